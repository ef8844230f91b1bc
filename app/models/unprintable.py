"""A character that no font of the prints has."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True)
class Unprintable:
    """One character, and the place of the print where it was written ("How we ask"); it prints as an empty square."""

    sign: str
    place: str

    @property
    def code(self) -> str:
        """Its number in Unicode, as it is written: U+1F642."""
        return f"U+{ord(self.sign):04X}"

    @property
    def name(self) -> str:
        """Its name in Unicode, in small letters; "" for a character without one."""
        return unicodedata.name(self.sign, "").lower()
