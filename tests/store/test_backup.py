"""A backup is a vault of its own: every row, by the passphrase or the sheet of its day."""

from __future__ import annotations

import resource
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

import pytest

from app.models.audit import AuditKind
from app.models.faults import CannotOpen, NotSaved
from app.models.session import Draft
from app.store.backup import backups, restore
from app.store.opening import (
    change_passphrase,
    make_backup,
    new_recovery,
    open_with_passphrase,
    open_with_recovery,
)
from app.store.sqlcipher import NAME, keyed
from app.store.vault import Vault
from tests.store.filled import START, a_couple, fill
from tests.store_fixtures import CHEAP, PASSPHRASE


@contextmanager
def no_file_grows_past(size: int) -> Iterator[None]:
    """The system takes no more bytes than this for any one file, as on a disk that is full."""
    before, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (before, most))


def everything(folder: Path) -> dict[str, bytes]:
    """Every file of a vault's folder, with its content."""
    kept = [one for one in folder.rglob("*") if one.is_file() and one.suffix != ".lock"]
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in kept}


def test_every_row_is_in_it_and_opens_elsewhere(vault: Vault, tmp_path: Path) -> None:
    with vault.write() as work:
        kept = fill(work)
    backup = make_backup(vault)
    with vault.write() as work:
        a_couple(work, "Later", "On")
        assert [event.kind for event in work.audit.events()][-1] is AuditKind.BACKED_UP
    vault.close()
    new = tmp_path / "another computer" / "vault"
    restore(backup, new)
    shutil.rmtree(vault.folder)
    restored = open_with_passphrase(new, PASSPHRASE, CHEAP)
    with restored.read() as work:
        assert list(work.couples.all()) == [kept.couple]
        assert tuple(work.answers.answers(kept.hierarchy.id)) == kept.answers
        assert work.search.find("samarkand") == []
        assert len(work.search.find("tuesday")) == 2
    with restored.write() as work:
        a_couple(work)
    restored.close()


def test_it_opens_with_the_passphrase_and_the_sheet_of_its_day(vault: Vault, tmp_path: Path) -> None:
    groups = new_recovery(vault)
    backup = make_backup(vault)
    change_passphrase(vault, "moss", CHEAP)
    new_recovery(vault)
    restore(backup, tmp_path / "new")
    open_with_passphrase(tmp_path / "new", PASSPHRASE, CHEAP).close()
    open_with_recovery(tmp_path / "new", groups, CHEAP).close()
    with pytest.raises(CannotOpen, match="wrong passphrase"):
        open_with_passphrase(tmp_path / "new", "moss", CHEAP)


def test_it_is_made_beside_a_desk_at_work(vault: Vault, tmp_path: Path) -> None:
    with vault.write() as work:
        fill(work)
    with vault.read():
        backup = make_backup(vault)
    restore(backup, tmp_path / "new")
    assert sorted(one.name for one in backup.iterdir()) == ["records.db", "vault.json"]


def test_they_are_numbered_in_order_and_nothing_else_counts(vault: Vault) -> None:
    assert list(backups(vault.folder)) == []
    made = [make_backup(vault) for _ in range(3)]
    (vault.folder / "backups" / "holiday pictures").mkdir()
    (vault.folder / "backups" / "00009 2026-01-01.new").mkdir()
    (vault.folder / "backups" / "00008 2026-01-01").touch()
    assert list(backups(vault.folder)) == made
    assert [one.name[:6] for one in made] == ["00001 ", "00002 ", "00003 "]


def test_where_it_cannot_be_written_nothing_half_made_is_left(vault: Vault) -> None:
    (vault.folder / "backups").touch()
    with pytest.raises(NotSaved):
        make_backup(vault)
    (vault.folder / "backups").unlink()
    make_backup(vault)
    assert [one.name for one in (vault.folder / "backups").iterdir()] == [backups(vault.folder)[0].name]


