"""The first run through the whole program: practice, passphrase, sheet, and then an empty roster."""

from __future__ import annotations

from collections.abc import Callable
from multiprocessing.context import SpawnProcess
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QFileDialog

from app.store.opening import open_with_passphrase, open_with_recovery, vault_exists
from app.views.roster.page import RosterPage
from app.views.unlock.closed import ClosedPage
from app.views.unlock.first_run import FirstRunPage
from tests.store_fixtures import CHEAP
from tests.views.running import Key, Running, seen
from tests.views.running import begin as begin
from tests.views.running import settings as settings

Begin = Callable[[], Running]


@pytest.fixture
def first(begin: Begin) -> Running:
    return begin()


def _page(running: Running) -> FirstRunPage:
    page = running.program.top.page
    assert isinstance(page, FirstRunPage)
    return page


def _name(running: Running, name: str) -> None:
    field = _page(running).form.name.edit
    field.setFocus()
    field.clear()
    running.type(name)
    running.press(Key.Key_Return)


def _choose_words(running: Running) -> str:
    choosing = _page(running).choosing
    choosing.take.click()
    words = " ".join(tile.word for tile in choosing.tiles)
    running.type(words)
    running.press(Key.Key_Return)
    return words


def test_three_steps_lead_to_an_empty_roster(first: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "sheet.pdf"), ""))
    _name(first, "Elin Marsh")
    words = _choose_words(first)
    page = _page(first)
    assert len(page.recovery.groups_shown().split()) == 8
    page.recovery.save.click()
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    page.recovery.done.click()
    assert isinstance(first.window.stack.currentWidget(), RosterPage)
    assert first.program.top.page is first.window
    first.program.lock()
    first.unlock(words)
    assert first.program.is_open


def test_the_name_given_last_is_the_one_that_is_kept(
    first: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "sheet.pdf"), ""))
    _name(first, "Elin")
    _choose_words(first)
    page = _page(first)
    page.steps[0].change.click()
    _name(first, "Elin Marsh")
    page.recovery.save.click()
    page.recovery.done.click()
    with first.program.door.read() as work:  # type: ignore[union-attr]  # it is open
        assert work.practices.get().name == "Elin Marsh"


def test_another_passphrase_may_be_chosen_once_the_sheet_is_shown(
    first: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "sheet.pdf"), ""))
    _name(first, "Elin Marsh")
    _choose_words(first)
    page = _page(first)
    groups = page.recovery.groups_shown()
    page.steps[1].change.click()
    page.choosing.draw()
    words = _choose_words(first)
    assert page.recovery.groups_shown() == groups
    page.recovery.save.click()
    page.recovery.done.click()
    first.program.lock()
    first.unlock(words)
    assert first.program.is_open


def test_closing_before_the_sheet_was_kept_leaves_records_that_open(first: Running, tmp_path: Path) -> None:
    _name(first, "Elin Marsh")
    words = _choose_words(first)
    first.program.close()
    open_with_passphrase(tmp_path / "vault", words, CHEAP).close()


def test_a_first_run_left_before_the_sheet_was_kept_goes_on_there(
    first: Running, begin: Begin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "sheet.pdf"), ""))
    _name(first, "Elin Marsh")
    words = _choose_words(first)
    shown_first = _page(first).recovery.groups_shown()
    first.program.close()
    left_behind = b"".join(one.read_bytes() for one in (tmp_path / "vault").iterdir() if one.is_file())
    assert not any(group.encode() in left_behind for group in shown_first.split())

    again = begin()
    again.unlock(words)
    page = _page(again)
    assert not again.program.is_open
    groups = page.recovery.groups_shown()
    assert len(groups.split()) == 8
    assert groups != shown_first
    assert "Elin Marsh" in seen(page)
    assert "one from before opens nothing any more" in seen(page)
    assert not page.recovery.done.isEnabled()
    again.program.close()

    third = begin()
    third.unlock(words)
    page = _page(third)
    groups = page.recovery.groups_shown()
    page.recovery.save.click()
    page.recovery.done.click()
    assert third.program.is_open
    third.program.lock()
    third.unlock(words)
    assert third.program.is_open
    third.program.close()
    open_with_recovery(tmp_path / "vault", groups, CHEAP).close()


def test_name_and_passphrase_can_still_be_changed_where_the_first_run_goes_on(
    first: Running, begin: Begin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "sheet.pdf"), ""))
    _name(first, "Elin")
    words = _choose_words(first)
    first.program.close()
    again = begin()
    again.unlock(words)
    page = _page(again)
    page.steps[1].change.click()
    page.choosing.draw()
    words = _choose_words(again)
    page.steps[0].change.click()
    assert page.form.name.text() == "Elin"
    _name(again, "Elin Marsh")
    page.recovery.save.click()
    page.recovery.done.click()
    with again.program.door.read() as work:  # type: ignore[union-attr]  # it is open
        assert work.practices.get().name == "Elin Marsh"
    again.program.lock()
    again.unlock(words)
    assert again.program.is_open


def test_a_disk_that_takes_no_new_sheet_does_not_keep_anybody_out(first: Running, begin: Begin, tmp_path: Path) -> None:
    _name(first, "Elin Marsh")
    words = _choose_words(first)
    first.program.close()
    (tmp_path / "vault" / "vault.json.new").mkdir()
    again = begin()
    again.unlock(words)
    assert again.program.is_open


def test_nothing_is_written_before_a_passphrase_is_chosen(first: Running, tmp_path: Path) -> None:
    _name(first, "Elin Marsh")
    assert not vault_exists(tmp_path / "vault")


def test_a_folder_that_cannot_be_made_is_said_beside_the_field(first: Running, tmp_path: Path) -> None:
    (tmp_path / "vault").touch()
    _name(first, "Elin Marsh")
    _choose_words(first)
    assert _page(first).choosing.again.error()
    assert (tmp_path / "vault").read_bytes() == b""


def test_records_that_appeared_meanwhile_are_not_touched(first: Running, tmp_path: Path) -> None:
    _name(first, "Elin Marsh")
    (tmp_path / "vault").mkdir()
    (tmp_path / "vault" / "records.db").write_bytes(b"somebody's")
    _choose_words(first)
    page = first.program.top.page
    assert isinstance(page, ClosedPage)
    assert "These are other files" in seen(page)
    assert (tmp_path / "vault" / "records.db").read_bytes() == b"somebody's"


def test_the_sample_practice_opens_beside_it(first: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(QProcess, "startDetached", lambda _program, arguments: started.append(arguments))
    _page(first).sample.click()
    assert started == [["-m", "app", "--sample"]]


@pytest.mark.parametrize("ends", ["at once", "again and again"])
def test_a_drawing_process_that_ends_leaves_a_recovery_sheet_possible(
    first: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ends: str
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "sheet.pdf"), ""))
    _name(first, "Elin Marsh")
    _choose_words(first)
    sheet = _page(first).recovery
    lost: list[SpawnProcess] = []
    start = SpawnProcess.start

    def lose(process: SpawnProcess) -> None:
        start(process)
        if not lost or ends != "at once":
            lost.append(process)
            process.kill()

    monkeypatch.setattr(SpawnProcess, "start", lose)
    sheet.save.click()
    if ends == "at once":
        assert len(lost) == 1
        assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    else:
        assert len(lost) == 2
        words = "The sheet could not be drawn. Try once more, or write the eight groups down by hand."
        assert sheet.status.text() == words
        assert not (tmp_path / "sheet.pdf").exists()
    sheet.done.click()
    assert first.program.is_open
