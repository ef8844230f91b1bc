"""What a print could not show, named before it is printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from app.models.agreement import AgreementContent
from app.models.content import load_agreement
from app.models.unprintable import Unprintable
from app.reports.runs import missing
from app.words import say

_CLAUSES = {
    "commitment": "commitment",
    "willing": "willing",
    "not_now": "not-now",
    "off_table": "off-table",
    "how_we_ask": "asking",
    "soft_no": "answers",
    "tentative_yes": "answers",
    "pauses": "pausing",
    "afterwards": "pausing",
    "crossed": "line-crossed",
    "baseline": "baseline",
    "checkins": "windows",
    "health": "conditions",
    "therapist": "signatures",
}


def in_agreement(content: AgreementContent) -> tuple[Unprintable, ...]:
    """Every character of the agreement that no font has, once for each clause, in the order of the pages."""
    wording = load_agreement()
    places = {
        "practice": say("the head of the page"),
        "first_name": say("the names"),
        "second_name": say("the names"),
        "reason": say("the reason for this revision"),
        **{name: wording.clause(clause).title for name, clause in _CLAUSES.items()},
    }
    return tuple(
        dict.fromkeys(
            Unprintable(sign, place)
            for name, place in places.items()
            for text in _texts(getattr(content, name))
            for sign in missing(text)
        )
    )


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
