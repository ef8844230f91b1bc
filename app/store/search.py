"""Looking for words in the records, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from app.models.found import Found
from app.models.text import storable

_COUPLES = sa.text(
    """
SELECT couples.id, couples.id AS couple_id,
    highlight(search_couples, 0, '«', '»') AS label,
    highlight(search_couples, 1, '«', '»') AS first,
    highlight(search_couples, 2, '«', '»') AS second
FROM search_couples JOIN couples ON couples.id = search_couples.rowid
WHERE search_couples MATCH :words AND (:couple IS NULL OR couples.id = :couple)
ORDER BY search_couples.rowid DESC LIMIT :limit
"""
)

_STEPS = sa.text(
    """
SELECT steps.id, hierarchies.couple_id, snippet(search_steps, -1, '«', '»', '…', 16) AS marked,
    (SELECT max(at) FROM step_events WHERE step_id = steps.id) AS at
FROM search_steps
JOIN steps ON steps.id = search_steps.rowid
JOIN hierarchies ON hierarchies.id = steps.hierarchy_id
WHERE search_steps MATCH :words AND (:couple IS NULL OR hierarchies.couple_id = :couple)
ORDER BY search_steps.rowid DESC LIMIT :limit
"""
)

_ENTRIES = sa.text(
    """
SELECT entries.id, entries.couple_id, snippet(search_entries, 0, '«', '»', '…', 16) AS marked, entries.at
FROM search_entries JOIN entries ON entries.id = search_entries.rowid
WHERE search_entries MATCH :words AND (:couple IS NULL OR entries.couple_id = :couple)
ORDER BY search_entries.rowid DESC LIMIT :limit
"""
)


class Search:
    """See the port of the same name."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def find(self, typed: str, couple_id: int | None = None, limit: int = 20) -> Sequence[Found]:
        """Where every typed word begins a word of the record: couples first, then the rest, newest first.

        Anything may be typed; nothing typed means nothing found.
        """
        words = every_word(typed)
        if not words:
            return []
        given = {"words": words, "couple": couple_id, "limit": limit}
        couples = [
            Found("couple", row.id, row.couple_id, " · ".join(filter(None, (row.label, row.first, row.second))))
            for row in self._connection.execute(_COUPLES, given)
        ]
        others = [
            Found(kind, row.id, row.couple_id, row.marked, datetime.fromisoformat(row.at) if row.at else None)
            for kind, query in (("step", _STEPS), ("entry", _ENTRIES))
            for row in self._connection.execute(query, given)
        ]
        dated = sorted((one for one in others if one.at), key=lambda one: (one.at, one.id), reverse=True)
        return [*couples, *dated, *(one for one in others if one.at is None)][:limit]


def every_word(typed: str) -> str:
    """The full-text query for what was typed: each word quoted, so that none of it is read as syntax.

    Of a pasted page only the first hundred words are looked for.
    """
    words = storable(typed).split()[:100]
    return " ".join('"' + word.replace('"', '""') + '"*' for word in words)
