"""The foot of a row: one sentence, and at its right or below it what may be done about it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from app.views.hierarchy.columns import Columns, wrapped
from app.views.hierarchy.offers import Link, Offer
from app.views.theme.paint import draw_icon, draw_text
from app.views.theme.theme import Theme

MOST_LINES = 6
"""How many lines a sentence has at most."""


@dataclass(frozen=True)
class Foot:
    """The foot with its places, top at 0."""

    offer: Offer
    height: float
    lines: tuple[str, ...]
    links: tuple[tuple[Link, QRectF], ...]

    def link_at(self, top: float, spot: QPointF) -> Link | None:
        """The link at a spot of the list, in a foot that begins at `top`."""
        return next((link for link, box in self.links if box.translated(0, top).contains(spot)), None)


def foot_of(theme: Theme, at: Columns, offer: Offer) -> Foot:
    """The places of this offer in a row with these columns.

    Links stand below each other at the right; where the answers stand below the title, beside each other below the
    words.
    """
    px = theme.px
    high, line = theme.size("target"), theme.line("small")
    metrics = QFontMetricsF(theme.font("small", weight=550))
    wide = [metrics.horizontalAdvance(link.words) + px(12) for link in offer.links]
    left, right = at.title + px(23), at.right - px(9)
    room = right - left
    if wide and not at.stacked:
        room -= max(wide) + px(20)
    lines = _balanced(theme.font("small"), offer.words, room)
    words = px(3) + line * len(lines)
    boxes: list[tuple[Link, QRectF]] = []
    if at.stacked:
        x, y = left - px(6), words + px(4)
        for link, width in zip(offer.links, wide, strict=True):
            if boxes and x + width > right:
                x, y = left - px(6), y + high
            boxes.append((link, QRectF(x, y, width, high)))
            x += width + px(12)
        height = y + high if wide else words
    else:
        for number, (link, width) in enumerate(zip(offer.links, wide, strict=True)):
            boxes.append((link, QRectF(right + px(6) - width, number * high, width, high)))
        height = max(words, len(wide) * high)
    return Foot(offer, height + px(12), tuple(lines), tuple(boxes))


def _balanced(font: QFont, words: str, room: float) -> list[str]:
    """In as few lines as there have to be, and these of like length: a single word below others reads as a slip."""
    lines = wrapped(font, words, room, MOST_LINES)
    if not 1 < len(lines) < MOST_LINES:
        return lines
    least, most = room / 2, room
    while most - least > 4:
        middle = (least + most) / 2
        if len(wrapped(font, words, middle, len(lines) + 1)) > len(lines):
            least = middle
        else:
            most = middle
    return wrapped(font, words, most, MOST_LINES)


def paint_foot(painter: QPainter, theme: Theme, at: Columns, foot: Foot, top: float, hovered: str) -> None:
    """Draw it at `top`; `hovered` is what the link under the pointer does."""
    px, line = theme.px, theme.line("small")
    side = px(16)
    first = top + px(3) + line / 2
    draw_icon(painter, theme, foot.offer.icon, "accentInk", QPointF(at.title + px(1), first - side / 2))
    painter.setFont(theme.font("small"))
    painter.setPen(theme.color("ink2"))
    for number, words in enumerate(foot.lines):
        draw_text(painter, words, QRectF(at.title + px(23), top + px(3) + number * line, at.right, line))
    font = theme.font("small", weight=550)
    painter.setPen(theme.color("accentInk"))
    for link, box in foot.links:
        font.setUnderline(link.act == hovered)
        painter.setFont(font)
        draw_text(painter, link.words, box.translated(px(6), top))
