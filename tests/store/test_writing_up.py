"""Notes and revisions while they are drafts, and what comes after they are sealed."""

from __future__ import annotations

import pytest
from sqlalchemy.exc import IntegrityError

from app.models.note import Addendum, Heading, Mention, Note, NoteFormat, Placement, ProcessNote, Section
from app.models.revision import Clause, ClauseLine, LeftOut, Revision, RevisionEnd, RevisionEnded
from app.models.session import Entry
from app.store.vault import Vault
from tests.store.filled import START, a_couple, a_path, a_session, fill, later


def test_a_session_has_one_note_and_a_couple_any_number(vault: Vault) -> None:
    with vault.write() as work:
        couple, others = a_couple(work), a_couple(work, "Kim", "Lee")
        session = a_session(work, couple)
        alone = work.notes.add(Note(couple_id=couple.id, begun_at=later(9)))
        of_session = work.notes.add(Note(couple_id=couple.id, session_id=session.id, begun_at=later(5)))
        same_day = work.notes.add(Note(couple_id=couple.id, begun_at=later(9)))
        theirs = work.notes.add(Note(couple_id=others.id, begun_at=later(-9)))
        assert work.notes.of_session(session.id) == of_session
        assert list(work.notes.of_couple(couple.id)) == [alone, of_session, same_day]
        assert list(work.notes.unsigned()) == [alone, of_session, same_day, theirs]
    with pytest.raises(IntegrityError), vault.write() as work:
        work.notes.add(of_session.but(id=0))


def test_a_draft_is_removed_and_brought_back(vault: Vault) -> None:
    with vault.write() as work:
        couple = a_couple(work)
        session = a_session(work, couple)
        note = work.notes.add(Note(couple_id=couple.id, session_id=session.id, begun_at=START))
        removed = work.notes.save(note.but(removed_at=later(3)))
        assert work.notes.of_session(session.id) is None
        assert list(work.notes.of_couple(couple.id)) == list(work.notes.unsigned()) == []
        assert work.notes.get(note.id) == removed
        work.notes.save(note)
        assert work.notes.of_session(session.id) == note
        work.sessions.save(session.but(ended_at=later(50)))
        signed = work.notes.save(note.but(format=NoteFormat.GIRP, signed_at=START, signed_by="Elin", seal="seal"))
        assert list(work.notes.unsigned()) == []
        assert list(work.notes.of_couple(couple.id)) == [signed]


def test_parts_of_many_are_found_in_one_query_each(vault: Vault) -> None:
    with vault.write() as work:
        kept = fill(work)
    written, agreed, nobody = kept.written, kept.agreed, 404
    notes = (written.signed.id, written.draft.id, nobody)
    with vault.read() as work:
        for many, one in (
            (work.notes.sections_of, work.notes.sections),
            (work.notes.mentions_of, work.notes.mentions),
            (work.notes.addenda_of, work.notes.addenda),
        ):
            assert many(notes) == {note_id: one(note_id) for note_id in notes}
            assert many(()) == {}
        beside = {note_id: work.notes.process(note_id) for note_id in notes}
        assert work.notes.process_of(notes) == {note_id: one for note_id, one in beside.items() if one is not None}
        revisions = (agreed.issued.id, agreed.draft.id, nobody)
        assert work.revisions.lines_of(revisions) == {one: work.revisions.lines(one) for one in revisions}
        assert work.sessions.entries_of_sessions((kept.session.id, nobody)) == {
            kept.session.id: work.sessions.entries(kept.session.id),
            nobody: [],
        }
        assert work.sessions.these_entries([one.id for one in kept.entries]) == {one.id: one for one in kept.entries}
        assert work.hierarchies.these_steps({one.id for one in kept.steps}) == {one.id: one for one in kept.steps}
        assert work.hierarchies.these_steps([nobody]) == {}
        assert work.sessions.these_entries([]) == {}


def test_words_under_a_heading_take_the_place_of_those_before(vault: Vault) -> None:
    with vault.write() as work:
        note = work.notes.add(Note(couple_id=a_couple(work).id, begun_at=START))
        plan = work.notes.keep_section(Section(note_id=note.id, heading=Heading.PLAN, text="walk"))
        data = work.notes.keep_section(Section(note_id=note.id, heading=Heading.DATA, text="talked"))
        again = work.notes.keep_section(Section(note_id=note.id, heading=Heading.PLAN, text=""))
        assert again == plan.but(text="")
        assert list(work.notes.sections(note.id)) == [again, data]
        beside = work.notes.keep_process(ProcessNote(note_id=note.id, text="slow", changed_at=START))
        later_on = work.notes.keep_process(ProcessNote(note_id=note.id, text="slower", changed_at=later(1)))
        assert later_on == beside.but(text="slower", changed_at=later(1))
        assert work.notes.process(note.id) == later_on


