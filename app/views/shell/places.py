"""Where one can be in the open records, and the pages that are there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.views.shell.tabs import ALONE, HIERARCHY

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.views.agreement.page import AgreementPage
    from app.views.care.page import CarePage
    from app.views.hierarchy.page import HierarchyPage
    from app.views.notes.pane import NotesPane
    from app.views.roster.page import RosterPage
    from app.views.roster.rail_couples import RailCouples
    from app.views.screening.page import ScreeningPage
    from app.views.settings.page import SettingsPage
    from app.views.story.page import StoryPage
    from app.views.today.page import TodayPage
    from app.views.under_way.page import UnderWayPage
    from app.views.under_way.pane import HowItWas
    from app.views.under_way.way import WayBack
    from app.views.write_up.page import WriteUpPage

TODAY, COUPLES, COUPLE, SETTINGS = "today", "couples", "couple", "settings"


@dataclass(frozen=True)
class Place:
    """Where one is, to come back to after a lock. `page` is one of the four above, `note_id` the note written up."""

    page: str = TODAY
    couple_id: int = 0
    tab: int = HIERARCHY
    note_id: int = 0

    @property
    def alone(self) -> bool:
        """Whether it is never there while somebody is in the room."""
        return self.page == SETTINGS or (self.page == COUPLE and self.tab in ALONE)

    def with_somebody(self) -> Place:
        """Where one is instead, as soon as somebody is in the room."""
        return self if not self.alone else Place(COUPLE, self.couple_id) if self.page == COUPLE else Place()


@dataclass(frozen=True)
class Pages:
    """Makes the pages: those of the couple with the window, the others when they are first wanted, in their stack."""

    today: Callable[[QWidget], TodayPage]
    roster: Callable[[QWidget], RosterPage]
    rail_couples: Callable[[], RailCouples]
    hierarchy: Callable[[], HierarchyPage]
    agreement: Callable[[QWidget], AgreementPage]
    care: Callable[[QWidget], CarePage]
    story: Callable[[QWidget], StoryPage]
    screening: Callable[[QWidget], ScreeningPage]
    notes: Callable[[], NotesPane]
    under_way: Callable[[], UnderWayPage]
    how_it_was: Callable[[], HowItWas]
    way_back: Callable[[], WayBack]
    settings: Callable[[QWidget], SettingsPage]
    write_up: Callable[[QWidget], WriteUpPage]


OFFERED = (
    "goto", "today", "couples", "settings", "hierarchy", "agreements", "care", "story", "screening", "find_in_story",
    "off_table", "notes", "in_the_room", "next_pane", "last_pane", "undo", "redo", "add_step", "new_couple",
    "save_state", "start_session", "end_session", "practised", "quiet", "shortcuts", "write_up", "own_note",
)  # fmt: skip
"""The commands that the window carries out while the records are open."""
