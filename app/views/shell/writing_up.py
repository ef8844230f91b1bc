"""The ways into a write-up, from the story, the notes, Today and Go to; and out of it when somebody comes in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject

from app.actions.notes_shown import last_session
from app.models.session import Session
from app.views.desk import Desk
from app.views.shell.couple import CoupleFrame
from app.views.shell.places import COUPLE, Place
from app.views.shell.tabs import WRITE_UP
from app.views.write_up.page import WriteUpPage


class WritingUp(QObject):
    """It is one more page of the couple, without a tab of its own, and never there while somebody is in the room.

    `page` gives it, made when it is first wanted; `go` takes one to a place of the window.
    """

    def __init__(
        self, desk: Desk, frame: CoupleFrame, page: Callable[[], WriteUpPage], go: Callable[[Place], None]
    ) -> None:
        super().__init__(frame)
        self._desk, self._frame, self._make, self._go = desk, frame, page, go
        desk.room.connect(self._room)

    @property
    def _page(self) -> WriteUpPage:
        return self._make()

    def session(self, session_id: int) -> None:
        """Write up this session."""
        if self._page.show_session(session_id):
            self._go(Place(COUPLE, self._page.couple_id, WRITE_UP))

    def note(self, note_id: int) -> None:
        """Go to this note, signed or not."""
        if self._page.show_note(note_id):
            self._go(Place(COUPLE, self._page.couple_id, WRITE_UP))

    def either(self, session_id: int, note_id: int) -> None:
        """Go to this note, or write up this session where there is none yet (0)."""
        if note_id:
            self.note(note_id)
        else:
            self.session(session_id)

    def last(self) -> None:
        """Write up the last session of the couple on the desk."""
        session = self._desk.read(last_session, self._frame.couple_id)
        if session is not None:
            self.session(session.id)

    def alone(self) -> None:
        """Begin a note of its own, without a session."""
        if self._page.begin_alone(self._frame.couple_id):
            self._go(Place(COUPLE, self._page.couple_id, WRITE_UP))

    def has_last(self) -> bool:
        """Whether the couple on the desk has a session that can be written up now."""
        couple_id = self._frame.couple_id
        return self.can() and couple_id > 0 and self._desk.read(last_session, couple_id) is not None

    def can(self) -> bool:
        """Whether anything is written up now: never while somebody is in the room."""
        return self._desk.session is None

    def kept(self, place: Place) -> Place:
        """The place with the note that is open there, to come back to."""
        return replace(place, note_id=self._page.note_id) if place.tab == WRITE_UP else place

    def allowed(self, place: Place) -> Place:
        """The place as it can be gone to now, with its note on the desk; the first tab where there is none."""
        if place.tab != WRITE_UP:
            return place
        shown = self._page.note_id if not place.note_id else place.note_id
        if shown and self._page.show_note(shown) and self._page.couple_id == place.couple_id:
            return place
        return Place(place.page, place.couple_id)

    def _room(self, session: Session | None) -> None:
        if session is not None and WRITE_UP in self._frame.pages:
            self._page.leave()
