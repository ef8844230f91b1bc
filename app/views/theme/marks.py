"""The partners' marks (circle and diamond, Iris and Amber) and the mark of the program."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QTransform
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.views.theme.paint import begin
from app.views.theme.theme import Theme

Which = Literal["first", "second"]

# The diamond is a rounded square on its tip, a little wider than the circle: both weigh the same to the eye.
_TIP_TO_TIP = 1.052
_ROUND = 0.13
_APART = 0.875


def mark_path(which: Which, centre: QPointF, size: float, grow: float = 0.0) -> QPainterPath:
    """The outline of a partner's mark: a circle `size` wide, or a soft diamond; `grow` moves it outward
    everywhere.
    """
    path = QPainterPath()
    if which == "first":
        path.addEllipse(centre, size / 2 + grow, size / 2 + grow)
        return path
    # What rounding takes from the tips is given back: tip to tip = side * √2 - 2 * corner * (√2 - 1).
    side = size * _TIP_TO_TIP / (1.4142 - 0.8284 * _ROUND)
    corner = side * _ROUND + grow
    side += 2 * grow
    turned = QPainterPath()
    turned.addRoundedRect(QRectF(-side / 2, -side / 2, side, side), corner, corner)
    return QTransform().translate(centre.x(), centre.y()).rotate(45).map(turned)


def paint_mark(
    painter: QPainter,
    theme: Theme,
    which: Which,
    centre: QPointF,
    size: float,
    text: str = "",
    *,
    fill: QColor | None = None,
    share: float = 0.5,
) -> None:
    """A partner's mark of `size` device-independent pixels with an initial or a number in it; `size` is
    taken as given. `share` of it is the size of the type.
    """
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill is not None else theme.color("a" if which == "first" else "b"))
    painter.drawPath(mark_path(which, centre, size))
    if text:
        font = theme.font("strong")
        font.setPixelSize(max(7, round(size * share)))
        painter.setFont(font)
        painter.setPen(theme.color("surface"))
        painter.drawText(
            QRectF(centre.x() - size, centre.y() - size, 2 * size, 2 * size),
            Qt.AlignmentFlag.AlignCenter,
            text,
        )


def paint_couple(
    painter: QPainter,
    theme: Theme,
    rect: QRectF,
    size: float,
    initials: tuple[str, str],
    *,
    fill: QColor | None = None,
) -> None:
    """The couple's two marks, overlapping, with a gap cut out of the first along the edge of the second."""
    middle = rect.center().y()
    first = QPointF(rect.left() + size / 2, middle)
    second = QPointF(rect.left() + size * (0.5 + _APART), middle)
    painter.save()
    whole = QPainterPath()
    whole.addRect(rect.adjusted(-size, -size, size, size))
    gap = mark_path("second", second, size, grow=max(1.0, size * 0.05))
    painter.setClipPath(whole.subtracted(gap))
    paint_mark(painter, theme, "first", first, size, initials[0], fill=fill)
    painter.restore()
    paint_mark(painter, theme, "second", second, size, initials[1], fill=fill)


class PartnerMark(QWidget):
    """One partner's mark, `size` pixels at 100 %; a picture, whose name is the accessible name given."""

    def __init__(
        self,
        theme: Theme,
        which: Which,
        initial: str = "",
        *,
        size: float = 24,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._which, self._initial, self._size = theme, which, initial, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._dress)

    def set_initial(self, initial: str) -> None:
        """Another initial."""
        self._initial = initial
        self.update()

    def sizeHint(self) -> QSize:
        side = self._theme.px(self._size * 1.1)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        size = self._theme.px(self._size)
        paint_mark(painter, self._theme, self._which, QRectF(self.rect()).center(), size, self._initial)
        painter.end()

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()


class CoupleMarks(QWidget):
    """Both partners' marks, overlapping; `hidden` draws them grey and without initials, for a name that is
    covered.
    """

    def __init__(
        self,
        theme: Theme,
        first_initial: str = "",
        second_initial: str = "",
        *,
        size: float = 22,
        hidden: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._initials, self._size, self._hidden = (
            theme,
            (first_initial, second_initial),
            size,
            hidden,
        )
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._dress)

    def set_initials(self, first: str, second: str, *, hidden: bool = False) -> None:
        """Another couple."""
        self._initials, self._hidden = (first, second), hidden
        self.update()

    def sizeHint(self) -> QSize:
        size = self._theme.px(self._size)
        return QSize(round(size * (1 + _APART + 0.03)) + 2, round(size * 1.06) + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        grey = self._theme.color("line2") if self._hidden else None
        initials = ("", "") if self._hidden else self._initials
        rect = QRectF(self.rect()).adjusted(1, 0, -1, 0)
        paint_couple(painter, self._theme, rect, self._theme.px(self._size), initials, fill=grey)
        painter.end()

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()


_STONES = ((11.4, 28.5, 11.4, 6.9, 1.0), (27.45, 16.0, 9.55, 5.95, 0.74), (38.75, 4.7, 7.25, 4.65, 0.5))
_BRAND = (46.0, 36.0)


def paint_brand(painter: QPainter, theme: Theme, rect: QRectF, *, fill: QColor | None = None) -> None:
    """The three stones, walking up to the right, fading; fills the width of `rect`, which is 46 to 36."""
    unit = rect.width() / _BRAND[0]
    painter.setPen(Qt.PenStyle.NoPen)
    for x, y, wide, high, share in _STONES:
        colour = QColor(fill) if fill is not None else theme.color("accent")
        colour.setAlphaF(share)
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(rect.left() + x * unit, rect.top() + y * unit), wide * unit, high * unit)


class BrandMark(QWidget):
    """The three stones, `width` pixels at 100 %."""

    def __init__(self, theme: Theme, *, width: float = 22, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._width = theme, width
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._dress)

    def set_width(self, width: float) -> None:
        """Another width in pixels at 100 %."""
        self._width = width
        self._dress()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(self._width), self._theme.px(self._width * _BRAND[1] / _BRAND[0]))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        paint_brand(painter, self._theme, QRectF(self.rect()))
        painter.end()

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()
