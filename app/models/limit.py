"""One partner's boundary: what it is about, where it stands, and how that came about."""

from __future__ import annotations

from enum import StrEnum

from app.models.side import Side
from app.models.text import Line, Tags, Text
from app.models.value import Event, Value


class LimitKind(StrEnum):
    """What a limit is about."""

    AREA = "area"
    ACT = "act"
    SETTING = "setting"


class LimitStanding(StrEnum):
    """The four answers of equal weight, and having left the board."""

    WELCOME = "welcome"
    WITH_CARE = "with care"
    NOT_NOW = "not now"
    OFF_TABLE = "off the table"
    TAKEN_OFF = "taken off"

    @property
    def tightness(self) -> int:
        """0 for what asks for nothing, 3 for off the table."""
        return {self.WITH_CARE: 1, self.NOT_NOW: 2, self.OFF_TABLE: 3}.get(self, 0)


class Sharing(StrEnum):
    """Who may see it besides the therapist."""

    SHARED = "shared"
    OWNER = "owner"
    THERAPIST = "therapist"


class Said(StrEnum):
    """How its owner said it. Whatever loosens or shares a limit is said in person."""

    PRESENT = "present"
    ALONE = "alone"
    TOLD = "told"


class Limit(Value):
    """Whose it is and what it is about. `tags` are those of steps it meets, among the tags of its kind."""

    couple_id: int
    side: Side
    kind: LimitKind
    tags: Tags = ""


class LimitWord(Event):
    """What a limit says from this moment on, as a whole."""

    limit_id: int
    title: Line
    standing: LimitStanding
    sharing: Sharing = Sharing.OWNER
    said: Said = Said.TOLD
    words: Text = ""
    session_id: int | None = None
