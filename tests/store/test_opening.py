"""Making a vault, opening it, and every reason why it stays closed."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from app.models.audit import AuditKind
from app.models.faults import CannotOpen, NotSaved
from app.models.practice import Practice
from app.store.audit import first_break
from app.store.cost import FLOOR
from app.store.groups import read_groups
from app.store.migrations.head import HEAD
from app.store.opening import (
    change_passphrase,
    create_vault,
    make_backup,
    new_recovery,
    open_with_passphrase,
    open_with_recovery,
    passphrase_opens,
    vault_exists,
)
from app.store.sqlcipher import check_library, connect, keyed
from app.store.vault import Vault
from tests.store.filled import fill
from tests.store_fixtures import CHEAP, PASSPHRASE, PRACTICE

NOBODY = 65534


@pytest.fixture
def closed(vault: Vault) -> Path:
    """The folder of a vault with something in it, closed."""
    with vault.write() as work:
        fill(work)
    vault.close()
    return vault.folder


@pytest.fixture
def unreadable(closed: Path) -> Path:
    """The same, with files that not even their owner may read."""
    for one in closed.iterdir():
        one.chmod(0o700 if one.is_dir() else 0)
    return closed


@pytest.fixture
def ordinary(tmp_path: Path) -> Iterator[None]:
    """Permissions count: an administrator becomes an ordinary user for a while."""
    if os.getuid() == 0:
        for folder in (tmp_path, *tmp_path.parents):
            if not folder.stat().st_mode & stat.S_IXOTH:
                folder.chmod(0o755)
        os.seteuid(NOBODY)
    yield
    if os.getuid() == 0:
        os.seteuid(0)


def hand_over(folder: Path) -> None:
    """These files are the ordinary user's own."""
    if os.getuid() == 0:
        os.seteuid(0)
        for one in (folder, *folder.rglob("*")):
            os.chown(one, NOBODY, NOBODY)
        os.seteuid(NOBODY)


def why(folder: Path, passphrase: str = PASSPHRASE) -> str:
    """Why this vault stays closed."""
    with pytest.raises(CannotOpen) as caught:
        open_with_passphrase(folder, passphrase, CHEAP)
    return caught.value.why


def everything(folder: Path) -> dict[str, bytes]:
    """Every file in the folder, with its content."""
    return {one.name: one.read_bytes() for one in folder.rglob("*") if one.is_file() and one.suffix != ".lock"}


