"""Unlocking, with keys and mouse: nothing typed is lost, nobody is counted, and everything has a name."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.views.theme.theme import Theme
from app.views.theme.widgets import Label
from app.views.unlock.asks import BackupReady, Passphrases
from app.views.unlock.recovery import plain
from app.views.unlock.trouble import DamagedPage, StartedTwicePage
from app.views.unlock.unlock import UnlockPage, greeting_for, pause_before_next

GROUPS = "K7QM 4TXA RR2D 8WHP 2B3C ZX81 QQ4T 9XRD"


@dataclass(frozen=True)
class Worth:
    kind: str
    sentence: str


def four_words() -> Sequence[str]:
    return ("linen", "harbour", "walnut", "drizzle")


PASSPHRASES = Passphrases(
    draw=four_words,
    drawn=lambda: Worth("years", "About 1,300 years."),
    rate=lambda phrase: Worth("years" if len(phrase) > 12 else "hours", "So long."),
)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme("light")


@pytest.fixture
def front(qtbot: QtBot) -> Iterator[Callable[[QWidget], None]]:
    """Bring a page to the front, in a window of the smallest size, and keep it for the test."""
    pages: list[QWidget] = []

    def bring(page: QWidget) -> None:
        pages.append(page)
        qtbot.addWidget(page)
        page.resize(960, 640)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()

    yield bring
    pages.clear()


@pytest.fixture
def page(theme: Theme, front: Callable[[QWidget], None]) -> UnlockPage:
    page = UnlockPage(theme, "Good morning", passphrases=PASSPHRASES)
    front(page)
    return page


def focused() -> QWidget:
    """Where the keys go."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def uncut(labels: Sequence[Label]) -> bool:
    """Whether every label has the height that its words need."""
    return all(label.height() >= label.heightForWidth(label.width()) for label in labels)


def words(page: QWidget) -> str:
    """Everything that can be read on the page."""
    seen = [label.text() for label in page.findChildren(Label) if label.isVisible()]
    seen += [button.text() for button in page.findChildren(QAbstractButton) if button.isVisible()]
    return " ".join(seen)


def nameless(page: QWidget) -> list[str]:
    """Controls that assistive technology could not name."""
    controls = [*page.findChildren(QAbstractButton), *page.findChildren(QLineEdit)]
    return [
        repr(one)
        for one in controls
        if one.isVisible() and not QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name).strip()
    ]


def tab_order(start: QWidget, steps: int) -> list[QWidget]:
    """Where Tab leads, from `start` on."""
    start.setFocus()
    found: list[QWidget] = []
    for _ in range(steps):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        found.append(focused())
    return found


def test_the_page_is_on_the_screen_before_anything_heavy_is_loaded() -> None:
    asked = "import sys, app.views.unlock.unlock; print(sorted({name.split('.')[0] for name in sys.modules}))"
    root = Path(__file__).parents[2]
    loaded = subprocess.run([sys.executable, "-c", asked], cwd=root, capture_output=True, text=True, check=True).stdout
    assert "'app'" in loaded
    for heavy in ("sqlalchemy", "sqlmodel", "pydantic", "sqlcipher3", "alembic", "reportlab", "zxcvbn", "keyring"):
        assert f"'{heavy}'" not in loaded


# The passphrase --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hour", "greeting"),
    [(0, "Good evening"), (4, "Good evening"), (5, "Good morning"), (11, "Good morning"), (12, "Good afternoon"),
     (17, "Good afternoon"), (18, "Good evening"), (23, "Good evening")],
)  # fmt: skip
def test_the_greeting_goes_by_the_hour(hour: int, greeting: str) -> None:
    assert greeting_for(hour) == greeting


def test_it_opens_ready_to_type_and_says_nothing_of_anybody(page: UnlockPage) -> None:
    assert page.windowTitle() == "Unhurried"
    assert page.entry.field.hasFocus()
    assert words(page) == (
        "Good morning Your records are closed and encrypted. Nothing about your clients is shown until you do."
        "  Unlock Use the recovery sheet instead"
    )
    assert nameless(page) == []


@pytest.mark.parametrize("way", ["enter", "mouse"])
def test_the_passphrase_is_given_once_and_stays_while_it_opens(qtbot: QtBot, page: UnlockPage, way: str) -> None:
    QTest.keyClicks(page.entry.field, "linen harbour")
    with qtbot.waitSignal(page.passphrase_given) as given:
        if way == "enter":
            QTest.keyClick(page.entry.field, Qt.Key.Key_Return)
        else:
            QTest.mouseClick(page.entry.button, Qt.MouseButton.LeftButton)
    assert given.args == ["linen harbour"]
    assert page.entry.button.text() == "Opening"
    with qtbot.assertNotEmitted(page.passphrase_given):
        QTest.keyClick(page.entry.field, Qt.Key.Key_Return)
        QTest.keyClicks(page.entry.field, "more")
        QTest.mouseClick(page.entry.button, Qt.MouseButton.LeftButton)
    assert page.entry.field.text() == "linen harbour"