def test_damaged_records_make_no_backup(vault: Vault) -> None:
    with vault.write() as work:
        work.sessions.keep_draft(Draft(place="notes", text="a long afternoon " * 9999, at=START))
    vault.close()
    again = open_with_passphrase(vault.folder, PASSPHRASE, CHEAP)
    again.rest()
    path = vault.folder / "records.db"
    with path.open("r+b") as file:
        for page in range(60, path.stat().st_size // 4096):
            file.seek(page * 4096 + 999)
            file.write(b"damage")
    with pytest.raises(CannotOpen, match="damaged"):
        make_backup(again)
    again.close()
    assert list((vault.folder / "backups").iterdir()) == []


def test_records_with_a_row_that_cannot_be_make_no_backup(vault: Vault) -> None:
    """Pages that decrypt may still hold nonsense; a backup of that is none."""
    with vault.write() as work:
        couple = a_couple(work, "Robin", "Ash")
    with closing(keyed(vault.folder / NAME, vault.key, vault.key_file.vault)) as sql:
        sql.execute("PRAGMA ignore_check_constraints = ON")
        row = "INSERT INTO sessions (couple_id, number, started_at, first_attends, second_attends)"
        sql.execute(f"{row} VALUES (?, 0, '2026-01-21 09:00:00', 1, 1)", (couple.id,))
    with pytest.raises(CannotOpen, match="damaged"):
        make_backup(vault)
    assert list((vault.folder / "backups").iterdir()) == []


def test_it_is_restored_only_whole_and_only_into_an_empty_place(vault: Vault, tmp_path: Path) -> None:
    backup = make_backup(vault)
    with pytest.raises(CannotOpen, match="foreign"):
        restore(backup, vault.folder)
    (tmp_path / "file").touch()
    with pytest.raises(NotSaved):
        restore(backup, tmp_path / "file")
    (backup / "vault.json").unlink()
    with pytest.raises(CannotOpen, match="missing"):
        restore(backup, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_a_disk_that_fills_up_meanwhile_takes_no_backup_and_keeps_no_piece_of_one(vault: Vault) -> None:
    with vault.write() as work:
        fill(work)
    with no_file_grows_past(80_000), pytest.raises(NotSaved):
        make_backup(vault)
    assert list((vault.folder / "backups").iterdir()) == []
    make_backup(vault)


@pytest.fixture
def damaged(vault: Vault) -> tuple[Path, Path]:
    """The folder of a vault that is damaged, and the backup that was made before."""
    with vault.write() as work:
        fill(work)
    backup = make_backup(vault)
    change_passphrase(vault, "moss", CHEAP)
    vault.close()
    content = (vault.folder / "records.db").read_bytes()
    (vault.folder / "records.db").write_bytes(content[:9000])
    (vault.folder / "records.db-wal").write_bytes(b"left over")
    return vault.folder, backup


def test_a_restore_sets_the_damaged_files_aside_as_they_are(damaged: tuple[Path, Path]) -> None:
    folder, backup = damaged
    before = everything(folder)
    (folder / "records.db.restoring").write_bytes(b"of a restore cut short")
    restore(backup, folder, folder / "aside")
    opened = open_with_passphrase(folder, PASSPHRASE, CHEAP)
    with opened.read() as work:
        assert work.couples.all()
    opened.close()
    names = ["records.db", "records.db-wal", "vault.json", "vault.json.previous"]
    assert everything(folder / "aside") == {name: before[name] for name in names}
    assert sorted(one.name for one in folder.glob("*.json*")) == ["vault.json"]
    assert list(folder.glob("*.restoring")) == []


@pytest.mark.parametrize("missing", ["records.db", "vault.json"])
def test_a_restore_does_not_need_what_is_gone(damaged: tuple[Path, Path], missing: str) -> None:
    folder, backup = damaged
    (folder / missing).unlink()
    restore(backup, folder, folder / "aside")
    open_with_passphrase(folder, PASSPHRASE, CHEAP).close()


def full(folder: Path) -> AbstractContextManager[None]:
    """The disk takes a part of the database."""
    return no_file_grows_past(80_000)


@contextmanager
def taken(folder: Path) -> Iterator[None]:
    """The place where the files are set aside is a file."""
    (folder / "aside").touch()
    yield
    (folder / "aside").unlink()


@contextmanager
def in_the_way(folder: Path) -> Iterator[None]:
    """One of the files cannot be set aside, because a folder of its name is there."""
    (folder / "aside" / "vault.json.previous").mkdir(parents=True)
    yield
    shutil.rmtree(folder / "aside")


@pytest.mark.parametrize("trouble", [full, taken, in_the_way])
def test_a_restore_that_does_not_work_out_leaves_everything_as_it_was(
    damaged: tuple[Path, Path], trouble: Callable[[Path], AbstractContextManager[None]]
) -> None:
    folder, backup = damaged
    before = everything(folder)
    with trouble(folder), pytest.raises(NotSaved):
        restore(backup, folder, folder / "aside")
    assert everything(folder) == before
    restore(backup, folder, folder / "aside")
    open_with_passphrase(folder, PASSPHRASE, CHEAP).close()
