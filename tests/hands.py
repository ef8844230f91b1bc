"""A person's hands: real key events to the focused window, and a real drag with the mouse."""

from __future__ import annotations

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QWidget


def drag(view: QListView, source: QPoint, target: QPoint, *, escape: bool = False) -> None:
    """Press at `source`, move to `target` in steps, let go there (or press Escape); points are in the viewport.

    A drag blocks inside its first move until it is let go, so all that follows is queued before it.
    """
    window = view.window().windowHandle()
    assert window is not None

    def spot(point: QPoint) -> QPoint:
        return view.viewport().mapTo(view.window(), point)

    way = [source + (target - source) * share / 8 for share in range(1, 9)]

    def move(point: QPoint) -> None:
        QCursor.setPos(view.viewport().mapToGlobal(point))
        QTest.mouseMove(window, spot(point))

    for number, point in enumerate(way):
        QTimer.singleShot(40 * (number + 1), view, lambda point=point: move(point))
    end = 40 * (len(way) + 2)
    if escape:
        QTimer.singleShot(end, view, lambda: QTest.keyClick(window, Qt.Key.Key_Escape))
        end += 40
    let_go = QEventLoop()

    def release() -> None:
        QTest.mouseRelease(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot(target))
        let_go.quit()
        finished.append(True)

    finished: list[bool] = []
    QTimer.singleShot(end, view, release)
    QCursor.setPos(view.viewport().mapToGlobal(source))
    QTest.mousePress(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot(source))
    QTest.mouseMove(window, spot(source + QPoint(0, 12)))
    if not finished:
        # Escape ended the drag before the button was let go.
        let_go.exec()


def keys(widget: QWidget, *chords: str) -> None:
    """Press chords on the widget: single letters, "Enter", "Alt+Up", "Ctrl+Z"."""
    for chord in chords:
        *holding, key = chord.split("+")
        modifiers = Qt.KeyboardModifier.NoModifier
        for name in holding:
            modifiers |= {
                "Alt": Qt.KeyboardModifier.AltModifier,
                "Ctrl": Qt.KeyboardModifier.ControlModifier,
                "Shift": Qt.KeyboardModifier.ShiftModifier,
            }[name]
        named = {"Enter": Qt.Key.Key_Return, "Esc": Qt.Key.Key_Escape}.get(key)
        QTest.keyClick(widget, named or getattr(Qt.Key, f"Key_{key}"), modifiers)
