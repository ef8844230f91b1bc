"""The keychain at the start: it opens by itself, or says one quiet sentence, and nobody ever waits for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.models.faults import KeychainClosed
from app.models.practice import Practice
from app.settings import SettingsFile
from app.start import Program
from app.store.keychain import Keychain, keep_key, system_keychain
from app.store.opening import create_vault, turn_keychain_on
from app.store.vault import Vault
from app.views.shell.by_keychain import REST_MS
from app.views.unlock.trouble import DamagedPage
from app.views.unlock.unlock import UnlockPage
from app.views.worker import InlineWorker, LimitedWorker, ThreadWorker, Worker
from tests.desk import SteadyClock
from tests.keychains import PlainKeychain
from tests.secret_service import SecretService
from tests.secret_service import secret_service as secret_service
from tests.secret_service import silent_service as silent_service
from tests.store_fixtures import CHEAP, PASSPHRASE
from tests.views.running import CTRL, Key, Running, seen
from tests.views.running import settings as settings

Begin = Callable[..., Running]

PASSPHRASE_OPENS = "Your passphrase opens the records."


@pytest.fixture
def keychain() -> Iterator[PlainKeychain]:
    keychain = PlainKeychain()
    yield keychain
    keychain.answering.set()


@pytest.fixture
def folder(vault: Vault, keychain: PlainKeychain) -> Path:
    """Records that the keychain opens."""
    turn_keychain_on(vault, keep_key(keychain, vault.key_file.vault))
    vault.close()
    keychain.asked.clear()
    keychain.reached.clear()
    return vault.folder


@pytest.fixture
def begin(
    qapp: QApplication, qtbot: QtBot, clock: SteadyClock, settings: SettingsFile, keychain: PlainKeychain
) -> Iterator[Begin]:
    """Starts the program on a folder, with threads as at a therapist's desk; `limit` is how long the keychain has."""
    begun: list[tuple[Program, LimitedWorker]] = []

    def start(
        folder: Path,
        asked: Callable[[], Keychain] = lambda: keychain,
        limit: int = 60_000,
        worker: Worker | None = None,
    ) -> Running:
        aside = LimitedWorker(limit)
        program = Program(
            qapp, folder, settings, worker or ThreadWorker(), clock=clock, cost=CHEAP, keychains=asked, aside=aside
        )
        begun.append((program, aside))
        with qtbot.waitActive(program.top):
            program.start()
        return Running(program, clock, settings, qtbot)

    yield start
    for program, aside in begun:
        program.close()
        aside.deleteLater()
        program.deleteLater()


def opened(running: Running) -> None:
    """Wait until the records are open."""
    running.qtbot.waitUntil(lambda: running.program.is_open)


def answered(running: Running) -> None:
    """Wait until nobody waits for the keychain any more."""
    aside = running.program.aside
    assert isinstance(aside, LimitedWorker)
    running.qtbot.waitUntil(lambda: not aside._waiting)


def said(running: Running, sentence: str) -> None:
    """Wait until the page says it."""
    running.qtbot.waitUntil(lambda: sentence in seen(running.unlock_page))
    assert PASSPHRASE_OPENS in seen(running.unlock_page)
    assert not running.program.is_open


# It opens --------------------------------------------------------------------------------------------------------


def test_a_real_keychain_opens_the_records_at_the_start(
    vault: Vault, begin: Begin, secret_service: SecretService
) -> None:
    turn_keychain_on(vault, keep_key(system_keychain(), vault.key_file.vault))
    vault.close()
    opened(begin(vault.folder, system_keychain))


def test_the_passphrase_typed_meanwhile_opens_and_the_keychain_comes_too_late(
    folder: Path, begin: Begin, keychain: PlainKeychain
) -> None:
    keychain.answering.clear()
    running = begin(folder)
    running.qtbot.waitUntil(keychain.reached.is_set)
    running.unlock()
    opened(running)
    window = running.window
    keychain.answering.set()
    answered(running)
    assert running.window is window


def test_who_is_typing_is_let_finish_the_word(folder: Path, begin: Begin, keychain: PlainKeychain) -> None:
    keychain.answering.clear()
    running = begin(folder)
    running.qtbot.waitUntil(keychain.reached.is_set)
    running.type("linen har")
    keychain.answering.set()
    answered(running)
    assert running.unlock_page.entry.field.text() == "linen har"
    running.type("bour")
    assert not running.program.is_open
    running.qtbot.waitUntil(lambda: running.program.is_open, timeout=REST_MS * 10)


