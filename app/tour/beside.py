"""What stands beside the path: a step in the room, limits and triggers, and what is said alone."""

from __future__ import annotations

from app.actions import asking, occasions, practising
from app.actions.practising import Part
from app.actions.roster import show_roster
from app.actions.under_way_shown import show_under_way
from app.models.rating import Occasion
from app.models.side import Side
from app.models.willingness import Answer
from app.start import Program
from app.tour.scenes import room, shown
from app.tour.stage import Stage, page, there
from app.views.care.page import LIMITS, TRIGGERS, CarePage
from app.views.hierarchy.page import HierarchyPage
from app.views.screening.page import ScreeningPage
from app.views.shell.tabs import CARE, HIERARCHY, SCREENING
from app.views.under_way.page import UnderWayPage
from app.views.window import COUPLE, Place
from app.words import say

TOGETHER = ("refused", "in-the-room", "not-begun", "under-way", "under-way-paused", "how-it-was", "limits-together")
ALONE = ("limits", "limit", "triggers", "screening", "screening-on-hold", "risk-notes", "screening-none", "wide-step")


def together(stage: Stage) -> None:
    """Robin & Ash are in the room: hand massage, as its smaller version, to its end; and their limits."""
    with stage.opened("session") as program:
        window, desk = shown(program), there(program.desk)
        window.open_couple(room(program))
        path = page(window, kind=HierarchyPage)
        massage, lying = path.model.ids()[4:6]
        path.choose_step(lying)
        desk.do_or_tell(asking.plan_step, lying)
        stage.shoot("refused", program)
        desk.do_or_tell(occasions.offer_step, massage)
        _shoot(stage, program, "in-the-room")
        desk.do_or_tell(practising.begin_step, massage)
        stage.shoot("not-begun", program)
        _begin(program, massage)
        _write_down(program, massage)
        _shoot(stage, program, "under-way")
        desk.do_or_tell(asking.pause_step, massage)
        _shoot(stage, program, "under-way-paused")
        _begin(program, massage)
        page(window, kind=UnderWayPage).card.end.click()
        _shoot(stage, program, "how-it-was")
        window.go(Place(COUPLE, room(program), CARE))
        page(window, kind=CarePage).open_part(LIMITS)
        _shoot(stage, program, "limits-together")


def alone(stage: Stage) -> None:
    """Nobody is in the room."""
    with stage.opened("day") as program:
        window = shown(program)
        couples = {row.label: row.couple.id for row in there(program.desk).read(show_roster)}
        robin_and_ash = couples["Robin & Ash"]
        window.go(Place(COUPLE, robin_and_ash, CARE))
        care = page(window, kind=CarePage)
        care.open_part(LIMITS)
        stage.shoot("limits", program)
        care.limits.open_limit(_limit(care, say("Neck")))
        stage.shoot("limit", program)
        care.open_part(TRIGGERS)
        stage.shoot("triggers", program)
        window.go(Place(COUPLE, robin_and_ash, SCREENING))
        stage.shoot("screening", program)
        window.go(Place(COUPLE, couples["Jude & Noor"], SCREENING))
        stage.shoot("screening-on-hold", program)
        page(window, kind=ScreeningPage).show_risk_notes()
        stage.shoot("risk-notes", program)
        window.go(Place(COUPLE, couples["Mira & Tove"], SCREENING))
        stage.shoot("screening-none", program)
        window.go(Place(COUPLE, robin_and_ash, HIERARCHY))
        stage.shoot("wide-step", program)


def _begin(program: Program, step_id: int) -> None:
    """Two fresh yeses, the second a tentative one."""
    desk = there(program.desk)
    for side, given in ((Side.FIRST, Answer.YES), (Side.SECOND, Answer.TENTATIVE)):
        desk.do_or_tell(practising.answer_for_now, step_id, side, given)
    desk.do_or_tell(practising.begin_step, step_id)


def _shoot(stage: Stage, program: Program, name: str) -> None:
    shown(program).notices.clear()
    stage.shoot(name, program)


def _limit(care: CarePage, title: str) -> int:
    return next(card.limit.limit.id for card in care.limits.board.cards() if card.limit.now.title == title)


def _write_down(program: Program, step_id: int) -> None:
    desk = there(program.desk)
    occasion_id = there(desk.read(show_under_way, room(program))).occasion_id
    for part, side, words in (
        (Part.EXPECTED, Side.FIRST, say("Ash will go quiet and I will not know why.")),
        (Part.EXPECTED, Side.SECOND, say("My shoulders will come up. I will want to hurry it.")),
        (Part.HAPPENED, Side.FIRST, say("Ash laughed at the cream being cold.")),
        (Part.HAPPENED, Side.SECOND, say("Shoulders came up at first. I said “slower”, and")),
        (Part.HELPED, None, say("Warm room, Ash choosing the music")),
    ):
        desk.do_or_tell(practising.write_record, step_id, occasion_id, part, side, words)
    for side, when, number in (
        (Side.FIRST, Occasion.BEFORE, 7),
        (Side.SECOND, Occasion.BEFORE, 5),
        (Side.SECOND, Occasion.DURING, 3),
    ):
        desk.do_or_tell(practising.rate_now, step_id, side, when, number)
