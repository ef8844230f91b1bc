"""Printing to sign: the draft is frozen, its bytes are kept, and a printer, or a file, gets exactly those."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.actions import agreement, agreement_lines, asking, hierarchy, roster, session
from app.actions.agreement_shown import ShownAgreement, show_agreement
from app.models.agreement import AgreementContent, AgreementState
from app.models.content import load_agreement
from app.models.hierarchy import StepWords
from app.models.revision import Clause, Issued
from app.models.side import Side
from app.models.willingness import Answer
from app.reports.agreement import draw
from app.views.agreement.page import AgreementPage
from app.views.desk import Desk
from app.views.theme.theme import Theme
from tests.desk import SteadyClock

TEXT = load_agreement()


class Drawer:
    """Draws at once, unless it was told to wait or to break; what waits is drawn by `go_on`."""

    def __init__(self) -> None:
        self.waits = self.breaks = False
        self._waiting: list[tuple[AgreementContent, Future[bytes]]] = []

    def __call__(self, content: AgreementContent) -> Future[bytes]:
        future: Future[bytes] = Future()
        if self.breaks:
            future.set_exception(BrokenProcessPool())
        elif self.waits:
            self._waiting.append((content, future))
        else:
            future.set_result(draw(content))
        return future

    def go_on(self) -> None:
        for content, future in self._waiting:
            if not future.cancelled():
                future.set_result(draw(content))
        self._waiting.clear()


@pytest.fixture
def drawer() -> Drawer:
    return Drawer()


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was opened outside the program: the computer of a test has nothing that opens a PDF."""
    found: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: found.append(QUrl(url).toLocalFile()))
    return found


@pytest.fixture
def couple_id(desk: Desk) -> int:
    outcome = desk.do(roster.add_couple, "Robin & Ash")
    assert outcome is not None
    couple_id = outcome.change.couple_id
    path = desk.read(hierarchy.show_path, couple_id).hierarchy.id
    added = desk.do(hierarchy.add_steps, path, [StepWords(title="Hands"), StepWords(title="Sofa")])
    assert added is not None
    assert desk.do(session.start_session, couple_id)
    for step in added.change.ids:
        for side in Side:
            assert desk.do(asking.answer, step, side, Answer.YES)
    couple, one, other = desk.read(hierarchy.partners, couple_id)
    assert desk.do(roster.save_couple, couple, one.but(in_writing=True), other.but(in_writing=True))
    assert desk.do(agreement.begin_draft, couple_id, TEXT)
    return couple_id


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, desk: Desk, drawer: Drawer, couple_id: int, tmp_path: Path) -> AgreementPage:
    page = AgreementPage(theme, desk, drawer, lambda *_: str(tmp_path / "Our agreement.pdf"))
    qtbot.addWidget(page)
    page.resize(1240, 900)
    page.show_couple(couple_id)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


@pytest.fixture
def printers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """A printing system whose `lp` keeps what it is given, or will not take it; the folder it keeps it in."""

    def made(*, names: str = "Desk_printer", takes: bool = True) -> Path:
        folder = tmp_path / "printing"
        folder.mkdir()
        scripts = {
            "lpstat": f'echo "{names}"',
            "lp": f'echo "$@" > "{folder}/asked"; cat > "{folder}/pages"; exit {int(not takes)}',
        }
        for name, body in scripts.items():
            script = folder / name
            script.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
            script.chmod(0o700)
        monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
        return folder

    return made


@pytest.fixture
def no_printer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))


def shown(desk: Desk, couple_id: int) -> ShownAgreement:
    return desk.read(show_agreement, couple_id, TEXT)


def sealed(desk: Desk, couple_id: int) -> Issued:
    issued = shown(desk, couple_id).issued
    assert issued is not None
    return issued


