"""Typing notes while somebody is in the room, with real keys and a real mouse, on a real vault."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.actions import session
from app.actions.note_lines import crossed_lines
from app.models.session import Mark, SetbackKind
from app.store.vault import Vault
from app.views.desk import Desk
from app.views.notes.card import KindChips
from app.views.notes.composer import Composer
from app.views.notes.pane import NotesPane
from app.views.theme.note_clipboard import FORGET_MS
from app.views.theme.theme import Theme
from tests.desk import SteadyClock
from tests.views.notes_hour import Hour
from tests.views.notes_hour import hour as hour

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_enter_keeps_and_the_field_is_free_again(hour: Hour) -> None:
    session_id = hour.start()
    hour.clock.go_on(minutes=1)
    hour.type("Arrived settled", enter=True)
    hour.type("Both smiled", enter=True)
    assert [entry.text for entry in hour.kept(session_id)] == ["Arrived settled", "Both smiled"]
    assert hour.texts() == ["Arrived settled", "Both smiled"]
    assert hour.pane.composer.field.is_empty()
    assert hour.pane.composer.field.hasFocus()


def test_shift_enter_is_a_new_line(hour: Hour) -> None:
    session_id = hour.start()
    hour.type("one")
    hour.press(Qt.Key.Key_Return, SHIFT)
    hour.type("two", enter=True)
    assert hour.kept(session_id)[0].text == "one\ntwo"


def test_enter_with_nothing_typed_does_nothing_and_with_a_mark_asks_for_words(hour: Hour) -> None:
    session_id = hour.start()
    hour.press(Qt.Key.Key_Return)
    assert hour.pane.composer.refusal.isHidden()
    hour.type("/b ", enter=True)
    assert hour.pane.composer.refusal.text() == "Write a few words first."
    assert hour.pane.composer.mark is Mark.BOUNDARY
    hour.type("w")
    assert hour.pane.composer.refusal.isHidden()
    assert hour.kept(session_id) == ()


@pytest.mark.parametrize(
    ("slash", "mark"),
    [("/b ", Mark.BOUNDARY), ("/s ", Mark.SETBACK), ("/R ", Mark.REPAIR), ("/v ", Mark.VICTORY)],
)
def test_a_slash_turns_its_chip_on_and_vanishes(hour: Hour, slash: str, mark: Mark) -> None:
    session_id = hour.start()
    hour.type(slash)
    assert hour.pane.composer.field.words() == ""
    assert hour.pane.composer.marks[mark].isChecked()
    hour.type("some words", enter=True)
    assert (hour.kept(session_id)[0].text, hour.kept(session_id)[0].mark) == ("some words", mark)
    assert hour.pane.composer.mark is None


def test_a_slash_before_words_that_stand_there_marks_them(hour: Hour) -> None:
    hour.start()
    hour.type("a pause counts")
    hour.press(Qt.Key.Key_Home)
    hour.type("/v ")
    assert (hour.pane.composer.mark, hour.pane.composer.field.words()) == (Mark.VICTORY, "a pause counts")


def test_another_slash_is_only_a_word(hour: Hour) -> None:
    session_id = hour.start()
    hour.type("/x and/or", enter=True)
    assert (hour.kept(session_id)[0].text, hour.kept(session_id)[0].mark) == ("/x and/or", None)


def test_chips_by_mouse_leave_the_caret_where_it_was(hour: Hour) -> None:
    hour.start()
    chips = hour.pane.composer.marks
    QTest.mouseClick(chips[Mark.REPAIR], Qt.MouseButton.LeftButton)
    QTest.mouseClick(chips[Mark.BOUNDARY], Qt.MouseButton.LeftButton)
    assert hour.pane.composer.mark is Mark.BOUNDARY
    assert hour.pane.composer.field.hasFocus()
    QTest.mouseClick(chips[Mark.BOUNDARY], Qt.MouseButton.LeftButton)
    assert hour.pane.composer.mark is None


def test_chips_by_keys(hour: Hour) -> None:
    hour.start()
    hour.press(Qt.Key.Key_Tab)
    hour.press(Qt.Key.Key_Tab)
    assert hour.pane.focusWidget() is hour.pane.composer.marks[Mark.SETBACK]
    hour.press(Qt.Key.Key_Space)
    assert hour.pane.composer.mark is Mark.SETBACK


def test_a_kept_setback_offers_its_kinds(hour: Hour) -> None:
    session_id = hour.start()
    hour.type("/s they argued", enter=True)
    assert hour.pane.kinds.isVisible()
    assert [chip.text() for chip in hour.pane.kinds.chips.values()] == ["a hard week", "an edge", "a line crossed"]
    QTest.mouseClick(hour.pane.kinds.chips[SetbackKind.EDGE], Qt.MouseButton.LeftButton)
    assert hour.kept(session_id)[0].setback_kind is SetbackKind.EDGE
    assert hour.rows()[0].beside == "an edge"
    assert not hour.pane.kinds.isVisible()
    assert hour.pane.composer.field.hasFocus()


def test_the_kinds_are_reached_by_keys_and_go_with_the_next_note(hour: Hour) -> None:
    session_id = hour.start()
    hour.type("/s they argued", enter=True)
    hour.press(Qt.Key.Key_Backtab)
    assert hour.pane.focusWidget() is hour.pane.kinds.chips[SetbackKind.LINE_CROSSED]
    hour.press(Qt.Key.Key_Space)
    assert hour.kept(session_id)[0].setback_kind is SetbackKind.LINE_CROSSED
    hour.type("/s again", enter=True)
    hour.type("and on", enter=True)
    assert not hour.pane.kinds.isVisible()


def test_the_kind_of_a_setback_is_asked_for_in_one_place(hour: Hour) -> None:
    hour.start()
    hour.type("earlier", enter=True)
    hour.type("/s it went too fast", enter=True)
    hour.click(hour.rows()[0])
    assert hour.pane.kinds.isVisible()
    hour.click(hour.rows()[1])
    asked = [one for one in hour.pane.findChildren(KindChips) if one.isVisible()]
    assert len(asked) == 1
    assert asked[0] is not hour.pane.kinds
    hour.press(Qt.Key.Key_Escape)
    assert not hour.pane.kinds.isVisible()


def test_undoing_the_setback_takes_the_question_about_it_away(hour: Hour) -> None:
    hour.start()
    hour.type("/s they argued", enter=True)
    hour.desk.undo(hour.couple_id)
    assert hour.texts() == []
    assert not hour.pane.kinds.isVisible()


def test_a_repair_is_joined_to_the_latest_crossed_line(hour: Hour) -> None:
    line = hour.crossed_line()
    session_id = hour.start()
    hour.type("/r heard and owned", enter=True)
    assert hour.kept(session_id)[0].repairs_id == line
    assert hour.rows()[0].beside == "of the line crossed on 3 May"
    assert [one.id for one in hour.desk.read(crossed_lines, hour.couple_id)] == [line]


def test_a_step_is_offered_linked_and_let_go(hour: Hour) -> None:
    session_id = hour.start()
    link = hour.pane.composer.link
    assert not link.isVisible()
    hour.pane.offer_step(hour.step_id, "Hand massage")
    assert link.text() == "Link to “Hand massage”"
    hour.type("slowly")
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    hour.press(Qt.Key.Key_Return)
    hour.type("without it", enter=True)
    assert [entry.step_id for entry in hour.kept(session_id)] == [hour.step_id, None]
    assert hour.rows()[0].step == "Hand massage"


def test_a_chosen_link_outlasts_the_choice_of_another_step(hour: Hour) -> None:
    hour.start()
    hour.pane.offer_step(hour.step_id, "Hand massage")
    QTest.mouseClick(hour.pane.composer.link, Qt.MouseButton.LeftButton)
    hour.pane.offer_step(hour.step_id + 1, "A walk")
    assert hour.pane.composer.link.text() == "Link to “Hand massage”"
    QTest.mouseClick(hour.pane.composer.link, Qt.MouseButton.LeftButton)
    assert hour.pane.composer.link.text() == "Link to “A walk”"
    hour.pane.offer_step(0, "")
    assert not hour.pane.composer.link.isVisible()


class TestDrafts:
    """Nothing typed is ever lost."""

    def test_400_ms_after_the_first_key_it_is_kept_as_typed(self, hour: Hour, qtbot: QtBot) -> None:
        hour.start()
        hour.type("/v Ash would like to ")
        with qtbot.waitSignal(hour.desk.saved, timeout=2000):
            pass
        assert hour.desk.read(session.draft_of, session.COMPOSER, hour.couple_id) == "/v Ash would like to "

    def test_before_cover_lock_and_close_the_last_letters_are_kept(self, hour: Hour) -> None:
        hour.start()
        hour.type("half a sen")
        hour.desk.flush()
        assert hour.desk.read(session.draft_of, session.COMPOSER, hour.couple_id) == "half a sen"

    def test_opened_again_the_composer_holds_it(
        self, hour: Hour, qtbot: QtBot, vault: Vault, clock: SteadyClock, theme: Theme
    ) -> None:
        hour.start()
        hour.type("/b half a sen")
        hour.desk.close()
        again = Desk(vault, clock)
        pane = NotesPane(theme, again)
        qtbot.addWidget(pane)
        pane.show_couple(hour.couple_id)
        assert (pane.composer.field.words(), pane.composer.mark) == ("half a sen", Mark.BOUNDARY)
        again.close()

    def test_a_kept_note_leaves_none(self, hour: Hour) -> None:
        hour.start()
        hour.type("whole")
        hour.desk.flush()
        hour.press(Qt.Key.Key_Return)
        hour.desk.flush()
        assert hour.desk.draft(session.COMPOSER, hour.couple_id) == ""

    def test_words_of_a_session_that_ended_stay_until_they_are_kept(self, hour: Hour) -> None:
        session_id = hour.start()
        hour.type("nearly fin")
        hour.end()
        assert hour.pane.composer.isVisible()
        assert hour.pane.composer.field.words() == "nearly fin"
        hour.pane.take_focus()
        hour.type("ished", enter=True)
        assert hour.kept(session_id)[0].text == "nearly finished"
        assert not hour.pane.composer.isVisible()
        assert hour.pane.start.isVisible()

    @pytest.mark.parametrize("between", [False, True], ids=["at once", "after another opening"])
    def test_words_of_a_session_that_ended_wait_in_the_next_one(
        self, hour: Hour, qtbot: QtBot, vault: Vault, theme: Theme, between: bool
    ) -> None:
        first = hour.start()
        hour.type("/r nearly fin")
        hour.end()
        pane, desk = hour.pane, hour.desk
        if between:
            desk.close()
            desk = Desk(vault, hour.clock)
            pane = NotesPane(theme, desk)
            qtbot.addWidget(pane)
            pane.show_couple(hour.couple_id)
        started = desk.do(session.start_session, hour.couple_id)
        assert started is not None
        assert (pane.composer.field.words(), pane.composer.mark) == ("nearly fin", Mark.REPAIR)
        QTest.keyClicks(pane.composer.field, "ished")
        QTest.keyClick(pane.composer.field, Qt.Key.Key_Return)
        assert [one.text for one in desk.read(session.show_entries, started.change.ids[0])] == ["nearly finished"]
        assert desk.read(session.show_entries, first) == ()
        assert desk.draft(session.COMPOSER, hour.couple_id) == ""
        desk.close()


class TestTheDisk:
    """What the disk will not take stays on the screen."""

    def test_not_saved_and_saved_again(self, hour: Hour, vault: Vault) -> None:
        session_id = hour.start()
        hour.type("while the disk is away")
        away = vault.folder.with_name("elsewhere")
        vault.folder.rename(away)
        hour.press(Qt.Key.Key_Return)
        assert hour.pane.composer.field.words() == "while the disk is away"
        assert hour.pane.state.words.text() == "Kept in memory, not yet on disk"
        assert hour.desk.unsaved_words() == ["while the disk is away"]
        Path(away).rename(vault.folder)
        hour.press(Qt.Key.Key_Return)
        assert hour.pane.composer.field.is_empty()
        assert hour.pane.state.words.text() == "Saved, encrypted on this computer"
        assert [entry.text for entry in hour.kept(session_id)] == ["while the disk is away"]
        hour.desk.try_again()
        assert hour.desk.draft(session.COMPOSER, hour.couple_id) == ""

    def test_saving_is_said_only_when_it_takes_long(self, hour: Hour, qtbot: QtBot) -> None:
        state = hour.pane.state
        assert state.words.text() == "Saved, encrypted on this computer"
        state.typed()
        qtbot.waitUntil(lambda: state.words.text() == "Saving", timeout=1000)
        state.set_saved(True)
        assert state.words.text() == "Saved, encrypted on this computer"


class TestUndo:
    """Ctrl+Z belongs to the field while it has typing to undo, and to the window after that."""

    def test_typing_first_then_the_note(self, hour: Hour) -> None:
        session_id = hour.start()
        hour.type("first", enter=True)
        hour.type("sec")
        hour.press(Qt.Key.Key_Z, CTRL)
        assert hour.pane.composer.field.is_empty()
        assert [entry.text for entry in hour.kept(session_id)] == ["first"]
        hour.press(Qt.Key.Key_Z, CTRL)
        assert hour.kept(session_id) == ()
        assert hour.texts() == []

    def test_a_slash_that_comes_back_by_undo_stays(self, hour: Hour) -> None:
        hour.start()
        hour.type("/b ")
        hour.press(Qt.Key.Key_Z, CTRL)
        assert hour.pane.composer.field.words().startswith("/b")

    def test_redo(self, hour: Hour) -> None:
        hour.start()
        hour.type("word")
        hour.press(Qt.Key.Key_Z, CTRL)
        hour.press(Qt.Key.Key_Z, CTRL | SHIFT)
        assert hour.pane.composer.field.words() == "word"


class TestWords:
    """Whatever is typed or pasted comes back as it was."""

    def paste(self, composer: Composer, words: str) -> None:
        data = QMimeData()
        data.setText(words)
        data.setHtml(f"<b>{words}</b>")
        composer.field.insertFromMimeData(data)

    @pytest.mark.parametrize(
        "words",
        [
            "<b>bold</b> & {braces}",
            "שלום, מה שלומך",
            "👩‍👩‍👧 déjà\u00a0vu",
            "a\n\n b\tc",
            "x" * 5000,
            "word " * 1999 + "end",
        ],
    )
    def test_pasted_as_it_is(self, hour: Hour, words: str) -> None:
        session_id = hour.start()
        self.paste(hour.pane.composer, words)
        assert hour.pane.composer.field.words() == words
        hour.press(Qt.Key.Key_Return)
        assert hour.kept(session_id)[0].text == words

    @pytest.mark.parametrize("words", ["y" * 1_000_000, "word " * 200_000, "a line of words\n" * 60_000])
    def test_a_megabyte_is_one_more_note(self, hour: Hour, words: str) -> None:
        session_id = hour.start()
        self.paste(hour.pane.composer, words)
        hour.type("x")
        assert hour.pane.composer.field.words() == words + "x"
        hour.press(Qt.Key.Key_Return)
        assert hour.kept(session_id)[0].text == words + "x"
        assert len(hour.rows()[0].text) < 3000

    def test_lines_broken_inside_a_very_long_line_are_kept(self, hour: Hour) -> None:
        hour.start()
        field = hour.pane.composer.field
        self.paste(hour.pane.composer, "z" * 4500)
        hour.press(Qt.Key.Key_Return, SHIFT)
        self.paste(hour.pane.composer, "one\ntwo")
        assert field.words() == "z" * 4500 + "\none\ntwo"
        hour.press(Qt.Key.Key_Home, CTRL)
        self.paste(hour.pane.composer, "a\nb" + "c" * 2500)
        assert field.words() == "a\nb" + "c" * 2500 + "z" * 4500 + "\none\ntwo"

    def test_a_line_break_pasted_into_the_middle_of_a_very_long_line(self, hour: Hour) -> None:
        hour.start()
        field = hour.pane.composer.field
        self.paste(hour.pane.composer, "z" * 4500)
        self.paste(hour.pane.composer, "\nnext")
        assert field.words() == "z" * 4500 + "\nnext"

    def test_copying_from_a_very_long_line_joins_it_and_is_forgotten(self, hour: Hour) -> None:
        hour.start()
        self.paste(hour.pane.composer, "z" * 4500 + "\nend")
        hour.press(Qt.Key.Key_A, CTRL)
        hour.press(Qt.Key.Key_C, CTRL)
        assert QGuiApplication.clipboard().text() == "z" * 4500 + "\nend"
        assert hour.pane.clipboard.timer.isActive()
        assert hour.pane.clipboard.timer.interval() == FORGET_MS == 60_000
        hour.pane.clipboard.timer.timeout.emit()
        assert QGuiApplication.clipboard().text() == ""

    def test_the_field_grows_with_its_words_and_then_scrolls(self, hour: Hour) -> None:
        hour.start()
        field = hour.pane.composer.field
        low = field.height()
        for _ in range(5):
            hour.press(Qt.Key.Key_Return, SHIFT)
        grown = field.height()
        assert grown == low + 3 * 20
        for _ in range(30):
            hour.press(Qt.Key.Key_Return, SHIFT)
        assert field.height() == 10 * 20
        assert field.verticalScrollBar().maximum() > 0
