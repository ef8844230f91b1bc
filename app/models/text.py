"""What may stand in a field: any words at all, in a form that every store, search and print can hold."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator

_UNSTORABLE = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127))
_NOT_IN_TAGS = dict.fromkeys(map(ord, '"\\'), " ")
_BREAKS = dict.fromkeys((9, 10, 13, 133, 8232, 8233), " ")


def storable(words: str) -> str:
    """The same words without control characters (line breaks and tabs stay); half a surrogate pair becomes U+FFFD.

    Nothing else is touched: emoji, right-to-left text, zero-width marks and markup come back as they were typed.
    """
    whole = words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return whole.replace("\r\n", "\n").translate(_UNSTORABLE)


def one_line(words: str) -> str:
    """The same words on one line: breaks and tabs become spaces, the ends are trimmed."""
    return storable(words).translate(_BREAKS).strip()


def _clean_line(value: object) -> object:
    return one_line(value) if isinstance(value, str) else value


def _clean_text(value: object) -> object:
    return storable(value) if isinstance(value, str) else value


def _clean_tags(value: object) -> object:
    if not isinstance(value, str):
        return value
    found = (one_line(tag).casefold() for tag in storable(value).translate(_NOT_IN_TAGS).split(","))
    return ", ".join(sorted({tag for tag in found if tag}))


Line = Annotated[str, BeforeValidator(_clean_line)]
"""Words on one line (a title, a name)."""

Text = Annotated[str, BeforeValidator(_clean_text)]
"""Words that may run over many lines (a note)."""

Tags = Annotated[str, BeforeValidator(_clean_tags)]
"""A few short words, in any order, as one line: "bed, hands". Each stands once, with commas between them."""


def tags_in(tags: str) -> frozenset[str]:
    """The single tags."""
    return frozenset(tag for tag in tags.split(", ") if tag)
