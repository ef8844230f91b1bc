"""Words that the disk would not take: they stay on the screen, whatever is done meanwhile, and come to it later."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.actions import notes_shown, write_up
from app.actions.ports import Work
from app.models.faults import NotSaved
from app.store.vault import Vault
from app.views.desk import Desk
from app.views.write_up.head import PROCESS
from tests.desk import SteadyClock
from tests.views.write_up_desk import CTRL, A, D, Writing
from tests.views.write_up_desk import writing as writing


class Disk:
    """A real vault on a disk that is full now and then."""

    def __init__(self, vault: Vault) -> None:
        self._vault, self.full, self.refuses = vault, False, 0

    def read(self) -> AbstractContextManager[Work]:
        return self._vault.read()

    @contextmanager
    def write(self) -> Iterator[Work]:
        self.refuses -= 1
        if self.full or self.refuses >= 0:
            raise NotSaved("full")
        with self._vault.write() as work:
            yield work


@pytest.fixture
def disk(vault: Vault) -> Disk:
    return Disk(vault)


@pytest.fixture
def desk(qapp: object, disk: Disk, clock: SteadyClock) -> Iterator[Desk]:
    desk = Desk(disk, clock)
    yield desk
    disk.full = False
    desk.close()
    desk.deleteLater()


def test_a_look_at_the_note_as_signed_loses_no_word(writing: Writing, disk: Disk) -> None:
    writing.field(A).setFocus()
    disk.full = True
    writing.type("Both slowed down.")
    writing.page.sheet.preview(True)
    writing.page.sheet.preview(False)
    assert writing.field(A).words() == "Both slowed down."
    writing.field(A).setFocus()
    writing.type(" Together.")
    disk.full = False
    writing.desk.flush()
    assert writing.desk.try_again()
    assert writing.kept(A).endswith("Together.")
    assert "Both slowed down." in writing.kept(A)


def test_leaving_for_another_note_and_back_loses_no_word(writing: Writing, disk: Disk) -> None:
    note_id = writing.page.note_id
    other = writing.hour("Another hour.")
    assert writing.page.show_session(other)
    second = writing.page.note_id
    assert writing.page.show_note(note_id)
    sheet = writing.page.sheet
    writing.field(D).setFocus()
    disk.full = True
    writing.type("Arrived tired.")
    sheet.tabs.setCurrentIndex(PROCESS)
    sheet.process.setFocus()
    writing.type("Mine alone.")
    assert writing.page.show_note(second)
    assert writing.page.show_note(note_id)
    assert writing.field(D).words() == "Arrived tired."
    assert writing.page.sheet.process.words() == "Mine alone."


def test_a_note_of_its_own_is_not_put_away_with_words_that_wait_for_the_disk(writing: Writing, disk: Disk) -> None:
    assert writing.page.begin_alone(writing.couple_id)
    note_id = writing.page.note_id
    writing.field(D).setFocus()
    writing.type("They rang on Sunday.")
    disk.refuses = 1
    assert writing.page.show_session(writing.session_id)
    assert writing.desk.try_again()
    waiting = writing.desk.read(notes_shown.unfinished_of, writing.couple_id)
    assert note_id in [one.note.id for one in waiting if one.note is not None]


def test_an_entry_is_taken_up_only_once_the_words_before_it_are_kept(
    writing: Writing, disk: Disk, qtbot: QtBot
) -> None:
    writing.field(D).setFocus()
    writing.type("First.")
    disk.refuses = 1
    writing.page.place(writing.entry(0).id, D)
    assert writing.desk.try_again()
    placed = writing.see().placed
    assert ("Arrived settled." in writing.kept(D)) == (writing.entry(0).id in placed)
    assert "First." in writing.kept(D)


def test_undo_waits_for_what_is_being_typed(writing: Writing) -> None:
    entry = writing.entry(0)
    writing.page.place(entry.id, D)
    writing.page.take_out(entry.id)
    writing.field(D).setFocus()
    writing.type("Typed.")
    writing.desk.undo(writing.couple_id)
    writing.desk.flush()
    assert writing.see().placed == {entry.id: D}
    assert "Typed." in writing.kept(D)
    assert entry.text in writing.kept(D)


def test_what_cannot_be_stored_never_moves_the_caret_of_process_notes(writing: Writing) -> None:
    sheet = writing.page.sheet
    sheet.tabs.setCurrentIndex(PROCESS)
    sheet.process.setFocus()
    sheet.process.textCursor().insertText("one \x07two")
    writing.press(Qt.Key.Key_Home, held=CTRL)
    sheet.flush()
    writing.desk.do(write_up.place_entry, writing.page.note_id, writing.entry(0).id, D)
    assert sheet.process.textCursor().position() == 0
