"""Where things stand in a row, at the widths and text sizes that people have."""

from __future__ import annotations

from functools import partial
from xml.etree.ElementTree import fromstring

import pytest
from PySide6.QtCore import QBuffer, QPoint, QRect, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from app.actions import asking, hierarchy, roster, session
from app.models.hierarchy import StepWords
from app.models.side import Side
from app.models.willingness import Answer
from app.store.vault import Vault
from app.views.desk import Desk
from app.views.hierarchy.layout import Shape, answers_width, row_layout
from app.views.hierarchy.page import HierarchyPage
from app.views.hierarchy.sentences import answer_words, both_words
from app.views.theme.fields import Field
from app.views.theme.theme import Theme
from tests.hands import keys
from tests.ready import make_ready

pytestmark = pytest.mark.uncounted

WIDTHS = (500, 560, 660, 704, 772, 900, 1200)


def shape(answers: tuple[tuple[bool, str], ...], chip: str, *, chosen: bool, smaller: bool) -> Shape:
    return Shape("Lie side by side", "10 minutes", smaller, len(answers) == 1, True, chip, answers, chosen, False)


@pytest.mark.parametrize("scale", [0.85, 1.0, 1.25, 2.0])
@pytest.mark.parametrize("chip", ["This week", "This week, smaller", "Paused"])
def test_no_answer_touches_the_chip(qapp: QApplication, scale: float, chip: str) -> None:
    theme = Theme("light", scale)
    theme.apply(qapp)
    said: list[tuple[tuple[bool, str], ...]] = [((True, both_words(answer)),) for answer in Answer]
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


def opened(qtbot: QtBot, theme: Theme, desk: Desk, steps: int, size: tuple[int, int]) -> HierarchyPage:
    """A path of so many steps in a page of this size."""
    outcome = desk.do(roster.add_couple, "Robin & Ash")
    assert outcome is not None
    couple_id = outcome.change.couple_id
    path = desk.read(hierarchy.show_path, couple_id).hierarchy.id
    if steps:
        assert desk.do(hierarchy.add_steps, path, [StepWords(title=f"Step {n}", smaller="less") for n in range(steps)])
    page = HierarchyPage(theme, desk)
    qtbot.addWidget(page)
    page.resize(*size)
    page.show_couple(couple_id)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def written(page: HierarchyPage, place: int) -> dict[str, float]:
    """The words that are painted in a row, each with where it begins."""
    drawing, sheet, option = QBuffer(), QSvgGenerator(), QStyleOptionViewItem()
    sheet.setOutputDevice(drawing)
    index = page.model.index(place)
    option.rect = page.view.visualRect(index)
    painter = QPainter(sheet)
    page.view.rows.paint(painter, option, index)
    painter.end()
    root = fromstring(bytes(drawing.data().data()))
    return {
        "".join(text.itertext()).strip(): float(text.get("x", "0")) for text in root.iter() if text.tag.endswith("text")
    }


def seen(widget: QWidget, page: QWidget) -> QRect:
    """What of a widget lies in sight, in the page."""
    region = widget.visibleRegion().boundingRect()
    return QRect(widget.mapTo(page, region.topLeft()), region.size())


def lies_within(widget: QWidget, page: QWidget) -> bool:
    """Whether all of a widget lies in the page."""
    return page.rect().contains(QRect(widget.mapTo(page, QPoint()), widget.size()))


@pytest.mark.parametrize("size", [(1190, 540), (640, 480), (1190, 760)])
def test_the_whole_editor_can_be_reached_at_the_largest_text(
    qtbot: QtBot, qapp: QApplication, desk: Desk, size: tuple[int, int]
) -> None:
    theme = Theme("light", 2.0)
    theme.apply(qapp)
    page = opened(qtbot, theme, desk, 6, size)
    page.choose_step(page.model.ids()[4])
    page.edits.open(page.model.ids()[4])
    editor = page.edits.editor
    assert editor is not None

    def is_whole(widget: QWidget) -> bool:
        return editor.isVisible() and seen(widget, page).size() == widget.size()

    for name, field in editor.fields.items():
        editor.take_focus(name)
        qtbot.waitUntil(partial(is_whole, field.edit))
        qtbot.waitUntil(lambda: is_whole(editor.keep_button))
    title = editor.fields["title"]
    assert isinstance(title, Field)
    title.set_text("")
    editor.keep()
    assert title.error()
    qtbot.waitUntil(lambda: is_whole(title))
    assert is_whole(editor.keep_button)


