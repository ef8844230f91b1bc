"""Robin & Ash: fortnightly since the beginning of the practice, in the middle of their path."""

from __future__ import annotations

from app.dates import short_date
from app.models.couple import Status
from app.models.hierarchy import NEAR, StepWords
from app.models.limit import LimitStanding
from app.models.note import Heading
from app.models.session import Mark, SetbackKind
from app.models.side import Side
from app.models.willingness import Answer
from app.sample.agreed import agreements
from app.sample.alone import (
    getting_ready_is_over,
    limits_of_robin_and_ash,
    neck_is_moved,
    spoken_with_each,
    triggers_of_robin_and_ash,
)
from app.sample.days import NINTH, Days
from app.sample.telling import Says, Telling, Was, not_now, tentative, unsure, yes
from app.sample.writing import Written
from app.words import say


def robin_and_ash(days: Days) -> Telling:
    """Eight sessions, a crossed line and its repair, nine steps and two things that are off the table."""
    couple = Telling(days, "Robin & Ash")
    couple.welcome(
        -100,
        commitment=say(
            "We want to be near each other without hurry."
            " We go as slowly as the slower of us, and a pause is a good ending."
        ),
        ending="",
    )
    couple.partner(-100, Side.FIRST, contact=say("by text, on weekdays"))
    couple.partner(-100, Side.SECOND, contact=say("by e-mail"))
    spoken_with_each(couple, -99, again=28)
    getting_ready_is_over(couple, -84)
    limits_of_robin_and_ash(couple)
    triggers_of_robin_and_ash(couple)
    _winter(couple)
    _spring(couple)
    _eighth(couple, days)
    agreements(couple)
    couple.appointment(NINTH, "14:00")
    return couple


def _winter(couple: Telling) -> None:
    tea, walk, hug, sofa, massage, lying = (step.title for step in [*_near(), *_held()])

    first = couple.hour(-98, "14:00")
    first.note(4, say("They would like evenings to feel easy again. Neither wants to be hurried."))
    first.note(16, say("Nothing at home counts as a promise of more. Both said it aloud."), Mark.BOUNDARY)
    first.steps(28, *_near()[:2])
    first.asked(33, tea, yes(7), yes(6))
    first.asked(37, walk, yes(6), tentative(4, say("not where the neighbours sit")))
    first.practised(45)
    first.note(47, say("Robin notices shoulders going up before any touch; Ash notices going quiet."))

    second = couple.hour(-84, "14:00", late=4)
    couple.status(-84, "14:06", Status.ACTIVE)
    second.note(3, say("Tea four times, phones in the hall. It felt short, in a good way."), about=tea)
    second.note(12, say("Ash said “not tonight” on Sunday, and Robin said “thank you for telling me”."), Mark.VICTORY)
    second.steps(20, *_near()[2:])
    second.asked(26, tea, yes(8), yes(7))
    second.asked(31, walk, yes(7), yes(5))
    second.asked(36, hug, yes(5), tentative(3, say("only when asked")))
    second.asked(41, sofa, yes(6), not_now(3))
    second.in_the_room(
        44,
        tea,
        Was(7, 8, say("That we would run out of words."), say("We did, and it was all right.")),
        Was(
            6,
            8,
            say("To be looked at the whole time."),
            say("I looked at the cup, and then I looked up."),
            say("I can look away and still be there."),
        ),
        helped=say("Both hands around something warm."),
    )

    third = couple.hour(-70, "14:00")
    third.note(
        5,
        say("Both had colds, and no walk. There is nothing to catch up on."),
        Mark.SETBACK,
        kind=SetbackKind.HARD_WEEK,
    )
    third.asked(18, walk, yes(7), yes(5))
    third.asked(23, hug, yes(6), yes(4))
    third.steps(30, *_held())
    third.asked(35, massage, tentative(4), unsure(3))
    third.note(
        44,
        say("Being asked makes a hug easy for Ash; knowing its end makes it easy for Robin."),
        about=hug,
    )

    fourth = couple.hour(-56, "14:00", late=5)
    fourth.asked(11, walk, yes(8), yes(7))
    fourth.baseline(14, walk)
    fourth.note(16, say("They named the evening walk as the place to come back to."), about=walk)
    fourth.asked(24, hug, yes(6), yes(3))
    fourth.asked(29, sofa, yes(7), yes(5))
    fourth.asked(34, lying, yes(5), tentative(4, say("with the door open")))
    fourth.note(
        43,
        say("They laughed when the timer rang on the sofa, and stayed a minute on purpose."),
        Mark.VICTORY,
        about=sofa,
    )


