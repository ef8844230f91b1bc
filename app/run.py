"""The program as one process, from its command line to the end of its event loop."""

from __future__ import annotations

import gc
import os
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.address import somebody_may_listen
from app.settings import SettingsFile
from app.start import Program
from app.store.platform import keep_private
from app.views.theme.theme import STYLE


def run(home: Path | None, *, sample: bool) -> int:
    """Run the program until its window is closed; what the process should end with."""
    keep_private()
    app = QApplication([*sys.argv[:1], "-style", STYLE])
    app.setApplicationName("Unhurried")
    app.setDesktopFileName("unhurried")
    if sample:
        with tempfile.TemporaryDirectory(prefix="unhurried-sample-") as kept:
            settings = SettingsFile(Path(kept) / "settings.json")
            return _run(app, Path(kept) / "records", settings, Path(kept), sample=True)
    folder = home or _records()
    settings = SettingsFile(settings_folder() / "settings.json")
    if somebody_may_listen(folder) and _first_window_comes(folder):
        return 0
    return _run(app, folder, settings, None, sample=False)


def _records() -> Path:
    import platformdirs

    return Path(platformdirs.user_data_dir("unhurried", appauthor=False))


def settings_folder() -> Path:
    """Where platformdirs has it; on Linux one of two variables nearly always says it, sooner than that is imported."""
    if sys.platform == "linux":
        for name, below in (("XDG_CONFIG_HOME", ""), ("HOME", ".config")):
            given = Path(os.environ.get(name, ""))
            if given.is_absolute():
                return given / below / "unhurried"
    import platformdirs

    return Path(platformdirs.user_config_dir("unhurried", appauthor=False))


def _run(app: QApplication, folder: Path, settings: SettingsFile, log: Path | None, *, sample: bool) -> int:
    with ExitStack() as endings:
        program = Program(app, folder, settings, sample=sample)
        program.stands.connect(lambda: _watch(program, log, endings))
        program.ready.connect(collect_from_now_on)
        try:
            program.start()
            return app.exec()
        finally:
            program.close()


def collect_from_now_on() -> None:
    """Collect garbage, but never look again through what was loaded: that would hold up a hand for a tenth of a second.

    Records are not open yet, so no client's word is among what stays.
    """
    gc.freeze()
    gc.enable()


def _first_window_comes(folder: Path) -> bool:
    """Whether another program has these records open, whose window came forward."""
    from app.views.instance import ask_first_window

    return ask_first_window(folder)


def _watch(program: Program, log: Path | None, endings: ExitStack) -> None:
    """From here on the program writes down where it went wrong. Before, it has read no word of a client."""
    import platformdirs

    from app import logs

    handler = logs.keep_log(log or Path(platformdirs.user_log_dir("unhurried", appauthor=False)))
    if handler is not None:
        endings.callback(handler.close)
    endings.callback(logs.catch_bugs(program.tell_of_bug))
