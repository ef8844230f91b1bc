"""Locking right after printing: the pages come to the printer all the same, and nothing calls into what is gone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QProcess, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from app.actions import agreement, hierarchy, roster
from app.models.agreement import Paper
from app.models.content import load_agreement
from app.settings import SettingsFile
from app.views.agreement.page import AgreementPage
from app.views.shell.tabs import AGREEMENTS
from tests.views.printers import Chooser, set_up
from tests.views.running import Running, seen
from tests.views.running import at_the_door as at_the_door
from tests.views.running import begin as begin
from tests.views.running import running as running
from tests.views.running import settings as settings

pytestmark = pytest.mark.uncounted

TEXT = load_agreement()


def at_work() -> bool:
    """Whether a program of the printing system is at work."""
    app = QCoreApplication.instance()
    assert app is not None
    return any(one.state() != QProcess.ProcessState.NotRunning for one in app.findChildren(QProcess))


@pytest.mark.parametrize("takes", [True, False])
def test_the_records_are_locked_while_pages_are_handed_over(
    running: Running, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, takes: bool
) -> None:
    go_on = tmp_path / "go on"
    folder = set_up(
        tmp_path / "printing", monkeypatch, takes=takes, before=f'while [ ! -e "{go_on}" ]; do sleep 0.05; done'
    )
    page = drafted(running)
    page.output._ask_printer = Chooser()
    page.print_to_sign()
    qtbot.waitUntil(at_work, timeout=20_000)
    running.program.lock()
    go_on.touch()
    qtbot.waitUntil(lambda: not at_work(), timeout=10_000)
    running.unlock()
    again = running.window.later.agreement
    assert again.shown is not None
    assert again.shown.issued is not None
    assert (folder / "pages").read_bytes() == again.shown.issued.pdf
    words = "The printer did not take the pages. Revision 1 is frozen: print again, or save the PDF."
    assert (words in seen(again.beside)) is not takes
    running.window.later.agreement.show_couple(running.couple("Noor & Sam"))
    running.window.later.agreement.show_couple(again.shown.whose.couple.id)
    assert words not in seen(again.beside)  # said once


def test_pages_still_on_their_way_after_an_unlock_are_told_when_they_come_there(
    running: Running, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = tmp_path / "go on"
    set_up(tmp_path / "printing", monkeypatch, before=f'while [ ! -e "{go_on}" ]; do sleep 0.05; done')
    page = drafted(running)
    page.output._ask_printer = Chooser()
    page.print_to_sign()
    qtbot.waitUntil(at_work, timeout=20_000)
    running.program.lock()
    running.unlock()
    go_on.touch()
    words = "Sent to the printer. Revision 1 is frozen."
    qtbot.waitUntil(lambda: words in seen(running.window.later.agreement.beside), timeout=10_000)


def test_closing_waits_until_the_printer_has_its_pages(
    running: Running, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = set_up(tmp_path / "printing", monkeypatch, before="sleep 0.3")
    page = drafted(running)
    page.output._ask_printer = Chooser()
    page.print_to_sign()
    qtbot.waitUntil(at_work, timeout=20_000)
    app = QCoreApplication.instance()
    assert app is not None
    app.aboutToQuit.emit()
    assert not at_work()
    assert (folder / "pages").read_bytes().startswith(b"%PDF")


def test_a_lock_while_a_printer_is_chosen_freezes_nothing(
    running: Running, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up(tmp_path / "printing", monkeypatch)
    page = drafted(running)
    chooser = page.output._ask_printer = Chooser()
    chooser.meanwhile = running.program.lock
    page.print_to_sign()
    qtbot.waitUntil(lambda: chooser.asked == 1, timeout=20_000)
    running.unlock()
    assert running.window.later.agreement.shown is not None
    assert running.window.later.agreement.shown.is_draft


def drafted(running: Running) -> AgreementPage:
    """A couple's draft, in front."""
    couple_id = running.couple("Robin & Ash", "Tea together")
    couple, one, other = running.desk.read(hierarchy.partners, couple_id)
    assert running.desk.do(roster.save_couple, couple, one.but(in_writing=True), other.but(in_writing=True))
    assert running.desk.do(agreement.begin_draft, couple_id, TEXT)
    running.window.open_couple(couple_id, AGREEMENTS)
    return running.window.later.agreement


def test_paper_and_colour_are_those_of_last_time_after_a_lock_and_at_the_next_start(
    running: Running, settings: SettingsFile, tmp_path: Path, qtbot: QtBot
) -> None:
    page = drafted(running)
    for words in ("Letter", "Black && white"):
        (button,) = [one for one in page.beside.findChildren(QAbstractButton) if one.text() == words]
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    running.program.lock()
    running.unlock()
    again = running.window.later.agreement.beside
    assert again is not page.beside
    assert (again.paper, again.colour) == (Paper.LETTER, False)
    kept = SettingsFile(tmp_path / "settings.json").now
    assert (kept.paper, kept.prints_in_colour) == ("Letter", False)
