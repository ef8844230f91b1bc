"""A key in the computer's keychain: made here, read back before it counts, and never taken for the only one.

The keychain is asked through a port, and whatever it answers is either a key of ours or KeychainClosed. It may also not
answer at all: whoever calls does so where it can be given up.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from contextlib import suppress
from typing import Protocol, TypeVar

from app.models.faults import KeychainClosed

T = TypeVar("T")

_LENGTH = 32

log = logging.getLogger(__name__)


class Keychain(Protocol):
    """The keychain of the person who is logged in, one entry for each vault.

    Every method may take for ever, and may raise anything; KeychainClosed says more than the rest.
    """

    def look(self) -> None:
        """Return where an entry could be written now; nobody is asked for anything."""

    def read(self, vault: str) -> str | None:
        """The words of the entry; None where the keychain gives none."""

    def write(self, vault: str, words: str) -> None:
        """Keep the words as the entry, instead of any before them."""

    def remove(self, vault: str) -> None:
        """Delete the entry."""


def look(keychain: Keychain) -> None:
    """Return where a key can be kept; KeychainClosed says why it cannot."""
    _asked(keychain.look)


def keep_key(keychain: Keychain, vault: bytes) -> bytes:
    """A new random key, kept in the keychain under the vault's id and read back; KeychainClosed leaves none there."""
    key, name = secrets.token_bytes(_LENGTH), vault.hex()
    _asked(lambda: keychain.write(name, key.hex()))
    if _asked(lambda: keychain.read(name)) != key.hex():
        with suppress(KeychainClosed):
            _asked(lambda: keychain.remove(name))
        raise KeychainClosed("untrusted")
    return key


def fetch_key(keychain: Keychain, vault: bytes) -> bytes:
    """The key that is kept for this vault; KeychainClosed where there is none, which makes no other."""
    words = _asked(lambda: keychain.read(vault.hex()))
    if words is None:
        raise KeychainClosed("empty")
    with suppress(ValueError):
        key = bytes.fromhex(words)
        if len(key) == _LENGTH:
            return key
    raise KeychainClosed("wrong")


def forget_key(keychain: Keychain, vault: bytes) -> None:
    """Nothing of this vault is in the keychain any more; KeychainClosed where it may still be."""
    with suppress(KeychainClosed):
        _asked(lambda: keychain.remove(vault.hex()))
    if _asked(lambda: keychain.read(vault.hex())) is not None:
        raise KeychainClosed("broken")


def system_keychain() -> Keychain:
    """The keychain of this computer. Looking for one takes a fifth of a second: only for who asks it something."""
    from app.store.system_keychain import SystemKeychain

    return SystemKeychain()


def _asked(ask: Callable[[], T]) -> T:
    """Keychains raise errors of their own, of the bus and of the system: all of them mean that it stays closed."""
    try:
        return ask()
    except KeychainClosed:
        raise
    except Exception as fault:  # noqa: BLE001  (no list of what comes out of other programs would be whole)
        log.warning("the keychain stays closed: %s", type(fault).__name__)
        raise KeychainClosed("broken") from None
