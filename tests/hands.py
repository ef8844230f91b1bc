"""A person's hands: real key events to the focused window, and a real drag with the mouse."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QCursor, QGuiApplication, QInputMethodEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QWidget


def handle_of(widget: QWidget) -> QWindow:
    """The window of the system that a widget stands in: there every key arrives first."""
    handle = widget.window().windowHandle()
    assert handle is not None
    return handle


def some_window_has_the_keys() -> bool:
    """Whether a key that is pressed now goes anywhere."""
    return QApplication.activePopupWidget() is not None or QGuiApplication.focusWindow() is not None


def where_keys_go() -> QWindow:
    """The window that has the keys: an open menu, or the one in front."""
    popup = QApplication.activePopupWidget()
    window = popup.windowHandle() if popup is not None else QGuiApplication.focusWindow()
    assert window is not None, "no window has the keys"
    return window


def focused() -> QWidget:
    """Where the focus is."""
    widget = QApplication.focusWidget()
    assert widget is not None, "the focus is lost"
    return widget


def type_words(words: str) -> None:
    """Type where the keys go; what has no key of its own comes from an input method, as it does for a person."""
    for letter in words:
        if letter.isascii():
            QTest.keyClick(where_keys_go(), letter)  # type: ignore[call-overload]  # Qt's stubs leave letters out
        else:
            said = QInputMethodEvent()
            said.setCommitString(letter)
            QApplication.sendEvent(focused(), said)


def drag(
    view: QListView,
    source: QPoint,
    target: QPoint,
    *,
    escape: bool = False,
    meanwhile: Callable[[], object] | None = None,
) -> None:
    """Press at `source`, move to `target` in steps, let go there (or press Escape); points are in the viewport.

    A drag blocks inside its first move until it is let go, so all that follows is queued before it. `meanwhile` is
    called half-way, and the hand goes on, whatever became of the list.
    """
    window = handle_of(view)

    def spots(point: QPoint) -> tuple[QPoint, QPoint]:
        return view.viewport().mapToGlobal(point), view.viewport().mapTo(view.window(), point)

    def move(whole: QPoint, inside: QPoint) -> None:
        QCursor.setPos(whole)
        QTest.mouseMove(window, inside)

    let_go = QEventLoop()
    way = [spots(source + (target - source) * share / 8) for share in range(1, 9)]
    last, begin = way[-1][1], spots(source + QPoint(0, 12))[1]
    for number, place in enumerate(way):
        QTimer.singleShot(40 * (number + 1), let_go, lambda place=place: move(*place))
    if meanwhile is not None:
        QTimer.singleShot(40 * 5 + 20, let_go, meanwhile)
    end = 40 * (len(way) + 2)
    if escape:
        QTimer.singleShot(end, let_go, lambda: QTest.keyClick(window, Qt.Key.Key_Escape))
        end += 40

    def release() -> None:
        QTest.mouseRelease(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, last)
        let_go.quit()
        finished.append(True)

    finished: list[bool] = []
    QTimer.singleShot(end, let_go, release)
    whole, inside = spots(source)
    QCursor.setPos(whole)
    QTest.mousePress(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, inside)
    QTest.mouseMove(window, begin)
    if not finished:
        # Something ended the drag before the button was let go.
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
