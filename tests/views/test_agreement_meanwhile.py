"""What happens to an agreement while its pages are being drawn or printed, and while somebody looks elsewhere."""

from __future__ import annotations

from concurrent.futures import Future
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.actions import agreement, agreement_lines, hierarchy, roster, session
from app.actions.agreement_shown import ShownAgreement, show_agreement
from app.models.agreement import AgreementContent, AgreementState
from app.models.content import load_agreement
from app.models.drawn import Drawn
from app.models.faults import NotSaved, Refused
from app.models.revision import Clause
from app.models.side import Side
from app.reports.agreement import drawn
from app.store.vault import Vault
from app.store.work import Unit
from app.views.agreement.page import AgreementPage
from app.views.desk import Desk
from app.views.theme.theme import Theme
from tests.desk import SteadyClock
from tests.ready import make_ready
from tests.views.printers import Chooser, set_up

TEXT = load_agreement()


class Drawer:
    """Draws at once; what is wished for while it `waits` is drawn by `go_on`."""

    def __init__(self) -> None:
        self.waits = False
        self._waiting: list[tuple[AgreementContent, Future[Drawn]]] = []

    def __call__(self, content: AgreementContent) -> Future[Drawn]:
        future: Future[Drawn] = Future()
        if self.waits:
            self._waiting.append((content, future))
        else:
            future.set_result(drawn(content))
        return future

    def go_on(self) -> None:
        self.waits = False
        for content, future in self._waiting:
            if not future.cancelled():
                future.set_result(drawn(content))
        self._waiting.clear()


class Place:
    """Where to save to, and how often it was asked."""

    def __init__(self, path: Path) -> None:
        self.path, self.asked = path, 0

    def __call__(self, parent: QWidget, name: str) -> str:
        self.asked += 1
        return str(self.path)


@pytest.fixture
def drawer() -> Drawer:
    return Drawer()


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path / "Our agreement.pdf")


@pytest.fixture(autouse=True)
def no_printer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    set_up(tmp_path / "printing", monkeypatch, none=True)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: True)


def couple(desk: Desk, label: str) -> int:
    outcome = desk.do(roster.add_couple, label)
    assert outcome is not None
    couple_id = outcome.change.couple_id
    make_ready(desk._records, couple_id)
    kept, one, other = desk.read(hierarchy.partners, couple_id)
    assert desk.do(roster.save_couple, kept, one.but(in_writing=True), other.but(in_writing=True))
    assert desk.do(agreement.begin_draft, couple_id, TEXT)
    return couple_id


@pytest.fixture
def couple_id(desk: Desk) -> int:
    return couple(desk, "Robin & Ash")


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, desk: Desk, drawer: Drawer, couple_id: int, place: Place) -> AgreementPage:
    page = AgreementPage(theme, desk, drawer, place, Chooser())
    qtbot.addWidget(page)
    page.resize(1240, 900)
    page.show_couple(couple_id)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def shown(desk: Desk, couple_id: int) -> ShownAgreement:
    return desk.read(show_agreement, couple_id, TEXT)


