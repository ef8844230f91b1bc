"""A history on a real, encrypted vault."""

from __future__ import annotations

import pytest

from app.actions.history import History
from app.store.vault import Vault
from tests.desk import SteadyClock
from tests.store_fixtures import vault as vault


@pytest.fixture
def clock() -> SteadyClock:
    return SteadyClock()


@pytest.fixture
def history(vault: Vault, clock: SteadyClock) -> History:
    return History(vault, clock)