def test_a_new_vault_is_open_and_knows_its_practice(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "vault"
    assert not vault_exists(folder)
    vault, groups = create_vault(folder, "moss", Practice(name=PRACTICE), FLOOR)
    with vault.read() as work:
        assert work.practices.get() == Practice(id=1, name=PRACTICE)
        assert [event.kind for event in work.audit.events()] == [AuditKind.VAULT_CREATED]
    vault.close()
    assert vault_exists(folder)
    assert read_groups(groups)
    open_with_passphrase(folder, "moss").close()
    open_with_recovery(folder, groups).close()


def test_a_vault_is_never_made_over_another(closed: Path) -> None:
    before = everything(closed)
    for missing in ("", "vault.json", "records.db"):
        if missing:
            (closed / missing).rename(closed / "aside")
        with pytest.raises(CannotOpen, match="foreign"):
            create_vault(closed, "moss", Practice(name="Other"), CHEAP)
        if missing:
            (closed / "aside").rename(closed / missing)
    assert everything(closed) == before


def test_files_are_their_owners_alone_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        vault, _ = create_vault(tmp_path / "vault", PASSPHRASE, Practice(name=PRACTICE), CHEAP)
        with vault.write() as work:
            fill(work)
        make_backup(vault)
        change_passphrase(vault, "moss", CHEAP)
    finally:
        os.umask(before)
    modes = {
        one.relative_to(tmp_path).as_posix(): stat.S_IMODE(one.stat().st_mode)
        for one in (tmp_path / "vault", *(tmp_path / "vault").rglob("*"))
    }
    vault.close()
    assert {"vault/records.db", "vault/records.db-wal", "vault/vault.json", "vault/backups"} <= set(modes)
    for name, mode in modes.items():
        assert mode == (0o700 if (tmp_path / name).is_dir() else 0o600), name


def test_each_opening_and_change_of_keys_is_written_down(vault: Vault) -> None:
    change_passphrase(vault, "moss", CHEAP)
    groups = new_recovery(vault)
    vault.close()
    again = open_with_recovery(vault.folder, groups, CHEAP)
    with again.read() as work:
        events = work.audit.events()
    again.close()
    assert [event.kind for event in events] == [
        AuditKind.VAULT_CREATED,
        AuditKind.OPENED,
        AuditKind.PASSPHRASE_CHANGED,
        AuditKind.RECOVERY_CHANGED,
        AuditKind.OPENED_BY_RECOVERY,
    ]
    assert first_break(events) is None


def test_after_a_change_only_the_new_passphrase_opens(vault: Vault) -> None:
    assert passphrase_opens(vault, PASSPHRASE)
    change_passphrase(vault, "moss", CHEAP)
    assert passphrase_opens(vault, "moss")
    assert not passphrase_opens(vault, PASSPHRASE)
    vault.close()
    assert why(vault.folder, PASSPHRASE) == "wrong passphrase"
    open_with_passphrase(vault.folder, "moss", CHEAP).close()


def test_a_change_that_cannot_be_written_leaves_the_passphrase_in_force(vault: Vault) -> None:
    (vault.folder / "vault.json.previous").mkdir()
    with pytest.raises(NotSaved):
        change_passphrase(vault, "moss", CHEAP)
    assert passphrase_opens(vault, PASSPHRASE)
    vault.close()
    open_with_passphrase(vault.folder, PASSPHRASE, CHEAP).close()


class TestItStaysClosed:
    """Each with its own reason, and untouched."""

    def test_for_a_wrong_passphrase_and_a_wrong_sheet(self, closed: Path) -> None:
        before = everything(closed)
        assert why(closed, "moss") == "wrong passphrase"
        with pytest.raises(CannotOpen, match="wrong recovery"):
            open_with_recovery(closed, "K7QM", CHEAP)
        assert everything(closed) == before
        open_with_passphrase(closed, PASSPHRASE, CHEAP).close()

    @pytest.mark.parametrize("name", ["vault.json", "records.db"])
    def test_when_a_file_is_missing(self, closed: Path, name: str) -> None:
        (closed / name).unlink()
        assert why(closed) == "missing"
        assert not (closed / name).exists()

    def test_when_the_folder_is_missing(self, tmp_path: Path) -> None:
        assert why(tmp_path / "nowhere") == "missing"
        (tmp_path / "file").touch()
        assert why(tmp_path / "file") == "missing"
        assert not (tmp_path / "nowhere").exists()

    def test_when_the_database_is_empty(self, closed: Path) -> None:
        (closed / "records.db").write_bytes(b"")
        assert why(closed) == "empty"
        assert (closed / "records.db").read_bytes() == b""

    @pytest.mark.parametrize("content", [b"SQLite format 3\x00" + bytes(4080), b"%PDF-1.7 " * 500, b"hi"])
    def test_when_the_database_is_another_file(self, closed: Path, content: bytes) -> None:
        (closed / "records.db").write_bytes(content)
        assert why(closed) == "foreign"
        assert (closed / "records.db").read_bytes() == content

    def test_when_the_database_is_of_another_vault(self, closed: Path, tmp_path: Path) -> None:
        create_vault(tmp_path / "other", PASSPHRASE, Practice(name="Other"), CHEAP)[0].close()
        (tmp_path / "other" / "records.db").replace(closed / "records.db")
        assert why(closed) == "foreign"

    @pytest.mark.parametrize("place", [0, 3, 16, 90, 4000, 4095])
    def test_when_the_first_page_is_damaged(self, closed: Path, place: int) -> None:
        content = bytearray((closed / "records.db").read_bytes())
        content[place] ^= 0x5A
        (closed / "records.db").write_bytes(content)
        assert why(closed) == "damaged"
        assert (closed / "records.db").read_bytes() == content

    @pytest.mark.parametrize("length", [17, 511, 4096, 40_000])
    def test_when_the_database_is_cut_short(self, closed: Path, length: int) -> None:
        content = (closed / "records.db").read_bytes()[:length]
        (closed / "records.db").write_bytes(content)
        assert why(closed) == "damaged"
        assert (closed / "records.db").read_bytes() == content

    def test_when_a_later_program_wrote_it(self, closed: Path) -> None:
        vault = open_with_passphrase(closed, PASSPHRASE, CHEAP)
        key_file, key = vault.key_file, vault.key
        vault.close()
        connection = connect(closed / "records.db", key, key_file.vault)
        connection.execute(f"PRAGMA user_version = {HEAD + 1}")
        connection.close()
        before = everything(closed)
        assert why(closed) == "newer"
        assert everything(closed) == before

    def test_when_another_has_it_open(self, vault: Vault) -> None:
        assert why(vault.folder) == "in use"
        vault.close()
        vault.close()
        open_with_passphrase(vault.folder, PASSPHRASE, CHEAP).close()

    def test_when_its_files_may_not_be_read(self, unreadable: Path, ordinary: None) -> None:
        assert why(unreadable) == "not permitted"

    def test_when_its_folder_may_not_be_written(self, closed: Path, tmp_path: Path) -> None:
        (closed / "records.lock").unlink()
        (closed / "records.lock").mkdir()
        assert why(closed) == "not permitted"

    def test_when_the_library_could_corrupt_it(self) -> None:
        with pytest.raises(CannotOpen, match="old library"):
            check_library((3, 51, 1))
        check_library((3, 51, 3))


class TestDamagedSlots:
    """What opens the records is there more than once."""

    def spoil(self, folder: Path) -> bytes:
        """One letter of `vault.json` is another; what it was before."""
        before = (folder / "vault.json").read_bytes()
        (folder / "vault.json").write_bytes(before.replace(b'"check": "', b'"check": "0', 1))
        return before

    def test_are_made_good_from_the_ones_before(self, vault: Vault) -> None:
        change_passphrase(vault, "moss", CHEAP)
        new_recovery(vault)
        vault.close()
        whole = (vault.folder / "vault.json.previous").read_bytes()
        self.spoil(vault.folder)
        opened = open_with_passphrase(vault.folder, "moss", CHEAP)
        with opened.write() as work:
            fill(work)
        opened.close()
        assert (vault.folder / "vault.json").read_bytes() == whole
        open_with_passphrase(vault.folder, "moss", CHEAP).close()

    def test_are_made_good_from_a_backup(self, vault: Vault) -> None:
        groups = new_recovery(vault)
        for _ in range(2):
            make_backup(vault)
        (vault.folder / "vault.json.previous").unlink()
        vault.close()
        before = self.spoil(vault.folder)
        open_with_recovery(vault.folder, groups, CHEAP).close()
        assert (vault.folder / "vault.json").read_bytes() == before

    def test_are_damage_to_a_passphrase_that_opens_none_of_the_others(self, vault: Vault) -> None:
        make_backup(vault)
        change_passphrase(vault, "moss", CHEAP)
        vault.close()
        self.spoil(vault.folder)
        before = everything(vault.folder)
        assert why(vault.folder, "moss") == "damaged"
        assert everything(vault.folder) == before
        open_with_passphrase(vault.folder, PASSPHRASE, CHEAP).close()

    def test_without_any_others_are_damage(self, closed: Path) -> None:
        self.spoil(closed)
        (closed / "vault.json.previous").write_bytes(b"damaged, too")
        before = everything(closed)
        assert why(closed) == "damaged"
        assert everything(closed) == before

    def test_of_another_vault_open_nothing(self, vault: Vault, tmp_path: Path) -> None:
        vault.close()
        create_vault(tmp_path / "other", PASSPHRASE, Practice(name="Other"), CHEAP)[0].close()
        (tmp_path / "other" / "vault.json").replace(vault.folder / "vault.json.previous")
        self.spoil(vault.folder)
        assert why(vault.folder) == "damaged"

    def test_that_cannot_be_made_good_do_not_keep_the_records_closed(self, vault: Vault) -> None:
        change_passphrase(vault, "moss", CHEAP)
        change_passphrase(vault, "fern", CHEAP)
        vault.close()
        self.spoil(vault.folder)
        (vault.folder / "vault.json.new").mkdir()
        open_with_passphrase(vault.folder, "moss", CHEAP).close()


def test_a_place_that_takes_no_folder_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NotSaved, match="gone"):
        create_vault(tmp_path / "file" / "vault", PASSPHRASE, Practice(name=PRACTICE), CHEAP)