def test_a_wrong_passphrase_meanwhile_is_said_and_the_keychain_opens_all_the_same(
    folder: Path, begin: Begin, keychain: PlainKeychain
) -> None:
    keychain.answering.clear()
    running = begin(folder)
    running.qtbot.waitUntil(keychain.reached.is_set)
    running.unlock("moss")
    running.qtbot.waitUntil(lambda: "That did not open it" in seen(running.unlock_page))
    keychain.answering.set()
    opened(running)


# It never holds anybody up -----------------------------------------------------------------------------------------


def test_while_it_hangs_keys_arrive_and_the_recovery_sheet_opens(
    tmp_path: Path, begin: Begin, silent_service: SecretService
) -> None:
    made, groups = create_vault(tmp_path / "sheet", PASSPHRASE, Practice(name="Elin Marsh"), CHEAP)
    turn_keychain_on(made, bytes(32))
    made.close()
    running = begin(tmp_path / "sheet", system_keychain)
    running.qtbot.waitUntil(lambda: silent_service.heard(0))
    running.type("linen ")
    page = running.unlock_page
    assert page.entry.field.text() == "linen "
    assert page.entry.field.hasFocus()
    page.entry.sheet.click()
    assert page.recovery.isVisible()
    with running.qtbot.waitSignal(page.recovery_given):
        page.recovery_given.emit(groups)
    running.qtbot.waitUntil(lambda: page.renewal is not None)
    silent_service.end()
    answered(running)
    assert page.renewal is not None
    page.new_passphrase_chosen.emit("kettle pebble violet ladder")
    opened(running)


def test_after_its_time_it_is_said_that_it_did_not_answer(folder: Path, begin: Begin, keychain: PlainKeychain) -> None:
    keychain.answering.clear()
    running = begin(folder, limit=50)
    said(running, "Your computer’s keychain did not answer.")
    running.unlock()
    opened(running)


def test_the_field_stays_where_it_is_when_the_sentence_comes(
    folder: Path, begin: Begin, keychain: PlainKeychain
) -> None:
    keychain.fault["read"] = KeychainClosed("locked")
    keychain.answering.clear()
    running = begin(folder)
    field = running.unlock_page.entry.field
    running.type("lin")
    before = field.mapToGlobal(field.rect().topLeft())
    keychain.answering.set()
    said(running, "Your computer’s keychain is locked.")
    told = running.unlock_page.entry.help
    running.qtbot.waitUntil(lambda: told.height() == told.heightForWidth(told.width()) > 20)  # it has its room
    running.qtbot.waitUntil(lambda: abs(field.mapToGlobal(field.rect().topLeft()).y() - before.y()) <= 1)
    assert field.text() == "lin"
    assert field.hasFocus()


def test_closing_the_program_does_not_wait_for_it(folder: Path, begin: Begin, keychain: PlainKeychain) -> None:
    keychain.answering.clear()
    running = begin(folder)
    running.qtbot.waitUntil(keychain.reached.is_set)
    running.program.close()
    assert not keychain.answering.is_set()


# It stays closed -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (KeychainClosed("locked"), "Your computer’s keychain is locked."),
        (KeychainClosed("none"), "No keychain was found on this computer."),
        (KeychainClosed("untrusted"), "The keychain of this computer is of a kind that does not keep a key well."),
        (OSError(), "Your computer’s keychain could not be read."),
    ],
    ids=["locked", "gone", "untrusted", "broken"],
)
def test_why_it_stays_closed_is_said_in_one_sentence(
    folder: Path, begin: Begin, keychain: PlainKeychain, fault: Exception, sentence: str
) -> None:
    keychain.fault["read"] = fault
    running = begin(folder)
    said(running, sentence)
    assert sentence in running.unlock_page.entry.field.accessibleDescription()
    running.unlock()
    opened(running)


