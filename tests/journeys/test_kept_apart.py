"""What is private to one of them, or to the therapist, is nowhere that the couple can look, and nothing tells of it."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import closing
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex
from PySide6.QtGui import QAccessible, QAccessibleInterface, QImage
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.actions import agreement, asking, hierarchy, holds, limits, pains, risk_notes, screening, session, triggers
from app.actions.agreement_shown import show_agreement
from app.actions.change import Outcome
from app.actions.finding import find_words
from app.models.content import load_agreement
from app.models.limit import LimitKind, LimitStanding, Sharing
from app.models.look import PainState
from app.models.screening import ScreeningOutcome
from app.models.side import Side
from app.models.trigger import Trigger
from app.models.willingness import Answer
from app.reports.agreement import drawn
from app.store.opening import open_with_passphrase
from app.store.vault import Vault
from app.views.agreement.page import AgreementPage
from app.views.care.page import LIMITS, TRIGGERS, CarePage
from app.views.desk import Desk
from app.views.hierarchy.page import HierarchyPage
from app.views.notes.pane import NotesPane
from app.views.roster.page import RosterPage
from app.views.story.page import StoryPage
from app.views.theme.theme import Theme
from app.views.today.page import TodayPage
from tests.desk import SteadyClock, hierarchy_id, welcome, whole_step
from tests.store_fixtures import CHEAP, PASSPHRASE
from tests.store_fixtures import vault as vault
from tests.views.conftest import clock as clock
from tests.views.conftest import desk as desk
from tests.views.conftest import theme as theme

pytestmark = pytest.mark.uncounted

SECRETS = (
    *("artichoke", "bergamot", "celeriac", "dandelion", "elderflower", "fenugreek", "gooseberry", "horseradish"),
    *("ironwood", "juniper", "kohlrabi", "lovage", "marjoram", "nasturtium", "oregano", "parsnip", "quince"),
    *("rhubarb", "saffron", "tamarind", "verbena", "watercress", "yarrow", "473 "),
)
"""One for each private field, a number of minutes among them."""

HUG = whole_step("A hug hello", area="shoulders", act="hugging")


def drawn_now(content: object) -> Future[object]:
    done: Future[object] = Future()
    done.set_result(drawn(content))  # type: ignore[arg-type]  # what an agreement page gives its printer
    return done


Show = Callable[[Desk, int], dict[str, QWidget]]
Seen = Callable[[Path, Callable[[Desk], int]], dict[str, object]]


@pytest.fixture
def show(qtbot: QtBot, theme: Theme) -> Show:
    """Every page that may stand on the screen while they are in the room, showing this couple."""

    def shown(desk: Desk, couple_id: int) -> dict[str, QWidget]:
        agreements = AgreementPage(theme, desk, drawn_now, lambda *_: "")  # type: ignore[arg-type]  # nothing is saved here
        board, map_of_triggers = CarePage(theme, desk), CarePage(theme, desk)
        pages: dict[str, QWidget] = {
            "hierarchy": HierarchyPage(theme, desk),
            "agreements": agreements,
            "limits": board,
            "triggers": map_of_triggers,
            "story": StoryPage(theme, desk),
            "notes": NotesPane(theme, desk),
            "today": TodayPage(theme, desk),
            "roster": RosterPage(theme, desk),
        }
        for page in pages.values():
            qtbot.addWidget(page)
            page.resize(1100, 1000)
            if not isinstance(page, TodayPage):
                page.show_couple(couple_id)  # type: ignore[attr-defined]  # each of them keeps this promise
            page.show()
        board.open_part(LIMITS)
        map_of_triggers.open_part(TRIGGERS)
        focused = QApplication.focusWidget()
        if focused is not None:
            focused.clearFocus()
        return pages

    return shown


@pytest.fixture(autouse=True)
def listening() -> Iterator[None]:
    """Somebody's assistive technology is on."""
    before = QAccessible.isActive()
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(before)


# -- what there is of a page, shown or not -------------------------------------------------------------------------


def every_text(page: QWidget) -> str:
    """All that a page holds: the tree, hidden parts too, fields, tooltips, and every role of every row."""
    found: list[str] = []
    for one in (page, *page.findChildren(QWidget)):
        found += [one.accessibleName(), one.accessibleDescription(), one.toolTip(), one.statusTip(), one.whatsThis()]
        for name in ("text", "toPlainText", "placeholderText", "title"):
            told = getattr(one, name, None)
            if callable(told):
                found.append(str(told()))
        found += heard(QAccessible.queryAccessibleInterface(one))
        if isinstance(one, QAbstractItemView) and one.model() is not None:
            found += rows(one.model())
    return "\n".join(found)


def heard(thing: QAccessibleInterface) -> list[str]:
    kinds = (QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description, QAccessible.Text.Help)
    said = [thing.text(kind) for kind in kinds]
    for place in range(thing.childCount()):
        child = thing.child(place)
        if child is not None and child.isValid() and child.object() is None:
            said += heard(child)
    return said


