"""Where things stand in a row, at the widths and text sizes that people have."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from app.models.willingness import Answer
from app.views.hierarchy.layout import Shape, answers_width, row_layout
from app.views.hierarchy.sentences import answer_words, both_words
from app.views.theme.theme import Theme

WIDTHS = (500, 560, 660, 704, 772, 900, 1200)


def shape(answers: tuple[tuple[bool, str], ...], chip: str, *, chosen: bool, smaller: bool) -> Shape:
    return Shape("Lie side by side", "10 minutes", smaller, len(answers) == 1, True, chip, answers, chosen, False)


@pytest.mark.parametrize("scale", [0.85, 1.0, 1.25, 2.0])
@pytest.mark.parametrize("chip", ["This week", "Paused"])
def test_no_answer_touches_the_chip(qapp: QApplication, scale: float, chip: str) -> None:
    theme = Theme("light", scale)
    theme.apply(qapp)
    said = [((True, both_words(answer)),) for answer in Answer]
    said += [((False, answer_words(Answer.YES)), (False, answer_words(answer))) for answer in Answer]
    for width in WIDTHS:
        for answers in said:
            for chosen in (True, False):
                for smaller in (True, False):
                    at = row_layout(theme, width, shape(answers, chip, chosen=chosen, smaller=smaller))
                    words_end = at.at.willing + answers_width(theme, answers)
                    chip_starts = at.at.right - at.chip_edge - at.chip_width
                    if at.chip_in_second:
                        assert at.second_middle + theme.px(12) <= at.core + at.second
                    else:
                        assert words_end + theme.px(12) <= chip_starts


def test_a_chip_stands_beside_short_answers_at_the_designs_width(theme: Theme) -> None:
    at = row_layout(theme, 772, shape(((True, "Both yes"),), "Paused", chosen=False, smaller=False))
    assert not at.chip_in_second
    assert at.second == 0
