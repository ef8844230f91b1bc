"""The pages, each made with what it needs: the third part of `app.start`.

Imported by `app.start` alone, and only once the first window stands, because it brings every page along.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from app import keeping
from app.actions.roster import show_practice
from app.keeping import Door, Keeper
from app.models.faults import NotSaved
from app.reports.process import Printer
from app.settings import SettingsFile
from app.third_key import ThirdKey
from app.views.agreement.page import AgreementPage
from app.views.care.page import CarePage
from app.views.desk import Desk
from app.views.hierarchy.page import HierarchyPage
from app.views.notes.pane import NotesPane
from app.views.notices import not_saved_words
from app.views.roster.page import RosterPage
from app.views.roster.rail_couples import RailCouples
from app.views.screening.page import ScreeningPage
from app.views.settings.appearance import AppearancePage
from app.views.settings.page import SettingsPage
from app.views.settings.practice import PracticePage
from app.views.settings.security import Safekeeping, SecurityPage, Step
from app.views.shell.places import Pages
from app.views.story.page import StoryPage
from app.views.theme.theme import Theme
from app.views.today.page import TodayPage
from app.views.under_way.page import UnderWayPage
from app.views.under_way.pane import HowItWas
from app.views.under_way.way import WayBack
from app.views.unlock.asks import Passphrases, PracticeGiven, Sheets
from app.views.unlock.choosing import Choosing
from app.views.unlock.recovery_sheet import RecoverySheet
from app.views.window import COUPLE, COUPLES, Place
from app.views.worker import Worker
from app.views.write_up.page import WriteUpPage
from app.words import say

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

T = TypeVar("T")


@dataclass(frozen=True)
class Rooms:
    """What the pages need between them. `printer` is asked for when something is first drawn.

    `aside` runs what may never answer.
    """

    theme: Theme
    desk: Desk
    door: Door
    settings: SettingsFile
    worker: Worker
    printer: Callable[[], Printer]
    passphrases: Passphrases
    sheets: Sheets
    keeper: Keeper
    aside: Worker

    def pages(self) -> Pages:
        """Every page of the open records."""
        theme, desk = self.theme, self.desk
        return Pages(
            today=lambda stack: TodayPage(theme, desk, stack),
            roster=lambda stack: RosterPage(theme, desk, stack),
            rail_couples=lambda: RailCouples(theme, desk),
            hierarchy=lambda: HierarchyPage(theme, desk),
            agreement=lambda stack: AgreementPage(
                theme, desk, lambda content: self.printer().agreement(content), parent=stack, settings=self.settings
            ),
            care=lambda stack: CarePage(theme, desk, stack),
            story=lambda stack: StoryPage(theme, desk, stack),
            screening=lambda stack: ScreeningPage(theme, desk, stack),
            notes=lambda: NotesPane(theme, desk),
            under_way=lambda: UnderWayPage(theme, desk),
            how_it_was=lambda: HowItWas(theme, desk),
            way_back=lambda: WayBack(theme, desk),
            settings=self._settings,
            write_up=lambda stack: WriteUpPage(theme, desk, stack),
        )

    def _settings(self, stack: QWidget) -> SettingsPage:
        theme, settings = self.theme, self.settings
        return SettingsPage(
            theme,
            [
                ("palette", say("Appearance"), lambda: AppearancePage(theme, settings)),
                ("sliders-horizontal", say("Practice"), lambda: PracticePage(theme, self.desk)),
                (
                    "shield-check",
                    say("Security and backups"),
                    lambda: SecurityPage(theme, settings, self._safekeeping()),
                ),
            ],
            stack,
        )

    def _safekeeping(self) -> Safekeeping:
        vault, done = self.door.vault, say("Backed up, and read through.")
        return Safekeeping(
            is_passphrase=lambda typed, told: self._run(
                lambda: keeping.is_passphrase(vault, typed), told, lambda _no: told(False)
            ),
            change_passphrase=lambda new, told: self._run(
                lambda: self.keeper.change_passphrase(vault, new), lambda _none: told(""), told
            ),
            new_sheet=lambda given, told: self._run(lambda: keeping.new_sheet(vault), given, told),
            back_up=lambda told: self._run(lambda: keeping.back_up(vault), lambda _folder: told(done), told),
            last_backup=self.keeper.last_backup,
            keychain=ThirdKey(self.door, vault, self.keeper.keychains, self.worker, self.aside).asks(),
            choosing=self._choosing,
            sheet=self._sheet,
        )

    def _run(self, job: Callable[[], T], done: Callable[[T], None], sentence: Callable[[str], None]) -> None:
        """A job of the vault, in the worker; what the disk would not take comes back as one sentence."""

        def wrong(fault: Exception) -> None:
            if not isinstance(fault, NotSaved):
                raise fault
            sentence(not_saved_words(fault.why))

        self.worker.run(job, done, wrong)

    def _choosing(self, chosen: Callable[[str], None]) -> Step:
        widget = Choosing(self.theme, self.passphrases)
        widget.chosen.connect(chosen)
        return widget, widget.begin

    def _sheet(self, groups: str, kept: Callable[[], None]) -> Step:
        widget = RecoverySheet(self.theme, self.sheets)
        widget.done.setText(say("It is put away"))
        widget.show_groups(PracticeGiven(self.desk.read(show_practice).name), groups)
        widget.kept.connect(kept)
        return widget, widget.begin


def first_place(desk: Desk, *, new: bool) -> Place:
    """Where one begins: with the couple that is still in the room, where a first one is welcomed, or with today."""
    if desk.session is not None:
        return Place(COUPLE, desk.session.couple_id)
    return Place(COUPLES) if new else Place()
