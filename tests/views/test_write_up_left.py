"""Whoever has left a note has left all of it: none of its words stays behind in what is out of sight."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView, QLabel, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.actions import write_up
from app.views.write_up.page import WriteUpPage
from tests.views.write_up_desk import ESC, D, P, Writing
from tests.views.write_up_desk import writing as writing


def all_words(page: WriteUpPage) -> str:
    """Every word on the page, also where nobody sees it."""
    found: list[str] = []
    for one in page.findChildren(QWidget):
        found += [one.accessibleName(), one.accessibleDescription()]
        found += [one.text()] if isinstance(one, QLabel) else []
        found += [one.toPlainText()] if isinstance(one, QTextEdit) else []
        found += _rows(one) if isinstance(one, QAbstractItemView) else []
    return "\n".join(found)


def _rows(view: QAbstractItemView) -> list[str]:
    model = view.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_of_a_signed_note_nothing_stays(writing: Writing, qtbot: QtBot) -> None:
    writing.field(D).setFocus()
    writing.type("Both slowed down.")
    writing.page.sign()
    note_id = writing.page.note_id
    assert writing.desk.do(write_up.add_addendum, note_id, "They rang on Sunday.")
    writing.page.sheet.writer.open()
    writing.type("Half a thought")
    words = ("slowed down", "rang on Sunday", "Half a thought")
    assert all(one in all_words(writing.page) for one in words)
    writing.page.leave()
    qtbot.waitUntil(lambda: not any(one in all_words(writing.page) for one in words))
    assert writing.page.show_note(note_id)
    assert writing.page.sheet.writer.field.words() == "Half a thought"


def test_of_what_was_left_over_nothing_stays(writing: Writing, qtbot: QtBot) -> None:
    writing.field(D).setFocus()
    writing.type("Both slowed down.")
    writing.page.sheet.flush()
    writing.click(writing.page.sheet.foot.sign)
    assert "Arrived settled" in all_words(writing.page)
    writing.page.leave()
    qtbot.waitUntil(lambda: "Arrived settled" not in all_words(writing.page))


def test_of_the_notes_before_it_nothing_stays(writing: Writing, qtbot: QtBot) -> None:
    writing.field(P).setFocus()
    writing.type("Kitchen after nine.")
    writing.page.sign()
    assert writing.desk.do(write_up.add_addendum, writing.page.note_id, "They rang on Sunday.")
    assert writing.page.show_session(writing.hour("Home was hard."))
    words = ("Kitchen after nine", "rang on Sunday", "Session 1", "as written")
    assert all(one in all_words(writing.page) for one in words)
    writing.page.leave()
    qtbot.waitUntil(lambda: not any(one in all_words(writing.page) for one in words))


def test_of_the_steps_that_a_sign_offered_nothing_stays(writing: Writing) -> None:
    writing.field(D).setFocus()
    writing.type("Spoke of @hand")
    assert "Hand massage" in all_words(writing.page)
    writing.press(ESC)
    assert "Hand massage" not in all_words(writing.page)
