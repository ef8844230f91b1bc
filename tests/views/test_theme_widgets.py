"""The shared widgets: pressed with keys and mouse, named for assistive technology, legible in every state."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QKeyEvent, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.views.theme.focus_frame import FocusFrame
from app.views.theme.marks import mark_path, paint_couple, paint_mark
from app.views.theme.paint import begin, draw_text
from app.views.theme.stones import Stone, paint_stone, paint_way
from app.views.theme.theme import Theme
from app.views.theme.widgets import (
    BrandMark,
    Button,
    Caption,
    Card,
    Chip,
    CoupleMarks,
    Field,
    Gap,
    IconButton,
    KeyCap,
    Label,
    LineEdit,
    NavRow,
    NoticeBar,
    PartnerMark,
    PassphraseField,
    ScreenTitle,
    Scroll,
    SectionTitle,
    Segmented,
    Sign,
    StoneMark,
    TabBar,
    Tick,
)

_windows: list[QWidget] = []


@pytest.fixture(autouse=True)
def let_go_of_windows() -> Iterator[None]:
    """A window lives as long as its test: qtbot holds it only weakly."""
    yield
    _windows.clear()


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme("light")


def shown(qtbot: QtBot, *widgets: QWidget, size: tuple[int, int] = (600, 400)) -> QWidget:
    """A window with the widgets under one another, in front."""
    window = QWidget()
    qtbot.addWidget(window)
    _windows.append(window)
    column = QVBoxLayout(window)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    window.resize(*size)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def name(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def role(widget: QWidget) -> QAccessible.Role:
    return QAccessible.queryAccessibleInterface(widget).role()


def colours(widget: QWidget) -> set[str]:
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


# Buttons ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_button_is_pressed_by_enter_space_and_mouse(qtbot: QtBot, theme: Theme, key: Qt.Key) -> None:
    button = Button(theme, "Robin & Ash", icon="monitor", key="F5")
    shown(qtbot, button)
    button.setFocus()
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)
    with qtbot.waitSignal(button.clicked):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.text() == "Robin & Ash"
    assert name(button) == "Robin & Ash"
    assert role(button) == QAccessible.Role.Button
    assert button.accessibleDescription() == "F5"


def test_a_held_enter_presses_once(qtbot: QtBot, theme: Theme) -> None:
    button = Button(theme, "Unlock", kind="primary")
    shown(qtbot, button)
    presses: list[str] = []
    button.clicked.connect(lambda: presses.append("pressed"))
    for repeated in (False, True, True):
        key, none = Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(button, QKeyEvent(QKeyEvent.Type.KeyPress, key, none, "\r", repeated))
    assert presses == ["pressed"]


@pytest.mark.parametrize("kind", ["primary", "quiet", "soft", "dusk", "dusk_quiet", "link", "error_link"])
def test_every_kind_of_button_has_its_look_at_rest_focused_pressed_and_resting(
    qtbot: QtBot, theme: Theme, kind: str
) -> None:
    theme.set_high_contrast(False)
    button = Button(theme, "Go on", kind="quiet", key="F9", tall=True)
    other = Button(theme, "Other")
    shown(qtbot, button, other)
    button.set_kind(kind)  # type: ignore[arg-type]  # the parameters are the kinds
    assert button.kind == kind
    other.setFocus()
    rest = colours(button)
    button.setFocus()
    around = button.window().findChildren(FocusFrame)
    assert bool(around) == (kind in ("link", "error_link"))
    focused = colours(around[0] if around else button)
    assert theme.color("focus").name() in focused
    assert focused != rest
    button.setDown(True)
    pressed = colours(button)
    button.setDown(False)
    button.setEnabled(False)
    assert colours(button) not in (rest, pressed)
    assert rest != pressed or kind in ("link", "error_link")


def test_a_button_takes_another_icon_and_key_and_grows_for_them(qtbot: QtBot, theme: Theme) -> None:
    button = Button(theme, "Pause now")
    qtbot.addWidget(button)
    plain = button.sizeHint().width()
    button.set_icon("pause")
    with_icon = button.sizeHint().width()
    button.set_key("F9")
    assert plain < with_icon < button.sizeHint().width()
    assert button.sizeHint() == button.minimumSizeHint()
    assert button.accessibleDescription() == "F9"


def test_the_measures_of_the_live_buttons(qtbot: QtBot, theme: Theme) -> None:
    live, page = Button(theme, "Pause now", kind="dusk", icon="pause", key="F9"), Button(theme, "Print", tall=True)
    for button in (live, page):
        qtbot.addWidget(button)
    assert live.sizeHint().height() == 34
    assert live.sizeHint().width() == pytest.approx(147, abs=1)
    assert page.sizeHint().height() == 42


def test_with_high_contrast_a_tint_becomes_an_outline(qtbot: QtBot, theme: Theme) -> None:
    button = Button(theme, "Rate together", kind="soft")
    shown(qtbot, button)
    button.clearFocus()
    theme.set_high_contrast(True)
    assert theme.color("field").name() in colours(button)


def test_an_icon_button_says_what_it_does(qtbot: QtBot, theme: Theme) -> None:
    button = IconButton(theme, "plus", "Add a clause")
    shown(qtbot, button)
    assert name(button) == "Add a clause"
    assert button.sizeHint().width() >= 24
    button.set_name("Remove the clause")
    button.set_icon("minus")
    assert (name(button), button.toolTip()) == ("Remove the clause", "Remove the clause")
    button.setFocus()
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_Return)


@pytest.mark.parametrize("tall", [False, True])
def test_a_chip_can_stay_chosen(qtbot: QtBot, theme: Theme, tall: bool) -> None:
    chip = Chip(theme, "Setback", icon="cloud-rain", token="rain", checkable=True, tall=tall)
    shown(qtbot, chip)
    rest = colours(chip)
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert chip.isChecked()
    assert theme.color("accentTint").name() in colours(chip) - rest
    assert chip.sizeHint().height() >= 24
    assert name(chip) == "Setback"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_tick_is_set_by_keys_and_by_its_words(qtbot: QtBot, theme: Theme, key: Qt.Key) -> None:
    tick = Tick(theme, "I understand")
    shown(qtbot, tick)
    tick.setFocus()
    QTest.keyClick(tick, key)
    assert tick.isChecked()
    colours(tick)
    QTest.mouseClick(tick, Qt.MouseButton.LeftButton, pos=QPoint(tick.width() - 6, tick.height() // 2))
    assert not tick.isChecked()
    assert (name(tick), role(tick)) == ("I understand", QAccessible.Role.CheckBox)


# Words -----------------------------------------------------------------------------------------------------------


def test_a_label_wraps_and_grows_instead_of_cutting_words(qtbot: QtBot, theme: Theme) -> None:
    words = "Begin with something already comfortable. Order can change at any time."
    label = Label(theme, words, wrap=True, token="ink2")
    qtbot.addWidget(label)
    one = label.heightForWidth(2000)
    assert one == theme.line("body")
    assert label.heightForWidth(200) >= 3 * one
    assert label.minimumSizeHint().width() < label.sizeHint().width()
    theme.set_text_scale(2.0)
    assert label.heightForWidth(200) >= 8 * one
    assert label.hasHeightForWidth()


def test_a_label_that_does_not_wrap_has_one_height(qtbot: QtBot, theme: Theme) -> None:
    label, short = Label(theme, "two\nlines"), Label(theme, "A title", elide=True)
    for one in (label, short):
        qtbot.addWidget(one)
    assert label.heightForWidth(10) == -1
    assert label.sizeHint().height() == 2 * theme.line("body")
    assert label.minimumSizeHint() == label.sizeHint()
    assert short.minimumSizeHint().width() < short.sizeHint().width()


def test_markup_in_a_label_is_text(qtbot: QtBot, theme: Theme) -> None:
    label = Label(theme, "I feel <b>sad</b> & tired {}")
    qtbot.addWidget(label)
    assert name(label) == "I feel <b>sad</b> & tired {}"
    assert role(label) == QAccessible.Role.StaticText


def test_a_label_changes_colour_size_and_alignment(qtbot: QtBot, theme: Theme) -> None:
    label = Label(theme, "Saved", align=Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    shown(qtbot, label)
    label.set_token("error")
    assert theme.color("error").name() in colours(label)
    low = label.sizeHint().height()
    label.set_size(30, 38)
    assert label.sizeHint().height() == 38 > low
    label.setEnabled(False)
    assert theme.color("error").name() not in colours(label)


def test_very_long_text_is_shown_without_end(qtbot: QtBot, theme: Theme) -> None:
    label = Label(theme, "x" * 5000, wrap=True)
    qtbot.addWidget(label)
    assert label.heightForWidth(300) > 50 * theme.line("body")
    elided = Label(theme, "x" * 5000, elide=True)
    shown(qtbot, elided)
    assert elided.width() <= 600


def test_titles_and_captions_have_their_styles(qtbot: QtBot, theme: Theme) -> None:
    sizes = [26, 34, 20, 12]
    labels = [ScreenTitle(theme, "a"), ScreenTitle(theme, "a", size=34), SectionTitle(theme, "a"), Caption(theme, "a")]
    for label, size in zip(labels, sizes, strict=True):
        qtbot.addWidget(label)
        assert label.font().pixelSize() == size


# Fields ----------------------------------------------------------------------------------------------------------


def test_a_line_to_type_into_has_room_for_its_icon_and_key(qtbot: QtBot, theme: Theme) -> None:
    edit = LineEdit(theme, "Find in this couple", icon="search", key="Ctrl K", quiet=True)
    shown(qtbot, edit)
    margins = edit.textMargins()
    assert margins.left() == 32
    assert margins.right() > 40
    edit.set_key("")
    assert edit.textMargins().right() == 12
    edit.reserve_end(30)
    assert edit.textMargins().right() == 42
    assert (name(edit), role(edit)) == ("Find in this couple", QAccessible.Role.EditableText)
    QTest.keyClicks(edit, "hand")
    assert edit.text() == "hand"


def test_a_focused_line_wears_the_ring_and_an_unfocused_one_the_outline(qtbot: QtBot, theme: Theme) -> None:
    one, other = LineEdit(theme, name="One"), LineEdit(theme, name="Other", tall=True)
    shown(qtbot, one, other)
    one.setFocus()
    assert theme.color("focus").name() in colours(one)
    assert theme.color("field").name() in colours(other)
    assert theme.color("focus").name() not in colours(other)
    other.set_wrong(True)
    assert theme.color("error").name() in colours(other)


def test_the_eye_shows_and_hides_the_letters_by_key_and_mouse(qtbot: QtBot, theme: Theme) -> None:
    field = PassphraseField(theme, name="Passphrase")
    shown(qtbot, field)
    QTest.keyClicks(field, "linen harbour")
    assert field.displayText() == "•" * 13
    assert name(field.eye) == "Show the letters"
    QTest.mouseClick(field.eye, Qt.MouseButton.LeftButton)
    assert field.displayText() == "linen harbour"
    assert name(field.eye) == "Hide the letters"
    field.eye.setFocus()
    QTest.keyClick(field.eye, Qt.Key.Key_Space)
    assert field.displayText() == "•" * 13
    field.show_letters()
    assert field.displayText() == "linen harbour"
    field.hide_letters()
    assert field.text() == "linen harbour"
    theme.set_text_scale(2.0)
    qtbot.waitUntil(lambda: field.rect().contains(field.eye.geometry()))


def test_a_passphrase_is_not_told_to_assistive_technology(qtbot: QtBot, theme: Theme) -> None:
    field = PassphraseField(theme, name="Passphrase")
    shown(qtbot, field)
    QTest.keyClicks(field, "secret")
    interface = QAccessible.queryAccessibleInterface(field)
    assert "secret" not in interface.text(QAccessible.Text.Value)
    assert interface.state().passwordEdit


def test_a_field_says_what_is_needed_beside_it_and_keeps_what_was_typed(qtbot: QtBot, theme: Theme) -> None:
    field = Field(theme, "Your name", hint="As it stands on prints.")
    shown(qtbot, field)
    assert name(field.edit) == "Your name"
    assert field.edit.accessibleDescription() == "As it stands on prints."
    QTest.keyClicks(field.edit, "Elin")
    field.set_error("A name to begin with.")
    assert (field.error(), field.text()) == ("A name to begin with.", "Elin")
    assert field.edit.accessibleDescription() == "A name to begin with."
    assert theme.color("error").name() not in colours(field)
    field.set_error("That folder cannot be written to.", technical=True)
    assert theme.color("error").name() in colours(field)
    with qtbot.waitSignal(field.changed):
        QTest.keyClicks(field.edit, "!")
    assert (field.error(), field.text()) == ("", "Elin!")
    field.set_text("Elin Marsh")
    assert field.text() == "Elin Marsh"


# Panels ----------------------------------------------------------------------------------------------------------


def test_an_undo_bar_offers_its_action_without_taking_the_focus(qtbot: QtBot, theme: Theme) -> None:
    edit = LineEdit(theme, name="Note")
    bar = NoticeBar(theme, "Moved “Lie” up one place", icon="undo-2", action="Undo", key="Ctrl Z")
    shown(qtbot, edit, bar)
    edit.setFocus()
    [undo] = bar.buttons()
    with qtbot.waitSignal(bar.acted):
        QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert edit.hasFocus()
    assert bar.accessibleName() == "Moved “Lie” up one place"
    bar.set_text("Removed “Lie”")
    assert bar.words.text() == bar.accessibleName() == "Removed “Lie”"


def test_the_bar_that_stays_has_two_actions_and_the_only_red(qtbot: QtBot, theme: Theme) -> None:
    words = "The disk is full. Your words are still here."
    bar = NoticeBar(theme, words, kind="error", title="Not saved yet", action="Save elsewhere…", second="Try now")
    shown(qtbot, bar)
    first, second = bar.buttons()
    with qtbot.waitSignal(bar.acted):
        QTest.keyClick(first, Qt.Key.Key_Return)
    with qtbot.waitSignal(bar.acted_second):
        QTest.mouseClick(second, Qt.MouseButton.LeftButton)
    assert bar.accessibleName() == f"Not saved yet. {words}"
    assert theme.color("errorTint").name() in colours(bar)
    theme.set_high_contrast(True)
    assert theme.color("error").name() in colours(bar)
    assert bar.bleed == 0


def test_a_card_keeps_its_content_clear_of_edge_and_shadow(qtbot: QtBot, theme: Theme) -> None:
    flat, floating = Card(theme), Card(theme, floating=True, line="accent", strength=0.5)
    for card in (flat, floating):
        qtbot.addWidget(card)
        card.resize(200, 120)
        colours(card)
    assert (flat.bleed, flat.contentsMargins().left()) == (0, 24)
    assert floating.contentsMargins().left() == floating.bleed + 24
    bare = Card(theme, line="")
    shown(qtbot, bare)
    assert theme.color("line").name() not in colours(bare)


def test_a_page_scrolls_only_up_and_down(qtbot: QtBot, theme: Theme) -> None:
    content = QWidget()
    content.setMinimumSize(100, 2000)
    scroll = Scroll(theme, content)
    shown(qtbot, scroll)
    assert scroll.verticalScrollBar().maximum() > 0
    assert not scroll.horizontalScrollBar().isVisible()


def test_a_gap_grows_with_the_text(qtbot: QtBot, theme: Theme) -> None:
    gap = Gap(theme, 10, 6)
    qtbot.addWidget(gap)
    assert gap.sizeHint() == QSize(6, 10)
    gap.set_height(20)
    theme.set_text_scale(2.0)
    assert gap.sizeHint() == gap.minimumSizeHint() == QSize(12, 40)


# Ways ------------------------------------------------------------------------------------------------------------


def test_tabs_are_walked_with_the_arrow_keys(qtbot: QtBot, theme: Theme) -> None:
    tabs = TabBar(theme, ["Hierarchy", "Agreements", "Care & rest"], name="Parts of the couple")
    shown(qtbot, tabs)
    tabs.setFocus()
    with qtbot.waitSignal(tabs.currentChanged):
        QTest.keyClick(tabs, Qt.Key.Key_Right)
    assert tabs.currentIndex() == 1
    with qtbot.waitSignal(tabs.currentChanged):
        QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(2).center())
    assert theme.color("accent").name() in colours(tabs)
    assert tabs.accessibleName() == "Parts of the couple"
    interface = QAccessible.queryAccessibleInterface(tabs)
    assert "Care & rest" in [interface.child(at).text(QAccessible.Text.Name) for at in range(interface.childCount())]
    before = tabs.tabRect(0).width()
    theme.set_text_scale(2.0)
    assert tabs.tabRect(0).width() == pytest.approx(2 * before, abs=2)


def test_a_row_of_the_rail_opens_by_key_and_says_its_count(qtbot: QtBot, theme: Theme) -> None:
    row, cover = NavRow(theme, "Review", "history", badge="4"), NavRow(theme, "Cover screen", "eye-off", key="F8")
    shown(qtbot, row, cover)
    opened: list[bool] = []
    row.clicked.connect(lambda: opened.append(True))
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert opened == [True]
    assert not row.here
    row.set_here(True)
    assert (row.here, row.accessibleDescription()) == (True, "You are here, 4")
    row.set_here(False)
    assert theme.color("accentTint").name() in colours(row)
    assert (name(row), row.accessibleDescription(), cover.accessibleDescription()) == ("Review", "4", "F8")
    assert cover.accessibleDescription() == "F8"
    assert theme.color("accentTint").name() not in colours(cover)
    assert row.minimumSizeHint().height() >= 24
    colours(cover)


def test_choices_side_by_side_are_radio_buttons_for_keys(qtbot: QtBot, theme: Theme) -> None:
    paper = Segmented(theme, [("a4", "A4"), ("letter", "Letter")], name="Paper", chosen="a4")
    shown(qtbot, paper)
    segments = paper.findChildren(QWidget)
    segments[0].setFocus()
    with qtbot.waitSignal(paper.chosen) as chosen:
        QTest.keyClick(segments[0], Qt.Key.Key_Right)
    assert chosen.args == ["letter"]
    assert paper.choice() == "letter"
    with qtbot.waitSignal(paper.chosen):
        QTest.mouseClick(segments[0], Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert paper.choice() == "a4"
    paper.choose("letter")
    assert paper.choice() == "letter"
    assert [(name(one), role(one)) for one in segments] == [
        ("A4", QAccessible.Role.RadioButton),
        ("Letter", QAccessible.Role.RadioButton),
    ]
    colours(paper)
    theme.set_text_scale(1.5)
    assert paper.sizeHint().height() > 34


# Marks -----------------------------------------------------------------------------------------------------------


def test_partners_are_told_apart_by_shape_as_well_as_colour(qtbot: QtBot, theme: Theme) -> None:
    centre = QPointF(50, 50)
    circle, diamond = mark_path("first", centre, 40), mark_path("second", centre, 40)
    corner = QPointF(50 + 13.5, 50 + 13.5)
    assert circle.contains(corner)
    assert not diamond.contains(corner)
    assert circle.boundingRect().width() == pytest.approx(40)
    assert diamond.boundingRect().width() == pytest.approx(42, abs=0.6)
    assert mark_path("second", centre, 40, grow=2).boundingRect().width() > diamond.boundingRect().width() + 3
    for which, token in (("first", "a"), ("second", "b")):
        mark = PartnerMark(theme, which, "R", size=32)  # type: ignore[arg-type]  # the two shapes, by name
        shown(qtbot, mark)
        assert theme.color(token).name() in colours(mark)
        mark.set_initial("T")
        low = mark.sizeHint().height()
        theme.set_text_scale(2.0)
        assert mark.sizeHint().height() >= 2 * low - 1
        theme.set_text_scale(1.0)


def test_a_couple_whose_name_is_covered_has_no_colours_and_no_initials(qtbot: QtBot, theme: Theme) -> None:
    marks = CoupleMarks(theme, "R", "A", size=40)
    shown(qtbot, marks)
    open_ = colours(marks)
    assert {theme.color("a").name(), theme.color("b").name()} <= open_
    marks.set_initials("R", "A", hidden=True)
    hidden = colours(marks)
    assert not {theme.color("a").name(), theme.color("b").name()} & hidden
    assert theme.color("line2").name() in hidden


def test_overlapping_marks_leave_a_gap_between_them(qtbot: QtBot, theme: Theme) -> None:
    image = QImage(100, 60, QImage.Format.Format_RGB32)
    ground = QColor("white")
    image.fill(ground)
    painter = QPainter(image)
    paint_couple(painter, theme, QRectF(5, 5, 90, 50), 40, ("", ""))
    painter.end()
    row = [image.pixelColor(x, 30).name() for x in range(100)]
    first, second = theme.color("a").name(), theme.color("b").name()
    last_of_first = max(x for x, colour in enumerate(row) if colour == first)
    first_of_second = min(x for x, colour in enumerate(row) if colour == second)
    assert ground.name() in row[last_of_first:first_of_second]


@pytest.mark.parametrize("look", ["behind", "open", "ahead", "paused", "adding"])
def test_all_stones_have_the_same_size(qtbot: QtBot, theme: Theme, look: Stone) -> None:
    stone = StoneMark(theme, look, "4", size=34)
    shown(qtbot, stone)
    assert stone.sizeHint() == QSize(34, 34)
    rest = colours(stone)
    stone.set_look(look, icon="check")
    assert colours(stone) != rest
    theme.set_text_scale(2.0)
    assert stone.sizeHint() == QSize(68, 68)


def test_pictures_are_drawn_on_any_device(qtbot: QtBot, theme: Theme) -> None:
    image = QImage(200, 100, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_mark(painter, theme, "first", QPointF(20, 20), 30, "7", fill=QColor("black"))
    paint_stone(painter, theme, QPointF(60, 20), 26, "ahead", "12")
    paint_way(painter, theme, QPointF(100, 5), QPointF(100, 60), behind=True)
    paint_way(painter, theme, QPointF(120, 5), QPointF(120, 60), behind=False)
    painter.end()
    assert image.pixelColor(8, 20).name() == "#000000"
    solid = [image.pixelColor(100, y).name() for y in range(10, 55)]
    dotted = [image.pixelColor(120, y).name() for y in range(10, 55)]
    assert "#ffffff" not in solid
    assert "#ffffff" in dotted


def test_small_signs_keep_their_place_beside_words(qtbot: QtBot, theme: Theme) -> None:
    sign, cap, brand = (
        Sign(theme, "check", token="accent", size=48),
        KeyCap(theme, "Ctrl Z", filled=True),
        BrandMark(theme),
    )
    shown(qtbot, sign, cap, brand, KeyCap(theme, "F8"))
    assert theme.color("accent").name() in colours(brand)
    sign.set_icon("lock", "error")
    assert theme.color("error").name() in colours(sign)
    assert cap.accessibleName() == "Ctrl Z"
    assert cap.sizeHint().height() == 18
    brand.set_width(46)
    assert brand.sizeHint() == QSize(46, 36)
    theme.set_text_scale(2.0)
    assert (cap.sizeHint().height(), sign.sizeHint().width()) == (36, 96)


def test_a_line_too_long_for_its_place_ends_in_an_ellipsis(qtbot: QtBot, theme: Theme) -> None:
    class Line(QWidget):
        words = "short"

        def paintEvent(self, event: object) -> None:
            painter = begin(self)
            painter.setFont(theme.font("body"))
            draw_text(painter, self.words, QRectF(0, 0, 60, 20))
            painter.end()

    line = Line()
    window = shown(qtbot, line)
    line.setMinimumHeight(30)
    line.words = "a very long line that goes on and on beyond its place"
    image = line.grab(line.rect()).toImage()
    ground = window.palette().color(window.backgroundRole()).name()
    assert all(image.pixelColor(x, 10).name() == ground for x in range(64, min(200, image.width())))


def test_the_ring_around_words_stands_off_their_letters(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    card = Card(theme, padding=14)
    inside = QVBoxLayout(card)
    inside.setContentsMargins(0, 0, 0, 0)
    links = [Button(theme, "Leave as it was", kind="link") for _ in range(2)]
    for link in links:
        inside.addWidget(link)
    column.addWidget(card)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)

    def frames() -> list[QRect]:
        return [
            QRect(frame.mapTo(window, QPoint()), frame.size())
            for frame in window.findChildren(FocusFrame)
            if frame.isVisible()
        ]

    for link in links:
        link.setFocus()
        words = QRect(link.mapTo(window, QPoint()), link.size())
        away = theme.px(5)
        assert frames() == [words.adjusted(-away, 0, away, 0)]
        assert window.childAt(words.center()) is link
    theme.set_text_scale(2.0)
    last = links[-1]
    qtbot.waitUntil(lambda: frames()[0].width() == last.width() + 2 * theme.px(5))
    around = [QRect(frame) for frame in frames()]
    last.hide()
    assert around[0] not in frames()
