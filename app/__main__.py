"""The command line: reads what was asked for and hands over."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from app.binding import import_binding
from app.display import why_no_window
from app.words import say

if TYPE_CHECKING:
    from argparse import ArgumentParser


def main(argv: Sequence[str] | None = None) -> int:
    """Open the program, or draw its tour; what the process should end with.

    Without a screen to open a window on: one plain sentence, and not zero.
    """
    asked = list(sys.argv[1:] if argv is None else argv)
    if asked[:1] == ["--tour"]:
        return int(import_module("app.tour").main(asked[1:]))
    match asked:  # what is usual is read without argparse, which takes a while to import
        case []:
            home, sample = None, False
        case ["--home", folder] if folder and not folder.startswith("-"):
            home, sample = Path(folder), False
        case _:
            given = _parser().parse_args(asked)
            if given.version:
                print(f"Unhurried {_version()}")  # noqa: T201  (this is the command line)
                return 0
            home, sample = given.home, given.sample
    if reason := why_no_window():
        print(reason, file=sys.stderr)  # noqa: T201  (this is the command line)
        return 1
    gc.disable()  # there is nothing to collect while the program is loaded; app.run turns it on again
    import_binding()
    process = import_module("app.run")
    return int(process.run(home, sample=sample))


def _parser() -> ArgumentParser:
    argparse = import_module("argparse")
    parser: ArgumentParser
    parser = argparse.ArgumentParser(prog="unhurried", description=say("For couples and sex therapists."))
    parser.add_argument(
        "--sample", action="store_true", help=say("a throw-away practice of invented couples, already unlocked")
    )
    parser.add_argument("--home", type=Path, metavar="DIR", help=say("the folder of other records"))
    parser.add_argument(
        "--tour", nargs=argparse.REMAINDER, metavar="DIR", help=say("draw every screen and print into a folder")
    )
    parser.add_argument("--version", action="store_true", help=say("say which version this is"))
    return parser


def _version() -> str:
    metadata = import_module("importlib.metadata")  # slow to import, and seldom wanted
    try:
        return str(metadata.version("unhurried"))
    except metadata.PackageNotFoundError:
        return _declared_version()


def _declared_version() -> str:
    """Where the program runs from its own folder without having been installed."""
    declared = Path(__file__).parent.parent / "pyproject.toml"
    lines = declared.read_text(encoding="utf-8").splitlines()
    return next(line.split('"')[1] for line in lines if line.startswith("version = "))


if __name__ == "__main__":
    sys.exit(main())
