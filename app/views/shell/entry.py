"""The way in: which page stands before the records, what is tried with what was typed, what is said when it fails.

The page that asks for the passphrase is at hand; every other is fetched when it is wanted.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.models.faults import CannotOpen, NotSaved
from app.views.theme.theme import Theme
from app.views.unlock.asks import BackupReady, FirstRun, OpenRecords, Passphrases, PracticeGiven, Sheets
from app.views.unlock.unlock import UnlockPage
from app.views.worker import Worker
from app.words import say

if TYPE_CHECKING:
    from datetime import date

    from app.views.unlock.first_run import FirstRunPage


class Vaults(Protocol):
    """The records of one folder, from outside. What raises CannotOpen or NotSaved has changed nothing."""

    def create(self, practice: PracticeGiven, passphrase: str) -> tuple[OpenRecords, str]:
        """New records and the eight groups of the recovery sheet."""

    def by_passphrase(self, passphrase: str) -> OpenRecords:
        """Open by passphrase."""

    def by_recovery(self, groups: str) -> OpenRecords:
        """Open by the recovery sheet as typed."""

    def keychain(self) -> Callable[[], bytes] | None:
        """What asks the computer's keychain for their key, and may never answer; None where that opens nothing."""

    def by_keychain(self, key: bytes) -> OpenRecords:
        """Open by the key that the keychain gave."""

    def change_passphrase(self, records: OpenRecords, passphrase: str) -> None:
        """This passphrase opens them from now on."""

    def name_practice(self, records: OpenRecords, practice: PracticeGiven) -> None:
        """Keep what the first step says in the end."""

    def practice(self, records: OpenRecords) -> PracticeGiven:
        """What the first step said."""

    def owe_sheet(self) -> None:
        """Nobody has the recovery sheet yet: remember that, without its groups."""

    def sheet_owed(self) -> bool:
        """Whether that is still so."""

    def sheet_kept(self) -> None:
        """It was printed or saved."""

    def new_sheet(self, records: OpenRecords) -> str:
        """The eight groups of a new recovery sheet, instead of the one before."""

    def backup(self) -> tuple[Path, BackupReady] | None:
        """The newest backup, if there is one."""

    def restore(self, backup: Path) -> None:
        """Set the damaged files aside as they are, and put the backup into new ones."""


class Surroundings(NamedTuple):
    """What the way in needs besides the records.

    `exist` says whether there are any; `today` gives the date and how it is written.
    """

    exist: Callable[[], bool]
    passphrases: Passphrases
    sheets: Sheets
    greeting: Callable[[], str]
    today: Callable[[], tuple[date, str]]
    show: Callable[[QWidget], None]
    show_first_window: Callable[[], bool]
    look_around: Callable[[], object]
    leave: Callable[[], object]
    note: str = ""


