"""What stands beside the note, row by row: the entries of the session and where each was taken up. Free of Qt."""

from __future__ import annotations

from dataclasses import dataclass

from app.actions.notes_shown import WriteUp
from app.actions.write_up import heading_word
from app.dates import brief_date, clock_time, local_date, short_date, weekday_date
from app.models.note import Heading
from app.models.session import Entry, Mark
from app.rules.notes import split_mark
from app.rules.write_up import headings, letter
from app.views.entry_marks import kind_word, mark_word
from app.words import say

LONGEST = 1200
"""How many letters of one entry are shown here; all of them are copied."""


@dataclass(frozen=True)
class Row:
    """One entry. `keys` are the headings it may go to; `placed` is where it stands, `beside` what its mark is about."""

    entry_id: int
    time: str
    text: str
    mark: Mark | None
    beside: str
    placed: Heading | None
    keys: tuple[Heading, ...]
    fixed: bool
    spoken: str

    @property
    def waits(self) -> bool:
        """Whether it can still be taken up and was not."""
        return self.placed is None and not self.fixed


def rows_of(seen: WriteUp) -> list[Row]:
    """The entries in the order they were written in; in a signed note they stay where they are."""
    keys = headings(seen.shown.note.format)
    return [_row(seen, entry, keys) for entry in seen.entries]


def title_of(seen: WriteUp) -> str:
    """Like "Session 8 · Thursday 14 May, 14:05 to 14:56 · both here"."""
    session = seen.shown.session
    if session is None:
        return say("A note of its own · {day}", day=weekday_date(local_date(seen.shown.note.begun_at)))
    first, second = seen.names
    here = say("both here") if session.first_attends and session.second_attends else ""
    here = here or say("{name} here", name=first if session.first_attends else second)
    day, start = weekday_date(local_date(session.started_at)), clock_time(session.started_at)
    end = clock_time(session.ended_at) if session.ended_at is not None else ""
    words = "Session {number} · {day}, {start} to {end} · {here}"
    return say(words, number=session.number, day=day, start=start, end=end, here=here)


def unkept_words(typed: str) -> str:
    """The line that names words nobody kept; the slash of a mark is no word."""
    return say("Typed, not kept: “{text}”", text=_in_short(split_mark(typed)[1].strip() or typed, _UNKEPT))


def left_over_words(seen: WriteUp) -> str:
    """What names, before a note is signed, the entries not taken up and the words that are no entry; "" for neither."""
    entries = seen.left_over
    unkept = say("{typed}. It waits in the notes.", typed=unkept_words(_in_short(seen.typed))) if seen.typed else ""
    if not entries:
        return unkept
    return " ".join(filter(None, (_not_taken_up(seen, entries), unkept)))


def _not_taken_up(seen: WriteUp, entries: tuple[Entry, ...]) -> str:
    shown = [say("{time} “{text}”", time=_when(seen, one), text=_in_short(one.text)) for one in entries[:_NAMED]]
    named = say(", ").join(shown)
    if len(entries) > _NAMED:
        return say("Not taken up: {entries}, and others. They stay with the session.", entries=named)
    if len(entries) > 1:
        return say("Not taken up: {entries}. They stay with the session.", entries=named)
    return say("Not taken up: {entries}. It stays with the session.", entries=named)


def _row(seen: WriteUp, entry: Entry, keys: tuple[Heading, ...]) -> Row:
    placed = seen.placed.get(entry.id)
    beside = _beside(seen, entry)
    fixed = seen.shown.signed
    apart = ", " if entry.mark is Mark.SETBACK else " "  # "Setback, an edge", "Repair of 14 May"
    marked = apart.join(part for part in (mark_word(entry.mark) if entry.mark else "", beside) if part)
    when = _when(seen, entry)
    head = say("{time}, {mark}.", time=when, mark=marked) if marked else f"{when}."
    return Row(
        entry_id=entry.id,
        time=_when(seen, entry),
        text=entry.text if len(entry.text) <= LONGEST else entry.text[: LONGEST - 1].rstrip() + "…",
        mark=entry.mark,
        beside=beside,
        placed=placed,
        keys=keys,
        fixed=fixed,
        spoken=f"{head} {_ended(entry.text)} {_standing(placed, keys, fixed=fixed)}",
    )


def _ended(text: str) -> str:
    """The words with a full stop, where their own end would run into what is read out next."""
    return text if not text[-1:].isalnum() else f"{text}."


def _when(seen: WriteUp, entry: Entry) -> str:
    """The time of an entry, or its day where it was written on another."""
    session = seen.shown.session
    same_day = session is None or local_date(entry.at) == local_date(session.started_at)
    return clock_time(entry.at) if same_day else brief_date(local_date(entry.at))


def _standing(placed: Heading | None, keys: tuple[Heading, ...], *, fixed: bool) -> str:
    if placed is not None:
        return say("Taken up under {heading}.", heading=heading_word(placed))
    if fixed:
        return say("Not taken up.")
    letters = say(", ").join(
        say("{letter} for {heading}", letter=letter(one), heading=heading_word(one)) for one in keys
    )
    return say("Not taken up yet. Press {letters}.", letters=letters)


def _beside(seen: WriteUp, entry: Entry) -> str:
    if entry.mark is Mark.SETBACK and entry.setback_kind is not None:
        return kind_word(entry.setback_kind)
    line = seen.crossed.get(entry.repairs_id) if entry.repairs_id is not None else None
    return say("of {day}", day=short_date(local_date(line.at))) if line is not None else ""


_NAMED, _UNKEPT = 3, 300


def _in_short(text: str, most: int = 44) -> str:
    words = " ".join(text.split())
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
