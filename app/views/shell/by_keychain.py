"""The third way in: the computer's keychain, asked once when the program starts, while the passphrase can be typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QObject, QTimer

from app.models.faults import CannotOpen, KeychainClosed
from app.views.notices import unlock_keychain_words
from app.views.unlock.unlock import UnlockPage
from app.views.worker import Worker

if TYPE_CHECKING:
    from app.views.shell.entry import Vaults
    from app.views.unlock.asks import OpenRecords

REST_MS = 700
"""So long after the last key nobody is in the middle of a word: what comes next would land in the records."""


class ByKeychain(QObject):
    """Opens the records of `page` when the keychain gives their key; says one sentence there when it does not.

    `wanted` says whether the page still waits for a key; an answer that comes later changes nothing. `aside` runs what
    may never answer, `worker` all the rest.
    """

    def __init__(
        self, page: UnlockPage, wanted: Callable[[], bool], vaults: Callable[[], Vaults], worker: Worker, aside: Worker
    ) -> None:
        super().__init__(page)
        self._page, self._wanted, self._vaults, self._worker, self._aside = page, wanted, vaults, worker, aside
        self._typing = Typing(self)

    def begin(self, opened: Callable[[OpenRecords], None], closed: Callable[[str], None]) -> None:
        """Look whether there is anything to ask; then `opened` with the records, or `closed` with why they are not."""

        def ask(keychain: Callable[[], bytes] | None) -> None:
            if keychain is not None and self._wanted():
                self._typing.watch()
                self._aside.run(keychain, given, quiet)

        def given(key: bytes) -> None:
            if self._wanted():
                self._typing.rested(lambda: self._worker.run(lambda: self._vaults().by_keychain(key), hand_over, wrong))

        def hand_over(records: OpenRecords) -> None:
            if self._wanted():
                opened(records)
            else:
                records.close()

        def quiet(fault: Exception) -> None:
            if self._wanted():
                self._typing.leave()
                self._page.say_of_keychain(unlock_keychain_words(fault))

        def wrong(fault: Exception) -> None:
            if not isinstance(fault, CannotOpen):
                raise fault
            if fault.why == "wrong keychain":
                quiet(KeychainClosed("wrong"))
            elif self._wanted() and not self._page.entry.field.text():
                closed(fault.why)  # else the passphrase will say it, and nothing is taken from under the hands

        self._worker.run(lambda: self._vaults().keychain(), ask, wrong)


class Typing(QObject):
    """Tells when nobody is typing."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._last = QElapsedTimer()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)

    def watch(self) -> None:
        """Look at the keys from now on."""
        if (app := QCoreApplication.instance()) is not None:
            app.installEventFilter(self)

    def leave(self) -> None:
        """Look at them no more."""
        if (app := QCoreApplication.instance()) is not None:
            app.removeEventFilter(self)

    def rested(self, then: Callable[[], object]) -> None:
        """`then`, once: at once where no key was pressed a moment ago."""
        self._rest.timeout.connect(then)
        self._rest.start(max(0, REST_MS - self._last.elapsed()) if self._last.isValid() else 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress:
            self._last.start()
            if self._rest.isActive():
                self._rest.start(REST_MS)
        return False
