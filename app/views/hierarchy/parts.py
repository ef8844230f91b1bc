"""Smaller parts of the page: the heads of the columns, the empty path, the place to move to, what is off the table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.models.library import LibraryStep
from app.rules.path import PathRow
from app.views.hierarchy.columns import Columns, columns, wrapped
from app.views.hierarchy.off_table import OffTable
from app.views.hierarchy.sentences import Two, scale_name
from app.views.theme.flow import Flow
from app.views.theme.paint import begin, draw_text
from app.views.theme.stones import StoneMark
from app.views.theme.theme import Theme
from app.views.theme.widgets import BrandMark, Card, Chip, Field, Label, Scroll
from app.words import say


class ColumnHeads(QWidget):
    """What the columns hold; the scale is named with its direction, also where the answers stand below the title.

    Where there is little room for it, it stands on lines of its own.
    """

    def __init__(self, theme: Theme, below: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._below = theme, below
        self._scale = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        below.installEventFilter(self)
        theme.changed.connect(self.updateGeometry)

    def show_scale(self, two: Two) -> None:
        """Name the couple's scale."""
        self._scale = scale_name(two.couple.scale)
        self.setAccessibleName(" · ".join((say("Step, gentlest first"), self._scale, say("Willingness"))))
        self.update()

    def sizeHint(self) -> QSize:
        words = self._theme.px(12) + len(self.scale_lines()) * self._theme.px(16)
        return QSize(0, words if self._columns().stacked else max(words, self._theme.px(42)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.updateGeometry()  # a scroll bar came or went
            self.update()
        return super().eventFilter(watched, event)

    def scale_lines(self) -> list[str]:
        """The name of the scale as it is broken into lines here."""
        at = self._columns()
        # Its direction stays together.
        whole = re.sub(r"\([^)]*\)", lambda found: found[0].replace(" ", "\u00a0"), self._scale)
        return wrapped(self._font(), whole, at.willing - self._left(at) - self._theme.px(12), most=3)

    def _columns(self) -> Columns:
        # As wide as the rows below, which a scroll bar makes narrower.
        return columns(self._theme, self._below.width())

    def _left(self, at: Columns) -> float:
        return at.title if at.stacked else at.track - self._theme.px(8)

    def _font(self) -> QFont:
        return self._theme.font("caption", size=12.5)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme, at = self._theme, self._columns()
        painter.setFont(self._font())
        painter.setPen(theme.color("ink3"))
        high = self.height() + theme.px(1)
        if not at.stacked:
            draw_text(painter, say("Step, gentlest first"), QRectF(at.title, 0, at.title_width, high))
        left, lines, line = self._left(at), self.scale_lines(), theme.px(16)
        top = (high - line * len(lines)) / 2
        for number, words in enumerate(lines):
            draw_text(painter, words, QRectF(left, top + number * line, at.willing - left, line))
        draw_text(painter, say("Willingness"), QRectF(at.willing, 0, at.willing_width, high))
        painter.end()


class EmptyPath(QWidget):
    """“Where would feel easy today?”: one field, and five ideas to begin from. `scrolled` where the page is low."""

    taken = Signal(object)
    scrolled = Signal()

    def __init__(self, theme: Theme, ideas: Sequence[LibraryStep], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._middle = QWidget()
        self._column = column = QVBoxLayout(self._middle)
        brand = QHBoxLayout()
        brand.addStretch(1)
        brand.addWidget(BrandMark(theme, width=34))
        brand.addStretch(1)
        column.addLayout(brand)
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(Label(theme, say("Where would feel easy today?"), style="title", wrap=True, align=centre))
        words = say("Begin with something already comfortable. Order can change at any time.")
        column.addWidget(Label(theme, words, style="body", token="ink2", wrap=True, align=centre))
        self.field_place = QVBoxLayout()
        column.addLayout(self.field_place)
        column.addWidget(Label(theme, say("Or begin from the library"), style="small", token="ink2"))
        holder = QWidget()
        self._flow = Flow(holder)
        self.chips: list[Chip] = []
        for step in ideas:
            chip = Chip(theme, step.title, icon="plus", tall=True)
            chip.setAccessibleDescription(step.description)
            chip.clicked.connect(lambda _=False, one=step: self.taken.emit(one))
            self.chips.append(chip)
            self._flow.addWidget(chip)
        column.addWidget(holder)
        column.addStretch(1)
        whole = QWidget()
        beside = QHBoxLayout(whole)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addStretch(1)
        beside.addWidget(self._middle, 1000)
        beside.addStretch(1)
        self._scroll = Scroll(theme, whole)
        self._scroll.verticalScrollBar().valueChanged.connect(self.scrolled)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        theme.changed.connect(self._dress)
        self._dress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.show_field()

    def show_field(self) -> None:
        """Bring the field into sight."""
        item = self.field_place.itemAt(0)
        field = item.widget() if item is not None else None
        if field is not None:
            self._scroll.ensureWidgetVisible(field, 0, self._theme.px(10))

    def _dress(self) -> None:
        px = self._theme.px
        self._middle.setMaximumWidth(px(400))
        self._column.setContentsMargins(0, px(28), 0, px(12))
        self._column.setSpacing(px(10))
        self.field_place.setContentsMargins(0, px(10), 0, px(10))
        self._flow.set_gaps(px(8), px(10))


class PlaceCard(Card):
    """Move to place: a number, then Enter. `writing` says that words were typed there: they belong elsewhere."""

    wanted = Signal(int, int)
    closed = Signal()
    writing = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, token="raised", line="line2", radius="row", floating=True, padding=12, parent=parent)
        self._step_id, self._of = 0, 0
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._field = Field(theme, say("Move to place"), tall=False)
        self._field.edit.returnPressed.connect(self._go)
        self._field.edit.textEdited.connect(self._typed)
        row.addWidget(self._field)
        self.setAccessibleName(say("Move to place"))
        self.hide()

    def ask(self, row: PathRow, of: int) -> None:
        """Ask where this step should go, from 1 to `of`."""
        self._step_id, self._of = row.step.id, of
        self._field.set_error("")
        self._field.edit.setPlaceholderText(say("1 to {last}", last=of))
        self._field.set_text(str(row.number))
        self.adjustSize()
        self.show()
        self.raise_()
        self._field.edit.selectAll()
        self._field.edit.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)

    def leave(self) -> None:
        """Close without moving anything."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def _typed(self, words: str) -> None:
        if any(letter.isalpha() for letter in words):
            self.leave()
            self.writing.emit()

    def _go(self) -> None:
        words = self._field.text().strip()
        if not (words.isascii() and words.isdigit() and 1 <= int(words) <= self._of):
            self._field.set_error(say("A place from 1 to {last}.", last=self._of))
            self.adjustSize()
            return
        step_id = self._step_id
        self.leave()
        self.wanted.emit(step_id, int(words) - 1)


class BelowList(QWidget):
    """What stands below the steps: a stone with the field for the next one, and what is off the table."""

    def __init__(self, theme: Theme, add: QWidget, off_table: OffTable) -> None:
        super().__init__()
        self._theme = theme
        self.add_row = QHBoxLayout()
        self.add_row.addWidget(StoneMark(theme, "adding", icon="plus", size=27))
        self.add_row.addWidget(add, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self.add_row)
        column.addWidget(off_table)
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        px = self._theme.px
        self.add_row.setContentsMargins(px(8.5), px(8), 0, px(8))
        self.add_row.setSpacing(px(12))
