"""The program as one process, from its command line to the end of its event loop."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import platformdirs
from PySide6.QtWidgets import QApplication

from app import logs
from app.settings import SettingsFile
from app.start import Program
from app.store.platform import keep_private
from app.views.instance import ask_first_window


def run(home: Path | None, *, sample: bool) -> int:
    """Run the program until its window is closed; what the process should end with."""
    keep_private()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Unhurried")
    app.setDesktopFileName("unhurried")
    if sample:
        with tempfile.TemporaryDirectory(prefix="unhurried-sample-") as kept:
            settings = SettingsFile(Path(kept) / "settings.json")
            return _run(app, Path(kept) / "records", settings, Path(kept), sample=True)
    folder = home or Path(platformdirs.user_data_dir("unhurried", appauthor=False))
    settings = SettingsFile(Path(platformdirs.user_config_dir("unhurried", appauthor=False)) / "settings.json")
    if ask_first_window(folder):
        return 0
    return _run(app, folder, settings, Path(platformdirs.user_log_dir("unhurried", appauthor=False)), sample=False)


def _run(app: QApplication, folder: Path, settings: SettingsFile, log: Path, *, sample: bool) -> int:
    handler = logs.keep_log(log)
    program = Program(app, folder, settings, sample=sample)
    end_catching = logs.catch_bugs(program.tell_of_bug)
    try:
        return app.exec() if program.start() else 0
    finally:
        program.close()
        end_catching()
        if handler is not None:
            handler.close()
