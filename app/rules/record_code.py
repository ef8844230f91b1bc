"""The short code on every page of an agreement, by which a sheet of paper is matched to its record."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any, TypeVar

from app.models.agreement import (
    AgreementContent,
    NotNowLine,
    OffTable,
    PauseWay,
    Reply,
    WillingLine,
    Worded,
)
from app.models.side import Side

# Crockford's alphabet: no I, L, O or U, so that a code can be read aloud and copied by hand.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH = 10
T = TypeVar("T")

_LATER = frozenset({"therapist", "practice", "smaller_words", "marker"})
"""Words that agreements did not have at first: left out while empty, so that a code once printed never changes."""
_ONE_AT_FIRST = frozenset(
    {"commitment", "how_we_ask", "soft_no", "tentative_yes", "afterwards", "baseline", "checkins", "health"}
)
"""Clauses that held exactly one line at first: one that still does is written as it was then."""
_OF_THE_COPY = frozenset({"state", "paper", "colour", "record_code"})


def canonical(content: AgreementContent) -> bytes:
    """What is agreed, in one fixed form: JSON with sorted keys, ASCII only, dates as 2026-05-14, text in NFC.

    How this copy is printed (state, paper, colour, the code itself) is left out: a copy on Letter is the same
    agreement.
    """
    agreed = {name: _one(name, value) for name, value in asdict(content).items() if name not in _OF_THE_COPY}
    return json.dumps(_plain(agreed), sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode("ascii")


def record_code(content: AgreementContent) -> str:
    """The code of what is agreed, ten signs as in "7Q4K-M2VD-9T": the same words always give the same code.

    It holds the first 50 bits of the SHA-256 of `canonical(content)`; it finds a record, it proves nothing.
    """
    number = int.from_bytes(hashlib.sha256(canonical(content)).digest()) >> (256 - 5 * _LENGTH)
    signs = "".join(_ALPHABET[number >> 5 * place & 31] for place in reversed(range(_LENGTH)))
    return f"{signs[:4]}-{signs[4:8]}-{signs[8:]}"


def read_back(sealed: str) -> AgreementContent:
    """The content that `canonical` wrote, as a draft: how a copy is printed is no part of it.

    Raises KeyError or ValueError where these are not the words of an agreement.
    """
    told: Mapping[str, Any] = json.loads(sealed)
    return AgreementContent(
        language=told["language"],
        first_name=told["first_name"],
        second_name=told["second_name"],
        dated=date.fromisoformat(told["dated"]),
        revision=told["revision"],
        replaces=told["replaces"],
        reason=told["reason"],
        commitment=_many(told["commitment"], _worded),
        willing=tuple(WillingLine(**line) for line in told["willing"]),
        not_now=tuple(
            NotNowLine(line["title"], line["raised_by_name"], _day(line["raise_on"])) for line in told["not_now"]
        ),
        off_table=tuple(OffTable(Side(own["side"]), tuple(own["lines"])) for own in told["off_table"]),
        how_we_ask=_many(told["how_we_ask"], _worded),
        soft_no=_many(told["soft_no"], _reply),
        tentative_yes=_many(told["tentative_yes"], _reply),
        pauses=tuple(PauseWay(way["word"], way["means"], way["text"], _side(way)) for way in told["pauses"]),
        afterwards=_many(told["afterwards"], _worded),
        fixed_pause_line=told["fixed_pause_line"],
        crossed=tuple(_worded(line) for line in told["crossed"]),
        fixed_repair_line=told["fixed_repair_line"],
        baseline=_many(told["baseline"], _worded),
        checkins=_many(told["checkins"], _worded),
        health=_many(told["health"], _worded),
        review_on=date.fromisoformat(told["review_on"]),
        footer=told["footer"],
        therapist=told.get("therapist", ""),
        practice=told.get("practice", ""),
    )


def _many(told: Any, read: Callable[[Any], T]) -> tuple[T, ...]:
    if told == "":
        return ()
    return tuple(read(one) for one in told) if isinstance(told, list) else (read(told),)


def _worded(told: Any) -> Worded:
    return Worded(told) if isinstance(told, str) else Worded(told["text"], _side(told))


def _reply(told: Any) -> Reply:
    return Reply(told["said"], told["received"], _side(told))


def _side(told: Mapping[str, Any]) -> Side | None:
    return Side(told["marker"]) if "marker" in told else None


def _day(told: str | None) -> date | None:
    return date.fromisoformat(told) if told else None


def _one(name: str, value: Any) -> object:
    if name not in _ONE_AT_FIRST or len(value) > 1:
        return value
    return value[0] if value else ""


def _plain(value: object) -> object:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        told = {name: _plain(inner) for name, inner in value.items() if inner or name not in _LATER}
        return told["text"] if set(told) == {"text"} else told
    if isinstance(value, tuple | list):
        return [_plain(inner) for inner in value]
    return value
