"""What the actions need of what stands beside the path; see `app.actions.ports`."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from app.models.couple_event import CoupleEvent
from app.models.limit import Limit, LimitWord
from app.models.look import GapLeft, LookedAt, Pain
from app.models.practice_record import PracticeRecord
from app.models.risk_note import RiskNote
from app.models.screening import Screening
from app.models.trigger import Trigger


class Alone(Protocol):
    """What is the therapist's own: conversations with one partner, holds, risk notes. Refused in a session."""

    def happened(self, event: CoupleEvent) -> CoupleEvent:
        """Append what happened to the work with a couple (a practised pause also in a session)."""

    def events(self, couple_id: int) -> Sequence[CoupleEvent]:
        """All of a couple, in order."""

    def screen(self, screening: Screening) -> Screening:
        """Append a conversation as it is known now."""

    def screenings(self, couple_id: int) -> Sequence[Screening]:
        """All that was ever known of a couple's conversations, in order."""

    def risk_notes(self, couple_id: int) -> Sequence[RiskNote]:
        """A couple's, as they were begun."""

    def add_risk_note(self, note: RiskNote) -> RiskNote:
        """Keep a new one."""

    def save_risk_note(self, note: RiskNote) -> RiskNote:
        """Keep a changed one."""


class Limits(Protocol):
    """Each partner's limits and triggers, pain, and what the therapist has looked at."""

    def get(self, limit_id: int) -> Limit:
        """One limit; KeyError where there is none."""

    def of_couple(self, couple_id: int) -> Sequence[Limit]:
        """All of a couple, as they were first put down."""

    def add(self, limit: Limit) -> Limit:
        """Keep a new one, which says nothing yet."""

    def say(self, word: LimitWord) -> LimitWord:
        """Append what a limit says from now on; refused by the records where its owner would have to be there."""

    def words(self, couple_id: int) -> Sequence[LimitWord]:
        """All that a couple's limits ever said, in order."""

    def look(self, looked: LookedAt) -> LookedAt:
        """Append that the therapist looked at a step beside a limit."""

    def looked(self, couple_id: int) -> Sequence[LookedAt]:
        """What was looked at on a couple's paths, in order."""

    def note_pain(self, pain: Pain) -> Pain:
        """Append what is known of pain."""

    def pains(self, couple_id: int) -> Sequence[Pain]:
        """All that was ever known of it, in order."""

    def trigger(self, trigger_id: int) -> Trigger:
        """One trigger, removed or not; KeyError where there is none."""

    def triggers(self, couple_id: int) -> Sequence[Trigger]:
        """A couple's, as they were first noted, without the removed."""

    def add_trigger(self, trigger: Trigger) -> Trigger:
        """Keep a new one."""

    def save_trigger(self, trigger: Trigger) -> Trigger:
        """Keep a changed one, or its removal."""


class Practising(Protocol):
    """How the times of a step were, and jumps that are left as they are."""

    def record(self, occasion_id: int) -> PracticeRecord | None:
        """That of one occasion, if it was begun."""

    def records_of_sessions(self, session_ids: Collection[int]) -> Mapping[int, Sequence[PracticeRecord]]:
        """Those of each of these sessions, as they were begun."""

    def keep(self, record: PracticeRecord) -> PracticeRecord:
        """Keep it in place of the one before."""

    def leave_gap(self, left: GapLeft) -> GapLeft:
        """Append that a jump is left as it is."""

    def gaps_left(self, hierarchy_id: int) -> Sequence[GapLeft]:
        """Those of a path, in order."""
