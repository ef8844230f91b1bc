"""What opens a vault changes as a whole, or not at all, also where the disk gives out at the last moment."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.models.faults import CannotOpen, NotSaved
from app.store import opening
from app.store.vault import Vault
from tests.store_fixtures import CHEAP, PASSPHRASE
from tests.store_fixtures import vault as vault

SECRET = bytes(range(32))


def change_passphrase(vault: Vault) -> None:
    opening.change_passphrase(vault, "another one entirely", CHEAP)


def new_recovery(vault: Vault) -> None:
    opening.new_recovery(vault)


def keychain_on(vault: Vault) -> None:
    opening.turn_keychain_on(vault, SECRET)


def keychain_off(vault: Vault) -> None:
    opening.turn_keychain_off(vault)


@pytest.mark.parametrize("change", [change_passphrase, new_recovery, keychain_on, keychain_off])
def test_a_change_that_was_not_saved_left_everything_as_it_was(
    vault: Vault, change: Callable[[Vault], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    if change is keychain_off:
        keychain_on(vault)
    before = (vault.folder / "vault.json").read_bytes()

    def full() -> None:
        raise NotSaved("full")

    with monkeypatch.context() as trouble:
        trouble.setattr(vault, "_still_there", full)
        with pytest.raises(NotSaved):
            change(vault)
    assert (vault.folder / "vault.json").read_bytes() == before
    vault.close()
    opening.open_with_passphrase(vault.folder, PASSPHRASE, CHEAP).close()


def test_a_change_that_was_saved_holds(vault: Vault) -> None:
    keychain_on(vault)
    change_passphrase(vault)
    vault.close()
    with pytest.raises(CannotOpen):
        opening.open_with_passphrase(vault.folder, PASSPHRASE, CHEAP)
    opened = opening.open_with_keychain(vault.folder, SECRET, CHEAP)
    keychain_off(opened)
    opened.close()
    with pytest.raises(CannotOpen):
        opening.open_with_keychain(vault.folder, SECRET, CHEAP)
    opening.open_with_passphrase(vault.folder, "another one entirely", CHEAP).close()
