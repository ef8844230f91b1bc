"""Lines of the live notes: their marks, and which crossed line a repair belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.models.session import Entry, Mark, SetbackKind

SLASHES = {"b": Mark.BOUNDARY, "s": Mark.SETBACK, "r": Mark.REPAIR, "v": Mark.VICTORY}
_SLASH = re.compile(r"^/([bsrv])(?:\s+|$)", re.IGNORECASE)


def split_mark(typed: str) -> tuple[Mark | None, str]:
    """The mark that "/s " and its like begin a line with, and the words without it."""
    found = _SLASH.match(typed)
    if found is None:
        return None, typed
    return SLASHES[found.group(1).lower()], typed[found.end() :]


def line_to_repair(entries: Sequence[Entry]) -> Entry | None:
    """The latest crossed line that no repair is joined to yet; None where there is none.

    Repair is only ever of a crossed line, and never owed (product: Repair).
    """
    mended = {entry.repairs_id for entry in entries if entry.removed_at is None}
    crossed = [
        entry
        for entry in entries
        if entry.setback_kind is SetbackKind.LINE_CROSSED and entry.removed_at is None and entry.id not in mended
    ]
    return max(crossed, key=lambda entry: entry.id, default=None)
