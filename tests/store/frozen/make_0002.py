"""Makes `0002`, the vault that stays as the program of schema 2 left it.

`python -m tests.store.frozen.make_0002`
Made anew as often as needed until schema 2 has landed, and never again after that; a later schema gets a script
and a vault of its own, and this one stays.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from app.models.practice import Practice
from app.store.cost import FLOOR
from app.store.opening import create_vault
from tests.store.filled import fill
from tests.store.frozen.make_0001 import rows
from tests.store_fixtures import PASSPHRASE, PRACTICE

FOLDER = Path(__file__).parent / "0002"


def main(folder: Path = FOLDER) -> None:
    """Make the folder anew; bytes stand in `rows.json` in hex."""
    shutil.rmtree(folder, ignore_errors=True)
    vault, _ = create_vault(folder, PASSPHRASE, Practice(name=PRACTICE), FLOOR)
    with vault.write() as work:
        fill(work)
    kept = json.dumps(rows(vault), indent=1, ensure_ascii=False, default=bytes.hex)
    (folder / "rows.json").write_text(kept + "\n", "utf-8")
    vault.close()
    (folder / "records.lock").unlink()


if __name__ == "__main__":
    main()