def rows(model: QAbstractItemModel, above: QModelIndex = QModelIndex()) -> list[str]:  # noqa: B008
    said = []
    for row in range(model.rowCount(above)):
        index = model.index(row, 0, above)
        said += [repr(model.data(index, role)) for role in (*range(20), *range(256, 264))]
    return said


def picture(page: QWidget) -> str:
    image = page.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return hashlib.sha256(bytes(image.constBits())).hexdigest()


def print_of(desk: Desk, couple_id: int) -> bytes:
    return drawn(desk.read(show_agreement, couple_id, load_agreement()).content).pdf


def words_in(pdf: bytes) -> str:
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


# -- canaries ------------------------------------------------------------------------------------------------------


def write_secrets(desk: Desk, couple_id: int, step_id: int) -> None:
    """A word of its own into every private field, while nobody is in the room."""
    words = iter(SECRETS)
    do = desk.do
    for side, outcome in zip(Side, (ScreeningOutcome.CONDITIONS, ScreeningOutcome.PREPARATION), strict=True):
        do(screening.begin_conversation, couple_id, side, date(2026, 5, 14), 473)
        do(screening.set_outcome, couple_id, side, outcome)
        do(screening.write_conditions, couple_id, side, next(words))
        do(screening.ask_again, couple_id, side, None, next(words))
    do(holds.place_hold, couple_id, next(words))
    do(holds.write_hold, couple_id, next(words))
    do(holds.mark_knew_and_went_on, couple_id, next(words))
    note = ids(do(risk_notes.add_risk_note, couple_id, Side.FIRST))[0]
    for field in ("assessment", "consultation", "report", "safety_plan"):
        do(risk_notes.write_risk_note, couple_id, note, field, next(words))
    do(pains.note_pain, couple_id, Side.SECOND, next(words), PainState.PAIN)
    for sharing in (Sharing.OWNER, Sharing.THERAPIST):
        put_down, closed = limits.put_down_limit, LimitStanding.OFF_TABLE
        tags, told = next(words), next(words)
        do(put_down, couple_id, Side.FIRST, next(words), LimitKind.ACT, closed, sharing, tags, None, told)
    trigger = Trigger(
        couple_id=couple_id,
        side=Side.SECOND,
        cue=next(words),
        just_before=next(words),
        sign=next(words),
        story=next(words),
        did=next(words),
        helps=next(words),
        strength=73,
        noted_at=desk.clock.now(),
    )
    do(triggers.note_trigger, trigger)
    do(asking.answer, step_id, Side.FIRST, Answer.THERAPIST)


def ids(outcome: Outcome | None) -> tuple[int, ...]:
    assert outcome is not None
    return outcome.change.ids


def told_of(text: str) -> set[str]:
    """Which of the secrets are in it."""
    return {one for one in SECRETS if one.casefold() in text.casefold()}


@pytest.fixture
def couple_id(desk: Desk) -> int:
    return welcome(desk._history, ready=True)


def a_step(desk: Desk, couple_id: int) -> int:
    return ids(desk.do(hierarchy.add_steps, hierarchy_id(desk._records, couple_id), [HUG]))[0]


def test_nothing_private_is_on_a_page_in_a_print_or_found_while_they_are_in_the_room(
    desk: Desk, couple_id: int, show: Show
) -> None:
    step_id = a_step(desk, couple_id)
    write_secrets(desk, couple_id, step_id)
    before = show(desk, couple_id)
    assert len(told_of("\n".join(map(every_text, before.values())))) >= 3, "the therapist alone may see them"
    desk.do(session.start_session, couple_id)
    for pages in (before, show(desk, couple_id)):
        for name, page in pages.items():
            assert told_of(every_text(page)) == set(), name
        said = "\n".join(rows(pages["hierarchy"].model)).casefold()  # type: ignore[attr-defined]  # the page of a path
        assert "only for my therapist" not in said
        assert "rather not say" in said
    pdf = print_of(desk, couple_id)
    assert told_of(words_in(pdf)) == set()
    assert not any(one.encode() in pdf for one in SECRETS)
    for one in SECRETS:
        found = desk.read(find_words, one, couple_id)
        assert told_of(repr(found)) == set()
    with desk._records.read() as work:
        assert told_of("\n".join(event.subject for event in work.audit.events())) == set()


def test_what_undo_calls_it_says_nothing_of_it(desk: Desk, couple_id: int) -> None:
    step_id = a_step(desk, couple_id)
    write_secrets(desk, couple_id, step_id)
    names = []
    while name := desk.undo_name(couple_id):
        names.append(name)
        desk.undo(couple_id)
    assert told_of("\n".join(names)) == set()
    assert not any(word in "\n".join(names).casefold() for word in ("hold", "risk", "screening", "conversation"))


