"""Values go in and come out the same, in the order promised."""

from __future__ import annotations

import pytest

from app.models.appointment import Appointment
from app.models.couple import Status
from app.models.hierarchy import Hierarchy, StepEvent, StepEventKind
from app.models.revision import RevisionEnd, RevisionEnded
from app.models.session import Draft, Entry
from app.models.side import Side
from app.models.willingness import Answer
from app.store.vault import Vault
from tests.store.filled import START, a_couple, a_path, a_session, fill, later


def test_all_that_was_kept_is_there_after_the_vault_was_closed_in_between(vault: Vault) -> None:
    with vault.write() as work:
        kept = fill(work)
    with vault.read() as work:
        assert work.practices.get().review_weeks == 6
        assert work.couples.get(kept.couple.id) == kept.couple
        first, second = work.couples.partners(kept.couple.id)
        assert (first.name, first.side, second.name, second.side) == ("Robin", Side.FIRST, "Zoë", Side.SECOND)
        assert work.appointments.get(kept.appointment.id) == kept.appointment
        assert work.hierarchies.current(kept.couple.id) == kept.hierarchy
        assert [work.hierarchies.step(step.id) for step in kept.steps] == list(kept.steps)
        assert work.sessions.get(kept.session.id) == kept.session
        assert tuple(work.hierarchies.events(kept.hierarchy.id)) == kept.events
        assert tuple(work.answers.confirmations(kept.hierarchy.id)) == kept.confirmations
        assert tuple(work.answers.ratings(kept.hierarchy.id)) == kept.ratings
        assert tuple(work.answers.answers(kept.hierarchy.id)) == kept.answers
        assert [work.sessions.entry(entry.id) for entry in kept.entries] == list(kept.entries)
        written, agreed = kept.written, kept.agreed
        note = written.signed
        assert [work.notes.get(one.id) for one in (note, written.draft, written.removed)] == [
            note,
            written.draft,
            written.removed,
        ]
        assert tuple(work.notes.sections(note.id)) == written.sections
        assert list(work.notes.placements(note.id)) == [written.placement]
        assert list(work.notes.mentions(note.id)) == [written.mention]
        assert list(work.notes.addenda(note.id)) == [written.addendum]
        assert work.notes.process(note.id) == written.process
        assert tuple(work.revisions.of_couple(kept.couple.id)) == (agreed.superseded, agreed.issued, agreed.draft)
        assert [work.revisions.line(line.id) for line in agreed.lines] == list(agreed.lines)
        assert work.revisions.issued(agreed.superseded.id) == agreed.prints[0]
        assert list(work.revisions.left_out(agreed.draft.id)) == [agreed.left_out[1]]
        assert list(work.revisions.ended(kept.couple.id)) == [agreed.ended]


def test_the_agreement_that_stands_says_when_it_is_looked_at_again(vault: Vault) -> None:
    with vault.write() as work:
        alone = a_couple(work, "Jude", "Noor")
        kept = fill(work)
        assert work.revisions.stood(alone.id) == []
        before, now = work.revisions.stood(kept.couple.id)
        assert before.ended_on == now.issued_on == kept.agreed.prints[1].at.astimezone().date()
        assert (now.ended_on, now.review_on) == (None, kept.agreed.issued.review_on)
        work.revisions.end(RevisionEnded(revision_id=kept.agreed.issued.id, how=RevisionEnd.ENDED, at=later(2000)))
        assert work.revisions.stood(kept.couple.id)[1].ended_on == later(2000).astimezone().date()


def test_what_is_not_there_is_a_key_error(vault: Vault) -> None:
    with vault.read() as work:
        for look in (
            work.couples.get,
            work.couples.partners,
            work.appointments.get,
            work.hierarchies.get,
            work.hierarchies.current,
            work.hierarchies.step,
            work.sessions.get,
            work.sessions.entry,
            work.notes.get,
            work.revisions.get,
            work.revisions.line,
        ):
            with pytest.raises(KeyError):
                look(404)
        assert work.sessions.open() is None
        assert work.sessions.draft("notes", 1) is None
        assert (work.notes.of_session(404), work.notes.process(404)) == (None, None)
        assert (work.revisions.draft(404), work.revisions.issued(404)) == (None, None)
        for none in (work.notes.of_couple, work.notes.sections, work.notes.placements, work.notes.mentions):
            assert list(none(404)) == []
        for none_either in (work.notes.addenda, work.revisions.of_couple, work.revisions.lines):
            assert list(none_either(404)) == []
        assert [*work.revisions.left_out(404), *work.revisions.ended(404)] == []


