"""Notes by assistive technology: what it switches is done."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtWidgets import QAbstractButton

from app.models.session import Mark, SetbackKind
from app.views.notes.editor import EntryEditor
from tests.views.notes_hour import Hour
from tests.views.notes_hour import hour as hour


def toggle(button: QAbstractButton) -> None:
    """Switch it as assistive technology does."""
    heard = QAccessible.queryAccessibleInterface(button)
    assert heard is not None
    heard.actionInterface().doAction(QAccessibleActionInterface.toggleAction())


def test_a_mark_that_is_switched_goes_with_the_note(hour: Hour) -> None:
    session_id = hour.start()
    toggle(hour.pane.composer.marks[Mark.VICTORY])
    hour.type("toast", enter=True)
    toggle(hour.pane.composer.marks[Mark.VICTORY])
    toggle(hour.pane.composer.marks[Mark.SETBACK])
    toggle(hour.pane.composer.marks[Mark.SETBACK])
    hour.type("and on", enter=True)
    assert [entry.mark for entry in hour.kept(session_id)] == [Mark.VICTORY, None]


def test_the_kind_of_a_setback_that_is_switched_is_kept(hour: Hour) -> None:
    session_id = hour.start()
    hour.type("/s they argued", enter=True)
    toggle(hour.pane.kinds.chips[SetbackKind.EDGE])
    assert hour.kept(session_id)[0].setback_kind is SetbackKind.EDGE
    assert not hour.pane.kinds.isVisible()
    hour.click(hour.rows()[0])
    (editor,) = (one for one in hour.pane.findChildren(EntryEditor) if one.isVisible())
    toggle(editor.kinds.chips[SetbackKind.HARD_WEEK])
    hour.press(Qt.Key.Key_Return)
    assert hour.kept(session_id)[0].setback_kind is SetbackKind.HARD_WEEK
