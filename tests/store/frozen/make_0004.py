"""Makes `0004`, the vault that stays as the program of schema 4 left it.

`python -m tests.store.frozen.make_0004`
Made anew as often as needed until schema 4 has landed, and never again after that; a later schema gets a script
and a vault of its own, and this one stays.
"""

from __future__ import annotations

from pathlib import Path

from tests.store.frozen.make_0002 import main

FOLDER = Path(__file__).parent / "0004"

if __name__ == "__main__":
    main(FOLDER)