def test_an_entry_is_taken_up_once_moved_and_taken_out(vault: Vault) -> None:
    with vault.write() as work:
        couple = a_couple(work)
        _, (step,) = a_path(work, couple, "walking")
        session = a_session(work, couple)
        one, two = (
            work.sessions.add_entry(Entry(couple_id=couple.id, session_id=session.id, at=START, text=text))
            for text in ("one", "two")
        )
        note = work.notes.add(Note(couple_id=couple.id, session_id=session.id, begun_at=START))
        second = work.notes.place(Placement(note_id=note.id, entry_id=two.id, heading=Heading.DATA))
        first = work.notes.place(Placement(note_id=note.id, entry_id=one.id, heading=Heading.DATA))
        moved = work.notes.place(Placement(note_id=note.id, entry_id=two.id, heading=Heading.PLAN))
        assert moved == second.but(heading=Heading.PLAN)
        assert list(work.notes.placements(note.id)) == [moved, first]
        work.notes.take_out(note.id, two.id)
        work.notes.take_out(note.id, 404)
        assert list(work.notes.placements(note.id)) == [first]
        said = Mention(note_id=note.id, step_id=step.id, words="the walk")
        once = work.notes.mention(said)
        assert work.notes.mention(said) == once
        other = work.notes.mention(said.but(words="walking"))
        assert list(work.notes.mentions(note.id)) == [once, other]
        work.sessions.save_entry(one.but(text="one, in other words"))


def test_after_signing_only_addenda_and_the_process_note(vault: Vault) -> None:
    with vault.write() as work:
        kept = fill(work)
        note = kept.written.signed
        added = work.notes.add_addendum(Addendum(note_id=note.id, by="Elin", text="more", at=later(-50)))
        process = work.notes.keep_process(kept.written.process.but(text="calmer now", changed_at=later(9)))
        assert list(work.notes.addenda(note.id)) == [kept.written.addendum, added]
        assert work.notes.process(note.id) == process
        work.sessions.save_entry(kept.entries[0].but(text="not taken up, and so still open"))


def test_lines_come_as_the_agreement_runs(vault: Vault) -> None:
    with vault.write() as work:
        couple = a_couple(work)
        revision = work.revisions.add(Revision(couple_id=couple.id, number=1, begun_at=START, review_on=START.date()))
        kept = [
            work.revisions.add_line(ClauseLine(revision_id=revision.id, clause=clause, place=place))
            for place in (1, 0)
            for clause in reversed(Clause)
        ]
        in_order = sorted(kept, key=lambda line: (list(Clause).index(line.clause), line.place))
        assert list(work.revisions.lines(revision.id)) == in_order
        first, second, *_, last = in_order
        work.revisions.save_lines([first.but(place=1), second.but(place=0, said="x"), last.but(removed_at=START)])
        again = work.revisions.lines(revision.id)
        assert [line.id for line in again] == [second.id, first.id, *(line.id for line in in_order[2:-1])]
        assert work.revisions.line(last.id).removed_at == START
        work.revisions.save_lines([])


def test_steps_are_left_out_once_and_taken_in(vault: Vault) -> None:
    with vault.write() as work:
        couple = a_couple(work)
        _, (one, two) = a_path(work, couple, "one", "two")
        revision = work.revisions.add(Revision(couple_id=couple.id, number=1, begun_at=START, review_on=START.date()))
        kept = [work.revisions.leave_out(LeftOut(revision_id=revision.id, step_id=step.id)) for step in (two, one)]
        assert work.revisions.leave_out(kept[0].but(id=0)) == kept[0]
        assert list(work.revisions.left_out(revision.id)) == kept
        work.revisions.take_in(revision.id, two.id)
        assert list(work.revisions.left_out(revision.id)) == kept[1:]


def test_a_couple_has_one_draft_which_can_go_and_come_back(vault: Vault) -> None:
    with vault.write() as work:
        couple, others = a_couple(work), a_couple(work, "Kim", "Lee")
        draft = work.revisions.add(Revision(couple_id=couple.id, number=1, begun_at=START, review_on=START.date()))
        theirs = work.revisions.add(draft.but(id=0, couple_id=others.id))
        assert work.revisions.draft(couple.id) == draft
        assert work.revisions.draft(others.id) == theirs
    with pytest.raises(IntegrityError), vault.write() as work:
        work.revisions.add(draft.but(id=0, number=2))
    with vault.write() as work:
        removed = work.revisions.save(draft.but(removed_at=START))
        assert work.revisions.draft(couple.id) is None
        assert list(work.revisions.of_couple(couple.id)) == []
        assert work.revisions.get(draft.id) == removed
        second = work.revisions.add(draft.but(id=0))
        work.revisions.save(second.but(removed_at=START))
        assert work.revisions.save(draft.but(reason="after all")) == work.revisions.draft(couple.id)


def test_issuing_seals_and_ending_says_so_elsewhere(vault: Vault) -> None:
    with vault.write() as work:
        kept = fill(work)
        agreed = kept.agreed
        assert work.revisions.draft(kept.couple.id) == agreed.draft
        printed = work.revisions.issue(agreed.prints[0].but(id=0, seq=0, revision_id=agreed.draft.id, at=later(999)))
        assert work.revisions.get(agreed.draft.id).issued_at == printed.at
        assert work.revisions.draft(kept.couple.id) is None
        ended = [
            work.revisions.end(RevisionEnded(revision_id=one.id, how=how, at=later(999)))
            for one, how in ((agreed.issued, RevisionEnd.SUPERSEDED), (agreed.draft, RevisionEnd.ENDED))
        ]
        assert list(work.revisions.ended(kept.couple.id)) == [agreed.ended, *ended]
        assert work.revisions.get(agreed.issued.id) == agreed.issued
