"""Reading and changing kept notes, with real keys and a real mouse, on a real vault."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QAction, QContextMenuEvent, QGuiApplication, QImage, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.actions import hierarchy, session
from app.models.hierarchy import StepWords
from app.models.session import Entry, Mark, SetbackKind
from app.views.notes.editor import EntryEditor
from app.views.notes.rows import Kind
from app.views.theme.theme import Theme
from tests.views.notes_hour import Hour
from tests.views.notes_hour import hour as hour

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def written(hour: Hour) -> Hour:
    """A session in course with three notes, and the keys on the last one."""
    hour.start()
    hour.type("Arrived settled", enter=True)
    hour.type('/b "amber" means slow down', enter=True)
    hour.type("/v they paused together", enter=True)
    hour.pane.stream.setFocus()
    return hour


def editor(hour: Hour) -> EntryEditor:
    found = [one for one in hour.pane.findChildren(EntryEditor) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def in_course(hour: Hour) -> list[Entry]:
    assert hour.desk.session is not None
    return list(hour.kept(hour.desk.session.id))


def menu_of(hour: Hour, place: int) -> QMenu:
    hour.pane.stream.setFocus()
    hour.pane.stream.go_to(hour.rows()[place].key)
    hour.pane.stream.asked.emit(hour.rows()[place], hour.window.mapToGlobal(QPoint(40, 40)))
    menus = list(hour.pane.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly))
    return menus[-1]


def choose(menu: QMenu, *words: str) -> None:
    for word in words:
        found: QAction = next(act for act in menu.actions() if act.text() == word)
        inside = found.menu()
        if isinstance(inside, QMenu):
            menu = inside
        else:
            found.trigger()
    top = menu
    while isinstance(parent := top.parent(), QMenu):
        top = parent
    top.close()


class TestEditing:
    """Where it stands, by mouse and by keys."""

    def test_up_in_an_empty_composer_edits_the_last_note(self, written: Hour) -> None:
        written.pane.take_focus()
        written.press(Qt.Key.Key_Up)
        assert editor(written).field.words() == "they paused together"
        written.type(", and made toast", enter=True)
        assert in_course(written)[2].text == "they paused together, and made toast"
        assert written.pane.composer.field.hasFocus()
        written.desk.undo(written.couple_id)
        assert written.texts()[2] == "they paused together"

    def test_up_in_words_only_moves(self, written: Hour) -> None:
        written.pane.take_focus()
        written.type("x")
        written.press(Qt.Key.Key_Up)
        assert not any(one.isVisible() for one in written.pane.findChildren(EntryEditor))

    def test_enter_on_a_note_edits_it_and_the_keys_come_back(self, written: Hour) -> None:
        written.press(Qt.Key.Key_Up)
        written.press(Qt.Key.Key_Return)
        assert editor(written).field.words() == '"amber" means slow down'
        written.type(", not stop", enter=True)
        assert in_course(written)[1].text == '"amber" means slow down, not stop'
        assert in_course(written)[1].mark is Mark.BOUNDARY
        assert written.pane.stream.hasFocus()

    def test_a_click_edits(self, written: Hour) -> None:
        written.click(written.rows()[0])
        assert editor(written).field.words() == "Arrived settled"
        assert editor(written).field.hasFocus()

    def test_nothing_changed_is_no_intention(self, written: Hour) -> None:
        before = written.desk.undo_name(written.couple_id)
        written.press(Qt.Key.Key_Return)
        written.press(Qt.Key.Key_Return)
        assert written.desk.undo_name(written.couple_id) == before

    def test_escape_leaves_and_loses_nothing(self, written: Hour) -> None:
        written.press(Qt.Key.Key_Return)
        written.type(" and")
        written.press(Qt.Key.Key_Escape)
        assert written.texts()[2] == "they paused together"
        assert written.rows()[2].begun
        written.press(Qt.Key.Key_Return)
        assert editor(written).field.words() == "they paused together and"
        written.press(Qt.Key.Key_Return)
        assert in_course(written)[2].text == "they paused together and"
        assert not written.rows()[2].begun

    def test_escape_loses_nothing_that_was_chosen(self, written: Hour) -> None:
        written.pane.offer_step(written.step_id, "Hand massage")
        written.press(Qt.Key.Key_Return)
        card = editor(written)
        card.marks[Mark.SETBACK].click()
        card.kinds.chips[SetbackKind.EDGE].click()
        card.link.click()
        written.press(Qt.Key.Key_Escape)
        assert in_course(written)[2].mark is Mark.VICTORY
        assert written.rows()[2].begun
        written.pane.offer_step(0, "")
        written.press(Qt.Key.Key_Return)
        card = editor(written)
        assert (card.mark, card.kinds.kind, card.link.isChecked()) == (Mark.SETBACK, SetbackKind.EDGE, True)
        assert "Hand massage" in card.link.text()
        written.press(Qt.Key.Key_Return)
        kept = in_course(written)[2]
        assert (kept.mark, kept.setback_kind, kept.step_id) == (Mark.SETBACK, SetbackKind.EDGE, written.step_id)
        assert not written.rows()[2].begun
        written.press(Qt.Key.Key_Return)
        editor(written).link.click()
        written.press(Qt.Key.Key_Escape)
        written.press(Qt.Key.Key_Return)
        assert not editor(written).link.isChecked()

    def test_what_was_chosen_and_taken_back_leaves_no_draft(self, written: Hour) -> None:
        written.press(Qt.Key.Key_Return)
        editor(written).marks[Mark.REPAIR].click()
        written.press(Qt.Key.Key_Escape)
        assert written.rows()[2].begun
        written.press(Qt.Key.Key_Return)
        editor(written).marks[Mark.VICTORY].click()
        written.press(Qt.Key.Key_Escape)
        assert not written.rows()[2].begun

    def test_escape_ends_at_the_editor(self, written: Hour) -> None:
        outside: list[bool] = []
        close = QShortcut(QKeySequence("Esc"), written.window)
        close.activated.connect(lambda: outside.append(True))
        written.press(Qt.Key.Key_Return)
        written.press(Qt.Key.Key_Escape)
        assert written.pane.stream.hasFocus()
        assert outside == []
        written.pane.take_focus()
        written.press(Qt.Key.Key_Escape)
        assert outside == [True]

    def test_escape_without_a_change_leaves_no_draft(self, written: Hour) -> None:
        written.press(Qt.Key.Key_Return)
        written.type("x")
        written.press(Qt.Key.Key_Backspace)
        written.press(Qt.Key.Key_Escape)
        assert not written.rows()[2].begun

    def test_going_on_elsewhere_keeps_the_change(self, written: Hour) -> None:
        written.click(written.rows()[0])
        written.type(" both")
        written.click(written.rows()[1])
        assert editor(written).field.words() == '"amber" means slow down'
        assert in_course(written)[0].text == "Arrived settled both"
        written.type("!")
        written.pane.composer.field.setFocus()
        assert in_course(written)[1].text.endswith("!")
        assert written.pane.composer.field.hasFocus()

    def test_no_words_are_refused_beside_the_field(self, written: Hour) -> None:
        written.press(Qt.Key.Key_Return)
        written.press(Qt.Key.Key_A, CTRL)
        written.press(Qt.Key.Key_Delete)
        written.press(Qt.Key.Key_Return)
        assert editor(written).refusal.text() == "Write a few words first."
        assert in_course(written)[2].text == "they paused together"

    def test_the_editor_grows_with_its_words(self, written: Hour, qtbot: QtBot) -> None:
        written.press(Qt.Key.Key_Return)
        before = editor(written).height()
        written.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
        qtbot.waitUntil(lambda: editor(written).height() > before)
        two_lines = editor(written).height()
        for _ in range(3):
            written.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
        qtbot.waitUntil(lambda: editor(written).height() == two_lines + 3 * 20)

    def test_a_setback_says_its_kind_and_a_repair_its_line(self, written: Hour) -> None:
        written.press(Qt.Key.Key_Return)
        assert not editor(written).kinds.isVisible()
        QTest.mouseClick(editor(written).marks[Mark.SETBACK], Qt.MouseButton.LeftButton)
        QTest.mouseClick(editor(written).kinds.chips[SetbackKind.LINE_CROSSED], Qt.MouseButton.LeftButton)
        written.press(Qt.Key.Key_Return)
        assert in_course(written)[2].setback_kind is SetbackKind.LINE_CROSSED
        line = in_course(written)[2].id
        written.press(Qt.Key.Key_Up)
        written.press(Qt.Key.Key_Return)
        QTest.mouseClick(editor(written).marks[Mark.REPAIR], Qt.MouseButton.LeftButton)
        QTest.mouseClick(editor(written).repairs, Qt.MouseButton.LeftButton)
        menu = editor(written).findChildren(QMenu)[0]
        choose(menu, "of the line crossed on 14 May: they paused together")
        assert editor(written).repairs.text() == "of the line crossed on 14 May"
        written.press(Qt.Key.Key_Return)
        assert in_course(written)[1].repairs_id == line

    def test_the_disk_away(self, written: Hour) -> None:
        vault = written.desk
        written.press(Qt.Key.Key_Return)
        written.type(" still")
        folder = written.folder
        away = folder.with_name("elsewhere")
        folder.rename(away)
        written.press(Qt.Key.Key_Return)
        assert editor(written).field.words() == "they paused together still"
        assert vault.unsaved_words() == ["they paused together still"]
        away.rename(folder)
        written.press(Qt.Key.Key_Return)
        assert in_course(written)[2].text == "they paused together still"
        assert vault.unsaved_words() == []

    def test_a_note_that_goes_while_it_is_edited_takes_its_editor_along(self, written: Hour) -> None:
        written.press(Qt.Key.Key_Return)
        written.type(" x")
        written.desk.undo(written.couple_id)
        assert len(written.texts()) == 2
        assert written.pane.stream.painter.editing is None


class TestRows:
    """Keys on the stream."""

    def test_up_and_down_and_out_below(self, written: Hour) -> None:
        stream = written.pane.stream
        written.press(Qt.Key.Key_Home)
        assert stream.current_row() == written.rows()[0]
        written.press(Qt.Key.Key_Down)
        written.press(Qt.Key.Key_Down)
        assert stream.current_row() == written.rows()[2]
        written.press(Qt.Key.Key_Down)
        assert written.pane.composer.field.hasFocus()

    def test_delete_removes_and_undo_brings_back(self, written: Hour) -> None:
        written.press(Qt.Key.Key_Up)
        written.press(Qt.Key.Key_Delete)
        assert written.texts() == ["Arrived settled", "they paused together"]
        assert written.pane.stream.current_row() == written.rows()[1]
        written.press(Qt.Key.Key_Z, CTRL)
        assert written.texts() == ["Arrived settled", '"amber" means slow down', "they paused together"]

    def test_the_last_one_removed(self, written: Hour) -> None:
        for _ in range(3):
            written.press(Qt.Key.Key_Delete)
        assert written.texts() == []

    def test_letters_search_nothing(self, written: Hour) -> None:
        written.type("a")
        assert written.pane.stream.current_row() == written.rows()[2]

    def test_copy_is_forgotten_after_a_minute(self, written: Hour) -> None:
        written.press(Qt.Key.Key_C, CTRL)
        assert QGuiApplication.clipboard().text() == "they paused together"
        written.pane.clipboard.timer.timeout.emit()
        assert QGuiApplication.clipboard().text() == ""

    def test_copy_is_forgotten_when_the_pane_goes(self, written: Hour) -> None:
        written.press(Qt.Key.Key_C, CTRL)
        written.pane.deleteLater()
        QCoreApplication.sendPostedEvents(written.pane, QEvent.Type.DeferredDelete)
        assert QGuiApplication.clipboard().text() == ""

    def test_what_somebody_copied_since_stays(self, written: Hour) -> None:
        written.press(Qt.Key.Key_C, CTRL)
        QGuiApplication.clipboard().setText("something else")
        written.pane.clipboard.timer.timeout.emit()
        assert QGuiApplication.clipboard().text() == "something else"

    def test_a_new_note_is_in_sight(self, written: Hour) -> None:
        written.pane.take_focus()
        for number in range(30):
            written.type(f"note {number}", enter=True)
        bar = written.pane.stream.verticalScrollBar()
        assert bar.maximum() > 0
        assert bar.value() == bar.maximum()

    def test_what_is_read_aloud(self, written: Hour) -> None:
        heard = QAccessible.queryAccessibleInterface(written.pane.stream)
        assert heard.role() == QAccessible.Role.List
        sentences = [heard.child(n).text(QAccessible.Text.Name) for n in range(heard.childCount())]
        assert sentences == [
            "14:05. Arrived settled",
            '14:05. Boundary. "amber" means slow down',
            "14:05. Small victory. they paused together",
        ]

    def test_a_setback_a_repair_and_a_step_read_aloud(self, hour: Hour) -> None:
        hour.crossed_line()
        hour.start()
        hour.pane.offer_step(hour.step_id, "Hand massage")
        hour.pane.composer.link.click()
        hour.type("/r heard", enter=True)
        hour.type("/s tired", enter=True)
        hour.pane.kinds.chips[SetbackKind.HARD_WEEK].click()
        assert [row.spoken for row in hour.rows()] == [
            "14:05. Repair of the line crossed on 3 May. heard Linked to the step “Hand massage”.",
            "14:05. Setback, a hard week. tired",
        ]

    def test_a_step_that_is_renamed_is_renamed_here(self, hour: Hour) -> None:
        hour.start()
        hour.pane.offer_step(hour.step_id, "Hand massage")
        hour.pane.composer.link.click()
        hour.type("slowly", enter=True)
        hour.desk.do(hierarchy.edit_step, hour.step_id, StepWords(title="Foot massage"))
        assert hour.rows()[0].step == "Foot massage"

    def test_markup_is_text_and_hebrew_stands_at_the_right(self, hour: Hour, theme: Theme) -> None:
        hour.start()
        hour.type("<b>x</b>", enter=True)
        hour.desk.do(session.keep_entry, hour.desk.session.id if hour.desk.session else 0, "שלום")
        assert hour.rows()[0].text == "<b>x</b>"
        stream = hour.pane.stream
        rect = stream.visualRect(stream.rows.index_of(hour.rows()[1].key))
        picture = stream.viewport().grab(rect).toImage()
        assert _ink_between(picture, 180, 310, theme)
        assert not _ink_between(picture, 60, 150, theme)


def _ink_between(picture: QImage, left: int, right: int, theme: Theme) -> bool:
    ratio = picture.devicePixelRatio()
    ground = theme.color("surface").lightness()
    return any(
        abs(picture.pixelColor(int(x * ratio), int(y * ratio)).lightness() - ground) > 60
        for x in range(left, right)
        for y in range(10, 26)
    )


def test_long_notes_are_shortened_and_drafts_and_steps_stand_below(hour: Hour, theme: Theme) -> None:
    hour.crossed_line()
    hour.start()
    hour.pane.offer_step(hour.step_id, "Hand massage")
    hour.pane.composer.link.click()
    hour.type("/r " + "word " * 600, enter=True)
    hour.press(Qt.Key.Key_Up)
    hour.type("x")
    hour.press(Qt.Key.Key_Escape)
    row = hour.rows()[0]
    assert row.shortened
    assert row.begun
    assert row.text.endswith("…")
    high = hour.pane.stream.visualRect(hour.pane.stream.rows.index_of(row.key)).height()
    assert high == 16 + 20 * (1 + 3) + len(hour.pane.stream.painter.lines_of(row)) * 20
    hour.window.resize(300, 700)
    assert not hour.pane.grab().isNull()


class TestMenu:
    """The same by a menu."""

    def test_mark_kind_link_copy_remove(self, written: Hour) -> None:
        choose(menu_of(written, 0), "Mark as", "Setback")
        assert in_course(written)[0].mark is Mark.SETBACK
        choose(menu_of(written, 0), "What kind", "an edge")
        assert in_course(written)[0].setback_kind is SetbackKind.EDGE
        choose(menu_of(written, 0), "What kind", "Not said")
        assert in_course(written)[0].setback_kind is None
        choose(menu_of(written, 0), "Mark as", "No mark")
        assert in_course(written)[0].mark is None
        written.pane.offer_step(written.step_id, "Hand massage")
        choose(menu_of(written, 0), "Link to “Hand massage”")
        assert in_course(written)[0].step_id == written.step_id
        choose(menu_of(written, 0), "Remove the link to “Hand massage”")
        assert in_course(written)[0].step_id is None
        choose(menu_of(written, 0), "Copy")
        assert QGuiApplication.clipboard().text() == "Arrived settled"
        choose(menu_of(written, 0), "Remove")
        assert len(in_course(written)) == 2
        choose(menu_of(written, 0), "Edit")
        assert editor(written).field.words() == '"amber" means slow down'

    def test_a_repair_changes_its_line_or_has_none(self, hour: Hour) -> None:
        line = hour.crossed_line()
        hour.start()
        hour.type("/r heard", enter=True)
        choose(menu_of(hour, 0), "Which line", "Of no line")
        assert in_course(hour)[0].repairs_id is None
        choose(menu_of(hour, 0), "Which line", "of the line crossed on 3 May: It went further than agreed")
        assert in_course(hour)[0].repairs_id == line

    def test_it_opens_by_mouse_and_by_key(self, written: Hour, qtbot: QtBot) -> None:
        asked: list[str] = []
        written.pane.stream.asked.connect(lambda row, at: asked.append(row.text))
        stream = written.pane.stream
        viewport = stream.viewport()
        spot = written.spot(written.rows()[0])
        mouse, key = QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard
        for reason in (mouse, key):
            event = QContextMenuEvent(reason, spot, viewport.mapToGlobal(spot))
            QGuiApplication.sendEvent(viewport, event)
            for menu in written.pane.findChildren(QMenu):
                menu.close()
        assert asked == ["Arrived settled", "they paused together"]


def test_two_thousand_notes(hour: Hour) -> None:
    session_id = hour.start()
    with hour.records.write() as work:
        for number in range(2000):
            entry = Entry(
                couple_id=hour.couple_id, session_id=session_id, at=hour.clock.now(), text=f"Words {number} " * 9
            )
            work.sessions.add_entry(entry)
    hour.type("one more", enter=True)
    assert len(hour.rows()) == 2001
    hour.press(Qt.Key.Key_Up)
    assert editor(hour).field.words() == "one more"


def test_text_of_any_size_and_either_scheme_keeps_what_is_typed(written: Hour, theme: Theme) -> None:
    written.press(Qt.Key.Key_Return)
    written.type(" y")
    before = written.pane.stream.sizeHintForRow(0)
    theme.set_text_scale(2.0)
    theme.set_scheme("dark")
    assert editor(written).field.words() == "they paused together y"
    assert written.pane.stream.sizeHintForRow(0) > before
    theme.set_scheme("light")
    theme.set_text_scale(1.0)
    assert written.pane.stream.sizeHintForRow(0) == before


@pytest.mark.parametrize(
    ("scale", "width", "height"), [(1.0, 372, 900), (2.0, 744, 768), (2.0, 600, 640), (0.85, 300, 560)]
)
def test_nothing_is_cut_off(hour: Hour, theme: Theme, scale: float, width: int, height: int) -> None:
    hour.start()
    hour.type("/s they argued", enter=True)
    hour.pane.offer_step(hour.step_id, "Hand massage")
    theme.set_text_scale(scale)
    hour.window.resize(width, height)
    hour.pane.grab()
    card = hour.pane.composer
    assert card.height() >= card.heightForWidth(card.width())
    for chip in [*card.marks.values(), *hour.pane.kinds.chips.values()]:
        if chip.isVisible():
            assert chip.width() >= chip.sizeHint().width()
            holder = chip.parentWidget()
            assert holder is not None
            assert holder.rect().contains(chip.geometry())
    theme.set_text_scale(1.0)


def test_the_hint_row_takes_no_keys(hour: Hour) -> None:
    hour.earlier("before")
    hour.start()
    hour.type("now", enter=True)
    hour.pane.stream.setFocus()
    hour.press(Qt.Key.Key_Home)
    hour.press(Qt.Key.Key_End)
    hour.press(Qt.Key.Key_Up)
    current = hour.pane.stream.current_row()
    assert current is not None
    assert current.kind is Kind.SESSION


def test_a_note_of_a_later_day_says_its_day(hour: Hour, theme: Theme) -> None:
    session_id = hour.earlier("Arrived settled", days=2)
    hour.desk.do(session.keep_entry, session_id, "Phoned")
    first, later = hour.rows()
    assert (first.day, later.day) == ("", "14 May")
    assert later.spoken.startswith("14 May, 14:05.")
    assert first.spoken.startswith("14:05.")
    stream = hour.pane.stream
    heights = [stream.visualRect(stream.rows.index_of(row.key)).height() for row in (first, later)]
    assert heights[1] == heights[0] + theme.line("body")
    hour.click(later)
    assert editor(hour).field.accessibleName() == "Note of 14 May, 14:05"
