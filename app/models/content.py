"""The shipped content, read from resources/content: steps, prompts, scripts, the agreement's wording.

Each file is read from disk once; values are built afresh in the language in use. Everything raises
`ContentError`, naming file, id and field, when a file does not hold what it should.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Literal, get_args

from app.models.entry import ContentError, Entry, read_table
from app.models.library import (
    AgreementText,
    Anchor,
    Anchors,
    Band,
    ClauseCard,
    ClauseOffer,
    ClauseText,
    Dial,
    GapAdvice,
    Grounding,
    LibraryStep,
    Line,
    LineGroup,
)
from app.words import language

CONTENT = Path(__file__).parent.parent.parent / "resources" / "content"
PASSPHRASE_WORDS = CONTENT.parent / "words" / "passphrase.txt"

GroupList = Literal[
    "answers",
    "arousal",
    "baseline",
    "checkins",
    "journal",
    "milestones",
    "pause",
    "reconnect",
    "repair",
    "screening",
    "scripts",
    "triggers",
]
"""The lists that are lines under titles, one file each."""

GROUP_LISTS: tuple[GroupList, ...] = get_args(GroupList)

# Fields whose words are for the program alone; everything else in the files is read by people.
_UNSPOKEN = frozenset({"id", "band", "icon", "dials", "first_steps", "headings", "letters"})


def load_bands(folder: Path = CONTENT) -> tuple[Band, ...]:
    """The bands in their order, A to G and then S (on your own)."""
    return _steps_file(folder, language())[0]


def load_steps(folder: Path = CONTENT) -> tuple[LibraryStep, ...]:
    """All steps in the library's usual order, gentlest first, those for one partner alone at the end."""
    return _steps_file(folder, language())[1]


def load_first_steps(folder: Path = CONTENT) -> tuple[LibraryStep, ...]:
    """The few steps that an empty path offers."""
    return _steps_file(folder, language())[2]


def load_dials(folder: Path = CONTENT) -> tuple[Dial, ...]:
    """The dials, the common ones first."""
    whole = Entry.whole(folder / "dials.toml")
    return tuple(
        Dial(
            id=entry.plain("id"),
            name=entry.text("name"),
            smaller=entry.text("smaller"),
            larger=entry.text("larger"),
            turned_down=entry.text("turned_down"),
        )
        for entry in whole.parts("dial")
    )


def load_gap_advice(folder: Path = CONTENT) -> GapAdvice:
    """The sentences that offer a step in between."""
    entry = Entry.whole(folder / "dials.toml").part("advice")
    advice = GapAdvice(both=entry.text("both"), one=entry.text("one"), offer=entry.text("offer"))
    entry.close()
    return advice


def load_anchors(folder: Path = CONTENT) -> Anchors:
    """The words beside the distress numbers, from 0 upwards."""
    whole = Entry.whole(folder / "anchors.toml")
    anchors = tuple(
        Anchor(id=entry.plain("id"), distress=entry.number("distress"), words=entry.text("words"))
        for entry in whole.parts("anchor")
    )
    for before, after in pairwise(anchors):
        if not 0 <= before.distress < after.distress <= 100:
            raise whole.wrong(f"{after.id} should stand higher than {before.id}, between 0 and 100")
    found = Anchors(ask=whole.text("ask"), unsaid=whole.text("unsaid"), anchors=anchors)
    whole.close()
    return found


def load_groundings(folder: Path = CONTENT) -> tuple[Grounding, ...]:
    """The ways to settle, those that leave the breath alone first."""
    whole = Entry.whole(folder / "grounding.toml")
    found = tuple(
        Grounding(
            id=entry.plain("id"),
            name=entry.text("name"),
            short=entry.text("short"),
            how=entry.text("how"),
            icon=entry.plain("icon"),
            breath=entry.flag("breath"),
        )
        for entry in whole.parts("exercise")
    )
    if [one.breath for one in found] != sorted(one.breath for one in found):
        raise whole.wrong("the ones that use the breath should come last")
    return found


def load_grounding_partner(folder: Path = CONTENT) -> str:
    """What the other partner does meanwhile, in one sentence."""
    return Entry.whole(folder / "grounding.toml").text("partner")


def load_groups(name: GroupList, folder: Path = CONTENT) -> tuple[LineGroup, ...]:
    """One of the lists that are lines under titles, in the file's order."""
    whole = Entry.whole(folder / f"{name}.toml")
    found = tuple(_group(entry) for entry in whole.parts("group"))
    whole.close()
    return found


def load_group(name: GroupList, group_id: str, folder: Path = CONTENT) -> LineGroup:
    """One group of such a list; KeyError if the list has no such group."""
    for group in load_groups(name, folder):
        if group.id == group_id:
            return group
    raise KeyError(group_id)


