"""The key in the computer's keychain, as the settings ask for it: turned on, turned off, and why it cannot be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from app.keeping import Door
from app.models.faults import NotSaved
from app.store.keychain import Keychain, forget_key, keep_key, look
from app.store.opening import turn_keychain_off, turn_keychain_on
from app.store.vault import Vault
from app.views.notices import keychain_words, not_saved_words
from app.views.settings.keychain import KeychainAsks
from app.views.worker import Worker
from app.words import say

T = TypeVar("T")
Told = Callable[[str], None]


@dataclass(frozen=True)
class ThirdKey:
    """Turns the third slot of the open vault on and off. `keychain` is None where there shall be none.

    The keychain is asked in `aside`, where it is given up when it does not answer; the vault is changed in `worker`. Of
    what ends after the records were locked nobody is told.
    """

    door: Door
    vault: Vault
    keychain: Callable[[], Keychain] | None
    worker: Worker
    aside: Worker

    def asks(self) -> KeychainAsks:
        """What the page of the settings is given."""
        return KeychainAsks(lambda: self.vault.key_file.keychain is not None, self.look, self.turn_on, self.turn_off)

    def look(self, told: Told) -> None:
        """Tells why no key can be kept in the keychain now; "" where one can."""
        if self.keychain is None:
            told(say("The practice couples are thrown away when Unhurried closes; they need no key."))
            return
        self._with_keychain(lambda keychain: self._ask(partial(look, keychain), lambda _none: told(""), told), told)

    def turn_on(self, told: Told) -> None:
        """A new key into the keychain, then its slot into the vault; tells "" or what is in the way."""

        def keep(keychain: Keychain) -> None:
            self._ask(partial(keep_key, keychain, self._number), lambda key: add(keychain, key), told)

        def add(keychain: Keychain, key: bytes) -> None:
            def wrong(sentence: str) -> None:
                # An entry whose slot was never kept opens nothing; it goes all the same.
                self._ask(
                    partial(forget_key, keychain, self._number), lambda _n: told(sentence), lambda _s: told(sentence)
                )

            self._change(partial(turn_keychain_on, self.vault, key), lambda: told(""), wrong)

        self._with_keychain(keep, told)

    def turn_off(self, told: Told) -> None:
        """The slot out of the vault, then the key out of the keychain; tells how it ended, or what is in the way."""
        left = say("It could not be deleted there, and opens nothing now.")
        done = say("From now on only the passphrase and the recovery sheet open the records.")

        def still_there(sentence: str) -> None:
            told(say("{done} The keychain still holds an entry: {why} {left}", done=done, why=sentence, left=left))

        def forget(keychain: Keychain) -> None:
            self._ask(partial(forget_key, keychain, self._number), lambda _none: told(done), still_there)

        self._change(partial(turn_keychain_off, self.vault), lambda: self._with_keychain(forget, still_there), told)

    @property
    def _number(self) -> bytes:
        return self.vault.key_file.vault

    def _with_keychain(self, then: Callable[[Keychain], None], told: Told) -> None:
        """Fetch it in the worker: it brings a good deal along."""
        if self.keychain is not None:
            self.worker.run(self.keychain, self._while_open(then), lambda fault: told(keychain_words(fault)))

    def _ask(self, job: Callable[[], T], done: Callable[[T], None], told: Told) -> None:
        self.aside.run(job, self._while_open(done), self._while_open(lambda fault: told(keychain_words(fault))))

    def _change(self, job: Callable[[], None], done: Callable[[], None], told: Told) -> None:
        def wrong(fault: Exception) -> None:
            if not isinstance(fault, NotSaved):
                raise fault
            told(not_saved_words(fault.why))

        self.worker.run(job, self._while_open(lambda _none: done()), self._while_open(wrong))

    def _while_open(self, tell: Callable[[T], None]) -> Callable[[T], None]:
        def told(what: T) -> None:
            if self.door.is_open and self.door.vault is self.vault:
                tell(what)

        return told
