"""What the plus of a clause offers: a line of one's own, or one of the library's wordings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.views.theme.buttons import PlainButton
from app.views.theme.marks import PartnerMark
from app.views.theme.paint import begin, focus_ring, rounded, shadow
from app.views.theme.theme import Theme
from app.views.theme.widgets import Label, Scroll, Sign
from app.words import say


@dataclass(frozen=True)
class Offer:
    """One thing to take: `words` and what stands below or beside them; `take` does it. A `heading` is only read."""

    words: str
    take: Callable[[], None] = lambda: None
    about: str = ""
    icon: str = ""
    side: str = ""
    heading: bool = False


class Offers(QWidget):
    """Floats over the page below its plus; ↑ ↓ walk, Enter takes, Escape or another place closes it. Never a window."""

    closed = Signal()

    def __init__(self, theme: Theme, page: QWidget) -> None:
        super().__init__(page)
        self._theme = theme
        self._inside = QWidget()
        self._scroll = Scroll(theme, self._inside)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._scroll)
        self._rows: list[_Row] = []
        self._plus: QWidget | None = None
        self.setAccessibleName(say("Wordings to choose from"))
        self.hide()

    def open(self, plus: QWidget, title: str, offers: list[Offer]) -> None:
        """Offer these below `plus`, with the focus on the first."""
        px = self._theme.px
        self._plus = plus
        self._forget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(1))
        for offer in offers:
            if offer.heading:
                head = Label(self._theme, offer.words, style="caption", token="ink3", wrap=True)
                head.setContentsMargins(px(10), px(8), px(10), px(3))
                column.addWidget(head)
                continue
            row = _Row(self._theme, offer)
            row.clicked.connect(lambda _=False, taken=offer: self._take(taken))
            row.walked.connect(self._walk)
            self._rows.append(row)
            column.addWidget(row)
        column.addStretch(1)
        self._scroll.setWidget(self._inside)
        self._inside.setAutoFillBackground(False)
        self.setAccessibleDescription(title)
        edge = px(14)
        self._column.setContentsMargins(edge, px(12), edge, px(20))
        self._place()
        self.show()
        self.raise_()
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]  # there is one
        if self._rows:
            self._rows[0].setFocus(Qt.FocusReason.PopupFocusReason)
        else:
            self.setFocus(Qt.FocusReason.PopupFocusReason)

    def rows(self) -> list[QWidget]:
        """What can be taken, from the top."""
        return list(self._rows)

    def leave(self) -> None:
        """Close without taking anything; the focus goes back to the plus."""
        self._close()
        if self._plus is not None:
            self._plus.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_quietly(self) -> None:
        """Close; the focus stays where it is."""
        self._close()

    def _take(self, offer: Offer) -> None:
        self._close()
        offer.take()

    def _close(self) -> None:
        if self.isVisible():
            QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]  # there is one
            self.hide()
            self._forget()
            self.closed.emit()

    def _forget(self) -> None:
        """Keep nothing of what was offered; a row may be the one that is pressed now, so it goes later."""
        self._scroll.takeWidget()
        self._inside.hide()
        self._inside.deleteLater()
        self._inside, self._rows = QWidget(), []
        self._scroll.setWidget(self._inside)
        self._inside.setAutoFillBackground(False)

    def _walk(self, by: int) -> None:
        focus = QApplication.focusWidget()
        at = next((n for n, row in enumerate(self._rows) if row is focus), 0)
        row = self._rows[min(max(at + by, 0), len(self._rows) - 1)]
        row.setFocus(Qt.FocusReason.TabFocusReason)
        self._scroll.ensureWidgetVisible(row, 0, self._theme.px(8))

    def _place(self) -> None:
        page, plus = self.parentWidget(), self._plus
        if page is None or plus is None:
            return
        px = self._theme.px
        wide = min(px(468), page.width() - px(8))
        at = plus.mapTo(page, QPoint(plus.width(), plus.height()))
        rows = self._inside.layout()
        inner = wide - 2 * px(14) - px(4)
        high = (
            rows.totalHeightForWidth(inner)
            if rows is not None and rows.hasHeightForWidth()
            else self._inside.sizeHint().height()
        )
        below, above = page.height() - at.y() - px(4), at.y() - plus.height() - px(4)
        room = max(below, above)
        high = min(high + px(34), max(px(160), room), px(440))
        top = at.y() if below >= high or below >= above else at.y() - plus.height() - high
        left = min(max(at.x() - wide + px(14), px(4)), page.width() - wide - px(4))
        self.setGeometry(left, max(top, 0), wide, high)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        elsewhere = isinstance(watched, QWidget) and watched is not self and not self.isAncestorOf(watched)
        if elsewhere and event.type() in (QEvent.Type.FocusIn, QEvent.Type.MouseButtonPress):
            self._close()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme, px = self._theme, self._theme.px
        box = QRectF(self.rect()).adjusted(px(7), px(4), -px(7), -px(13))
        shadow(painter, theme, box, theme.radius("row"))
        rounded(painter, box, theme.radius("row"), theme.color("raised"), theme.color("line2"))
        painter.end()


class _Row(PlainButton):
    walked = Signal(int)

    def __init__(self, theme: Theme, offer: Offer) -> None:
        super().__init__(theme, "")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(" ".join(part for part in (offer.words, offer.about) if part))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(10), theme.px(6), theme.px(10), theme.px(6))
        row.setSpacing(theme.px(10))
        top = Qt.AlignmentFlag.AlignTop
        if offer.icon:
            row.addWidget(Sign(theme, offer.icon), 0, top)
        if offer.side:
            row.addWidget(PartnerMark(theme, "first" if offer.side == "first" else "second", size=10), 0, top)
        column = QVBoxLayout()
        column.setSpacing(0)
        for words, token in ((offer.words, "ink"), (offer.about, "ink2")):
            if words:
                label = Label(theme, words, style="small", token=token, wrap=True)
                label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
                column.addWidget(label)
        row.addLayout(column, 1)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        row = self.layout()
        return row.totalHeightForWidth(width) if row is not None else 0

    def sizeHint(self) -> QSize:
        row = self.layout()
        wide = self._theme.px(420)
        return QSize(wide, self.heightForWidth(wide)) if row is not None else QSize()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.size("target"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.walked.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme, box = self._theme, QRectF(self.rect())
        if self.underMouse() or self.hasFocus():
            rounded(painter, box, theme.px(7), theme.color("select"))
        if self.hasFocus():
            focus_ring(painter, theme, box, theme.px(7))
        painter.end()
