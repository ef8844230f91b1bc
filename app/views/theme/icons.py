"""Lucide icons, drawn from SVG in a token's colour at the display's own ratio."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).parents[3] / "resources" / "icons"


@cache
def icon_source(name: str) -> str:
    """The SVG text of a bundled icon; an icon that is not bundled is a bug and raises FileNotFoundError."""
    return (ICONS / f"{name}.svg").read_text(encoding="utf-8")


def draw_icon(name: str, colour: QColor, size: int, ratio: float, stroke: float) -> QPixmap:
    """The icon `size` logical pixels square, in `colour`, with `stroke` in units of its 24 × 24 drawing."""
    svg = icon_source(name).replace("currentColor", colour.name())
    svg = svg.replace('stroke-width="2"', f'stroke-width="{stroke}"')
    side = max(1, round(size * ratio))
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
