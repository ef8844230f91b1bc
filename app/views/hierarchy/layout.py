"""Where everything in a row stands, from the width of the list and the text size; shared by painting and clicking."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from app.rules.path import PathRow
from app.views.hierarchy.columns import Columns, columns, wrapped_height
from app.views.hierarchy.foot import Foot, foot_of
from app.views.hierarchy.offers import Offer
from app.views.hierarchy.sentences import answer_lines, detail
from app.views.theme.theme import Theme

MARK, MARKS_APART = 20, 22
"""A partner's number on the line of comfort, and how far two of them stand apart, in pixels at 100 %."""

ANSWERS_APART, SMALL_MARKS_APART = 22, 12
"""How far two lines of answers, and two small marks in one line, stand apart, in pixels at 100 %."""


@dataclass(frozen=True)
class RowLayout:
    """One row, top at 0: `core` is its own height, then what is folded out below it, its foot, and the resting line.

    `chip_width` is 0 where there is no chip; `chip_in_second` puts it below, since beside the answers it would touch
    them. `second_middle` is the height of the line below, its words and its chip.
    """

    at: Columns
    core: float
    words_top: float
    title_height: float
    second: float
    resting: float
    chip_in_second: bool
    chip_width: float = 0
    second_middle: float = 0
    foot: Foot | None = None

    @property
    def beside_chip(self) -> float:
        """Where the answers end at the latest: before the chip where it stands beside them."""
        if not self.chip_width or self.chip_in_second:
            return self.at.right - self.chip_edge
        return self.at.right - self.chip_edge - self.chip_width - self.chip_gap

    @property
    def below_chip(self) -> float:
        """Where the line below ends at the latest: before the chip where it stands there."""
        if not self.chip_in_second:
            return self.at.right - self.chip_edge
        return self.at.right - self.chip_edge - self.chip_width - self.chip_gap

    @property
    def height(self) -> int:
        """The whole height, in pixels."""
        return round(self.foot_top + (self.foot.height if self.foot is not None else 0) + self.resting)

    @property
    def foot_top(self) -> float:
        """Where the foot begins."""
        return self.core + self.second

    @property
    def middle(self) -> float:
        """The height of the stone's centre, and of the answers where they stand beside the title."""
        return self.words_top + self._words / 2 if self.at.stacked else self.core / 2

    @property
    def answers_middle(self) -> float:
        """The height of the answers' centre."""
        return self.core - self.answers_below - self.answers_height / 2 if self.at.stacked else self.core / 2

    @property
    def answers_height(self) -> float:
        """What the answers need when they stand below the title."""
        return self._answers

    answers_below: float = 0
    chip_edge: float = 0
    chip_gap: float = 0
    _words: float = 0
    _answers: float = 0

    def card(self, top: float, inset: float) -> QRectF:
        """The box around the row when it is the one in hand."""
        high = self.height - self.resting
        return QRectF(self.at.card, top + inset, self.at.right - self.at.card, high - 2 * inset)

    def comfort_box(self, top: float) -> QRectF:
        """Where a click is about the number."""
        half = max(12.0, self._answers / 2 if self.at.stacked else self.core / 2 - 2)
        middle = top + self.answers_middle
        return QRectF(self.at.track - 12, middle - half, self.at.track_width + 24, 2 * half)

    def willing_box(self, top: float) -> QRectF:
        """Where a click is about the answers."""
        half = max(12.0, self._answers / 2 if self.at.stacked else self.core / 2 - 2)
        return QRectF(self.at.willing - 10, top + self.answers_middle - half, self.at.willing_width + 10, 2 * half)


@dataclass(frozen=True)
class Shape:
    """All that the places in a row depend on: rows of the same shape stand the same."""

    title: str
    detail: str
    has_smaller: bool
    both_same: bool
    was_asked: bool
    chip: str
    answers: tuple[tuple[bool, str], ...]
    chosen: bool
    baseline: bool
    foot: Offer | None = None


def answers_width(theme: Theme, answers: tuple[tuple[bool, str], ...]) -> float:
    """How wide the answers of a row are, marks and icons and words."""
    metrics = QFontMetricsF(theme.font("small"))
    return max(theme.px(49 if both else 37) + metrics.horizontalAdvance(words) for both, words in answers)


def shape_of(row: PathRow, *, chosen: bool, baseline: bool, chip: str = "", foot: Offer | None = None) -> Shape:
    """The shape of one row; `chosen` is the row in hand, `baseline` has the resting line below it.

    `chip` is what its chip says, `foot` what stands below it.
    """
    return Shape(
        title=row.step.title[:400],
        detail=detail(row.step)[:400],
        has_smaller=bool(row.step.smaller),
        both_same=row.first.answer is row.second.answer,
        was_asked=row.first.willingness is not None or row.second.willingness is not None,
        chip=chip,
        answers=tuple((len(line.sides) == 2, line.words) for line in answer_lines(row)),
        chosen=chosen,
        baseline=baseline,
        foot=foot,
    )


def row_layout(theme: Theme, width: float, shape: Shape) -> RowLayout:
    """The places of a row of this shape in a list `width` pixels wide."""
    px = theme.px
    at = columns(theme, width)
    title = wrapped_height(theme.font("step"), shape.title, at.title_width, theme.line("step"))
    about = (
        wrapped_height(theme.font("small"), shape.detail, at.title_width, theme.line("small")) if shape.detail else 0
    )
    words = title + about
    answers = px(26) if shape.both_same else px(44)
    chip = QFontMetricsF(theme.font("caption")).horizontalAdvance(shape.chip) + px(35) if shape.chip else 0.0
    has_second = shape.has_smaller or (shape.chosen and shape.was_asked and not at.stacked)
    # A chip that would touch the answers stands below them.
    tight = at.willing + answers_width(theme, shape.answers) + px(14) > at.right - px(9) - chip
    chip_below = bool(chip) and (tight or (shape.chosen and has_second))
    second = px(36) if shape.chosen and (has_second or chip_below) else px(28) if chip_below else 0
    if second and shape.chosen and shape.foot is not None:
        second = px(30)  # its foot follows closely
    if has_second and not second:
        second = px(24)
    top: float
    if at.stacked:
        top = px(10)
        core = top + words + px(4) + answers + px(12)
    else:
        core = max(theme.size("row"), words + px(18))
        top = (core - words) / 2
    return RowLayout(
        at=at,
        core=core,
        words_top=top,
        title_height=title,
        second=second,
        resting=theme.size("resting") if shape.baseline else 0,
        chip_in_second=chip_below,
        chip_width=chip,
        second_middle=core + (px(13) if shape.chosen else px(8) if chip_below else px(4.5)),
        foot=foot_of(theme, at, shape.foot) if shape.foot is not None else None,
        chip_edge=px(9),
        chip_gap=px(12),
        answers_below=px(8) if at.stacked else 0,
        _words=words,
        _answers=answers,
    )


def mark_places(
    at: Columns, first: float | None, second: float | None, apart: float
) -> tuple[float | None, float | None]:
    """Where the two marks stand on the track, for places 0 to 1; never on top of each other.

    Equal answers sit side by side, first then second; near ones are moved apart evenly, in their true order.
    """
    places = [None if p is None else at.track + p * at.track_width for p in (first, second)]
    a, b = places
    if a is None or b is None:
        return a, b
    if abs(a - b) >= apart:
        return a, b
    middle = (a + b) / 2
    if a <= b:
        return middle - apart / 2, middle + apart / 2
    return middle + apart / 2, middle - apart / 2