def test_an_empty_one_and_one_with_another_key_say_so_and_get_no_new_key(
    folder: Path, begin: Begin, keychain: PlainKeychain
) -> None:
    before = (folder / "vault.json").read_bytes()
    (name,) = keychain.entries
    for words, sentence in (("ab" * 32, "holds another key"), ("moss", "holds another key"), (None, "gave no key")):
        if words is None:
            keychain.entries.clear()
        else:
            keychain.entries[name] = words
        running = begin(folder)
        said(running, sentence)
        running.program.close()
    assert (folder / "vault.json").read_bytes() == before
    assert keychain.asked == ["read"] * 3


def test_a_real_one_that_is_locked_asks_nobody_for_its_password(
    vault: Vault, begin: Begin, secret_service: SecretService
) -> None:
    turn_keychain_on(vault, keep_key(system_keychain(), vault.key_file.vault))
    vault.close()
    secret_service.lock()
    said(begin(vault.folder, system_keychain), "Your computer’s keychain is locked.")


def test_a_passphrase_that_was_wrong_has_the_better_words(folder: Path, begin: Begin, keychain: PlainKeychain) -> None:
    keychain.fault["read"] = KeychainClosed("locked")
    keychain.answering.clear()
    running = begin(folder)
    running.unlock("moss")
    running.qtbot.waitUntil(lambda: "Read it through" in seen(running.unlock_page))
    keychain.answering.set()
    answered(running)
    assert "Read it through" in seen(running.unlock_page)
    assert "keychain" not in seen(running.unlock_page)


def test_damaged_records_are_said_before_anything_is_typed(folder: Path, begin: Begin, keychain: PlainKeychain) -> None:
    records = folder / "records.db"
    whole = bytearray(records.read_bytes())
    whole[64:128] = bytes(64)
    records.write_bytes(bytes(whole))
    running = begin(folder)
    running.qtbot.waitUntil(lambda: isinstance(running.program.top.page, DamagedPage))


# Lock is a lock ------------------------------------------------------------------------------------------------------


def test_after_a_lock_the_passphrase_is_asked_for_and_the_keychain_is_not(
    folder: Path, begin: Begin, keychain: PlainKeychain
) -> None:
    running = begin(folder)
    opened(running)
    keychain.asked.clear()
    running.press(Key.Key_L, CTRL)
    assert "Unhurried is locked" in seen(running.unlock_page)
    running.unlock("moss")
    running.qtbot.waitUntil(lambda: "That did not open it" in seen(running.unlock_page))
    running.unlock()
    opened(running)
    assert keychain.asked == []


def test_an_answer_that_comes_after_the_lock_opens_nothing(folder: Path, begin: Begin, keychain: PlainKeychain) -> None:
    keychain.answering.clear()
    running = begin(folder)
    running.qtbot.waitUntil(keychain.reached.is_set)
    running.unlock()
    opened(running)
    running.program.lock()
    keychain.answering.set()
    answered(running)
    running.type("linen")
    assert running.unlock_page.entry.field.text() == "linen"
    assert "Unhurried is locked" in seen(running.unlock_page)


# Where there is nothing to ask ---------------------------------------------------------------------------------------


def test_records_without_the_slot_ask_no_keychain(vault: Vault, begin: Begin) -> None:
    vault.close()
    fetched: list[bool] = []

    def fetch() -> Keychain:
        fetched.append(True)
        return PlainKeychain()

    running = begin(vault.folder, fetch, worker=InlineWorker())
    running.qtbot.waitUntil(lambda: running.program._fetching)
    running.unlock()
    opened(running)
    assert fetched == []


def test_a_first_run_and_the_sample_ask_no_keychain(
    tmp_path: Path, begin: Begin, keychain: PlainKeychain, qapp: QApplication, settings: SettingsFile
) -> None:
    running = begin(tmp_path / "none")
    running.qtbot.waitUntil(lambda: running.program._fetching)
    assert not isinstance(running.program.top.page, UnlockPage)
    assert keychain.asked == []
    sample = Program(qapp, tmp_path / "sample", settings, InlineWorker(), sample=True, keychains=lambda: keychain)
    assert sample.keeper().keychains is None
    sample.close()
    sample.deleteLater()


def test_words_typed_reach_the_field_at_every_moment(folder: Path, begin: Begin, keychain: PlainKeychain) -> None:
    keychain.answering.clear()
    running = begin(folder)
    for letter in "drizzle":
        running.type(letter)
    field = running.unlock_page.entry.field
    assert isinstance(field, QLineEdit)
    assert field.text() == "drizzle"
