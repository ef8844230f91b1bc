"""What holds other things: cards, notices, and the quiet scroll area."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.views.theme.bars import scrolls_quietly
from app.views.theme.buttons import Button
from app.views.theme.labels import Label
from app.views.theme.paint import begin, draw_icon, key_cap, key_cap_width, rounded, shadow
from app.views.theme.scrolling import SteadyScrollArea
from app.views.theme.theme import Theme


class Card(QFrame):
    """A rounded sheet with a hairline. `floating` adds the soft shadow, drawn inside the widget's own
    margin (`bleed`).

    `strength` (0–1) lays the hairline thinner on the sheet. Its layout is the caller's; content margins
    already keep clear of the shadow.
    """

    def __init__(
        self,
        theme: Theme,
        *,
        token: str = "surface",
        line: str = "line",
        strength: float = 1.0,
        radius: str = "card",
        floating: bool = False,
        padding: float = 24,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._token, self._line, self._radius = theme, token, line, radius
        self._floating, self._padding, self._strength = floating, padding, strength
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def bleed(self) -> int:
        """Pixels on each side that belong to the shadow and not to the sheet."""
        return self._theme.px(12) if self._floating else 0

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._dress()  # what is laid out in it may have come and gone while it was away

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        edge = self.bleed
        box = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        radius = self._theme.radius(self._radius)
        if self._floating:
            shadow(painter, self._theme, box, radius)
        line = self._theme.blend(self._line, self._token, self._strength) if self._line else None
        rounded(painter, box, radius, self._theme.color(self._token), line)
        painter.end()

    def _dress(self) -> None:
        inside = self.bleed + self._theme.px(self._padding)
        self.setContentsMargins(inside, inside, inside, inside)
        self.update()


class Scroll(SteadyScrollArea):
    """A page that scrolls up and down with a quiet bar, and brings what has the focus into sight."""

    def __init__(self, theme: Theme, content: QWidget, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        scrolls_quietly(theme, self)
        # One of our own, without a ground: to look at Qt's, the binding would first learn every kind of widget.
        ground = QWidget()
        self.setViewport(ground)
        ground.lower()  # what it shows is heard before its bars
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
        content.setAutoFillBackground(False)


class Gap(QWidget):
    """Empty space of `height` (and `width`) pixels at 100 % that grows with the text size, as layouts' own
    does not.
    """

    def __init__(self, theme: Theme, height: float = 0, width: float = 0, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._height, self._width = theme, height, width
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self.updateGeometry)

    def set_height(self, height: float) -> None:
        """Another height."""
        self._height = height
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(self._width), self._theme.px(self._height))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class Sign(QWidget):
    """An icon that only goes with the words beside it; assistive technology reads the words."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        *,
        token: str = "ink2",
        size: float = 16,
        line: float = 20,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._icon, self._token, self._size, self._line = theme, icon, token, size, line
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._dress)

    def set_icon(self, icon: str, token: str | None = None) -> None:
        """Another icon, and another colour."""
        self._icon, self._token = icon, token or self._token
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(self._size), self._theme.px(max(self._line, self._size)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        top = (self._theme.px(self._line) - self._theme.px(self._size)) / 2
        draw_icon(painter, self._theme, self._icon, self._token, QPointF(0, max(0.0, top)), self._size)
        painter.end()

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()


class KeyCap(QWidget):
    """A key with its name, on its own: an outline, or filled with `fill`."""

    def __init__(self, theme: Theme, text: str, *, filled: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._text, self._filled = theme, text, filled
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._dress)

    def sizeHint(self) -> QSize:
        return QSize(key_cap_width(self._theme, self._text), self._theme.px(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        color = self._theme.color
        fill = color("sunken") if self._filled else None
        line = None if self._filled else color("line2")
        key_cap(painter, self._theme, QRectF(self.rect()), self._text, ink=color("ink3"), fill=fill, line=line)
        painter.end()

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()


class NoticeBar(QFrame):
    """One thing the program says, with at most two actions; it never takes the focus.

    "plain": an icon, the words, one action with its key ("Undo", "Ctrl Z"). "error": a title, the words,
    two actions; it is up to the caller how long either stays.
    """

    acted = Signal()
    acted_second = Signal()

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        kind: Literal["plain", "error"] = "plain",
        title: str = "",
        icon: str = "",
        action: str = "",
        key: str = "",
        second: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._kind = theme, kind
        error = kind == "error"
        ink = "error" if error else "ink"
        self.words = Label(theme, text, style="small", wrap=error, elide=not error)
        self.setAccessibleName(f"{title}. {text}" if title else text)
        self._buttons: list[Button] = []
        for words, signal in ((action, self.acted), (second, self.acted_second)):
            if words:
                button = Button(theme, words, kind="error_link" if error else "link", strong=True)
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                button.clicked.connect(signal)
                self._buttons.append(button)
        mark = icon or ("triangle-alert" if error else "")
        row = QHBoxLayout()
        row.setSpacing(theme.px(10 if error else 8))
        if mark:
            place = Qt.AlignmentFlag.AlignTop if error else Qt.AlignmentFlag.AlignVCenter
            row.addWidget(Sign(theme, mark, token="error" if error else "ink2"), 0, place)
        if error:
            column = QVBoxLayout()
            column.setSpacing(theme.px(2))
            if title:
                column.addWidget(Label(theme, title, style="strong", token=ink))
            column.addWidget(self.words)
            actions = QHBoxLayout()
            actions.setSpacing(theme.px(24))
            for button in self._buttons:
                actions.addWidget(button)
            actions.addStretch(1)
            column.addSpacing(theme.px(6))
            column.addLayout(actions)
            row.addLayout(column, 1)
        else:
            row.addWidget(self.words, 1)
            row.addSpacing(theme.px(4))
            for button in self._buttons:
                row.addWidget(button)
            if key:
                row.addWidget(KeyCap(theme, key), 0, Qt.AlignmentFlag.AlignVCenter)
        self._outer = QVBoxLayout(self)
        self._outer.addLayout(row)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def bleed(self) -> int:
        """Pixels on each side that belong to the shadow and not to the bar."""
        return 0 if self._kind == "error" else self._theme.px(8)

    def buttons(self) -> list[Button]:
        """The actions, in order."""
        return list(self._buttons)

    def set_text(self, text: str) -> None:
        """Say something else."""
        self.words.setText(text)
        self.setAccessibleName(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        edge = self.bleed
        box = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        radius = self._theme.radius("row")
        if self._kind == "error":
            line = self._theme.color("error") if self._theme.high_contrast else None
            rounded(painter, box, radius, self._theme.color("errorTint"), line, 2.0)
        else:
            shadow(painter, self._theme, box, radius, low=True)
            rounded(painter, box, radius, self._theme.color("raised"), self._theme.color("line2"))
        painter.end()

    def _dress(self) -> None:
        px, edge = self._theme.px, self.bleed
        wide, high = (16, 14) if self._kind == "error" else (16, 7)
        self._outer.setContentsMargins(px(wide) + edge, px(high) + edge, px(wide) + edge, px(high) + edge)
        self.updateGeometry()
        self.update()
