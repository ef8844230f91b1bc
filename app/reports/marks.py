"""The shapes that repeat in print what a colour says: partners' marks, answers, the stepping stones.

All are vectors. The icons follow Lucide's 24-unit drawings (ISC), at the stroke the screens use.
"""

from __future__ import annotations

from math import atan2, degrees

from app.models.side import Side
from app.reports.pen import Pen

_STROKE = 1.95
_DASHES = (
    ((10.1, 2.182), (13.9, 2.182)),
    ((17.609, 3.721), (20.299, 6.421)),
    ((21.818, 10.1), (21.818, 13.9)),
    ((20.279, 17.609), (17.579, 20.299)),
    ((13.9, 21.818), (10.1, 21.818)),
    ((6.391, 20.279), (3.701, 17.579)),
    ((2.182, 13.9), (2.182, 10.1)),
    ((3.721, 6.391), (6.421, 3.691)),
)


def partner(pen: Pen, side: Side, x: float, y: float, size: float = 7.2) -> None:
    """A partner's mark around (x, y): the first's circle of diameter `size`, or the second's diamond."""
    if side is Side.FIRST:
        pen.fill(pen.inks.of("a"))
        pen.canvas.circle(x, pen.up(y), size / 2, stroke=0, fill=1)
        return
    # A diamond looks smaller than a circle as wide, so it is drawn a sixth wider; its corners are a little round.
    half, soft = size * 0.585, size * 0.08
    token = pen.inks.of("b")
    pen.fill(token)
    pen.canvas.saveState()
    pen.canvas.setStrokeColorRGB(*token)
    pen.canvas.setLineWidth(soft * 2)
    pen.canvas.setLineJoin(1)
    reach = half - soft
    shape = pen.canvas.beginPath()
    shape.moveTo(x, pen.up(y - reach))
    for dx, dy in ((reach, 0), (0, reach), (-reach, 0)):
        shape.lineTo(x + dx, pen.up(y + dy))
    shape.close()
    pen.canvas.drawPath(shape, stroke=1, fill=1)
    pen.canvas.restoreState()


def not_now(pen: Pen, x: float, y: float, size: float = 11.2, token: str = "dusk") -> None:
    """The soft no, `circle-pause`, centred on (x, y)."""
    unit = _begin(pen, token, size)
    pen.canvas.circle(x, pen.up(y), 10 * unit, stroke=1, fill=0)
    for dx in (-2.2, 2.2):
        pen.canvas.line(x + dx * unit, pen.up(y - 3.4 * unit), x + dx * unit, pen.up(y + 3.4 * unit))
    pen.canvas.restoreState()


def tentative(pen: Pen, x: float, y: float, size: float = 11.2, token: str = "ink2") -> None:
    """The tentative yes, `circle-dashed-check`, centred on (x, y)."""
    unit = _begin(pen, token, size)
    for start, end in _DASHES:
        first, last = (degrees(atan2(12 - py, px - 12)) for px, py in (start, end))
        sweep = (first - last) % 360
        reach = 10 * unit
        pen.canvas.arc(x - reach, pen.up(y + reach), x + reach, pen.up(y - reach), last, sweep)
    tick = pen.canvas.beginPath()
    tick.moveTo(x + 4 * unit, pen.up(y - 3 * unit))
    tick.lineTo(x - 1.5 * unit, pen.up(y + 2.5 * unit))
    tick.lineTo(x - 4 * unit, pen.up(y))
    pen.canvas.drawPath(tick, stroke=1, fill=0)
    pen.canvas.restoreState()


def stones(pen: Pen, x: float, y: float, width: float = 18.4) -> None:
    """The stepping stones, with the upper left corner of their box at (x, y)."""
    unit = width / 46
    for cx, cy, rx, ry, opacity in (
        (11.4, 28.5, 11.4, 6.9, 1.0),
        (27.45, 16, 9.55, 5.95, 0.74),
        (38.75, 4.7, 7.25, 4.65, 0.5),
    ):
        pen.fill(pen.inks.faded("accent", opacity))
        left, right = x + (cx - rx) * unit, x + (cx + rx) * unit
        pen.canvas.ellipse(left, pen.up(y + (cy + ry) * unit), right, pen.up(y + (cy - ry) * unit), stroke=0, fill=1)


def dot(pen: Pen, x: float, y: float, size: float = 2.9) -> None:
    """The dot before a line of a list, centred on (x, y)."""
    pen.fill(pen.inks.of("accent"))
    pen.canvas.circle(x, pen.up(y), size / 2, stroke=0, fill=1)


def _begin(pen: Pen, token: str, size: float) -> float:
    unit = size / 24
    pen.canvas.saveState()
    pen.stroke(token, _STROKE * unit)
    pen.canvas.setLineCap(1)
    pen.canvas.setLineJoin(1)
    return unit
