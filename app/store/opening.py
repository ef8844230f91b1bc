"""Making a vault, opening it, and changing what opens it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from pathlib import Path

from app.models.audit import AuditKind
from app.models.faults import CannotOpen, NotSaved
from app.models.practice import Practice
from app.store import keys
from app.store.backup import KEY_NAME, back_up, backups
from app.store.cost import FLOOR, Cost
from app.store.engine import engine_on
from app.store.files import private_folder, write_new
from app.store.keys import KeyFile
from app.store.lock import Lock
from app.store.migrations.head import HEAD, STATEMENTS
from app.store.platform import make_folder_durable
from app.store.sqlcipher import NAME, check_library, connect, keyed
from app.store.trouble import WORLD, while_opening, while_saving
from app.store.vault import Vault, utc_now
from app.store.work import Unit

_UNFINISHED = NAME + ".new"
_PLAIN = b"SQLite format 3\x00"


def vault_exists(folder: Path) -> bool:
    """Whether this folder holds a vault, or what is left of one; where not, one may be created."""
    return any((folder / name).exists() for name in (KEY_NAME, NAME))


def create_vault(folder: Path, passphrase: str, practice: Practice, cost: Cost | None = None) -> tuple[Vault, str]:
    """A new vault, open, and the eight groups for the recovery sheet (kept nowhere: show them now).

    Takes one or two seconds unless `cost` says what a try of the passphrase shall cost. Never touches a vault
    that is there: CannotOpen "foreign". Also CannotOpen "old library" or "in use", and NotSaved for the disk.
    """
    check_library()
    if vault_exists(folder):
        raise CannotOpen("foreign")
    key_file, key, groups = keys.new_key_file(passphrase, cost)
    try:
        private_folder(folder)
        lock = Lock(folder)
        try:
            _make_database(folder, key_file, key, practice)
        except BaseException:
            lock.release()
            raise
    except WORLD as error:
        raise while_saving(error) or error from None
    return Vault(folder, key_file, key, lock), groups


def open_with_passphrase(folder: Path, passphrase: str, floor: Cost = FLOOR) -> Vault:
    """The vault, open. Takes about a second; CannotOpen says why not, and nothing was touched.

    A damaged `vault.json` is made good from the one before it, or from a backup's, where this passphrase opens that.
    `floor` is the least cost that is believed; only a test gives another.
    """
    return _open(folder, lambda file: keys.open_with_passphrase(file, passphrase), AuditKind.OPENED, floor)


def open_with_recovery(folder: Path, groups: str, floor: Cost = FLOOR) -> Vault:
    """The vault, opened by the recovery sheet as typed; a new passphrase should be chosen next."""
    return _open(folder, lambda file: keys.open_with_recovery(file, groups), AuditKind.OPENED_BY_RECOVERY, floor)


def vault_with_keychain(folder: Path, floor: Cost = FLOOR) -> bytes | None:
    """The id of the vault in this folder, where it has a slot for the keychain; None where there is nothing to ask."""
    try:
        file = keys.read_key_file(folder / KEY_NAME, floor)
    except CannotOpen:
        return None
    return file.vault if file.keychain is not None else None


def open_with_keychain(folder: Path, secret: bytes, floor: Cost = FLOOR) -> Vault:
    """The vault, opened by the key that the keychain gave; CannotOpen "wrong keychain" where that is another."""
    return _open(folder, lambda file: keys.open_with_keychain(file, secret), AuditKind.OPENED, floor, "keychain")


def passphrase_opens(vault: Vault, passphrase: str) -> bool:
    """Whether this is the passphrase, asked again before an export, an erasure or a change of keys."""
    try:
        keys.open_with_passphrase(vault.key_file, passphrase)
    except CannotOpen:
        return False
    return True


def change_passphrase(vault: Vault, passphrase: str, cost: Cost | None = None) -> None:
    """From now on this passphrase opens the vault, and the one before does not; old backups keep theirs.

    NotSaved leaves the one before in force.
    """
    _keep_and_note(
        vault, keys.with_passphrase(vault.key_file, vault.key, passphrase, cost), AuditKind.PASSPHRASE_CHANGED
    )


def new_recovery(vault: Vault) -> str:
    """The groups of a new recovery sheet; the sheet before then opens nothing. NotSaved changes nothing."""
    key_file, groups = keys.with_new_recovery(vault.key_file, vault.key)
    _keep_and_note(vault, key_file, AuditKind.RECOVERY_CHANGED)
    return groups


def turn_keychain_on(vault: Vault, secret: bytes) -> None:
    """From now on the key in the keychain opens the vault too, beside the others. NotSaved changes nothing."""
    _keep_and_note(vault, keys.with_keychain(vault.key_file, vault.key, secret), AuditKind.CHANGED, "keychain on")


def turn_keychain_off(vault: Vault) -> None:
    """The key in the keychain opens the vault no more, even if it stays there. NotSaved changes nothing.

    The one before, which is kept beside `vault.json`, has no slot for it either.
    """
    _keep_and_note(vault, keys.without_keychain(vault.key_file), AuditKind.CHANGED, "keychain off")
    with suppress(NotSaved):
        _keep(vault, vault.key_file)


def make_backup(vault: Vault) -> Path:
    """A backup of the records as they are now; its folder. NotSaved where the disk would not take it."""
    kept = back_up(vault.folder, vault.key_file, vault.key, utc_now().date())
    with vault.write() as work:
        work.audit.note(AuditKind.BACKED_UP)
    return kept


def _open(folder: Path, unlock: Callable[[KeyFile], bytes], kind: AuditKind, floor: Cost, how: str = "") -> Vault:
    check_library()
    own, spare = _key_files(folder, floor)
    try:
        lock = Lock(folder)
    except OSError as error:
        raise while_opening(error) or error from None
    try:
        key_file, key = _unlock(folder, own, unlock) if own else _unlock_any(folder, spare, unlock)
        migrated = _bring_up_to_date(folder, key_file, key)
        vault = Vault(folder, key_file, key, lock)
        if not own:
            with suppress(OSError):  # the next opening then looks for spare ones again
                keys.write_key_file(folder / KEY_NAME, key_file)
    except WORLD as error:
        lock.release()
        raise while_opening(error) or error from None
    except BaseException:
        lock.release()
        raise
    try:
        with suppress(NotSaved), vault.write() as work:  # a full disk must not keep the records from being read
            if migrated:
                work.audit.note(AuditKind.MIGRATED, f"schema {HEAD}")
            work.audit.note(kind, how)
    except BaseException:
        vault.close()  # damage deep in the file first shows here, and must not look like another program
        raise
    return vault


def _key_files(folder: Path, floor: Cost) -> tuple[KeyFile | None, Sequence[KeyFile]]:
    """`vault.json`; where it is damaged, the one before it and those of the backups, latest first, that are whole."""
    try:
        return keys.read_key_file(folder / KEY_NAME, floor), ()
    except CannotOpen as fault:
        if fault.why != "damaged":
            raise
    spare: list[KeyFile] = []
    for place in (folder / f"{KEY_NAME}.previous", *(one / KEY_NAME for one in reversed(backups(folder)))):
        with suppress(CannotOpen):
            file = keys.read_key_file(place, floor)
            if file not in spare:
                spare.append(file)
    if not spare:
        raise CannotOpen("damaged")
    return None, spare


def _unlock(folder: Path, key_file: KeyFile, unlock: Callable[[KeyFile], bytes]) -> tuple[KeyFile, bytes]:
    _finish_making(folder, key_file)
    _look_at_database(folder / NAME, key_file)
    return key_file, unlock(key_file)


def _unlock_any(folder: Path, spare: Sequence[KeyFile], unlock: Callable[[KeyFile], bytes]) -> tuple[KeyFile, bytes]:
    """The first that opens. None does: "damaged", since what was typed may well fit the slots that are lost."""
    for key_file in spare:
        with suppress(CannotOpen):
            return _unlock(folder, key_file, unlock)
    raise CannotOpen("damaged")


def _keep(vault: Vault, key_file: KeyFile) -> None:
    try:
        keys.write_key_file(vault.folder / KEY_NAME, key_file)
    except OSError as error:
        raise while_saving(error) or error from None
    vault.key_file = key_file


def _keep_and_note(vault: Vault, key_file: KeyFile, kind: AuditKind, how: str = "") -> None:
    """Both or neither: a therapist who hears that nothing was changed opens the records as before."""
    before = vault.key_file
    try:
        with vault.write() as work:
            work.audit.note(kind, how)
            _keep(vault, key_file)
    except NotSaved:
        if vault.key_file is not before:
            _keep(vault, before)
        raise


def _make_database(folder: Path, key_file: KeyFile, key: bytes, practice: Practice) -> None:
    """The database is whole before the slots exist, and comes to its place last: see `_finish_making`."""
    unfinished = folder / _UNFINISHED
    unfinished.unlink(missing_ok=True)
    write_new(unfinished, b"")
    engine = engine_on(lambda: connect(unfinished, key, key_file.vault), writing=True)
    try:
        with engine.begin() as connection:
            for statement in STATEMENTS:
                connection.exec_driver_sql(statement)
            work = Unit(connection, utc_now)
            work.practices.begin(practice)
            work.audit.note(AuditKind.VAULT_CREATED)
    finally:
        engine.dispose()
    keys.write_key_file(folder / KEY_NAME, key_file)
    unfinished.rename(folder / NAME)
    make_folder_durable(folder)


def _finish_making(folder: Path, key_file: KeyFile) -> None:
    """Where the power went just before a new vault's database came to its place, put it there."""
    unfinished = folder / _UNFINISHED
    if not (folder / NAME).exists() and unfinished.exists() and _head(unfinished) == key_file.vault:
        unfinished.rename(folder / NAME)


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(16)


def _look_at_database(path: Path, key_file: KeyFile) -> None:
    """What can be told without a key. The first 16 bytes are the salt, which is the vault's id."""
    head = _head(path)
    if not head:
        raise CannotOpen("empty")
    alike = sum(one == other for one, other in zip(head, key_file.vault, strict=False))
    if head == _PLAIN or alike < 8:
        raise CannotOpen("foreign")
    if head != key_file.vault:
        raise CannotOpen("damaged")


def _bring_up_to_date(folder: Path, key_file: KeyFile, key: bytes) -> bool:
    """Whether migrations had to run; the vault is backed up before them."""
    with closing(keyed(folder / NAME, key, key_file.vault)) as connection:
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > HEAD:
        raise CannotOpen("newer")
    if version == HEAD:
        return False
    from app.store.migrating import migrate  # Alembic takes a third of a second: only when it is due

    back_up(folder, key_file, key, utc_now().date())
    migrate(folder / NAME, key, key_file.vault)
    return True
