"""What the marks and kinds of a note look like and are called."""

from __future__ import annotations

from dataclasses import dataclass

from app.models.session import Mark, SetbackKind
from app.words import say


@dataclass(frozen=True, slots=True)
class MarkLook:
    """The icon of a mark, the colour token of icon and word, and the slash that types it."""

    icon: str
    token: str
    slash: str


LOOKS = {
    Mark.BOUNDARY: MarkLook("shield", "ink2", "/b"),
    Mark.SETBACK: MarkLook("cloud-rain", "rain", "/s"),
    Mark.REPAIR: MarkLook("spool", "dusk", "/r"),
    Mark.VICTORY: MarkLook("sprout", "accent", "/v"),
}


def mark_word(mark: Mark) -> str:
    """What a kept note of this mark is called."""
    return {
        Mark.BOUNDARY: say("Boundary"),
        Mark.SETBACK: say("Setback"),
        Mark.REPAIR: say("Repair"),
        Mark.VICTORY: say("Small victory"),
    }[mark]


def chip_word(mark: Mark) -> str:
    """The word on the chip, where there is little room."""
    return say("Victory") if mark is Mark.VICTORY else mark_word(mark)


def kind_word(kind: SetbackKind) -> str:
    """What a setback of this kind is called."""
    return {
        SetbackKind.HARD_WEEK: say("a hard week"),
        SetbackKind.EDGE: say("an edge"),
        SetbackKind.LINE_CROSSED: say("a line crossed"),
    }[kind]


def short_title(title: str, most: int = 26) -> str:
    """A step's title where there is room for `most` letters."""
    return title if len(title) <= most else title[: most - 1].rstrip() + "…"
