"""The day: making, moving and taking back appointments, and what they became."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.actions import appointments, session
from app.actions.history import History
from app.models.faults import Refused
from app.models.side import Side
from app.store.vault import Vault
from tests.desk import SteadyClock, welcome

DAY = date(2026, 5, 14)


def day(vault: Vault, clock: SteadyClock, on: date = DAY) -> list[appointments.DayRow]:
    with vault.read() as work:
        return appointments.show_day(work, clock, on)


def test_a_day_holds_its_own_appointments_in_order(vault: Vault, clock: SteadyClock, history: History) -> None:
    robin, jude = welcome(history), welcome(history, "Jude & Noor")
    at = clock.now()
    history.do(appointments.make_appointment, jude, at + timedelta(hours=1), 45, Side.SECOND)
    history.do(appointments.make_appointment, robin, at, 60)
    history.do(appointments.make_appointment, robin, at + timedelta(days=1), 60)
    first, second = day(vault, clock)
    assert (first.couple.label, first.number, first.session) == ("Robin & Ash", 1, None)
    assert (second.couple.label, second.appointment.alone, second.appointment.minutes) == (
        "Jude & Noor",
        Side.SECOND,
        45,
    )
    assert len(day(vault, clock, DAY + timedelta(days=1))) == 1


def test_an_appointment_knows_the_session_it_became(vault: Vault, clock: SteadyClock, history: History) -> None:
    robin = welcome(history)
    made = history.do(appointments.make_appointment, robin, clock.now(), 60).change.ids[0]
    history.do(session.start_session, robin, made)
    (row,) = day(vault, clock)
    assert row.session is not None
    assert row.number == 1


def test_moving_and_removing_go_back(vault: Vault, clock: SteadyClock, history: History) -> None:
    robin = welcome(history)
    made = history.do(appointments.make_appointment, robin, clock.now(), 60).change.ids[0]
    later = clock.now() + timedelta(hours=2)
    history.do(appointments.move_appointment, made, later, 30, Side.FIRST)
    assert day(vault, clock)[0].appointment.minutes == 30
    history.undo(robin)
    assert day(vault, clock)[0].appointment.minutes == 60
    history.do(appointments.remove_appointment, made)
    assert day(vault, clock) == []
    history.undo(robin)
    assert len(day(vault, clock)) == 1
    history.redo(robin)
    assert day(vault, clock) == []


@pytest.mark.parametrize("minutes", [0, 4, 481])
def test_a_length_out_of_reason_is_answered_beside_its_field(
    clock: SteadyClock, history: History, minutes: int
) -> None:
    robin = welcome(history)
    with pytest.raises(Refused) as no:
        history.do(appointments.make_appointment, robin, clock.now(), minutes)
    assert no.value.field == "minutes"


def test_before_a_couple_comes_the_last_session_can_be_read(vault: Vault, clock: SteadyClock, history: History) -> None:
    robin = welcome(history)
    with vault.read() as work:
        assert appointments.show_before(work, clock, robin).last is None
    started = history.do(session.start_session, robin).change.ids[0]
    history.do(session.keep_entry, started, "Arrived settled.")
    with vault.read() as work:
        assert appointments.show_before(work, clock, robin).entries == ()
    history.do(session.end_session, started)
    with vault.read() as work:
        before = appointments.show_before(work, clock, robin)
    assert [entry.text for entry in before.entries] == ["Arrived settled."]
