"""The few strokes that all hand-painted controls share."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from app.views.theme.theme import Theme


def begin(widget: QWidget) -> QPainter:
    """A painter on the widget with smooth edges and text."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    return painter


def rounded(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: QColor | None,
    line: QColor | None = None,
    width: float = 1.0,
) -> None:
    """A rounded box whose outline, when there is one, lies wholly inside `rect`."""
    inset = width / 2 if line is not None else 0.0
    painter.setPen(QPen(line, width) if line is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset)


def focus_ring(painter: QPainter, theme: Theme, rect: QRectF, radius: float) -> None:
    """The one ring that says where the keys go, inside `rect`."""
    rounded(painter, rect, radius, None, theme.color("focus"), float(theme.size("ring")))


def draw_icon(painter: QPainter, theme: Theme, name: str, token: str, at: QPointF, size: float = 16) -> None:
    """An icon with its top left corner at `at`, sharp on the device that is painted on."""
    device = painter.device()
    ratio = device.devicePixelRatioF() if device is not None else 1.0
    painter.drawPixmap(at, theme.pixmap(name, token, size, ratio))


def draw_text(
    painter: QPainter,
    text: str,
    rect: QRect | QRectF,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """One line of plain text, centred in height, shortened with an ellipsis where it does not fit."""
    box = QRectF(rect)
    metrics = QFontMetricsF(painter.font())
    if metrics.horizontalAdvance(text) > box.width() + 0.5:
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)


def shadow(painter: QPainter, theme: Theme, rect: QRectF, radius: float, *, low: bool = False) -> None:
    """The soft shadow of things that float: three layers, warm and faint; `low` for what hardly leaves the
    page.
    """
    colour = theme.color("shadow")
    colour.setAlphaF(0.16 if theme.dark else 0.03)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for grow, drop in ((0.5, 2), (1, 3)) if low else ((1, 5), (3, 8), (5, 12)):
        spread, fall = theme.px(grow * 2) / 2, theme.px(drop)
        painter.drawRoundedRect(rect.adjusted(-spread, fall - spread, spread, fall), radius + spread, radius + spread)


def key_cap_width(theme: Theme, text: str) -> int:
    """How wide a key cap with this text is."""
    metrics = QFontMetricsF(theme.font("key"))
    return max(round(metrics.horizontalAdvance(text)) + theme.px(10), theme.px(20))


def key_cap(
    painter: QPainter,
    theme: Theme,
    rect: QRectF,
    text: str,
    *,
    ink: QColor,
    fill: QColor | None,
    line: QColor | None,
) -> None:
    """A key with its name, drawn inside a control."""
    rounded(painter, rect, theme.radius("key"), fill, line)
    painter.setFont(theme.font("key"))
    painter.setPen(ink)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
