"""The agreement page: what is drawn in another process, what is saved, and what it says before and after."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Future
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.actions import asking, hierarchy, roster, session
from app.models.agreement import AgreementContent, Paper
from app.models.content import load_agreement
from app.models.drawn import Drawn
from app.models.hierarchy import StepWords
from app.models.side import Side
from app.models.willingness import Answer
from app.reports.process import Printer
from app.views.agreement.output import documents
from app.views.agreement.page import AgreementPage
from app.views.desk import Desk
from app.views.theme.theme import Theme
from tests.desk import whole_step
from tests.ready import make_ready
from tests.reports.paper import DRAWN

MASSAGE = whole_step("Hand massage", smaller="one hand, 2 minutes each")


@pytest.fixture(scope="module")
def printer() -> Iterator[Printer]:
    """One for all: its process takes longer to start than a page to draw. It has started before the first test."""
    printer = Printer()
    printer.agreement(DRAWN).result(timeout=60)
    yield printer
    printer.close()


class Place:
    """Where to save to, and how often it was asked for; an empty path is a therapist who would rather not."""

    def __init__(self, path: Path) -> None:
        self.path = str(path)
        self.names: list[str] = []

    def __call__(self, parent: QWidget, name: str) -> str:
        self.names.append(name)
        return self.path


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path / "Our agreement.pdf")


@pytest.fixture
def couple_id(desk: Desk) -> int:
    outcome = desk.do(roster.add_couple, "Robin & Ash")
    assert outcome is not None
    couple_id = outcome.change.couple_id
    make_ready(desk._records, couple_id)
    path = desk.read(hierarchy.show_path, couple_id).hierarchy.id
    added = desk.do(hierarchy.add_steps, path, [MASSAGE, StepWords(title="Kiss")])
    assert added is not None
    assert desk.do(session.start_session, couple_id)
    massage, kiss = added.change.ids
    assert desk.do(asking.answer, massage, Side.FIRST, Answer.YES)
    assert desk.do(asking.answer, massage, Side.SECOND, Answer.TENTATIVE)
    assert desk.do(asking.answer, kiss, Side.SECOND, Answer.OFF_TABLE)
    return couple_id


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, desk: Desk, printer: Printer, place: Place, couple_id: int) -> AgreementPage:
    page = AgreementPage(theme, desk, printer.agreement, place)
    qtbot.addWidget(page)
    page.resize(1180, 760)
    page.show_couple(couple_id)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    qtbot.waitUntil(lambda: page.pages.page_count() > 0, timeout=20_000)
    page.take_focus()
    return page


def labels(page: QWidget) -> list[str]:
    """All words in sight, from the top."""
    return [label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)]


def says(page: QWidget, words: str) -> bool:
    """Whether one of the labels holds these words."""
    return any(words in label for label in labels(page))


def allow(desk: Desk, couple_id: int, first: bool | None, second: bool | None) -> None:
    """What each of the two says about what may be left in writing."""
    couple, one, other = desk.read(hierarchy.partners, couple_id)
    assert desk.do(roster.save_couple, couple, one.but(in_writing=first), other.but(in_writing=second)) is not None


def text_of(path: str) -> str:
    return " ".join(" ".join(one.extract_text().split()) for one in PdfReader(BytesIO(Path(path).read_bytes())).pages)


def test_every_printed_clause_stands_at_the_left_in_order(page: AgreementPage) -> None:
    shown = labels(page)
    at = [shown.index(clause.title) for clause in load_agreement().clauses]
    assert len(at) == 14
    assert at == sorted(at)
    for words in (load_agreement().clause("asking").text, load_agreement().clause("windows").text):
        assert words in shown
    assert "suggested words" in shown
    assert "One hand" in shown
    assert says(page, "smaller version of “Hand massage” · 2 minutes each")


def test_what_is_saved_reads_back_and_the_focus_is_where_it_can_be_opened(
    page: AgreementPage, desk: Desk, couple_id: int, place: Place
) -> None:
    allow(desk, couple_id, True, True)
    QTest.keyClick(page.save_button, Qt.Key.Key_Return)
    assert place.names == ["Our agreement.pdf"]
    printed = text_of(place.path)
    assert "One hand 2 minutes each" in printed
    assert "Smaller version of “Hand massage”." in printed
    assert "Kiss" in printed
    assert page.open_button.isVisible()
    assert page.open_button.hasFocus()
    assert says(page, "Saved. A PDF is not encrypted")


def test_what_was_saved_is_forgotten_when_the_content_changes(
    page: AgreementPage, desk: Desk, couple_id: int, place: Place, qtbot: QtBot
) -> None:
    allow(desk, couple_id, True, True)
    page.save()
    path = desk.read(hierarchy.show_path, couple_id)
    assert desk.do(hierarchy.edit_step, path.rows[0].step.id, MASSAGE.but(title="Hand massage, slowly"))
    assert not page.open_button.isVisible()
    assert page.save_button.hasFocus()
    assert not says(page, "Saved.")
    for side in Side:
        assert desk.do(asking.answer, path.rows[0].step.id, side, Answer.YES)
    page.save()  # while it is still being drawn: what is saved is what the records say now
    qtbot.waitUntil(page.open_button.isVisible, timeout=20_000)
    assert "Hand massage, slowly" in text_of(place.path)


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (False, True, "Robin wants nothing left in writing. Press Save PDF again if Robin has agreed"),
        (False, None, "Robin wants nothing left in writing. Press Save PDF again if Robin has agreed"),
        (False, False, "Both want nothing left in writing."),
    ],
)
def test_before_saving_it_says_who_wants_nothing_in_writing(
    page: AgreementPage, desk: Desk, couple_id: int, place: Place, first: bool | None, second: bool | None, said: str
) -> None:
    allow(desk, couple_id, first, second)
    page.save()
    assert says(page, said)
    assert place.names == []
    page.save()
    assert Path(place.path).exists()


def test_black_and_white_and_letter_print_so(
    page: AgreementPage, desk: Desk, couple_id: int, place: Place, qtbot: QtBot
) -> None:
    allow(desk, couple_id, True, True)
    for words in ("Black & white", Paper.LETTER.value):
        (button,) = [one for one in page.findChildren(QAbstractButton) if one.text().replace("&&", "&") == words]
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    page.save()
    qtbot.waitUntil(page.open_button.isVisible, timeout=20_000)
    sheet = PdfReader(BytesIO(Path(place.path).read_bytes())).pages[0]
    assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == (612, 792)
    content = sheet.get_contents()
    assert content is not None
    lines = content.get_data().decode("latin-1").splitlines()
    inks = {tuple(line.split()[:3]) for line in lines if line.endswith(" rg")}
    assert inks
    assert all(len(set(ink)) == 1 for ink in inks)


def test_a_place_that_cannot_be_written_to_is_said(
    page: AgreementPage, desk: Desk, couple_id: int, place: Place
) -> None:
    allow(desk, couple_id, True, True)
    place.path = str(Path(place.path) / "no such folder" / "it.pdf")
    page.save()
    assert says(page, "That folder cannot be written to.")
    assert not page.open_button.isVisible()
    place.path = ""
    page.save()
    assert not page.open_button.isVisible()


def test_a_file_that_is_there_stays_whole_where_the_new_one_does_not_fit(
    page: AgreementPage, desk: Desk, couple_id: int, place: Place
) -> None:
    allow(desk, couple_id, True, True)
    there = Path(place.path)
    there.write_bytes(b"%PDF of last time")
    most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, most[1]))  # no file may grow beyond this
    try:
        page.save()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, most)
    assert says(page, "That folder cannot be written to.")
    assert there.read_bytes() == b"%PDF of last time"
    assert [one.name for one in there.parent.glob("*.pdf*")] == [there.name]


def test_pages_that_could_not_be_drawn_are_drawn_once_more(
    qtbot: QtBot, theme: Theme, desk: Desk, printer: Printer, place: Place, couple_id: int
) -> None:
    broken: Future[Drawn] = Future()
    broken.set_exception(BrokenExecutor())
    drawn: list[Future[Drawn]] = [broken]

    def draw(content: AgreementContent) -> Future[Drawn]:
        return drawn.pop() if drawn else printer.agreement(content)

    allow(desk, couple_id, True, True)
    page = AgreementPage(theme, desk, draw, place)
    qtbot.addWidget(page)
    page.resize(1180, 760)
    with qtbot.waitExposed(page):
        page.show()
    page.show_couple(couple_id)
    assert says(page, "The pages could not be drawn.")
    page.save()
    qtbot.waitUntil(lambda: Path(place.path).exists(), timeout=20_000)
    assert "Our agreement" in text_of(place.path)


def test_papers_are_kept_where_the_person_keeps_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.chdir("/")
    assert documents() == tmp_path
    (tmp_path / "Documents").mkdir()
    assert documents() == tmp_path / "Documents"


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (None, None, "Neither of them was asked yet what may be left in writing."),
        (True, None, "Ash was not asked yet what may be left in writing."),
    ],
)
def test_who_was_not_asked_stands_beside_the_print_and_does_not_stop_it(
    page: AgreementPage, desk: Desk, couple_id: int, place: Place, first: bool | None, second: bool | None, said: str
) -> None:
    allow(desk, couple_id, first, second)
    page.show_couple(couple_id)
    page.save()
    assert Path(place.path).exists()
    assert says(page, said)


def test_what_no_font_has_is_named_beside_the_pages_and_saving_asks_once_more(
    page: AgreementPage, desk: Desk, couple_id: int, place: Place, qtbot: QtBot
) -> None:
    allow(desk, couple_id, True, True)
    assert not says(page, "empty square")
    massage = desk.read(hierarchy.show_path, couple_id).rows[0].step.id
    assert desk.do(hierarchy.edit_step, massage, MASSAGE.but(smaller="one hand 🙂"))
    for side in Side:
        assert desk.do(asking.answer, massage, side, Answer.TENTATIVE)
    named = "prints as an empty square: 🙂 (U+1F642, slightly smiling face) in “Willing to try now”."
    qtbot.waitUntil(lambda: says(page, named), timeout=20_000)
    QTest.keyClick(page.save_button, Qt.Key.Key_Return)
    assert place.names == []
    assert says(page, "Press Save PDF again to go on, or change the words first.")
    QTest.keyClick(page.save_button, Qt.Key.Key_Return)
    assert place.names == ["Our agreement.pdf"]
    assert "One hand" in text_of(place.path)
    assert desk.do(hierarchy.edit_step, massage, MASSAGE)
    qtbot.waitUntil(lambda: not says(page, "empty square"), timeout=20_000)
