"""Quick phrases: sentences a therapist writes often, offered while a note is typed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.models.content import CONTENT
from app.models.entry import Entry
from app.models.note import Heading


@dataclass(frozen=True, slots=True)
class Phrase:
    """`letters` are what one types behind “;”, `name` what the list calls it, `text` what it puts into the note.

    Name and text may have {first} and {second} where the partners' names belong. `headings` are those under which
    it is offered without being looked for, the most usual phrases first.
    """

    id: str
    letters: str
    name: str
    text: str
    headings: tuple[Heading, ...]


def load_phrases(folder: Path = CONTENT) -> tuple[Phrase, ...]:
    """All phrases in the file's order; their letters are all different. Raises ContentError like every content file."""
    whole = Entry.whole(folder / "phrases.toml")
    found: list[Phrase] = []
    for entry in whole.parts("phrase"):
        phrase = Phrase(
            id=entry.plain("id"),
            letters=entry.plain("letters"),
            name=entry.text("name"),
            text=entry.text("text"),
            headings=_headings(entry),
        )
        if not (phrase.letters.isascii() and phrase.letters.isalpha() and phrase.letters.islower()):
            raise entry.wrong("“letters” should be small letters")
        if any(phrase.letters == other.letters for other in found):
            raise entry.wrong(f"the letters “{phrase.letters}” are there twice")
        found.append(phrase)
    whole.close()
    return tuple(found)


def _headings(entry: Entry) -> tuple[Heading, ...]:
    named = entry.plains("headings")
    known = {heading.value.capitalize(): heading for heading in Heading}
    if unknown := [name for name in named if name not in known]:
        raise entry.wrong(f"there is no heading “{unknown[0]}”")
    return tuple(known[name] for name in named)