def says(page: QWidget, words: str) -> bool:
    return any(words in label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def press(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_printer_gets_the_very_bytes_that_are_sealed(
    qtbot: QtBot, page: AgreementPage, desk: Desk, couple_id: int, printers: Callable[..., Path]
) -> None:
    folder = printers()
    press(page.print_button)
    qtbot.waitUntil(lambda: says(page, "Sent to the printer. Revision 1 is frozen."), timeout=10_000)
    issued = sealed(desk, couple_id)
    assert (folder / "pages").read_bytes() == issued.pdf
    assert issued.sha256 == hashlib.sha256(issued.pdf).hexdigest()
    asked = (folder / "asked").read_text(encoding="utf-8")
    assert "-t Our agreement" in asked
    assert "media=A4" in asked
    assert "print-color-mode=color" in asked
    assert "Robin" not in asked
    assert page.start_button.text() == "Start revision 2"
    assert not page.print_button.isVisible()


@pytest.mark.parametrize(("names", "takes"), [("", True), ("Desk_printer", False)])
def test_without_a_printer_the_pages_are_saved_and_opened_and_it_says_so(
    qtbot: QtBot,
    page: AgreementPage,
    desk: Desk,
    couple_id: int,
    printers: Callable[..., Path],
    opened: list[str],
    tmp_path: Path,
    names: str,
    takes: bool,
) -> None:
    printers(names=names, takes=takes)
    press(page.print_button)
    qtbot.waitUntil(lambda: says(page, "No printer was found, so the pages were saved and opened."), timeout=10_000)
    assert (tmp_path / "Our agreement.pdf").read_bytes() == sealed(desk, couple_id).pdf
    assert opened == [str(tmp_path / "Our agreement.pdf")]


@pytest.mark.usefixtures("no_printer")
def test_a_therapist_who_would_rather_not_save_is_told_that_the_revision_is_frozen_all_the_same(
    page: AgreementPage, desk: Desk, couple_id: int, opened: list[str], tmp_path: Path
) -> None:
    page.output._ask_path = lambda *_: ""
    press(page.print_button)
    assert says(page, "nothing was saved yet. Revision 1 is frozen: print again, or save the PDF.")
    page.output._ask_path = lambda *_: str(tmp_path / "again.pdf")
    press(page.beside.again_button)
    assert (tmp_path / "again.pdf").read_bytes() == sealed(desk, couple_id).pdf
    press(page.save_button)
    assert (tmp_path / "again.pdf").read_bytes() == sealed(desk, couple_id).pdf


@pytest.mark.usefixtures("no_printer", "opened")
def test_reopening_shows_the_stored_bytes_whatever_the_records_say_by_then(
    page: AgreementPage, desk: Desk, couple_id: int, drawer: Drawer, clock: SteadyClock
) -> None:
    press(page.print_button)
    issued = sealed(desk, couple_id)
    step = desk.read(hierarchy.show_path, couple_id).rows[0].step.id
    assert desk.do(asking.answer, step, Side.FIRST, Answer.OFF_TABLE)
    clock.go_on(days=70)
    drawer.breaks = True  # nothing is drawn to show it
    page.show_couple(couple_id)
    assert page._pdf == issued.pdf
    assert "Hands." in page.pages.accessibleDescription()
    assert sealed(desk, couple_id) == issued


@pytest.mark.usefixtures("no_printer", "opened")
def test_starting_the_next_revision_asks_for_its_reason(page: AgreementPage, desk: Desk, couple_id: int) -> None:
    press(page.print_button)
    press(page.start_button)
    assert page.head.reason.hasFocus()
    assert page.head.which.accessibleName().startswith("Draft of revision 2")
    assert shown(desk, couple_id).content.replaces == "revision 1 of 14 May 2026"
    desk.undo(couple_id)
    assert page.start_button.text() == "Start revision 2"


def test_words_that_change_while_the_pages_are_drawn_are_not_frozen(
    qtbot: QtBot, page: AgreementPage, desk: Desk, couple_id: int, drawer: Drawer
) -> None:
    drawer.waits = True
    press(page.print_button)
    assert says(page, "Drawing the pages to sign.")
    press(page.print_button)
    line = next(one.line for one in shown(desk, couple_id).lines if one.line.clause is Clause.ASKING)
    assert desk.do(agreement_lines.edit_line, line.id, "Aloud.")
    drawer.waits = False
    drawer.go_on()
    qtbot.waitUntil(lambda: says(page, "The words changed while the pages were drawn."))
    assert shown(desk, couple_id).is_draft
    assert "Aloud." in page.pages.accessibleDescription()


def test_what_stands_in_a_field_is_kept_before_printing_and_a_field_that_cannot_be_kept_stops_it(
    page: AgreementPage, desk: Desk, couple_id: int, printers: Callable[..., Path], qtbot: QtBot
) -> None:
    printers()
    assert page.editor.sections is not None
    card = page.editor.sections.of(Clause.LINE_CROSSED).cards[Clause.LINE_CROSSED][0]
    card.write()
    QTest.keyClicks(card.fields["text"], " Gently.")
    review = page.editor.review
    press(page.print_button)
    qtbot.waitUntil(lambda: says(page, "Sent to the printer."), timeout=10_000)
    assert shown(desk, couple_id).content.crossed[0].text.endswith("space we need. Gently.")
    assert not review.isVisible()


def test_a_review_that_has_come_is_named_before_anything_is_frozen(
    page: AgreementPage, desk: Desk, couple_id: int, clock: SteadyClock
) -> None:
    clock.go_on(days=40)
    page.show_couple(couple_id)
    press(page.print_button)
    assert says(page, "That day is not ahead of us.")
    assert page.editor.review.edit.hasFocus()
    assert "day is not ahead" in page.editor.review.note.text()
    assert shown(desk, couple_id).is_draft


def test_who_wants_nothing_in_writing_is_named_before_printing(
    page: AgreementPage, desk: Desk, couple_id: int, printers: Callable[..., Path], qtbot: QtBot
) -> None:
    printers()
    couple, one, other = desk.read(hierarchy.partners, couple_id)
    assert desk.do(roster.save_couple, couple, one, other.but(in_writing=False))
    press(page.print_button)
    assert says(page, "Ash wants nothing left in writing. Press Print to sign again if Ash has agreed to this one.")
    assert shown(desk, couple_id).is_draft
    press(page.print_button)
    qtbot.waitUntil(lambda: says(page, "Sent to the printer."), timeout=10_000)


def test_a_drawing_that_breaks_freezes_nothing(page: AgreementPage, desk: Desk, couple_id: int, drawer: Drawer) -> None:
    drawer.breaks = True
    press(page.print_button)
    assert says(page, "The pages could not be drawn.")
    assert shown(desk, couple_id).is_draft


def test_before_one_is_begun_enter_starts_it_and_the_first_card_is_in_hand(
    page: AgreementPage, desk: Desk, couple_id: int
) -> None:
    desk.undo(couple_id)
    page.take_focus()
    assert page.begin_button.hasFocus()
    assert says(page, "suggested words")
    QTest.keyClick(page.begin_button, Qt.Key.Key_Return)
    draft = shown(desk, couple_id)
    assert draft.is_draft
    assert draft.content.state is AgreementState.DRAFT
    focus = page.focusWidget()
    assert focus is not None
    assert focus.accessibleName().startswith("Hands")


def test_a_narrow_page_shows_words_or_pages(qtbot: QtBot, page: AgreementPage) -> None:
    page.resize(600, 800)
    qtbot.waitUntil(lambda: not page.beside.isVisible())
    page._words_or_pages.choose("pages")
    assert page.beside.isVisible()
    assert not page.editor.isVisible()
    page.lend(lent=True)
    page.lend(lent=False)
    assert page.beside.isVisible()
    page._words_or_pages.choose("words")
    assert not page.beside.isVisible()
    page.lend(lent=True)
    assert page.beside.isVisible()