def says(page: QWidget, words: str) -> bool:
    return any(words in label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def issue(page: AgreementPage, desk: Desk, couple_id: int) -> None:
    page.print_to_sign()
    assert shown(desk, couple_id).issued is not None


def test_looking_at_another_couple_while_pages_to_sign_are_drawn_leaves_both_printable(
    page: AgreementPage, desk: Desk, drawer: Drawer, couple_id: int, qtbot: QtBot
) -> None:
    other = couple(desk, "Noor & Sam")
    drawer.waits = True
    page.print_to_sign()
    drawer.waits = False
    page.show_couple(other)
    qtbot.waitUntil(lambda: page.pages.page_count() > 0)
    assert shown(desk, couple_id).is_draft
    issue(page, desk, other)
    page.show_couple(couple_id)
    issue(page, desk, couple_id)


def test_looking_at_an_earlier_revision_meanwhile_leaves_the_draft_printable(
    page: AgreementPage, desk: Desk, drawer: Drawer, couple_id: int
) -> None:
    issue(page, desk, couple_id)
    first = page.shown.revision if page.shown is not None else None
    assert first is not None
    page.begin()
    drawer.waits = True
    page.print_to_sign()
    drawer.waits = False
    page.show_revision(first.id)
    page.show_revision(0)
    assert shown(desk, couple_id).is_draft
    issue(page, desk, couple_id)


def test_a_save_that_waited_for_pages_never_saves_another_couples(
    page: AgreementPage, desk: Desk, drawer: Drawer, place: Place, qtbot: QtBot
) -> None:
    other = couple(desk, "Noor & Sam")
    assert page.shown is not None
    line = next(one.line for one in page.shown.lines if one.line.clause is Clause.LINE_CROSSED)
    drawer.waits = True
    assert desk.do(agreement_lines.edit_line, line.id, "Other words.")
    page.save()
    page.show_couple(other)
    drawer.go_on()
    qtbot.waitUntil(lambda: page.pages.page_count() > 0)
    assert place.asked == 0


def test_a_line_off_the_table_that_was_being_written_keeps_its_owner_over_a_lock(
    qtbot: QtBot, theme: Theme, page: AgreementPage, desk: Desk, drawer: Drawer, couple_id: int, place: Place
) -> None:
    assert page.editor.sections is not None
    page.editor._begin(Clause.OFF_TABLE, Side.FIRST)
    [card] = page.editor.sections.of(Clause.OFF_TABLE).cards[Clause.OFF_TABLE]
    QTest.keyClicks(card.fields["text"], "Phones in bed.")
    card.marker_wanted.emit(Side.SECOND)
    desk.flush()
    again = AgreementPage(theme, desk, drawer, place)
    qtbot.addWidget(again)
    again.show_couple(couple_id)
    assert again.editor.sections is not None
    [card] = again.editor.sections.of(Clause.OFF_TABLE).cards[Clause.OFF_TABLE]
    assert card.words().text == "Phones in bed."
    assert card.line.marker is Side.SECOND


def test_an_owner_who_has_gone_is_not_overruled_by_doing_again(
    page: AgreementPage, desk: Desk, clock: SteadyClock, couple_id: int
) -> None:
    revision = shown(desk, couple_id).revision
    assert revision is not None
    assert desk.do(agreement_lines.add_line, revision.id, Clause.OFF_TABLE, "Biting.", marker=Side.FIRST)
    issue(page, desk, couple_id)
    assert desk.do(agreement.begin_draft, couple_id, TEXT)
    line = next(one.line for one in shown(desk, couple_id).lines if one.line.clause is Clause.OFF_TABLE)
    here = desk.do(session.start_session, couple_id)
    assert here is not None
    assert desk.do(agreement_lines.remove_line, line.id)
    desk.undo(couple_id)
    assert desk.quietly(session.end_session, here.change.ids[0])
    desk.redo(couple_id)
    assert "Biting." in [one.line.text for one in shown(desk, couple_id).lines]
    with pytest.raises(Refused):
        desk.do(agreement_lines.remove_line, line.id)


def test_an_owner_who_has_gone_is_not_overruled_by_taking_back(page: AgreementPage, desk: Desk, couple_id: int) -> None:
    revision = shown(desk, couple_id).revision
    assert revision is not None
    assert desk.do(agreement_lines.add_line, revision.id, Clause.OFF_TABLE, "Biting.", marker=Side.FIRST)
    issue(page, desk, couple_id)
    assert desk.do(agreement.begin_draft, couple_id, TEXT)
    line = next(one.line for one in shown(desk, couple_id).lines if one.line.clause is Clause.OFF_TABLE)
    here = desk.do(session.start_session, couple_id)
    assert here is not None
    assert desk.do(agreement_lines.edit_line, line.id, "Biting and scratching.")
    assert desk.quietly(session.end_session, here.change.ids[0])
    desk.undo(couple_id)
    assert "Biting and scratching." in [one.line.text for one in shown(desk, couple_id).lines]


def test_handing_over_twice_at_once_prints_once(
    page: AgreementPage,
    desk: Desk,
    couple_id: int,
    place: Place,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    set_up(tmp_path / "printing", monkeypatch)
    page.print_to_sign()
    page.beside.again_button.click()
    page.beside.again_button.click()
    qtbot.waitUntil(lambda: says(page, "Sent to the printer"))
    assert len((tmp_path / "printing" / "asked").read_text(encoding="utf-8").splitlines()) == 1
    assert place.asked == 0


def test_what_was_printed_is_told_of_the_couple_it_was_printed_for(
    page: AgreementPage, desk: Desk, couple_id: int, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = couple(desk, "Noor & Sam")
    set_up(tmp_path / "printing", monkeypatch)
    changes: list[tuple[str, int]] = []
    desk.changed.connect(lambda one: changes.append((one.happened.value, one.couple_id)))
    page.print_to_sign()
    page.show_couple(other)
    qtbot.waitUntil(lambda: any(what == "agreement printed" for what, _ in changes))
    assert ("agreement printed", couple_id) in changes
    assert not says(page, "Sent to the printer")
    assert shown(desk, other).content.state is AgreementState.DRAFT


def test_a_reason_that_the_disk_would_not_take_stays_in_its_field(
    page: AgreementPage, desk: Desk, vault: Vault, couple_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    issue(page, desk, couple_id)
    page.begin()
    page.head.reason.setFocus()
    QTest.keyClicks(page.head.reason, "After a hard week.")

    def full() -> AbstractContextManager[Unit]:
        raise NotSaved("full")

    with monkeypatch.context() as trouble:
        trouble.setattr(vault, "write", full)
        page.take_focus()
        page.show_couple(couple_id)
        assert page.head.typed_reason() == "After a hard week."
    page.head.keep()
    assert shown(desk, couple_id).content.reason == "After a hard week."
