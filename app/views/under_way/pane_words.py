"""What the record of one time calls its fields, and its numbers with their scale."""

from __future__ import annotations

from app.actions.practising import Part
from app.actions.record_words import part_words
from app.actions.under_way_shown import UnderWay
from app.models.rating import Occasion, Rating, Scale
from app.models.side import Side
from app.words import say


def field_words(shown: UnderWay, part: Part, side: Side | None) -> tuple[str, str]:
    """What a field is called for whoever hears it, and what stands in it while it is empty."""
    if side is None:
        return part_words(part), say("Anything, or nothing")
    name = shown.partner(side).name
    called = say("{name}, {part}", name=name, part=part_words(part).lower())
    return called, say("In {name}’s words", name=name)


def moment_word(when: Occasion, scale: Scale) -> str:
    """When a number was given; the hardest moment is the lowest comfort, or the highest distress."""
    if when is Occasion.DURING:
        return say("Lowest") if scale is Scale.COMFORT_10 else say("Highest")
    return say("Before") if when is Occasion.BEFORE else say("After")


def scale_words(scale: Scale) -> str:
    """The scale."""
    return {
        Scale.COMFORT_10: say("Comfort, 0 to 10"),
        Scale.SUDS_10: say("Distress, 0 to 10"),
        Scale.SUDS_100: say("Distress, 0 to 100"),
    }[scale]


def scale_direction(scale: Scale) -> str:
    """Which way it runs."""
    return {
        Scale.COMFORT_10: say("10 is fully at ease"),
        Scale.SUDS_10: say("0 is at ease"),
        Scale.SUDS_100: say("0 is at ease"),
    }[scale]


def number_shown(said: Rating | None, scale: Scale) -> str:
    """A number in its field, as it was answered; on another scale than the couple has today it says how far it goes."""
    if said is None:
        return ""
    if said.number is None:
        return say("unsaid")
    return str(said.number) if said.scale is scale else f"{said.number}/{said.scale.top}"


def number_name(said: Rating | None, scale: Scale) -> str:
    """The same for whoever hears it: never without its scale and its direction."""
    if said is None:
        about = scale
        number = say("nothing said yet")
    else:
        about = said.scale
        number = say("rather not say") if said.number is None else str(said.number)
    return f"{number}. {scale_words(about)}, {scale_direction(about)}."
