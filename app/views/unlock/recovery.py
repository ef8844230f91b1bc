"""The recovery sheet's eight groups, typed or pasted."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QKeyEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from app.views.theme.menus import open_field_menu
from app.views.theme.paint import begin, rounded
from app.views.theme.theme import Theme
from app.views.theme.widgets import Button, Gap, Label, ScreenTitle, Sign
from app.views.unlock.gate import Gate, Wide, centred
from app.words import say

GROUPS, LETTERS = 8, 4
_ALIKE = str.maketrans("OIL", "011")


def plain(text: str) -> str:
    """Letters and figures only, in capitals, with O read as 0 and I or L as 1, which the sheet never
    prints.
    """
    return "".join(one for one in text.upper() if one.isascii() and one.isalnum()).translate(_ALIKE)


class GroupBox(QLineEdit):
    """One group of four; a whole one wears the accent. `typed` tells its place (0 to 7) and its text."""

    typed = Signal(int, str)

    def __init__(self, theme: Theme, place: int) -> None:
        super().__init__()
        self._theme, self._place = theme, place
        self.setFrame(False)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(say("Group {place} of {all}", place=place + 1, all=GROUPS))
        self.setStyleSheet("QLineEdit { background: transparent; border: none; padding: 0; }")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        theme.changed.connect(self._dress)
        self.textChanged.connect(self._dress)
        self.textEdited.connect(self._tell)
        self._dress()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(83), self._theme.px(44))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(56), self._theme.px(44))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        open_field_menu(self._theme, self.createStandardContextMenu(), event.globalPos())

    def whole(self) -> bool:
        """Whether all four are there."""
        return len(self.text()) == LETTERS

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme, box = self._theme, QRectF(self.rect())
        radius = theme.radius("row")
        if self.hasFocus():
            rounded(painter, box, radius, theme.color("raised"), theme.color("focus"), theme.size("ring"))
        else:
            line = theme.blend("accent", "surface", 0.55) if self.whole() else theme.color("field")
            rounded(painter, box, radius, theme.color("surface"), line, theme.px(5) / 4)
        painter.end()
        super().paintEvent(event)

    def _tell(self, text: str) -> None:
        self.typed.emit(self._place, text)

    def _dress(self) -> None:
        font = self._theme.font("partner", size=16)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, self._theme.px(4) / 8)
        self.setFont(font)
        palette = self.palette()
        palette.setColor(palette.ColorRole.Text, self._theme.color("accentInk" if self.whole() else "ink"))
        self.setPalette(palette)
        self.updateGeometry()
        self.update()


class Groups(QWidget):
    """Eight boxes that behave as one long line: typing runs on, Backspace runs back, a paste fills them
    all.
    """

    changed = Signal()
    entered = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.boxes: list[GroupBox] = []
        for place in range(GROUPS):
            box = GroupBox(theme, place)
            box.installEventFilter(self)
            box.typed.connect(self._edited)
            box.returnPressed.connect(self.entered)
            self._grid.addWidget(box, place // 4, place % 4)
            self.boxes.append(box)
        theme.changed.connect(self._dress)
        self._dress()

    def text(self) -> str:
        """The groups as typed, with a space between."""
        return " ".join(box.text() for box in self.boxes)

    def whole(self) -> int:
        """How many groups are there with all four."""
        return sum(box.whole() for box in self.boxes)

    def clear(self) -> None:
        """Empty all of them."""
        for box in self.boxes:
            box.clear()
        self.changed.emit()

    def focus_first_empty(self) -> None:
        """Go where the next letter belongs."""
        box = next((box for box in self.boxes if not box.whole()), self.boxes[-1])
        box.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_read_only(self, still: bool) -> None:
        """Let nothing change while the key is being worked out."""
        for box in self.boxes:
            box.setReadOnly(still)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, GroupBox) and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.matches(QKeySequence.StandardKey.Paste) and not watched.isReadOnly():
                self._fill(self.boxes.index(watched), QApplication.clipboard().text())
                return True
            if event.key() == Qt.Key.Key_Space:
                self._go(self.boxes.index(watched) + 1 if watched.text() else self.boxes.index(watched))
                return True
            if event.key() == Qt.Key.Key_Backspace and not watched.text():
                self._go(self.boxes.index(watched) - 1)
                return True
            if event.key() == Qt.Key.Key_Left and watched.cursorPosition() == 0:
                self._go(self.boxes.index(watched) - 1)
                return True
            if event.key() == Qt.Key.Key_Right and watched.cursorPosition() == len(watched.text()):
                self._go(self.boxes.index(watched) + 1)
                return True
        return super().eventFilter(watched, event)

    def _edited(self, at: int, text: str) -> None:
        box = self.boxes[at]
        letters = plain(text)
        if len(letters) > LETTERS:
            self._fill(at, letters)
            return
        cursor = len(plain(text[: box.cursorPosition()]))
        box.setText(letters)
        box.setCursorPosition(cursor)
        if box.whole() and cursor == LETTERS:
            self._go(at + 1)
        self.changed.emit()

    def _fill(self, at: int, text: str) -> None:
        # All eight at once begin at the first box, wherever the cursor was; less goes on from where it is.
        letters = plain(text)
        start = 0 if len(letters) >= GROUPS * LETTERS else at
        for place in range(start, GROUPS):
            piece, letters = letters[:LETTERS], letters[LETTERS:]
            if not piece:
                break
            self.boxes[place].setText(piece)
        self.focus_first_empty()
        self.changed.emit()

    def _go(self, place: int) -> None:
        if 0 <= place < GROUPS:
            self.boxes[place].setFocus(Qt.FocusReason.OtherFocusReason)
            self.boxes[place].end(False)

    def _dress(self) -> None:
        self._grid.setHorizontalSpacing(self._theme.px(12))
        self._grid.setVerticalSpacing(self._theme.px(14))


class RecoveryView(Gate):
    """Use the recovery sheet."""

    given = Signal(str)
    back_wanted = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, width=368, parent=parent)
        self._busy = False
        self.groups = Groups(theme)
        self.sign = Sign(theme, "check", token="accent", size=16, line=18)
        self.status = Label(theme, style="small", token="ink2", wrap=True)
        self.button = Button(theme, "", kind="primary", tall=True)
        self.back = Button(theme, say("Back to the passphrase"), kind="link")
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.status, 1)
        self.column.addWidget(ScreenTitle(theme, say("Use the recovery sheet"), wrap=True))
        self.column.addWidget(Gap(theme, 7.5))
        self.column.addWidget(
            Label(theme, say("Eight groups. Capitals and spaces do not matter."), token="ink2", wrap=True)
        )
        self.column.addWidget(Gap(theme, 26.5))
        self.column.addWidget(self.groups)
        self.column.addWidget(Gap(theme, 21))
        self.column.addLayout(row)
        self.column.addWidget(Gap(theme, 21))
        self.column.addWidget(Wide(theme, self.button))
        self.column.addWidget(Gap(theme, 10.5))
        self.column.addLayout(centred(self.back))
        self.groups.changed.connect(self._tell)
        self.groups.entered.connect(self._submit)
        self.button.clicked.connect(self._submit)
        self.back.clicked.connect(self.back_wanted)
        self.set_busy(False)
        self._tell()

    def show_wrong(self) -> None:
        """One of them differs; which one is not known, and none is taken away."""
        self.set_busy(False)
        self._say("circle-alert", "ink2", say("One of the groups differs. Read them once more, beside the sheet."))
        self.groups.boxes[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def set_busy(self, busy: bool) -> None:
        """While the key is being worked out."""
        self._busy = busy
        self.groups.set_read_only(busy)
        self.button.setText(say("Opening") if busy else say("Open, then choose a new passphrase"))

    def _submit(self) -> None:
        if self._busy:
            return
        if self.groups.whole() < GROUPS:
            self._say("check", "accent", self._typed())
            self.groups.focus_first_empty()
            return
        self.set_busy(True)
        self.given.emit(self.groups.text())

    def _tell(self) -> None:
        self._say("check" if self.groups.whole() else "circle-dashed", "accent", self._typed())

    def _typed(self) -> str:
        whole = self.groups.whole()
        if whole == GROUPS:
            return say("All eight groups typed.")
        return (
            say("No groups typed yet. The last one checks them all."),
            say("One group typed. The last one checks them all."),
            say("Two groups typed. The last one checks them all."),
            say("Three groups typed. The last one checks them all."),
            say("Four groups typed. The last one checks them all."),
            say("Five groups typed. The last one checks them all."),
            say("Six groups typed. The last one checks them all."),
            say("Seven groups typed. The last one checks them all."),
        )[whole]

    def _say(self, icon: str, token: str, words: str) -> None:
        self.sign.set_icon(icon, token)
        self.status.setText(words)
        for box in self.groups.boxes:
            box.setAccessibleDescription(words)
