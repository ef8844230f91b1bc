"""The tour: every screen and print of the sample practice as pictures and PDFs, drawn without a display.

`main` is its command line; `python3 run.py tour DIR` starts it.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from app.tour import agreed, before, beside, scenes
from app.tour.stage import Look, Stage
from app.tour.writing import written_up
from app.words import count, say

SCENES = (
    (("first-run-practice", "first-run-passphrase", "first-run-sheet", "recovery-sheet"), before.first_run),
    (("unlock-keychain", "unlock", "unlock-wrong", "recovery-entry"), before.way_in),
    (("damaged",), before.damaged),
    (("started-twice",), before.started_twice),
    (("today-empty", "roster-empty", "hierarchy-empty", "story-empty"), scenes.at_the_beginning),
    (
        (
            *("today", "appointment", "roster", "couple", "off-table"),
            "agreement-seven-scripts",
            *("goto-anything", "shortcuts", "settings-appearance", "settings-practice", "settings-security"),
            "settings-keychain",
        ),
        scenes.between_sessions,
    ),
    (("story", "story-found"), scenes.their_story),
    (("write-up", "write-up-phrases", "write-up-left-over", "write-up-signed"), written_up),
    (
        ("session", "drag", "asking", "editing", "goto", "could-not-save", "cover", "calm", "locked"),
        scenes.in_session,
    ),
    (("session-1366", "session-200"), scenes.small_screens),
    (beside.TOGETHER, beside.together),
    (beside.ALONE, beside.alone),
    ((*agreed.PICTURES, *agreed.PRINTS), agreed.agreed),
)
"""What is drawn, in order, with the function that does what comes before."""


def main(argv: Sequence[str]) -> int:
    """Draw into the folder that is named; what the process should end with."""
    asked = _parser().parse_args(argv)
    look = Look(
        schemes=(asked.theme,) if asked.theme else ("light", "dark"),
        text_scale=asked.text_scale,
        size=asked.size,
        scale=asked.scale,
        only=tuple(asked.only or ()),
    )
    folder: Path = asked.folder
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="unhurried-tour-") as kept:
        # Whoever started it on a display does not want windows flashing by; the pictures need a screen of this size.
        os.environ["QT_QPA_PLATFORM"] = look.platform(Path(kept))
        os.environ["QT_SCALE_FACTOR"] = str(look.scale)
        os.environ.setdefault("XDG_RUNTIME_DIR", kept)
        stage = Stage(look, folder, Path(kept))
        for names, scene in SCENES:
            if stage.wants(*names):
                scene(stage)
    (folder / "words.json").write_text(json.dumps(stage.words, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    if stage.strays:
        print(say("Flashed up as a window: {kinds}", kinds=", ".join(stage.strays)), file=sys.stderr)  # noqa: T201
        return 1
    print(count("{n} picture or print", "{n} pictures and prints", len(stage.words)))  # noqa: T201
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="tour", description=say("Draws every screen and print into a folder."))
    parser.add_argument("folder", type=Path, metavar="DIR", help=say("where the pictures go"))
    parser.add_argument("--theme", choices=("light", "dark"), help=say("only in this one; otherwise in both"))
    parser.add_argument("--text-scale", type=float, default=1.0, help=say("the size of the text, 0.85 to 2.0"))
    parser.add_argument("--size", type=_size, default=(1440, 900), metavar="WxH", help=say("the size of the window"))
    parser.add_argument("--scale", type=float, default=1.0, help=say("pixels to a pixel, 1 to 3"))
    parser.add_argument("--only", nargs="+", metavar="NAME", help=say("only these pictures, by their names"))
    return parser


def _size(typed: str) -> tuple[int, int]:
    wide, _, high = typed.lower().partition("x")
    if not (wide.isdecimal() and high.isdecimal()):
        raise argparse.ArgumentTypeError(say("A width and a height, for example 1366x768."))
    return int(wide), int(high)