def test_a_vault_being_made_elsewhere_is_in_use(vault: Vault) -> None:
    aside = vault.folder.parent / "aside"
    aside.mkdir()
    for name in ("records.db", "vault.json"):
        (vault.folder / name).rename(aside / name)
    with pytest.raises(CannotOpen, match="in use"):
        create_vault(vault.folder, PASSPHRASE, Practice(name=PRACTICE), CHEAP)


def test_a_vault_that_could_not_be_made_can_be_made_again(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    (folder / "vault.json.new").mkdir(parents=True)
    with pytest.raises(NotSaved):
        create_vault(folder, PASSPHRASE, Practice(name=PRACTICE), CHEAP)
    assert not vault_exists(folder)
    (folder / "vault.json.new").rmdir()
    create_vault(folder, PASSPHRASE, Practice(name=PRACTICE), CHEAP)[0].close()


def test_a_first_run_cut_short_at_the_last_moment_is_finished(closed: Path) -> None:
    (closed / "records.db").rename(closed / "records.db.new")
    vault = open_with_passphrase(closed, PASSPHRASE, CHEAP)
    with vault.read() as work:
        assert work.couples.all()
    vault.close()


def test_what_is_left_of_another_first_run_is_not_taken_for_it(closed: Path) -> None:
    (closed / "records.db").unlink()
    (closed / "records.db.new").write_bytes(b"left over")
    assert why(closed) == "missing"


def test_records_that_cannot_be_written_can_still_be_read(closed: Path, ordinary: None) -> None:
    hand_over(closed)
    (closed / "records.db").chmod(0o400)
    vault = open_with_passphrase(closed, PASSPHRASE, CHEAP)
    with vault.read() as work:
        assert work.couples.all()
        opened = len(work.audit.events())
    with pytest.raises(NotSaved, match="read-only"), vault.write() as work:
        work.audit.note(AuditKind.CHANGED)
    with vault.read() as work:
        assert len(work.audit.events()) == opened
    vault.close()


def test_a_key_of_the_wrong_length_is_a_mistake_in_the_program(closed: Path) -> None:
    for key, salt in ((bytes(31), bytes(16)), (bytes(32), bytes(15))):
        with pytest.raises(ValueError, match="32 bytes"):
            keyed(closed / "records.db", key, salt)


def test_a_connection_that_cannot_be_set_up_is_let_go_of(tmp_path: Path) -> None:
    path = tmp_path / "records.db"
    path.touch()
    with closing(keyed(path, bytes(32), bytes(16))) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(dbapi2.OperationalError, match="locked"):
            connect(path, bytes(32), bytes(16), wait=0.01)
    connect(path, bytes(32), bytes(16)).close()


def test_a_process_that_keeps_to_itself() -> None:
    program = (
        "import os, resource\n"
        "from app.store.platform import keep_private\n"
        "keep_private()\n"
        "print(oct(os.umask(0)), resource.getrlimit(resource.RLIMIT_CORE))"
    )
    root = Path(__file__).parents[2]
    said = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True)
    assert said.stdout == "0o77 (0, 0)\n"


