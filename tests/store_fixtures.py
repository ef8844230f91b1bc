"""A real, encrypted, empty vault for every test that asks for one.

Import the fixture where it is needed: `from tests.store_fixtures import vault as vault`.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
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
    with copied(template(tmp_path_factory), tmp_path / "vault") as opened:
        yield opened


def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where that vault is, closed."""
    folder = tmp_path_factory.getbasetemp() / "template-vault"
    if not folder.exists():
        create_vault(folder, PASSPHRASE, Practice(name=PRACTICE), CHEAP)[0].close()
    return folder


@contextmanager
def copied(closed: Path, folder: Path) -> Iterator[Vault]:
    """A copy of a closed vault, open in a folder that is not there yet."""
    shutil.copytree(closed, folder)
    opened = open_with_passphrase(folder, PASSPHRASE, CHEAP)
    try:
        yield opened
    finally:
        opened.close()
