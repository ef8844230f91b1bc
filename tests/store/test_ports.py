"""The vault keeps the promises that the actions were given."""

from __future__ import annotations

from app.actions.ports import Records
from app.store.vault import Vault
from tests.store_fixtures import PRACTICE


def test_a_vault_is_what_the_actions_call_records(vault: Vault) -> None:
    records: Records = vault
    with records.read() as work:
        assert work.practices.get().name == PRACTICE
