"""Printing to sign: the draft is frozen, its bytes are kept, and a printer, or a file, gets exactly those."""

from __future__ import annotations

import hashlib
from concurrent.futures import BrokenExecutor, Future
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.actions import agreement, agreement_lines, asking, hierarchy, roster, session
from app.actions.agreement_shown import ShownAgreement, show_agreement
from app.models.agreement import AgreementContent, AgreementState, Paper
from app.models.content import load_agreement
from app.models.drawn import Drawn
from app.models.revision import Clause, Issued
from app.models.side import Side
from app.models.willingness import Answer
from app.reports.agreement import drawn
from app.views.agreement.output import ask_where
from app.views.agreement.page import AgreementPage
from app.views.agreement.printing import ask_printer
from app.views.desk import Desk
from app.views.theme.theme import Theme
from tests.desk import SteadyClock, whole_step
from tests.ready import make_ready
from tests.views.printers import Chooser, once_open, set_up

TEXT = load_agreement()


class Drawer:
    """Draws at once, unless it was told to wait or to break; what waits is drawn by `go_on`."""

    def __init__(self) -> None:
        self.waits = self.breaks = False
        self._waiting: list[tuple[AgreementContent, Future[Drawn]]] = []

    def __call__(self, content: AgreementContent) -> Future[Drawn]:
        future: Future[Drawn] = Future()
        if self.breaks:
            future.set_exception(BrokenExecutor())
        elif self.waits:
            self._waiting.append((content, future))
        else:
            future.set_result(drawn(content))
        return future

    def go_on(self) -> None:
        for content, future in self._waiting:
            if not future.cancelled():
                future.set_result(drawn(content))
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
    make_ready(desk._records, couple_id)
    path = desk.read(hierarchy.show_path, couple_id).hierarchy.id
    added = desk.do(hierarchy.add_steps, path, [whole_step("Hands"), whole_step("Sofa")])
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
def chooser() -> Chooser:
    return Chooser()


@pytest.fixture
def page(
    qtbot: QtBot, theme: Theme, desk: Desk, drawer: Drawer, couple_id: int, tmp_path: Path, chooser: Chooser
) -> AgreementPage:
    page = AgreementPage(theme, desk, drawer, lambda *_: str(tmp_path / "Our agreement.pdf"), chooser)
    qtbot.addWidget(page)
    page.resize(1240, 900)
    page.show_couple(couple_id)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


