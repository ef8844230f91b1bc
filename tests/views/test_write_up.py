"""A session is written up by keys alone, by the mouse alone, signed, and added to."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QScrollArea
from pytestqt.qtbot import QtBot

from app.actions import session, write_up
from app.models.note import Heading, NoteFormat
from app.models.session import Mark
from app.views.drafts import KEEP_AFTER_MS
from app.views.theme.theme import Theme
from app.views.theme.widgets import Label
from app.views.write_up.head import PROCESS
from tests.hands import drag
from tests.views.write_up_desk import CTRL, DOWN, ENTER, ESC, TAB, UP, A, D, P, Writing
from tests.views.write_up_desk import writing as writing


def test_a_whole_write_up_by_keys_alone(writing: Writing) -> None:
    assert writing.focus() is writing.page.entries.list
    writing.type("dDa")
    assert writing.letters() == ["D", "D", "A", "."]
    assert writing.kept(D) == "Arrived settled.\nAmber means slow down."
    assert writing.page.entries.list.row() == writing.row(3)
    writing.press(TAB)
    while writing.focus() is not writing.field(P):
        writing.press(TAB)
    writing.type("They stay with it. ;pau")
    assert writing.page.offers.titles() == ["Pause word used by both", "Practised pausing"]
    writing.press(ENTER)
    writing.type(" More of @eve")
    writing.press(ENTER)
    assert writing.field(P).words() == (
        "They stay with it. Both used the pause word, and both heeded it at once. More of Evening walk"
    )
    while writing.focus() is not writing.page.sheet.foot.sign:
        writing.press(TAB)
    writing.press(ENTER)
    assert "Sunday suits." in writing.page.sheet.foot.left_over.text()
    assert not writing.see().shown.signed
    assert writing.focus() is writing.page.sheet.foot.back
    while writing.focus() is not writing.page.sheet.foot.as_it_is:
        writing.press(TAB)
    writing.press(ENTER)
    seen = writing.see().shown
    assert seen.signed
    assert seen.whole
    assert seen.sections[P].endswith("More of Evening walk")
    assert [one.words for one in seen.mentions] == ["Evening walk"]
    assert writing.focus() is writing.page.sheet.writer.open_button
    writing.press(ENTER)
    writing.type("Ash wrote.")
    writing.press(ENTER, held=CTRL)
    assert [one.text for one in writing.see().shown.addenda] == ["Ash wrote."]


def test_by_the_mouse_a_letter_and_a_real_drag_take_an_entry_up(writing: Writing) -> None:
    entries = writing.page.entries.list
    writing.click(entries.viewport(), writing.letter_spot(0, A))
    assert writing.letters() == ["A", ".", ".", "."]
    spot = entries.visualRect(writing.page.entries.rows.index(3)).topLeft() + QPoint(70, 16)
    box = writing.page.sheet.parts[P].box
    target = entries.viewport().mapFromGlobal(box.mapToGlobal(box.rect().center()))
    drag(entries, spot, target)
    assert writing.letters() == ["A", ".", ".", "P"]
    assert writing.kept(P) == "Sunday suits."
    assert writing.entry(3).text == "Sunday suits."


def test_a_drag_let_go_elsewhere_or_left_by_escape_changes_nothing(writing: Writing) -> None:
    entries = writing.page.entries.list
    spot = entries.visualRect(writing.page.entries.rows.index(1)).topLeft() + QPoint(70, 16)
    box = writing.page.sheet.parts[P].box
    target = entries.viewport().mapFromGlobal(box.mapToGlobal(box.rect().center()))
    drag(entries, spot, target, escape=True)
    title = writing.page.earlier.title
    drag(entries, spot, entries.viewport().mapFromGlobal(title.mapToGlobal(title.rect().center())))
    assert writing.letters() == ["."] * 4
    assert writing.see().shown.sections == {}


def test_the_badge_of_an_entry_offers_to_move_it_or_take_it_out(writing: Writing) -> None:
    writing.type("d")
    entries = writing.page.entries.list
    asked: list[int] = []
    entries.asked.connect(lambda entry_id, _at: asked.append(entry_id))
    writing.click(entries.viewport(), writing.letter_spot(0, D))
    assert asked == [writing.entry(0).id]
    for menu in writing.page.findChildren(QMenu):
        menu.close()
    menu = writing.page.menu_for(writing.entry(0).id)
    named = {action.text(): action for action in menu.actions()}
    assert not named["Under Data"].isEnabled()
    named["Under Plan"].trigger()
    assert writing.letters()[0] == "P"
    named["Take it out"].trigger()
    assert writing.letters()[0] == "."
    assert writing.see().shown.sections == {D: "", P: ""}
    menu.deleteLater()


def test_keys_take_an_entry_out_again_and_open_its_menu(writing: Writing) -> None:
    writing.type("d")
    writing.press(UP, Qt.Key.Key_Delete)
    assert writing.letters() == ["."] * 4
    writing.press(ENTER)
    menus = [menu for menu in writing.page.findChildren(QMenu) if menu.isVisible()]
    assert [action.text() for action in menus[0].actions()] == ["Under Data", "Under Assessment", "Under Plan"]
    menus[0].close()
    writing.press(Qt.Key.Key_X)
    assert writing.letters() == ["."] * 4


def test_undo_takes_out_what_was_taken_up_and_never_a_word_of_the_therapist(writing: Writing) -> None:
    writing.field(D).setFocus()
    writing.type("Both came. ")
    writing.page.entries.list.setFocus()
    writing.page.entries.list.choose(0)
    writing.type("d")
    assert writing.field(D).words() == "Both came.\nArrived settled."
    writing.field(D).setFocus()
    writing.type(" Both smiled.")
    assert writing.field(D).words().endswith("Arrived settled. Both smiled.")
    writing.page.sheet.flush()
    writing.desk.undo(writing.couple_id)
    assert writing.field(D).words() == "Both came.\nArrived settled. Both smiled."
    assert writing.letters()[0] == "."
    writing.desk.redo(writing.couple_id)
    assert writing.letters()[0] == "D"
    assert writing.field(D).words() == "Both came.\nArrived settled. Both smiled."


def test_after_taking_up_the_caret_stays_where_it_was(writing: Writing) -> None:
    writing.field(D).setFocus()
    writing.type("One two three")
    for _ in range(6):
        writing.press(Qt.Key.Key_Left)
    writing.page.place(writing.entry(0).id, D)
    writing.type("!")
    assert writing.field(D).words() == "One two! three\nArrived settled."


@pytest.mark.parametrize("process", [False, True])
def test_the_line_one_types_in_stays_in_sight(writing: Writing, qtbot: QtBot, process: bool) -> None:
    sheet = writing.page.sheet
    if process:
        sheet.tabs.setCurrentIndex(PROCESS)
    field = sheet.process if process else writing.field(D)
    field.setFocus()
    writing.press(*[ENTER] * 60)
    writing.type("The last line.")

    def seen() -> bool:
        return field.visibleRegion().contains(field.cursorRect().center())

    qtbot.waitUntil(seen, timeout=2000)
    writing.press(Qt.Key.Key_Home, held=CTRL)
    qtbot.waitUntil(seen, timeout=2000)


def test_typing_is_kept_within_400_ms_and_before_lock(writing: Writing, qtbot: QtBot) -> None:
    writing.field(A).setFocus()
    writing.type("Half a th")
    assert writing.kept(A) == ""
    assert KEEP_AFTER_MS < 400
    qtbot.waitUntil(lambda: writing.kept(A) == "Half a th", timeout=1000)
    assert writing.page.sheet.foot.state.text() == "Draft saved 14:56"
    writing.type("ought")
    writing.desk.flush()
    assert writing.kept(A) == "Half a thought"


def test_an_entry_edited_elsewhere_is_never_stale_here(writing: Writing) -> None:
    entry = writing.entry(0)
    writing.type("d")
    writing.field(A).setFocus()
    writing.type("Half")
    writing.desk.do(session.edit_entry, entry.id, "Arrived tired.", Mark.VICTORY)
    assert writing.row(0).text == "Arrived tired."
    assert writing.row(0).mark is Mark.VICTORY
    assert writing.field(A).words() == "Half"
    assert writing.field(D).words() == "Arrived settled."
    writing.desk.do(session.remove_entry, entry.id)
    assert writing.page.entries.rows.rowCount() == 3
    writing.desk.undo(writing.couple_id)
    assert writing.letters()[0] == "D"


def test_another_format_keeps_every_word_in_sight(writing: Writing) -> None:
    writing.field(D).setFocus()
    writing.type("Both came.")
    menu = writing.page.sheet.format.menu_of_formats()
    soap = next(action for action in menu.actions() if action.text().startswith("SOAP"))
    soap.trigger()
    menu.close()
    assert list(writing.page.sheet.parts) == [Heading.SUBJECTIVE, Heading.OBJECTIVE, A, P, D]
    assert writing.page.sheet.parts[D].aside.text() == "not one of SOAP"
    assert writing.field(D).words() == "Both came."
    assert [one.value[0].upper() for one in writing.row(0).keys] == ["S", "O", "A", "P"]
    writing.field(D).setFocus()
    writing.field(D).selectAll()
    writing.press(Qt.Key.Key_Backspace)
    writing.page.sheet.flush()
    assert D in writing.page.sheet.parts
    writing.desk.undo(writing.couple_id)
    assert writing.page.sheet.format.text() == "DAP"


def test_escape_leaves_what_was_typed_and_the_list_stays_away(writing: Writing) -> None:
    writing.field(A).setFocus()
    writing.type("Then ;pa")
    assert writing.page.offers.isVisible()
    writing.press(ESC)
    assert not writing.page.offers.isVisible()
    writing.type("ce")
    assert not writing.page.offers.isVisible()
    assert writing.field(A).words() == "Then ;pace"
    writing.type(" ;")
    assert writing.page.offers.isVisible()
    writing.press(DOWN, DOWN, UP, ENTER)
    assert writing.field(A).words() == "Then ;pace Ash set the pace, and Robin followed it."


def test_a_semicolon_in_a_sentence_is_a_semicolon(writing: Writing) -> None:
    writing.field(D).setFocus()
    writing.type("Both came; Ash was tired.")
    assert not writing.page.offers.isVisible()
    writing.press(ENTER)
    writing.type("xyz ;nothing")
    assert not writing.page.offers.isVisible()
    assert writing.field(D).words() == "Both came; Ash was tired.\nxyz ;nothing"


def test_chips_stand_under_the_focused_heading_only_and_leave_the_caret(writing: Writing) -> None:
    parts = writing.page.sheet.parts
    writing.field(A).setFocus()
    writing.type("An edge.")
    chips = parts[A].chips_shown()
    assert [chip.accessibleName() for chip in chips[:2]] == [
        "Put in: Pause word used by both",
        "Put in: Ash set the pace",
    ]
    assert not parts[D].chips.isVisible()
    writing.click(chips[1])
    assert writing.focus() is writing.field(A)
    assert writing.field(A).words() == "An edge. Ash set the pace, and Robin followed it."
    writing.click(parts[A].chips_shown()[2])
    assert writing.page.offers.titles()[0] == "Pause word used by both"
    writing.press(ENTER)
    writing.click(parts[A].steps_key)
    assert writing.page.offers.titles() == ["Hand massage", "Evening walk"]
    writing.field(D).setFocus()
    assert not writing.page.offers.isVisible()
    assert parts[D].chips.isVisible()
    assert not parts[A].chips.isVisible()


def test_a_step_that_is_named_leads_to_the_step(writing: Writing) -> None:
    led: list[tuple[int, int]] = []
    writing.page.step_wanted.connect(lambda *to: led.append(to))
    writing.field(P).setFocus()
    writing.type("On with @hand")
    writing.press(ENTER)
    writing.press(ENTER, held=CTRL)
    step_id = writing.see().titles[0][0]
    assert led == [(writing.couple_id, step_id)]
    link = writing.page.sheet.parts[P].chips_shown()[3]
    assert link.accessibleName() == "Go to the step “Hand massage”"
    writing.click(link)
    assert len(led) == 2
    field = writing.field(P)
    at = field.cursorRect().center() - QPoint(20, 0)
    writing.click(field.viewport(), at)
    assert len(led) == 2
    writing.click(field.viewport(), at, CTRL)
    assert len(led) == 3
    writing.page.sheet.foot.preview.click()
    QTest.mouseMove(field.viewport(), at)
    writing.click(field.viewport(), at)
    assert len(led) == 4


def test_preview_shows_the_words_and_nothing_to_write_in(writing: Writing) -> None:
    writing.page.sheet.foot.preview.click()
    assert writing.page.sheet.empty.isVisible()
    writing.page.sheet.foot.preview.click()
    writing.field(D).setFocus()
    writing.type("Both came.")
    writing.page.sheet.foot.preview.click()
    shown = [heading for heading, part in writing.page.sheet.parts.items() if part.isVisible()]
    assert shown == [D]
    assert writing.field(D).isReadOnly()
    assert writing.kept(D) == "Both came."
    assert writing.page.sheet.foot.preview.text() == "Go on writing"
    writing.page.sheet.foot.preview.click()
    assert not writing.field(D).isReadOnly()
    assert writing.field(P).isVisible()


def test_an_empty_note_is_not_signed_and_says_why(writing: Writing) -> None:
    writing.page.sheet.foot.sign.click()
    writing.page.sheet.foot.as_it_is.click()
    assert "nothing to sign yet" in writing.page.sheet.foot.refusal.text()
    assert not writing.see().shown.signed


@pytest.mark.parametrize("size", [(1366, 768), (1024, 640), (700, 640)])
def test_a_double_click_signs_nothing_past_what_it_names(writing: Writing, size: tuple[int, int]) -> None:
    writing.type("dd")
    writing.window.resize(*size)
    foot = writing.page.sheet.foot
    at = foot.sign.mapTo(writing.window, foot.sign.rect().center())
    writing.click(foot.sign)
    assert foot.left_over.isVisible()
    under = writing.window.childAt(at)
    assert under is not foot.as_it_is
    QTest.mouseDClick(foot.as_it_is, Qt.MouseButton.LeftButton)
    assert not writing.see().shown.signed
    writing.click(foot.as_it_is)
    assert writing.see().shown.signed


def test_what_is_left_over_is_in_sight_where_the_foot_scrolls_with_the_words(
    writing: Writing, theme: Theme, qtbot: QtBot
) -> None:
    writing.type("dd")
    writing.window.resize(1024, 500)
    theme.set_text_scale(1.5)
    foot = writing.page.sheet.foot
    assert any(area.isAncestorOf(foot) for area in writing.page.sheet.findChildren(QScrollArea))
    writing.click(foot.sign)
    qtbot.waitUntil(lambda: foot.as_it_is.visibleRegion().boundingRect().height() == foot.as_it_is.height())
    theme.set_text_scale(1.0)


def test_enter_held_down_signs_nothing_past_what_it_names(writing: Writing) -> None:
    writing.type("dd")
    foot = writing.page.sheet.foot
    foot.sign.setFocus()
    writing.press(ENTER, ENTER)
    assert not writing.see().shown.signed
    assert not foot.left_over.isVisible()
    writing.press(ENTER, ENTER, ENTER)
    assert not writing.see().shown.signed


def test_what_is_left_over_is_named_afresh_when_it_changed(writing: Writing) -> None:
    writing.type("dd")
    foot = writing.page.sheet.foot
    foot.sign.click()
    assert foot.as_it_is.isVisible()
    assert "“A hug felt rushed.”" in foot.left_over.text()
    writing.page.place(writing.entry(2).id, A)
    assert not foot.as_it_is.isVisible()
    assert not foot.left_over.isVisible()
    foot.sign.click()
    assert foot.left_over.text().endswith("“Sunday suits.”. It stays with the session.")


def test_a_signed_note_changes_by_nothing_here(writing: Writing) -> None:
    writing.type("ddap")
    writing.page.sheet.foot.sign.click()
    signed = writing.see()
    assert signed.shown.signed
    assert not writing.page.sheet.format.isEnabled()
    assert not writing.page.sheet.foot.sign.isVisible()
    field = writing.field(D)
    field.setFocus()
    writing.type("x")
    writing.press(Qt.Key.Key_Backspace)
    entries = writing.page.entries.list
    entries.setFocus()
    entries.choose(0)
    writing.type("p")
    writing.press(Qt.Key.Key_Delete, ENTER)
    for _ in range(12):
        writing.desk.undo(writing.couple_id)
    for _ in range(12):
        writing.desk.redo(writing.couple_id)
    assert writing.see().shown == signed.shown
    assert writing.see().placed == signed.placed
    assert "Session 1" not in writing.page.earlier.card.name.text()


def test_process_notes_have_their_own_tab_and_are_no_part_of_the_note(writing: Writing) -> None:
    sheet = writing.page.sheet
    writing.type("dd")
    writing.sign()
    sheet.tabs.setCurrentIndex(PROCESS)
    assert sheet.process.isVisible()
    assert not sheet.foot.sign.isVisible()
    sheet.take_focus()
    writing.type("My own hurry.")
    writing.desk.flush()
    assert writing.see().process == "My own hurry."
    assert writing.see().shown.whole
    assert sheet.foot.state.text() != "Signed"
    sheet.tabs.setCurrentIndex(0)
    assert not sheet.process.isVisible()
    assert sheet.foot.state.text() == "Signed"
    sheet.tabs.setCurrentIndex(PROCESS)
    assert sheet.foot.state.text() == "Saved, encrypted on this computer"
    writing.page.leave()
    assert sheet.process.words() == ""
    writing.page.show_session(writing.session_id)
    assert sheet.process.words() == "My own hurry."


def test_half_an_addendum_waits_in_its_field(writing: Writing) -> None:
    writing.type("d")
    writing.sign()
    writer = writing.page.sheet.writer
    writer.open_button.click()
    writer.add_button.click()
    assert writer.refusal.text() == "Write a few words first."
    writing.type("Ash wro")
    writing.press(ESC)
    assert writer.open_button.isVisible()
    writing.page.leave()
    writing.page.show_session(writing.session_id)
    assert writer.field.isVisible()
    assert writer.field.words() == "Ash wro"
    writer.field.setFocus()
    writing.type("te.")
    writer.add_button.click()
    assert [one.text for one in writing.see().shown.addenda] == ["Ash wrote."]
    assert writer.field.words() == ""
    assert writing.desk.draft(write_up.ADDENDUM, writing.page.note_id) == ""


def test_two_notes_of_the_same_day_stay_apart(writing: Writing) -> None:
    writing.field(D).setFocus()
    writing.type("In the morning.")
    second = writing.hour("Again, after lunch.")
    assert writing.page.show_session(second)
    assert list(writing.page.sheet.parts) == [D, A, P]
    assert writing.field(D).words() == ""
    writing.field(D).setFocus()
    writing.type("In the afternoon.")
    assert writing.page.show_session(writing.session_id)
    assert writing.field(D).words() == "In the morning."
    assert writing.page.title().startswith("Session 1 · Thursday 14 May, 14:05 to 14:56 · both here")
    assert writing.page.show_session(second)
    assert writing.kept(D) == "In the afternoon."
    assert writing.page.begin_alone(writing.couple_id)
    assert writing.page.entries.hint.text() == "This note stands alone."
    assert writing.page.title().startswith("A note of its own")


def test_a_note_of_its_own_without_a_word_is_put_away(writing: Writing) -> None:
    writing.page.begin_alone(writing.couple_id)
    empty = writing.page.note_id
    writing.page.show_session(writing.session_id)
    writing.page.begin_alone(writing.couple_id)
    writing.field(D).setFocus()
    writing.type("A letter came.")
    written = writing.page.note_id
    writing.page.leave()
    with writing.records.read() as work:
        kept = [one.id for one in work.notes.of_couple(writing.couple_id)]
    assert written in kept
    assert empty not in kept


def test_earlier_notes_are_read_and_added_to(writing: Writing) -> None:
    earlier = writing.page.earlier
    assert earlier.empty.isVisible()
    writing.type("ddap")
    writing.page.sheet.foot.sign.click()
    writing.clock.go_on(days=7)
    second = writing.hour("Again.")
    writing.page.show_session(second)
    writing.page.take_focus()
    writing.type("p")
    writing.page.sheet.foot.sign.click()
    writing.clock.go_on(days=7)
    writing.page.show_session(writing.hour("Once more."))
    assert earlier.card.name.text() == "Session 2"
    assert earlier.card.words() == "Plan\nAgain."
    assert earlier.card.sealed.who.text().endswith(", as written")
    row = earlier.rows.itemAt(0)
    assert row is not None
    folded = row.widget()
    assert folded is not None
    assert folded.accessibleName() == "Session 1, 14 May, signed. Press to read it."
    writing.click(folded)
    assert earlier.card.name.text() == "Session 1"
    assert earlier.card.words() == "Plan\nSunday suits."
    writing.click(earlier.card.more)
    assert "Arrived settled.\nAmber means slow down." in earlier.card.words()
    writing.click(earlier.writer.open_button)
    writing.type("Since then.")
    writing.click(earlier.writer.add_button)
    assert "Since then." in [label.text() for label in earlier.card.added.findChildren(Label)]


def test_nothing_is_shown_while_somebody_is_in_the_room(writing: Writing) -> None:
    writing.field(D).setFocus()
    writing.type("Both came.")
    note_id = writing.page.note_id
    writing.page.leave()
    writing.desk.do(session.start_session, writing.couple_id)
    assert not writing.page.show_note(note_id)
    assert not writing.page.show_session(writing.session_id)
    assert not writing.page.begin_alone(writing.couple_id)
    assert writing.page.entries.rows.rowCount() == 0
    assert writing.page.sheet.parts == {}


@pytest.mark.parametrize(("wide", "scale", "shown"), [(1200, 1, "three"), (900, 1, "two"), (1240, 2, "one")])
def test_columns_give_way_to_what_is_chosen(
    writing: Writing, theme: Theme, qtbot: QtBot, wide: int, scale: float, shown: str
) -> None:
    page = writing.page
    theme.set_text_scale(scale)
    writing.window.resize(wide, 780)
    qtbot.waitUntil(lambda: page.width() == wide)
    visible = [column.isVisible() for column in (page.entries, page.sheet, page.earlier)]
    assert visible == {"three": [True] * 3, "two": [True, True, False], "one": [False, True, False]}[shown]
    if shown == "two":
        page.one_of_two.choose("earlier")
        assert page.earlier.isVisible()
        assert not page.entries.isVisible()
    if shown == "one":
        page.one_of_three.choose("entries")
        assert page.entries.isVisible()
        assert not page.sheet.isVisible()


def test_an_entry_without_a_full_stop_does_not_run_into_what_is_read_next(writing: Writing) -> None:
    writing.page.show_session(writing.hour("Laughed about the kettle"))
    rows = writing.page.entries.rows
    spoken = str(rows.data(rows.index(0), Qt.ItemDataRole.AccessibleTextRole))
    assert "Laughed about the kettle. Not taken up yet." in spoken


def test_every_part_has_a_name_and_every_entry_a_sentence(writing: Writing) -> None:
    writing.type("d")
    role = Qt.ItemDataRole.AccessibleTextRole
    rows = writing.page.entries.rows
    spoken = [rows.data(rows.index(place), role) for place in range(3)]
    assert spoken == [
        "14:05. Arrived settled. Taken up under Data.",
        "14:05, Boundary. Amber means slow down. Not taken up yet. Press D for Data, A for Assessment, P for Plan.",
        "14:05, Setback, an edge. A hug felt rushed. Not taken up yet. Press D for Data, A for Assessment, P for Plan.",
    ]
    assert writing.field(D).accessibleName() == "Data"
    assert writing.page.sheet.format.accessibleName() == "Format: DAP"
    assert writing.page.sheet.process.accessibleName() == "Process notes"
    assert writing.page.sheet.foot.sign.text() == "Sign this note"
    writing.page.change_format(NoteFormat.PLAIN)
    assert list(writing.page.sheet.parts) == [Heading.NOTE, D]
