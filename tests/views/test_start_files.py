"""What the program keeps outside the vault: settings and a log, neither with a client's word; and the command line."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import platformdirs
import pytest
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from app import logs
from app.__main__ import main
from app.run import settings_folder
from app.settings import Settings, SettingsFile
from app.store.vault import Vault
from app.views.instance import ask_first_window
from app.views.worker import InlineWorker, ThreadWorker
from tests.views.running import Running
from tests.views.running import at_the_door as at_the_door
from tests.views.running import begin as begin
from tests.views.running import settings as settings

ROOT = Path(__file__).parents[2]
SECRET = "Robin said no to the hand massage"


def _program(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    kept = {**kept, "PYTHONPATH": str(ROOT), **environment}
    command = [sys.executable, "-m", "app", *arguments]
    return subprocess.run(command, env=kept, capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.parametrize("given", ["", " ", "/elsewhere", "~/elsewhere", "elsewhere", " /elsewhere", "$HOME/elsewhere"])
def test_the_settings_lie_where_they_belong_on_this_system(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", given)
    assert settings_folder() == Path(platformdirs.user_config_dir("unhurried", appauthor=False))


# The command line ------------------------------------------------------------------------------------------------


def test_the_version_is_the_declared_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("Unhurried 0.")


def test_help_names_what_can_be_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    said = capsys.readouterr().out
    assert all(option in said for option in ("--sample", "--home", "--tour", "--version"))


def test_without_a_screen_it_says_one_sentence_and_ends_non_zero() -> None:
    done = _program("--sample", QT_QPA_PLATFORM="xcb")
    assert done.returncode == 1
    assert "make tour" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert done.stdout == ""


def test_a_second_start_brings_the_first_window_forward_and_ends(at_the_door: Running, tmp_path: Path) -> None:
    first = at_the_door.program._one._first
    assert first is not None
    at_the_door.program.top.showMinimized()
    second = subprocess.Popen(
        [sys.executable, "-m", "app", "--home", str(tmp_path / "vault")],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
    )
    with at_the_door.qtbot.waitSignal(first.wanted, timeout=30_000):
        pass
    _, said = second.communicate(timeout=30)
    assert second.returncode == 0
    assert said == b""
    assert not at_the_door.program.top.isMinimized()


UNTIL_LOADED = """
import sys
from pathlib import Path
from app import run
begin = run.Program.start
def start(program):
    begin(program)
    program.ready.connect(program.top.close)
