"""A field for a few lines of plain words, with its label."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from app.views.theme.bars import scrolls_quietly
from app.views.theme.labels import Label
from app.views.theme.menus import open_field_menu
from app.views.theme.paint import begin, rounded
from app.views.theme.theme import Theme

LINES = 3


class TextField(QWidget):
    """A label and room for at least so many lines, growing with the words up to `most`; Tab leaves it.

    `changed` goes out for every change, `left` when the focus goes away. With `enter_keeps` Enter is `entered` and
    Shift+Enter a new line; else both are new lines. `style` is the type of the words.
    """

    changed = Signal()
    left = Signal()
    entered = Signal()

    def __init__(
        self,
        theme: Theme,
        label: str,
        *,
        placeholder: str = "",
        least: int = LINES,
        most: int = LINES,
        enter_keeps: bool = False,
        style: str = "body",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.label = Label(theme, label, style="strong", size=13)
        self.edit = _Words(theme, style, least, most)
        self.edit.enter_keeps = enter_keeps
        self.edit.setAccessibleName(label)
        self.edit.setPlaceholderText(placeholder)
        self.label.setBuddy(self.edit)
        self._box = _Box(theme, self.edit)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.label)
        self._column.addWidget(self._box)
        self.edit.textChanged.connect(self.changed)
        self.edit.left.connect(self.left)
        self.edit.entered.connect(self.entered)
        theme.changed.connect(self._dress)
        self._dress()

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Put the focus into the lines. (As a focus proxy of it, both would be told as having the focus.)"""
        self.edit.setFocus(reason)

    def text(self) -> str:
        """What was typed, as typed."""
        return self.edit.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def set_text(self, text: str) -> None:
        """Put text in."""
        if text != self.text():
            self.edit.setPlainText(text)

    def _dress(self) -> None:
        self._column.setSpacing(self._theme.px(6))
        self.updateGeometry()


class _Words(QPlainTextEdit):
    left = Signal()
    entered = Signal()
    focused = Signal()

    def __init__(self, theme: Theme, style: str, least: int, most: int) -> None:
        super().__init__()
        self._theme, self._style, self._least, self._most = theme, style, least, most
        self.enter_keeps = False
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        scrolls_quietly(theme, self)
        self.viewport().setAutoFillBackground(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._fit)
        theme.changed.connect(self._dress)
        self._dress()

    def sizeHint(self) -> QSize:
        lines = max(self._least, min(self._most, round(self.document().size().height())))
        around = 2 * round(self.document().documentMargin())
        return QSize(self._theme.px(120), lines * self._line() + around)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(64), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self.enter_keeps and plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit()
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()  # other words stand on the same line now

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        open_field_menu(self._theme, self.createStandardContextMenu(), event.globalPos())

    def _line(self) -> int:
        return max(self._theme.line(self._style), self.fontMetrics().lineSpacing())

    def _fit(self) -> None:
        scrolls = round(self.document().size().height()) > self._most
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if scrolls else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if policy != self.verticalScrollBarPolicy():
            self.setVerticalScrollBarPolicy(policy)
        if self.height() != self.sizeHint().height():
            self.updateGeometry()

    def _dress(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.PlaceholderText, self._theme.color("ink3"))
        self.setPalette(palette)
        self.document().setDocumentMargin(self._theme.px(3))
        self.setFont(self._theme.font(self._style))
        self._fit()
        self.updateGeometry()


class _Box(QFrame):
    def __init__(self, theme: Theme, words: _Words) -> None:
        super().__init__()
        self._theme = theme
        self._words = words
        self._column = QVBoxLayout(self)
        self._column.addWidget(words)
        words.focused.connect(self.update)
        theme.changed.connect(self._dress)
        self._dress()

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

    def _dress(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(9), px(5), px(8), px(5))
        self.update()