# -- nothing tells ---------------------------------------------------------------------------------------------------


def in_mid_course(desk: Desk, couple_id: int) -> None:
    """One step for this week, one that both want, one that waits; and a draft of their agreement."""
    path = hierarchy_id(desk._records, couple_id)
    added = ids(desk.do(hierarchy.add_steps, path, [HUG, whole_step("Hand massage"), whole_step("Kiss")]))
    for step_id, given in zip(added, (Answer.YES, Answer.YES, Answer.NOT_NOW), strict=True):
        for side in Side:
            desk.do(asking.rate, step_id, side, 6)
            desk.do(asking.answer, step_id, side, given)
    desk.do(asking.plan_step, added[0])
    desk.do(agreement.begin_draft, couple_id, load_agreement())


PRIVATE: dict[str, Callable[[Desk, int], object]] = {
    "a hold": lambda desk, couple: desk.do(holds.place_hold, couple, "mine"),
    "a hold, lifted": lambda desk, couple: [
        desk.do(holds.place_hold, couple, "mine"),
        desk.do(holds.lift_hold, couple),
    ],
    "knew and went on": lambda desk, couple: desk.do(holds.mark_knew_and_went_on, couple, "mine"),
    "not joint work, said of one of them": lambda desk, couple: speak(desk, couple, ScreeningOutcome.NOT_NOW),
    "pain": lambda desk, couple: desk.do(pains.note_pain, couple, Side.FIRST, "shoulders", PainState.PAIN),
    "a private line": lambda desk, couple: desk.do(
        limits.put_down_limit,
        *(couple, Side.SECOND, "Arms around me", LimitKind.ACT, LimitStanding.OFF_TABLE, Sharing.OWNER, "hugging"),
    ),
}


def speak(desk: Desk, couple_id: int, outcome: ScreeningOutcome) -> None:
    desk.do(screening.begin_conversation, couple_id, Side.FIRST, date(2026, 5, 14), 50)
    desk.do(screening.set_outcome, couple_id, Side.FIRST, outcome)


@pytest.fixture
def as_seen(show: Show, clock: SteadyClock) -> Seen:
    """Every page as pictures and words, the print as bytes and what planning says, of a copy of the records."""

    def seen(folder: Path, happens: Callable[[Desk], int]) -> dict[str, object]:
        vault = open_with_passphrase(folder, PASSPHRASE, CHEAP)
        desk = Desk(vault, clock)
        couple_id = happens(desk)
        desk.do(session.start_session, couple_id)
        pages = show(desk, couple_id)
        found: dict[str, object] = {}
        for name, page in pages.items():
            found |= {f"{name}, as a picture": picture(page), f"{name}, in words": every_text(page)}
        found["the print"] = print_of(desk, couple_id)
        for page in pages.values():
            page.hide()
        desk.close()
        vault.close()
        return found

    return seen


@pytest.mark.parametrize("happens", PRIVATE.values(), ids=PRIVATE)
def test_in_mid_course_every_page_and_print_is_the_same_to_the_byte(
    vault: Vault, desk: Desk, couple_id: int, tmp_path: Path, happens: Callable[[Desk, int], object], as_seen: Seen
) -> None:
    in_mid_course(desk, couple_id)
    desk.flush()
    vault.close()
    for copy in ("before", "after"):
        shutil.copytree(vault.folder, tmp_path / copy)
    before = as_seen(tmp_path / "before", lambda _: couple_id)

    def write(other: Desk) -> int:
        happens(other, couple_id)
        return couple_id

    after = as_seen(tmp_path / "after", write)
    for name, there in before.items():
        assert after[name] == there, name


def test_preparation_is_as_with_any_new_couple_to_the_byte(
    vault: Vault, desk: Desk, tmp_path: Path, as_seen: Seen
) -> None:
    couple_id = welcome(desk._history)
    in_mid_course_of_getting_ready(desk, couple_id)
    vault.close()
    for copy in ("new", "preparation"):
        shutil.copytree(vault.folder, tmp_path / copy)
    new = as_seen(tmp_path / "new", lambda _: couple_id)

    def write(other: Desk) -> int:
        for outcome in (ScreeningOutcome.PREPARATION, ScreeningOutcome.NOT_NOW):
            speak(other, couple_id, outcome)
        other.do(holds.place_hold, couple_id, "mine")
        return couple_id

    preparation = as_seen(tmp_path / "preparation", write)
    for name, there in new.items():
        assert preparation[name] == there, name


def in_mid_course_of_getting_ready(desk: Desk, couple_id: int) -> None:
    path = hierarchy_id(desk._records, couple_id)
    for step_id in ids(desk.do(hierarchy.add_steps, path, [HUG, whole_step("Tea", band="A")])):
        for side in Side:
            desk.do(asking.rate, step_id, side, 6)
            desk.do(asking.answer, step_id, side, Answer.YES)
