"""The program is killed in the middle of writing, and started again."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.store.opening import open_with_passphrase
from app.store.vault import Vault
from tests.store.filled import a_couple, a_path
from tests.store.test_search import index_agrees
from tests.store_fixtures import CHEAP, PASSPHRASE

WRITING = """
import sys
from itertools import count
from pathlib import Path
from app.models.hierarchy import Step, StepEvent, StepEventKind
from app.store.opening import open_with_passphrase
from tests.store.filled import START
from tests.store_fixtures import CHEAP, PASSPHRASE

vault = open_with_passphrase(Path(sys.argv[1]), PASSPHRASE, CHEAP)
for number in count():
    with vault.write() as work:
        step = work.hierarchies.add_step(Step(hierarchy_id=1, title=f"step {number}", place=number))
        work.hierarchies.happened(StepEvent(step_id=step.id, kind=StepEventKind.ADDED, at=START))
    print(step.id, flush=True)
    if number % 7 == 0:
        vault.rest()
"""


ROUNDS = int(os.environ.get("FAULT_ROUNDS", "3"))
ACKNOWLEDGED = [1, 23, 180, *(random.Random(turn).randrange(250) + 1 for turn in range(3, ROUNDS))][:ROUNDS]
"""After how many saves the program is killed; make faults asks for a hundred rounds."""


@pytest.mark.parametrize(("turn", "acknowledged"), list(enumerate(ACKNOWLEDGED)))
def test_every_acknowledged_save_is_there_and_nothing_is_half(vault: Vault, turn: int, acknowledged: int) -> None:
    with vault.write() as work:
        hierarchy, _ = a_path(work, a_couple(work))
    vault.close()
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", WRITING, str(vault.folder)], cwd=root, stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout is not None
        seen = [int(program.stdout.readline()) for _ in range(acknowledged)]
        program.send_signal(signal.SIGKILL)
        seen += [int(line) for line in program.stdout if line.endswith("\n")]
    assert program.returncode == -signal.SIGKILL
    again = open_with_passphrase(vault.folder, PASSPHRASE, CHEAP)
    with again.read() as work:
        kept = [step.id for step in work.hierarchies.steps(hierarchy.id)]
        events = [event.step_id for event in work.hierarchies.events(hierarchy.id)]
    assert kept[: len(seen)] == seen
    assert len(kept) - len(seen) in (0, 1)  # the last may have been kept before it could be said
    assert events == kept
    index_agrees(again)
    again.close()
