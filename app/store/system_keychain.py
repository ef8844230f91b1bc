"""The keychain of the system, through `keyring`: only kinds that keep a key well, and never one that would ask for it.

A person's own choice of another kind is respected: then there is no keychain for us, rather than one they did not want.
"""

from __future__ import annotations

import configparser
import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib import import_module

from keyring.backend import KeyringBackend, by_priority
from keyring.backends import SecretService, Windows, kwallet, macOS
from keyring.errors import InitError, KeyringLocked, NoKeyringError
from keyring.util import platform_

from app.models.faults import KeychainClosed

SERVICE = "Unhurried"

TRUSTED: dict[str, type[KeyringBackend]] = {
    f"{kind.__module__}.{kind.__qualname__}": kind
    for kind in (SecretService.Keyring, kwallet.DBusKeyring, macOS.Keyring, Windows.WinVaultKeyring)
}
"""By their names in keyring's own settings. Never one that forgets, keeps plain text, or passes on to such a one."""

_NONE = "keyring.backends.fail.Keyring"

_PROPERTIES = {
    SecretService.Keyring: ("appid", "Unhurried"),
    Windows.WinVaultKeyring: (
        "persist",
        "local machine",
    ),  # by default an entry would follow its user to other machines
}


class SystemKeychain:
    """See the port `Keychain`."""

    def look(self) -> None:
        """Whether an entry could be written now."""
        with _plainly():
            _opened()

    def read(self, vault: str) -> str | None:
        """The words of the entry."""
        with _plainly():
            return _opened().get_password(SERVICE, vault)

    def write(self, vault: str, words: str) -> None:
        """Keep the words as the entry."""
        with _plainly():
            _opened().set_password(SERVICE, vault, words)

    def remove(self, vault: str) -> None:
        """Delete the entry."""
        with _plainly():
            _opened().delete_password(SERVICE, vault)


@contextmanager
def _plainly() -> Iterator[None]:
    try:
        yield
    except KeyringLocked:
        raise KeychainClosed("locked") from None
    except (NoKeyringError, InitError):
        raise KeychainClosed("none") from None


def _opened() -> KeyringBackend:
    kind = _chosen()
    keychain = kind()
    if kind in _PROPERTIES:
        setattr(keychain, *_PROPERTIES[kind])
    if kind is SecretService.Keyring:
        _unlocked()
    return keychain


def _chosen() -> type[KeyringBackend]:
    """The best kind that is here. `keyring` by itself would load whatever is installed under its name."""
    named = os.environ.get("PYTHON_KEYRING_BACKEND") or _configured()
    if named and named not in TRUSTED:
        raise KeychainClosed("none" if named == _NONE else "untrusted")
    usable = [kind for name, kind in TRUSTED.items() if named in ("", name) and kind.viable]
    if not usable:
        raise KeychainClosed("none")
    return max(usable, key=by_priority)


def _configured() -> str:
    kept = configparser.RawConfigParser()
    kept.read(platform_.config_root() / "keyringrc.cfg", encoding="utf-8")  # a file that is not there says nothing
    return kept.get("backend", "default-keyring", fallback="").strip()


def _unlocked() -> None:
    """Return where the Secret Service is open: asked for anything else, it would ask the person for a password."""
    storage = import_module("secretstorage")  # there is one only where there can be a Secret Service
    with closing(storage.dbus_init()) as bus:
        try:
            locked = storage.Collection(bus).is_locked()
        except storage.ItemNotFoundException:
            raise KeychainClosed("none") from None
        if locked:
            raise KeychainClosed("locked")
