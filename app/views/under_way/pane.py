"""How it was: what each expected, what happened and what was learned, while a step is in the room and after it."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.actions.change import Change, Happened
from app.actions.practising import Part, say_how_it_ended
from app.actions.record_words import ended_words, part_words
from app.actions.under_way_shown import Place, UnderWay, show_under_way
from app.models.practice_record import HowItEnded
from app.models.side import Side
from app.views.desk import Desk
from app.views.theme.flow import Flow
from app.views.theme.note_clipboard import ClipboardForAMinute
from app.views.theme.paint import begin
from app.views.theme.theme import Theme
from app.views.theme.widgets import Button, Chip, Gap, KeyCap, Label, Scroll, SectionTitle
from app.views.under_way.card_words import title_words
from app.views.under_way.fields import RecordField
from app.views.under_way.number_table import NumberTable
from app.views.under_way.pieces import Hairline
from app.views.under_way.saved import SavedLine
from app.views.under_way.settling import Mark
from app.words import say

WIDE = 432
EACH = (Part.EXPECTED, Part.HAPPENED, Part.LEARNED)
BOTH = (Part.HELPED, Part.ADJUST)

_ELSEWHERE = {Happened.ENTRY_KEPT, Happened.ENTRY_CHANGED, Happened.ENTRY_REMOVED, Happened.CHECKED_IN}


class HowItWas(QWidget):
    """The record of the step in the room, or of the one that ended last in this session. `notes_wanted`: the notes.

    It names the step itself, since the whole path may stand beside it.

    Every word is kept while it is typed. Tab goes down what one of them says, then what the other says, as they are
    asked each in turn.
    """

    notes_wanted = Signal()

    def __init__(self, theme: Theme, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._desk = theme, desk
        self._couple_id = 0
        self._shown: UnderWay | None = None
        self.setAccessibleName(say("How it was"))
        self.clipboard = ClipboardForAMinute(self)
        self.notes = Button(theme, say("Notes"), kind="link")
        self.notes.setAccessibleDescription(say("F6"))
        self.notes.clicked.connect(self.notes_wanted)
        self.names = {
            side: Label(theme, style="step", weight=600, token="a" if side is Side.FIRST else "b", elide=True)
            for side in Side
        }
        self.fields: dict[tuple[Part, Side | None], RecordField] = {
            (part, side): RecordField(theme, desk, part, side) for side in Side for part in EACH
        }
        self.fields |= {(part, None): RecordField(theme, desk, part, least=1) for part in BOTH}
        self.of = Label(theme, token="ink2", elide=True)
        self.numbers = NumberTable(theme, desk)
        self.ended = {one: self._chip(one) for one in HowItEnded}
        self.nothing = Label(theme, say("Nothing is in the room now."), style="remark", token="ink2", wrap=True)
        self.saved = SavedLine(theme, saved=not desk.unsaved_words())
        self._lay_out()
        self._connect()
        theme.changed.connect(self._dress)
        self._dress()
        self._show(None)

    # -- for the window ---------------------------------------------------------------------------------------

    def show_couple(self, couple_id: int) -> None:
        """Show the record of what is in the room with this couple; what was typed for another is kept before."""
        self._couple_id = couple_id
        self._reload()

    def take_focus(self) -> None:
        """The focus where one would go on: what is expected before it, what happened after it."""
        before = self._shown is not None and self._shown.begun_at is None and self._shown.place is not Place.ENDED
        self._focus(Part.EXPECTED if before else Part.HAPPENED)

    def take_happened(self) -> None:
        """They came to the end: the focus into what happened, for the first of them."""
        self._focus(Part.HAPPENED)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(WIDE), self._theme.px(640))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(300), self._theme.px(280))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        painter.fillRect(self.rect(), self._theme.color("surface"))
        painter.fillRect(QRectF(0, 0, 1, self.height()), self._theme.color("line"))
        painter.end()

    # -- what it shows ----------------------------------------------------------------------------------------

    def _changed(self, change: Change) -> None:
        if change.couple_id == self._couple_id and change.happened not in _ELSEWHERE:
            self._reload()

    def _reload(self, *_: object) -> None:
        self._show(self._desk.read(show_under_way, self._couple_id) if self._couple_id else None)

    def _show(self, shown: UnderWay | None) -> None:
        self._shown = shown
        self.of.setText(title_words(shown) if shown is not None else "")
        for side, label in self.names.items():
            label.setText(shown.partner(side).name if shown is not None else "")
        for field in self.fields.values():
            field.show_record(shown)
        self.numbers.show_record(shown)
        for ended, chip in self.ended.items():
            chip.setChecked(shown is not None and shown.record.ended is ended)
        self._body.setVisible(shown is not None)
        self.nothing.setVisible(shown is None)

    def _focus(self, part: Part) -> None:
        if self._shown is not None:
            self.fields[part, Side.FIRST].edit.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.notes.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end(self, ended: HowItEnded, chosen: bool) -> None:
        shown = self._shown
        if shown is not None:
            how = ended if chosen else None
            self._desk.do_or_tell(say_how_it_ended, shown.step_id, shown.occasion_id, how)
            self._reload()  # one that the disk did not take is not shown as chosen

    # -- putting it together ----------------------------------------------------------------------------------

    def _chip(self, ended: HowItEnded) -> Chip:
        chip = Chip(self._theme, ended_words(ended), checkable=True, roomy=True)
        chip.setAccessibleName(say("How it ended: {ended}", ended=ended_words(ended).lower()))
        chip.clicked.connect(lambda on=False: self._end(ended, on))
        return chip

    def _connect(self) -> None:
        desk = self._desk
        desk.changed.connect(self._changed)
        desk.room.connect(self._reload)
        desk.saved.connect(self.saved.set_saved)
        for field in self.fields.values():
            field.edit.copying.connect(self.clipboard.watch)
        order: list[QWidget] = [self.fields[part, side].edit for side in Side for part in EACH]
        order += [*self.numbers.fields.values(), *self.ended.values()]
        order += [self.fields[part, None].edit for part in BOTH]
        for one, following in pairwise([self.notes, *order]):
            QWidget.setTabOrder(one, following)

    def _lay_out(self) -> None:
        theme = self._theme
        self._top = QHBoxLayout()
        self._top.addWidget(SectionTitle(theme, say("How it was")))
        self._top.addWidget(self.of, 1)
        self._top.addWidget(KeyCap(theme, "F6"))
        self._top.addWidget(self.notes)
        self._each = QGridLayout()
        self._each.setColumnStretch(0, 1)
        self._each.setColumnStretch(1, 1)
        self._named: list[QHBoxLayout] = []
        for column, side in enumerate(Side):
            named = QHBoxLayout()
            named.addWidget(Mark(theme, side, size=13))
            named.addWidget(self.names[side], 1)
            self._named.append(named)
            self._each.addLayout(named, 0, column)
            for row, part in enumerate(EACH):
                field = self.fields[part, side]
                self._each.addWidget(field, 2 + 2 * row, column, Qt.AlignmentFlag.AlignTop)
        self._parts = [Label(theme, part_words(part), style="small", token="ink2") for part in EACH]
        for row, label in enumerate(self._parts):
            self._each.addWidget(label, 1 + 2 * row, 0, 1, 2)
        chips = QWidget()
        self._chips = Flow(chips)
        for chip in self.ended.values():
            self._chips.addWidget(chip)
        self._end_head = Flow(spread=True)
        self._end_head.addWidget(Label(theme, say("How it ended"), style="strong"))
        self._end_head.addWidget(Label(theme, say("all four are ordinary"), style="remark", token="ink2"))
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        explained = say("Expected is asked before, the rest after, each in turn.")
        self._column.addWidget(Label(theme, explained, token="ink2", wrap=True))
        self._column.addWidget(Gap(theme, 12))
        self._column.addLayout(self._each)
        self._part(Hairline(theme), 14, 14)
        self._part(self.numbers, 0, 0)
        self._part(Hairline(theme), 14, 14)
        self._column.addLayout(self._end_head)
        self._part(chips, 8, 0)
        for part in BOTH:
            self._part(Label(theme, part_words(part), style="strong"), 16, 6)
            self._column.addWidget(self.fields[part, None])
        self._column.addStretch(1)
        inside = QWidget()
        self._inside = QVBoxLayout(inside)
        self._inside.addWidget(self.nothing)
        self._inside.addWidget(self._body, 1)
        self._whole = QVBoxLayout(self)
        self._whole.addLayout(self._top)
        self._whole.addWidget(Scroll(theme, inside), 1)
        self._whole.addWidget(self.saved)

    def _part(self, widget: QWidget, above: int, below: int) -> None:
        if above:
            self._column.addWidget(Gap(self._theme, above))
        self._column.addWidget(widget)
        if below:
            self._column.addWidget(Gap(self._theme, below))

    def _dress(self) -> None:
        px = self._theme.px
        self._whole.setContentsMargins(1, px(18), 0, px(14))
        self._whole.setSpacing(0)
        self._top.setContentsMargins(px(24), 0, px(24), px(6))
        self._top.setSpacing(px(10))
        self._inside.setContentsMargins(px(24), 0, px(24), px(10))
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._each.setHorizontalSpacing(px(16))
        self._each.setVerticalSpacing(px(5))
        for named in self._named:
            named.setSpacing(px(7))
        for label in self._parts:
            label.setContentsMargins(0, px(8), 0, 0)
        self._chips.set_gaps(px(6), px(6))
        self._end_head.set_gaps(px(12), px(2))
        self.saved.setContentsMargins(px(24), px(10), px(24), 0)
        self.updateGeometry()
        self.update()
