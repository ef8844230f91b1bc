"""Welcoming couples and keeping what is written about them, on a real vault."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.actions import appointments, roster, session
from app.actions.history import History
from app.models.couple import Status
from app.models.faults import Refused
from app.models.rating import Scale
from app.store.vault import Vault
from tests.desk import SteadyClock, welcome


def rows(vault: Vault, clock: SteadyClock) -> list[roster.RosterRow]:
    with vault.read() as work:
        return roster.show_roster(work, clock)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Robin & Ash", ("Robin", "Ash")),
        ("Robin and Ash", ("Robin", "Ash")),
        ("R A", ("R", "A")),
        ("Robin, Ash", ("Robin", "Ash")),
        (" Anne Marie + Sandy ", ("Anne Marie", "Sandy")),
        ("Sandra/Orlando", ("Sandra", "Orlando")),
    ],
)
def test_two_names_or_initials_are_enough(typed: str, names: tuple[str, str]) -> None:
    assert roster.two_names(typed) == names


@pytest.mark.parametrize("typed", ["", "Robin", "Robin & Ash & Kit", "one two three", "&"])
def test_anything_else_is_answered_beside_the_field(typed: str) -> None:
    with pytest.raises(Refused) as no:
        roster.two_names(typed)
    assert no.value.field == "names"


def test_a_new_couple_has_an_empty_path_and_the_practices_defaults(
    vault: Vault, clock: SteadyClock, history: History
) -> None:
    with vault.read() as work:
        practice = roster.show_practice(work, clock)
    wished = practice.but(checkin="half-way", scale=Scale.SUDS_10)
    history.do(roster.save_practice, wished)
    couple_id = welcome(history)
    (row,) = rows(vault, clock)
    assert (row.label, row.couple.checkin, row.couple.scale) == ("Robin & Ash", "half-way", Scale.SUDS_10)
    assert (row.couple.status, row.next, row.last) == (Status.PREPARING, None, None)
    with vault.read() as work:
        assert work.hierarchies.steps(work.hierarchies.current(couple_id).id) == []


def test_what_is_written_about_a_couple_is_kept_all_at_once_and_goes_back(
    vault: Vault, clock: SteadyClock, history: History
) -> None:
    couple_id = welcome(history)
    with vault.read() as work:
        row = roster.show_couple(work, clock, couple_id)
    changed = row.couple.but(label="The quiet ones", commitment="We go slowly.")
    first = row.first.but(name="Robin M.", pronouns="they")
    history.do(roster.save_couple, changed, first, row.second)
    (now,) = rows(vault, clock)
    assert (now.label, now.first.name, now.first.pronouns) == ("The quiet ones", "Robin M.", "they")
    history.undo(couple_id)
    (back,) = rows(vault, clock)
    assert (back.label, back.first.pronouns) == ("Robin & Ash", "")


@pytest.mark.parametrize("field", ["first_name", "second_name"])
def test_a_partner_needs_a_name(vault: Vault, clock: SteadyClock, history: History, field: str) -> None:
    couple_id = welcome(history)
    with vault.read() as work:
        row = roster.show_couple(work, clock, couple_id)
    first = row.first.but(name=" ") if field == "first_name" else row.first
    second = row.second.but(name=" ") if field == "second_name" else row.second
    with pytest.raises(Refused) as no:
        history.do(roster.save_couple, row.couple, first, second)
    assert no.value.field == field


def test_where_the_work_stands_can_change_and_go_back(vault: Vault, clock: SteadyClock, history: History) -> None:
    couple_id = welcome(history)
    history.do(roster.set_status, couple_id, Status.RESTING)
    assert rows(vault, clock)[0].couple.status is Status.RESTING
    history.undo(couple_id)
    assert rows(vault, clock)[0].couple.status is Status.PREPARING


def test_a_practice_needs_a_name(vault: Vault, clock: SteadyClock, history: History) -> None:
    with vault.read() as work:
        practice = roster.show_practice(work, clock)
    with pytest.raises(Refused):
        history.do(roster.save_practice, practice.but(name=""))
    history.do(roster.save_practice, practice.but(licence="LMFT 1234"))
    history.undo(0)
    with vault.read() as work:
        assert roster.show_practice(work, clock).licence == ""


def test_the_roster_says_who_comes_next_and_came_last(vault: Vault, clock: SteadyClock, history: History) -> None:
    couple_id = welcome(history)
    history.do(session.start_session, couple_id)
    history.do(appointments.make_appointment, couple_id, clock.now(), 60)
    (row,) = rows(vault, clock)
    assert row.next is not None
    assert row.last is not None
    with vault.read() as work:
        assert roster.show_couple(work, clock, couple_id) == row


def test_an_appointment_is_next_until_its_time_is_over_or_its_session_began(
    vault: Vault, clock: SteadyClock, history: History
) -> None:
    couple_id = welcome(history)
    first = history.do(appointments.make_appointment, couple_id, clock.now(), 60).change.ids[0]
    second = history.do(appointments.make_appointment, couple_id, clock.now() + timedelta(hours=3), 60).change.ids[0]

    def coming() -> int | None:
        (row,) = rows(vault, clock)
        return None if row.next is None else row.next.id

    clock.go_on(minutes=20)
    assert coming() == first
    started = history.do(session.start_session, couple_id, first).change.ids[0]
    assert coming() == second
    history.do(session.end_session, started)
    assert coming() == second
    clock.go_on(hours=3)
    assert coming() == second
    clock.go_on(hours=1)
    assert coming() is None


def test_couples_come_in_turn_by_appointment_then_by_name_and_the_closed_last(
    vault: Vault, clock: SteadyClock, history: History
) -> None:
    names = ("Zoe & Yann", "Kim & Lee", "Ada & Bo", "Eva & Max", "Jude & Noor")
    couples = {one: welcome(history, one) for one in names}
    history.do(roster.set_status, couples["Ada & Bo"], Status.CLOSED)
    history.do(roster.set_status, couples["Eva & Max"], Status.RESTING)
    for one, days in (("Zoe & Yann", 3), ("Jude & Noor", 9)):
        starts_at = clock.now() + timedelta(days=days)
        history.do(appointments.make_appointment, couples[one], starts_at, 60)
    ordered = [row.label for row in roster.in_turn(rows(vault, clock))]
    assert ordered == ["Zoe & Yann", "Jude & Noor", "Kim & Lee", "Eva & Max", "Ada & Bo"]


def test_searching_finds_beginnings_of_words_of_the_label_and_the_names(
    vault: Vault, clock: SteadyClock, history: History
) -> None:
    welcome(history)
    welcome(history, "Jude & Noor")
    everyone = rows(vault, clock)
    assert [row.label for row in roster.couples_matching(everyone, "as ro")] == ["Robin & Ash"]
    assert len(roster.couples_matching(everyone, "")) == 2
    assert roster.couples_matching(everyone, "obin") == []
    assert roster.couples_matching(everyone, "ro", Status.RESTING) == []
    assert len(roster.couples_matching(everyone, "", Status.PREPARING)) == 2
