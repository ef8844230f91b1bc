"""The couple's ladder, laid flat: its steps in their own order, gentlest first."""

from __future__ import annotations

from enum import StrEnum

from app.models.side import Side
from app.models.text import Line, Tags, Text
from app.models.value import Event, Moment, Value


class Hierarchy(Value):
    """A couple may have several; `current` is the one on the desk. `baseline_id` is the comfortable baseline's step."""

    couple_id: int
    name: Line = ""
    current: bool = True
    baseline_id: int | None = None


NEAR = "A"
"""The band of the library that is near and without touch: it is open to every couple, in the room."""


class StepWords(Value):
    """What a step is: changing any of these makes it a new question for both (product invariant 4).

    `checkin` says when and how it is asked whether it still is a yes; `ending` is how the step ends (its exit);
    `smaller` is the version to do instead when a yes is tentative; `dials` are ids of what makes it smaller or larger.
    `area`, `act`, `setting` and `form` are tags that limits and triggers match. `band` (A near … G as the couple
    defines it) and `library_id` say where it came from and do not ask again.
    """

    title: Line
    description: Text = ""
    timeframe: Line = ""
    checkin: Line = ""
    ending: Line = ""
    smaller: Line = ""
    band: str = ""
    library_id: str = ""
    area: Tags = ""
    act: Tags = ""
    setting: Tags = ""
    form: Tags = ""
    dials: Tags = ""


class Step(StepWords):
    """A step in its place: 0 is the gentlest. A removed step keeps its row, words and answers."""

    hierarchy_id: int
    place: int
    removed_at: Moment | None = None


class StepEventKind(StrEnum):
    """What happened to a step, besides being answered."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    BROUGHT_BACK = "brought back"
    PLANNED = "planned"
    UNPLANNED = "unplanned"
    PAUSED = "paused"
    OFFERED = "offered"
    STARTED = "started"
    ENDED = "ended"
    SETTLED = "settled"
    SET_ASIDE = "set aside"
    TAKEN_UP = "taken up"


class StepEvent(Event):
    """One such happening. Who called a pause is recorded nowhere (product invariant 7).

    An occasion in the room begins with `OFFERED`: from then on both are asked, for this time. `STARTED` follows two
    yeses given since; `ENDED` is its end, whichever of the ordinary ones it was.
    """

    step_id: int
    kind: StepEventKind
    session_id: int | None = None


class Confirming(StrEnum):
    """What a partner says of a step besides a number and an answer."""

    SAME_STEP = "same step"
    SETTLED = "settled"


class Confirmation(Event):
    """One partner's own word that a reworded step is still the same one, or that a step is settled for them.

    `words` is their line to it. It takes both; either of the two alone changes nothing.
    """

    step_id: int
    side: Side
    what: Confirming
    words: Line = ""
    session_id: int
