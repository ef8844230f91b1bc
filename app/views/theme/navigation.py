"""Ways to go somewhere: tabs, the rows of the rail, and choices that lie side by side."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QTabBar, QWidget

from app.views.theme.buttons import PlainButton
from app.views.theme.paint import begin, draw_icon, draw_text, focus_ring, key_cap, key_cap_width, rounded
from app.views.theme.theme import Theme
from app.words import say


class TabBar(QTabBar):
    """The tabs of a couple: words over a hairline, the open one underlined in the accent."""

    def __init__(self, theme: Theme, titles: list[str], *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._locked, self._tight = -1, False
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for title in titles:
            self.addTab(title.replace("&", "&&"))
        theme.changed.connect(self._dress)
        self._dress()

    def lock_last(self, title: str) -> None:
        """One more tab at the end, with a lock after its words; "" takes it away, as if it had never been there."""
        if self._locked >= 0 and not title:
            gone, self._locked = self._locked, -1
            self.removeTab(gone)
        elif self._locked < 0 and title:
            self._locked = self.count()
            self.addTab(title.replace("&", "&&"))

    def set_tight(self, tight: bool) -> None:
        """Bring the tabs closer together, or give them their usual room again."""
        if tight != self._tight:
            self._tight = tight
            self.setTabText(0, self.tabText(0))  # Qt asks for the sizes again
            self.updateGeometry()

    def width_of_all(self, *, tight: bool) -> int:
        """How wide all of them are, close together or not."""
        return sum(self._width_of(index, tight=tight) for index in range(self.count()))

    def _width_of(self, index: int, *, tight: bool) -> int:
        lock = self._theme.px(24) if index == self._locked else 0
        return self._words(index) + lock + self._theme.px(14 if tight else 28)

    def tabSizeHint(self, index: int) -> QSize:
        return QSize(self._width_of(index, tight=self._tight), self._theme.size("tabs"))

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def sizeHint(self) -> QSize:
        return QSize(self.width_of_all(tight=self._tight), self._theme.size("tabs"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme, px = self._theme, self._theme.px
        bottom = self.height()
        painter.fillRect(QRectF(0, bottom - 1, self.width(), 1), theme.color("line"))
        for index in range(self.count()):
            rect = QRectF(self.tabRect(index))
            words = QRectF(rect.left(), rect.top() - px(2), self._words(index), rect.height())
            current = index == self.currentIndex()
            painter.setFont(theme.font("body", weight=600 if current else 400))
            painter.setPen(theme.color("ink" if current else "ink2"))
            draw_text(painter, self.tabText(index).replace("&&", "&"), words)
            if index == self._locked:
                high = QPointF(words.right() + px(7), words.center().y() - px(7))
                draw_icon(painter, theme, "lock", "ink3", high, 14)
            if current:
                line = QRectF(words.left(), bottom - px(2.5), words.width(), px(2.5))
                rounded(painter, line, px(1), theme.color("accent"))
                if self.hasFocus():
                    focus_ring(painter, theme, words.adjusted(-px(6), px(6), px(6), -px(6)), px(6))
        painter.end()

    def _words(self, index: int) -> int:
        metrics = QFontMetricsF(self._theme.font("body", weight=600))
        return int(metrics.horizontalAdvance(self.tabText(index).replace("&&", "&")) + 0.999)

    def _dress(self) -> None:
        # Qt asks for the tabs' sizes again only when something of a tab changes.
        self.setFont(self._theme.font("body", weight=600))
        self.updateGeometry()
        self.update()


class NavRow(PlainButton):
    """A row of the rail: icon and word, the open one on a light ground; a key cap or a quiet count at its
    end. `small` is for those at the foot.

    A button and no switch: pressing goes there, and who goes says so with `set_here`.
    """

    def __init__(
        self,
        theme: Theme,
        text: str,
        icon: str,
        *,
        key: str = "",
        badge: str = "",
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, text, parent)
        self._icon, self._key, self._badge, self._small = icon, key, badge, small
        self._here = False
        self._describe()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def here(self) -> bool:
        """Whether this is where one is."""
        return self._here

    def set_here(self, here: bool) -> None:
        """Mark it as where one is; also for assistive technology."""
        self._here = here
        self._describe()
        self.update()

    def _describe(self) -> None:
        here = say("You are here") if self._here else ""
        self.setAccessibleDescription(", ".join(words for words in (here, self._key or self._badge) if words))

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._theme.size("nav"))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(40), self._theme.size("nav"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme, px = self._theme, self._theme.px
        box = QRectF(self.rect())
        open_ = self._here
        if open_:
            rounded(painter, box, theme.radius("control"), theme.color("surface"))
        elif self.underMouse():
            rounded(painter, box, theme.radius("control"), theme.blend("surface", "rail", 0.5))
        if self.hasFocus():
            focus_ring(painter, theme, box, theme.radius("control"))
        draw_icon(
            painter,
            theme,
            self._icon,
            "ink" if open_ else "ink2",
            QPointF(px(10), (self.height() - px(16)) / 2),
        )
        right = self.width() - px(9)
        if self._key:
            wide, high = key_cap_width(theme, self._key), px(18)
            cap = QRectF(right - wide, (self.height() - high) / 2, wide, high)
            fill, line = theme.color("surface"), theme.color("line2")
            key_cap(painter, theme, cap, self._key, ink=theme.color("ink3"), fill=fill, line=line)
            right = round(cap.left()) - px(8)
        elif self._badge:
            side = max(px(20), key_cap_width(theme, self._badge))
            pill = QRectF(right - side, (self.height() - px(20)) / 2, side, px(20))
            rounded(painter, pill, px(6), theme.color("accentTint"))
            painter.setFont(theme.font("caption", weight=600, numerals=True))
            painter.setPen(theme.color("accentInk"))
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, self._badge)
            right = round(pill.left()) - px(8)
        painter.setFont(theme.font("small" if self._small else "body", weight=500 if open_ else 400))
        painter.setPen(theme.color("ink" if open_ else "ink2"))
        left = px(36)
        draw_text(painter, self.text(), QRectF(left, 0, right - left, self.height()))
        painter.end()


class _Segment(QRadioButton):
    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__()
        self._theme, self._words = theme, text
        self.setText(text.replace("&", "&&"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._dress)

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self._theme.font("control", size=13))
        return QSize(int(metrics.horizontalAdvance(self._words) + 0.999) + self._theme.px(20), self._theme.px(26))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme = self._theme
        box = QRectF(self.rect())
        if self.isChecked():
            rounded(painter, box, theme.px(6), theme.color("surface"), theme.color("line2"))
        if self.hasFocus():
            focus_ring(painter, theme, box, theme.px(6))
        painter.setFont(theme.font("control", size=13, weight=500 if self.isChecked() else 400))
        painter.setPen(theme.color("ink" if self.isChecked() else "ink2"))
        draw_text(painter, self._words, box, Qt.AlignmentFlag.AlignHCenter)
        painter.end()

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()


class Segmented(QWidget):
    """Two or more choices side by side (A4 | Letter), of which one holds; arrow keys move between them."""

    chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        choices: list[tuple[str, str]],
        *,
        name: str,
        chosen: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        self._segments: dict[str, _Segment] = {}
        for key, words in choices:
            segment = _Segment(theme, words)
            segment.setChecked(key == chosen)
            self._segments[key] = segment
            self._row.addWidget(segment)
            segment.toggled.connect(self._toggled)
        theme.changed.connect(self._dress)
        self._dress()

    def choice(self) -> str:
        """The key of what holds."""
        return next((key for key, segment in self._segments.items() if segment.isChecked()), "")

    def choose(self, key: str) -> None:
        """Let another hold."""
        self._segments[key].setChecked(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        rounded(
            painter,
            QRectF(self.rect()),
            self._theme.radius("control"),
            self._theme.color("sunken"),
            self._theme.color("line2"),
        )
        painter.end()

    def _toggled(self, on: bool) -> None:
        if on:
            self.chosen.emit(self.choice())

    def _dress(self) -> None:
        edge = self._theme.px(3)
        self._row.setContentsMargins(edge, edge, edge, edge)
        self.update()
