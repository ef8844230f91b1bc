"""From the first paint to the open records: passphrase, recovery sheet, and every reason to stay closed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.loading import BESIDE
from app.models.practice import Practice
from app.settings import SettingsFile
from app.start import OF_A_VAULT, Program
from app.store.opening import create_vault, make_backup, open_with_passphrase, vault_exists
from app.store.vault import Vault
from app.views.today.page import TodayPage
from app.views.unlock.closed import ClosedPage
from app.views.unlock.trouble import DamagedPage, StartedTwicePage
from app.views.worker import InlineWorker
from tests.store_fixtures import CHEAP, PASSPHRASE
from tests.views.running import Running, seen
from tests.views.running import at_the_door as at_the_door
from tests.views.running import begin as begin
from tests.views.running import running as running
from tests.views.running import settings as settings

ROOT = Path(__file__).parents[2]
Begin = Callable[[], Running]


BEFORE_THE_PAINT = """
import sys
from pathlib import Path
import app.__main__
from app.run import Program, QApplication, SettingsFile
folder = Path(sys.argv[1])
(folder / "vault.json").touch()
app = QApplication([])
program = Program(app, folder, SettingsFile(folder / "settings.json"))
program.start()
print(*sys.modules)
program.close()
"""

OF_OTHERS = {"PySide6", "__feature__", "org", "shiboken6", "shibokensupport", "signature_bootstrap"}
OF_OURS = (
    "app.__main__",
    "app.address",
    "app.binding",
    "app.clock",
    "app.display",
    "app.models.faults",
    "app.run",
    "app.settings",
    "app.start",
    "app.store.platform",
    "app.views.shell.",
    "app.views.theme.",
    "app.views.unlock.",
    "app.views.worker",
    "app.words",
)
SLOW = {
    *("app.views.shell.guard", "app.views.shell.goto", "app.views.shell.rail", "app.views.theme.widgets"),
    *("app.views.unlock.first_run", "app.views.unlock.recovery", "app.views.unlock.trouble"),
    *("PySide6.QtSvg", "app.views.theme.icons"),
    *("PySide6.QtNetwork", "email", "hashlib", "importlib.metadata", "logging.handlers", "multiprocessing", "secrets"),
}
"""What would be allowed by its place and is not wanted this early."""


def test_before_the_first_paint_only_what_the_unlock_page_needs_is_loaded(tmp_path: Path) -> None:
    command = [sys.executable, "-c", BEFORE_THE_PAINT, str(tmp_path)]
    own = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": str(tmp_path)}
    done = subprocess.run(command, cwd=ROOT, env=own, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    loaded = set(done.stdout.split())
    assert "app.views.unlock.unlock" in loaded
    ours = {name for name in loaded if name.startswith("app.")}
    rooms = {"app.models", "app.store", "app.views", "app.views.shell", "app.views.theme", "app.views.unlock"}
    assert not {name for name in ours - rooms if not name.startswith(OF_OURS)}
    # Some packages of the environment load modules into every Python that starts; what measures coverage is one.
    bare = subprocess.run(
        [sys.executable, "-c", "import sys; print(*sys.modules)"], env=own, capture_output=True, text=True, check=True
    ).stdout.split()
    assert not (loaded - set(bare)) & SLOW
    others = {name.partition(".")[0] for name in loaded - set(bare) - ours} - {"app", "__main__"}
    assert others - sys.stdlib_module_names - {name.partition(".")[0] for name in bare} <= OF_OTHERS


TYPED_MEANWHILE = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from app.run import Program, QApplication, SettingsFile
folder, words = Path(sys.argv[1]), sys.argv[2]
(folder / "vault.json").touch()
app = QApplication([])
program = Program(app, folder, SettingsFile(folder / "settings.json"))
left, meanwhile = list(words), []
def press():
    if left:
        QTest.keyClick(program.top.windowHandle(), left.pop(0))
        meanwhile.append(not loaded)
    elif loaded:
        app.quit()
hand, loaded = QTimer(), []
hand.timeout.connect(press)
program.top.painted.connect(hand.start)
program.ready.connect(lambda: loaded.append(True))
program.start()
app.exec()
print(program.top.page.entry.field.text() == words, any(meanwhile))
program.close()
"""


def test_keys_pressed_while_the_rest_is_loaded_are_all_in_the_field(tmp_path: Path) -> None:
    command = [sys.executable, "-c", TYPED_MEANWHILE, str(tmp_path), "linen harbour walnut drizzle"]
    own = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": str(tmp_path)}
    done = subprocess.run(command, cwd=ROOT, env=own, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "True True\n"), done.stderr


