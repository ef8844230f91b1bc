"""The field for the next step, and what it asks the library for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.models.library import LibraryStep
from app.views.hierarchy.adding import AddField
from app.views.theme.theme import Theme
from app.views.typed import LOOKED_AT


def test_a_book_in_the_field_stays_whole_and_the_library_is_asked_for_its_beginning(qtbot: QtBot, theme: Theme) -> None:
    asked: list[str] = []

    def suggest(words: str) -> list[LibraryStep]:
        asked.append(words)
        return []

    page = QWidget()
    qtbot.addWidget(page)
    field = AddField(theme, suggest, page)
    with qtbot.waitExposed(page):
        page.show()
    book = "ten quiet words in a row. " * 1000
    field.insert(book)
    QTest.keyClick(field, Qt.Key.Key_Q)
    assert field.text() == f"{book}q"
    assert asked[-1] == book[:LOOKED_AT]
