"""The keeper of the records, for the pages that come before them and for the settings: the second half of `app.start`.

Imported by `app.start` alone, and only once the first window stands, because it brings the store along.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import cast

from app import sample
from app.actions.ports import Work
from app.dates import clock_time, local_date, long_date
from app.models.audit import AuditKind
from app.models.faults import CannotOpen, NotSaved
from app.models.practice import Practice
from app.store import opening
from app.store.backup import backups, restore
from app.store.cost import FLOOR, Cost
from app.store.keychain import Keychain, fetch_key
from app.store.vault import Vault
from app.views.unlock.asks import BackupReady, OpenRecords, PracticeGiven
from app.words import say

_SHEET_OWED = "recovery sheet owed"
"""A file that says, by being there, that nobody has the recovery sheet yet; it is empty."""


class Keeper:
    """The vault of one folder, as the pages before it ask for it; see `app.views.shell.entry.Vaults`.

    `keychains` gives the computer's keychain; None where no key is to be kept in it. Every vault is put among `opened`
    in the moment it is open: whoever takes it up takes it out again.
    """

    def __init__(
        self,
        folder: Path,
        now: Callable[[], datetime],
        cost: Cost | None = None,
        keychains: Callable[[], Keychain] | None = None,
        opened: list[OpenRecords] | None = None,
    ) -> None:
        self._folder, self._now, self._cost, self.keychains = folder, now, cost, keychains
        self._opened: list[OpenRecords] = [] if opened is None else opened

    def create(self, practice: PracticeGiven, passphrase: str) -> tuple[OpenRecords, str]:
        """New records and the groups of the recovery sheet."""
        kept = Practice(name=practice.name, credentials=practice.credentials, address=practice.address)
        made, groups = opening.create_vault(self._folder, passphrase, kept, self._cost)
        return self._open(made), groups

    def by_passphrase(self, passphrase: str) -> OpenRecords:
        """Open by passphrase."""
        return self._open(opening.open_with_passphrase(self._folder, passphrase, self._cost or FLOOR))

    def by_recovery(self, groups: str) -> OpenRecords:
        """Open by the recovery sheet as typed."""
        return self._open(opening.open_with_recovery(self._folder, groups, self._cost or FLOOR))

    def keychain(self) -> Callable[[], bytes] | None:
        """What asks the computer's keychain for their key; None where they have no slot for it."""
        vault = opening.vault_with_keychain(self._folder, self._cost or FLOOR)
        if vault is None or self.keychains is None:
            return None
        return partial(fetch_key, self.keychains(), vault)

    def by_keychain(self, key: bytes) -> OpenRecords:
        """Open by the key that the keychain gave."""
        return self._open(opening.open_with_keychain(self._folder, key, self._cost or FLOOR))

    def change_passphrase(self, records: OpenRecords, passphrase: str) -> None:
        """This passphrase opens them from now on."""
        opening.change_passphrase(cast(Vault, records), passphrase, self._cost)

    def name_practice(self, records: OpenRecords, practice: PracticeGiven) -> None:
        """Keep what the first step says in the end."""
        given = {"name": practice.name, "credentials": practice.credentials, "address": practice.address}
        with cast(Vault, records).write() as work:
            work.practices.save(work.practices.get().model_copy(update=given))

    def practice(self, records: OpenRecords) -> PracticeGiven:
        """What the first step said."""
        with cast(Vault, records).read() as work:
            kept = work.practices.get()
        return PracticeGiven(kept.name, kept.credentials, kept.address)

    def owe_sheet(self) -> None:
        """The recovery sheet is about to be shown for the first time, and nobody has it yet."""
        with suppress(OSError):  # without the reminder the records are as whole as with it
            (self._folder / _SHEET_OWED).touch(mode=0o600)

    def sheet_owed(self) -> bool:
        """Whether it was never printed nor saved."""
        return (self._folder / _SHEET_OWED).exists()

    def sheet_kept(self) -> None:
        """It lies on paper, or on a stick."""
        with suppress(OSError):
            (self._folder / _SHEET_OWED).unlink(missing_ok=True)

    def new_sheet(self, records: OpenRecords) -> str:
        """The eight groups of a new recovery sheet; one shown before then opens nothing. NotSaved changes nothing."""
        return opening.new_recovery(cast(Vault, records))

    def backup(self) -> tuple[Path, BackupReady] | None:
        """The newest backup, if there is one."""
        kept = backups(self._folder)
        if not kept:
            return None
        made = self._made(kept[-1])
        sentence = say("{time}, beside the records. Read through when it was made.", time=made)
        return kept[-1], BackupReady(
            sentence, say("What you wrote after that is not in it. The damaged file is set aside, as it is.")
        )

    def last_backup(self) -> str:
        """When the records were backed up last, in words; "" for never."""
        kept = backups(self._folder)
        return self._made(kept[-1]) if kept else ""

    def restore(self, backup: Path) -> None:
        """Put the backup in place of the damaged files, which are set aside as they are; NotSaved changes nothing."""
        restore(backup, self._folder, self._folder / f"set aside {self._now():%Y-%m-%d %H.%M.%S}")

    def _open(self, vault: Vault) -> Vault:
        self._opened.append(vault)
        return vault

    def _made(self, backup: Path) -> str:
        at = datetime.fromtimestamp(backup.stat().st_mtime).astimezone()
        day = say("Today") if local_date(at) == self._now().date() else long_date(local_date(at))
        return say("{day}, {time}", day=day, time=clock_time(at))


class Door:
    """The records while they are open.

    A desk keeps hold of the door, not of the vault behind it: so it outlives a lock, with its undo and with words
    that the disk would not take.
    """

    def __init__(self) -> None:
        self._vault: Vault | None = None

    @property
    def vault(self) -> Vault:
        """The open vault; RuntimeError while the records are locked."""
        if self._vault is None:
            raise RuntimeError("the records are locked")
        return self._vault

    @property
    def is_open(self) -> bool:
        """Whether the records are open."""
        return self._vault is not None

    def open(self, records: OpenRecords) -> None:
        """These are the records from now on."""
        self._vault = cast(Vault, records)

    def shut(self) -> None:
        """Close the vault and drop its key; that it was locked is written down where the disk takes it."""
        vault, self._vault = self._vault, None
        if vault is None:
            return
        try:
            with suppress(NotSaved, CannotOpen), vault.write() as work:
                work.audit.note(AuditKind.LOCKED)
        finally:
            vault.close()

    def read(self) -> AbstractContextManager[Work]:
        """See the port `Records`."""
        return self.vault.read()

    def write(self) -> AbstractContextManager[Work]:
        """See the port `Records`."""
        return self.vault.write()


def close_unclaimed(opened: list[OpenRecords]) -> None:
    """Close what was opened for nobody: the program was left while its key was being worked out."""
    door = Door()
    while opened:
        door.open(opened.pop())
        with suppress(RuntimeError):  # it was closed already, by whoever did not want it
            door.shut()


def fill_sample(keeper: Keeper, passphrase: str, now: datetime) -> OpenRecords:
    """A new vault with a practice of invented couples and their history."""
    records, _ = keeper.create(PracticeGiven(sample.PRACTICE), passphrase)
    sample.fill(cast(Vault, records), now)
    return records


def is_passphrase(vault: Vault, passphrase: str) -> bool:
    """Whether these words open the records."""
    return opening.passphrase_opens(vault, passphrase)


def new_sheet(vault: Vault) -> str:
    """The eight groups of a new recovery sheet."""
    return opening.new_recovery(vault)


def back_up(vault: Vault) -> Path:
    """Back up now; the backup's folder."""
    return opening.make_backup(vault)