MADE_ELSEWHERE = """
import builtins, sys, threading
from pathlib import Path
from PySide6.QtCore import QObject, QTimer
usual, elsewhere = builtins.__build_class__, []
def build(*what, **more):
    made = usual(*what, **more)
    if isinstance(made, type(QObject)) and threading.current_thread() is not threading.main_thread():
        elsewhere.append(made.__qualname__)
    return made
builtins.__build_class__ = build
from app.run import Program, QApplication, SettingsFile
from tests.store_fixtures import CHEAP, PASSPHRASE
folder = Path(sys.argv[1])
app = QApplication([])
program = Program(app, folder, SettingsFile(folder / "settings.json"), cost=CHEAP)
look = QTimer()
look.timeout.connect(lambda: program.is_open and app.quit())
look.start()
loaded = []
program.ready.connect(lambda: loaded.extend(name in sys.modules for name in ("app.rooms", "app.views.window")))
program.ready.connect(lambda: program.top.page.passphrase_given.emit(PASSPHRASE))
program.start()
app.exec()
program.close()
print(loaded, elsewhere)
"""


def test_no_class_of_qts_is_made_beside_the_window_while_all_is_loaded_and_opened(vault: Vault, tmp_path: Path) -> None:
    """The window looks up its own classes meanwhile, without waiting for whoever makes one more."""
    vault.close()
    command = [sys.executable, "-c", MADE_ELSEWHERE, str(vault.folder)]
    own = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": str(tmp_path)}
    done = subprocess.run(command, cwd=ROOT, env=own, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "[True, True] []\n"), done.stderr


def test_what_is_fetched_beside_the_window_does_without_qt() -> None:
    fetch = "import sys, importlib; sys.modules.update(PySide6=None, shiboken6=None); "
    fetch += "[importlib.import_module(name) for name in sys.argv[1:]]"
    done = subprocess.run([sys.executable, "-c", fetch, *BESIDE], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_first_paint_comes_before_all_that_is_heavy(
    vault: Vault, qapp: QApplication, qtbot: QtBot, settings: SettingsFile
) -> None:
    vault.close()
    program = Program(qapp, vault.folder, settings, InlineWorker(), cost=CHEAP)
    fetching_at_paint: list[bool] = []
    program.top.painted.connect(lambda: fetching_at_paint.append(program._fetching))
    program.start()
    qtbot.waitUntil(lambda: program._fetching)
    assert fetching_at_paint[0] is False
    program.close()
    program.deleteLater()


def test_the_passphrase_opens_today(at_the_door: Running) -> None:
    assert at_the_door.unlock_page.entry.field.hasFocus()
    at_the_door.unlock()
    assert at_the_door.program.top.page is at_the_door.window
    assert isinstance(at_the_door.window.stack.currentWidget(), TodayPage)
    assert at_the_door.program.top.windowTitle() == "Unhurried"


def test_another_passphrase_is_said_plainly_and_stays_in_the_field(at_the_door: Running) -> None:
    at_the_door.unlock("linen harbour walnut drizzl")
    assert "That did not open it" in seen(at_the_door.unlock_page)
    assert "The records are whole and were not touched." in seen(at_the_door.unlock_page)
    assert at_the_door.unlock_page.entry.field.text() == "linen harbour walnut drizzl"
    at_the_door.unlock()
    assert at_the_door.program.is_open


def test_the_recovery_sheet_opens_them_and_then_a_new_passphrase_is_chosen(tmp_path: Path, begin: Begin) -> None:
    made, groups = create_vault(tmp_path / "vault", PASSPHRASE, Practice(name="Elin Marsh"), CHEAP)
    made.close()
    running = begin()
    page = running.unlock_page
    page.show_recovery()
    page.recovery_given.emit("AAAA " + groups[5:])
    assert not running.program.is_open
    assert "One of the groups differs" in seen(page)
    page.recovery_given.emit(groups)
    assert page.renewal is not None
    page.new_passphrase_chosen.emit("kettle pebble violet ladder")
    assert running.program.is_open
    running.program.lock()
    running.unlock()
    assert "That did not open it" in seen(running.unlock_page)
    running.unlock("kettle pebble violet ladder")
    assert running.program.is_open


def test_closing_while_a_new_passphrase_is_chosen_leaves_the_records_closed(tmp_path: Path, begin: Begin) -> None:
    made, groups = create_vault(tmp_path / "vault", PASSPHRASE, Practice(name="Elin Marsh"), CHEAP)
    made.close()
    running = begin()
    running.unlock_page.recovery_given.emit(groups)
    running.program.close()
    open_with_passphrase(tmp_path / "vault", PASSPHRASE, CHEAP).close()


# When they stay closed -------------------------------------------------------------------------------------------


def _break_records(folder: Path) -> None:
    records = folder / "records.db"
    whole = bytearray(records.read_bytes())
    whole[64:128] = bytes(64)
    records.write_bytes(bytes(whole))


def test_damaged_records_are_said_and_a_backup_is_put_into_new_files(vault: Vault, begin: Begin) -> None:
    with vault.write() as work:
        work.practices.save(work.practices.get().model_copy(update={"address": "Marlowe Street 4"}))
    make_backup(vault)
    vault.close()
    _break_records(vault.folder)
    broken = (vault.folder / "records.db").read_bytes()
    running = begin()
    running.unlock()
    page = running.program.top.page
    assert isinstance(page, DamagedPage)
    assert "A backup is ready" in seen(page)
    assert page.restore is not None
    page.restore.click()
    running.unlock()
    assert running.program.is_open
    with running.program.door.read() as work:  # type: ignore[union-attr]  # it is open
        assert work.practices.get().address == "Marlowe Street 4"
    aside = next(vault.folder.glob("set aside *"))
    assert (aside / "records.db").read_bytes() == broken
    assert (aside / "vault.json").exists()


def test_damaged_records_without_a_backup_can_be_brought_back_from_elsewhere(
    vault: Vault, begin: Begin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = make_backup(vault)
    shutil.move(backup, tmp_path / "stick")
    vault.close()
    _break_records(vault.folder)
    running = begin()
    running.unlock()
    page = running.program.top.page
    assert isinstance(page, DamagedPage)
    assert page.restore is None

    (tmp_path / "other").mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "other"))
    page.another.click()
    refused = running.program.top.page
    assert isinstance(refused, ClosedPage)
    assert "That is no backup" in seen(refused)
    assert (vault.folder / "records.db").exists()
    refused.again.click()

    again = running.program.top.page
    assert isinstance(again, DamagedPage)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "stick"))
    again.another.click()
    running.unlock()
    assert running.program.is_open


