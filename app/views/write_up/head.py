"""What stands above and below the note: its two tabs, its format, and the buttons at its foot."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from app.actions.write_up import format_word, heading_word
from app.models.note import NoteFormat
from app.rules.write_up import headings
from app.views.theme.menus import Menu
from app.views.theme.navigation import TabBar
from app.views.theme.paint import begin, draw_icon, draw_text, focus_ring, rounded
from app.views.theme.theme import Theme
from app.views.theme.widgets import PlainButton
from app.words import say

PROGRESS, PROCESS = 0, 1
"""The two tabs of the note."""

HIGH = 42
"""How high the tabs are, in pixels at 100 %."""


class NoteTabs(TabBar):
    """“Progress note”, and “Process notes” with a lock."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            theme, [say("Progress note"), say("Process notes")], name=say("Parts of the write-up"), parent=parent
        )
        self.setTabToolTip(PROCESS, say("Yours alone"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def tabSizeHint(self, index: int) -> QSize:
        room = self._theme.px(10) if index == PROCESS else 0
        return QSize(super().tabSizeHint(index).width() + room, self._theme.px(HIGH))

    def sizeHint(self) -> QSize:
        return QSize(sum(self.tabSizeHint(n).width() for n in range(self.count())), self._theme.px(HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = begin(self)
        px, rect = self._theme.px, self.tabRect(PROCESS)
        at = QPointF(rect.left() + self._words(PROCESS) + px(8), rect.center().y() - px(9))
        draw_icon(painter, self._theme, "lock", "ink2", at, 14)
        painter.end()


class FormatButton(PlainButton):
    """The format in use; pressing it offers the others. `chosen` carries the one that was picked."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._kind = NoteFormat.DAP
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._open)
        self.show_format(NoteFormat.DAP)

    def show_format(self, kind: NoteFormat) -> None:
        """Another one is in use."""
        self._kind = kind
        self.setText(format_word(kind))
        self.setAccessibleName(say("Format: {format}", format=format_word(kind)))
        self.setAccessibleDescription(say("The headings of the note"))

    def menu_of_formats(self) -> QMenu:
        """All of them, the one in use ticked."""
        menu = Menu(self._theme, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(menu)
        for kind in NoteFormat:
            spelt = say(", ").join(heading_word(one) for one in headings(kind))
            words = say("{format}: {headings}", format=format_word(kind), headings=spelt)
            action = QAction(words, menu)
            action.setCheckable(True)
            action.setChecked(kind is self._kind)
            action.triggered.connect(lambda _on=False, kind=kind: self._pick(kind))
            group.addAction(action)
            menu.addAction(action)
        return menu

    def sizeHint(self) -> QSize:
        px = self._theme.px
        widest = QFontMetricsF(self._theme.font("control")).horizontalAdvance(format_word(NoteFormat.SOAP))
        return QSize(round(widest) + px(48), px(30))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme, px = self._theme, self._theme.px
        box = QRectF(self.rect())
        over = self.underMouse() or self.isDown()
        if not self.isEnabled():
            painter.setFont(theme.font("control", size=13.5))
            painter.setPen(theme.color("ink2"))
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self.text())
            painter.end()
            return
        rounded(
            painter, box, theme.radius("control"), theme.color("raised" if over else "surface"), theme.color("field")
        )
        if self.hasFocus():
            focus_ring(painter, theme, box, theme.radius("control"))
        painter.setFont(theme.font("control", size=13.5))
        painter.setPen(theme.color("ink"))
        draw_text(painter, self.text(), box.adjusted(px(12), 0, -px(30), 0))
        at = QPointF(box.right() - px(26), (box.height() - px(16)) / 2)
        draw_icon(painter, theme, "chevron-down", "ink2", at)
        painter.end()

    def _open(self) -> None:
        menu = self.menu_of_formats()
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + self._theme.px(4))))

    def _pick(self, kind: NoteFormat) -> None:
        if kind is not self._kind:
            self.chosen.emit(kind)