def _spring(couple: Telling) -> None:
    tea, walk, hug, sofa, massage, lying = (step.title for step in [*_near(), *_held()])
    kiss, back = (step.title for step in _further())

    fifth = couple.hour(-42, "14:00")
    neck_is_moved(fifth, 50, LimitStanding.NOT_NOW)
    fifth.note(4, say("The hello hug has become ordinary; the goodbye one still needs a breath first."), about=hug)
    fifth.asked(10, tea, yes(9), yes(9))
    fifth.asked(14, hug, yes(8), yes(7))
    fifth.asked(19, massage, yes(6), tentative(3, say("hands only, and sitting")))
    fifth.steps(27, *_further(), *_off_the_table())
    fifth.asked(33, kiss, tentative(4), unsure(4))
    fifth.asked(39, _off_the_table()[0].title, Says(None, Answer.OFF_TABLE), None)
    fifth.asked(41, _off_the_table()[1].title, None, Says(None, Answer.OFF_TABLE))
    fifth.note(46, say("What is off the table needs no reasons. Both looked relieved to have said it."), Mark.BOUNDARY)

    sixth = couple.hour(-28, "14:00")
    sixth.note(
        5,
        say("Robin asked before the sofa, three evenings running; once it was a no, and the evening stayed warm."),
    )
    sixth.asked(14, sofa, yes(7), yes(6))
    sixth.baseline(20, hug)
    sixth.asked(25, lying, yes(6), yes(5))
    sixth.asked(31, back, yes(5), unsure(3))
    sixth.note(42, say("They practised the pause word here, twice each, and thanked each other."), Mark.VICTORY)

    seventh = couple.hour(-14, "14:00", late=3)
    neck_is_moved(seventh, 40, LimitStanding.WITH_CARE, say("Fingertips, slowly, asked first."))
    seventh.note(3, say("A quiet fortnight. The sofa is easy for both now."), about=sofa)
    seventh.asked(10, walk, yes(9), yes(8))
    seventh.asked(14, sofa, yes(8), yes(6))
    seventh.baseline(18, sofa)
    seventh.asked(22, massage, yes(6), tentative(4, say("one hand first")))
    seventh.asked(27, lying, yes(7), yes(6))
    seventh.week(30, lying)
    seventh.asked(34, kiss, tentative(5, say("nothing follows from it")), tentative(5))
    seventh.asked(40, back, yes(6), unsure(3))
    seventh.note(46, say("Ash: “I like being asked, and I like that no is a whole answer.”"), Mark.BOUNDARY)
    seventh.wrote(
        Written(
            {
                Heading.DATA: say(
                    "A quiet fortnight, both here and rested. The sofa is easy for both now."
                    " Ash said: “I like being asked, and I like that no is a whole answer.”"
                ),
                Heading.ASSESSMENT: say("Knowing how a thing ends makes room for both to choose it."),
                Heading.PLAN: say(
                    "Rated hand massage together. Ash’s is a tentative yes, with one hand first:"
                    " the smaller version, one hand, two minutes each."
                ),
            },
            (Heading.DATA, Heading.DATA),
        )
    )
    seventh.added(
        couple.days.at(-12, "09:12"),
        say("Ash wrote that two minutes each was meant, not two together. Corrected in the step."),
    )
    seventh.later(
        couple.days.at(-11, "19:40"),
        say(
            "{date}, by phone: Robin came home and hugged from behind without asking, and Ash went still."
            " Both are safe, and sad about it.",
            date=short_date(couple.days.date(-11)),
        ),
        Mark.SETBACK,
        kind=SetbackKind.LINE_CROSSED,
    )


