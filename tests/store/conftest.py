"""Every test of the store works on a real vault."""

from __future__ import annotations

from tests.store_fixtures import vault as vault
