"""A theme and a desk on a real, encrypted vault, for every test of what a person sees."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from app.store.vault import Vault
from app.views.desk import Desk
from app.views.theme.theme import Theme
from tests.desk import SteadyClock
from tests.store_fixtures import vault as vault


@pytest.fixture
def clock() -> SteadyClock:
    return SteadyClock()


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    theme = Theme("light")
    theme.apply(qapp)
    return theme


@pytest.fixture
def desk(qapp: QApplication, vault: Vault, clock: SteadyClock) -> Iterator[Desk]:
    desk = Desk(vault, clock)
    yield desk
    desk.close()
    desk.deleteLater()