def _eighth(couple: Telling, days: Days) -> None:
    massage, lying = (step.title for step in _held())
    back = _further()[1].title
    hour = couple.hour(0, "14:00", late=5, minutes=53)
    hour.note(1, say("Arrived settled. Ash has had a heavy week at work, and Robin noticed."))
    hour.note(7, say("Ash: “amber” means slow down, not stop. Both repeated it back."), Mark.BOUNDARY)
    hour.note(
        11,
        say("Tuesday: the goodnight hug felt rushed and Ash went quiet. Nobody’s fault; they were both tired."),
        Mark.SETBACK,
        kind=SetbackKind.EDGE,
    )
    look_back = short_date(days.date(NINTH))
    hour.note(
        16,
        say("Robin owned it, Ash was heard. New plan: ask first at the door. Look-back on {date}.", date=look_back),
        Mark.REPAIR,
    )
    hour.asked(18, massage, yes(7), tentative(5, say("the receiver guides the pressure")))
    hour.asked(20, back, yes(6), not_now(2, again=NINTH))
    hour.note(
        22, say("Saturday: they chose to pause together and made toast instead. Both smiled telling it."), Mark.VICTORY
    )
    hour.pause(23, lying)
    hour.steps(24, _last())
    hour.week(25, massage)
    hour.typing(25.5, say("Step 5 goes on as its smaller version. Ash would like to "))
    hour.note(
        28,
        say(
            "Hand massage goes on as its smaller version, one hand. Ash would like to be the one who says when it ends."
        ),
        about=massage,
    )
    hour.wrote(
        Written(
            {
                Heading.DATA: say(
                    "Both attended and arrived settled; Ash described a heavy week. “Amber” was defined by Ash as"
                    " slow down, and repeated back by both. On Tuesday a goodnight hug felt rushed and Ash went quiet."
                ),
                Heading.ASSESSMENT: say(
                    "An edge on Tuesday, named without blame. The line crossed on {crossed} was owned and heard."
                    " Choosing a pause on Saturday suggests the agreement is in use.",
                    crossed=short_date(days.date(-11)),
                ),
                Heading.PLAN: say(
                    "Hand massage goes on with one hand; Ash says when it ends. Ask first at the door; look back on"
                    " the repair on {date}.",
                    date=look_back,
                ),
            },
            (*[Heading.DATA] * 3, *[Heading.ASSESSMENT] * 2, Heading.PLAN),
            signed=False,
        )
    )
    hour.later(
        days.at(8, "12:10"),
        say(
            "Robin’s check-in on {date}: two calm evenings, one hard. They paused, and had toast.",
            date=short_date(days.date(8)),
        ),
    )
    hour.later(days.at(12, "17:30"), say("To ask: how has asking first at the door been, in Ash’s words?"))


# -- the steps ------------------------------------------------------------------------------------------------


def _near() -> list[StepWords]:
    return [
        StepWords(
            title=say("Tea together, phones in another room"),
            timeframe=say("10 minutes"),
            checkin=say("as the tea is poured"),
            ending=say("the last cup ends it"),
            band=NEAR,
        ),
        StepWords(
            title=say("Hold hands on an evening walk"),
            timeframe=say("5 minutes"),
            checkin=say("at the corner"),
            ending=say("either lets go at any time"),
        ),
        StepWords(
            title=say("A hug hello and a hug goodbye"),
            timeframe=say("10 seconds"),
            checkin=say("before each one, by asking"),
            ending=say("whoever is asked ends it"),
        ),
        StepWords(
            title=say("Lean together on the sofa"),
            description=say("clothed"),
            timeframe=say("15 minutes"),
            checkin=say("between two songs"),
            ending=say("either sits up"),
        ),
    ]


def _held() -> list[StepWords]:
    return [
        StepWords(
            title=say("Hand massage, taking turns"),
            timeframe=say("5 minutes each"),
            checkin=say("after one minute"),
            ending=say("the receiver ends it"),
            smaller=say("one hand, 2 minutes each"),
        ),
        StepWords(
            title=say("Lie side by side, on the covers"),
            description=say("clothed"),
            timeframe=say("10 minutes"),
            checkin=say("after three minutes"),
            ending=say("a timer ends it"),
        ),
    ]


def _further() -> list[StepWords]:
    return [
        StepWords(
            title=say("Kissing with an agreed end"),
            timeframe=say("1 minute"),
            checkin=say("before each one"),
            ending=say("nothing follows from it"),
            smaller=say("a kiss hello, standing, 10 seconds"),
        ),
        StepWords(
            title=say("Shoulders and back, over clothes"),
            description=say("hand over hand"),
            timeframe=say("5 minutes each"),
        ),
    ]


def _off_the_table() -> list[StepWords]:
    return [StepWords(title=say("Being touched from behind")), StepWords(title=say("Anything after 22:30"))]


def _last() -> StepWords:
    return StepWords(
        title=say("Rest close, with a timer"), timeframe=say("10 minutes"), ending=say("ends when it sounds")
    )