def load_agreement(folder: Path = CONTENT) -> AgreementText:
    """The agreement's title, fixed footer and clauses, which are numbered from 1 without a hole."""
    whole = Entry.whole(folder / "agreement.toml")
    clauses = tuple(_clause(entry) for entry in whole.parts("clause"))
    if [clause.number for clause in clauses] != list(range(1, len(clauses) + 1)):
        raise whole.wrong("the clauses should be numbered from 1, in order")
    found = AgreementText(title=whole.text("title"), footer=whole.text("footer"), clauses=clauses)
    whole.close()
    return found


def load_clauses(folder: Path = CONTENT) -> dict[str, tuple[ClauseOffer, ...]]:
    """The wordings to choose from, by the id of the clause."""
    whole = Entry.whole(folder / "clauses.toml")
    found = {
        group.plain("id"): tuple(
            ClauseOffer(
                id=line.plain("id"),
                text=line.text("text"),
                said=line.text("said", optional=True),
                aside=line.text("aside", optional=True),
            )
            for line in group.parts("line")
        )
        for group in whole.parts("group")
    }
    whole.close()
    return found


@cache
def load_passphrase_words(path: Path = PASSPHRASE_WORDS) -> tuple[str, ...]:
    """The words a passphrase is drawn from, all different; drawing four gives more than 51 bits."""
    try:
        return tuple(path.read_text(encoding="ascii").split())
    except OSError as error:
        raise ContentError(f"{path.name}: cannot be read") from error


def spoken_texts(folder: Path = CONTENT) -> Iterator[tuple[str, str, str]]:
    """Every text for people as (file, id, English text), in order: what the message catalogue has to hold.

    The tags of steps are among them: they are matched as written and shown through the catalogue.
    """
    for path in sorted(folder.glob("*.toml")):
        for place, text in _spoken(read_table(path), ""):
            yield path.name, place, text


def _spoken(value: object, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, list):
        for part in value:
            yield from _spoken(part, place)
    elif isinstance(value, Mapping):
        inner = f"{place} {value['id']}".strip() if "id" in value else place
        for field, part in value.items():
            if field not in _UNSPOKEN:
                yield from _spoken(part, inner)


@cache
def _steps_file(
    folder: Path, spoken: object
) -> tuple[tuple[Band, ...], tuple[LibraryStep, ...], tuple[LibraryStep, ...]]:
    del spoken  # what is kept here is kept for the language it is in
    whole = Entry.whole(folder / "steps.toml")
    bands = tuple(
        Band(
            id=entry.plain("id"),
            name=entry.text("name"),
            note=entry.text("note", optional=True),
            intimate=entry.flag("intimate"),
        )
        for entry in whole.parts("band")
    )
    known = {
        "band": {band.id for band in bands},
        "dial": {dial.id for dial in load_dials(folder)},
    }
    steps = tuple(_step(entry, known) for entry in whole.parts("step"))
    by_id = {step.id: step for step in steps}
    first = whole.plains("first_steps")
    if unknown := [step_id for step_id in first if step_id not in by_id]:
        raise whole.wrong(f"“first_steps” names {unknown[0]}, which is not a step")
    whole.close()
    return bands, steps, tuple(by_id[step_id] for step_id in first)


def _step(entry: Entry, known: Mapping[str, set[str]]) -> LibraryStep:
    step = LibraryStep(
        id=entry.plain("id"),
        band=entry.plain("band"),
        title=entry.text("title"),
        description=entry.text("description"),
        timeframe=entry.text("timeframe"),
        checkin=entry.text("checkin"),
        smaller=entry.text("smaller"),
        ending=entry.text("ending"),
        dials=entry.plains("dials"),
        area=entry.plains("area"),
        act=entry.plains("act"),
        setting=entry.plains("setting"),
        form=entry.plain("form", optional=True),
    )
    if step.band not in known["band"]:
        raise entry.wrong(f"there is no band {step.band}")
    for dial in step.dials:
        if dial not in known["dial"]:
            raise entry.wrong(f"there is no dial “{dial}”")
    return step


def _group(entry: Entry) -> LineGroup:
    return LineGroup(
        id=entry.plain("id"),
        title=entry.text("title"),
        note=entry.text("note", optional=True),
        fixed=entry.flag("fixed"),
        lines=tuple(
            Line(id=line.plain("id"), text=line.text("text"), note=line.text("note", optional=True))
            for line in entry.parts("lines")
        ),
    )


def _clause(entry: Entry) -> ClauseText:
    return ClauseText(
        number=entry.number("number"),
        id=entry.plain("id"),
        title=entry.text("title"),
        remark=entry.text("remark", optional=True),
        text=entry.text("text", optional=True),
        points=entry.texts("points"),
        cards=tuple(
            ClauseCard(
                id=card.plain("id"),
                title=card.text("title"),
                text=card.text("text"),
                aside=card.text("aside", optional=True),
                quote=card.text("quote", optional=True),
                icon=card.plain("icon", optional=True),
            )
            for card in entry.parts("card", optional=True)
        ),
        fixed=entry.texts("fixed"),
        empty=entry.text("empty", optional=True),
        patterns=tuple(Line(id=name, text=text) for name, text in entry.named_texts("patterns")),
    )
