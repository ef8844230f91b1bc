"""Every vault ever shipped becomes today's, whole, or stays as it was."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlmodel import SQLModel

from app.models.audit import AuditKind
from app.models.hierarchy import Step
from app.models.practice import Practice
from app.models.session import Entry
from app.models.tables import care
from app.rules.readiness import readiness
from app.store.audit import first_break
from app.store.backup import backups
from app.store.files import write_new
from app.store.migrating import VERSIONS, migrate
from app.store.migrations.head import HEAD
from app.store.opening import open_with_passphrase
from app.store.sqlcipher import connect, keyed
from app.store.vault import Vault
from app.store.work import Unit
from tests.store.filled import agree, fill, write_up
from tests.store.frozen import make_0002, make_0003, make_0004
from tests.store.frozen.make_0001 import FOLDER, rows
from tests.store.test_search import index_agrees
from tests.store_fixtures import CHEAP, PASSPHRASE, PRACTICE

SINCE_3 = {table.name for table in vars(care).values() if isinstance(table, sa.Table)} - {"steps"}
SINCE_2 = SINCE_3 | {"confirmations"}
"""The tables that these schemas did not have."""

KEY, SALT = bytes(range(32)), bytes(range(16))

LATER = """
from alembic import op
import sqlalchemy as sa
revision = "0006"
down_revision = "0005"
def upgrade():
    with op.batch_alter_table("appointments", recreate="always") as batch:
        batch.add_column(sa.Column("room", sa.Text(), nullable=False, server_default=""))
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An encrypted database with nothing in it."""
    write_new(tmp_path / "records.db", b"")
    connect(tmp_path / "records.db", KEY, SALT).close()
    return tmp_path / "records.db"


@pytest.fixture
def filled(vault: Vault) -> Iterator[Vault]:
    """A closed vault with something in every table (its key is still known here)."""
    with vault.write() as work:
        fill(work)
    yield vault
    vault.close()


def plain(sql: str | None) -> str:
    """The same SQL, white space aside."""
    return re.sub(r"\s*([(),])\s*", r"\1", " ".join((sql or "").split()))


def schema(path: Path, key: bytes = KEY, salt: bytes = SALT) -> dict[tuple[str, str], str]:
    """Everything the database is made of: tables, indexes, triggers, views, search."""
    with closing(keyed(path, key, salt)) as connection:
        found = connection.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
    return {(kind, name): plain(sql) for kind, name, sql in found}


def version(path: Path, key: bytes = KEY, salt: bytes = SALT) -> tuple[int, str]:
    """What the program and what Alembic take this database for."""
    with closing(keyed(path, key, salt)) as connection:
        number = connection.execute("PRAGMA user_version").fetchone()[0]
        return number, connection.execute("SELECT version_num FROM alembic_version").fetchone()[0]


def another(tmp_path: Path, source: str) -> tuple[Path, Path]:
    """The shipped migrations and one more."""
    folder = tmp_path / "later"
    folder.mkdir()
    (folder / "r0006_later.py").write_text(source)
    return VERSIONS, folder


def test_a_migrated_vault_is_a_fresh_one_down_to_every_trigger(vault: Vault, path: Path) -> None:
    migrate(path, KEY, SALT)
    fresh = schema(vault.folder / "records.db", vault.key, vault.key_file.vault)
    assert schema(path) == fresh
    assert sum(kind == "trigger" for kind, _ in fresh) > 90
    here = version(vault.folder / "records.db", vault.key, vault.key_file.vault)
    assert version(path) == here == (HEAD, f"{HEAD:04}")


def test_a_fresh_vault_is_what_the_models_say(vault: Vault) -> None:
    fresh = schema(vault.folder / "records.db", vault.key, vault.key_file.vault)
    said: dict[tuple[str, str], str] = {}
    for table in SQLModel.metadata.tables.values():
        said["table", table.name] = plain(str(CreateTable(table).compile(dialect=sqlite.dialect())))
        for index in table.indexes:
            said["index", str(index.name)] = plain(str(CreateIndex(index).compile(dialect=sqlite.dialect())))
    made = {
        (kind, name): sql
        for (kind, name), sql in fresh.items()
        if kind in ("table", "index") and sql and not name.startswith(("search_", "alembic"))
    }
    assert made == said
    assert len(said) > 35


def test_every_table_is_strict_and_every_reference_holds(filled: Vault) -> None:
    with closing(keyed(filled.folder / "records.db", filled.key, filled.key_file.vault)) as connection:
        names = [table.name for table in SQLModel.metadata.tables.values()]
        strict = dict(connection.execute("SELECT name, strict FROM pragma_table_list").fetchall())
        assert [strict[name] for name in names] == [1] * len(names)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_an_earlier_vault_is_backed_up_and_brought_up_to_date_when_opened(vault: Vault) -> None:
    path, key, salt = vault.folder / "records.db", vault.key, vault.key_file.vault
    vault.close()
    path.unlink()
    write_new(path, b"")
    connect(path, key, salt).close()
    opened = open_with_passphrase(vault.folder, PASSPHRASE, CHEAP)
    with opened.write() as work:
        work.practices.begin(Practice(name=PRACTICE))
        fill(work)
        kinds = [event.kind for event in work.audit.events()]
    opened.close()
    assert kinds[:2] == [AuditKind.MIGRATED, AuditKind.OPENED]
    (backup,) = backups(vault.folder)
    assert schema(backup / "records.db", key, salt) == {}


def test_a_migration_keeps_every_row_that_hangs_on_the_table_it_rebuilds(filled: Vault, tmp_path: Path) -> None:
    before = rows(filled)
    path, key, salt = filled.folder / "records.db", filled.key, filled.key_file.vault
    filled.close()
    migrate(path, key, salt, HEAD + 1, another(tmp_path, LATER))
    assert version(path, key, salt) == (HEAD + 1, f"{HEAD + 1:04}")
    with closing(keyed(path, key, salt)) as connection:
        for table, kept in before.items():
            found = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
            assert found == (len(kept),), table
        assert connection.execute("SELECT room FROM appointments").fetchall() == [("",), ("",)]


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        (LATER + "    raise ZeroDivisionError\n", ZeroDivisionError),
        (LATER + "    op.execute('DROP TRIGGER appointments_never_removed')\n", sa.exc.OperationalError),
        (LATER + "    op.execute('DELETE FROM appointments')\n", RuntimeError),
    ],
)
def test_a_migration_that_does_not_work_out_leaves_the_vault_as_it_was(
    filled: Vault, tmp_path: Path, source: str, fault: type[Exception]
) -> None:
    path, key, salt = filled.folder / "records.db", filled.key, filled.key_file.vault
    before = rows(filled), schema(path, key, salt)
    filled.close()
    with pytest.raises(fault):
        migrate(path, key, salt, HEAD + 1, another(tmp_path, source))
    again = open_with_passphrase(filled.folder, PASSPHRASE, CHEAP)
    assert {**rows(again), "audit": [], "sequence": []} == {**before[0], "audit": [], "sequence": []}
    assert schema(path, key, salt) == before[1]
    assert version(path, key, salt) == (HEAD, f"{HEAD:04}")
    again.close()


def test_a_program_killed_in_the_middle_of_a_migration_leaves_the_vault_as_it_was(
    filled: Vault, tmp_path: Path
) -> None:
    path, key, salt = filled.folder / "records.db", filled.key, filled.key_file.vault
    before = schema(path, key, salt)
    filled.close()
    versions = another(tmp_path, LATER + "    import os; os.kill(os.getpid(), 9)\n")
    program = (
        "from pathlib import Path; from app.store.migrating import migrate\n"
        f"versions = [Path(one) for one in {list(map(str, versions))!r}]\n"
        f"migrate(Path({str(path)!r}), {key!r}, {salt!r}, {HEAD + 1}, versions)"
    )
    root = Path(__file__).parents[2]
    run = subprocess.run([sys.executable, "-c", program], cwd=root, check=False)
    assert run.returncode == -signal.SIGKILL
    assert schema(path, key, salt) == before
    open_with_passphrase(filled.folder, PASSPHRASE, CHEAP).close()


def test_the_vault_of_schema_1_opens_with_every_row(tmp_path: Path) -> None:
    folder = tmp_path / "100% frozen"
    shutil.copytree(FOLDER, folder)
    expected = json.loads((folder / "rows.json").read_text("utf-8"))
    vault = open_with_passphrase(folder, PASSPHRASE)  # at the cost of a real vault
    found = rows(vault)
    assert all(expected.values())
    for table, frozen in expected.items():
        if table not in ("alembic_version", "sequence"):
            now = [{name: row[name] for name in frozen[0]} for row in found[table]]
            assert now[: len(frozen)] == frozen, table
    with vault.write() as work:
        (couple,) = work.couples.all()
        hierarchy = work.hierarchies.current(couple.id)
        assert [step.title for step in work.hierarchies.steps(hierarchy.id)] == [
            "Sitting side by side",
            "Holding hands on a walk",
        ]
        assert len(work.answers.answers(hierarchy.id)) == 5
        assert len(work.search.find("hand")) == 2
        assert first_break(work.audit.events()) is None
        written = write_up(work, couple, work.sessions.of_couple(couple.id)[0], *a_line_and_its_step(work))
        agreed = agree(work, couple, *work.hierarchies.steps(hierarchy.id))
    with vault.read() as work:
        assert list(work.notes.of_couple(couple.id)) == [written.signed, written.draft]
        assert work.revisions.draft(couple.id) == agreed.draft
    index_agrees(vault)
    vault.close()


def a_line_and_its_step(work: Unit) -> tuple[Entry, Step]:
    """The crossed line that every filled vault has, and the step it belongs to."""
    entry = work.sessions.entry(1)
    assert entry.step_id is not None
    return entry, work.hierarchies.step(entry.step_id)


def test_the_vault_of_schema_1_is_backed_up_as_it_was_before_it_is_brought_up_to_date(tmp_path: Path) -> None:
    for name in ("frozen", "untouched"):
        shutil.copytree(FOLDER, tmp_path / name)
    vault = open_with_passphrase(tmp_path / "frozen", PASSPHRASE)
    with vault.read() as work:
        said = [(event.kind, event.subject) for event in work.audit.events()]
    assert (AuditKind.MIGRATED, f"schema {HEAD}") in said
    assert version(vault.folder / "records.db", vault.key, vault.key_file.vault) == (HEAD, f"{HEAD:04}")
    (backup,) = backups(vault.folder)
    key, salt = vault.key, vault.key_file.vault
    vault.close()
    assert version(backup / "records.db", key, salt) == (1, "0001")
    assert schema(backup / "records.db", key, salt) == schema(tmp_path / "untouched" / "records.db", key, salt)
    expected = json.loads((FOLDER / "rows.json").read_text("utf-8"))
    with closing(keyed(backup / "records.db", key, salt)) as connection:
        for table, frozen in expected.items():
            cursor = connection.execute(f"SELECT * FROM {table} ORDER BY rowid")
            names = [column[0] for column in cursor.description]
            assert [dict(zip(names, row, strict=True)) for row in cursor] == frozen, table


@pytest.mark.parametrize(
    ("frozen", "since"), [(make_0002.FOLDER, SINCE_2), (make_0003.FOLDER, SINCE_3), (make_0004.FOLDER, set())]
)
def test_a_vault_of_a_later_schema_opens_with_every_row(tmp_path: Path, frozen: Path, since: set[str]) -> None:
    shutil.copytree(frozen, tmp_path / "frozen")
    expected = json.loads((frozen / "rows.json").read_text("utf-8"))
    vault = open_with_passphrase(tmp_path / "frozen", PASSPHRASE)
    found = json.loads(json.dumps(rows(vault), default=bytes.hex))
    assert all(expected.values())
    assert set(expected) == {*SQLModel.metadata.tables, "alembic_version"} - since
    for table, kept in expected.items():
        if table not in ("alembic_version", "sequence"):
            now = [{name: row[name] for name in kept[0]} for row in found[table]]
            assert now[: len(kept)] == kept, table
    with vault.read() as work:
        printed = work.revisions.issued(1)
        assert printed is not None
        assert hashlib.sha256(printed.pdf).hexdigest() == printed.sha256
        assert {one.kind for typed in ("out", "rang", "slower", "teapot") for one in work.search.find(typed)} == {
            "note",
            "addendum",
            "process note",
            "agreement",
        }
        assert first_break(work.audit.events()) is None
        if since:  # what stands there since
            assert work.practices.get().wide_step == 20
            (couple,) = work.couples.all()
            assert not readiness(work.alone.events(couple.id), work.alone.screenings(couple.id)).prepared
            steps = work.hierarchies.steps(work.hierarchies.current(couple.id).id)
            assert [(one.library_id, one.act, one.dials) for one in steps] == [
                ("A1", "being near", "distance, duration"),
                ("", "", ""),
            ]
    index_agrees(vault)
    vault.close()


@pytest.mark.parametrize("frozen", [FOLDER, make_0002.FOLDER, make_0003.FOLDER, make_0004.FOLDER])
def test_an_earlier_vault_has_every_guard_once_it_is_opened(vault: Vault, tmp_path: Path, frozen: Path) -> None:
    shutil.copytree(frozen, tmp_path / "frozen")
    opened = open_with_passphrase(tmp_path / "frozen", PASSPHRASE)
    brought = schema(opened.folder / "records.db", opened.key, opened.key_file.vault)
    opened.close()
    assert brought == schema(vault.folder / "records.db", vault.key, vault.key_file.vault)
