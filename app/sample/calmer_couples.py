"""Couples whose path is well trodden, or who rest: Lou & Wren, Alex & Bo, Dara & Finn, Sam & Elis."""

from __future__ import annotations

from app.models.couple import Status
from app.models.hierarchy import StepWords
from app.models.rating import Scale
from app.models.session import Mark, SetbackKind
from app.models.side import Side
from app.sample.alone import getting_ready_is_over, spoken_with_each
from app.sample.days import NINTH, Days
from app.sample.telling import Telling, library, not_now, tentative, unsure, yes
from app.words import say


def calmer_couples(days: Days) -> list[Telling]:
    """The four, those who came first in front."""
    return [_lou_and_wren(days), _alex_and_bo(days), _dara_and_finn(days), _sam_and_elis(days)]


def _lou_and_wren(days: Days) -> Telling:
    couple = Telling(days, "Lou & Wren")
    couple.welcome(
        -112, commitment=say("We want to find our way back to laughing in bed, whatever else happens there.")
    )
    couple.partner(-112, Side.FIRST, pronouns="they/them")
    walk, cream, feet, blanket, back = steps = library("A2", "B7", "C2", "C5", "D6")

    spoken_with_each(couple, -107)
    getting_ready_is_over(couple, -105)
    first = couple.hour(-105, "11:00")
    first.practised(44)
    couple.status(-105, "11:50", Status.ACTIVE)
    first.note(6, say("Pain is looked after by their doctor. Here it is about wanting to be near again."))
    first.steps(24, *steps[:3])
    first.asked(31, walk.title, yes(8), yes(8))
    first.asked(36, cream.title, yes(6), yes(7))
    first.asked(41, feet.title, yes(7), yes(6))

    second = couple.hour(-70, "11:00")
    second.note(
        9, say("The walk happens by itself now. They hold a window on Sundays, and keep it short."), about=walk.title
    )
    second.asked(18, cream.title, yes(8), yes(8))
    second.baseline(21, cream.title)
    second.steps(27, *steps[3:])
    second.asked(33, blanket.title, yes(7), yes(7))
    second.asked(38, back.title, tentative(5, say("over a thick jumper")), yes(6))

    third = couple.hour(-35, "11:00")
    third.note(7, say("Wren asked for less pressure, out loud, for the first time."), Mark.VICTORY, about=back.title)
    third.asked(20, feet.title, yes(8), yes(8))
    third.asked(25, blanket.title, yes(8), yes(8))
    third.baseline(29, blanket.title)
    third.asked(34, back.title, yes(6), yes(7))

    fourth = couple.hour(-7, "11:00")
    fourth.note(
        5,
        say("A house full of guests. They kept their hello touch, and that was enough."),
        Mark.SETBACK,
        kind=SetbackKind.HARD_WEEK,
    )
    fourth.asked(22, back.title, yes(7), yes(7))
    fourth.week(28, back.title)
    couple.appointment(21, "11:00")
    return couple


def _alex_and_bo(days: Days) -> Telling:
    couple = Telling(days, "Alex & Bo")
    couple.welcome(-108)
    room, tea, words = steps = library("A1", "A3", "A4")

    spoken_with_each(couple, -108)
    getting_ready_is_over(couple, -92)
    first = couple.hour(-106, "17:00")
    first.practised(44)
    first.note(8, say("They come with little time and much kindness. A small first step suits them."))
    first.steps(25, *steps)
    first.asked(32, room.title, yes(9), yes(8))
    first.asked(37, tea.title, yes(8), yes(8))

    second = couple.hour(-92, "17:00")
    couple.status(-92, "17:40", Status.ACTIVE)
    second.asked(15, words.title, tentative(4, say("written, not spoken")), yes(6))
    second.note(
        30,
        say("Bo wrote the three words down and handed them over. Alex read them twice."),
        Mark.VICTORY,
        about=words.title,
    )

    third = couple.hour(-64, "17:00")
    third.baseline(12, tea.title)
    third.note(26, say("A baby in the family, and a move. They would like to rest until autumn, and keep the tea."))
    couple.status(-64, "17:55", Status.RESTING)
    return couple


