"""Two pages for when the records cannot be opened here: the file is damaged, or another window has it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.views.theme.marks import paint_brand
from app.views.theme.paint import begin, rounded
from app.views.theme.theme import Theme
from app.views.theme.widgets import Button, Card, Gap, Label, ScreenTitle, StoneMark
from app.views.unlock.asks import BackupReady
from app.views.unlock.gate import Gate, Wide, centred
from app.words import say

_MIDDLE = Qt.AlignmentFlag.AlignHCenter


class DamagedPage(Gate):
    """Part of the records cannot be read, or (`empty`) nothing is left in their file: restore a backup where one is
    ready, choose another, or close for now.
    """

    restore_wanted = Signal()
    another_wanted = Signal()
    close_wanted = Signal()

    def __init__(
        self, theme: Theme, backup: BackupReady | None = None, *, empty: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, width=368, parent=parent)
        self.setWindowTitle("Unhurried")
        self.another = Button(theme, say("Choose another") if backup else say("Choose a backup"), tall=True)
        self.close_now = Button(theme, say("Close for now"), tall=True)
        self.restore: Button | None = None
        title = say("The records file is empty") if empty else say("The records file is damaged")
        happened = (
            say("There is nothing in it, so it cannot be opened. Nothing was written to it, and nothing will be.")
            if empty
            else say("Part of it cannot be read. It was set aside untouched, and nothing more is written to it.")
        )
        self.column.addWidget(ScreenTitle(theme, title, wrap=True))
        self.column.addWidget(Gap(theme, 8))
        self.column.addWidget(Label(theme, happened, token="ink2", wrap=True))
        self.column.addWidget(Gap(theme, 16))
        if backup is not None:
            self.column.addWidget(self._offer(backup))
            self.column.addWidget(Gap(theme, 18))
            self.restore = Button(theme, say("Restore into a new file"), kind="primary", tall=True)
            self.restore.clicked.connect(self.restore_wanted)
            self.column.addWidget(Wide(theme, self.restore))
            self.column.addWidget(Gap(theme, 10))
        pair = QHBoxLayout()
        pair.setContentsMargins(0, 0, 0, 0)
        pair.setSpacing(12)
        pair.addWidget(Wide(theme, self.another), 1)
        pair.addWidget(Wide(theme, self.close_now), 1)
        self.column.addLayout(pair)
        self.another.clicked.connect(self.another_wanted)
        self.close_now.clicked.connect(self.close_wanted)

    def _offer(self, backup: BackupReady) -> QWidget:
        theme = self.theme
        card = Card(theme, line="accent", strength=0.55, padding=12)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(theme, say("A backup is ready"), style="strong"))
        words.addWidget(Label(theme, backup.made, style="small", token="ink2", wrap=True, line=20))
        words.addWidget(Gap(theme, 2))
        words.addWidget(Label(theme, backup.lacks, style="small", token="ink2", wrap=True, line=19))
        row = QHBoxLayout(card)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(StoneMark(theme, "behind", icon="check", size=28), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return card


class StartedTwicePage(Gate):
    """Another window has these records; it can be brought forward."""

    show_wanted = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, width=320, parent=parent)
        self.setWindowTitle("Unhurried")
        self.button = Button(theme, say("Show that window"), kind="primary", tall=True)
        wide = Wide(theme, self.button, width=200)
        self.column.addLayout(centred(_TwoWindows(theme)))
        self.column.addWidget(Gap(theme, 21))
        self.column.addWidget(ScreenTitle(theme, say("Unhurried is already open"), wrap=True, align=_MIDDLE))
        self.column.addWidget(Gap(theme, 6))
        self.column.addWidget(
            Label(
                theme,
                say("These records are open in another window, so they are safe from being written twice."),
                token="ink2",
                wrap=True,
                align=_MIDDLE,
            )
        )
        self.column.addWidget(Gap(theme, 18))
        self.column.addLayout(centred(wide))
        self.button.clicked.connect(self.show_wanted)


class _TwoWindows(QWidget):
    """A picture: the window that is there, before the one that was asked for."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(220), self._theme.px(137))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme, px = self._theme, self._theme.px
        pen = QPen(theme.blend("field", "rail", 0.8), px(5) / 4)
        pen.setDashPattern([3.4, 2.2])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(1, 1, px(168), px(106)), px(10), px(10))
        front = QRectF(px(51), px(28), px(168), px(107))
        rounded(painter, front, px(10), theme.color("surface"), theme.blend("accent", "surface", 0.55), px(5) / 4)
        brand = QRectF(front.center().x() - px(15), front.center().y() - px(12), px(30), px(24))
        paint_brand(painter, theme, brand)
        painter.end()