class Entry(QObject):
    """Shows the right page and tries what is typed there. `opened(records, new)` once they are open.

    `vaults` is asked for when something is tried, in the worker, because it brings the whole store along.
    """

    opened = Signal(object, bool)

    def __init__(
        self,
        theme: Theme,
        vaults: Callable[[], Vaults],
        worker: Worker,
        around: Surroundings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._vaults, self._worker, self._around = theme, vaults, worker, around
        self._waiting: OpenRecords | None = None
        self._page: QWidget | None = None

    def begin(self) -> None:
        """As it is when the program starts."""
        if self._around.exist():
            self.ask()
        else:
            self._show(self._three_steps([]))

    def ask(self, *, locked: bool = False, unsaved: bool = False) -> None:
        """Ask for the passphrase; `locked` says that the records were open a moment ago, `unsaved` that words wait."""
        page = UnlockPage(self._theme, self._around.greeting(), passphrases=self._around.passphrases)
        page.passphrase_given.connect(lambda typed: self._try(page, typed, by_recovery=False))
        page.recovery_given.connect(lambda typed: self._try(page, typed, by_recovery=True))
        page.new_passphrase_chosen.connect(lambda phrase: self._renew(page, phrase))
        if locked:
            page.show_locked(unsaved=unsaved)
        if self._around.note:
            page.entry.note.setText(self._around.note)
        self._show(page)
        page.show_passphrase()

    def try_keychain(self, aside: Worker) -> None:
        """Open with the computer's keychain where that opens these records; once, when the program starts.

        The page stays as it is meanwhile, and whichever comes first opens. After a lock this would be no lock.
        """
        from app.views.shell.by_keychain import ByKeychain

        page = self._page
        if isinstance(page, UnlockPage):
            way = ByKeychain(page, lambda: self._awaits(page), self._vaults, self._worker, aside)
            way.begin(lambda records: self._hand_over(page, records), self._closed)

    def warn_of_leaving(self) -> None:
        """Words are only in memory, and whoever closes now leaves them behind."""
        title, sentence = say("These words are not on disk."), say("Unlock, and they are kept.")
        once = say("Closing once more leaves them behind.")
        if isinstance(self._page, UnlockPage):
            self._page.warn(f"{title} {sentence} {once}")
        else:
            self._say_closed(title, f"{sentence} {once}", self.begin)

    def close(self) -> None:
        """The program ends; records that were opened and not handed over are closed."""
        if self._waiting is not None:
            self._waiting.close()
            self._waiting = None

    # -- passphrase and recovery sheet ------------------------------------------------------------------------

    def _try(self, page: UnlockPage, typed: str, *, by_recovery: bool) -> None:
        page.set_busy(True)

        def job() -> OpenRecords:
            vaults = self._vaults()
            return vaults.by_recovery(typed) if by_recovery else vaults.by_passphrase(typed)

        def opened(records: OpenRecords) -> None:
            page.set_busy(False)
            if by_recovery:
                self._waiting = records
                self._vaults().sheet_kept()
                page.show_new_passphrase()
            else:
                self._hand_over(page, records)

        def wrong(fault: Exception) -> None:
            if not self._awaits(page):
                return  # the keychain was quicker, and its records are not to be opened twice
            page.set_busy(False)
            if not isinstance(fault, CannotOpen):
                raise fault
            if fault.why == "wrong passphrase":
                page.show_wrong()
            elif fault.why == "wrong recovery":
                page.show_wrong_recovery()
            else:
                self._closed(fault.why)

        self._worker.run(job, opened, wrong)

    def _awaits(self, page: UnlockPage) -> bool:
        return self._page is page and self._waiting is None

    def _hand_over(self, page: UnlockPage, records: OpenRecords) -> None:
        page.show_opened()
        if self._vaults().sheet_owed():
            self._go_on_with_sheet(records)
        else:
            self._page = None
            self.opened.emit(records, False)

    def _renew(self, page: UnlockPage, passphrase: str) -> None:
        records, renewal = self._waiting, page.renewal
        if records is None or renewal is None:
            return
        again = renewal.choosing.again
        page.set_busy(True)

        def done(_none: None) -> None:
            self._waiting = None
            self._hand_over(page, records)

        def wrong(fault: Exception) -> None:
            page.set_busy(False)
            if not isinstance(fault, NotSaved):
                raise fault
            again.set_error(_not_saved(fault))

        self._worker.run(lambda: self._vaults().change_passphrase(records, passphrase), done, wrong)

    # -- the first run ----------------------------------------------------------------------------------------

    def _three_steps(self, given: list[PracticeGiven]) -> FirstRunPage:
        """The page of the first run; the last of `given` is the practice as it was named last."""
        from app.views.unlock.first_run import FirstRunPage

        around = self._around
        today, written = around.today()
        page = FirstRunPage(self._theme, around.passphrases, around.sheets, today=today, written=written)
        page.practice_named.connect(given.append)
        page.passphrase_chosen.connect(lambda phrase: self._create(page, given[-1], phrase))
        page.finished.connect(self._first_run_done)
        page.sample_wanted.connect(around.look_around)
        return page

    def _go_on_with_sheet(self, records: OpenRecords) -> None:
        """The first run was left before its sheet was put away: with a new one, since the first is kept nowhere."""
        self._waiting = records

        def job() -> tuple[PracticeGiven, str]:
            vaults = self._vaults()
            return vaults.practice(records), vaults.new_sheet(records)

        def done(answer: tuple[PracticeGiven, str]) -> None:
            page = self._three_steps([answer[0]])
            self._show(page)
            page.go_on(*answer)

        def wrong(fault: Exception) -> None:
            if not isinstance(fault, NotSaved):
                raise fault
            self._waiting, self._page = None, None
            self.opened.emit(records, False)

        self._worker.run(job, done, wrong)

    def _create(self, page: FirstRunPage, practice: PracticeGiven, passphrase: str) -> None:
        made, groups = self._waiting, page.recovery.groups_shown()

        def job() -> tuple[OpenRecords, str]:
            if made is None:
                new = self._vaults().create(practice, passphrase)
                self._vaults().owe_sheet()
                return new
            self._vaults().change_passphrase(made, passphrase)
            return made, groups

        def done(answer: tuple[OpenRecords, str]) -> None:
            self._waiting = answer[0]
            page.show_recovery(answer[1])

        def wrong(fault: Exception) -> None:
            page.set_busy(False)
            if isinstance(fault, NotSaved):
                page.choosing.again.set_error(_not_saved(fault))
            elif isinstance(fault, CannotOpen):
                self._closed(fault.why)
            else:
                raise fault

        self._worker.run(job, done, wrong)

    def _first_run_done(self, run: FirstRun) -> None:
        records, self._waiting = self._waiting, None
        if records is None:
            return
        self._vaults().name_practice(records, run.practice)
        self._vaults().sheet_kept()
        self.opened.emit(records, True)

    # -- when they stay closed --------------------------------------------------------------------------------

    def _closed(self, why: str) -> None:
        from app.views.unlock.trouble import StartedTwicePage

        if why == "in use":
            twice = StartedTwicePage(self._theme)
            twice.show_wanted.connect(self._show_first_window)
            self._show(twice)
        elif why in ("damaged", "empty"):
            self._damaged(empty=why == "empty")
        else:
            self._say_closed(*words_for_closed(why), self.begin)

    def _show_first_window(self) -> None:
        if self._around.show_first_window():
            self._around.leave()
        else:
            self.ask()

    def _damaged(self, *, empty: bool = False) -> None:
        from app.views.unlock.trouble import DamagedPage

        newest = self._vaults().backup()
        page = DamagedPage(self._theme, newest[1] if newest else None, empty=empty)
        if newest is not None:
            page.restore_wanted.connect(lambda: self._restore(newest[0]))
        page.another_wanted.connect(lambda: self._choose_backup(page))
        page.close_wanted.connect(self._around.leave)
        self._show(page)

    def _choose_backup(self, page: QWidget) -> None:
        from PySide6.QtWidgets import QFileDialog

        from app.views.theme.unremembered import in_documents, unremembered

        with unremembered():
            chosen = QFileDialog.getExistingDirectory(page, say("Choose a backup"), in_documents())
        if chosen:
            self._restore(Path(chosen))

    def _restore(self, backup: Path) -> None:
        def wrong(fault: Exception) -> None:
            if isinstance(fault, NotSaved):
                self._say_closed(say("That could not be restored"), _not_saved(fault), self._damaged)
            elif isinstance(fault, CannotOpen):
                sentence = say("Choose a folder that a backup was made into. Nothing was changed.")
                self._say_closed(say("That is no backup"), sentence, self._damaged)
            else:
                raise fault

        self._worker.run(lambda: self._vaults().restore(backup), lambda _none: self.ask(), wrong)

    def _show(self, page: QWidget) -> None:
        self._page = page
        self._around.show(page)

    def _say_closed(self, title: str, sentence: str, again: Callable[[], None]) -> None:
        from app.views.unlock.closed import ClosedPage

        page = ClosedPage(self._theme, title, sentence)
        page.again_wanted.connect(again)
        page.close_wanted.connect(self._around.leave)
        self._show(page)


def _not_saved(fault: NotSaved) -> str:
    from app.views.notices import not_saved_words

    return not_saved_words(fault.why)


def words_for_closed(why: str) -> tuple[str, str]:
    """A title and one sentence for each reason of `CannotOpen` that no other page is there for."""
    return {
        "foreign": (
            say("These are other files"),
            say("The folder of the records holds files that Unhurried did not write. They were not touched."),
        ),
        "newer": (
            say("Written by a newer Unhurried"),
            say("A newer version of the program has these records. Nothing was touched; please use that one."),
        ),
        "missing": (
            say("The records are not all there"),
            say("Their folder lacks a file. Is the disk they lie on connected? Nothing was touched."),
        ),
        "not permitted": (
            say("The folder is closed to you"),
            say("This computer does not let you read and write in the folder of the records. Nothing was touched."),
        ),
    }.get(
        why,
        (
            say("The records stay closed"),
            say("A part of Unhurried is too old to read them safely. Nothing was touched; please install it anew."),
        ),
    )
