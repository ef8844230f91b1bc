"""The tabs of a couple and their numbers; the last is there only while nobody is in the room."""

from __future__ import annotations

from app.views.theme.theme import Theme
from app.views.theme.widgets import TabBar
from app.words import say

HIERARCHY, AGREEMENTS, CARE, STORY, SCREENING, WRITE_UP = range(6)
"""The pages of a couple; a write-up has no tab of its own and is reached from the story, which stays marked."""

ALONE = (SCREENING, WRITE_UP)
"""What is never there while somebody is in the room."""


class CoupleTabs(TabBar):
    """Hierarchy, agreements, care and story, and screening behind its lock."""

    def __init__(self, theme: Theme) -> None:
        titles = [say("Hierarchy"), say("Agreements"), say("Care"), say("Story")]
        super().__init__(theme, titles, name=say("Pages of this couple"))

    def show_alone(self, *, alone: bool) -> None:
        """Nobody is in the room, or somebody is: then there is no screening, not even in grey."""
        self.lock_last(say("Screening") if alone else "")

    def mark(self, tab: int) -> None:
        """Mark the tab of this page."""
        self.setCurrentIndex(STORY if tab == WRITE_UP else tab)