run.Program.start = start
sys.exit(run.run(Path(sys.argv[1]), sample=sys.argv[2] == "sample"))
"""


@pytest.mark.parametrize("what", ["records", "sample"])
def test_it_runs_until_its_window_is_closed_and_has_nothing_to_say(
    qapp: object, vault: Vault, tmp_path: Path, what: str
) -> None:
    vault.close()
    own = {name: str(tmp_path) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")}
    command = [sys.executable, "-c", UNTIL_LOADED, str(vault.folder), what]
    kept = {**os.environ, **own, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=kept, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_of_several_starts_at_once_one_window_stays(qtbot: QtBot, vault: Vault, tmp_path: Path) -> None:
    vault.close()
    command = [sys.executable, "-m", "app", "--home", str(vault.folder)]
    own = {name: str(tmp_path) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")}
    kept = {**os.environ, **own, "PYTHONPATH": str(ROOT)}
    starts = [subprocess.Popen(command, env=kept, stderr=subprocess.DEVNULL) for _ in range(3)]
    try:
        qtbot.waitUntil(lambda: sum(one.poll() is not None for one in starts) >= 2, timeout=30_000)
        ended = [one.poll() for one in starts]
        assert sorted(code for code in ended if code is not None) == [0, 0]
        # The one that stayed is found by whoever comes later.
        assert subprocess.run(command, env=kept, check=False, timeout=30).returncode == 0
        assert [one.poll() for one in starts] == ended
    finally:
        for one in starts:
            one.kill()
            one.wait()


def test_nobody_answers_for_records_that_are_not_open(tmp_path: Path, qapp: object) -> None:
    assert not ask_first_window(tmp_path / "vault")


def test_a_place_left_by_a_program_that_fell_is_taken_over(vault: Vault, begin: Callable[[], Running]) -> None:
    vault.close()
    one = begin()
    assert one.program._one._first is not None
    left = Path(one.program._one._first._server.fullServerName())
    assert left.exists()
    one.program.close()
    left.touch()
    two = begin()
    assert two.program._one._first is not None
    assert two.program._one._first._server.isListening()


# Settings --------------------------------------------------------------------------------------------------------


def test_settings_come_back(tmp_path: Path) -> None:
    kept = SettingsFile(tmp_path / "deep" / "settings.json")
    kept.change(scheme="dark", text_scale=1.5, window=(1, 2, 3, 4), reduced_motion=True)
    again = SettingsFile(tmp_path / "deep" / "settings.json").now
    assert again == Settings(scheme="dark", text_scale=1.5, window=(1, 2, 3, 4), reduced_motion=True)


@pytest.mark.parametrize(
    "words",
    ["", "not json", "[1, 2]", '{"scheme": "purple", "text_scale": "large", "lock_minutes": true, "window": [1, 2]}'],
)
def test_a_file_that_says_something_impossible_gives_the_defaults(tmp_path: Path, words: str) -> None:
    (tmp_path / "settings.json").write_text(words)
    assert SettingsFile(tmp_path / "settings.json").now == Settings()


def test_what_is_right_in_a_file_holds_beside_what_is_not(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text(json.dumps({"scheme": "dark", "lock_minutes": None, "text_scale": 2}))
    assert SettingsFile(tmp_path / "settings.json").now == Settings(scheme="dark", text_scale=2)


@pytest.mark.parametrize(
    ("field", "wrong", "taken"),
    [
        ("text_scale", 0, 0.85),
        ("text_scale", 1e9, 2.0),
        ("text_scale", float("nan"), 1.0),
        ("text_scale", float("inf"), 2.0),
        ("lock_minutes", 0, 1),
        ("lock_minutes", 10**12, 30),
        ("cover_minutes", -3, 2),
        ("session_lock_minutes", 10**400, 90),
        ("notes_width", 10**12, 2000),
        ("window", (10**12, -(10**12), 5, 10**12), (32000, -32000, 5, 32000)),
    ],
)
def test_numbers_out_of_their_range_are_brought_into_it(
    tmp_path: Path, field: str, wrong: object, taken: object
) -> None:
    (tmp_path / "settings.json").write_text(json.dumps({field: wrong}))
    assert getattr(SettingsFile(tmp_path / "settings.json").now, field) == taken
    changed = SettingsFile(tmp_path / "other.json").change(**{field: wrong})
    assert getattr(changed, field) == taken


@pytest.mark.parametrize(
    "wrong", [{"colour": "red"}, {"scheme": "purple"}, {"lock_minutes": "5"}, {"text_scale": True}]
)
def test_only_settings_can_be_set(tmp_path: Path, wrong: dict[str, object]) -> None:
    kept = SettingsFile(tmp_path / "settings.json")
    with pytest.raises(TypeError):
        kept.change(**wrong)
    assert kept.now == Settings()


def test_settings_that_cannot_be_written_hold_until_the_program_closes(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    kept = SettingsFile(tmp_path / "file" / "settings.json")
    assert kept.change(scheme="dark").scheme == "dark"
    assert kept.now.scheme == "dark"


def test_listeners_are_told_of_changes_only_and_until_they_end(tmp_path: Path) -> None:
    told: list[str] = []
    kept = SettingsFile(tmp_path / "settings.json")
    end = kept.listen(lambda now: told.append(now.scheme))
    kept.change(scheme="system")
    kept.change(scheme="dark")
    end()
    end()
    kept.change(scheme="light")
    assert told == ["dark"]


# The log ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Callable[[], str]]:
    handler = logs.keep_log(tmp_path / "log")
    assert handler is not None
    yield lambda: (tmp_path / "log" / "unhurried.log").read_text(encoding="utf-8")
    logging.getLogger().removeHandler(handler)
    handler.close()


def test_a_mistake_is_logged_by_its_place_without_a_word_of_it(log: Callable[[], str]) -> None:
    told: list[bool] = []
    end = logs.catch_bugs(lambda: told.append(True))
    try:
        try:
            raise ValueError(SECRET)
        except ValueError as fault:
            sys.excepthook(type(fault), fault, fault.__traceback__)
    finally:
        end()
    assert told == [True]
    assert "ValueError" in log()
    assert "test_start_files.py" in log()
    assert SECRET not in log()


def test_a_mistake_in_a_slot_ends_as_one_sentence(at_the_door: Running, log: Callable[[], str]) -> None:
    told: list[bool] = []

    def slip() -> None:
        raise ValueError(SECRET)

    with capture_exceptions() as caught:
        end = logs.catch_bugs(lambda: told.append(True))
        at_the_door.unlock_page.passphrase_given.connect(slip)
        at_the_door.unlock_page.passphrase_given.disconnect()
        at_the_door.unlock_page.passphrase_given.connect(slip)
        at_the_door.unlock_page.passphrase_given.emit("x")
        end()
    assert told == [True]
    assert caught == []
    assert SECRET not in log()


def test_a_mistake_beside_the_window_is_logged_too(log: Callable[[], str]) -> None:
    end = logs.catch_bugs(lambda: None)

    def slip() -> None:
        raise ValueError(SECRET)

    thread = threading.Thread(target=slip)
    thread.start()
    thread.join()
    end()
    assert "ValueError" in log()
    assert SECRET not in log()


def test_other_people_s_libraries_are_logged_without_what_they_filled_in(log: Callable[[], str]) -> None:
    logging.getLogger("sqlalchemy.engine").warning("INSERT INTO entries (text) VALUES (%s)", SECRET)
    logging.getLogger("app.store").warning("not saved: %s", "full")
    assert "INSERT INTO entries (text) VALUES (%s)" in log()
    assert "not saved: full" in log()
    assert SECRET not in log()


def test_ctrl_c_in_the_terminal_is_no_mistake(log: Callable[[], str], monkeypatch: pytest.MonkeyPatch) -> None:
    passed: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: passed.append(kind))
    end = logs.catch_bugs(lambda: None)
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    end()
    assert passed == [KeyboardInterrupt]
    assert log() == ""


def test_a_folder_that_takes_no_log_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert logs.keep_log(tmp_path / "file" / "log") is None


# Work beside the window ------------------------------------------------------------------------------------------


def test_a_thread_worker_answers_in_the_ui_thread_one_job_after_the_other(qtbot: object, qapp: object) -> None:
    worker, here, got = ThreadWorker(), threading.get_ident(), list[object]()

    def fail() -> int:
        raise ValueError("no")

    for job in (lambda: threading.get_ident() != here, fail):
        worker.run(job, lambda value: got.append((value, threading.get_ident() == here)), got.append)
    getattr(qtbot, "waitUntil")(lambda: len(got) == 2)  # noqa: B009  (the fixture's type is not needed here)
    assert got[0] == (True, True)
    assert isinstance(got[1], ValueError)
    worker.close()
    worker.deleteLater()


def test_after_closing_nobody_is_told_any_more(qapp: object) -> None:
    worker, got = ThreadWorker(), list[int]()
    worker.run(lambda: 1, got.append, lambda _: None)
    worker.close()
    worker._tell(lambda: got.append(2))
    assert got == []
    worker.deleteLater()


def test_an_inline_worker_does_it_at_once() -> None:
    got: list[object] = []

    def fail() -> int:
        raise ValueError("no")

    worker = InlineWorker()
    worker.run(lambda: 1, got.append, got.append)
    worker.run(fail, got.append, got.append)
    worker.close()
    assert got[0] == 1
    assert isinstance(got[1], ValueError)
