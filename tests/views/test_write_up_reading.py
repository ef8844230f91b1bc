"""How a write-up is read: in which order, what stands below after a change of format, and where a preview leads."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.models.note import Heading
from tests.views.write_up_desk import CTRL, ENTER, TAB, A, D, P, Writing
from tests.views.write_up_desk import writing as writing

pytestmark = pytest.mark.uncounted


def heard(thing: QAccessibleInterface) -> Iterator[QWidget]:
    """The widgets below, in the order of the tree."""
    for place in range(thing.childCount()):
        child = thing.child(place)
        widget = child.object()
        if isinstance(widget, QWidget):
            yield widget
        yield from heard(child)


def test_a_signed_note_is_heard_from_its_words_to_what_was_added(writing: Writing) -> None:
    writing.type("dap")
    writing.sign()
    assert writing.see().shown.signed
    writing.press(ENTER)
    writing.type("Ash wrote.")
    writing.press(ENTER, held=CTRL)
    sheet = writing.page.sheet
    for _ in range(2):
        order = list(heard(QAccessible.queryAccessibleInterface(sheet)))
        wanted = [*(sheet.parts[one].field for one in (D, A, P)), sheet.sealed, sheet.added, sheet.writer.open_button]
        assert [one for one in order if one in wanted] == wanted
        writing.window.resize(1200, 380)  # the foot comes below the words
        assert sheet.foot.parentWidget() is sheet.sealed.parentWidget()


def test_a_preview_that_is_pressed_without_the_focus_takes_it(writing: Writing, qtbot: QtBot) -> None:
    writing.field(D).setFocus()
    writing.type("Both came.")
    preview = writing.page.sheet.foot.preview
    told = QAccessible.queryAccessibleInterface(preview).actionInterface()
    assert told is not None
    told.doAction(QAccessibleActionInterface.pressAction())
    qtbot.waitUntil(writing.field(D).isReadOnly)
    assert writing.focus() is preview
    writing.press(ENTER)
    assert not writing.field(D).isReadOnly()


def test_a_preview_by_keys_keeps_the_focus_on_its_button(writing: Writing) -> None:
    writing.field(P).setFocus()
    writing.type("Both came.")
    while writing.focus() is not writing.page.sheet.foot.preview:
        writing.press(TAB)
    writing.press(ENTER)
    assert writing.field(P).isReadOnly()
    assert writing.focus() is writing.page.sheet.foot.preview


def test_after_a_change_of_format_the_words_of_the_old_heading_are_named_and_in_sight(
    writing: Writing, qtbot: QtBot
) -> None:
    told: list[str] = []
    writing.desk.told.connect(lambda one: told.append(one.text))
    writing.window.resize(1200, 520)
    writing.field(D).setFocus()
    writing.type("Both came.")
    menu = writing.page.sheet.format.menu_of_formats()
    next(action for action in menu.actions() if action.text().startswith("SOAP")).trigger()
    menu.close()
    assert told[-1] == "Changed the headings to SOAP. Data stands below them."
    part = writing.page.sheet.parts[D]
    assert list(writing.page.sheet.parts)[-1] is Heading.DATA
    qtbot.waitUntil(lambda: part.visibleRegion().boundingRect().height() >= part.field.y() + part.field.height())
