"""What the therapist keeps alone about one couple. With anybody in the room the page holds nothing at all."""

from __future__ import annotations

from PySide6.QtGui import QHideEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.actions.change import Change
from app.actions.screening_shown import show_screening
from app.models.session import Session
from app.models.side import Side
from app.views.desk import Desk
from app.views.screening.forgetting import forget
from app.views.screening.hand import Hand
from app.views.screening.overview import Overview
from app.views.screening.own_words import OwnWords
from app.views.screening.pane import HoldPane
from app.views.screening.risk import RiskPage
from app.views.screening.talk_form import TalkForm
from app.views.theme.paint import begin
from app.views.theme.theme import Theme
from app.views.theme.widgets import Scroll
from app.words import say

SIDE = 336
"""How wide the side is, in pixels of the design."""

_ROOM_FOR_A_SIDE = 960
"""Pixels, at usual text size, from which the side lies beside the cards in the page itself."""


class ScreeningPage(QWidget):
    """`beside` is the side with the hold: the frame around may lay it beside everything (`lend`), else it lies in here,
    at the right, or below the two cards where there is less room.

    Its parts are made when a couple is shown and are gone once somebody is in the room, seen or unseen; what was being
    typed then waits as a draft, and is kept when the page is opened again.
    """

    def __init__(self, theme: Theme, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._desk, self._hand = theme, desk, Hand(desk)
        self._couple_id = 0
        self._lent = False
        self.overview: Overview | None = None
        self.pane: HoldPane | None = None
        self.risk: RiskPage | None = None
        self._stack: QStackedWidget | None = None
        self.beside = _Side(theme)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.beside)
        self.beside.hide()
        desk.changed.connect(self._changed)
        desk.room.connect(self._room)
        theme.changed.connect(self._arrange)

    # -- for the window ---------------------------------------------------------------------------------------

    def show_couple(self, couple_id: int) -> None:
        """Show this couple; another one begins at the two conversations."""
        if couple_id != self._couple_id:
            self._let_go()
            self._couple_id = couple_id
        self._reload()

    def take_focus(self) -> None:
        """The focus where one would go on."""
        if self._stack is not None and self.risk is not None and self._stack.currentIndex() == 1:
            self.risk.take_focus()
        elif self.overview is not None:
            self.overview.take_focus()

    def lend(self, *, lent: bool) -> None:
        """The side lies elsewhere from now on, or comes back in here."""
        if lent != self._lent:
            self._lent = lent
            if not lent:
                self._row.addWidget(self.beside)
            self._arrange()

    def leave(self) -> None:
        """Show nothing any more; what was typed and not kept waits as a draft."""
        self._let_go()
        self._couple_id = 0

    # -- what shows -------------------------------------------------------------------------------------------

    def _reload(self) -> None:
        shown = self._desk.read(show_screening, self._couple_id) if self._couple_id else None
        if shown is None:
            self._let_go()
            return
        self._hand.couple_id = self._couple_id
        overview, pane, risk = self._parts()
        overview.show_screened(shown)
        pane.show_screened(shown)
        risk.show_screened(shown)
        for words in self._own_words():
            words.keep_restored()

    def _parts(self) -> tuple[Overview, HoldPane, RiskPage]:
        if self.overview is None or self.pane is None or self.risk is None:
            self.setAccessibleName(say("Screening"))
            self.beside.setAccessibleName(say("Hold"))
            self.overview = Overview(self._theme, self._hand)
            self.pane = HoldPane(self._theme, self._hand)
            self.risk = RiskPage(self._theme, self._hand)
            self._stack = QStackedWidget()
            self._stack.addWidget(Scroll(self._theme, self.overview))
            self._stack.addWidget(Scroll(self._theme, self.risk))
            self._row.insertWidget(0, self._stack, 1)
            self._stack.show()
            self.pane.record.connect(self._record)
            self.pane.risk_notes.connect(self.show_risk_notes)
            self.risk.back.connect(self._back)
            self._arrange()
        return self.overview, self.pane, self.risk

    def _let_go(self) -> None:
        """Hold nothing: neither words nor names, neither in sight nor where they could be read out."""
        self._hand.couple_id = 0
        for words in self._own_words():
            words.put_away()
        for host in (self._stack, self.pane):
            if host is not None:
                for form in host.findChildren(TalkForm):
                    form.close_drafts()
                forget(host)
        if self._stack is not None:
            self._row.removeWidget(self._stack)
        self.overview = self.pane = self.risk = self._stack = None
        self.setAccessibleName("")
        self.beside.setAccessibleName("")
        self.beside.hide()

    def _own_words(self) -> list[OwnWords]:
        return [one for host in (self._stack, self.pane) if host is not None for one in host.findChildren(OwnWords)]

    def _changed(self, change: Change) -> None:
        if change.couple_id == self._couple_id and self.overview is not None and self.isVisible():
            self._reload()

    def _room(self, session: Session | None) -> None:
        if session is not None:
            self._let_go()
        elif self._couple_id and self.isVisible():
            self._reload()

    # -- within the page --------------------------------------------------------------------------------------

    def _record(self, side: Side) -> None:
        self._back()
        if self.overview is not None:
            self.overview.cards[side].record()

    def show_risk_notes(self) -> None:
        """Open the risk notes, a page within this one."""
        if self._stack is not None and self.risk is not None:
            self._stack.setCurrentIndex(1)
            self._arrange()
            self.risk.take_focus()

    def _back(self) -> None:
        if self._stack is not None and self._stack.currentIndex() == 1:
            self._stack.setCurrentIndex(0)
            self._arrange()
            self.take_focus()

    # -- where the side lies ----------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():  # another page is shown; a field that nobody took the focus from is left too
            for words in self._own_words():
                words.keep()

    def _arrange(self) -> None:
        """The side beside everything, at the right of the page, or below the two cards."""
        if self.overview is None or self.pane is None:
            return
        beside = self._lent or self.width() >= self._theme.px(_ROOM_FOR_A_SIDE)
        self.beside.setFixedWidth(self._theme.px(SIDE))
        if beside:
            self.overview.give_away()
            self.beside.hold(self.pane)
        else:
            self.beside.release()
            self.overview.lay_here(self.pane)
        self.beside.setVisible(beside)


class _Side(QFrame):
    """A lighter sheet with a hairline, on which what it holds scrolls."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._place = QWidget()
        self._column = QVBoxLayout(self._place)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._held: QWidget | None = None
        around = QVBoxLayout(self)
        around.setContentsMargins(1, 0, 0, 0)
        around.addWidget(Scroll(theme, self._place))

    def hold(self, what: QWidget) -> None:
        """Show this from now on."""
        if self._column.indexOf(what) < 0:
            self._column.addWidget(what)
            what.show()
        self._held = what

    def release(self) -> None:
        """Hold nothing; what was held goes elsewhere."""
        if self._held is not None:
            self._column.removeWidget(self._held)
        self._held = None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        painter.fillRect(self.rect(), self._theme.color("surface"))
        painter.fillRect(0, 0, 1, self.height(), self._theme.color("line"))
        painter.end()
