"""What every test gets without asking: a machine of its own, no network, and a look at what it left."""

from __future__ import annotations

import contextlib
import gc
import ipaddress
import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Generator, Iterator
from pathlib import Path

import coverage
import hypothesis
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QThread, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import Shiboken

from app.display import why_no_window
from tests.survey import name_of, unmeasured
from tests.waiting import PromptBot

if sys.platform.startswith("linux"):
    os.environ.setdefault("QT_QPA_PLATFORM", "xcb")

_steady = hypothesis.settings(derandomize=True, deadline=None, print_blob=True)
hypothesis.settings.register_profile("steady", _steady)
hypothesis.settings.register_profile("deep", _steady, max_examples=2000)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

_outcome = pytest.StashKey[bool]()
_unmeasured_tests = unmeasured()


# A real screen ----------------------------------------------------------------------------------------------


def pytest_configure() -> None:
    """Of several processes that run tests, each has its own screen: a window on one takes no other's focus."""
    worker, screens = os.environ.get("PYTEST_XDIST_WORKER"), os.environ.get("TEST_SCREENS", "").split()
    if worker and screens:
        os.environ["DISPLAY"] = screens[int(worker.removeprefix("gw")) % len(screens)]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long comes first, whatever order it is in: else one process still walks when the others are done."""
    turns = ("tests/journeys/", "tests/bench/", "tests/house/"), ("tests/views/", "tests/reports/")
    items.sort(key=lambda item: next((at for at, turn in enumerate(turns) if item.nodeid.startswith(turn)), len(turns)))


@pytest.fixture(scope="session")
def screen() -> None:
    """A real X server: Qt's `offscreen` cannot drag, and has no focus to speak of."""
    if os.environ.get("QT_QPA_PLATFORM", "xcb") != "xcb" or why_no_window():
        pytest.exit("View tests need an X screen (platform xcb); make test starts one of its own.", 2)


@pytest.fixture(scope="session")
def qapp(screen: None, qapp: QApplication) -> QApplication:
    return qapp


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> PromptBot:
    return PromptBot(request)


@pytest.fixture
def quick_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    """A letter acts soon after it: for tests about what one does, not about how it is told from the words of somebody
    who thinks to be in a field.
    """
    for letters in ("app.views.hierarchy.prose", "app.views.under_way.letters"):
        monkeypatch.setattr(f"{letters}.ALONE_MS", 30)


# Coverage ---------------------------------------------------------------------------------------------------


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """What is marked `uncounted`, or was found to go nowhere alone, is run without measuring; so is all it starts."""
    if item.get_closest_marker("uncounted") is None and name_of(item.nodeid) not in _unmeasured_tests:
        return (yield)
    processes = os.environ.pop("COVERAGE_PROCESS_CONFIG", None)
    try:
        with _unmeasured():
            return (yield)
    finally:
        if processes is not None:
            os.environ["COVERAGE_PROCESS_CONFIG"] = processes


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_setup() -> Generator[None, None, None]:
    """What a test is given is made without measuring: what makes it is what other tests are about."""
    with _unmeasured():
        return (yield)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown() -> Generator[None, None, None]:
    with _unmeasured():
        return (yield)


@contextlib.contextmanager
def _unmeasured() -> Iterator[None]:
    """In a process of xdist's one measurement lies on the other: coverage's own, of every process, and pytest-cov's."""
    measuring: list[coverage.Coverage] = []
    while (outermost := coverage.Coverage.current()) is not None:
        outermost.stop()
        measuring.append(outermost)
    try:
        yield
    finally:
        for one in reversed(measuring):
            one.start()


# A machine of its own ---------------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def machine(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder that holds this test's home, settings, data, caches and temporary files; empty at first.

    Nothing a test does reaches the person's own settings, records or keychain, nor another test.
    """
    folder = tmp_path_factory.mktemp("machine")
    places = {
        "HOME": "home",
        "XDG_CONFIG_HOME": "home/.config",
        "XDG_DATA_HOME": "home/.local/share",
        "XDG_STATE_HOME": "home/.local/state",
        "XDG_CACHE_HOME": "home/.cache",
        "XDG_RUNTIME_DIR": "runtime",
        "TMPDIR": "temporary",
    }
    for variable, place in places.items():
        if "/" not in place:  # the others are made by whoever first keeps something there
            (folder / place).mkdir(mode=0o700)
        monkeypatch.setenv(variable, str(folder / place))
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:")
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


# No network -------------------------------------------------------------------------------------------------


def _stay_here(event: str, args: tuple[object, ...]) -> None:
    """An audit hook: it sees every connection that Python makes, from any thread."""
    if event == "socket.getaddrinfo":
        host = args[0]
    elif event in ("socket.connect", "socket.sendto") and isinstance(args[1], tuple):
        host = args[1][0]
    else:
        return
    if host not in (None, "", "localhost") and not _is_this_machine(str(host)):
        raise AssertionError(f"the program has no network: {event} to {host}")


def _is_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


sys.addaudithook(_stay_here)


# Nothing left behind ----------------------------------------------------------------------------------------


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    item.stash[_outcome] = item.stash.get(_outcome, True) and report.passed
    return report


@pytest.fixture(autouse=True)
def nothing_left_behind(request: pytest.FixtureRequest, machine: Path) -> Iterator[None]:
    """A test that passes takes its windows, running timers and threads with it.

    What lives before the test is put out of the collector's sight, so that the look afterwards is at what the
    test made, and is quick. What the last test was given lives until it is over, and is collected before that.
    """
    gc.collect()
    gc.freeze()
    before, threads = _at_work(), set(threading.enumerate())
    yield
    if not request.node.stash.get(_outcome, True):
        return  # the traceback holds on to what the test made
    if QApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    left = [name for address, name in _at_work().items() if address not in before]
    # A "dummy" is Python's memory of a thread of Qt's that once ran Python; whether that one still runs is told above.
    mine = [thread for thread in threading.enumerate() if not isinstance(thread, threading._DummyThread)]
    left += [f"the thread {thread.name}" for thread in mine if thread not in threads]
    if QThreadPool.globalInstance().activeThreadCount():
        left.append("work in the thread pool")
    if left:
        pytest.fail(f"left behind: {'; '.join(left)}", pytrace=False)


def _at_work() -> dict[int, str]:
    """Every top-level widget, running timer and running thread of Qt's, by its address."""
    found: dict[int, str] = {}
    if QApplication.instance() is not None:
        for widget in QApplication.topLevelWidgets():
            found[_address(widget)] = f"the window {type(widget).__name__} {widget.windowTitle()!r}"
    for thing in Shiboken.getAllValidWrappers():
        if isinstance(thing, QTimer) and thing.isActive():
            found[_address(thing)] = f"a running timer of {thing.parent()!r}"
        elif isinstance(thing, QThread) and thing.isRunning() and not thing.isCurrentThread():
            found[_address(thing)] = f"a running {type(thing).__name__}"
    return found


def _address(thing: Shiboken.Object) -> int:
    address: int = Shiboken.getCppPointer(thing)[0]
    return address
