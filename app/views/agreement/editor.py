"""A draft being worded: its clauses in order, every line kept, moved, marked and taken away in its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.actions import agreement as agreement_actions
from app.actions import agreement_lines as actions
from app.actions.agreement_shown import ShownAgreement
from app.actions.change import Outcome
from app.models.faults import Refused
from app.models.library import AgreementText, ClauseOffer
from app.models.revision import Clause, ClauseLine
from app.models.side import Side
from app.rules import order as order_rules
from app.rules.agreement_lines import Since
from app.views.agreement.card import NEW, LineCard
from app.views.agreement.chips import since_words
from app.views.agreement.lifting import Lifting
from app.views.agreement.offers import Offers
from app.views.agreement.plus import offers_of
from app.views.agreement.review import ReviewField
from app.views.agreement.section import ClauseSection
from app.views.agreement.sections import Sections
from app.views.agreement.steady import StepCard
from app.views.agreement.steps import Steps
from app.views.desk import Desk
from app.views.notices import announce
from app.views.theme.theme import Theme
from app.views.theme.widgets import Scroll
from app.words import say


class Editor(QWidget):
    """The clauses of one draft. `typing` goes out at every letter; `area` is what scrolls through them all."""

    typing = Signal()

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        text: AgreementText,
        library: dict[str, tuple[ClauseOffer, ...]],
        page: QWidget,
    ) -> None:
        super().__init__()
        self._theme, self._desk, self._text, self._library = theme, desk, text, library
        self.shown: ShownAgreement | None = None
        self.offers = Offers(theme, page)
        self.review = ReviewField(theme, desk, self.offers, self)
        self.review.hide()
        self.review.chosen.connect(self._set_review)
        self.sections: Sections | None = None
        self._cards: dict[int, LineCard] = {}
        self._fresh: dict[Clause, LineCard] = {}
        self._going: LineCard | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, theme.px(4), theme.px(12))
        self.area = Scroll(theme, self)
        self.steps = Steps(theme, desk, self)
        self.steps.walked.connect(self._walk)
        self._lifting = Lifting(theme, self, self.area)
        self._lifting.placed.connect(self._move_before)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]  # there is one

    # -- what the page uses -----------------------------------------------------------------------------------

    def show_draft(self, shown: ShownAgreement) -> None:
        """Show this draft; cards that stay keep their focus and what is being typed in them."""
        revision = shown.revision
        if revision is None:
            return
        if self.shown is None or self.shown.revision is None or self.shown.revision.id != revision.id:
            self.put_away()
            self.sections = Sections(self._theme, self._text, shown.whose.names, self.review)
            for section in self.sections.clauses.values():
                section.plus_wanted.connect(lambda section=section: self._offer(section))
            self._column.addWidget(self.sections)
        self.shown = shown
        self._show_lines(shown)
        if self.sections is not None:
            self.steps.show_steps(shown, self.sections)
        self.review.show_day(revision.review_on, shown.content.dated, revision.id)

    def put_away(self) -> None:
        """Nothing is shown any more; what was typed and not kept waits."""
        self.offers.close_quietly()
        for card in [*self._cards.values(), *self._fresh.values()]:
            card.put_away()
        self._cards, self._fresh, self.shown = {}, {}, None
        self.review.put_away()
        self.review.hide()
        self.review.setParent(self)
        if self.sections is not None:
            self._column.removeWidget(self.sections)
            self.sections.hide()
            self.sections.deleteLater()
            self.sections = None

    def typed_lines(self) -> tuple[ClauseLine, ...]:
        """The lines as they stand in the fields, where that is not what is kept."""
        return tuple(card.words() for card in self._all_cards() if card.is_changed and card is not self._going)

    def keep_all(self) -> bool:
        """Keep all that is typed; False where something could not be kept as it stands."""
        kept = [self._keep(card) for card in list(self._all_cards())]  # every one, also after one that could not be
        return all(kept)

    def take_focus(self) -> None:
        """The focus where one would go on: the first card in sight, as a whole, with no caret in it."""
        walkable = self._walkable()
        if walkable:
            walkable[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def last_stop(self) -> QWidget:
        """Where Tab leaves the words."""
        return self.sections.last.row if self.sections is not None else self.review.edit

    # -- showing ----------------------------------------------------------------------------------------------

    def _show_lines(self, shown: ShownAgreement) -> None:
        if self.sections is None or shown.revision is None:
            return
        lines = {one.line.id: one for one in shown.lines}
        for line_id in [one for one in self._cards if one not in lines]:
            self._cards.pop(line_id).put_away()
        for line_id, one in lines.items():
            if line_id not in self._cards:
                self._cards[line_id] = self._card(one.line)
            self._cards[line_id].show_line(one.line, one.since)
        for clause in Clause:
            if clause not in self._fresh and self._desk.draft(NEW + clause.value, shown.revision.id):
                self._fresh[clause] = self._card(self._new_line(clause, None))
            self._order(clause)
        for fold, clauses in self.sections.folds:
            kinds = [one.since for one in shown.lines if one.line.clause in clauses]
            worst = next((kind for kind in (Since.CHANGED, Since.NEW) if kind in kinds), Since.SAME)
            fold.say_since(since_words(worst))

    def _order(self, clause: Clause) -> None:
        if self.sections is None or self.shown is None:
            return
        cards = [self._cards[one.line.id] for one in self.shown.lines if one.line.clause is clause]
        if clause in self._fresh:
            cards.append(self._fresh[clause])
        self.sections.of(clause).put_in_order(clause, cards)

    def _card(self, line: ClauseLine) -> LineCard:
        names = self.shown.whose.names if self.shown is not None else {}
        card = LineCard(self._theme, self._desk, line, names, self)
        card.typed.connect(self.typing)
        card.entered.connect(lambda: self._enter(card))
        card.wanted.connect(lambda what: self._want(card, what))
        card.marker_wanted.connect(lambda marker: self._mark(card, marker))
        card.lifted.connect(lambda held: self._lift(card, held))
        card.dragged.connect(self._lifting.carry)
        card.dropped.connect(self._lifting.let_go)
        return card

    def _new_line(self, clause: Clause, marker: Side | None) -> ClauseLine:
        revision = self.shown.revision if self.shown is not None else None
        owner = Side.FIRST if clause is Clause.OFF_TABLE else None
        return ClauseLine(revision_id=revision.id if revision else 0, clause=clause, place=999, marker=marker or owner)

    def _all_cards(self) -> Iterator[LineCard]:
        """Every card from the top."""
        if self.sections is not None:
            for section in self.sections.clauses.values():
                for cards in section.cards.values():
                    yield from cards

    # -- wording ----------------------------------------------------------------------------------------------

    def _keep(self, card: LineCard) -> bool:
        """Keep what stands in a card: True when it is on disk, or there was nothing to keep."""
        words = card.words()
        if not card.line.id:
            return self._keep_fresh(card)
        if not card.is_changed:
            card.show_error("")
            return True
        if card.is_empty:
            return self._remove(card)
        outcome = self._try(
            card, lambda: self._desk.do(actions.edit_line, words.id, words.text, words.said, words.aside)
        )
        if outcome is not None:
            card.kept()
        return outcome is not None

    def _keep_fresh(self, card: LineCard) -> bool:
        if not card.is_empty:
            one = card.words()
            words = (one.text, one.said, one.aside, one.marker, one.card)
            self._going = card  # once the change is told, its words stand among the kept ones
            outcome = self._try(card, lambda: self._desk.do(actions.add_line, one.revision_id, one.clause, *words))
            self._going = None
            if outcome is None:
                return False
        self._let_go_fresh(card)
        return True

    def _let_go_fresh(self, card: LineCard) -> None:
        """The card of a line that is kept by now, or was never begun."""
        if self._fresh.get(card.line.clause) is card:
            del self._fresh[card.line.clause]
        card.kept()
        self._order(card.line.clause)
        card.put_away()

    def _try(self, card: LineCard, act: Callable[[], Outcome | None]) -> Outcome | None:
        try:
            return act()
        except Refused as no:
            card.flush()
            card.show_error(no.sentence)
            return None

    def _enter(self, card: LineCard) -> None:
        """Enter keeps the line and goes on to the next of its clause, a new one after the last."""
        clause, marker = card.line.clause, card.line.marker
        cards = self._cards_of(clause)
        after = cards[cards.index(card) + 1 :]
        was_empty, was_fresh = card.is_empty, not card.line.id
        if was_fresh and was_empty:
            self._let_go_fresh(card)
            if self.sections is not None:
                self.sections.of(clause).plus.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not self._keep(card):
            return
        following = next((one for one in after if one in self._cards_of(clause)), None)
        if following is not None:
            following.write()
        else:
            self._begin(clause, marker if clause is Clause.OFF_TABLE else None)

    def _begin(self, clause: Clause, marker: Side | None) -> None:
        """An empty line at the end of a clause, with the focus in it."""
        if self.shown is None or self.sections is None:
            return
        if clause in self._fresh and not self._keep(self._fresh[clause]):
            self._fresh[clause].write()
            return
        self._fresh[clause] = self._card(self._new_line(clause, marker))
        self._order(clause)
        self._fresh[clause].write()
        self._show(self._fresh[clause])

    def _take(self, clause: Clause, offer: ClauseOffer) -> None:
        """A wording of the library, as a line that can be worded on."""
        revision = self.shown.revision if self.shown is not None else None
        if revision is None:
            return
        outcome = self._desk.do_or_tell(
            actions.add_line, revision.id, clause, offer.text, offer.said, offer.aside, None, offer.id
        )
        if outcome is not None and outcome.change.ids[0] in self._cards:
            card = self._cards[outcome.change.ids[0]]
            card.write()
            self._show(card)

    # -- moving, marking, removing ----------------------------------------------------------------------------

    def _want(self, card: LineCard, what: str) -> None:
        if what in ("previous", "next"):
            self._walk(card, 1 if what == "next" else -1)
        elif what == "remove":
            if card.line.id:
                self._remove(card)
            else:
                for field in card.fields.values():
                    field.set_words("")
                self._let_go_fresh(card)
        elif card.line.id:
            self._move(card, what)

    def _move(self, card: LineCard, what: str) -> None:
        if not self._keep(card):
            return
        ids = [one.line.id for one in self._cards_of(card.line.clause) if one.line.id]
        here = ids.index(card.line.id)
        place = {"up": here - 1, "down": here + 1, "first": 0, "last": len(ids) - 1}[what]
        if 0 <= place < len(ids) and place != here:
            self._move_before(card.line.id, order_rules.before_at_place(ids, card.line.id, place))

    def _move_before(self, line_id: int, before_id: int | None) -> None:
        if self._desk.do_or_tell(actions.move_line, line_id, before_id) is None:
            return
        card = self._cards[line_id]
        if not card.holds(QApplication.focusWidget()):
            card.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show(card)
        ids = [one.line.id for one in self._cards_of(card.line.clause) if one.line.id]
        title, place = actions.line_in_short(card.line), ids.index(line_id) + 1
        announce(card, say("{title}, now {place} of {of}", title=title, place=place, of=len(ids)))

    def _lift(self, card: LineCard, held: QPoint) -> None:
        if card.line.id and self._keep(card):
            card.setFocus(Qt.FocusReason.MouseFocusReason)
            self._lifting.begin(card, [one for one in self._cards_of(card.line.clause) if one.line.id], held)

    def _mark(self, card: LineCard, marker: Side | None) -> None:
        if not card.line.id:
            card.mark(marker)
            self.typing.emit()
            return
        if self._keep(card):
            self._try(card, lambda: self._desk.do(actions.mark_line, card.line.id, marker))

    def _remove(self, card: LineCard) -> bool:
        here = self._walkable()
        at = here.index(card) if card in here else 0
        had_focus = card.holds(QApplication.focusWidget())
        outcome = self._try(card, lambda: self._desk.do(actions.remove_line, card.line.id))
        if outcome is None:
            return False
        card.kept()
        left = self._walkable()
        if had_focus and left:
            left[min(at, len(left) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _set_review(self, day: date) -> None:
        revision = self.shown.revision if self.shown is not None else None
        if revision is None:
            return
        try:
            outcome = self._desk.do(agreement_actions.set_review, revision.id, day)
        except Refused as no:
            self.review.show_error(no.sentence)
            return
        if outcome is not None:
            self.review.kept(day)

    # -- walking ----------------------------------------------------------------------------------------------

    def _offer(self, section: ClauseSection) -> None:
        if self.shown is None:
            return
        given = offers_of(
            section.text.id, self.shown, self._text, self._library, self._begin, self._take, self.steps.take_in
        )
        self.offers.open(section.plus, section.text.title, given)

    def _cards_of(self, clause: Clause) -> list[LineCard]:
        return list(self.sections.of(clause).cards[clause]) if self.sections is not None else []

    def _walkable(self) -> list[QWidget]:
        found = [one for one in self.findChildren(QWidget) if isinstance(one, LineCard | StepCard) and one.isVisible()]
        return sorted(found, key=lambda one: one.mapTo(self, QPoint()).y())

    def _walk(self, card: QWidget, by: int) -> None:
        cards = self._walkable()
        at = cards.index(card) + by
        if 0 <= at < len(cards):
            cards[at].setFocus(Qt.FocusReason.OtherFocusReason)
            self._show(cards[at])

    def _show(self, card: QWidget) -> None:
        """Bring it into sight, out of its fold too."""
        if self.sections is not None:
            for fold, _ in self.sections.folds:
                if fold.holds(card) and not fold.is_open:
                    fold.set_open(True)
        self.area.ensureWidgetVisible(card, 0, self._theme.px(24))

    def _focus_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        for widget in (before, now):
            shown = self._holder(widget)
            if shown is not None:
                shown.show_tools()
        if now is not None and self.isAncestorOf(now):
            self.area.ensureWidgetVisible(self._holder(now) or now, 0, self._theme.px(12))
        card = self._holder(before)
        # Leaving the whole window is no decision: what was typed waits as a draft.
        here = now is not None and now.window() is self.window() and self.isVisible()
        if here and isinstance(card, LineCard) and not card.is_away and not card.holds(now):
            self._keep(card)

    def _holder(self, widget: QWidget | None) -> LineCard | StepCard | None:
        while widget is not None and widget is not self:
            if isinstance(widget, LineCard | StepCard):
                return widget if self.isAncestorOf(widget) else None
            widget = widget.parentWidget()
        return None
