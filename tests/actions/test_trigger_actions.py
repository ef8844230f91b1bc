"""Triggers on a real vault: noted, worded anew, removed, each with its undo, and folded with somebody in the room."""

from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy.exc

from app.actions import hierarchy, session, triggers
from app.actions.change import Happened
from app.actions.history import History
from app.actions.triggers import ShownTriggers, StepTouched
from app.models.faults import Refused
from app.models.limit import Sharing
from app.models.side import Side
from app.models.trigger import Trigger
from app.store.vault import Vault
from tests.desk import SteadyClock, hierarchy_id, welcome, whole_step

FIRST, SECOND = Side.FIRST, Side.SECOND


class Telling:
    """A couple, and what they tell."""

    def __init__(self, vault: Vault, history: History, clock: SteadyClock) -> None:
        self.vault, self.history, self.clock = vault, history, clock
        self.couple_id = welcome(history)

    def note(self, cue: str = "Being hurried", side: Side = SECOND, **more: object) -> int:
        blank = Trigger(couple_id=self.couple_id, side=side, cue=cue, noted_at=self.clock.now())
        return self.history.do(triggers.note_trigger, blank.but(**more)).change.ids[0]

    def shown(self) -> ShownTriggers:
        with self.vault.read() as work:
            return triggers.show_triggers(work, self.clock, self.couple_id)

    def one(self, trigger_id: int) -> Trigger:
        found = self.shown().trigger(trigger_id)
        assert found is not None
        return found

    def touched(self, tags: str) -> tuple[StepTouched, ...]:
        with self.vault.read() as work:
            return triggers.steps_touched(work, self.clock, self.couple_id, tags)


@pytest.fixture
def telling(vault: Vault, history: History, clock: SteadyClock) -> Telling:
    return Telling(vault, history, clock)


def test_a_trigger_keeps_the_whole_map_and_is_private_unless_it_is_said_otherwise(telling: Telling) -> None:
    whole: dict[str, Any] = {
        "kind": "time, speed",
        "just_before": "Lights go out.\nA hand arrives.",
        "sign": "Breath goes high",
        "story": "Now it is expected",
        "did": "Turned to the wall",
        "helps": "The lamp on",
        "lasted": "ten minutes",
        "strength": 60,
        "tags": "bed",
    }
    kept = telling.one(telling.note(**whole))
    assert {name: getattr(kept, name) for name in whole} == whole
    assert (kept.sharing, kept.noted_at) == (Sharing.OWNER, telling.clock.now())
    assert [one.cue for one in telling.shown().of(SECOND)] == ["Being hurried"]
    assert telling.shown().of(FIRST) == ()


@pytest.mark.parametrize("cue", ["", "  ", "\n"])
def test_a_trigger_has_a_few_words_to_be_known_by(telling: Telling, cue: str) -> None:
    with pytest.raises(Refused, match="a few words to be known by"):
        telling.note(cue)
    trigger_id = telling.note()
    with pytest.raises(Refused, match="a few words to be known by"):
        telling.history.do(triggers.change_trigger, telling.one(trigger_id).but(cue=cue))
    assert [one.cue for one in telling.shown().triggers] == ["Being hurried"]


def test_changing_it_is_undone_and_done_again(telling: Telling) -> None:
    trigger_id = telling.note(helps="The lamp")
    telling.clock.go_on(days=3)
    before = telling.one(trigger_id)
    done = telling.history.do(triggers.change_trigger, before.but(helps="Being asked", sharing=Sharing.SHARED))
    assert done.change.happened is Happened.TRIGGER_CHANGED
    after = telling.one(trigger_id)
    assert (after.helps, after.sharing, after.noted_at) == ("Being asked", Sharing.SHARED, before.noted_at)
    telling.history.undo(telling.couple_id)
    assert telling.one(trigger_id) == before
    telling.history.redo(telling.couple_id)
    assert telling.one(trigger_id) == after.but(sharing=before.sharing), "nobody is shown again what is private by now"


def test_whose_it_is_never_changes(telling: Telling) -> None:
    trigger_id = telling.note(side=SECOND)
    telling.history.do(triggers.change_trigger, telling.one(trigger_id).but(side=FIRST, cue="Being rushed"))
    assert (telling.one(trigger_id).side, telling.one(trigger_id).cue) == (SECOND, "Being rushed")
    with pytest.raises(sqlalchemy.exc.IntegrityError), telling.vault.write() as work:
        work.limits.save_trigger(telling.one(trigger_id).but(side=FIRST))


def test_removing_it_is_undone_and_noting_it_too(telling: Telling) -> None:
    first, second = telling.note("One"), telling.note("Two")
    telling.history.do(triggers.remove_trigger, first)
    assert [one.id for one in telling.shown().triggers] == [second]
    for action in (triggers.remove_trigger,):
        with pytest.raises(Refused, match="not in the list any more"):
            telling.history.do(action, first)
    telling.history.undo(telling.couple_id)
    assert [one.id for one in telling.shown().triggers] == [first, second]
    telling.history.undo(telling.couple_id)
    assert [one.id for one in telling.shown().triggers] == [first]
    telling.history.redo(telling.couple_id)
    assert [one.id for one in telling.shown().triggers] == [first, second]


def test_what_was_removed_is_not_changed(telling: Telling) -> None:
    trigger_id = telling.note()
    kept = telling.one(trigger_id)
    telling.history.do(triggers.remove_trigger, trigger_id)
    with pytest.raises(Refused, match="not in the list any more"):
        telling.history.do(triggers.change_trigger, kept.but(cue="Other"))


def test_no_notice_and_no_undo_has_a_word_of_it(telling: Telling) -> None:
    trigger_id = telling.note("Canary")
    names = [telling.history.undo_name(telling.couple_id)]
    for action, given in (
        (triggers.change_trigger, telling.one(trigger_id).but(helps="Canary words")),
        (triggers.remove_trigger, trigger_id),
    ):
        names.append(telling.history.do(action, given).told)  # type: ignore[arg-type]  # either of the two
    assert names == ["Noted a trigger", "Changed a trigger", "Removed a trigger"]
    with telling.vault.read() as work:
        assert not [one for one in work.audit.events() if "anary" in one.subject]


def test_in_the_room_only_what_is_shared_is_there(telling: Telling) -> None:
    telling.note("Canary")
    telling.note("Canary too", sharing=Sharing.THERAPIST)
    shared = telling.note("Known", sharing=Sharing.SHARED)
    assert len(telling.shown().triggers) == 3
    telling.history.do(session.start_session, telling.couple_id)
    assert ([one.id for one in telling.shown().triggers], telling.shown().live) == ([shared], True)
    with telling.vault.read() as work:
        held = triggers.show_private_triggers(work, telling.clock, telling.couple_id, SECOND)
        assert [one.cue for one in held] == ["Canary", "Canary too"]
        assert triggers.show_private_triggers(work, telling.clock, telling.couple_id, FIRST) == ()


def test_it_touches_the_steps_of_the_path_that_have_one_of_its_tags(telling: Telling) -> None:
    steps = [whole_step("Tea"), whole_step("Lie down", setting="bed"), whole_step("Hold", act="holding", area="arms")]
    ids = telling.history.do(hierarchy.add_steps, hierarchy_id(telling.vault, telling.couple_id), steps).change.ids
    assert telling.touched("") == ()
    assert telling.touched("bed, arms") == (StepTouched(ids[1], 2, "Lie down"), StepTouched(ids[2], 3, "Hold"))