def _dara_and_finn(days: Days) -> Telling:
    couple = Telling(days, "Dara & Finn")
    couple.welcome(-55)
    couple.scale(-55, Scale.SUDS_100)
    own, hand, sitting, hug = steps = library("A1", "B2", "B3", "B6")

    spoken_with_each(couple, -53)
    getting_ready_is_over(couple, -37)
    first = couple.hour(-51, "10:00")
    first.practised(44)
    first.note(5, say("The flat is small and somebody is always there. Privacy comes before any step."))
    first.steps(30, *steps[:2])
    first.asked(36, own.title, yes(20), yes(35))

    second = couple.hour(-37, "10:00")
    couple.status(-37, "10:30", Status.ACTIVE)
    second.asked(12, own.title, yes(15), yes(30))
    second.asked(18, hand.title, yes(40), not_now(70))
    second.note(
        27,
        say("Finn: “I can’t tell yet, so it’s a no for now.” Dara thanked them for it."),
        Mark.BOUNDARY,
        about=hand.title,
    )

    third = couple.hour(-23, "10:00")
    third.note(6, say("A bolt on the bedroom door, chosen together."), Mark.VICTORY)
    third.asked(16, hand.title, yes(35), tentative(50, say("table between us")))
    third.baseline(23, own.title)
    third.steps(29, *steps[2:])

    fourth = couple.hour(-9, "10:00")
    fourth.note(5, say("Ten evenings with the bolt drawn. Finn sleeps better for it."))
    fourth.asked(14, hand.title, yes(25), yes(40))
    fourth.week(19, hand.title)
    fourth.asked(25, sitting.title, yes(45), unsure(60))
    fourth.asked(31, hug.title, tentative(55, say("three seconds")), not_now(75))

    fifth = couple.hour(5, "10:00")
    fifth.note(7, say("Their guest stays on until June. The bolt helps; the walls do not."))
    fifth.asked(20, sitting.title, yes(40), tentative(55, say("with music on")))
    couple.appointment(19, "10:00")
    return couple


def _sam_and_elis(days: Days) -> Telling:
    couple = Telling(days, "Sam & Elis")
    couple.welcome(-45, commitment=say("We would like to be curious about each other again."))
    couple.partner(-45, Side.SECOND, in_writing=False, contact=say("by phone, nothing in writing"))
    music, cream, brush, hands = steps = library("A6", "B7", "B8", "D2")
    cooking = StepWords(
        title=say("Cook one dish together, music on"),
        timeframe=say("30 minutes"),
        checkin=say("when the water boils"),
        smaller=say("set the table together"),
    )

    spoken_with_each(couple, -44)
    getting_ready_is_over(couple, -28)
    first = couple.hour(-42, "18:00")
    first.practised(44)
    first.note(6, say("Two shifts, one kitchen. They miss each other more than they avoid each other."))
    first.steps(21, cooking, *steps[:2])
    first.asked(27, cooking.title, yes(8), yes(9))
    first.asked(33, music.title, yes(7), yes(5))

    second = couple.hour(-28, "18:00")
    couple.status(-28, "18:20", Status.ACTIVE)
    second.asked(13, music.title, yes(7), yes(6))
    second.asked(19, cream.title, yes(5), tentative(4, say("one hand")))
    second.note(
        30, say("Elis wants nothing of this left in writing at home. We agreed on the phone instead."), Mark.BOUNDARY
    )

    third = couple.hour(-14, "18:00")
    third.baseline(9, cooking.title)
    third.steps(18, *steps[2:])
    third.asked(24, cream.title, yes(6), yes(5))
    third.asked(30, brush.title, yes(6), unsure(4))
    third.note(
        41, say("Sam said the smaller version aloud before Elis had to ask for it."), Mark.VICTORY, about=cream.title
    )

    fourth = couple.hour(0, "18:00")
    fourth.asked(14, cream.title, yes(7), yes(6))
    fourth.week(17, cream.title)
    fourth.asked(22, brush.title, yes(6), tentative(5, say("over a scarf")))
    fourth.asked(28, hands.title, yes(5), not_now(3, again=NINTH))
    fourth.note(40, say("The agreement is to be looked at again by the beginning of June."))
    couple.appointment(NINTH, "18:00")
    return couple