def test_saving_what_was_never_kept_is_a_key_error(vault: Vault) -> None:
    with vault.write() as work:
        couple = a_couple(work)
        with pytest.raises(KeyError):
            work.couples.save(couple.model_copy(update={"id": 404}))


def test_couples_come_oldest_first_with_their_two(vault: Vault) -> None:
    with vault.write() as work:
        one, two = a_couple(work), a_couple(work, "Kim", "Lee")
        work.couples.save(one.model_copy(update={"status": Status.RESTING}))
        lee = work.couples.partners(two.id)[1]
        work.couples.save_partner(lee.model_copy(update={"name": "Léa"}))
    with vault.read() as work:
        assert [couple.status for couple in work.couples.all()] == [Status.RESTING, Status.PREPARING]
        names = {couple: (a.name, b.name) for couple, (a, b) in work.couples.all_partners().items()}
        assert names == {one.id: ("Robin", "Ash"), two.id: ("Kim", "Léa")}


def test_appointments_come_by_time_without_the_removed(vault: Vault) -> None:
    with vault.write() as work:
        one, two = a_couple(work), a_couple(work, "Kim", "Lee")
        late, early, other = (
            work.appointments.add(Appointment(couple_id=couple.id, starts_at=later(minutes)))
            for couple, minutes in ((one, 120), (one, 0), (two, 60))
        )
    with vault.read() as work:
        assert list(work.appointments.between(START, later(120))) == [early, other]
        assert work.appointments.next_of_each(later(1)) == {one.id: late, two.id: other}
    with vault.write() as work:
        work.appointments.save(other.model_copy(update={"removed_at": START}))
    with vault.read() as work:
        assert list(work.appointments.between(START, later(121))) == [early, late]
        assert work.appointments.next_of_each(START) == {one.id: early}
        assert work.appointments.get(other.id).removed_at == START


def test_a_new_current_hierarchy_makes_the_others_stand_back(vault: Vault) -> None:
    with vault.write() as work:
        couple, other = a_couple(work), a_couple(work, "Kim", "Lee")
        home, _ = a_path(work, couple)
        theirs, _ = a_path(work, other)
        public = work.hierarchies.add(Hierarchy(couple_id=couple.id, name="in public"))
        assert work.hierarchies.current(couple.id) == public
        work.hierarchies.add(Hierarchy(couple_id=couple.id, name="on holiday", current=False))
        assert work.hierarchies.current(couple.id) == public
        work.hierarchies.save(home)
        assert work.hierarchies.current(couple.id) == home
        assert not work.hierarchies.get(public.id).current
        assert work.hierarchies.current(other.id) == theirs


def test_a_new_order_and_new_words_are_saved_together(vault: Vault) -> None:
    with vault.write() as work:
        hierarchy, (one, two, three) = a_path(work, a_couple(work), "one", "two", "three")
        for step, kind in ((one, StepEventKind.CHANGED), (three, StepEventKind.REMOVED)):
            work.hierarchies.happened(StepEvent(step_id=step.id, kind=kind, at=START))
        work.hierarchies.save_steps([])
        work.hierarchies.save_steps(
            [
                one.model_copy(update={"place": 1, "title": "uno"}),
                two.model_copy(update={"place": 0}),
                three.model_copy(update={"removed_at": START}),
            ]
        )
    with vault.read() as work:
        assert [(step.title, step.place) for step in work.hierarchies.steps(hierarchy.id)] == [
            ("two", 0),
            ("uno", 1),
        ]
        assert work.hierarchies.step(three.id).removed_at == START


