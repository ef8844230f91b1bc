"""Hierarchies, their steps, and what happened to a step."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import sqlalchemy as sa

from app.models.hierarchy import Hierarchy, Step, StepEvent, StepEventKind
from app.models.tables.hierarchies import hierarchies, step_events, steps
from app.store.rows import Kept, among, append

_HIERARCHIES = Kept(hierarchies, Hierarchy)
_STEPS = Kept(steps, Step)
_EVENTS = Kept(step_events, StepEvent)

_CURRENT = sa.select(hierarchies).where(
    hierarchies.c.couple_id == sa.bindparam("couple"), hierarchies.c.current.is_(True)
)
_STAND_BACK = (
    sa.update(hierarchies)
    .where(
        hierarchies.c.couple_id == sa.bindparam("couple"),
        hierarchies.c.current.is_(True),
        hierarchies.c.id != sa.bindparam("other_than"),
    )
    .values(current=False)
)
_BY_PLACE = (
    sa.select(steps)
    .where(steps.c.hierarchy_id == sa.bindparam("hierarchy"), steps.c.removed_at.is_(None))
    .order_by(steps.c.place, steps.c.id)
)
_EVENTS_OF = (
    sa.select(step_events)
    .join(steps)
    .where(steps.c.hierarchy_id == sa.bindparam("hierarchy"))
    .order_by(step_events.c.seq)
)
_EVENTS_ON_PATH = _EVENTS_OF.where(steps.c.removed_at.is_(None))
_EVENTS_OF_STEP = (
    sa.select(step_events).where(step_events.c.step_id == sa.bindparam("step")).order_by(step_events.c.seq)
)
_EVENTS_OF_STEPS = sa.select(step_events).where(among(step_events.c.step_id)).order_by(step_events.c.seq)
_BROUGHT = step_events.alias()
_EVENTS_OF_OFFERED = (
    sa.select(step_events)
    .join(steps, steps.c.id == step_events.c.step_id)
    .join(hierarchies, hierarchies.c.id == steps.c.hierarchy_id)
    .where(
        hierarchies.c.couple_id == sa.bindparam("couple"),
        steps.c.removed_at.is_(None),
        sa.exists().where(_BROUGHT.c.step_id == steps.c.id, _BROUGHT.c.kind == StepEventKind.OFFERED),
    )
    .order_by(step_events.c.seq)
)


class Hierarchies:
    """See the port of the same name."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def get(self, hierarchy_id: int) -> Hierarchy:
        """One hierarchy; KeyError where there is none."""
        return _HIERARCHIES.get(self._connection, hierarchy_id)

    def current(self, couple_id: int) -> Hierarchy:
        """The one on the desk; KeyError where the couple has none."""
        found = _HIERARCHIES.of(self._connection, _CURRENT, couple=couple_id)
        if not found:
            raise KeyError(couple_id)
        return found[0]

    def add(self, hierarchy: Hierarchy) -> Hierarchy:
        """Keep a new one; where it is current, the couple's others stand back."""
        self._make_room(hierarchy)
        return _HIERARCHIES.add(self._connection, hierarchy)

    def save(self, hierarchy: Hierarchy) -> Hierarchy:
        """Keep a changed one; where it is current, the couple's others stand back."""
        self._make_room(hierarchy)
        _HIERARCHIES.save(self._connection, hierarchy)
        return hierarchy

    def steps(self, hierarchy_id: int) -> Sequence[Step]:
        """All steps that are not removed, by place."""
        return _STEPS.of(self._connection, _BY_PLACE, hierarchy=hierarchy_id)

    def step(self, step_id: int) -> Step:
        """One step, removed or not; KeyError where there is none."""
        return _STEPS.get(self._connection, step_id)

    def these_steps(self, ids: Collection[int]) -> dict[int, Step]:
        """These steps, removed or not, by id, in one query."""
        return _STEPS.these(self._connection, ids)

    def add_step(self, step: Step) -> Step:
        """Keep a new step."""
        return _STEPS.add(self._connection, step)

    def save_steps(self, changed: Sequence[Step]) -> None:
        """Keep changed steps (words, places, removal), all in one call."""
        _STEPS.save(self._connection, *changed)

    def happened(self, event: StepEvent) -> StepEvent:
        """Append an event."""
        return append(self._connection, _EVENTS, event)

    def events(self, hierarchy_id: int) -> Sequence[StepEvent]:
        """All events of all its steps, in order."""
        return _EVENTS.of(self._connection, _EVENTS_OF, hierarchy=hierarchy_id)

    def events_on_path(self, hierarchy_id: int) -> Sequence[StepEvent]:
        """All events of its steps that are not removed, in order."""
        return _EVENTS.of(self._connection, _EVENTS_ON_PATH, hierarchy=hierarchy_id)

    def events_of_step(self, step_id: int) -> Sequence[StepEvent]:
        """All events of one step, in order."""
        return _EVENTS.of(self._connection, _EVENTS_OF_STEP, step=step_id)

    def events_of_steps(self, ids: Collection[int]) -> dict[int, list[StepEvent]]:
        """The same of each of these steps."""
        return _EVENTS.by(self._connection, _EVENTS_OF_STEPS, lambda one: one.step_id, ids)

    def events_of_offered(self, couple_id: int) -> Sequence[StepEvent]:
        """All events of those of a couple's steps, on any of their paths, that ever came into the room, in order."""
        return _EVENTS.of(self._connection, _EVENTS_OF_OFFERED, couple=couple_id)

    def _make_room(self, hierarchy: Hierarchy) -> None:
        if hierarchy.current:
            self._connection.execute(_STAND_BACK, {"couple": hierarchy.couple_id, "other_than": hierarchy.id})
