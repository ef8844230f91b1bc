"""The pages of a couple that are made when they are first wanted: opening the records waits for none of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from app.views.shell.tabs import AGREEMENTS, CARE, SCREENING, STORY, WRITE_UP

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.views.agreement.page import AgreementPage
    from app.views.care.page import CarePage
    from app.views.screening.page import ScreeningPage
    from app.views.shell.places import Pages
    from app.views.story.page import StoryPage
    from app.views.window import Window
    from app.views.write_up.page import WriteUpPage


class LaterPages:
    """Makes each page once, has the frame of the window's couple hold it, and lets it lead where it should."""

    def __init__(self, window: Window, pages: Pages) -> None:
        self._window, self._pages = window, pages

    def of_tabs(self) -> dict[int, Callable[[], QWidget]]:
        """What makes the page of a tab, or gives the one that was made."""
        return {
            AGREEMENTS: lambda: self.agreement,
            CARE: lambda: self.care,
            STORY: lambda: self.story,
            SCREENING: lambda: self.screening,
            WRITE_UP: lambda: self.write_up,
        }

    @cached_property
    def agreement(self) -> AgreementPage:
        """What they agree on."""
        return self._window.couple.hold(AGREEMENTS, self._pages.agreement(self._window.couple.stack))

    @cached_property
    def care(self) -> CarePage:
        """Their limits and triggers."""
        window = self._window
        page = window.couple.hold(CARE, self._pages.care(window.couple.stack))
        page.step_wanted.connect(lambda step_id: window.open_step(window.couple.couple_id, step_id))
        return page

    @cached_property
    def screening(self) -> ScreeningPage:
        """What the therapist alone knows."""
        return self._window.couple.hold(SCREENING, self._pages.screening(self._window.couple.stack))

    @cached_property
    def story(self) -> StoryPage:
        """What was, by its days."""
        window = self._window
        page = window.couple.hold(STORY, self._pages.story(window.couple.stack))
        page.session_wanted.connect(window.start_session)
        page.write_up.connect(window.writing_up.session)
        page.read_note.connect(window.writing_up.note)
        page.revision.connect(self._show_revision)
        return page

    @cached_property
    def write_up(self) -> WriteUpPage:
        """A session as a note."""
        page = self._window.couple.hold(WRITE_UP, self._pages.write_up(self._window.couple.stack))
        page.step_wanted.connect(self._window.open_step)
        page.titled.connect(self._window.couple.show_title)
        return page

    def _show_revision(self, revision_id: int) -> None:
        self._window.go_tab(AGREEMENTS)
        self.agreement.show_revision(revision_id)
