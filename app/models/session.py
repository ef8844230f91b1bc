"""One meeting, and the lines written while it lasted."""

from __future__ import annotations

from enum import StrEnum

from app.models.text import Line, Text
from app.models.value import Moment, Value


class Session(Value):
    """`number` counts this couple's sessions from 1. `ended_at` None means someone is in the room."""

    couple_id: int
    number: int
    started_at: Moment
    ended_at: Moment | None = None
    first_attends: bool = True
    second_attends: bool = True
    appointment_id: int | None = None


class Mark(StrEnum):
    """What kind of line an entry is, where the therapist marked it."""

    BOUNDARY = "boundary"
    SETBACK = "setback"
    REPAIR = "repair"
    VICTORY = "small victory"


class SetbackKind(StrEnum):
    """The three kinds of setback."""

    HARD_WEEK = "a hard week"
    EDGE = "an edge"
    LINE_CROSSED = "a line crossed"


class Entry(Value):
    """One line of the live notes. `repairs_id` joins a repair to its crossed line; a removed entry keeps its row."""

    couple_id: int
    session_id: int
    at: Moment
    text: Text
    mark: Mark | None = None
    setback_kind: SetbackKind | None = None
    step_id: int | None = None
    repairs_id: int | None = None
    removed_at: Moment | None = None


class Draft(Value):
    """Words typed into one field and not yet kept; `place` names the field, `about` the couple, step or entry."""

    place: Line
    about: int = 0
    text: Text
    at: Moment
