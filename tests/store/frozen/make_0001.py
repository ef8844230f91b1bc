"""Makes `0001`, the vault that stays as the program of schema 1 left it.

`python -m tests.store.frozen.make_0001`
Run once, while schema 1 is today's; a later schema gets a script and a vault of its own, and this one stays.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from app.models.practice import Practice
from app.store.cost import FLOOR
from app.store.engine import raw
from app.store.opening import create_vault
from app.store.vault import Vault
from tests.store.filled import fill
from tests.store_fixtures import PASSPHRASE, PRACTICE

FOLDER = Path(__file__).parent / "0001"


def rows(vault: Vault) -> dict[str, list[dict[str, object]]]:
    """Every row of every table, as stored."""
    with vault._writing.connect() as connection:
        base = raw(connection)
        tables = base.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
            " AND name NOT LIKE 'search!_%' ESCAPE '!' ORDER BY name"
        ).fetchall()
        found = {}
        for (table,) in tables:
            cursor = base.execute(f"SELECT * FROM {table} ORDER BY rowid")
            names = [column[0] for column in cursor.description]
            found[table] = [dict(zip(names, row, strict=True)) for row in cursor]
    return found


def main() -> None:
    """Make the folder anew."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    vault, _ = create_vault(FOLDER, PASSPHRASE, Practice(name=PRACTICE), FLOOR)
    with vault.write() as work:
        fill(work)
    (FOLDER / "rows.json").write_text(json.dumps(rows(vault), indent=1, ensure_ascii=False) + "\n", "utf-8")
    vault.close()
    (FOLDER / "records.lock").unlink()


if __name__ == "__main__":
    main()