def test_what_was_said_of_one_step_is_what_was_said_of_it_among_all(vault: Vault) -> None:
    with vault.write() as work:
        kept = fill(work)
        hierarchy = kept.hierarchy.id
        for step in kept.steps:
            assert work.answers.ratings_of_step(step.id) == [
                one for one in work.answers.ratings(hierarchy) if one.step_id == step.id
            ]
            assert work.answers.answers_of_step(step.id) == [
                one for one in work.answers.answers(hierarchy) if one.step_id == step.id
            ]
            assert work.answers.confirmations_of_step(step.id) == [
                one for one in work.answers.confirmations(hierarchy) if one.step_id == step.id
            ]
            assert work.hierarchies.events_of_step(step.id) == [
                one for one in work.hierarchies.events(hierarchy) if one.step_id == step.id
            ]
        first, second, third = (step.id for step in kept.steps)
        assert [len(work.answers.ratings_of_step(step)) for step in (first, second, third, 404)] == [3, 0, 0, 0]
        assert [one.answer for one in work.answers.answers_of_step(second)] == [
            Answer.NOT_NOW,
            Answer.OFF_TABLE,
            Answer.NOT_ASKED,
        ]
        assert [one.kind for one in work.hierarchies.events_of_step(third)] == [StepEventKind.REMOVED]
        on_path = {step.id for step in work.hierarchies.steps(hierarchy)}
        events = work.hierarchies.events(hierarchy)
        assert work.hierarchies.events_on_path(hierarchy) == [one for one in events if one.step_id in on_path]
        assert third not in on_path


def test_sessions_know_which_is_open_and_which_was_last(vault: Vault) -> None:
    with vault.write() as work:
        one, two = a_couple(work), a_couple(work, "Kim", "Lee")
        first = a_session(work, one)
        assert work.sessions.open() == first
        ended = work.sessions.save(first.model_copy(update={"ended_at": later(50)}))
        second = work.sessions.add(ended.model_copy(update={"id": 0, "number": 2, "started_at": later(90)}))
        other = work.sessions.add(second.model_copy(update={"id": 0, "couple_id": two.id, "number": 1}))
        assert work.sessions.open() is None
        assert list(work.sessions.of_couple(one.id)) == [ended, second]
        assert work.sessions.latest_of_each() == {one.id: second, two.id: other}


def test_sessions_go_by_number_whatever_the_clock_said(vault: Vault) -> None:
    with vault.write() as work:
        couple = a_couple(work)
        first = a_session(work, couple)
        first = work.sessions.save(first.model_copy(update={"ended_at": later(50)}))
        second = work.sessions.add(first.model_copy(update={"id": 0, "number": 2, "started_at": later(-180)}))
        assert list(work.sessions.of_couple(couple.id)) == [first, second]
        assert work.sessions.latest_of_each() == {couple.id: second}


def test_entries_come_as_they_were_written_whatever_the_clock_said_without_the_removed(vault: Vault) -> None:
    with vault.write() as work:
        couple = a_couple(work)
        session = a_session(work, couple)
        late, gone, early = (
            work.sessions.add_entry(
                Entry(couple_id=couple.id, session_id=session.id, at=later(minutes), text=f"after {minutes}")
            )
            for minutes in (9, 5, 3)
        )
        work.sessions.save_entry(gone.model_copy(update={"removed_at": START}))
        assert list(work.sessions.entries(session.id)) == [late, early]
        assert list(work.sessions.entries_of_couple(couple.id)) == [late, early]
        assert work.sessions.entry(gone.id).removed_at == START


def test_a_draft_takes_the_place_of_the_one_before_and_an_empty_one_drops_it(vault: Vault) -> None:
    with vault.write() as work:
        for text in ("I", "I was", "I was saying"):
            work.sessions.keep_draft(Draft(place="notes", about=1, text=text, at=START))
        work.sessions.keep_draft(Draft(place="title", about=1, text="other field", at=later(1)))
        kept = work.sessions.draft("notes", 1)
        assert kept is not None
        assert kept.text == "I was saying"
        assert [draft.text for draft in work.sessions.drafts()] == ["I was saying", "other field"]
        work.sessions.keep_draft(Draft(place="notes", about=1, text="", at=START))
        assert work.sessions.draft("notes", 1) is None


def test_events_are_numbered_in_the_order_they_were_kept_whatever_the_clock_said(vault: Vault) -> None:
    with vault.write() as work:
        kept = fill(work)
        again = work.hierarchies.happened(kept.events[0].model_copy(update={"id": 0, "seq": 0, "at": later(-9999)}))
        numbers = [e.seq for e in (*kept.events, *kept.ratings, *kept.answers, *work.audit.events())]
        numbers += [e.seq for e in (kept.written.addendum, *kept.agreed.prints, kept.agreed.ended)]
        assert len(set(numbers)) == len(numbers)
        assert list(work.hierarchies.events(kept.hierarchy.id))[-1] == again
        assert again.seq > max(numbers)
