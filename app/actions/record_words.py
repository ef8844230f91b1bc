"""What the record of one time of a step says in words: its headings, how it ended, and all that was said of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.actions.practising import Part
from app.actions.under_way_shown import WHEN
from app.models.practice_record import HowItEnded, PracticeRecord
from app.models.rating import Occasion, Rating, Scale
from app.models.side import Side
from app.words import say


def part_words(part: Part) -> str:
    """The heading of a field, or of the two beside each other."""
    return {
        Part.EXPECTED: say("Expected"),
        Part.HAPPENED: say("Happened"),
        Part.LEARNED: say("Learned"),
        Part.HELPED: say("What helped"),
        Part.ADJUST: say("What to adjust"),
        Part.SETTING: say("Where it was"),
    }[part]


def ended_words(ended: HowItEnded) -> str:
    """One of the four ends, all of them ordinary."""
    return {
        HowItEnded.AS_PLANNED: say("As planned"),
        HowItEnded.PAUSED: say("Paused"),
        HowItEnded.SMALLER: say("Made smaller"),
        HowItEnded.NOT_TODAY: say("Not today"),
    }[ended]


def how_it_was(record: PracticeRecord, numbers: Iterable[Rating], first: str, second: str) -> str:
    """Everything that was said of it, a line for each field that holds something, in the order of the record.

    Numbers stand after the words, each scale by its name; a number that somebody would rather not say stands nowhere.
    """
    names = {Side.FIRST: first, Side.SECOND: second}
    return "\n".join((*_said(record, names), *_numbers(tuple(numbers), names)))


def all_said(record: PracticeRecord) -> Iterator[str]:
    """Every field of the record, as it was typed."""
    for part in Part:
        if part.each:
            yield from (record.words(part.value, side) for side in Side)
        else:
            yield str(getattr(record, part.value))


def _said(record: PracticeRecord, names: dict[Side, str]) -> Iterator[str]:
    for part in Part:
        if not part.each:
            words = str(getattr(record, part.value)).strip()
            if words:
                yield say("{part}: {words}", part=part_words(part), words=words)
            continue
        for side in Side:
            words = record.words(part.value, side).strip()
            if words:
                yield say("{part}, {name}: {words}", part=part_words(part), name=names[side], words=words)


def _numbers(numbers: tuple[Rating, ...], names: dict[Side, str]) -> Iterator[str]:
    said = {(one.side, one.occasion): one for one in numbers if one.number is not None}
    for side in Side:
        mine = [said[side, when] for when in WHEN if (side, when) in said]
        for scale in dict.fromkeys(one.scale for one in mine):
            told = ", ".join(_number(one) for one in mine if one.scale is scale)
            yield say("{scale}, {name}: {numbers}", scale=_scale(scale), name=names[side], numbers=told)


def _scale(scale: Scale) -> str:
    return {
        Scale.COMFORT_10: say("Comfort of 10"),
        Scale.SUDS_10: say("Distress of 10"),
        Scale.SUDS_100: say("Distress of 100"),
    }[scale]


def _number(one: Rating) -> str:
    if one.occasion is Occasion.BEFORE:
        return say("{number} before", number=one.number)
    if one.occasion is Occasion.AFTER:
        return say("{number} after", number=one.number)
    if one.scale is Scale.COMFORT_10:
        return say("{number} at the lowest", number=one.number)
    return say("{number} at the highest", number=one.number)