def test_choosing_no_backup_changes_nothing(vault: Vault, begin: Begin, monkeypatch: pytest.MonkeyPatch) -> None:
    vault.close()
    _break_records(vault.folder)
    running = begin()
    running.unlock()
    page = running.program.top.page
    assert isinstance(page, DamagedPage)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    page.another.click()
    assert running.program.top.page is page
    page.close_now.click()
    assert not running.program.top.isVisible()


@pytest.mark.parametrize(
    ("slip", "sentence"),
    [
        (lambda folder: (folder / "vault.json").write_text('{"kind": "a shopping list"}'), "These are other files"),
        (lambda folder: (folder / "vault.json").unlink(), "The records are not all there"),
        (
            lambda folder: (folder / "vault.json").write_text(
                json.dumps({**json.loads((folder / "vault.json").read_text()), "format": 99})
            ),
            "Written by a newer Unhurried",
        ),
    ],
)
def test_every_other_reason_has_its_own_sentence(
    vault: Vault, begin: Begin, slip: Callable[[Path], object], sentence: str
) -> None:
    vault.close()
    slip(vault.folder)
    running = begin()
    running.unlock()
    page = running.program.top.page
    assert isinstance(page, ClosedPage)
    assert sentence in seen(page)
    assert "Nothing was touched" in seen(page) or "They were not touched" in seen(page)
    page.again.click()
    assert running.unlock_page.isVisible()


def test_records_open_elsewhere_are_not_opened_twice(vault: Vault, begin: Begin) -> None:
    running = begin()
    running.unlock()
    page = running.program.top.page
    assert isinstance(page, StartedTwicePage)
    vault.close()
    page.button.click()
    running.unlock()
    assert running.program.is_open


def test_what_shows_that_a_folder_holds_records_is_what_the_store_means(tmp_path: Path) -> None:
    for name in OF_A_VAULT:
        folder = tmp_path / name
        folder.mkdir()
        assert not vault_exists(folder)
        (folder / name).touch()
        assert vault_exists(folder)
