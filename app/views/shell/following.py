"""Where Go to leads: each thing that was found, in its own place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.views.shell.places import COUPLE, Place
from app.views.shell.tabs import AGREEMENTS, HIERARCHY, STORY

if TYPE_CHECKING:
    from app.views.window import Window


def follow(window: Window) -> None:
    """Have the window go wherever its Go to sends it; what was done from the menus goes its own way."""

    def to_couple(couple_id: int, start: bool) -> None:
        if start:
            window.start_session(couple_id)
        else:
            window.open_couple(couple_id)

    def to_entry(couple_id: int, session_id: int, entry_id: int) -> None:
        del session_id
        window.go(Place(COUPLE, couple_id, HIERARCHY))
        window.in_the_room.show_notes()
        window.couple.notes_focus()  # also out of their drawer
        window.notes.show_entry(entry_id)

    def to_record(couple_id: int, kind: str, record_id: int, typed: str) -> None:
        window.go(Place(COUPLE, couple_id, AGREEMENTS if kind == "agreement" else STORY))
        if kind == "agreement":
            window.later.agreement.show_revision(record_id)
        else:
            window.later.story.show_found(typed, kind, record_id)

    window.notes.write_up_wanted.connect(window.writing_up.session)
    window.goto.couple.connect(to_couple)
    window.goto.step.connect(window.open_step)
    window.goto.entry.connect(to_entry)
    window.goto.record.connect(to_record)