def test_enter_on_an_empty_field_asks_nothing(qtbot: QtBot, page: UnlockPage) -> None:
    with qtbot.assertNotEmitted(page.passphrase_given):
        QTest.keyClick(page.entry.field, Qt.Key.Key_Return)
        QTest.mouseClick(page.entry.button, Qt.MouseButton.LeftButton)
    assert page.entry.button.text() == "Unlock"
    assert page.entry.field.hasFocus()


def test_another_passphrase_keeps_what_was_typed_and_counts_nothing(qtbot: QtBot, page: UnlockPage) -> None:
    QTest.keyClicks(page.entry.field, "linen harbor")
    for _ in range(2):
        with qtbot.waitSignal(page.passphrase_given):
            QTest.keyClick(page.entry.field, Qt.Key.Key_Return)
        page.show_wrong()
        assert page.entry.field.text() == "linen harbor"
        assert page.entry.field.hasFocus()
        assert words(page) == (
            "That did not open it The records are whole and were not touched. The passphrase is a different one."
            " Read it through, letter by letter.\nA spelling, a space, Caps Lock?"
            "  Try again Use the recovery sheet instead"
        )
    assert "Caps Lock" in page.entry.field.accessibleDescription()
    QTest.keyClicks(page.entry.field, "!")
    assert page.entry.field.text() == "linen harbor!"


def test_the_wait_grows_without_a_number_and_never_beyond_eight_seconds() -> None:
    waits = [pause_before_next(tries) for tries in range(12)]
    assert waits[:3] == [0, 0, 0]
    assert waits == sorted(waits)
    assert max(waits) == 8000


def test_after_three_wrong_ones_the_next_try_waits_on_the_button(qtbot: QtBot, page: UnlockPage) -> None:
    for _ in range(3):
        page.show_wrong()
    QTest.keyClicks(page.entry.field, "linen")
    with qtbot.assertNotEmitted(page.passphrase_given):
        QTest.keyClick(page.entry.field, Qt.Key.Key_Return)
    assert page.entry.button.text() == "Opening"
    with qtbot.waitSignal(page.passphrase_given, timeout=3000) as given:
        pass
    assert given.args == ["linen"]


def test_a_lock_stops_a_waiting_try_and_forgets_what_was_typed(qtbot: QtBot, page: UnlockPage) -> None:
    for _ in range(3):
        page.show_wrong()
    QTest.keyClicks(page.entry.field, "linen")
    QTest.keyClick(page.entry.field, Qt.Key.Key_Return)
    with qtbot.assertNotEmitted(page.passphrase_given, wait=700):
        page.show_locked()
    assert page.entry.field.text() == ""
    assert words(page) == (
        "Unhurried is locked Saved, and encrypted on this computer. Pause now works here too, with F9"
        "  Unlock Use the recovery sheet instead"
    )
    page.show_greeting("Good evening")
    assert words(page).startswith("Good evening")


def test_once_open_nothing_typed_is_left_in_the_page(qtbot: QtBot, page: UnlockPage) -> None:
    QTest.keyClicks(page.entry.field, "linen harbour")
    page.entry.field.show_letters()
    page.show_recovery()
    QTest.keyClicks(page.recovery.groups.boxes[0], "K7QM")
    page.show_opened()
    assert page.entry.field.text() == ""
    assert page.entry.field.displayText() == ""
    assert page.recovery.groups.text().strip() == ""
    assert page.entry.isVisible()
    QTest.keyClicks(page.entry.field, "x")
    assert page.entry.field.displayText() == "•"


def test_tab_goes_field_eye_button_sheet(page: UnlockPage) -> None:
    entry = page.entry
    assert tab_order(entry.field, 3) == [entry.field.eye, entry.button, entry.sheet]


# The recovery sheet ----------------------------------------------------------------------------------------------


@pytest.fixture
def sheet(page: UnlockPage) -> UnlockPage:
    QTest.mouseClick(page.entry.sheet, Qt.MouseButton.LeftButton)
    return page


def test_groups_run_on_by_themselves(sheet: UnlockPage) -> None:
    groups = sheet.recovery.groups
    assert groups.boxes[0].hasFocus()
    for letter in "k7qm4txar r2d8wh":
        QTest.keyClicks(focused(), letter)
    assert [box.text() for box in groups.boxes] == ["K7QM", "4TXA", "R", "R2D8", "WH", "", "", ""]


