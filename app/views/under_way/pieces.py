"""The small parts of the card: its chip, its panels, the hairline, the four answers, a line with its sign."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.views.theme.paint import begin, draw_icon, draw_text, focus_ring, rounded
from app.views.theme.theme import Theme
from app.views.theme.widgets import Label, PlainButton, Sign


class StateChip(QWidget):
    """Where it stands, in a word: a pill with an icon. Assistive technology reads the card's own sentence."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon, self.words, self._fill, self._ink = "", "", "accentTint", "accentInk"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._dress)

    def show_state(self, icon: str, words: str, fill: str, ink: str) -> None:
        """Another state, with the tokens of its ground and of its words."""
        self._icon, self.words, self._fill, self._ink = icon, words, fill, ink
        self._dress()

    def sizeHint(self) -> QSize:
        px = self._theme.px
        words = QFontMetricsF(self._font()).horizontalAdvance(self.words)
        return QSize(px(10 + 16 + 6 + 13) + int(words + 0.999), px(28))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(60), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme, px = self._theme, self._theme.px
        box = QRectF(self.rect())
        line = theme.color("field") if theme.high_contrast else None
        rounded(painter, box, box.height() / 2, theme.color(self._fill), line)
        draw_icon(painter, theme, self._icon, self._ink, QPointF(px(10), (self.height() - px(16)) / 2))
        painter.setFont(self._font())
        painter.setPen(theme.color(self._ink))
        draw_text(painter, self.words, QRectF(px(32), 0, self.width() - px(32 + 8), self.height()))
        painter.end()

    def _font(self) -> QFont:
        return self._theme.font("control")

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()


class Panel(QFrame):
    """Something agreed: an icon, what it is, and a line below. Plain words that never change by themselves."""

    def __init__(self, theme: Theme, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icon, self._fill = theme, icon, "canvas"
        self._sign = Sign(theme, icon, token="ink2")
        self.title = Label(theme, style="strong", wrap=True)
        self.words = Label(theme, token="ink2", wrap=True)
        self._column = QVBoxLayout()
        self._column.addWidget(self.title)
        self._column.addWidget(self.words)
        self._column.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(self._column, 1)
        theme.changed.connect(self._dress)
        self._dress()

    def show_words(self, title: str, words: str) -> None:
        """What was agreed, and what belongs to it."""
        self.title.setText(title)
        self.words.setText(words)

    def set_look(self, fill: str, ink: str, ink2: str) -> None:
        """Other colours, by token."""
        self._fill = fill
        self._sign.set_icon(self._icon, ink2)
        self.title.set_token(ink)
        self.words.set_token(ink2)
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(216), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        line = self._theme.color("line2") if self._theme.high_contrast else None
        rounded(painter, QRectF(self.rect()), self._theme.radius("row"), self._theme.color(self._fill), line)
        painter.end()

    def _dress(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(14), px(11), px(14), px(11))
        self._row.setSpacing(px(10))
        self._column.setSpacing(px(2))
        self.updateGeometry()
        self.update()


class Hairline(QWidget):
    """One thin line across."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._token = theme, "line"
        self.setFixedHeight(1)
        theme.changed.connect(self.update)

    def set_token(self, token: str) -> None:
        """Another colour."""
        self._token = token
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        painter.fillRect(self.rect(), self._theme.color(self._token))
        painter.end()


class CheckButton(PlainButton):
    """One of the four answers on the way: the word, and below it what it means. All four look alike."""

    def __init__(self, theme: Theme, word: str, means: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, word, parent)
        self._means = means
        self.setAccessibleName(f"{word}, {means}")
        self.setAccessibleDescription(key)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        px = self._theme.px
        word = QFontMetricsF(self._word_font()).horizontalAdvance(self.text())
        means = QFontMetricsF(self._theme.font("small")).horizontalAdvance(self._means)
        return QSize(int(max(word, means) + 0.999) + px(20), px(72))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme, px = self._theme, self._theme.px
        box, radius = QRectF(self.rect()), float(theme.radius("row"))
        down, over = self.isDown(), self.underMouse()
        fill = theme.color("sunken" if down else "raised" if over else "surface")
        rounded(painter, box, radius, fill, None if self.hasFocus() else theme.color("field"))
        if self.hasFocus():
            focus_ring(painter, theme, box, radius)
        middle = box.center().y()
        painter.setFont(self._word_font())
        painter.setPen(theme.color("ink"))
        centre = Qt.AlignmentFlag.AlignHCenter
        draw_text(painter, self.text(), QRectF(0, middle - px(23), box.width(), px(24)), centre)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("ink2"))
        draw_text(painter, self._means, QRectF(0, middle + px(3), box.width(), px(18)), centre)
        painter.end()

    def _word_font(self) -> QFont:
        return self._theme.font("partner", size=16)


class SignedLine(QWidget):
    """A quiet sentence with its icon before it."""

    def __init__(self, theme: Theme, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icon = theme, icon
        self._sign = Sign(theme, icon, token="ink3")
        self.words = Label(theme, token="ink2", wrap=True)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.words, 1)
        theme.changed.connect(self._dress)
        self._dress()

    def say_this(self, words: str, icon: str = "") -> None:
        """Another sentence; none hides the line."""
        self._icon = icon or self._icon
        self.words.setText(words)
        self.setVisible(bool(words))

    def set_look(self, sign: str, ink: str) -> None:
        """Other colours, by token."""
        self._sign.set_icon(self._icon, sign)
        self.words.set_token(ink)

    def _dress(self) -> None:
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(self._theme.px(8))
