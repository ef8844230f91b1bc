"""The third step: the recovery key, shown once, until it lies on paper or on a stick."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.views.theme.paint import begin, draw_text, rounded
from app.views.theme.theme import Theme
from app.views.theme.widgets import Button, Gap, Label, Sign
from app.views.unlock.asks import PracticeGiven, Sheets
from app.words import say


class RecoverySheet(QWidget):
    """Eight groups, Print and Save; `kept` is asked for by the last button, which waits for either.

    Where no sheet can be drawn they can still be written down by hand, and it waits no longer.
    """

    kept = Signal()

    def __init__(self, theme: Theme, sheets: Sheets, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._sheets = theme, sheets
        self._practice, self._groups = PracticeGiven(""), ""
        self._busy = False
        self.tiles = [_Group(theme) for _ in range(8)]
        self._grid = QGridLayout()
        for place, tile in enumerate(self.tiles):
            self._grid.addWidget(tile, place // 4, place % 4)
        self.print_out = Button(theme, say("Print it"), kind="primary", icon="printer", tall=True)
        self.save = Button(theme, say("Save as PDF"), icon="download", tall=True)
        self.done = Button(theme, say("Open Unhurried"), tall=True)
        self._sign = Sign(theme, "circle-dashed", token="ink2", line=18)
        self.status = Label(theme, style="small", token="ink2", wrap=True)
        said = QHBoxLayout()
        said.setContentsMargins(0, 0, 0, 0)
        said.setSpacing(8)
        said.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        said.addWidget(self.status, 1)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(12)
        buttons.addWidget(self.print_out)
        buttons.addWidget(self.save)
        buttons.addStretch(1)
        buttons.addWidget(self.done)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._grid)
        column.addWidget(Gap(theme, 18))
        column.addLayout(said)
        column.addWidget(Gap(theme, 18))
        column.addLayout(buttons)
        self.print_out.clicked.connect(self._print)
        self.save.clicked.connect(self._save)
        self.done.clicked.connect(self.kept)
        theme.changed.connect(self._dress)
        self._dress()

    def groups_shown(self) -> str:
        """The groups on the screen, or nothing yet."""
        return self._groups

    def show_groups(self, practice: PracticeGiven, groups: str) -> None:
        """The eight groups, with spaces between, and whose they are."""
        fresh = (practice, groups) != (self._practice, self._groups)
        self._practice, self._groups = practice, groups
        for tile, group in zip(self.tiles, groups.split(), strict=True):
            tile.set_group(group)
        if fresh:
            self.print_out.set_kind("primary")
            self.done.set_kind("quiet")
            self.done.setEnabled(False)
            self._say(
                "circle-dashed",
                "ink2",
                say("Print it, or save it to a stick. After that it is not shown again."),
            )

    def begin(self) -> None:
        """The focus where the next thing is done."""
        (self.done if self.done.isEnabled() else self.print_out).setFocus(Qt.FocusReason.OtherFocusReason)

    def _print(self) -> None:
        self._draw(self.print_out, self._hand_over)

    def _save(self) -> None:
        if self._busy:
            return
        path = self._sheets.where(say("Recovery sheet") + ".pdf")
        if path and isValid(self):  # the records may have been locked while it was asked
            self._draw(self.save, lambda sheet: self._put(Path(path), sheet))

    def _draw(self, pressed: Button, then: Callable[[bytes], None]) -> None:
        """Have the sheet drawn, and go on with it if it is still the one that is shown."""
        if self._busy:
            return
        self._busy, usual, meant = True, pressed.text(), (self._practice, self._groups)
        pressed.setText(say("One moment"))

        def ended() -> bool:
            if not isValid(self):
                return False  # the records were locked meanwhile
            self._busy = False
            pressed.setText(usual)
            return True

        def given(sheet: bytes) -> None:
            if not ended():
                return
            if self.isVisible() and meant == (self._practice, self._groups):
                then(sheet)
            else:
                self._say(
                    "circle-dashed", "ink2", say("The sheet was ready while you were elsewhere. Press once more.")
                )

        def told(trouble: str) -> None:
            if ended():
                self._say("circle-alert", "error", trouble)
                self.done.setEnabled(True)

        self._sheets.pdf(*meant, given, told)

    def _hand_over(self, sheet: bytes) -> None:
        trouble = self._sheets.print_out(sheet)
        if trouble:
            self._say("circle-alert", "error", trouble)
        else:
            self._keep(say("Sent to the printer. Keep the sheet away from this computer."))

    def _put(self, path: Path, sheet: bytes) -> None:
        try:
            _write(path, sheet)
        except OSError:
            self._say("circle-alert", "error", say("That folder cannot be written to. Choose another place."))
            return
        self._keep(say("Saved. Keep it away from this computer."))

    def _keep(self, words: str) -> None:
        self._say("check", "accent", words)
        self.print_out.set_kind("quiet")
        self.done.set_kind("primary")
        self.done.setEnabled(True)
        self.done.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, icon: str, token: str, words: str) -> None:
        self._sign.set_icon(icon, token)
        self.status.set_token("error" if token == "error" else "ink2")
        self.status.setText(words)

    def _dress(self) -> None:
        self._grid.setHorizontalSpacing(self._theme.px(12))
        self._grid.setVerticalSpacing(self._theme.px(12))


def _write(path: Path, content: bytes) -> None:
    """Put the sheet into a file that only this person can read."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)


class _Group(QLabel):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._group = theme, ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._dress)

    def set_group(self, group: str) -> None:
        """Four letters; the accessible name spells them."""
        self._group = group
        self.setText(group)
        self.setAccessibleName(" ".join(group))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(48))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        rounded(painter, QRectF(self.rect()), self._theme.radius("control"), self._theme.color("canvas"))
        painter.setFont(self._theme.font("strong", size=17, numerals=True))
        painter.setPen(self._theme.color("ink"))
        draw_text(painter, self._group, QRectF(self.rect()), Qt.AlignmentFlag.AlignHCenter)
        painter.end()

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()
