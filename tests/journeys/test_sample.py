"""The sample practice: on a real vault, through the actions, as a therapist would find it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from app import sample
from app.actions import appointments, asking, hierarchy, roster, session
from app.actions.appointments import DayRow
from app.actions.ports import Work
from app.actions.roster import RosterRow
from app.models.couple import Status
from app.models.practice import Practice
from app.models.rating import Scale
from app.models.session import Mark, SetbackKind
from app.models.side import Side
from app.models.willingness import Answer
from app.rules.path import Path as Steps
from app.rules.path import PathRow
from app.rules.willingness import State
from app.store.opening import create_vault
from app.store.vault import Vault
from tests.house.source import ROOT
from tests.store_fixtures import CHEAP, PASSPHRASE, PRACTICE
from tests.store_fixtures import vault as vault

pytestmark = pytest.mark.uncounted

SESSION = datetime(2026, 5, 14, 14, 31).astimezone()
DAY = datetime(2026, 5, 28, 8, 40).astimezone()


class Still:
    """A clock that stands."""

    def __init__(self, now: datetime) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now


@pytest.fixture(scope="module")
def in_session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    """The sample in the middle of a session: filled once, then only read."""
    with closing(new_vault(tmp_path_factory.mktemp("session") / "vault")) as vault:
        sample.fill(vault, SESSION, "session")
        yield vault


@pytest.fixture(scope="module")
def on_the_day(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    """The sample before the first appointment of a day: filled once, then only read."""
    with closing(new_vault(tmp_path_factory.mktemp("day") / "vault")) as vault:
        sample.fill(vault, DAY)
        yield vault


@pytest.fixture(params=["in_session", "on_the_day"])
def either(request: pytest.FixtureRequest) -> tuple[Vault, Still]:
    """Each of the two, with the clock that it was filled by."""
    return request.getfixturevalue(request.param), Still({"in_session": SESSION, "on_the_day": DAY}[request.param])


def new_vault(folder: Path) -> Vault:
    return create_vault(folder, PASSPHRASE, Practice(name=PRACTICE), CHEAP)[0]


def of(label: str, work: Work, clock: Still) -> RosterRow:
    return next(row for row in roster.show_roster(work, clock) if row.label == label)


def path_of(label: str, work: Work, clock: Still) -> Steps:
    return hierarchy.show_path(work, clock, of(label, work, clock).couple.id)


def today(work: Work, clock: Still) -> list[DayRow]:
    return appointments.show_day(work, clock, clock.now().date())


# -- in the room ----------------------------------------------------------------------------------------------


def test_robin_and_ash_walk_the_path_of_the_design(in_session: Vault) -> None:
    clock = Still(SESSION)
    with in_session.read() as work:
        path = path_of("Robin & Ash", work, clock)
    both = Answer.YES, Answer.YES
    assert [_row(row) for row in path.rows] == [
        ("Tea together, phones in another room", "10 minutes", "the last cup ends it", (9, 9), both),
        ("Hold hands on an evening walk", "5 minutes", "either lets go at any time", (9, 8), both),
        ("A hug hello and a hug goodbye", "10 seconds", "whoever is asked ends it", (8, 7), both),
        ("Lean together on the sofa", "15 minutes", "either sits up", (8, 6), both),
        (
            "Hand massage, taking turns",
            "5 minutes each",
            "the receiver ends it",
            (7, 5),
            (Answer.YES, Answer.TENTATIVE),
        ),
        ("Lie side by side, on the covers", "10 minutes", "a timer ends it", (7, 6), both),
        ("Kissing with an agreed end", "1 minute", "nothing follows from it", (5, 5), (Answer.TENTATIVE,) * 2),
        ("Shoulders and back, over clothes", "5 minutes each", "", (6, 2), (Answer.YES, Answer.NOT_NOW)),
        ("Rest close, with a timer", "10 minutes", "ends when it sounds", (None, None), (Answer.NOT_ASKED,) * 2),
    ]
    states = {row.number: row.state for row in path.rows if row.state is not State.IDEA}
    assert states == {5: State.PLANNED, 6: State.PAUSED}
    assert [row.number for row in path.rows if row.above_baseline] == [1, 2, 3, 4]
    smaller = {row.number: row.step.smaller for row in path.rows if row.step.smaller}
    assert smaller == {5: "one hand, 2 minutes each", 7: "a kiss hello, standing, 10 seconds"}
    assert [row.step.title for row in path.off_table] == ["Being touched from behind", "Anything after 22:30"]


def _row(row: PathRow) -> tuple[str, str, str, tuple[int | None, int | None], tuple[Answer, ...]]:
    numbers = (
        row.first.rating.number if row.first.rating else None,
        row.second.rating.number if row.second.rating else None,
    )
    step = row.step
    return step.title, step.timeframe, step.ending, numbers, (row.first.answer, row.second.answer)


def test_numbers_were_asked_over_months(in_session: Vault) -> None:
    clock = Still(SESSION)
    with in_session.read() as work:
        path = path_of("Robin & Ash", work, clock)
        told = {row.number: asking.ratings_of(work, clock, row.step.id, Side.SECOND) for row in path.rows}
    assert [rating.number for rating in told[3]] == [3, 4, 3, 7], "numbers move both ways"
    assert all(len(told[number]) >= 2 for number in range(1, 9))
    assert told[2][-1].at - told[2][0].at > timedelta(weeks=11)


def test_session_eight_is_in_course_with_its_five_lines(in_session: Vault) -> None:
    clock = Still(SESSION)
    with in_session.read() as work:
        couple = of("Robin & Ash", work, clock).couple.id
        notes = session.show_notes(work, clock, couple)
        draft = session.draft_of(work, clock, session.COMPOSER, couple)
    assert notes.live
    assert notes.session is not None
    assert notes.session.number == 8
    assert notes.session.started_at == SESSION - timedelta(minutes=26)
    assert [
        (f"{entry.at.astimezone():%H:%M}", entry.mark, entry.text.split(":")[0].split(".")[0])
        for entry in notes.entries
    ] == [
        ("14:06", None, "Arrived settled"),
        ("14:12", Mark.BOUNDARY, "Ash"),
        ("14:16", Mark.SETBACK, "Tuesday"),
        ("14:21", Mark.REPAIR, "Robin owned it, Ash was heard"),
        ("14:27", Mark.VICTORY, "Saturday"),
    ]
    assert notes.entries[2].setback_kind is SetbackKind.EDGE
    crossed = notes.crossed[notes.entries[3].id]
    assert crossed.at.astimezone().date() == date(2026, 5, 3)
    assert notes.entries[3].text.endswith("Look-back on 28 May.")
    assert draft == "Step 5 goes on as its smaller version. Ash would like to "
    assert [one.number for one in notes.earlier] == list(range(1, 8))
    assert [one.started_at.astimezone().date() for one in notes.earlier[-2:]] == [date(2026, 4, 16), date(2026, 4, 30)]


def test_others_come_later_on_the_day_of_the_session(in_session: Vault) -> None:
    clock = Still(SESSION)
    with in_session.read() as work:
        rows = today(work, clock)
    assert [f"{row.appointment.starts_at.astimezone():%H:%M}" for row in rows] == ["14:00", "15:30", "16:45", "18:00"]
    assert rows[0].session is not None
    assert rows[0].session.ended_at is None


# -- before the first hour ------------------------------------------------------------------------------------


def test_four_appointments_wait_and_nobody_is_in_the_room(on_the_day: Vault) -> None:
    clock = Still(DAY)
    with on_the_day.read() as work:
        rows = today(work, clock)
        assert session.in_the_room(work, clock) is None
        before = appointments.show_before(work, clock, rows[0].couple.couple.id)
    told = [
        (f"{row.appointment.starts_at.astimezone():%H:%M}", row.couple.label, row.appointment.minutes) for row in rows
    ]
    assert told == [
        ("14:00", "Robin & Ash", 60),
        ("15:30", "Jude & Noor", 60),
        ("16:45", "Mira & Tove", 45),
        ("18:00", "Sam & Elis", 60),
    ]
    assert [row.number for row in rows if row.appointment.alone is None] == [9, 3, 5]
    assert rows[2].appointment.alone is Side.SECOND
    assert before.last is not None
    assert before.last.started_at.astimezone().date() == date(2026, 5, 14)
    assert any("goes on as its smaller version" in entry.text for entry in before.entries)


def test_the_others_come_next_week_and_one_couple_rests(on_the_day: Vault) -> None:
    clock = Still(DAY)
    with on_the_day.read() as work:
        rows = roster.show_roster(work, clock)
    coming = {row.label: row.next.starts_at.astimezone().date() for row in rows if row.next}
    assert coming["Dara & Finn"] == date(2026, 6, 2)
    assert coming["Inês & Kit"] == date(2026, 6, 3)
    assert coming["Lou & Wren"] == date(2026, 6, 4)
    assert [row.label for row in rows if row.next is None] == ["Alex & Bo"]
    assert [row.label for row in rows if row.couple.status is Status.RESTING] == ["Alex & Bo"]
    assert [row.label for row in rows if row.couple.status is Status.PREPARING] == ["Mira & Tove"]
    assert {row.couple.scale for row in rows} == set(Scale)


def test_one_of_them_wants_nothing_left_in_writing(on_the_day: Vault) -> None:
    clock = Still(DAY)
    with on_the_day.read() as work:
        both = [one for row in roster.show_roster(work, clock) for one in (row.first, row.second)]
    assert [one.name for one in both if one.in_writing is False] == ["Elis"]
    assert all(one.in_writing for one in both if one.name != "Elis")


@pytest.mark.parametrize("hour", [0, 13, 14, 16, 20, 23])
def test_a_session_can_be_started_at_any_hour(vault: Vault, hour: int) -> None:
    now = datetime(2026, 11, 22, hour, 47).astimezone()
    sample.fill(vault, now)
    clock = Still(now)
    with vault.read() as work:
        rows = today(work, clock)
    assert len(rows) == 4
    last = rows[-1].appointment
    assert last.starts_at + timedelta(minutes=last.minutes) > now
    assert rows[0].appointment.starts_at > now or hour > 18
    with vault.write() as work:
        session.start_session(work, clock, rows[0].couple.couple.id, rows[0].appointment.id)


# -- of both --------------------------------------------------------------------------------------------------


def test_nothing_lies_in_the_future(either: tuple[Vault, Still]) -> None:
    vault, clock = either
    with vault.read() as work:
        for row in roster.show_roster(work, clock):
            found = work.hierarchies.current(row.couple.id).id
            moments = [one.at for one in work.answers.answers(found)] + [one.at for one in work.answers.ratings(found)]
            moments += [one.at for one in work.hierarchies.events(found)]
            moments += [one.at for one in work.sessions.entries_of_couple(row.couple.id)]
            assert max(moments) <= clock.now()


def test_something_was_written_down_in_every_session(either: tuple[Vault, Still]) -> None:
    vault, clock = either
    with vault.read() as work:
        for row in roster.show_roster(work, clock):
            held = work.sessions.of_couple(row.couple.id)
            assert held, row.label
            assert [one.number for one in held if not work.sessions.entries(one.id)] == [], row.label


def test_the_same_comes_out_twice(on_the_day: Vault, vault: Vault) -> None:
    sample.fill(vault, DAY)
    with on_the_day.read() as here, vault.read() as there:
        assert list(words(here, Still(DAY))) == list(words(there, Still(DAY)))


def test_no_word_pushes_or_blames_or_takes_a_gender_for_granted(on_the_day: Vault) -> None:
    rules = tomllib.loads((ROOT / "resources" / "words" / "banned.toml").read_text(encoding="utf-8"))
    never = [word for rule in rules["word"] for word in rule["never"]]
    never += ["he", "she", "him", "her", "his", "hers", "man", "men", "woman", "women", "girl", "boy"]
    banned = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, never))})(?!\w)", re.IGNORECASE)
    with on_the_day.read() as work:
        everything = list(words(work, Still(DAY)))
    assert len(everything) > 250
    assert [text for text in everything if banned.search(text)] == []


def words(work: Work, clock: Still) -> Iterator[str]:
    """Every text that the sample practice wrote."""
    for row in roster.show_roster(work, clock):
        yield from (row.label, row.couple.commitment, row.couple.checkin, row.couple.ending)
        for partner in (row.first, row.second):
            yield from (partner.name, partner.pronouns, partner.contact)
        found = work.hierarchies.current(row.couple.id).id
        for step in work.hierarchies.steps(found):
            yield from (step.title, step.description, step.timeframe, step.checkin, step.ending, step.smaller)
        yield from (answer.condition for answer in work.answers.answers(found))
        yield from (entry.text for entry in work.sessions.entries_of_couple(row.couple.id))
