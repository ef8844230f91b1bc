"""A field for a sentence or two, with its label."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from app.views.theme.labels import Label
from app.views.theme.paint import begin, rounded
from app.views.theme.theme import Theme

LINES = 3


class _Words(QPlainTextEdit):
    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class _Box(QFrame):
    def __init__(self, theme: Theme, words: _Words) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._column = QVBoxLayout(self)
        self._column.addWidget(words)

    def dress(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(8), px(6), px(8), px(6))
        self.setFixedHeight(LINES * self._theme.line("body") + px(20))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme, focus = self._theme, self._words.hasFocus()
        rounded(
            painter,
            QRectF(self.rect()),
            theme.radius("control"),
            theme.color("raised" if focus else "surface"),
            theme.color("focus" if focus else "field"),
            theme.size("ring") if focus else 1,
        )
        painter.end()


class TextField(QWidget):
    """A label and room for a few lines; Tab leaves it. `left` when the focus goes away."""

    changed = Signal()
    left = Signal()

    def __init__(self, theme: Theme, label: str, *, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.label = Label(theme, label, style="strong", size=13)
        self.edit = _Words()
        self.edit.setAccessibleName(label)
        self.edit.setPlaceholderText(placeholder)
        self.edit.setTabChangesFocus(True)
        self.edit.setFrameShape(QFrame.Shape.NoFrame)
        self.edit.viewport().setAutoFillBackground(False)
        self.edit.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.label.setBuddy(self.edit)
        self._box = _Box(theme, self.edit)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.label)
        self._column.addWidget(self._box)
        self.edit.textChanged.connect(self.changed)
        self.edit.left.connect(self.left)
        self.edit.left.connect(self._box.update)
        theme.changed.connect(self._dress)
        self._dress()

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Put the focus into the lines. (As a focus proxy of it, both would be told as having the focus.)"""
        self.edit.setFocus(reason)

    def text(self) -> str:
        """What was typed, as typed."""
        return self.edit.toPlainText()

    def set_text(self, text: str) -> None:
        """Put text in."""
        if text != self.text():
            self.edit.setPlainText(text)

    def _dress(self) -> None:
        self._column.setSpacing(self._theme.px(6))
        self.edit.document().setDocumentMargin(self._theme.px(3))
        self.edit.setFont(self._theme.font("body"))
        self._box.dress()
