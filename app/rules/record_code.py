"""The short code on every page of an agreement, by which a sheet of paper is matched to its record."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from dataclasses import asdict
from datetime import date

from app.models.agreement import AgreementContent

# Crockford's alphabet: no I, L, O or U, so that a code can be read aloud and copied by hand.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH = 10
_LATER = frozenset({"therapist", "practice", "smaller_words"})
"""Words that agreements did not have at first: left out while empty, so that a code once printed never changes."""
_OF_THE_COPY = frozenset({"state", "paper", "colour", "record_code"})


def canonical(content: AgreementContent) -> bytes:
    """What is agreed, in one fixed form: JSON with sorted keys, ASCII only, dates as 2026-05-14, text in NFC.

    How this copy is printed (state, paper, colour, the code itself) is left out: a copy on Letter is the same
    agreement.
    """
    agreed = {name: value for name, value in asdict(content).items() if name not in _OF_THE_COPY}
    return json.dumps(_plain(agreed), sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode("ascii")


def record_code(content: AgreementContent) -> str:
    """The code of what is agreed, ten signs as in "7Q4K-M2VD-9T": the same words always give the same code.

    It holds the first 50 bits of the SHA-256 of `canonical(content)`; it finds a record, it proves nothing.
    """
    number = int.from_bytes(hashlib.sha256(canonical(content)).digest()) >> (256 - 5 * _LENGTH)
    signs = "".join(_ALPHABET[number >> 5 * place & 31] for place in reversed(range(_LENGTH)))
    return f"{signs[:4]}-{signs[4:8]}-{signs[8:]}"


def _plain(value: object) -> object:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items() if inner or name not in _LATER}
    if isinstance(value, tuple | list):
        return [_plain(inner) for inner in value]
    return value
