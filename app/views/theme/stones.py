"""Stones on the path: behind, open, ahead or paused; for the path's rows and for the first steps."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.views.theme.paint import begin, draw_icon
from app.views.theme.theme import Theme

Stone = Literal["behind", "open", "ahead", "paused", "adding"]

_LOOKS: dict[Stone, tuple[str, str, str]] = {
    "behind": ("accentTint", "accent", "accentInk"),
    "open": ("accent", "accent", "onAccent"),
    "ahead": ("surface", "line2", "ink2"),
    "paused": ("duskTint", "dusk", "duskInk"),
    "adding": ("canvas", "field", "ink2"),
}


def paint_stone(
    painter: QPainter,
    theme: Theme,
    centre: QPointF,
    size: float,
    look: Stone,
    text: str = "",
    *,
    icon: str = "",
) -> None:
    """One stone `size` pixels wide (taken as given), with a number or an icon in it."""
    fill, line, ink = _LOOKS[look]
    colour = theme.color(line)
    if look == "behind":
        colour = theme.blend("accent", "accentTint", 0.5)
    elif look == "paused":
        colour = theme.blend("dusk", "duskTint", 0.6)
    pen = QPen(colour, max(1.0, theme.px(4) / 4 * 1.25))
    if look == "adding":
        pen.setDashPattern([3, 2])
    painter.setPen(pen if look != "open" else Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(fill))
    inset = 0.0 if look == "open" else pen.widthF() / 2
    painter.drawEllipse(centre, size / 2 - inset, size / 2 - inset)
    if icon:
        side = theme.px(16)
        draw_icon(painter, theme, icon, ink, QPointF(centre.x() - side / 2, centre.y() - side / 2))
    elif text:
        font = theme.font("strong", numerals=True)
        font.setPixelSize(max(8, round(size * 0.45)))
        painter.setFont(font)
        painter.setPen(theme.color(ink))
        painter.drawText(
            QRectF(centre.x() - size, centre.y() - size, size * 2, size * 2),
            Qt.AlignmentFlag.AlignCenter,
            text,
        )


def paint_way(painter: QPainter, theme: Theme, top: QPointF, bottom: QPointF, *, behind: bool) -> None:
    """The line between two stones: solid where the path is walked, dotted where it lies ahead."""
    if behind:
        pen = QPen(theme.blend("accent", "canvas", 0.5), theme.px(2))
    else:
        pen = QPen(theme.color("field"), theme.px(1.5))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.01, 3.2])
    painter.setPen(pen)
    painter.drawLine(top, bottom)


class StoneMark(QWidget):
    """One stone as a widget, `size` pixels at 100 %; a picture that goes with the words beside it."""

    def __init__(
        self,
        theme: Theme,
        look: Stone,
        text: str = "",
        *,
        icon: str = "",
        size: float = 32,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._look, self._text, self._icon, self._size = theme, look, text, icon, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._dress)

    def set_look(self, look: Stone, text: str = "", *, icon: str = "") -> None:
        """Another look for the same place."""
        self._look, self._text, self._icon = look, text, icon
        self.update()

    def sizeHint(self) -> QSize:
        side = self._theme.px(self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        centre = QRectF(self.rect()).center()
        paint_stone(painter, self._theme, centre, self._theme.px(self._size), self._look, self._text, icon=self._icon)
        painter.end()

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()