def test_opening_a_vault_of_today_does_not_load_alembic(closed: Path) -> None:
    program = (
        "import sys; from pathlib import Path\n"
        "from app.store.opening import open_with_passphrase\n"
        "from tests.store_fixtures import CHEAP, PASSPHRASE\n"
        f"open_with_passphrase(Path({str(closed)!r}), PASSPHRASE, CHEAP).close()\n"
        "sys.exit('alembic' in sys.modules)"
    )
    root = Path(__file__).parents[2]
    assert subprocess.run([sys.executable, "-c", program], cwd=root, check=False).returncode == 0


def test_damage_anywhere_is_told_as_damage_and_leaves_no_lock_behind(closed: Path) -> None:
    whole = (closed / "records.db").read_bytes()
    told = set()
    for page in range(len(whole) // 4096):
        (closed / "records.db").write_bytes(whole[: page * 4096 + 999] + b"damage" + whole[page * 4096 + 1005 :])
        for _ in range(2):
            try:
                open_with_passphrase(closed, PASSPHRASE, CHEAP).close()
                told.add("")
            except CannotOpen as no:
                told.add(no.why)
    assert told == {"", "damaged"}
    (closed / "records.db").write_bytes(whole)
    open_with_passphrase(closed, PASSPHRASE, CHEAP).close()
