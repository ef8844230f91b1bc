"""A field of the record: plain words that are kept while they are typed, and taken back as one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.actions.practising import Part, keep_typed, write_record
from app.actions.under_way_shown import UnderWay
from app.models.side import Side
from app.models.text import storable
from app.views.desk import Desk
from app.views.drafts import Drafting
from app.views.growing_field import GrowingField
from app.views.theme.paint import begin, rounded
from app.views.theme.theme import Theme
from app.views.under_way.pane_words import field_words

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

MOST_LINES = 9
"""Beyond so many lines the words scroll."""


class WordsField(GrowingField):
    """Enter begins another line; Tab goes on to what is asked next. `style` is the type of the words."""

    def __init__(self, theme: Theme, *, least: int, style: str = "body") -> None:
        self._style = style
        super().__init__(theme, "", "", least=least)

    def call_it(self, name: str, placeholder: str) -> None:
        """What it is called, and what stands in it while it is empty."""
        self._placeholder = placeholder
        self.setAccessibleName(name)
        self.setAccessibleDescription(placeholder)
        self._fit()
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain = held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if event.key() in _ENTER and plain and not self.isReadOnly():
            self.new_line()
        else:
            super().keyPressEvent(event)

    def _font(self) -> QFont:
        return self._theme.font(self._style)


class RecordField(QFrame):
    """Its words are in the records at most 400 ms after the first letter that is not there yet.

    All that was typed from coming to leaving is one step of undo. `typed` goes out at a letter that is not kept yet.
    """

    typed = Signal()

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        part: Part,
        side: Side | None = None,
        *,
        least: int = 3,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._desk, self._least = theme, desk, least
        self.part, self.side = part, side
        self._of: tuple[int, int] | None = None
        self._settled = ""
        self._stood: str | None = None  # what stood there before somebody typed; None while nobody has
        self._place = f"record, {part.value}, {side.value if side is not None else 'both'}"
        self.edit = WordsField(theme, least=least, style="small" if part.each else "body")
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.edit)
        self._drafting = Drafting(self.edit.words, self._keep, self)
        self.edit.edited.connect(self._edited)
        self.edit.focused.connect(self._focus_moved)
        key, commit = (self._place, 0), self.commit
        desk.on_flush(key, commit)
        # A page may go without having closed its fields; the desk must not call into what is gone.
        self.destroyed.connect(lambda: desk.forget_flush(key, commit))
        theme.changed.connect(self._dress)
        self._dress()

    def show_record(self, shown: UnderWay | None) -> None:
        """The words of this time; those that are being typed are never overwritten by what was read before them."""
        of = (shown.step_id, shown.occasion_id) if shown is not None else None
        if of != self._of:
            self.commit()
            self._of = of
            self._put("")
        self.edit.setReadOnly(shown is None)
        if shown is None or self._stood is not None:
            return
        self.edit.call_it(*field_words(shown, self.part, self.side))
        record = shown.record
        kept = record.words(self.part.value, self.side) if self.side else str(getattr(record, self.part.value))
        waiting = self._desk.unsaved(self._place, shown.occasion_id)
        now = kept if waiting is None else waiting
        if storable(self.edit.words()) != storable(now):
            self._put(now)

    def commit(self) -> None:
        """Keep what was typed, as one intention that can be taken back."""
        stood, of = self._stood, self._of
        if stood is None or of is None:
            return
        now, waits = self.edit.words(), self._drafting.waiting or self._desk.unsaved(self._place, of[1]) is not None
        self._drafting.stop()
        self._stood, self._settled = None, now
        # On disk first: words that wait for it are tried again by themselves, and are no intention of their own yet.
        if (waits and not self._keep(now)) or storable(now) == storable(stood):
            return
        self._desk.do_or_tell(write_record, *of, self.part, self.side, now, stood)

    def _put(self, words: str) -> None:
        self.edit.set_words(words)
        self._settled, self._stood = words, None

    def _edited(self) -> None:
        if self._of is None:
            return
        if self._stood is None:
            self._stood = self._settled
        self._drafting.typed()
        self.typed.emit()

    def _focus_moved(self, here: bool) -> None:
        if not here:
            self.commit()
        self.update()

    def _keep(self, text: str) -> bool:
        if self._of is None:
            return True
        step_id, occasion_id = self._of
        keep = partial(keep_typed, step_id=step_id, occasion_id=occasion_id, part=self.part, side=self.side)
        return self._desk.keep_words(self._place, occasion_id, text, keep)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme, focus = self._theme, self.edit.hasFocus()
        fill, line = theme.color("raised" if focus else "surface"), theme.color("focus" if focus else "field")
        width = theme.size("ring") if focus else 1
        rounded(painter, QRectF(self.rect()), theme.radius("control"), fill, line, width)
        painter.end()

    def _dress(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(13), px(7), px(9), px(7))
        self.edit.set_limits(self._least, MOST_LINES * self._theme.line("body"))
        self.update()