def test_it_says_how_many_are_there_and_that_the_last_checks_them(sheet: UnlockPage) -> None:
    assert sheet.recovery.status.text() == "No groups typed yet. The last one checks them all."
    for count, group in enumerate(GROUPS.split(), start=1):
        for letter in group:
            QTest.keyClicks(focused(), letter)
        assert sheet.recovery.groups.whole() == count
    assert sheet.recovery.status.text() == "All eight groups typed."
    sheet.recovery.groups.boxes[3].clear()
    QTest.keyClicks(sheet.recovery.groups.boxes[3], "8WH")
    assert sheet.recovery.status.text() == "Seven groups typed. The last one checks them all."
    assert sheet.recovery.groups.boxes[3].accessibleDescription() == sheet.recovery.status.text()


@pytest.mark.parametrize(
    "pasted",
    [GROUPS, GROUPS.lower(), GROUPS.replace(" ", "-"), GROUPS.replace(" ", ""), f"  {GROUPS}\n",
     GROUPS.replace("1", "I"), GROUPS.replace("1", "l"), GROUPS.replace(" ", "  \n")],
)  # fmt: skip
@pytest.mark.parametrize("at", [0, 5])
def test_a_paste_fills_all_eight_wherever_it_lands(sheet: UnlockPage, pasted: str, at: int) -> None:
    QApplication.clipboard().setText(pasted)
    box = sheet.recovery.groups.boxes[at]
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert sheet.recovery.groups.text() == GROUPS
    QApplication.clipboard().clear()


def test_a_short_paste_goes_on_from_where_it_is(sheet: UnlockPage) -> None:
    QApplication.clipboard().setText("RR2D 8WHP")
    box = sheet.recovery.groups.boxes[2]
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert sheet.recovery.groups.text() == "  RR2D 8WHP    "
    QApplication.clipboard().clear()


def test_o_is_read_as_nought_and_i_as_one() -> None:
    assert plain(" oi-l 0x \u00e9 ") == "0110X"


def test_backspace_space_and_arrows_walk_between_the_groups(sheet: UnlockPage) -> None:
    boxes = sheet.recovery.groups.boxes
    boxes[0].setFocus()
    QTest.keyClick(boxes[0], Qt.Key.Key_Backspace)
    QTest.keyClick(boxes[0], Qt.Key.Key_Space)
    QTest.keyClick(boxes[0], Qt.Key.Key_Left)
    assert boxes[0].hasFocus()
    QTest.keyClicks(boxes[0], "K")
    QTest.keyClick(boxes[0], Qt.Key.Key_Space)
    assert boxes[1].hasFocus()
    QTest.keyClick(boxes[1], Qt.Key.Key_Backspace)
    assert boxes[0].hasFocus()
    QTest.keyClick(boxes[0], Qt.Key.Key_Right)
    assert boxes[1].hasFocus()
    QTest.keyClick(boxes[1], Qt.Key.Key_Left)
    assert boxes[0].hasFocus()
    QTest.keyClick(boxes[0], Qt.Key.Key_Home)
    QTest.keyClick(boxes[0], Qt.Key.Key_Right)
    assert boxes[0].hasFocus()
    QTest.keyClicks(boxes[0], "QZ")
    assert boxes[0].text() == "KQZ"


