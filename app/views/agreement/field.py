"""A field inside a line of the agreement: plain words, kept by Enter, left by Escape."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPalette

from app.rules.agreement_lines import LONGEST_LINE
from app.views.growing_field import GrowingField
from app.views.theme.theme import Theme

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class LineField(GrowingField):
    """Enter is `entered`, Escape `left`, Alt+↑ and Alt+↓ `moved` by -1 and 1, Ctrl+M `marked`.

    With `one_line` it holds one paragraph; else Shift+Enter begins another. What is pasted and longer than a line of
    an agreement can be is left where it was, and told by `too_long`.
    """

    entered = Signal()
    left = Signal()
    moved = Signal(int)
    marked = Signal()
    too_long = Signal()

    def __init__(
        self,
        theme: Theme,
        name: str,
        placeholder: str,
        *,
        one_line: bool = False,
        style: str = "body",
        token: str = "ink",
    ) -> None:
        self._style, self._token = style, token
        super().__init__(theme, name, placeholder, least=1)
        self._one_line = one_line

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~_KEYPAD
        if event.key() in _ENTER and held == Qt.KeyboardModifier.NoModifier:
            self.entered.emit()
        elif event.key() in _ENTER and held == Qt.KeyboardModifier.ShiftModifier:
            if self._one_line:
                self.entered.emit()
            else:
                self.new_line()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and held == Qt.KeyboardModifier.AltModifier:
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_M and held == Qt.KeyboardModifier.ControlModifier:
            self.marked.emit()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if len(source.text()) + self.document().characterCount() > LONGEST_LINE:
            self.too_long.emit()
            return
        super().insertFromMimeData(source)

    def _font(self) -> QFont:
        return self._theme.font(self._style)

    def _dress(self) -> None:
        super()._dress()
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Text, self._theme.color(self._token))
        self.setPalette(palette)
