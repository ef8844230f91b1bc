"""A field that grows with its words: a very long line in it is one line to whoever types, however it is laid out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.views.growing_field import GrowingField
from app.views.theme.pieces import PIECE
from app.views.theme.theme import Theme

BACK, DELETE = Qt.Key.Key_Backspace, Qt.Key.Key_Delete
CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
LINE = "".join(chr(ord("a") + place % 26) for place in range(2 * PIECE + 10))


@pytest.fixture
def field(qtbot: QtBot, theme: Theme) -> GrowingField:
    """Two short lines around a very long one, which is laid out in three pieces."""
    field = GrowingField(theme, "Words", "", least=1)
    qtbot.addWidget(field)
    field.resize(600, 400)
    with qtbot.waitExposed(field):
        field.show()
    field.set_words(f"before\n{LINE}\nafter")
    assert field.document().blockCount() == 5
    return field


def caret_to(field: GrowingField, piece: int, *, end: bool = False) -> None:
    """To the start or the end of one of the pieces, counted with the line before them as 0."""
    cursor = QTextCursor(field.document().findBlockByNumber(piece))
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock if end else QTextCursor.MoveOperation.StartOfBlock)
    field.setTextCursor(cursor)


def without(start: int, end: int) -> str:
    return f"before\n{LINE[:start]}{LINE[end:]}\nafter"


def test_a_letter_is_deleted_at_the_edge_of_a_piece(field: GrowingField) -> None:
    caret_to(field, 2)
    QTest.keyClick(field, BACK)
    assert field.words() == without(PIECE - 1, PIECE)
    QTest.keyClick(field, BACK)
    assert field.words() == without(PIECE - 2, PIECE)
    caret_to(field, 2, end=True)
    QTest.keyClick(field, DELETE)
    rest = LINE[: PIECE - 2] + LINE[PIECE:]
    assert field.words() == f"before\n{rest[: 2 * PIECE - 2]}{rest[2 * PIECE - 1 :]}\nafter"


def test_letters_go_on_being_deleted_where_a_piece_has_none_left(field: GrowingField) -> None:
    caret_to(field, 3, end=True)
    for gone in range(1, 13):
        QTest.keyClick(field, BACK)
        assert field.words() == without(len(LINE) - gone, len(LINE))
    assert field.document().blockCount() == 4
    field.set_words(f"before\n{LINE}\nafter")
    caret_to(field, 2, end=True)
    for gone in range(1, 11):
        QTest.keyClick(field, DELETE)
        assert field.words() == without(2 * PIECE, 2 * PIECE + gone)
    QTest.keyClick(field, DELETE)
    assert field.words() == f"before\n{LINE[: 2 * PIECE]}after"


@pytest.mark.parametrize(("key", "piece", "end"), [(BACK, 2, False), (DELETE, 1, True)])
def test_a_word_is_deleted_at_the_edge_of_a_piece(field: GrowingField, key: Qt.Key, piece: int, end: bool) -> None:
    caret_to(field, piece, end=end)
    QTest.keyClick(field, key, CTRL)
    assert field.words() == (without(0, PIECE) if key is BACK else without(PIECE, 2 * PIECE))


def test_a_line_break_at_the_edge_of_a_very_long_line_is_deleted_as_ever(field: GrowingField) -> None:
    caret_to(field, 1)
    QTest.keyClick(field, BACK)
    assert field.words() == f"before{LINE}\nafter"
    caret_to(field, 2, end=True)
    QTest.keyClick(field, DELETE)
    assert field.words() == f"before{LINE}after"


def test_what_was_deleted_at_the_edge_of_a_piece_comes_back_at_one_undo(field: GrowingField) -> None:
    caret_to(field, 2)
    QTest.keyClick(field, BACK)
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert field.words() == f"before\n{LINE}\nafter"


def test_a_first_piece_without_letters_stays_a_line_of_its_own(field: GrowingField) -> None:
    cursor = QTextCursor(field.document().findBlockByNumber(1))
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)
    QTest.keyClick(field, DELETE)
    assert field.words() == without(0, PIECE)
    QTest.keyClick(field, DELETE)
    assert field.words() == without(0, PIECE + 1)
    QTest.keyClick(field, BACK)
    assert field.words() == f"before{LINE[PIECE + 1 :]}\nafter"


@pytest.mark.parametrize("put", ["", "in its place", "two\nlines"])
def test_a_line_stays_a_line_of_its_own_where_its_first_piece_is_replaced(field: GrowingField, put: str) -> None:
    cursor = QTextCursor(field.document().findBlockByNumber(1))
    cursor.setPosition(field.document().findBlockByNumber(2).position(), QTextCursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)
    if put:
        QGuiApplication.clipboard().setText(put)
        QTest.keyClick(field, Qt.Key.Key_V, CTRL)
    else:
        QTest.keyClick(field, DELETE)
    assert field.words() == f"before\n{put}{LINE[PIECE:]}\nafter"


def test_a_selection_over_the_edge_of_a_piece_is_deleted_as_it_is(field: GrowingField) -> None:
    caret_to(field, 2)
    cursor = field.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, 3)
    field.setTextCursor(cursor)
    QTest.keyClick(field, BACK, NONE)
    assert field.words() == without(PIECE, PIECE + 3)
