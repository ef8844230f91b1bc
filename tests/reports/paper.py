"""The agreement that the design drew, and ways to read a PDF back."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from app.models.agreement import (
    AgreementContent,
    AgreementState,
    NotNowLine,
    OffTable,
    PauseWay,
    Reply,
    WillingLine,
    Worded,
)
from app.models.side import Side

FOOTER = (
    "This is a shared plan, not a contract and not permission in advance. Each activity needs a yes at the time. "
    "Either of us can change our mind, pause or stop at any moment, and either of us can end this agreement alone."
)


def worded(*lines: str, marker: Side | None = None) -> tuple[Worded, ...]:
    """Lines of a clause, of both or of one of them."""
    return tuple(Worded(line, marker) for line in lines)


DRAWN = AgreementContent(
    language="en",
    first_name="Robin",
    second_name="Ash",
    dated=date(2026, 5, 14),
    revision=3,
    replaces="revision 2 of 16 April 2026",
    reason="Revised to add a way to pause without words.",
    commitment=worded(
        "We want to be near each other without hurry. We go as slowly as the slower of us, and a pause is a "
        "good ending."
    ),
    willing=(
        WillingLine("Hold hands on an evening walk", "5 minutes", "at the corner", "either lets go"),
        WillingLine("Lean together on the sofa", "15 minutes", "between two songs", "either sits up"),
        WillingLine(
            "Hand massage, one hand",
            "2 minutes each",
            "after one minute",
            "the receiver says so",
            smaller=True,
            condition="the receiver guides the pressure",
        ),
        WillingLine(
            "A kiss hello, standing",
            "10 seconds",
            "before each one",
            "whoever was asked",
            smaller=True,
            condition="nothing follows from it",
        ),
    ),
    not_now=(NotNowLine("Shoulders and back, over clothes", "Ash", date(2026, 5, 28)),),
    off_table=(
        OffTable(Side.FIRST, ("Being touched from behind.", "Being touched while on the phone.")),
        OffTable(Side.SECOND, ("Anything after 22:30.", "Being asked twice on the same evening.")),
    ),
    how_we_ask=worded(
        "Out loud, before touching, with a time: “Would you like …, for five minutes?” Then we wait for words. "
        "Silence is a no."
    ),
    soft_no=(
        Reply(
            "Not this, but I’d like to stay near you.",
            "We answer “Thank you for telling me”, and ask one thing: company or space?",
        ),
    ),
    tentative_yes=(
        Reply(
            "Yes to the first two minutes, then ask me.",
            "We say the condition back, do the smaller version, check then. Silence means stop.",
        ),
    ),
    pauses=(
        PauseWay("Amber", "Slow and check", "Stay close, do less,\nask what would help."),
        PauseWay("Pause", "Stop now", "Everything stops. Hands to our own laps."),
        PauseWay("Two taps", "Same as pause", "For when words are\nhard to find."),
    ),
    afterwards=worded(
        "Afterwards: tea, within reach, twenty minutes. Whoever wishes speaks first. We do not go back to that "
        "step the same day."
    ),
    fixed_pause_line="Either person may pause at any time, for any reason or none. A pause ends the step. Restarting "
    "needs a fresh yes from both. Nobody is asked to justify a pause.",
    crossed=worded(
        "We stop at once, and each takes the space we need.",
        "Each of us speaks with our therapist alone before anything else is tried.",
        "If both wish it, a repair: own it, hear how it was, apologise, make it safe, revise.",
    ),
    fixed_repair_line="Nobody owes a repair. If you are afraid: leave, get help, tell the therapist alone.",
    baseline=worded(
        "Leaning together on the sofa. Either of us can choose to go back there, on any day, for as long as we "
        "like. Nothing is lost by it and no days are counted."
    ),
    checkins=worded(
        "Sunday evenings, ten minutes about feeling, phones away: one thing that felt good, one that did not, one "
        "small adjustment, one thanks. No step follows straight after. It can be moved."
    ),
    health=worded(
        "Pain means stop, and we mention it. No steps after more than one drink. Door closed. This paper stays in "
        "the blue folder."
    ),
    review_on=date(2026, 6, 11),
    footer=FOOTER,
    state=AgreementState.ISSUED,
    record_code="7Q4K-M2VD-9T",
)


def changed(content: AgreementContent, name: str, value: object) -> AgreementContent:
    """The same agreement with another value in the field of that name."""
    fields: dict[str, Any] = {**vars(content), name: value}
    return AgreementContent(**fields)


def reader(pdf: bytes) -> PdfReader:
    """The PDF, opened by another library than the one that drew it; anything odd in it is an error."""
    return PdfReader(BytesIO(pdf), strict=True)


def pages_of(pdf: bytes) -> list[str]:
    """The words of each page, composed, with line ends as single spaces."""
    return [flat(page.extract_text()) for page in reader(pdf).pages]


def flat(text: str) -> str:
    """Words as they compare: NFKC, one space between them."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def long_agreement(steps: int) -> AgreementContent:
    """The same agreement with so many steps, and half as many lines off the table."""
    return replace(
        DRAWN,
        willing=tuple(
            WillingLine(
                f"Step number {n}, walking home slowly",
                f"{n} minutes",
                "between two songs, out loud",
                "either of us",
                smaller=n % 3 == 0,
                condition=f"condition {n}" if n % 3 == 0 else "",
            )
            for n in range(1, steps + 1)
        ),
        off_table=(
            OffTable(Side.FIRST, tuple(f"Line {n} of the first." for n in range(1, steps // 2 + 1))),
            OffTable(Side.SECOND, ("One line.",)),
        ),
    )
