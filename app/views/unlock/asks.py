"""What these pages ask of the rest of the program: small shapes that `start` fills with the real thing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol


class Rated(Protocol):
    """How long a passphrase would hold: `kind` "hours", "days" or "years", and one plain sentence."""

    @property
    def kind(self) -> str:
        """ "hours", "days" or "years"; only "years" holds."""

    @property
    def sentence(self) -> str:
        """The same in words, with what it rests on."""


class Passphrases(NamedTuple):
    """Where passphrases come from and what they are worth."""

    draw: Callable[[], Sequence[str]]
    """Four words drawn at random, fresh at each call."""
    drawn: Callable[[], Rated]
    """What such four words are worth, whatever they are."""
    rate: Callable[[str], Rated]
    """What a phrase of somebody's own is worth."""


class OpenRecords(Protocol):
    """Records that are open; nothing here looks inside."""

    def close(self) -> None:
        """Close them again."""


class BackupReady(NamedTuple):
    """A tried backup: when and where ("Today, 8:55, from the blue stick. Tried and whole."), and what it
    lacks.
    """

    made: str
    lacks: str


class PracticeGiven(NamedTuple):
    """What the first step asks; only the name is needed."""

    name: str
    credentials: str = ""
    address: str = ""


class Sheets(NamedTuple):
    """What can be done with the recovery sheet."""

    pdf: Callable[[PracticeGiven, str, Callable[[bytes], None], Callable[[str], None]], None]
    """Draw the sheet, from the practice and the eight groups: its PDF comes a moment later, or one sentence why not."""
    where: Callable[[str], str]
    """Ask where to save it, with a suggested name; "" when nothing was chosen."""
    print_out: Callable[[bytes], str]
    """Hand it to the printer; "" when it went, else one sentence about what is in the way."""


class FirstRun(NamedTuple):
    """What the first run ends with."""

    practice: PracticeGiven
    passphrase: str
