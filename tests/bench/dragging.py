"""A step held by the mouse: each move of the hand, until the list has heard it and painted it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle, islice

from PySide6.QtCore import QPoint, QStringListModel, Qt, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QListView

from tests.bench.desk import STEPS, Paints, application, at_work, measure, settle, until
from tests.bench.figures import Figure
from tests.hands import handle_of

MOST = 16.0
CLEAR = 90
"""Pixels from either end of the list that the hand keeps away, so that it does not scroll."""


def drag(rounds: int) -> list[Figure]:
    """So many moves in one drag over the path of forty, and then over a bare list of forty."""
    app = application()
    with at_work(app) as at:
        at.program.top.activateWindow()
        settle()
        ours = _moves(at.window.hierarchy.view, rounds)
        bare = QListView()
        bare.setModel(QStringListModel([f"Sit together, {n} minutes" for n in range(1, STEPS + 1)]))
        bare.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        bare.setGeometry(at.program.top.geometry())
        bare.show()
        bare.activateWindow()
        settle()
        floor = _moves(bare, rounds)
        bare.close()
    return [Figure(f"drag move handled and painted ({rounds} moves)", ours, floor, 0.95, most=MOST)]


def _moves(view: QListView, rounds: int) -> list[float]:
    """Each move of one drag with the mouse. The drag runs inside its first move, so the others wait before it."""
    took: list[float] = []
    handle, paints = handle_of(view), Paints(view.viewport())
    middle = view.viewport().width() // 3
    lowest = max(CLEAR + 40, view.viewport().height() - CLEAR)
    down = list(range(CLEAR, lowest, 7))
    places = islice(cycle([QPoint(middle, y) for y in (*down, *reversed(down[1:-1]))]), rounds)

    def go(place: QPoint) -> None:
        QCursor.setPos(view.viewport().mapToGlobal(place))
        QTest.mouseMove(handle, view.viewport().mapTo(view.window(), place))

    def next_move() -> None:
        place = next(places, None)
        if place is None:
            QTest.keyClick(handle, Qt.Key.Key_Escape)
            return
        took.append(measure(paints, _bound(go, place)))
        QTimer.singleShot(0, view, next_move)

    spot = view.visualRect(view.model().index(1, 0)).center()
    inside = view.viewport().mapTo(view.window(), spot)
    QCursor.setPos(view.viewport().mapToGlobal(spot))
    QTimer.singleShot(50, view, next_move)
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, inside)
    QTest.mouseMove(handle, inside + QPoint(0, 14))
    until(lambda: len(took) >= rounds)
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, inside)
    settle()
    return took


def _bound(go: Callable[[QPoint], None], place: QPoint) -> Callable[[], None]:
    return lambda: go(place)
