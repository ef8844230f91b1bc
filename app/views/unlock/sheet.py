"""A still picture of the recovery sheet: what step three prints, without the key."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.views.theme.marks import paint_brand
from app.views.theme.paint import begin, rounded, shadow
from app.views.theme.theme import Theme
from app.views.theme.widgets import Gap, Label
from app.words import say

_WIDE, _HIGH, _EDGE = 352, 498, 12
_LEFT, _RIGHT = 35, 319
_DOTS = "····"


class SheetPicture(QLabel):
    """The sheet in small, always on white paper; a picture, whose accessible name says what stands on it."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._written = ""
        self._share = 1.0
        self.setAccessibleName(say("A picture of the recovery sheet: eight groups, and where to keep it"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._dress)

    def set_written(self, words: str) -> None:
        """The line under its title: whose it is, and when it was written."""
        self._written = words
        self.update()

    def set_share(self, share: float) -> None:
        """As large as this share of its full size, where there is no room for all of it."""
        if share != self._share:
            self._share = share
            self._dress()

    def sizeHint(self) -> QSize:
        wide, high = self._theme.px(_WIDE + 2 * _EDGE), self._theme.px(_HIGH + 2 * _EDGE)
        return QSize(round(wide * self._share), round(high * self._share))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme = self._theme
        scale = theme.px(100) / 100 * self._share
        painter.scale(scale, scale)
        painter.translate(_EDGE, _EDGE)
        paper = QRectF(0, 0, _WIDE, _HIGH)
        shadow(painter, theme, paper, 0)
        painter.fillRect(paper, QColor(Qt.GlobalColor.white))
        self._head(painter)
        self._groups(painter)
        self._advice(painter)
        self._foot(painter)
        painter.end()

    # Paper stays paper in the dark theme: its inks are Linen's, never the theme's.

    def _ink(self, token: str) -> QColor:
        return self._theme.paper(token)

    def _line(
        self, painter: QPainter, y: float, words: str, style: str, size: float, token: str, x: float = _LEFT
    ) -> None:
        font = self._theme.font(style, size=size)
        font.setPixelSize(round(size))
        painter.setFont(font)
        painter.setPen(self._ink(token))
        painter.drawText(QPointF(x, y), words)

    def _head(self, painter: QPainter) -> None:
        self._line(painter, 47.5, say("Recovery sheet"), "section", 23, "ink")
        self._line(painter, 67, self._written, "body", 10, "ink2")
        painter.fillRect(QRectF(_LEFT - 1, 81, _RIGHT - _LEFT + 1, 1), self._ink("accent"))
        paint_brand(painter, self._theme, QRectF(300.5, 34, 16, 12.5), fill=self._ink("accent"))
        self._line(painter, 106, say("This opens your records if the passphrase is lost."), "remark", 13, "accentInk")
        self._line(painter, 124, say("Whoever holds it can read everything."), "remark", 13, "accentInk")

    def _groups(self, painter: QPainter) -> None:
        known = {0: "K7QM", 7: "9XRD"}
        for place in range(8):
            box = QRectF(35.2 + place % 4 * 72.5, 144 + place // 4 * 38, 64.2, 32)
            rounded(painter, box, 4, self._ink("canvas"))
            font = self._theme.font("strong", size=12)
            font.setPixelSize(12)
            painter.setFont(font)
            painter.setPen(self._ink("ink" if place in known else "ink2"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, known.get(place, _DOTS))

    def _advice(self, painter: QPainter) -> None:
        self._line(painter, 244, say("Keep it"), "strong", 11, "ink")
        for row, words in enumerate(
            (
                say("in a safe, a bank box, or a sealed envelope"),
                say("away from this computer and its bag"),
                say("where a named colleague could find it"),
            )
        ):
            self._bullet(painter, 263 + row * 18, words)
        self._line(painter, 327, say("Never"), "strong", 11, "ink")
        self._bullet(painter, 346, say("in a photo, an e-mail or a synced folder"))
        self._line(painter, 374, say("To use it"), "strong", 11, "ink")
        self._line(painter, 393, say("Choose “Use the recovery sheet instead” where the"), "body", 11, "ink2")
        self._line(painter, 410, say("passphrase is asked for, then type the groups."), "body", 11, "ink2")

    def _bullet(self, painter: QPainter, y: float, words: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._ink("accent"))
        painter.drawEllipse(QPointF(38, y - 4), 2, 2)
        self._line(painter, y, words, "body", 11, "ink2", _LEFT + 12)

    def _foot(self, painter: QPainter) -> None:
        painter.fillRect(QRectF(_LEFT - 1, 438, _RIGHT - _LEFT + 1, 1), self._ink("line2"))
        self._line(painter, 457.5, say("Kept at"), "body", 10, "ink2")
        painter.setPen(QPen(self._ink("field"), 1))
        painter.drawLine(QPointF(82, 460.5), QPointF(_RIGHT, 460.5))
        self._line(painter, 478, say("The last group checks the others · page 1 of 1"), "caption", 9, "ink2")

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()


class SheetSide(QWidget):
    """The right-hand side of the first run: the picture, and what it is for."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.picture = SheetPicture(theme)
        self._heading = Label(theme, say("What step 3 prints"), style="strong", token="ink2", size=13, line=18)
        self._about = Label(
            theme, say("A picture only. Yours is made after step 2."), style="small", token="ink3", line=18
        )
        self._remark = Label(
            theme,
            say("No passphrase and no sheet means no way in. That is what keeps it private."),
            style="remark",
            token="ink2",
            wrap=True,
        )
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        for widget in (self._heading, Gap(theme, 4), self._about, Gap(theme, 22)):
            self._column.addWidget(widget)
        self._column.addWidget(self.picture)
        self._column.addWidget(Gap(theme, 16))
        self._column.addWidget(self._remark)
        self._column.addStretch(1)
        theme.changed.connect(self._dress)
        self._dress()

    def show_made(self) -> None:
        """The sheet itself is there now, beside its picture."""
        self._about.setText(say("A picture only. Yours is the one that you print or save."))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """All of it shows: in a low window the margin above gives way first, then the picture."""
        px, whole = self._theme.px, self._theme.px(_HIGH + 2 * _EDGE)
        remark = max(0, self._remark.heightForWidth(px(_WIDE + _EDGE)))
        rest = px(24) + px(4 + 22 + 16) + self._heading.sizeHint().height() + self._about.sizeHint().height() + remark
        top = max(px(24), min(px(132), self.height() - rest - whole))
        self.picture.set_share(max(0.4, min(1.0, (self.height() - rest - top) / whole)))
        self._column.setContentsMargins(px(56 - _EDGE), top, px(40), px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        painter.fillRect(QRectF(self.rect()), self._theme.color("sunken"))
        painter.fillRect(QRectF(0, 0, 1, self.height()), self._theme.color("line2"))
        painter.end()

    def _dress(self) -> None:
        px = self._theme.px
        # The picture brings its shadow's margin along; the words start where its paper starts.
        for label in (self._heading, self._about, self._remark):
            label.setContentsMargins(px(_EDGE), 0, 0, 0)
        self._remark.setMaximumWidth(px(_WIDE + _EDGE))
        self.setFixedWidth(px(520))
        self._fit()
