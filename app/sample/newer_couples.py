"""Couples near their beginning: Inês & Kit, Jude & Noor, Mira & Tove."""

from __future__ import annotations

from app.dates import short_date
from app.models.couple import Status
from app.models.hierarchy import StepWords
from app.models.rating import Scale
from app.models.session import Mark, SetbackKind
from app.models.side import Side
from app.sample.alone import getting_ready_is_over, hold, spoken_with_each
from app.sample.days import NINTH, Days
from app.sample.telling import Telling, library, not_now, tentative, unsure, yes
from app.words import say


def newer_couples(days: Days) -> list[Telling]:
    """The three, those who came first in front."""
    return [_ines_and_kit(days), _jude_and_noor(days), _mira_and_tove(days)]


def _ines_and_kit(days: Days) -> Telling:
    couple = Telling(days, "Inês & Kit")
    couple.welcome(-24)
    couple.scale(-24, Scale.SUDS_10)
    couple.partner(-24, Side.SECOND, pronouns="they/them")
    looking, sitting, shoulder = steps = library("A7", "B3", "B5")

    spoken_with_each(couple, -24)
    getting_ready_is_over(couple, -8)
    first = couple.hour(-22, "09:30")
    first.practised(44)
    first.note(5, say("Different tempers and one wish: to stop counting the weeks."))
    first.steps(26, *steps[:2])
    first.asked(33, sitting.title, yes(3), yes(2))

    second = couple.hour(-8, "09:30")
    couple.status(-8, "10:10", Status.ACTIVE)
    second.asked(12, looking.title, tentative(6, say("sunglasses allowed")), yes(4))
    second.asked(18, sitting.title, yes(2), yes(2))
    second.baseline(22, sitting.title)
    second.steps(28, *steps[2:])
    second.note(
        39, say("They laughed about the sunglasses, and then did not need them."), Mark.VICTORY, about=looking.title
    )

    third = couple.hour(6, "09:30")
    third.note(5, say("A film on the sofa, shoulders nearly touching. Neither had planned it."))
    third.asked(15, looking.title, yes(4), yes(3))
    third.asked(21, shoulder.title, yes(3), yes(3))
    third.week(26, shoulder.title)
    couple.appointment(20, "09:30")
    return couple


def _jude_and_noor(days: Days) -> Telling:
    couple = Telling(days, "Jude & Noor")
    couple.welcome(-16)
    tea, no, touch, walking = steps = library("A3", "A5", "B1", "B4")

    spoken_with_each(
        couple,
        -16,
        conditions={Side.SECOND: say("Alcohol stays out of planned evenings. Noor is contacted by text only.")},
        left={Side.SECOND: "self-harm"},
    )
    getting_ready_is_over(couple, 0)
    hold(
        couple,
        12,
        say(
            "Something said alone on {date} needs a second, quieter conversation first. Consultation with R. Adeyemi.",
            date=short_date(days.date(12)),
        ),
    )
    first = couple.hour(-14, "15:30")
    first.practised(44)
    first.note(
        7,
        say(
            "Noor has said no with silence for a long time, and Jude has learned to stop asking. Both would like words."
        ),
    )
    first.steps(31, *steps[:2])
    first.asked(37, tea.title, yes(7), yes(6))

    second = couple.hour(0, "15:30")
    couple.status(0, "16:20", Status.ACTIVE)
    second.note(
        6,
        say("“Saying no for practice” made them laugh. Noor: “I did not know it could be light.”"),
        Mark.VICTORY,
        about=no.title,
    )
    second.asked(15, tea.title, yes(8), yes(8))
    second.asked(20, no.title, yes(7), yes(8))
    second.baseline(24, tea.title)
    second.steps(
        29, *steps[2:], StepWords(title=say("Sit on the balcony, one blanket each"), timeframe=say("15 minutes"))
    )
    second.asked(35, touch.title, yes(5), tentative(3, say("sleeve only")))
    second.asked(40, walking.title, yes(6), unsure(4))
    second.later(
        days.at(10, "20:15"),
        say("Noor rang: a “no” was talked over. Speak with each alone first."),
        Mark.SETBACK,
        kind=SetbackKind.LINE_CROSSED,
    )
    couple.appointment(NINTH, "15:30")
    return couple


def _mira_and_tove(days: Days) -> Telling:
    couple = Telling(days, "Mira & Tove")
    couple.welcome(-8)
    room, music = steps = library("A1", "A6")

    first = couple.hour(-7, "16:45")
    first.note(9, say("They asked for time before any step. Each is seen alone first."))
    first.steps(34, *steps)

    mira = couple.hour(0, "16:45", minutes=44, alone=Side.FIRST)
    mira.note(12, say("Mira would like to begin with being in the same room without having to talk."), about=room.title)
    mira.asked(31, room.title, yes(6), None)
    mira.asked(36, music.title, not_now(4), None)
    couple.appointment(NINTH, "16:45", 45, Side.SECOND)
    return couple