@pytest.fixture
def printer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What was asked of the printer, and what it was given."""
    return set_up(tmp_path / "printing", monkeypatch)


@pytest.fixture
def no_printer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    set_up(tmp_path / "printing", monkeypatch, none=True)


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


def test_the_printer_that_was_chosen_gets_the_very_bytes_that_are_sealed(
    qtbot: QtBot, page: AgreementPage, desk: Desk, couple_id: int, printer: Path, chooser: Chooser
) -> None:
    chooser.copies = 2
    chooser.meanwhile = lambda: drafts.append(shown(desk, couple_id).is_draft)
    drafts: list[bool] = []
    press(page.print_button)
    assert drafts == [True]  # nothing is frozen while it is asked
    qtbot.waitUntil(lambda: says(page, "Sent to the printer. Revision 1 is frozen."), timeout=10_000)
    issued = sealed(desk, couple_id)
    assert (printer / "pages").read_bytes() == issued.pdf
    assert issued.sha256 == hashlib.sha256(issued.pdf).hexdigest()
    asked = (printer / "asked").read_text(encoding="utf-8")
    assert "-d Desk_printer -n 2 -t Our agreement" in asked
    assert "media=A4" in asked
    assert "print-color-mode=color" in asked
    assert "Robin" not in asked
    assert page.start_button.text() == "Start revision 2"
    assert not page.print_button.isVisible()


@pytest.mark.usefixtures("printer")
def test_leaving_the_choice_of_a_printer_leaves_the_draft_as_it_was(
    page: AgreementPage, desk: Desk, couple_id: int, chooser: Chooser
) -> None:
    before = shown(desk, couple_id)
    chooser.accepts = False
    press(page.print_button)
    assert says(page, "Nothing was printed. Revision 1 is a draft, as it was.")
    assert shown(desk, couple_id) == before
    assert page.print_button.isVisible()


@pytest.mark.usefixtures("printer")
def test_escape_in_the_dialog_of_the_system_leaves_the_draft_as_it_was(
    page: AgreementPage, desk: Desk, couple_id: int
) -> None:
    page.output._ask_printer = ask_printer
    heard: list[QWidget] = []

    def leave(dialog: QWidget) -> None:
        heard.append(dialog)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    once_open(leave)
    press(page.print_button)
    assert isinstance(heard[0], QPrintDialog)
    assert shown(desk, couple_id).is_draft
    assert says(page, "Nothing was printed.")


def test_the_dialog_of_the_system_gives_the_printer_and_the_copies(
    page: AgreementPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrintDialog, "exec", lambda _: QPrintDialog.DialogCode.Accepted)
    monkeypatch.setattr(QPrinter, "printerName", lambda _: "Desk_printer")
    monkeypatch.setattr(QPrinter, "copyCount", lambda _: 3)
    for paper, size in ((Paper.A4, QPageSize.PageSizeId.A4), (Paper.LETTER, QPageSize.PageSizeId.Letter)):
        chosen = ask_printer(page, paper, False)
        assert chosen is not None
        assert (chosen.name, chosen.copies, chosen.sides) == ("Desk_printer", 3, "one-sided")
        assert chosen.printer.pageLayout().pageSize().id() == size


@pytest.mark.usefixtures("printer")
def test_a_withdrawal_while_a_printer_is_chosen_stops_the_print_and_the_pages_are_drawn_anew(
    page: AgreementPage, desk: Desk, couple_id: int, chooser: Chooser
) -> None:
    step = desk.read(hierarchy.show_path, couple_id).rows[0].step.id
    chooser.meanwhile = lambda: desk.do(asking.answer, step, Side.FIRST, Answer.OFF_TABLE)
    press(page.print_button)
    assert says(page, "The words changed while the pages were drawn.")
    assert shown(desk, couple_id).is_draft
    assert page.shown is not None
    assert "Hands" not in [one.title for one in page.shown.content.willing]


def test_a_printer_that_does_not_take_it_is_said_and_print_again_hands_the_same_bytes(
    qtbot: QtBot,
    page: AgreementPage,
    desk: Desk,
    couple_id: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = set_up(tmp_path / "printing", monkeypatch, takes=False)
    press(page.print_button)
    words = "The printer did not take the pages. Revision 1 is frozen: print again, or save the PDF."
    qtbot.waitUntil(lambda: says(page, words), timeout=10_000)
    set_up(folder, monkeypatch)
    press(page.beside.again_button)
    qtbot.waitUntil(lambda: says(page, "Sent to the printer. Revision 1 is frozen."), timeout=10_000)
    assert (folder / "pages").read_bytes() == sealed(desk, couple_id).pdf


def test_leaving_the_choice_when_printing_again_says_that_nothing_was_printed(
    qtbot: QtBot, page: AgreementPage, printer: Path, chooser: Chooser
) -> None:
    press(page.print_button)
    qtbot.waitUntil(lambda: says(page, "Sent to the printer."), timeout=10_000)
    (printer / "pages").unlink()
    chooser.accepts = False
    press(page.beside.again_button)
    assert says(page, "Nothing was printed. Revision 1 stays as it was printed.")
    assert not (printer / "pages").exists()


@pytest.mark.usefixtures("no_printer")
def test_without_a_printer_the_pages_are_saved_and_opened_and_it_says_so(
    page: AgreementPage, desk: Desk, couple_id: int, opened: list[str], tmp_path: Path, chooser: Chooser
) -> None:
    press(page.print_button)
    assert says(page, "No printer was found, so the pages were saved and opened. Revision 1 is frozen.")
    assert (tmp_path / "Our agreement.pdf").read_bytes() == sealed(desk, couple_id).pdf
    assert opened == [str(tmp_path / "Our agreement.pdf")]
    assert chooser.asked == 0


@pytest.mark.usefixtures("no_printer", "opened")
def test_the_clauses_that_were_shown_before_are_out_of_sight_at_once(page: AgreementPage) -> None:
    press(page.print_button)
    page._reload()
    titles = [label.text() for label in page.clauses.findChildren(QLabel) if label.isVisibleTo(page)]
    assert titles.count("How we ask") == 1


@pytest.mark.usefixtures("no_printer")
def test_without_a_printer_escape_leaves_the_draft_as_it_was_and_the_words_stand_there_once(
    page: AgreementPage, desk: Desk, couple_id: int, opened: list[str]
) -> None:
    page.output._ask_path = ask_where
    before = shown(desk, couple_id)
    told: list[bool] = []

    def leave(dialog: QWidget) -> None:
        told.append(says(page, "No printer is set up on this computer. Revision 1 is frozen once its pages are saved."))
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    once_open(leave)
    press(page.print_button)
    assert told == [True]
    assert says(page, "Nothing was saved. Revision 1 is a draft, as it was.")
    assert shown(desk, couple_id) == before
    assert opened == []


@pytest.mark.usefixtures("no_printer")
def test_a_folder_that_takes_nothing_leaves_the_draft(
    page: AgreementPage, desk: Desk, couple_id: int, tmp_path: Path
) -> None:
    page.output._ask_path = lambda *_: str(tmp_path / "no such folder" / "it.pdf")
    press(page.print_button)
    assert says(page, "That folder cannot be written to. Choose another place; nothing was changed.")
    assert shown(desk, couple_id).is_draft


@pytest.mark.usefixtures("no_printer")
def test_words_that_change_while_a_place_is_chosen_leave_no_file(
    page: AgreementPage, desk: Desk, couple_id: int, tmp_path: Path
) -> None:
    step = desk.read(hierarchy.show_path, couple_id).rows[0].step.id

    def choose(*_: object) -> str:
        assert desk.do(asking.answer, step, Side.FIRST, Answer.OFF_TABLE)
        return str(tmp_path / "it.pdf")

    page.output._ask_path = choose
    press(page.print_button)
    assert says(page, "The words changed while the pages were drawn.")
    assert shown(desk, couple_id).is_draft
    assert not list(tmp_path.glob("it.pdf*"))


@pytest.mark.usefixtures("no_printer", "opened")
def test_without_a_printer_what_is_frozen_can_be_saved_again_or_not(
    page: AgreementPage, desk: Desk, couple_id: int, tmp_path: Path
) -> None:
    press(page.print_button)
    page.output._ask_path = lambda *_: ""
    press(page.beside.again_button)
    assert says(page, "Nothing was saved. Revision 1 stays as it was printed.")
    page.output._ask_path = lambda *_: str(tmp_path / "again.pdf")
    press(page.beside.again_button)
    assert (tmp_path / "again.pdf").read_bytes() == sealed(desk, couple_id).pdf


@pytest.mark.usefixtures("printer")
@pytest.mark.parametrize("what", ["print", "save"])
def test_pages_that_come_while_the_page_is_out_of_sight_open_no_dialog(
    qtbot: QtBot, page: AgreementPage, desk: Desk, couple_id: int, drawer: Drawer, chooser: Chooser, what: str
) -> None:
    asked: list[str] = []

    def ask(_parent: QWidget, name: str) -> str:
        asked.append(name)
        return ""

    page.output._ask_path = ask
    drawer.waits = True
    if what == "save":
        line = next(one.line for one in shown(desk, couple_id).lines if one.line.clause is Clause.ASKING)
        assert desk.do(agreement_lines.edit_line, line.id, "Aloud.")
    press(page.print_button if what == "print" else page.save_button)
    page.hide()
    drawer.go_on()
    qtbot.waitUntil(lambda: not page._drawing.is_busy)
    page.show()
    button = "Print to sign" if what == "print" else "Save PDF"
    assert says(page, f"The pages were ready while you were elsewhere. Press {button} again; nothing was changed.")
    assert (chooser.asked, asked) == (0, [])
    assert shown(desk, couple_id).is_draft
    press(page.print_button)
    drawer.go_on()
    qtbot.waitUntil(lambda: says(page, "Sent to the printer."), timeout=10_000)


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
    assert page._made == Drawn(issued.pdf)
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
    page: AgreementPage, desk: Desk, couple_id: int, printer: Path, qtbot: QtBot
) -> None:
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
    page: AgreementPage, desk: Desk, couple_id: int, printer: Path, qtbot: QtBot
) -> None:
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


def test_a_step_without_a_time_is_named_and_asked_about_before_it_is_signed(
    page: AgreementPage, desk: Desk, couple_id: int, no_printer: None, opened: list[str], qtbot: QtBot
) -> None:
    path = desk.read(hierarchy.show_path, couple_id)
    (hands, *_) = [row.step for row in path.rows]
    whole = whole_step(hands.title, timeframe="")
    assert desk.do(hierarchy.edit_step, hands.id, whole)
    for side in Side:
        assert desk.do(asking.answer, hands.id, side, Answer.YES)
    assert says(page, f"“{hands.title}” has no words yet for an agreed time.")
    press(page.print_button)
    assert says(page, "A step has no time, check-in or ending yet.")
    assert page.shown is not None
    assert page.shown.is_draft
    press(page.print_button)
    qtbot.waitUntil(lambda: not page.shown.is_draft)  # type: ignore[union-attr]  # it is shown
    assert len(opened) == 1


def test_in_a_low_window_with_large_letters_the_page_has_at_least_half_of_its_side(
    qtbot: QtBot, page: AgreementPage, theme: Theme
) -> None:
    side = page.beside
    page.resize(1240, 528)
    theme.set_text_scale(2.0)
    words = page._words_or_pages
    qtbot.waitUntil(words.isVisible)
    (pages,) = [one for one in words.findChildren(QAbstractButton) if one.text() == "Pages"]
    QTest.mouseClick(pages, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: side.pages.visibleRegion().boundingRect().height() >= side.height() / 2)
    assert page.head.which.isVisible()
    assert not page.editor.isVisible()
    bar = side.area.verticalScrollBar()
    last = side.pages.page_count()
    assert says(page, f"Page 1 of {last}")
    bar.setValue(bar.maximum())
    assert says(page, f"Page {last} of {last}")
    assert not side._told.visibleRegion().isEmpty()  # what both should know stands below the last page
    for button in (side.save_button, side.print_button):
        assert button.visibleRegion().boundingRect().size() == button.size()
    theme.set_text_scale(1.0)
    page.resize(1240, 900)
    qtbot.waitUntil(lambda: page.editor.isVisible() and not side.area.isAncestorOf(side._told))
    assert not side.area.isAncestorOf(side._count)


def test_in_a_low_window_with_large_letters_two_cards_and_a_heading_are_in_sight(
    qtbot: QtBot, page: AgreementPage, theme: Theme
) -> None:
    page.resize(1240, 528)
    theme.set_text_scale(2.0)
    qtbot.waitUntil(page._words_or_pages.isVisible)
    page.take_focus()
    cards = page.editor._walkable()
    qtbot.waitUntil(
        lambda: sum(one.visibleRegion().boundingRect().height() == one.height() for one in cards) >= 2, timeout=3000
    )


@pytest.mark.usefixtures("printer")
def test_what_no_font_has_is_named_before_it_is_signed_and_printing_asks_once_more(
    qtbot: QtBot, page: AgreementPage, desk: Desk, couple_id: int, chooser: Chooser
) -> None:
    line = next(one.line for one in shown(desk, couple_id).lines if one.line.clause is Clause.ASKING)
    for words, sign in (("We stop 🙂 at once.", "🙂"), ("We stop 🙃 at once.", "🙃")):
        assert desk.do(agreement_lines.edit_line, line.id, words)
        assert says(page, f"prints as an empty square: {sign}")
        press(page.print_button)
        assert says(page, "Press Print to sign again to go on, or change the words first.")
        assert chooser.asked == 0
        assert shown(desk, couple_id).is_draft
    press(page.print_button)
    assert chooser.asked == 1
    qtbot.waitUntil(lambda: says(page, "Sent to the printer. Revision 1 is frozen."), timeout=10_000)
    assert not says(page, "empty square")
