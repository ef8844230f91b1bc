"""A real, encrypted, empty vault for every test that asks for one.

Import the fixture where it is needed: `from tests.store_fixtures import vault as vault`.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.models.practice import Practice
from app.store.cost import Cost
from app.store.opening import create_vault, open_with_passphrase
from app.store.vault import Vault

PASSPHRASE = "linen harbour walnut drizzle"
PRACTICE = "Elin Marsh, couples therapy"

CHEAP = Cost(memory=8, passes=1, lanes=1)
"""A passphrase that costs nothing to try: for tests only, no program opens such a vault unless told to."""


@pytest.fixture
def vault(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    """An open vault in `tmp_path / "vault"`: a practice and nothing else. Made once per run, then copied."""
    template = tmp_path_factory.getbasetemp() / "template-vault"
    if not template.exists():
        create_vault(template, PASSPHRASE, Practice(name=PRACTICE), CHEAP)[0].close()
    folder = tmp_path / "vault"
    shutil.copytree(template, folder)
    opened = open_with_passphrase(folder, PASSPHRASE, CHEAP)
    yield opened
    opened.close()
