"""The program is killed while somebody types: what it had kept is there, and all letters but the last half second's."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.actions import hierarchy, session
from app.actions.history import History
from app.models.hierarchy import StepWords
from app.store.opening import open_with_passphrase
from app.store.vault import Vault
from tests.desk import SteadyClock, welcome
from tests.journeys.typist import line
from tests.store.test_search import index_agrees
from tests.store_fixtures import CHEAP, PASSPHRASE
from tests.store_fixtures import vault as vault

pytestmark = pytest.mark.uncounted

ROUNDS = int(os.environ.get("FAULT_ROUNDS", "5"))
"""Five with every run of the tests; make faults asks for a hundred."""
PLACES = ("notes", "steps")
AT_MOST_LOST = 0.5
"""Seconds of typing."""


@pytest.mark.parametrize("turn", range(ROUNDS))
def test_nothing_kept_is_lost_and_at_most_half_a_second_of_typing(
    screen: None, vault: Vault, tmp_path: Path, turn: int
) -> None:
    place = PLACES[turn % len(PLACES)]
    couple = an_hour_begun(vault)
    vault.close()
    last, typed, kept = killed(vault.folder, tmp_path / "settings.json", place, random.Random(turn).uniform(0.4, 1.9))
    again = open_with_passphrase(vault.folder, PASSPHRASE, CHEAP)
    lines, draft = there(again, couple, place)
    index_agrees(again)
    again.close()

    acknowledged = [line(number) for number in range(kept)]
    assert lines[:kept] == acknowledged
    assert len(lines) - kept in (0, 1)  # one may have been kept before it could be said
    # What stood in the field half a second before the end: it is a line by now, or its draft holds that much.
    for moment, number, letters in typed:
        if moment <= last - AT_MOST_LOST:
            words = line(number)[:letters]
            assert number < len(lines) or draft.startswith(words), (number, letters, draft)


def an_hour_begun(vault: Vault) -> int:
    """A couple in the room, with one step on their path; the couple's id."""
    history = History(vault, SteadyClock())
    couple = welcome(history)
    with vault.read() as work:
        path = work.hierarchies.current(couple).id
    history.do(hierarchy.add_steps, path, [StepWords(title="Tea together")])
    history.do(session.start_session, couple)
    return couple


def killed(folder: Path, settings: Path, place: str, after: float) -> tuple[float, list[tuple[float, int, int]], int]:
    """Type until killed: the moment of the last letter, every letter (moment, line, place in it), the lines kept."""
    command = [sys.executable, "-m", "tests.journeys.typist", str(folder), str(settings), place, str(after)]
    where = Path(__file__).parents[2]
    with subprocess.Popen(command, cwd=where, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        said = [words.split() for words in program.stdout if words.endswith("\n")]
    assert program.returncode == -signal.SIGKILL
    typed = [(float(one[1]), int(one[2]), int(one[3])) for one in said if one[0] == "typed"]
    assert typed, "nothing was typed"
    return typed[-1][0], typed, sum(one[0] == "kept" for one in said)


def there(vault: Vault, couple: int, place: str) -> tuple[list[str], str]:
    """The lines in the records that the typist wrote, and the words half-written."""
    with vault.read() as work:
        path = work.hierarchies.current(couple)
        if place == "notes":
            draft = work.sessions.draft("composer", couple)
            lines = [entry.text for entry in work.sessions.entries_of_couple(couple)]
        else:
            draft = work.sessions.draft("add step", path.id)
            lines = [step.title for step in work.hierarchies.steps(path.id)][1:]
    return lines, draft.text if draft else ""
