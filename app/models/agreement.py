"""What an agreement says, ready to be read, printed and signed.

Plain values of the standard library only: they travel to the process that draws, and the record code is made of
them. The records behind them (drafts, revisions) are in `revision.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.models.side import Side


class AgreementState(StrEnum):
    """Where a revision stands. Only a draft can still change its words."""

    DRAFT = "draft"
    ISSUED = "issued"
    SIGNED = "signed"
    SUPERSEDED = "superseded"
    ENDED = "ended"


class Paper(StrEnum):
    """The sizes of paper a print is drawn for."""

    A4 = "A4"
    LETTER = "Letter"


@dataclass(frozen=True)
class WillingLine:
    """A step both are willing to try now; `smaller` where a tentative yes stands for its smaller version only.

    No name stands here: it is one shared list. `condition` is the one agreed for a tentative yes, `smaller_words` say
    the smaller version, its time among them: they are what is read, and the title is only the whole step's name.
    """

    title: str
    time: str
    checkin: str
    ending: str
    smaller: bool = False
    condition: str = ""
    smaller_words: str = ""


@dataclass(frozen=True)
class NotNowLine:
    """A step that waits; `raised_by_name` ("" for nobody in particular) may raise it again, from `raise_on` on."""

    title: str
    raised_by_name: str = ""
    raise_on: date | None = None


@dataclass(frozen=True)
class OffTable:
    """One partner's own shared list, without reasons."""

    side: Side
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Worded:
    """One line of a clause in the couple's own words; `marker` is whose line it is, None for both."""

    text: str
    marker: Side | None = None


@dataclass(frozen=True)
class Reply:
    """How an answer is said, in the words of the one who says it, and how the other receives it."""

    said: str
    received: str
    marker: Side | None = None


@dataclass(frozen=True)
class PauseWay:
    """One way to pause: the word or sign, what it means in two or three words, and what happens then."""

    word: str
    means: str
    text: str
    marker: Side | None = None


@dataclass(frozen=True)
class AgreementContent:
    """One revision, whole: both partners sign exactly this.

    `replaces` names the revision before it in words ("revision 2 of 16 April 2026"; "" for the first). `reason` is a
    sentence ("Revised to add a way to pause without words."). `language` is a BCP 47 code. `footer`,
    `fixed_pause_line` and `fixed_repair_line` are the product's own words, never edited away. `paper`, `colour`,
    `state` and `record_code` say how this copy is printed and are no part of what is agreed. `therapist` is who was
    present, as they sign; `practice` stands at the head, its address one line after the other.
    """

    language: str
    first_name: str
    second_name: str
    dated: date
    revision: int
    replaces: str
    reason: str
    commitment: tuple[Worded, ...]
    willing: tuple[WillingLine, ...]
    not_now: tuple[NotNowLine, ...]
    off_table: tuple[OffTable, ...]
    how_we_ask: tuple[Worded, ...]
    soft_no: tuple[Reply, ...]
    tentative_yes: tuple[Reply, ...]
    pauses: tuple[PauseWay, ...]
    afterwards: tuple[Worded, ...]
    fixed_pause_line: str
    crossed: tuple[Worded, ...]
    fixed_repair_line: str
    baseline: tuple[Worded, ...]
    checkins: tuple[Worded, ...]
    health: tuple[Worded, ...]
    review_on: date
    footer: str
    state: AgreementState = AgreementState.DRAFT
    paper: Paper = Paper.A4
    colour: bool = True
    record_code: str = ""
    therapist: str = ""
    practice: str = ""
