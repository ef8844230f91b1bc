"""A print that has been drawn."""

from __future__ import annotations

from dataclasses import dataclass

from app.models.unprintable import Unprintable


@dataclass(frozen=True)
class Drawn:
    """The pages as a PDF, and every character in them that no font has: each prints as an empty square."""

    pdf: bytes
    unprintable: tuple[Unprintable, ...] = ()
