"""Progress notes: their headings, what was taken up from the entries, and what is sealed when one is signed."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from app.models.note import Heading, Note, NoteFormat, Placement, Section
from app.models.session import Entry, Session
from app.rules import story

_HEADINGS = {
    NoteFormat.SOAP: (Heading.SUBJECTIVE, Heading.OBJECTIVE, Heading.ASSESSMENT, Heading.PLAN),
    NoteFormat.DAP: (Heading.DATA, Heading.ASSESSMENT, Heading.PLAN),
    NoteFormat.BIRP: (Heading.BEHAVIOUR, Heading.INTERVENTION, Heading.RESPONSE, Heading.PLAN),
    NoteFormat.GIRP: (Heading.GOAL, Heading.INTERVENTION, Heading.RESPONSE, Heading.PLAN),
    NoteFormat.PLAIN: (Heading.NOTE,),
}


class Stand(StrEnum):
    """How far the write-up of a session has come."""

    NOT_WRITTEN = "not written up"
    NOT_SIGNED = "not signed"
    SIGNED = "signed"


@dataclass(frozen=True)
class Gap:
    """Where a line stood: how many lines were above it, and those right above and below it (None for no line)."""

    place: int
    above: str | None
    below: str | None


def headings(kind: NoteFormat) -> tuple[Heading, ...]:
    """The headings of a format, in the order of its letters."""
    return _HEADINGS[kind]


def letter(heading: Heading) -> str:
    """The letter a heading goes by, on its badge and as its key; no two headings share one."""
    return heading.value[0].upper()


def heading_of(kind: NoteFormat, typed: str) -> Heading | None:
    """The heading of a format that a typed letter names, small or capital; None for any other letter."""
    return next((one for one in headings(kind) if letter(one) == typed.upper()), None)


def usual(kind: NoteFormat) -> Heading | None:
    """Where an entry goes when nobody says where: the one heading of a format that has only one; else nowhere.

    What an entry means for the record is the therapist's to say, so nothing beyond this is guessed.
    """
    own = headings(kind)
    return own[0] if len(own) == 1 else None


def words_of(sections: Sequence[Section]) -> dict[Heading, str]:
    """The words under each heading that has any."""
    return {section.heading: section.text for section in sections if section.text.strip()}


def shown(kind: NoteFormat, sections: Sequence[Section]) -> tuple[Heading, ...]:
    """The headings a note shows: those of its format, then any other under which words stand.

    So a change of format hides no word and loses none.
    """
    return headings(kind) + below(kind, sections)


def below(kind: NoteFormat, sections: Sequence[Section]) -> tuple[Heading, ...]:
    """The headings under which words stand and that are none of the format's: they follow those that are."""
    own = headings(kind)
    return tuple(heading for heading in words_of(sections) if heading not in own)


def is_empty(sections: Sequence[Section]) -> bool:
    """Whether no word stands anywhere; such a note cannot be signed."""
    return not words_of(sections)


def left_over(entries: Sequence[Entry], placements: Sequence[Placement]) -> tuple[Entry, ...]:
    """The entries that were not taken up anywhere. They are named before signing, and never forced."""
    taken = {placement.entry_id for placement in placements}
    return tuple(entry for entry in entries if entry.id not in taken)


def with_line(text: str, line: str) -> str:
    """The words with a line put at their end."""
    before = text.rstrip()
    return f"{before}\n{line}" if before else line


def without_line(text: str, line: str) -> str:
    """The words without the last place where this line stands by itself; as they are, where it was reworded.

    Taking an entry out takes only its own words: what the therapist made of them stays.
    """
    at = _last_place(text, line)
    if at < 0:
        return text
    return text[:at] + text[at + len(line) + 1 :] if at + len(line) < len(text) else text[: max(at - 1, 0)]


def gap_of(text: str, line: str) -> Gap | None:
    """Where `without_line` would take this line from; None where it stands nowhere by itself."""
    at = _last_place(text, line)
    if at < 0:
        return None
    above, below = text[:at].split("\n")[:-1], text[at + len(line) :].split("\n")[1:]
    return Gap(len(above), above[-1] if above else None, below[0] if below else None)


def with_line_in(text: str, line: str, gap: Gap) -> str:
    """The words with a line put back where it stood between the same two; at their end where they are not there."""
    lines = text.split("\n") if text or gap.above is not None or gap.below is not None else []
    around = zip([None, *lines], [*lines, None], strict=True)
    places = [n for n, two in enumerate(around) if two == (gap.above, gap.below)]
    if not places:
        return with_line(text, line)
    at = min(places, key=lambda n: abs(n - gap.place))
    return "\n".join((*lines[:at], line, *lines[at:]))


def _last_place(text: str, line: str) -> int:
    """Where the last place begins at which this line, which may run over several, stands by itself; -1 for none."""
    return f"\n{text}\n".rfind(f"\n{line}\n") if line else -1


def minutes(session: Session) -> int:
    """How long a session lasted, in minutes as the story counts them; 0 while it lasts, or the clock went back."""
    return story.minutes(session) or 0


def stand(note: Note | None, sections: Sequence[Section]) -> Stand:
    """How far the write-up of a session has come; a draft without a word is not written up."""
    if note is None:
        return Stand.NOT_WRITTEN
    if note.signed_at is not None:
        return Stand.SIGNED
    return Stand.NOT_WRITTEN if is_empty(sections) else Stand.NOT_SIGNED


def canonical(note: Note, sections: Sequence[Section], session: Session | None, by: str, at: datetime) -> bytes:
    """What is signed, in one fixed form: JSON with sorted keys, ASCII only, moments in UTC, text in NFC.

    It holds the words under their headings in the order they are read, the format, the session (its number and when
    it began), who signs and when.
    """
    words = words_of(sections)
    order = [heading for heading in shown(note.format, sections) if heading in words]
    signed: Mapping[str, object] = {
        "at": _moment(at),
        "by": _plain(by),
        "format": note.format.value,
        "sections": [[heading.value, _plain(words[heading])] for heading in order],
        "session": None if session is None else [session.id, session.number, _moment(session.started_at)],
    }
    return json.dumps(signed, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode("ascii")


def seal(note: Note, sections: Sequence[Section], session: Session | None, by: str, at: datetime) -> str:
    """The SHA-256 of `canonical`, in hex: of these words, signed by this person at this moment, and of no others."""
    return hashlib.sha256(canonical(note, sections, session, by, at)).hexdigest()


def seal_holds(note: Note, sections: Sequence[Section], session: Session | None) -> bool:
    """Whether a signed note still says what was signed."""
    return note.signed_at is not None and note.seal == seal(note, sections, session, note.signed_by, note.signed_at)


def _plain(words: str) -> str:
    return unicodedata.normalize("NFC", words)


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()
