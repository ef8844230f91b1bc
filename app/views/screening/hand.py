"""What every part of the page acts through: for this couple, and only while nobody is in the room."""

from __future__ import annotations

from collections.abc import Callable

from app.actions.change import Outcome
from app.views.desk import Desk


class Hand:
    """`couple_id` is whose page it is; 0 while nothing is shown."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.couple_id = 0

    @property
    def may(self) -> bool:
        """Whether anything may be done now."""
        return self.couple_id != 0 and self.desk.session is None

    def do(self, action: Callable[..., Outcome], *given: object) -> bool:
        """Carry out an action for this couple; False where it did not come through, which is then told."""
        return self.may and self.desk.do_or_tell(action, self.couple_id, *given) is not None
