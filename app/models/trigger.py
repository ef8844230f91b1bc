"""What sets a body on guard, mapped in the order in which it happens."""

from __future__ import annotations

from app.models.limit import Sharing
from app.models.side import Side
from app.models.text import Line, Tags, Text
from app.models.value import Moment, Value


class Trigger(Value):
    """One partner's. `kind` is an id of the content's kinds; `strength` runs from 0 to 100, the strongest there is.

    Private to its owner and the therapist unless the owner shares it. `tags` are those of the steps it touches.
    """

    couple_id: int
    side: Side
    cue: Line
    kind: Line = ""
    just_before: Text = ""
    sign: Text = ""
    story: Text = ""
    did: Text = ""
    helps: Text = ""
    lasted: Line = ""
    strength: int | None = None
    sharing: Sharing = Sharing.OWNER
    tags: Tags = ""
    noted_at: Moment
    removed_at: Moment | None = None
