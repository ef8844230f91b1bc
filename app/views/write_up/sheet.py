"""The white note in the middle: its headings with their words, and process notes behind the second tab."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.actions.notes_shown import WriteUp
from app.actions.write_up import format_word, write_process, write_section
from app.models.note import Heading
from app.models.phrases import Phrase
from app.models.text import storable
from app.rules.quick_words import filled, usual_phrases
from app.rules.write_up import headings
from app.views.desk import Desk, Keep
from app.views.growing_field import GrowingField
from app.views.theme.paint import begin
from app.views.theme.theme import Theme
from app.views.theme.widgets import Card, Label, Scroll
from app.views.write_up.foot import Foot
from app.views.write_up.head import PROCESS, PROGRESS, FormatButton, NoteTabs
from app.views.write_up.keeping import WordsKeeper
from app.views.write_up.offers import Offers
from app.views.write_up.part import Part
from app.views.write_up.signed import AddendumWriter, Sealed, Thread
from app.views.write_up.writing import WritingBox
from app.words import say

_LOW = 420

CHIPS = 2
"""How many phrases are offered as chips."""


class Sheet(Card):
    """`dropped(entry_id, heading)`, `phrase_wanted(field, phrase)`, `all_wanted(field, sign)`, `step_wanted(step_id)`.

    `asking(field)`: a sign was typed there. `copying(words)`: these are on their way to the clipboard.

    Words are kept as they are typed; `typed` goes out at the first letter that is not kept yet. `previewing` shows
    the note as it will read when it is signed.
    """

    dropped = Signal(int, object)
    phrase_wanted = Signal(object, object)
    all_wanted = Signal(object, str)
    step_wanted = Signal(int)
    asking = Signal(object)
    typed = Signal()
    copying = Signal(str)

    def __init__(
        self, theme: Theme, desk: Desk, offers: Offers, phrases: Sequence[Phrase], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, floating=True, padding=0, parent=parent)
        self._desk, self._offers, self._phrases = desk, offers, tuple(phrases)
        self._seen: WriteUp | None = None
        self._keepers: dict[str, WordsKeeper] = {}
        self._active: Part | None = None
        self.previewing = False
        self.parts: dict[Heading, Part] = {}
        self.tabs = NoteTabs(theme)
        self.format = FormatButton(theme)
        self.foot = Foot(theme)
        self.sealed = Sealed(theme)
        self.added = Thread(theme)
        self.writer = AddendumWriter(theme, desk)
        self.process = GrowingField(
            theme,
            say("Process notes"),
            say("What is yours alone: a thought, a feeling, a question for supervision."),
            least=12,
        )
        self._build()
        self.tabs.currentChanged.connect(self._turn)
        # A field that grew has its room only once everything around it is laid out.
        self._scroll.verticalScrollBar().rangeChanged.connect(self._follow_active)
        self._yours_scroll.verticalScrollBar().rangeChanged.connect(
            lambda *_: self._follow(self.process, self._yours_scroll)
        )
        self.process.edited.connect(lambda: self._edited("process"))
        self.process.copying.connect(self.copying)
        self.process.cursorPositionChanged.connect(lambda: self._follow(self.process, self._yours_scroll))
        self.writer.field.copying.connect(self.copying)
        theme.changed.connect(self._space)
        self._space()

    # -- what it shows ----------------------------------------------------------------------------------------

    def show_note(self, seen: WriteUp) -> None:
        """This note as it stands; what is being typed is never overwritten by what was read before it."""
        another = self._seen is None or self._seen.shown.note.id != seen.shown.note.id
        if another:
            self.leave()
            self.tabs.setCurrentIndex(PROGRESS)
        self._seen = seen
        shown = seen.shown
        self.format.show_format(shown.note.format)
        self.format.setEnabled(not shown.signed)
        if another:
            note_id = shown.note.id
            self._keep("process", self.process, lambda work, clock, text: write_process(work, clock, note_id, text))
            self.process.set_words(self._newest("process", seen.process))
        elif not self._keepers["process"].waiting:
            words = self._newest("process", seen.process)
            if storable(self.process.words()) != storable(words):
                self.process.set_words(words)
        self._lay_parts()
        titles = dict(seen.titles)
        for heading, part in self.parts.items():
            part.set_read_only(shown.signed or self.previewing)
            words = self._newest(heading.value, shown.sections.get(heading, ""))
            if not self._keepers[heading.value].waiting:
                part.show_words(words)
            part.show_mentions(shown.mentions, titles)
            own = heading in headings(shown.note.format)
            part.show_foreign("" if own else format_word(shown.note.format))
            hidden = (shown.signed or self.previewing) and not words.strip()
            part.setVisible(not hidden)
        self.sealed.setVisible(shown.signed)
        self.writer.setVisible(shown.signed)
        self.writer.show_note(shown.note.id if shown.signed else 0)
        self.sealed.show_note(shown)
        self.added.show_addenda(shown.addenda)
        self.empty.setVisible(self.previewing and not any(words.strip() for words in shown.sections.values()))
        self.foot.show_note(seen, previewing=self.previewing)
        self._show_chips()

    def preview(self, previewing: bool) -> None:
        """As it will read when it is signed; or to go on writing."""
        self.flush()
        in_words = any(part.field.hasFocus() for part in self.parts.values())
        self.previewing = previewing
        if self._seen is not None:
            self.show_note(self._seen)
        if in_words and previewing:  # pressed without the keys going there: no caret stays in words that are only read
            self.foot.preview.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Keep what is typed, and let go of the note."""
        for keeper in self._keepers.values():
            keeper.close()
        self._keepers.clear()
        self._offers.put_away()
        for part in self.parts.values():
            part.hide()
            part.deleteLater()
        self.parts.clear()
        self.process.set_words("")
        self.writer.show_note(0)
        self.sealed.show_note(None)
        self.added.show_addenda(())
        self.foot.forget_named()
        self._active = None
        self._seen = None
        self.previewing = False

    def flush(self) -> None:
        """Keep at once what is typed."""
        for keeper in list(self._keepers.values()):
            keeper.flush()

    def heading_of(self, field: QWidget) -> Heading | None:
        """The heading whose words stand in a field; None for a field that is none of theirs."""
        return next((heading for heading, part in self.parts.items() if part.field is field), None)

    def show_below(self) -> None:
        """Bring into sight what stands below the headings of the format, if anything does."""
        seen = self._seen
        part = next(
            (part for one, part in self.parts.items() if seen and one not in headings(seen.shown.note.format)), None
        )
        if part is not None:
            QTimer.singleShot(0, part, lambda: self._scroll.ensureWidgetVisible(part, 0, self._theme.px(12)))

    def take_focus(self) -> None:
        """Where one would go on writing: the heading of last time, or the first."""
        if self.tabs.currentIndex() == PROCESS:
            self.process.setFocus()
        elif self._seen is not None and self._seen.shown.signed:
            self.writer.open_button.setFocus()
        elif self._active is not None and self._active.isVisibleTo(self):
            self._active.field.setFocus()
        else:
            first = next((part for part in self.parts.values() if part.isVisibleTo(self)), None)
            (first.field if first is not None else self.foot.preview).setFocus()

    # -- parts ------------------------------------------------------------------------------------------------

    def _lay_parts(self) -> None:
        seen = self._seen
        if seen is None:
            return
        wanted = list(seen.shown.headings)
        # A heading is not taken away under the hands of somebody who is about to write there again.
        wanted += [one for one, part in self.parts.items() if one not in wanted and part.field.hasFocus()]
        for heading in [one for one in self.parts if one not in wanted]:
            self._keepers.pop(heading.value).close()
            part = self.parts.pop(heading)
            self._active = None if self._active is part else self._active
            part.hide()
            part.deleteLater()
        for place, heading in enumerate(wanted):
            part = self.parts.get(heading) or self._make_part(heading)
            if self._words.indexOf(part) != place:
                self._words.insertWidget(place, part)
        self.parts = {heading: self.parts[heading] for heading in wanted}
        self._order_heard()
        self._order_tabs()

    def _order_heard(self) -> None:
        """What is heard follows the order of the children: the headings, the seal, what was added, and the foot."""
        inside = self._inside
        order = [*self.parts.values(), self.sealed, self.added, self.writer, self.foot]
        order = [one for one in order if one.parentWidget() is inside]
        if [one for one in inside.children() if one in order] != order:
            for widget in order:
                widget.raise_()

    def _make_part(self, heading: Heading) -> Part:
        seen = self._seen
        part = Part(self._theme, heading, self._offers)
        self.parts[heading] = part
        part.dropped.connect(lambda entry_id: self.dropped.emit(entry_id, heading))
        part.phrase_wanted.connect(lambda phrase: self.phrase_wanted.emit(part.field, phrase))
        part.all_wanted.connect(lambda sign: self.all_wanted.emit(part.field, sign))
        part.step_wanted.connect(self.step_wanted)
        part.entered.connect(lambda: self._enter(part))
        part.field.edited.connect(lambda: self._edited(heading.value))
        part.field.asking.connect(self.asking)
        part.field.cursorPositionChanged.connect(lambda: self._follow(part.field, self._scroll))
        part.field.copying.connect(self.copying)
        if seen is not None:
            first, second = seen.names
            usual = usual_phrases(self._phrases, heading, CHIPS)
            part.set_phrases([(one, filled(one.name, first, second)) for one in usual])
            note_id = seen.shown.note.id
            self._keep(
                heading.value,
                part.field,
                lambda work, clock, text: write_section(work, clock, note_id, heading, text),
            )
        return part

    def _newest(self, name: str, kept: str) -> str:
        """The words as the records have them, or those that still wait for the disk."""
        note_id = self._seen.shown.note.id if self._seen is not None else 0
        waiting = self._desk.unsaved(f"note:{name}", note_id)
        return kept if waiting is None else waiting

    def _keep(self, name: str, field: GrowingField, keep: Keep) -> None:
        note_id = self._seen.shown.note.id if self._seen is not None else 0
        self._keepers[name] = WordsKeeper(self._desk, (f"note:{name}", note_id), field.words, keep, self)

    def _edited(self, name: str) -> None:
        self._keepers[name].typed()
        self.typed.emit()

    def _enter(self, part: Part) -> None:
        if self._active is not part:
            self._active = part
            self._show_chips()
            self._order_tabs()
            # Once the chips have their place, the heading is brought into sight with them.
            QTimer.singleShot(0, part, lambda: self._scroll.ensureWidgetVisible(part, 0, self._theme.px(12)))

    def _follow_active(self) -> None:
        if self._active is not None:
            self._follow(self._active.field, self._scroll)

    def _follow(self, field: GrowingField, scroll: Scroll) -> None:
        """Keep the line one types in sight: the field grows, and only the page around it scrolls."""

        def follow() -> None:
            content = scroll.widget()
            if field.hasFocus() and content is not None:
                caret = field.mapTo(content, field.cursorRect().center())
                scroll.ensureVisible(caret.x(), caret.y(), 0, self._theme.px(32))

        QTimer.singleShot(0, field, follow)

    def _show_chips(self) -> None:
        fixed = self.previewing or (self._seen is not None and self._seen.shown.signed)
        for part in self.parts.values():
            shown = part is self._active and not fixed
            if shown or part.chips_shown():
                part.show_chips(shown)

    def _order_tabs(self) -> None:
        order: list[QWidget] = [self.tabs, self.format]
        for part in self.parts.values():
            order += [part.field, *part.chips_shown()]
        order += [self.writer.open_button, *self.foot.in_order()]
        for one, after in pairwise(order):
            QWidget.setTabOrder(one, after)

    def _turn(self, tab: int) -> None:
        self.flush()
        self._pages.setCurrentIndex(tab)
        self.format.setVisible(tab == PROGRESS)
        self.foot.show_process(tab == PROCESS)

    # -- building ---------------------------------------------------------------------------------------------

    def _build(self) -> None:
        theme = self._theme
        self._head = QHBoxLayout()
        self._head.addWidget(self.tabs)
        self._head.addStretch(1)
        self._head.addWidget(self.format)
        self._words = QVBoxLayout()
        self._after = QVBoxLayout()
        for widget in (self.sealed, self.added, self.writer):
            self._after.addWidget(widget)
        self.empty = Label(theme, say("Nothing is written yet."), style="remark", token="ink2", wrap=True)
        self._inside = QWidget()
        self._progress = QVBoxLayout(self._inside)
        self._progress.addWidget(self.empty)
        self._progress.addLayout(self._words)
        self._progress.addLayout(self._after)
        self._progress.addStretch(1)
        yours = QWidget()
        self._yours = QVBoxLayout(yours)
        self._yours.addWidget(WritingBox(theme, self.process))
        self._yours.addStretch(1)
        self._pages = QStackedWidget()
        self._scroll = Scroll(theme, self._inside)
        self._pages.addWidget(self._scroll)
        self._yours_scroll = Scroll(theme, yours)
        self._pages.addWidget(self._yours_scroll)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addLayout(self._head)
        self._column.addWidget(self._pages, 1)
        self._column.addWidget(self.foot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_foot()

    def _place_foot(self) -> None:
        """Below the words where the sheet is low, so that there is room for them; else always in sight."""
        low = self.height() < self._theme.px(_LOW)
        place = self._progress if low else self._column
        if place.indexOf(self.foot) < 0:
            place.addWidget(self.foot)
            self.foot.show()
        self.foot.set_inside(low)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = begin(self)
        edge, line = self.bleed, self._theme.color("line")
        wide = self.width() - 2 * edge
        painter.fillRect(QRectF(edge, self._pages.y() - 1, wide, 1), line)
        if self._column.indexOf(self.foot) >= 0:
            painter.fillRect(QRectF(edge, self.foot.y(), wide, 1), line)
        painter.end()

    def _space(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(0, 0, 0, 0)
        self._head.setContentsMargins(px(28), px(10), px(28), 0)
        self._progress.setContentsMargins(px(28), px(15), px(28), px(24))
        self._progress.setSpacing(px(22))
        self._words.setSpacing(px(19))
        self._after.setSpacing(0)
        self._place_foot()
        self.writer.setContentsMargins(0, px(16), 0, 0)
        self._yours.setContentsMargins(px(28), px(22), px(28), px(24))
