"""Looking for words in the records, newest first."""

# ruff: noqa: S608 (put together from its own words only)

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

import sqlalchemy as sa

from app.models.found import KINDS, Found
from app.models.text import storable
from app.store.excerpt import LONG, around

_MOST, _LONGEST = 20, 60


def _words(index: str, *columns: str, short: str = "snippet({index}, -1, '«', '»', '…', 16)") -> str:
    """What a query says of the words it found: `marked` where they are few, else NULL and `whole`, a list of texts."""
    names = [f"{index}.{column}" for column in columns]
    length = " + ".join(f"length({name})" for name in names)
    return f"""
    CASE WHEN {length} <= {LONG} THEN {short.format(index=index)} END AS marked,
    CASE WHEN {length} > {LONG} THEN json_array({", ".join(names)}) END AS whole"""


_NAMES = "concat_ws(' · ', {})".format(", ".join(f"nullif(highlight({{index}}, {n}, '«', '»'), '')" for n in range(3)))
"""The names of a couple, without those that are empty."""

_COUPLES = sa.text(
    f"""
SELECT couples.id, couples.id AS couple_id,
    {_words("search_couples", "label", "first", "second", short=_NAMES)}
FROM search_couples JOIN couples ON couples.id = search_couples.rowid
WHERE search_couples MATCH :words AND (:couple IS NULL OR couples.id = :couple)
ORDER BY search_couples.rowid DESC LIMIT :limit
"""
)

_OF_STEP = ("title", "description", "timeframe", "checkin", "ending", "smaller")

_STEPS = sa.text(
    f"""
SELECT steps.id, hierarchies.couple_id, {_words("search_steps", *_OF_STEP)},
    (SELECT max(at) FROM step_events WHERE step_id = steps.id) AS at
FROM search_steps
JOIN steps ON steps.id = search_steps.rowid
JOIN hierarchies ON hierarchies.id = steps.hierarchy_id
WHERE search_steps MATCH :words AND (:couple IS NULL OR hierarchies.couple_id = :couple)
ORDER BY search_steps.rowid DESC
"""
)

_ENTRIES = sa.text(
    f"""
SELECT entries.id, entries.couple_id, {_words("search_entries", "text")}, entries.at
FROM search_entries JOIN entries ON entries.id = search_entries.rowid
WHERE search_entries MATCH :words AND (:couple IS NULL OR entries.couple_id = :couple)
ORDER BY search_entries.rowid DESC
"""
)

_NOTES = sa.text(
    f"""
SELECT notes.id, notes.couple_id, {_words("search_notes", "text")}, notes.begun_at AS at
FROM search_notes
JOIN note_sections ON note_sections.id = search_notes.rowid
JOIN notes ON notes.id = note_sections.note_id
WHERE search_notes MATCH :words AND (:couple IS NULL OR notes.couple_id = :couple)
ORDER BY search_notes.rowid DESC
"""
)

_ADDENDA = sa.text(
    f"""
SELECT notes.id, notes.couple_id, {_words("search_addenda", "text")}, addenda.at
FROM search_addenda
JOIN addenda ON addenda.id = search_addenda.rowid
JOIN notes ON notes.id = addenda.note_id
WHERE search_addenda MATCH :words AND (:couple IS NULL OR notes.couple_id = :couple)
ORDER BY search_addenda.rowid DESC
"""
)

_PROCESS = sa.text(
    f"""
SELECT notes.id, notes.couple_id, {_words("search_process", "text")},
    process_notes.changed_at AS at
FROM search_process
JOIN process_notes ON process_notes.id = search_process.rowid
JOIN notes ON notes.id = process_notes.note_id
WHERE search_process MATCH :words AND (:couple IS NULL OR notes.couple_id = :couple)
ORDER BY search_process.rowid DESC
"""
)

_AGREEMENTS = sa.text(
    f"""
SELECT revisions.id, revisions.couple_id, {_words("search_lines", "text", "said", "aside")},
    coalesce(revisions.issued_at, revisions.begun_at) AS at
FROM search_lines
JOIN clause_lines ON clause_lines.id = search_lines.rowid
JOIN revisions ON revisions.id = clause_lines.revision_id
WHERE search_lines MATCH :words AND (:couple IS NULL OR revisions.couple_id = :couple)
ORDER BY search_lines.rowid DESC
"""
)

_DATED = {
    "step": _STEPS,
    "entry": _ENTRIES,
    "note": _NOTES,
    "addendum": _ADDENDA,
    "process note": _PROCESS,
    "agreement": _AGREEMENTS,
}


class Search:
    """See the port of the same name."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def find(
        self, typed: str, couple_id: int | None = None, limit: int = 20, kinds: Collection[str] = KINDS
    ) -> Sequence[Found]:
        """Where every typed word begins a word of the record: couples first, then the rest, newest first.

        A note or an agreement is found once, however many of its parts hold the words. `kinds` are those looked
        for. Anything may be typed; nothing typed means nothing found.
        """
        words = _typed(typed)
        if not words:
            return []
        given = {"words": every_word(typed), "couple": couple_id, "limit": limit}
        couples = self._couples(words, given) if "couple" in kinds else []
        others = [
            one
            for kind, query in _DATED.items()
            if kind in kinds
            for one in self._dated(kind, query, words, given, limit)
        ]
        dated = sorted((one for one in others if one.at), key=lambda one: (one.at, one.id), reverse=True)
        return [*couples, *dated, *(one for one in others if one.at is None)][:limit]

    def _couples(self, words: Sequence[str], given: Mapping[str, object]) -> list[Found]:
        return [
            Found("couple", row.id, row.couple_id, _said(row, words))
            for row in self._connection.execute(_COUPLES, given)
        ]

    def _dated(
        self, kind: str, query: sa.TextClause, words: Sequence[str], given: Mapping[str, object], limit: int
    ) -> Iterable[Found]:
        """The latest kept of one kind, each once; rows are only fetched until there are enough."""
        found: dict[int, Found] = {}
        with self._connection.execute(query, given) as rows:
            for row in rows:
                if len(found) == limit:
                    break
                if row.id not in found:
                    at = datetime.fromisoformat(row.at) if row.at else None
                    found[row.id] = Found(kind, row.id, row.couple_id, _said(row, words), at)
        return found.values()


def _said(row: sa.Row[tuple[object, ...]], words: Sequence[str]) -> str:
    """The words found, the hits in «»."""
    return str(row.marked) if row.whole is None else around(json.loads(row.whole), words)


def every_word(typed: str) -> str:
    """The full-text query for what was typed: each word quoted, so that none of it is read as syntax.

    Of a pasted page only the first twenty different words are looked for, of a pasted word its first letters.
    """
    return " ".join('"' + word.replace('"', '""') + '"*' for word in _typed(typed))


def _typed(typed: str) -> Sequence[str]:
    return list(dict.fromkeys(word[:_LONGEST] for word in storable(typed).split()))[:_MOST]
