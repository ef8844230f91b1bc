"""Whatever is typed comes back: markup, other scripts, half characters, a megabyte."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.models.agreement import Paper
from app.models.couple import Couple, Partner, Status
from app.models.hierarchy import Hierarchy, Step, StepEventKind
from app.models.note import Addendum, Heading, Mention, Note, NoteFormat, ProcessNote, Section
from app.models.rating import Rating, Scale
from app.models.revision import Clause, ClauseLine, Issued, Revision
from app.models.session import Draft, Entry, Mark, SetbackKind
from app.models.side import Side
from app.models.willingness import Answer, Wanting, Willingness
from app.store.vault import Vault
from tests.store.filled import START, a_couple, a_path, a_session, change_step, later

on_one_vault = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])

HOSTILE = (
    "<b>bold</b> & <img src=file:///etc/passwd>",
    "{{title}} {0} %s %(x)s",
    "'); DROP TABLE steps; --",
    '" OR title MATCH "a*" NEAR(',
    "a\x00b\x1bc",
    "\ud83d half \udc00",
    "‮right to left‬ שלום مرحبا",
    "z\u200be\u200dr\ufeffo",
    "👩🏽‍🤝‍👨🏿 e\u0301 ﬃ",
    "line\r\nline\u2028line\tend",
)
hostile = st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=()), max_size=60)
moments = st.datetimes(
    datetime(1, 1, 3),  # noqa: DTZ001 (Hypothesis adds the zone)
    datetime(9999, 12, 28),  # noqa: DTZ001
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=-9.5))]),
)
days = st.dates()
sides = st.sampled_from(Side)

couples = st.builds(
    Couple,
    label=hostile,
    opened_on=days,
    status=st.sampled_from(Status),
    commitment=hostile,
    checkin=hostile,
    ending=hostile,
    scale=st.sampled_from(Scale),
)
partners = st.builds(
    Partner,
    couple_id=st.just(0),
    side=sides,
    name=hostile,
    print_name=hostile,
    pronouns=hostile,
    contact=hostile,
    in_writing=st.none() | st.booleans(),
)


@on_one_vault
@given(couple=couples, first=partners, second=partners)
def test_couples_and_partners(vault: Vault, couple: Couple, first: Partner, second: Partner) -> None:
    with vault.write() as work:
        kept = work.couples.add(couple, first, second)
    with vault.read() as work:
        assert work.couples.get(kept.id) == couple.model_copy(update={"id": kept.id})
        for side, was, now in zip(Side, (first, second), work.couples.partners(kept.id), strict=True):
            assert now == was.model_copy(update={"id": now.id, "couple_id": kept.id, "side": side})


@on_one_vault
@given(data=st.data())
def test_steps_and_entries_and_drafts(vault: Vault, data: st.DataObject) -> None:
    with vault.write() as work:
        couple = a_couple(work)
        hierarchy, (step,) = a_path(work, couple, "here")
        session = a_session(work, couple)
        work.sessions.save(session.model_copy(update={"ended_at": START}))
    words = {name: data.draw(hostile) for name in ("title", "description", "timeframe", "checkin", "ending", "smaller")}
    changed = Step.model_validate({**step.model_dump(), **words, "removed_at": data.draw(st.none() | moments)})
    entry = Entry(
        couple_id=couple.id,
        session_id=session.id,
        at=data.draw(moments),
        text=data.draw(hostile),
        mark=data.draw(st.none() | st.sampled_from(Mark)),
        setback_kind=data.draw(st.none() | st.sampled_from(SetbackKind)),
        step_id=data.draw(st.none() | st.just(step.id)),
    )
    draft = Draft(place=data.draw(hostile), about=data.draw(st.integers(0, 9)), text=data.draw(hostile), at=START)
    with vault.write() as work:
        change_step(work, changed.but(removed_at=None))
        if changed.removed_at is not None:
            change_step(work, changed, StepEventKind.REMOVED)
        kept = work.sessions.add_entry(entry)
        work.sessions.keep_draft(draft)
    with vault.read() as work:
        assert work.hierarchies.step(step.id) == changed
        assert work.sessions.entry(kept.id) == entry.model_copy(update={"id": kept.id})
        again = work.sessions.draft(draft.place, draft.about)
        assert (again.text if again else "") == draft.text
        assert hierarchy == work.hierarchies.current(couple.id)


@on_one_vault
@given(
    hierarchy_name=hostile,
    rating=st.builds(
        Rating,
        step_id=st.just(0),
        side=sides,
        scale=st.just(Scale.SUDS_10),
        number=st.none() | st.integers(0, 10),
        at=moments,
    ),
    answer=st.builds(
        Willingness,
        step_id=st.just(0),
        side=sides,
        answer=st.sampled_from(Answer),
        condition=hostile,
        raise_on=st.none() | days,
        raised_by=st.none() | sides,
        wanting=st.none() | st.sampled_from(Wanting),
        at=moments,
    ),
)
def test_answers(vault: Vault, hierarchy_name: str, rating: Rating, answer: Willingness) -> None:
    with vault.write() as work:
        couple = a_couple(work)
        hierarchy = work.hierarchies.add(Hierarchy(couple_id=couple.id, name=hierarchy_name))
        step = work.hierarchies.add_step(Step(hierarchy_id=hierarchy.id, title="a", place=0))
        rated = work.answers.rate(rating.model_copy(update={"step_id": step.id}))
        given_ = work.answers.answer(answer.model_copy(update={"step_id": step.id}))
    with vault.read() as work:
        assert work.hierarchies.get(hierarchy.id) == hierarchy
        assert list(work.answers.ratings(hierarchy.id)) == [rated]
        assert list(work.answers.answers(hierarchy.id)) == [given_]
        assert rated.model_copy(update={"id": 0, "seq": 0, "step_id": 0}) == rating
        assert given_.model_copy(update={"id": 0, "seq": 0, "step_id": 0}) == answer


@on_one_vault
@given(data=st.data())
def test_notes_and_what_hangs_on_them(vault: Vault, data: st.DataObject) -> None:
    with vault.write() as work:
        couple = a_couple(work)
        _, (step,) = a_path(work, couple, "here")
        note = work.notes.add(
            Note(couple_id=couple.id, format=data.draw(st.sampled_from(NoteFormat)), begun_at=data.draw(moments))
        )
        parts = [
            work.notes.keep_section(Section(note_id=note.id, heading=heading, text=data.draw(hostile)))
            for heading in data.draw(st.lists(st.sampled_from(Heading), unique=True))
        ]
        named = work.notes.mention(Mention(note_id=note.id, step_id=step.id, words=data.draw(hostile)))
        beside = work.notes.keep_process(ProcessNote(note_id=note.id, text=data.draw(hostile), changed_at=START))
        name = "Elin " + data.draw(hostile)
        signed = work.notes.save(note.but(signed_at=data.draw(moments), signed_by=name, seal="x" + data.draw(hostile)))
        added = work.notes.add_addendum(
            Addendum(note_id=note.id, by=name, text=data.draw(hostile), at=data.draw(moments))
        )
    with vault.read() as work:
        assert work.notes.get(note.id) == signed
        assert list(work.notes.sections(note.id)) == parts
        assert list(work.notes.mentions(note.id)) == [named]
        assert work.notes.process(note.id) == beside
        assert list(work.notes.addenda(note.id)) == [added]
        assert list(work.notes.of_couple(couple.id)) == [signed]


@on_one_vault
@given(data=st.data(), pdf=st.binary(min_size=1, max_size=9_000))
def test_revisions_and_their_bytes(vault: Vault, data: st.DataObject, pdf: bytes) -> None:
    with vault.write() as work:
        couple = a_couple(work)
        revision = work.revisions.add(
            Revision(
                couple_id=couple.id,
                number=data.draw(st.integers(1, 2**40)),
                reason=data.draw(hostile),
                begun_at=data.draw(moments),
                review_on=data.draw(days),
            )
        )
        line = work.revisions.add_line(
            ClauseLine(
                revision_id=revision.id,
                clause=data.draw(st.sampled_from(Clause)),
                place=data.draw(st.integers(0, 99)),
                marker=data.draw(st.none() | sides),
                text=data.draw(hostile),
                said=data.draw(hostile),
                aside=data.draw(hostile),
                card=data.draw(hostile),
            )
        )
        issued = work.revisions.issue(
            Issued(
                revision_id=revision.id,
                paper=data.draw(st.sampled_from(Paper)),
                colour=data.draw(st.booleans()),
                record_code="K" + data.draw(hostile),
                content=data.draw(hostile),
                sha256="0" * 64,
                pdf=pdf,
                at=data.draw(moments),
            )
        )
    with vault.read() as work:
        assert work.revisions.get(revision.id) == revision.but(issued_at=issued.at)
        assert list(work.revisions.lines(revision.id)) == [line]
        again = work.revisions.issued(revision.id)
        assert again == issued
        assert again.pdf == pdf


def test_a_megabyte_of_notes(vault: Vault) -> None:
    text = "slowly, ".join(str(number) for number in range(90_000)) + " until Samarkand"
    with vault.write() as work:
        couple = a_couple(work)
        session = a_session(work, couple)
        kept = work.sessions.add_entry(Entry(couple_id=couple.id, session_id=session.id, at=START, text=text))
    with vault.read() as work:
        assert len(text) > 1_000_000
        assert work.sessions.entry(kept.id).text == text
        assert work.search.find("samarkand")[0].marked.endswith("until «Samarkand»")
    with vault.write() as work:
        note = work.notes.add(Note(couple_id=couple.id, begun_at=later(1)))
        work.notes.keep_section(Section(note_id=note.id, heading=Heading.DATA, text=text))
    with vault.read() as work:
        assert work.notes.sections(note.id)[0].text == text
        assert [one.kind for one in work.search.find("samarkand")] == ["note", "entry"]


def test_a_moment_without_its_time_zone_is_a_mistake_in_the_program(vault: Vault) -> None:
    with vault.read() as work, pytest.raises(Exception, match="needs its time zone"):
        work.appointments.between(datetime(2026, 1, 1), datetime(2026, 1, 2))  # noqa: DTZ001


def test_dates_survive(vault: Vault) -> None:
    with vault.write() as work:
        couple = a_couple(work)
        old = work.couples.save(couple.model_copy(update={"opened_on": date(1, 1, 1)}))
        assert work.couples.get(couple.id) == old
