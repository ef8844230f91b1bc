"""The first run: three steps, with keys and mouse; what was typed is never lost, and the key is shown once."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.views.theme.theme import Theme
from app.views.theme.widgets import Label
from app.views.unlock.asks import FirstRun, Passphrases, PracticeGiven, Sheets
from app.views.unlock.first_run import FirstRunPage
from app.views.unlock.sheet import SheetSide

GROUPS = "K7QM 4TXA RR2D 8WHP 2B3C ZX81 QQ4T 9XRD"
WORDS = "linen harbour walnut drizzle"


@dataclass(frozen=True)
class Worth:
    kind: str
    sentence: str


@dataclass
class Desk:
    """The rest of the program, as the pages ask for it."""

    drawn: list[Sequence[str]] = field(
        default_factory=lambda: [("kettle", "pebble", "violet", "ladder"), tuple(WORDS.split())]
    )
    printed: list[bytes] = field(default_factory=list)
    trouble: str = ""
    no_drawing: str = ""
    slow: bool = False
    coming: list[Callable[[], None]] = field(default_factory=list)
    path: str = ""
    suggested: str = ""

    def draw(self) -> Sequence[str]:
        return self.drawn.pop()

    def rate(self, phrase: str) -> Worth:
        kinds = ("hours", "days", "years")
        return Worth(kinds[min(2, len(phrase) // 8)], f"Rated {len(phrase)} letters.")

    def pdf(
        self, practice: PracticeGiven, groups: str, given: Callable[[bytes], None], told: Callable[[str], None]
    ) -> None:
        def come() -> None:
            if self.no_drawing:
                told(self.no_drawing)
            else:
                given(f"%PDF {practice.name} {groups}".encode())

        self.coming.append(come)
        if not self.slow:
            self.come()

    def come(self) -> None:
        """What was to be drawn is there."""
        while self.coming:
            self.coming.pop(0)()

    def print_out(self, pdf: bytes) -> str:
        self.printed.append(pdf)
        return self.trouble

    def where(self, suggested: str) -> str:
        self.suggested = suggested
        return self.path


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme("light")


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def make(qtbot: QtBot, theme: Theme, desk: Desk) -> Iterator[Callable[[int, int], FirstRunPage]]:
    pages: list[FirstRunPage] = []

    def page(wide: int, high: int) -> FirstRunPage:
        made = FirstRunPage(
            theme,
            Passphrases(desk.draw, lambda: Worth("years", "About 1,300 years."), desk.rate),
            Sheets(desk.pdf, desk.where, desk.print_out),
            today=date(2026, 1, 21),
            written="21 January 2026",
        )
        pages.append(made)
        qtbot.addWidget(made)
        made.resize(wide, high)
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        return made

    yield page
    pages.clear()


@pytest.fixture
def page(make: Callable[[int, int], FirstRunPage]) -> FirstRunPage:
    return make(1440, 900)


@pytest.fixture
def named(page: FirstRunPage) -> FirstRunPage:
    QTest.keyClicks(page.form.name.edit, "Elin Marsh")
    QTest.keyClicks(page.form.credentials.edit, "couples therapy")
    QTest.keyClicks(page.form.address.edit, "Marlowe Street 4")
    QTest.keyClick(page.form.address.edit, Qt.Key.Key_Return)
    return page


@pytest.fixture
def sealed(named: FirstRunPage) -> FirstRunPage:
    QTest.keyClick(named.choosing.take, Qt.Key.Key_Return)
    QTest.keyClicks(named.choosing.again.edit, WORDS)
    QTest.keyClick(named.choosing.again.edit, Qt.Key.Key_Return)
    named.show_recovery(GROUPS)
    return named


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def states(page: FirstRunPage) -> list[str]:
    return [step.state for step in page.steps]


def name(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def read(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(Label) if label.isVisible())


def nameless(page: QWidget) -> list[str]:
    controls = [*page.findChildren(QAbstractButton), *page.findChildren(QLineEdit)]
    return [
        repr(one)
        for one in controls
        if one.isVisible() and not QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name).strip()
    ]


# The practice ----------------------------------------------------------------------------------------------------


def test_it_begins_with_the_name_in_focus(page: FirstRunPage) -> None:
    assert states(page) == ["open", "ahead", "ahead"]
    assert page.windowTitle() == "Unhurried"
    assert page.form.name.edit.hasFocus()
    assert "Before the first couple arrives" in read(page)
    assert nameless(page) == []


def test_a_name_is_all_that_is_needed(qtbot: QtBot, page: FirstRunPage) -> None:
    with qtbot.assertNotEmitted(page.practice_named):
        QTest.keyClick(page.form.name.edit, Qt.Key.Key_Return)
        QTest.keyClicks(page.form.name.edit, "  ")
        QTest.mouseClick(page.form.button, Qt.MouseButton.LeftButton)
    assert page.form.name.error() == "A name to begin with. It can be changed later."
    assert page.form.name.edit.hasFocus()
    QTest.keyClicks(page.form.name.edit, "Elin Marsh ")
    assert page.form.name.error() == ""
    with qtbot.waitSignal(page.practice_named) as given:
        QTest.mouseClick(page.form.button, Qt.MouseButton.LeftButton)
    assert given.args == [PracticeGiven("Elin Marsh")]
    assert states(page) == ["behind", "open", "ahead"]
    assert page.steps[0].line_words.text() == "Elin Marsh"


def test_what_is_behind_is_one_line_that_can_be_changed_and_keeps_its_words(named: FirstRunPage) -> None:
    assert named.steps[0].line_words.text() == "Elin Marsh, couples therapy · Marlowe Street 4"
    assert named.steps[0].change.accessibleName() == "Change: Your practice"
    QTest.keyClick(named.steps[0].change, Qt.Key.Key_Return)
    assert states(named) == ["open", "ahead", "ahead"]
    assert named.form.address.text() == "Marlowe Street 4"
    QTest.mouseClick(named.form.button, Qt.MouseButton.LeftButton)
    assert states(named) == ["behind", "open", "ahead"]
    assert named.choosing.tiles[0].word == "linen"


def test_the_sample_practice_can_be_seen_first(qtbot: QtBot, page: FirstRunPage) -> None:
    with qtbot.waitSignal(page.sample_wanted):
        QTest.mouseClick(page.sample, Qt.MouseButton.LeftButton)
    assert page.sample.text() == "Look around in the sample practice first"


# The passphrase --------------------------------------------------------------------------------------------------


def test_four_drawn_words_come_first_with_what_they_are_worth(named: FirstRunPage) -> None:
    choosing = named.choosing
    assert [tile.word for tile in choosing.tiles] == WORDS.split()
    assert [name(tile) for tile in choosing.tiles] == WORDS.split()
    assert choosing.worth.sentence() == "Strong even if somebody steals this computer. About 1,300 years."
    assert choosing.take.hasFocus()
    assert "linen by the harbour, walnut, drizzle" in choosing.picture.text()


def test_other_words_can_be_drawn(named: FirstRunPage) -> None:
    QTest.mouseClick(named.choosing.others, Qt.MouseButton.LeftButton)
    assert [tile.word for tile in named.choosing.tiles] == ["kettle", "pebble", "violet", "ladder"]


def test_the_words_are_typed_once_more_and_a_slip_loses_nothing(qtbot: QtBot, named: FirstRunPage) -> None:
    choosing = named.choosing
    QTest.keyClick(choosing.take, Qt.Key.Key_Return)
    assert choosing.again.edit.hasFocus()
    with qtbot.assertNotEmitted(named.passphrase_chosen):
        QTest.keyClick(choosing.again.edit, Qt.Key.Key_Return)
        QTest.keyClicks(choosing.again.edit, "linen harbor walnut drizzle")
        QTest.keyClick(choosing.again.edit, Qt.Key.Key_Return)
    assert choosing.again.error().startswith("Not the same yet.")
    assert choosing.again.text() == "linen harbor walnut drizzle"
    QTest.mouseClick(choosing.back, Qt.MouseButton.LeftButton)
    assert choosing.take.isVisible()
    QTest.keyClick(choosing.take, Qt.Key.Key_Return)
    assert choosing.again.text() == "linen harbor walnut drizzle"
    choosing.again.edit.selectAll()
    QTest.keyClicks(choosing.again.edit, WORDS)
    with qtbot.waitSignal(named.passphrase_chosen) as chosen:
        QTest.mouseClick(choosing.keep, Qt.MouseButton.LeftButton)
    assert chosen.args == [WORDS]
    assert choosing.keep.text() == "One moment"
    with qtbot.assertNotEmitted(named.passphrase_chosen):
        QTest.mouseClick(choosing.keep, Qt.MouseButton.LeftButton)


def test_ones_own_is_rated_in_words_as_it_is_typed(named: FirstRunPage) -> None:
    choosing = named.choosing
    QTest.mouseClick(choosing.write, Qt.MouseButton.LeftButton)
    assert choosing.own.edit.hasFocus()
    assert choosing.own_worth.sentence().startswith("Nothing typed yet")
    assert not choosing.take_own.isEnabled()
    QTest.keyClicks(choosing.own.edit, "robin")
    assert choosing.own_worth.sentence() == "Would fall within hours Rated 5 letters."
    assert choosing.understood.isVisible()
    QTest.keyClicks(choosing.own.edit, "robin")
    assert choosing.own_worth.sentence() == "Would fall within days Rated 10 letters."
    assert not choosing.take_own.isEnabled()
    QTest.keyClick(choosing.own.edit, Qt.Key.Key_Return)
    assert choosing.own.edit.isVisible()
    QTest.keyClicks(choosing.own.edit, "robins")
    assert choosing.own_worth.sentence() == "Would hold for years Rated 16 letters."
    assert not choosing.understood.isVisible()
    assert choosing.take_own.isEnabled()


def test_a_weak_one_of_ones_own_waits_for_i_understand(qtbot: QtBot, named: FirstRunPage) -> None:
    choosing = named.choosing
    QTest.mouseClick(choosing.write, Qt.MouseButton.LeftButton)
    QTest.keyClicks(choosing.own.edit, "robin")
    QTest.keyClick(choosing.understood, Qt.Key.Key_Space)
    assert choosing.take_own.isEnabled()
    QTest.mouseClick(choosing.take_own, Qt.MouseButton.LeftButton)
    assert choosing.again.edit.hasFocus()
    QTest.mouseClick(choosing.back, Qt.MouseButton.LeftButton)
    assert (choosing.own.edit.hasFocus(), choosing.own.text()) == (True, "robin")
    QTest.keyClick(choosing.own.edit, Qt.Key.Key_Return)
    QTest.keyClicks(choosing.again.edit, "robin")
    with qtbot.waitSignal(named.passphrase_chosen) as chosen:
        QTest.keyClick(choosing.again.edit, Qt.Key.Key_Return)
    assert chosen.args == ["robin"]
    assert named.steps[1].line_words.text() != "Four words, drawn for you"
    named.show_recovery(GROUPS)
    assert named.steps[1].line_words.text() == "Words of your own"


def test_back_to_the_four_words_keeps_ones_own(named: FirstRunPage) -> None:
    choosing = named.choosing
    QTest.mouseClick(choosing.write, Qt.MouseButton.LeftButton)
    QTest.keyClicks(choosing.own.edit, "robin")
    QTest.mouseClick(choosing.words_again, Qt.MouseButton.LeftButton)
    assert choosing.take.hasFocus()
    QTest.mouseClick(choosing.write, Qt.MouseButton.LeftButton)
    assert choosing.own.text() == "robin"


def test_another_choice_begins_the_second_typing_anew(named: FirstRunPage) -> None:
    choosing = named.choosing
    QTest.keyClick(choosing.take, Qt.Key.Key_Return)
    QTest.keyClicks(choosing.again.edit, "linen")
    QTest.mouseClick(choosing.back, Qt.MouseButton.LeftButton)
    QTest.mouseClick(choosing.others, Qt.MouseButton.LeftButton)
    QTest.keyClick(choosing.take, Qt.Key.Key_Return)
    assert choosing.again.text() == ""


# The recovery sheet ------------------------------------------------------------------------------------------------


def test_the_key_is_nowhere_before_the_third_step(named: FirstRunPage) -> None:
    assert named.recovery.groups_shown() == ""
    assert "8WHP" not in read(named)


def test_the_third_step_shows_the_groups_and_waits(qtbot: QtBot, sealed: FirstRunPage) -> None:
    assert states(sealed) == ["behind", "behind", "open"]
    assert [tile.accessibleName().replace(" ", "") for tile in sealed.recovery.tiles] == GROUPS.split()
    assert sealed.recovery.print_out.hasFocus()
    with qtbot.assertNotEmitted(sealed.finished):
        QTest.mouseClick(sealed.recovery.done, Qt.MouseButton.LeftButton)
    assert nameless(sealed) == []


def test_printing_lets_it_end(qtbot: QtBot, sealed: FirstRunPage, desk: Desk) -> None:
    QTest.keyClick(sealed.recovery.print_out, Qt.Key.Key_Return)
    assert desk.printed == [f"%PDF Elin Marsh {GROUPS}".encode()]
    assert sealed.recovery.done.hasFocus()
    with qtbot.waitSignal(sealed.finished) as finished:
        QTest.keyClick(sealed.recovery.done, Qt.Key.Key_Return)
    practice = PracticeGiven("Elin Marsh", "couples therapy", "Marlowe Street 4")
    assert finished.args == [FirstRun(practice, WORDS)]
    assert [tile.word for tile in sealed.choosing.tiles] == ["", "", "", ""]
    assert sealed.choosing.again.text() == ""


def test_a_printer_that_is_not_there_is_said_and_nothing_is_lost(sealed: FirstRunPage, desk: Desk) -> None:
    desk.trouble = "No printer answers. Save it as a PDF, or try again."
    QTest.mouseClick(sealed.recovery.print_out, Qt.MouseButton.LeftButton)
    assert sealed.recovery.status.text() == desk.trouble
    assert not sealed.recovery.done.isEnabled()


def test_saving_lets_it_end_and_only_this_person_can_read_the_file(
    qtbot: QtBot, sealed: FirstRunPage, desk: Desk, tmp_path: Path
) -> None:
    desk.path = str(tmp_path / "sheet.pdf")
    QTest.mouseClick(sealed.recovery.save, Qt.MouseButton.LeftButton)
    assert Path(desk.path).read_bytes() == f"%PDF Elin Marsh {GROUPS}".encode()
    assert stat.S_IMODE(Path(desk.path).stat().st_mode) == 0o600
    assert "Elin" not in desk.suggested
    assert sealed.recovery.status.text() == "Saved. Keep it away from this computer."
    with qtbot.waitSignal(sealed.finished):
        QTest.mouseClick(sealed.recovery.done, Qt.MouseButton.LeftButton)


def test_while_the_sheet_is_drawn_the_button_says_so_and_pressing_again_changes_nothing(
    sealed: FirstRunPage, desk: Desk, tmp_path: Path
) -> None:
    desk.slow, desk.path = True, str(tmp_path / "sheet.pdf")
    QTest.keyClick(sealed.recovery.print_out, Qt.Key.Key_Return)
    assert sealed.recovery.print_out.text() == "One moment"
    for button in (sealed.recovery.print_out, sealed.recovery.save):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (desk.suggested, len(desk.coming), desk.printed) == ("", 1, [])
    desk.come()
    assert sealed.recovery.print_out.text() == "Print it"
    assert len(desk.printed) == 1
    assert sealed.recovery.done.hasFocus()


@pytest.mark.parametrize("button", ["print_out", "save"])
def test_a_sheet_that_cannot_be_drawn_is_written_down_by_hand(
    qtbot: QtBot, sealed: FirstRunPage, desk: Desk, tmp_path: Path, button: str
) -> None:
    desk.no_drawing, desk.path = "The sheet could not be drawn.", str(tmp_path / "sheet.pdf")
    pressed = getattr(sealed.recovery, button)
    pressed.setFocus()
    QTest.keyClick(pressed, Qt.Key.Key_Return)
    assert sealed.recovery.status.text() == desk.no_drawing
    assert pressed.hasFocus()
    assert desk.printed == []
    assert not Path(desk.path).exists()
    with qtbot.waitSignal(sealed.finished):
        QTest.mouseClick(sealed.recovery.done, Qt.MouseButton.LeftButton)


def test_a_sheet_that_comes_while_the_practice_is_changed_is_not_handed_on(sealed: FirstRunPage, desk: Desk) -> None:
    desk.slow = True
    QTest.keyClick(sealed.recovery.print_out, Qt.Key.Key_Return)
    QTest.mouseClick(sealed.steps[0].change, Qt.MouseButton.LeftButton)
    desk.come()
    assert desk.printed == []
    assert sealed.recovery.status.text() == "The sheet was ready while you were elsewhere. Press once more."


def test_choosing_no_place_changes_nothing(sealed: FirstRunPage, desk: Desk) -> None:
    QTest.mouseClick(sealed.recovery.save, Qt.MouseButton.LeftButton)
    assert desk.suggested == "Recovery sheet.pdf"
    assert not sealed.recovery.done.isEnabled()


def test_a_folder_that_cannot_be_written_to_asks_for_another(sealed: FirstRunPage, desk: Desk, tmp_path: Path) -> None:
    desk.path = str(tmp_path / "not there" / "sheet.pdf")
    QTest.mouseClick(sealed.recovery.save, Qt.MouseButton.LeftButton)
    assert sealed.recovery.status.text() == "That folder cannot be written to. Choose another place."
    assert not sealed.recovery.done.isEnabled()


def test_changing_the_practice_afterwards_comes_back_to_the_same_sheet(sealed: FirstRunPage, desk: Desk) -> None:
    QTest.mouseClick(sealed.recovery.print_out, Qt.MouseButton.LeftButton)
    QTest.mouseClick(sealed.steps[0].change, Qt.MouseButton.LeftButton)
    sealed.form.name.edit.selectAll()
    QTest.keyClicks(sealed.form.name.edit, "E. Marsh")
    QTest.keyClick(sealed.form.name.edit, Qt.Key.Key_Return)
    assert states(sealed) == ["behind", "behind", "open"]
    assert sealed.recovery.groups_shown() == GROUPS
    assert not sealed.recovery.done.isEnabled()
    QTest.mouseClick(sealed.recovery.print_out, Qt.MouseButton.LeftButton)
    assert desk.printed[-1].startswith(b"%PDF E. Marsh ")


def test_another_passphrase_afterwards_makes_another_sheet(qtbot: QtBot, sealed: FirstRunPage) -> None:
    QTest.mouseClick(sealed.recovery.print_out, Qt.MouseButton.LeftButton)
    QTest.mouseClick(sealed.steps[1].change, Qt.MouseButton.LeftButton)
    assert sealed.choosing.take.isVisible()
    QTest.mouseClick(sealed.choosing.others, Qt.MouseButton.LeftButton)
    QTest.mouseClick(sealed.choosing.take, Qt.MouseButton.LeftButton)
    QTest.keyClicks(sealed.choosing.again.edit, "kettle pebble violet ladder")
    with qtbot.waitSignal(sealed.passphrase_chosen):
        QTest.keyClick(sealed.choosing.again.edit, Qt.Key.Key_Return)
    sealed.show_recovery(GROUPS.replace("8WHP", "7WHP"))
    assert not sealed.recovery.done.isEnabled()
    assert sealed.recovery.print_out.kind == "primary"
    assert sealed.recovery.done.kind == "quiet"


# Room ------------------------------------------------------------------------------------------------------------


def test_the_picture_gives_way_before_the_steps(make: Callable[[int, int], FirstRunPage]) -> None:
    page = make(1440, 900)
    assert page.side.isVisible()
    page.resize(960, 640)
    assert not page.side.isVisible()
    assert page.width() == 960


@pytest.mark.parametrize("scale", [0.85, 1.0, 2.0])
def test_nothing_is_cut_off_at_any_text_size(
    qtbot: QtBot, make: Callable[[int, int], FirstRunPage], theme: Theme, scale: float
) -> None:
    page = make(1366, 768)
    QTest.keyClicks(page.form.name.edit, "Elin Marsh")
    QTest.keyClick(page.form.name.edit, Qt.Key.Key_Return)
    theme.set_text_scale(scale)
    labels = [label for label in page.findChildren(Label) if label.isVisible() and label.text()]
    qtbot.waitUntil(lambda: all(one.height() >= one.heightForWidth(one.width()) for one in labels))
    assert (page.width(), page.height()) == (1366, 768)
    for button in page.findChildren(QAbstractButton):
        if button.isVisible():
            assert button.width() >= button.sizeHint().width()
            assert button.height() >= 24
            right = button.mapTo(page, button.rect().topRight()).x()
            assert right <= page.width()


def test_the_open_step_is_brought_into_sight_with_what_has_the_focus(
    qtbot: QtBot, make: Callable[[int, int], FirstRunPage], theme: Theme
) -> None:
    theme.set_text_scale(2.0)
    page = make(1366, 768)
    QTest.keyClicks(page.form.name.edit, "Elin Marsh")
    QTest.keyClick(page.form.name.edit, Qt.Key.Key_Return)
    title = next(label for label in page.steps[1].card.findChildren(Label) if label.text() == "Choose a passphrase")

    def in_sight(widget: QWidget) -> bool:
        top = widget.mapTo(page, widget.rect().topLeft()).y()
        return top >= -8 and top + widget.height() <= page.height()

    qtbot.waitUntil(lambda: in_sight(title) and in_sight(page.choosing.take))


def test_the_picture_says_whose_sheet_it_is_and_is_paper_in_the_dark(named: FirstRunPage, theme: Theme) -> None:
    theme.set_scheme("dark")
    image = named.side.picture.grab().toImage()
    assert image.pixelColor(image.width() // 2, 30).name() == "#ffffff"
    assert "eight groups" in named.side.picture.accessibleName()


def test_tab_reaches_everything_in_reading_order(named: FirstRunPage) -> None:
    choosing = named.choosing
    named.steps[0].change.setFocus()
    found: list[QWidget] = []
    for _ in range(4):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        found.append(focused())
    assert found == [choosing.others, choosing.take, choosing.write, named.sample]


@pytest.mark.parametrize("high", [1000, 768, 640])
def test_all_of_the_picture_shows_whatever_the_height(qtbot: QtBot, theme: Theme, high: int) -> None:
    side = SheetSide(theme)
    qtbot.addWidget(side)
    side.resize(520, high)
    side.show()
    remark = side.findChildren(Label)[-1]
    assert remark.text().startswith("No passphrase and no sheet")
    for part in (side.picture, remark):
        assert side.rect().contains(part.geometry()), part
    assert remark.height() >= remark.heightForWidth(remark.width())
