"""A step in the room: its card in the place of the path and how it was in the place of the notes, and back again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from app.actions.under_way_shown import show_under_way
from app.models.session import Session
from app.views.shell.beside_path import BesidePath
from app.views.shell.places import COUPLE, Pages
from app.views.shell.tabs import HIERARCHY
from app.words import say

WIDE = 432
"""Pixels, at usual text size, that how it was would like to have."""

if TYPE_CHECKING:
    from app.views.desk import Desk
    from app.views.shell.couple import CoupleFrame
    from app.views.under_way.page import UnderWayPage
    from app.views.window import Window


class InTheRoom(QObject):
    """Made with the window; its two pages are made when the first step comes into a room.

    Whoever looks at the whole path, or at the notes, meanwhile comes back by a link or from Go to.
    """

    def __init__(self, window: Window, desk: Desk, beside: BesidePath, pages: Pages) -> None:
        super().__init__(window)
        self._window, self._desk, self._beside, self._pages = window, desk, beside, pages
        self._card: UnderWayPage | None = None
        self._there = False
        window.hierarchy.room_step_changed.connect(self._step)
        beside.record_wanted.connect(self.show_record)
        desk.room.connect(self._room)

    @property
    def there(self) -> bool:
        """Whether a step is in the room, or came to its end just now."""
        return self._there

    def show_card(self) -> None:
        """The card of the step, in the place of the path."""
        if self._card is not None and (self._there or self._card.come_again()):
            self._window.hierarchy.show_instead(True)
            self.show_record()
            self._card.take_focus()

    def go_to_card(self) -> None:
        """From wherever one is to the card."""
        self._window.go_tab(HIERARCHY)
        self.show_card()

    def go_to_notes(self) -> None:
        """From wherever one is to the notes of the couple one is with."""
        if self._window.place.page != COUPLE:
            self._window.go_tab(HIERARCHY)
        self._notes()

    def show_record(self) -> None:
        """How it was, in the place of the notes, with the focus where one would go on."""
        if self._there:
            self._put(record=True)
            self._frame.notes_focus()

    def show_notes(self) -> None:
        """The notes, which lead back while a step is in the room."""
        self._put(record=False)

    def turn_to_notes(self) -> bool:
        """From how it was to the notes, where the focus is there; whether it was."""
        focused = QApplication.focusWidget()
        inside = self._beside.shows_record and focused is not None and self._record.isAncestorOf(focused)
        if inside:
            self._notes()
        return inside

    def path_instead(self) -> None:
        """The whole path, with the step on it; once that came to its end, the notes too, which go on from there."""
        self._window.hierarchy.show_instead(False)
        self._window.hierarchy.take_focus()
        if self._card is not None:
            self._card.leave()
        self._frame.open_drawer(False)  # it would lie over what they answered

    @property
    def _frame(self) -> CoupleFrame:
        return self._window.couple

    def _step(self, step_id: int) -> None:
        if self._card is None:
            # One that came to its end before a lock can still be written down.
            if step_id or self._desk.read(show_under_way, self._frame.couple_id) is not None:
                self._begin()
        elif self._card is not None:
            self._card.show_couple(self._frame.couple_id)
            self._back.show_couple(self._frame.couple_id)

    def _begin(self) -> None:
        card, record, back = self._pages.under_way(), self._pages.how_it_was(), self._pages.way_back()
        self._beside.hold(record)
        self._window.hierarchy.set_instead(card)
        card.came.connect(self._came)
        card.path_wanted.connect(self.path_instead)
        card.happened_wanted.connect(self._happened)
        record.notes_wanted.connect(self._notes)
        self._window.hierarchy.lead(back)
        back.wanted.connect(self.show_card)
        back.show_couple(self._frame.couple_id)
        record.show_couple(self._frame.couple_id)
        self._card, self._record, self._back = card, record, back
        card.show_couple(self._frame.couple_id)

    def _came(self, there: bool) -> None:
        self._there = there
        self._window.hierarchy.show_instead(there)
        here = self._frame.tab() == HIERARCHY
        if here and not there:
            self._window.hierarchy.take_focus()  # before what had it is put away
        self._put(record=there)
        if here and there and self._card is not None:
            self._card.take_focus()
            self._frame.open_drawer(False)  # it would lie over some of the four answers, and not over others

    def _put(self, *, record: bool) -> None:
        self._beside.show_record(shown=record, there=self._there)
        self._frame.widen_notes(WIDE if record else 0)
        self._frame.tab_row.call_it(say("How it was") if record else say("Notes"))

    def _happened(self) -> None:
        self.show_record()
        self._record.take_happened()

    def _notes(self) -> None:
        self.show_notes()
        self._frame.notes_focus()

    def _room(self, session: Session | None) -> None:
        if self._card is not None and session is None:
            self._card.show_couple(self._frame.couple_id)
