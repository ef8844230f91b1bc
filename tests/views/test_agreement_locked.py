"""Locking right after printing: the pages come to the printer all the same, and nothing calls into what is gone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QProcess
from pytestqt.qtbot import QtBot

from app.actions import agreement, hierarchy, roster
from app.actions.agreement_shown import show_agreement
from app.models.content import load_agreement
from app.views.shell.couple import AGREEMENTS
from tests.views.running import Running
from tests.views.running import at_the_door as at_the_door
from tests.views.running import begin as begin
from tests.views.running import running as running
from tests.views.running import settings as settings

TEXT = load_agreement()


def printing() -> list[str]:
    """The programs of the printing system that are at work."""
    app = QCoreApplication.instance()
    assert app is not None
    return [Path(one.program()).name for one in app.findChildren(QProcess)]


@pytest.mark.parametrize("during", ["lpstat", "lp"])
def test_the_records_are_locked_while_pages_are_handed_over(
    running: Running, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, during: str
) -> None:
    tools, go_on, job = tmp_path / "tools", tmp_path / "go on", tmp_path / "job"
    tools.mkdir()
    wait = f'while [ ! -e "{go_on}" ]; do sleep 0.05; done'
    bodies = {"lpstat": "echo Desk_printer", "lp": f'cat > "{job}"'}
    for name, body in bodies.items():
        script = tools / name
        script.write_text(f"#!/bin/sh\n{wait if name == during else ''}\n{body}\n", encoding="utf-8")
        script.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tools}:/usr/bin:/bin")
    couple_id = running.couple("Robin & Ash", "Tea together")
    couple, one, other = running.desk.read(hierarchy.partners, couple_id)
    assert running.desk.do(roster.save_couple, couple, one.but(in_writing=True), other.but(in_writing=True))
    assert running.desk.do(agreement.begin_draft, couple_id, TEXT)
    running.window.open_couple(couple_id, AGREEMENTS)
    running.window.agreement.print_to_sign()
    qtbot.waitUntil(lambda: during in printing(), timeout=20_000)
    running.program.lock()
    go_on.touch()
    qtbot.waitUntil(lambda: printing() == [])
    assert job.exists() == (during == "lp")
    running.unlock()
    issued = running.desk.read(show_agreement, couple_id, TEXT).issued
    assert issued is not None
    if during == "lp":
        assert job.read_bytes() == issued.pdf
