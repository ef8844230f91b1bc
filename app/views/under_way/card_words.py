"""What the card of a step in the room says, state by state. Never who paused, and never whose answer is to come."""

from __future__ import annotations

from app.actions.practising import CheckIn
from app.actions.under_way_shown import Place, UnderWay
from app.dates import clock_time
from app.models.side import Side
from app.words import say


def title_words(shown: UnderWay) -> str:
    """What is done; a smaller version is often written as the end of a sentence."""
    return _begun(shown.title)


def state_words(shown: UnderWay) -> str:
    """Where it stands."""
    return {
        Place.WAITING: say("Waits for a yes from both") if shown.yeses_at is None else say("A yes from both"),
        Place.UNDER_WAY: say("Under way, in the room"),
        Place.PAUSED: say("Paused"),
        Place.ENDED: say("Come to the end") if shown.begun_at else say("Not today"),
    }[shown.place]


def about_words(shown: UnderWay) -> str:
    """The line below the title: which step it is, whether the smaller version, and what it is."""
    if shown.smaller and shown.number:
        which = say("The smaller version of step {number}, “{title}”.", number=shown.number, title=shown.whole)
    elif shown.smaller:
        which = say("The smaller version of “{title}”.", title=shown.whole)
    else:
        which = say("Step {number}.", number=shown.number) if shown.number else ""
    return " ".join(part for part in (which, _begun(shown.about)) if part)


def time_words(shown: UnderWay) -> tuple[str, str]:
    """The agreed time, and since when; plain words that never count."""
    agreed = say("{time}, as agreed", time=_begun(shown.timeframe)) if shown.timeframe else say("No time was agreed")
    begun = say("Begun at {time}", time=clock_time(shown.begun_at)) if shown.begun_at else say("Not begun yet")
    return agreed, begun


def ending_words(shown: UnderWay) -> tuple[str, str]:
    """How it ends, as agreed."""
    return say("How it ends"), _begun(shown.ending) or say("Either of you ends it")


def caption_words(shown: UnderWay) -> str:
    """What goes before the question."""
    if shown.place is Place.WAITING:
        return say("Each in turn, for this occasion only")
    if shown.place is Place.PAUSED or (shown.place is Place.ENDED and shown.begun_at is None):
        return say("Nothing needs to happen next")
    if shown.place is Place.ENDED:
        return say("Each in turn; the other only listens")
    if shown.checkin:
        return say("Say it aloud, whenever it helps. Agreed: {checkin}", checkin=shown.checkin)
    return say("Say it aloud, whenever it helps")


def question_words(shown: UnderWay) -> str:
    """What is said aloud now."""
    if shown.place is Place.PAUSED:
        takes = say("Carrying on takes two fresh yeses") if shown.begun_at else say("Beginning takes two fresh yeses")
        return say("This one rests now") if shown.closed else takes
    if shown.place is Place.ENDED and shown.begun_at is None:
        return say("Not today is a whole answer")
    return {
        Place.WAITING: say("“Still a yes, today, for this?”"),
        Place.UNDER_WAY: say("“Same, less, different, or stop?”"),
        Place.ENDED: say("“What happened?”"),
    }[shown.place]


def yes_words(shown: UnderWay) -> str:
    """The yeses it has or waits for, told for both as one."""
    if shown.place is Place.ENDED or shown.closed:
        return ""
    if shown.yeses_at is not None:
        return say(
            "Two fresh yeses at {time}, for this occasion only. Silence is heard as stop.",
            time=clock_time(shown.yeses_at),
        )
    return say("It waits for a yes from both, for this occasion only. A no is complete.")


def key_words(shown: UnderWay, asked: Side | None) -> str:
    """What single letters do; `asked` is whose answer the next one is."""
    if shown.place is Place.ENDED or shown.closed:
        return ""
    if shown.place is Place.UNDER_WAY:
        return say("S, L and D keep what was said. F9 stops, from anywhere.")
    if asked is not None:
        name = shown.partner(asked).name
        return say("{name}: Y yes, T tentative yes, N not now, X off the table. Esc lets it be.", name=name)
    return say("A (circle) or B (diamond), then Y, T, N or X. No answer shows on this page.")


def _begun(words: str) -> str:
    """Words that somebody wrote, as they stand at the beginning of a line."""
    return words[:1].upper() + words[1:]


def check_words(one: CheckIn) -> tuple[str, str, str]:
    """The word of an answer on the way, what it means, and its key."""
    return {
        CheckIn.SAME: (say("Same"), say("carry on as it is"), "S"),
        CheckIn.LESS: (say("Less"), say("make it smaller"), "L"),
        CheckIn.DIFFERENT: (say("Different"), say("change one thing"), "D"),
        CheckIn.STOP: (say("Stop"), say("a normal ending"), "F9"),
    }[one]


def card_sentence(shown: UnderWay) -> str:
    """The whole card as it is heard."""
    parts = [title_words(shown), state_words(shown), about_words(shown)]
    parts += [say("{what}: {words}", what=what, words=said) for what, said in (time_words(shown), ending_words(shown))]
    parts += [yes_words(shown), question_words(shown)]
    return " ".join(part if part.endswith((".", "”")) else f"{part}." for part in parts if part)


def announced(shown: UnderWay) -> str:
    """What is said aloud when the state changed."""
    return f"{title_words(shown)}. {state_words(shown)}."