def test_the_sheet_is_given_only_when_it_is_whole(qtbot: QtBot, sheet: UnlockPage) -> None:
    for letter in GROUPS.replace(" ", "")[:20]:
        QTest.keyClicks(focused(), letter)
    with qtbot.assertNotEmitted(sheet.recovery_given):
        QTest.mouseClick(sheet.recovery.button, Qt.MouseButton.LeftButton)
    assert sheet.recovery.groups.boxes[5].hasFocus()
    for letter in GROUPS.replace(" ", "")[20:]:
        QTest.keyClicks(focused(), letter)
    with qtbot.waitSignal(sheet.recovery_given) as given:
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert given.args == [GROUPS]
    assert sheet.recovery.button.text() == "Opening"
    with qtbot.assertNotEmitted(sheet.recovery_given):
        QTest.keyClick(focused(), Qt.Key.Key_Return)
        QTest.keyClicks(focused(), "A")
        QTest.keyClick(focused(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    sheet.show_wrong_recovery()
    assert sheet.recovery.status.text() == "One of the groups differs. Read them once more, beside the sheet."
    assert sheet.recovery.groups.text() == GROUPS
    assert sheet.recovery.groups.boxes[0].hasFocus()
    assert sheet.recovery.button.text() == "Open, then choose a new passphrase"


def test_back_to_the_passphrase_keeps_both(qtbot: QtBot, page: UnlockPage) -> None:
    QTest.keyClicks(page.entry.field, "linen")
    page.show_recovery()
    QTest.keyClicks(page.recovery.groups.boxes[0], "K7")
    QTest.keyClick(page.recovery.back, Qt.Key.Key_Return)
    assert page.entry.field.hasFocus()
    assert page.entry.field.text() == "linen"
    page.show_recovery()
    assert page.recovery.groups.text().strip() == "K7"
    assert nameless(page) == []
    assert page.recovery.groups.boxes[0].accessibleName() == "Group 1 of 8"


def test_tab_goes_through_the_groups_then_button_then_back(sheet: UnlockPage) -> None:
    recovery = sheet.recovery
    expected = [*recovery.groups.boxes[1:], recovery.button, recovery.back]
    assert tab_order(recovery.groups.boxes[0], 9) == expected


# A new passphrase afterwards ---------------------------------------------------------------------------------------


def test_after_the_sheet_a_new_passphrase_is_chosen_and_typed_once_more(qtbot: QtBot, page: UnlockPage) -> None:
    page.show_new_passphrase()
    assert page.renewal is not None
    choosing = page.renewal.choosing
    assert choosing.take.hasFocus()
    assert nameless(page) == []
    QTest.keyClick(choosing.take, Qt.Key.Key_Return)
    assert choosing.again.edit.hasFocus()
    QTest.keyClicks(choosing.again.edit, "linen harbour walnut drizzle")
    with qtbot.waitSignal(page.new_passphrase_chosen) as chosen:
        QTest.keyClick(choosing.again.edit, Qt.Key.Key_Return)
    assert chosen.args == ["linen harbour walnut drizzle"]
    page.set_busy(True)
    assert choosing.keep.text() == "One moment"
    page.show_opened()
    assert page.renewal is None
    page.show_new_passphrase()
    assert page.renewal is not None
    assert page.renewal.choosing.again.text() == ""


def test_a_page_without_passphrases_cannot_offer_one(qtbot: QtBot, theme: Theme) -> None:
    page = UnlockPage(theme, "Good morning")
    qtbot.addWidget(page)
    with pytest.raises(ValueError, match="without passphrases"):
        page.show_new_passphrase()


# Trouble -----------------------------------------------------------------------------------------------------------


def test_a_damaged_file_offers_the_tried_backup(qtbot: QtBot, theme: Theme, front: Callable[[QWidget], None]) -> None:
    page = DamagedPage(theme, BackupReady("Today, 8:55, from the blue stick.", "What came later is not in it."))
    front(page)
    assert page.windowTitle() == "Unhurried"
    assert "A backup is ready Today, 8:55, from the blue stick. What came later is not in it." in words(page)
    assert page.restore is not None
    for button, signal in (
        (page.restore, page.restore_wanted),
        (page.another, page.another_wanted),
        (page.close_now, page.close_wanted),
    ):
        with qtbot.waitSignal(signal):
            QTest.keyClick(button, Qt.Key.Key_Return)
    assert nameless(page) == []


def test_without_a_backup_it_offers_only_what_is_possible(
    qtbot: QtBot, theme: Theme, front: Callable[[QWidget], None]
) -> None:
    page = DamagedPage(theme)
    front(page)
    assert page.restore is None
    assert "Restore" not in words(page)
    assert page.another.text() == "Choose a backup"
    with qtbot.waitSignal(page.close_wanted):
        QTest.mouseClick(page.close_now, Qt.MouseButton.LeftButton)


def test_started_twice_shows_the_other_window(qtbot: QtBot, theme: Theme, front: Callable[[QWidget], None]) -> None:
    page = StartedTwicePage(theme)
    front(page)
    assert words(page).startswith("Unhurried is already open")
    with qtbot.waitSignal(page.show_wanted):
        QTest.keyClick(page.button, Qt.Key.Key_Space)
    theme.set_text_scale(2.0)
    assert not page.grab().isNull()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_at_twice_the_text_on_a_small_screen_nothing_is_cut_off(
    qtbot: QtBot, front: Callable[[QWidget], None], scheme: str
) -> None:
    theme = Theme("dark" if scheme == "dark" else "light", 2.0)
    page = UnlockPage(theme, "Good morning", passphrases=PASSPHRASES)
    page.show_new_passphrase()
    front(page)
    page.resize(1366, 768)
    assert page.width() == 1366
    for show in (page.show_passphrase, page.show_wrong, page.show_recovery, page.show_locked):
        show()
        labels = [label for label in page.findChildren(Label) if label.isVisible() and label.text()]
        qtbot.waitUntil(partial(uncut, labels))
        assert all(label.width() >= label.minimumSizeHint().width() for label in labels)
        for button in page.findChildren(QAbstractButton):
            if button.isVisible():
                assert button.width() >= button.sizeHint().width()