@pytest.mark.parametrize("state", ["week", "smaller", "paused"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_chip_says_what_the_sentence_says(
    qtbot: QtBot, qapp: QApplication, desk: Desk, vault: Vault, state: str, scale: float
) -> None:
    theme = Theme("light", scale)
    theme.apply(qapp)
    page = opened(qtbot, theme, desk, 2, (828, 780))
    make_ready(vault, desk.read(roster.show_roster)[0].couple.id)
    step_id = page.model.ids()[0]
    words = StepWords(title="one", timeframe="5 minutes", checkin="half-way", ending="a word", smaller="one hand")
    desk.do(hierarchy.edit_step, step_id, words)
    desk.do(asking.answer, step_id, Side.FIRST, Answer.YES)
    desk.do(asking.answer, step_id, Side.SECOND, Answer.TENTATIVE if state == "smaller" else Answer.YES)
    assert desk.do(asking.plan_step, step_id)
    if state == "paused":
        desk.do(asking.pause_step, step_id)
    page.choose_step(step_id)
    drawn = written(page, 0)
    chip = {"week": "This week", "smaller": "This week, smaller", "paused": "Paused"}[state]
    assert chip in drawn
    assert f"{chip}." in str(page.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole))
    when = next((said for said in drawn if said.startswith("Asked")), "")
    if when:
        end = drawn[when] + QFontMetricsF(theme.font("small")).horizontalAdvance(when)
        assert end < drawn[chip] - theme.px(28)


def test_the_scale_is_named_where_the_answers_stand_below(qtbot: QtBot, theme: Theme, desk: Desk) -> None:
    page = opened(qtbot, theme, desk, 2, (520, 600))
    assert page.heads.isVisible()
    assert "Comfort, 0 to 10 (at ease)" in page.heads.accessibleName()
    assert page.heads.geometry().bottom() < page.view.geometry().top() + 1


@pytest.mark.parametrize("size", [(700, 560), (700, 420), (500, 560)])
def test_many_lines_off_the_table_never_lie_on_the_path(
    qtbot: QtBot, theme: Theme, desk: Desk, size: tuple[int, int]
) -> None:
    page = opened(qtbot, theme, desk, 16, size)
    couple_id = desk.read(roster.show_roster)[0].couple.id
    assert desk.do(session.start_session, couple_id)
    for step_id in page.model.ids()[:10]:
        assert desk.do(asking.answer, step_id, Side.FIRST, Answer.OFF_TABLE)
    page.show_off_table()
    for widget in (page.add, page.off_table):
        qtbot.waitUntil(partial(lies_within, widget, page))
    in_page = [QRect(one.mapTo(page, QPoint()), one.size()) for one in (page.view, page.add, page.off_table)]
    assert not in_page[0].intersects(in_page[1])
    assert not in_page[1].intersects(in_page[2])


def test_adding_takes_no_step_in_hand(qtbot: QtBot, theme: Theme, desk: Desk) -> None:
    page = opened(qtbot, theme, desk, 4, (828, 780))
    page.take_focus()
    assert page.chosen_step() == page.model.ids()[0]
    page.start_adding()
    assert page.add.hasFocus()
    assert page.chosen_step() == 0
    page.choose_step(page.model.ids()[2])
    page.take_focus()
    page.start_adding()
    assert page.chosen_step() == page.model.ids()[2]


def test_a_step_that_comes_back_is_in_hand(qtbot: QtBot, theme: Theme, desk: Desk) -> None:
    page = opened(qtbot, theme, desk, 6, (828, 780))
    couple_id = desk.read(roster.show_roster)[0].couple.id
    gone = page.model.ids()[1]
    page.choose_step(gone)
    keys(page.view, "Delete")
    page.choose_step(page.model.ids()[4])
    desk.undo(couple_id)
    assert page.chosen_step() == gone
