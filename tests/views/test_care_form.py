"""What a new limit meets on the path is offered by the words it is put down in."""

from __future__ import annotations

from app.models.hierarchy import StepWords
from app.models.side import Side
from app.views.care.page import LIMITS
from tests.hands import type_words
from tests.views.test_limits_board import Caring
from tests.views.test_limits_board import caring as caring


def test_what_its_words_name_is_offered_first(caring: Caring) -> None:
    areas = ("ears", "elbows", "feet", "hair", "hands", "knees", "neck")
    caring.steps(*(StepWords(title=area.capitalize(), area=area) for area in areas))
    caring.open()
    cell = caring.page.limits.board.cells[Side.SECOND][2]
    cell.plus.click()
    form = cell.form
    assert form is not None
    before = list(form.tags.chips)
    form.title.edit.setFocus()
    type_words("My neck, when rushed")
    shown = [form.tags._flow.itemAt(place).widget() for place in range(form.tags._flow.count())]  # type: ignore[union-attr]  # there is one at each place
    assert shown[0] is form.tags.chips["neck"]
    assert before[0] != "neck"
    assert form.tags.tags() == "", "offered, and chosen by nobody yet"
    assert caring.page.part_open == LIMITS
