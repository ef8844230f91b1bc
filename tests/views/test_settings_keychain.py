"""The switch in the settings: on only with the passphrase, off with all it left, and honest about what it cannot."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from keyring.errors import PasswordDeleteError
from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.models.faults import KeychainClosed
from app.settings import SettingsFile
from app.start import Program
from app.store.keychain import Keychain, fetch_key, system_keychain
from app.store.opening import open_with_keychain, vault_with_keychain
from app.store.vault import Vault
from app.views.settings.page import SettingsPage
from app.views.settings.security import SecurityPage
from app.views.theme.theme import Theme
from app.views.theme.widgets import Switch
from app.views.window import SETTINGS, Place
from app.views.worker import InlineWorker, LimitedWorker, Worker
from tests.desk import SteadyClock
from tests.keychains import PlainKeychain
from tests.secret_service import SecretService
from tests.secret_service import secret_service as secret_service
from tests.store_fixtures import CHEAP, PASSPHRASE
from tests.views.running import Key, Running, focused, seen
from tests.views.running import settings as settings

Open = Callable[..., SecurityPage]

UNCHANGED = "The passphrase opens the records as before."


@pytest.fixture
def keychain() -> Iterator[PlainKeychain]:
    keychain = PlainKeychain()
    yield keychain
    keychain.answering.set()


@pytest.fixture
def open_page(
    vault: Vault, qapp: QApplication, qtbot: QtBot, clock: SteadyClock, settings: SettingsFile, keychain: PlainKeychain
) -> Iterator[Open]:
    """Opens Security and backups in the program, with a keychain that answers at once or in `aside`."""
    begun: list[Program] = []
    vault.close()

    def start(asked: Callable[[], Keychain] = lambda: keychain, aside: Worker | None = None) -> SecurityPage:
        program = Program(
            qapp, vault.folder, settings, InlineWorker(), clock=clock, cost=CHEAP, keychains=asked,
            aside=aside or InlineWorker(),
        )  # fmt: skip
        begun.append(program)
        with qtbot.waitActive(program.top):
            program.start()
        program._fetch()
        running = Running(program, clock, settings, qtbot)
        if not program.is_open:
            running.unlock()
        running.window.go(Place(SETTINGS))
        page = running.window.stack.currentWidget()
        assert isinstance(page, SettingsPage)
        page.rows[2].click()
        inside = page.stack.currentWidget()
        assert isinstance(inside, SecurityPage)
        inside.running = running  # type: ignore[attr-defined]  # whose hands these are
        return inside

    yield start
    for program in begun:
        program.close()
        program.deleteLater()


def hands(page: SecurityPage) -> Running:
    """Whoever sits before the page."""
    running = page.running  # type: ignore[attr-defined]  # see `open_page`
    assert isinstance(running, Running)
    return running


def press(page: SecurityPage) -> None:
    """Press the switch by key."""
    page.keychain.switch.setFocus()
    hands(page).press(Key.Key_Space)


def give_passphrase(page: SecurityPage, words: str = PASSPHRASE) -> None:
    """Type the passphrase that is asked for first."""
    assert focused() is page.passphrase.edit
    hands(page).type(words)
    hands(page).press(Key.Key_Return)


def turn(page: SecurityPage) -> None:
    """Press the switch, and give the passphrase."""
    press(page)
    give_passphrase(page)


def is_on(page: SecurityPage) -> bool:
    """Whether the switch and the slot are on; they are never of two minds."""
    door = hands(page).program.door
    assert door is not None
    on = door.vault.key_file.keychain is not None
    assert page.keychain.switch.isChecked() is on
    assert page.keychain.switch.isVisible() is True
    return on


# On and off ------------------------------------------------------------------------------------------------------


def test_the_card_says_how_strong_it_is_and_that_it_is_never_the_only_key(open_page: Open) -> None:
    words = seen(open_page())
    for sentence in (
        "Exactly as strong as your computer’s own login.",
        "Typing the passphrase at every start is the safer way.",
        "The keychain is never the only key.",
        "Lock always asks for the passphrase.",
        "Only you have it. It is asked for at every start and after every lock.",
    ):
        assert sentence in words


def test_turned_on_with_the_passphrase_a_real_keychain_opens_them_from_then_on(
    open_page: Open, secret_service: SecretService, vault: Vault
) -> None:
    page = open_page(system_keychain)
    turn(page)
    assert is_on(page)
    assert "From now on this computer’s keychain opens the records when Unhurried starts." in seen(page)
    assert "It is asked for after every lock." in seen(page)
    assert focused() is page.keychain.switch
    hands(page).program.close()
    key = fetch_key(system_keychain(), vault.key_file.vault)
    open_with_keychain(vault.folder, key, CHEAP).close()


def test_turned_off_slot_and_entry_are_gone(open_page: Open, keychain: PlainKeychain, vault: Vault) -> None:
    page = open_page()
    turn(page)
    assert list(keychain.entries) == [vault.key_file.vault.hex()]
    turn(page)
    assert not is_on(page)
    assert keychain.entries == {}
    assert "From now on only the passphrase and the recovery sheet open the records." in seen(page)
    assert "It is asked for at every start and after every lock." in seen(page)


def test_another_passphrase_changes_nothing(open_page: Open, keychain: PlainKeychain) -> None:
    page = open_page()
    press(page)
    give_passphrase(page, "moss")
    assert page.passphrase.error() == "That is another passphrase. Nothing was changed."
    hands(page).press(Key.Key_Escape)
    assert focused() is page.keychain.switch
    assert not is_on(page)
    assert keychain.entries == {}


def test_pressing_alone_turns_nothing(open_page: Open) -> None:
    page = open_page()
    page.keychain.switch.click()
    assert not page.keychain.switch.isChecked()
    page.leave()
    assert not is_on(page)


# Why it cannot be ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("why", "sentence"),
    [
        ("none", "No keychain was found on this computer."),
        ("locked", "Your computer’s keychain is locked."),
        ("untrusted", "The keychain of this computer is of a kind that does not keep a key well."),
        ("broken", "Your computer’s keychain could not be read."),
    ],
)
def test_the_switch_says_why_it_cannot_be_turned_on_before_it_asks_for_anything(
    open_page: Open, keychain: PlainKeychain, why: str, sentence: str
) -> None:
    keychain.fault["look"] = KeychainClosed(why)
    page = open_page()
    press(page)
    assert f"{sentence} {UNCHANGED}" in seen(page)
    assert page.keychain.switch.accessibleDescription() == f"{sentence} {UNCHANGED}"
    assert page.currentWidget() is page.overview
    assert focused() is page.keychain.switch
    assert not is_on(page)
    keychain.fault.clear()
    turn(page)
    assert is_on(page)
    assert UNCHANGED not in seen(page)


def test_on_a_computer_without_a_keychain_it_says_so(open_page: Open) -> None:
    page = open_page(system_keychain)
    press(page)
    assert "No keychain was found on this computer." in seen(page)


def test_one_that_forgets_what_it_took_is_not_relied_on(open_page: Open, keychain: PlainKeychain) -> None:
    keychain.keeps = False
    page = open_page()
    turn(page)
    assert "of a kind that does not keep a key well" in seen(page)
    assert not is_on(page)


def test_a_disk_that_takes_nothing_leaves_it_off_and_no_entry_behind(
    open_page: Open, keychain: PlainKeychain, vault: Vault
) -> None:
    page = open_page()
    (vault.folder / "vault.json.previous").mkdir()
    turn(page)
    assert "Nothing was changed." in seen(page)
    assert not is_on(page)
    assert keychain.entries == {}


def test_a_disk_that_takes_nothing_leaves_it_on(open_page: Open, keychain: PlainKeychain, vault: Vault) -> None:
    page = open_page()
    turn(page)
    before = vault.folder / "vault.json.previous"
    before.unlink()
    before.mkdir()
    turn(page)
    assert "Nothing was changed." in seen(page)
    assert is_on(page)
    assert len(keychain.entries) == 1


def test_an_entry_that_could_not_be_deleted_is_said_and_opens_nothing(
    open_page: Open, keychain: PlainKeychain, vault: Vault
) -> None:
    page = open_page()
    turn(page)
    keychain.fault["remove"] = PasswordDeleteError()
    turn(page)
    assert "From now on only the passphrase and the recovery sheet open the records." in seen(page)
    assert "It could not be deleted there, and opens nothing now." in seen(page)
    assert not is_on(page)
    assert len(keychain.entries) == 1
    assert vault_with_keychain(vault.folder, CHEAP) is None


def test_the_sample_needs_no_key(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot, settings: SettingsFile, clock: SteadyClock
) -> None:
    program = Program(qapp, tmp_path / "sample", settings, InlineWorker(), sample=True, clock=clock)
    with qtbot.waitActive(program.top):
        program.start()
    program._fetch()
    running = Running(program, clock, settings, qtbot)
    running.window.go(Place(SETTINGS))
    page = running.window.stack.currentWidget()
    assert isinstance(page, SettingsPage)
    page.open(2)
    inside = page.stack.currentWidget()
    assert isinstance(inside, SecurityPage)
    inside.keychain.switch.click()
    assert "they need no key" in seen(inside)
    assert not inside.keychain.switch.isChecked()
    program.close()
    program.deleteLater()


# While it hangs --------------------------------------------------------------------------------------------------


def test_while_it_hangs_the_window_is_awake_and_a_second_press_waits(
    open_page: Open, keychain: PlainKeychain, qtbot: QtBot
) -> None:
    aside = LimitedWorker(60_000)
    page = open_page(aside=aside)
    keychain.answering.clear()
    press(page)
    qtbot.waitUntil(keychain.reached.is_set)
    assert "Your computer’s keychain is being asked." in seen(page)
    press(page)
    assert keychain.asked == ["look"]
    page.lock_after.setFocus()
    hands(page).press(Key.Key_Down)
    assert hands(page).settings.now.lock_minutes == 10
    keychain.answering.set()
    qtbot.waitUntil(lambda: page.currentWidget() is not page.overview)
    give_passphrase(page)
    qtbot.waitUntil(lambda: page.keychain.switch.isChecked())
    aside.deleteLater()


def test_after_its_time_it_is_said_that_it_did_not_answer(
    open_page: Open, keychain: PlainKeychain, qtbot: QtBot
) -> None:
    aside = LimitedWorker(50)
    page = open_page(aside=aside)
    keychain.answering.clear()
    press(page)
    qtbot.waitUntil(lambda: "Your computer’s keychain did not answer." in seen(page))
    assert UNCHANGED in seen(page)
    assert not is_on(page)
    aside.deleteLater()


def test_a_lock_meanwhile_leaves_it_off_and_nobody_is_told(
    open_page: Open, keychain: PlainKeychain, qtbot: QtBot, vault: Vault
) -> None:
    aside = LimitedWorker(60_000)
    page = open_page(aside=aside)
    running = hands(page)
    press(page)
    qtbot.waitUntil(lambda: page.currentWidget() is not page.overview)
    keychain.answering.clear()
    give_passphrase(page)
    qtbot.waitUntil(lambda: "write" in keychain.asked)
    running.program.lock()
    keychain.answering.set()
    qtbot.waitUntil(lambda: not aside._waiting)
    assert vault_with_keychain(vault.folder, CHEAP) is None
    running.unlock()
    assert running.program.is_open
    aside.deleteLater()


# The switch itself -----------------------------------------------------------------------------------------------


def test_a_switch_shows_what_is_and_tells_when_it_is_pressed(qtbot: QtBot, qapp: QApplication) -> None:
    theme = Theme("light")
    switch = Switch(theme, name="Open with this computer’s keychain")
    qtbot.addWidget(switch)
    pressed: list[bool] = []
    switch.clicked.connect(lambda: pressed.append(switch.isChecked()))
    QTest.keyClick(switch, Key.Key_Space)
    QTest.keyClick(switch, Key.Key_Return)
    switch.click()
    spoken = QAccessible.queryAccessibleInterface(switch)
    assert spoken.role() is QAccessible.Role.CheckBox
    assert spoken.text(QAccessible.Text.Name) == "Open with this computer’s keychain"
    spoken.actionInterface().doAction(QAccessibleActionInterface.toggleAction())
    assert pressed == [False] * 4
    assert not switch.isChecked()
    switch.setChecked(True)
    assert spoken.state().checked == 1
    assert pressed == [False] * 4
    before = switch.sizeHint()
    theme.set_text_scale(2.0)
    assert switch.sizeHint() == before * 2
