"""One transaction at a time: whole or not at all, durable, and never in plain sight."""

from __future__ import annotations

import resource
import shutil
import threading
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError
from sqlcipher3.dbapi2 import DatabaseError

from app.models.audit import AuditKind
from app.models.faults import CannotOpen, NotSaved
from app.models.hierarchy import StepEvent, StepEventKind
from app.models.note import Heading, Section
from app.models.session import Draft, Entry
from app.store.engine import _COMPILED, raw
from app.store.lock import Lock
from app.store.opening import make_backup, open_with_passphrase
from app.store.vault import Vault
from tests.store.filled import START, a_couple, a_path, a_session, change_step, fill
from tests.store.test_search import index_agrees
from tests.store_fixtures import CHEAP, PASSPHRASE


def couples(vault: Vault) -> int:
    """How many couples a fresh look sees."""
    with vault.read() as work:
        return len(work.couples.all())


def test_a_block_that_raises_leaves_nothing(vault: Vault) -> None:
    with pytest.raises(KeyError), vault.write() as work:
        work.couples.get(a_couple(work).id + 1)
    assert couples(vault) == 0


def test_no_read_can_be_made_to_write(vault: Vault) -> None:
    with vault.read() as work, pytest.raises(DatabaseError):
        raw(work.audit._connection).execute("PRAGMA query_only = OFF")
    with pytest.raises(OperationalError, match="readonly"), vault.read() as work:
        a_couple(work)
    assert couples(vault) == 0


def test_reading_changes_nothing(vault: Vault) -> None:
    with pytest.raises(OperationalError, match="readonly"), vault.read() as work:
        a_couple(work)
    assert couples(vault) == 0
    with vault.write() as work:
        a_couple(work)
    with pytest.raises(OperationalError, match="readonly"), vault.read() as work:
        a_couple(work)
    assert couples(vault) == 1


def test_an_acknowledged_save_is_in_a_copy_of_the_files_taken_at_once(vault: Vault, tmp_path: Path) -> None:
    with vault.write() as work:
        kept = fill(work)
    shutil.copytree(vault.folder, tmp_path / "copy")
    copy = open_with_passphrase(tmp_path / "copy", PASSPHRASE, CHEAP)
    with copy.read() as work:
        assert work.couples.get(kept.couple.id) == kept.couple
    copy.close()


def test_a_read_beside_a_write_sees_the_state_before_it(vault: Vault) -> None:
    with vault.write() as work:
        a_couple(work)
        assert couples(vault) == 0
    assert couples(vault) == 1


def test_threads_read_and_write_beside_each_other(vault: Vault) -> None:
    with vault.write() as work:
        couple = a_couple(work)
        _, (step,) = a_path(work, couple, "a step")

    def append() -> None:
        for _ in range(20):
            with vault.write() as work:
                work.hierarchies.happened(StepEvent(step_id=step.id, kind=StepEventKind.ADDED, at=START))
            couples(vault)

    threads = [threading.Thread(target=append) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with vault.read() as work:
        events = work.hierarchies.events(step.hierarchy_id)
        assert [event.seq for event in events] == list(range(events[0].seq, events[0].seq + 60))


def test_a_vault_opened_in_a_worker_is_used_from_here(vault: Vault) -> None:
    vault.close()
    opened: list[Vault] = []
    worker = threading.Thread(target=lambda: opened.append(open_with_passphrase(vault.folder, PASSPHRASE, CHEAP)))
    worker.start()
    worker.join()
    with opened[0].write() as work:
        a_couple(work)
    assert couples(opened[0]) == 1
    opened[0].close()


def test_a_closed_vault_has_no_key_and_opens_no_more(vault: Vault) -> None:
    vault.close()
    with pytest.raises(RuntimeError, match="closed"):
        assert vault.key
    with pytest.raises(RuntimeError, match="closed"), vault.read():
        pass
    with pytest.raises(RuntimeError, match="closed"), vault.write():
        pass


def test_a_key_that_is_not_this_databases_lets_go_of_the_lock(vault: Vault) -> None:
    key_file, key = vault.key_file, vault.key
    vault.close()
    with pytest.raises(CannotOpen, match="damaged"):
        Vault(vault.folder, key_file, bytes(32), Lock(vault.folder))
    Vault(vault.folder, key_file, key, Lock(vault.folder)).close()


def test_resting_empties_the_log_beside_a_reader(vault: Vault) -> None:
    with vault.write() as work:
        fill(work)
    log = vault.folder / "records.db-wal"
    before = (vault.folder / "records.db").read_bytes()
    with vault.read():
        vault.rest()
    assert (vault.folder / "records.db").read_bytes() != before
    grown = log.stat().st_size
    with vault.write() as work:
        work.audit.note(AuditKind.CHANGED)
    assert log.stat().st_size == grown  # written from its beginning again


@pytest.mark.parametrize(
    "statement",
    ["DELETE FROM search_notes_data", "INSERT INTO search_notes (search_notes) VALUES ('delete-all')"],
)
def test_an_index_that_is_damaged_is_made_from_the_records_again(vault: Vault, statement: str) -> None:
    with vault.write() as work:
        kept = fill(work)
    with vault._writing.connect() as connection:
        raw(connection).execute(statement)
    words = Section(note_id=kept.written.draft.id, heading=Heading.NOTE, text="typed anew")
    with pytest.raises(NotSaved, match="other"), vault.write() as work:
        work.notes.keep_section(words)
    index_agrees(vault)
    with vault.write() as work:
        work.notes.keep_section(words)
        assert [one.kind for one in work.search.find("anew")] == ["note"]
        assert "note" in [one.kind for one in work.search.find("breathed")]
    index_agrees(vault)


def test_resting_on_a_damaged_vault_is_no_trouble(vault: Vault) -> None:
    with vault.write() as work:
        fill(work)
    with (vault.folder / "records.db-wal").open("r+b") as file:
        file.truncate(100)
    vault.rest()


class TestTheDiskWouldNotTakeIt:
    """The old state is intact, and the reason has a name."""

    def test_full(self, vault: Vault) -> None:
        with vault.write() as work:
            kept = fill(work)
        with vault._writing.connect() as connection:
            raw(connection).set_authorizer(None)
            pages = raw(connection).execute("PRAGMA page_count").fetchone()[0]
            raw(connection).execute(f"PRAGMA max_page_count = {pages + 1}")
        long = Draft(place="notes", text="far too long " * 9999, at=START)
        with pytest.raises(NotSaved, match="full"), vault.write() as work:
            work.sessions.keep_draft(long)
        with vault.read() as work:
            assert list(work.sessions.drafts()) == [kept.draft.model_copy(update={"id": 1})]
        with vault._writing.connect() as connection:
            raw(connection).execute("PRAGMA max_page_count = 100000")
        with vault.write() as work:
            work.sessions.keep_draft(long)

    def test_full_at_every_page_until_it_fits(self, vault: Vault) -> None:
        with vault._writing.connect() as connection:
            raw(connection).set_authorizer(None)
            pages = raw(connection).execute("PRAGMA page_count").fetchone()[0]
        faults = 0
        for more in count(1):
            with vault._writing.connect() as connection:
                raw(connection).execute(f"PRAGMA max_page_count = {pages + more}")
            try:
                with vault.write() as work:
                    couple = a_couple(work)
                    a_path(work, couple, "slowly " * 3000)
                break
            except NotSaved:
                faults += 1
                assert couples(vault) == 0
        assert faults > 5
        assert couples(vault) == 1
        index_agrees(vault)

    def test_an_error_at_every_place_of_the_log_until_it_fits(self, vault: Vault) -> None:
        with vault.write() as work:
            a_couple(work)
        log = (vault.folder / "records.db-wal").stat().st_size
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        faults = 0
        for more in count(0, 3000):
            resource.setrlimit(resource.RLIMIT_FSIZE, (log + more, before[1]))
            try:
                with vault.write() as work:
                    a_path(work, a_couple(work), "slowly " * 3000)
                break
            except NotSaved as not_saved:
                why = not_saved.why
            finally:
                resource.setrlimit(resource.RLIMIT_FSIZE, before)
            faults += 1
            assert why == "other"
            assert couples(vault) == 1
        assert faults > 5
        assert couples(vault) == 2
        index_agrees(vault)

    @pytest.mark.parametrize("how", ["removed", "replaced", "renamed"])
    def test_gone(self, vault: Vault, how: str) -> None:
        path = vault.folder / "records.db"
        if how == "removed":
            shutil.rmtree(vault.folder)
        elif how == "replaced":
            copy = path.with_name("copy")
            shutil.copy(path, copy)
            copy.replace(path)
        else:
            vault.folder.rename(vault.folder.parent / "elsewhere")
        with pytest.raises(NotSaved, match="gone"), vault.write() as work:
            a_couple(work)
        assert couples(vault) == 0

    def test_read_only(self, vault: Vault) -> None:
        with vault.write() as work:
            a_couple(work)
        with vault._writing.connect() as connection:
            raw(connection).set_authorizer(None)
            raw(connection).execute("PRAGMA query_only = ON")
        with pytest.raises(NotSaved, match="read-only"), vault.write() as work:
            a_couple(work)
        assert couples(vault) == 1


def test_damage_that_shows_late_is_said(vault: Vault) -> None:
    with vault.write() as work:
        couple = a_couple(work)
        session = a_session(work, couple)
        text = "a long afternoon " * 9999
        work.sessions.add_entry(Entry(couple_id=couple.id, session_id=session.id, at=START, text=text))
    vault.close()
    path = vault.folder / "records.db"
    content = bytearray(path.read_bytes())
    for page in range(len(content) // 4096 - 40, len(content) // 4096):  # among the last, where the long words lie
        content[page * 4096 + 2000] ^= 1
    path.write_bytes(content)
    again = open_with_passphrase(vault.folder, PASSPHRASE, CHEAP)
    with pytest.raises(CannotOpen, match="damaged"), again.read() as work:
        work.sessions.entries(session.id)
    with pytest.raises(CannotOpen, match="damaged"), again.write() as work:
        work.sessions.entries(session.id)
    again.close()


def test_our_own_mistakes_are_not_the_disks(vault: Vault) -> None:
    for block in (vault.read, vault.write):
        with pytest.raises(OperationalError, match="no such table"), block() as work:
            work.couples._connection.exec_driver_sql("SELECT * FROM nowhere")


def test_no_word_is_found_in_any_file_of_the_folder(vault: Vault) -> None:
    canary = "Zaunkönigin"
    with vault.write() as work:
        couple = a_couple(work, canary, canary, canary)
        _, (step,) = a_path(work, couple, canary)
        change_step(work, step.but(description=canary))
        session = a_session(work, couple)
        work.sessions.add_entry(Entry(couple_id=couple.id, session_id=session.id, at=START, text=f"{canary} " * 500))
        work.sessions.keep_draft(Draft(place="notes", text=canary, at=START))
        work.audit.note(AuditKind.CHANGED, canary)
        assert len(work.search.find(canary)) == 3
    make_backup(vault)
    forms = [canary.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be", "latin-1")]
    names = {"records.db", "records.db-wal", "records.db-shm", "records.lock", "vault.json"}
    for _ in range(2):
        files = [one for one in vault.folder.rglob("*") if one.is_file()]
        assert names <= {one.name for one in files}
        for one in files:
            content = one.read_bytes()
            assert not any(form in content for form in forms), one.name
            assert b"CREATE TABLE" not in content
        vault.close()
        names = {"records.db", "vault.json"}


def test_what_is_kept_for_the_next_vault_holds_no_word_of_this_one(vault: Vault) -> None:
    with vault.write() as work:
        kept = fill(work)
        change_step(work, kept.steps[0].but(title="kestrel", band=""))
    with vault.read() as work:
        assert work.search.find("kestrel", kept.couple.id, 9)
    vault.close()
    assert _COMPILED
    held = [value.value for one in _COMPILED.values() for value in one.binds.values()]
    words = {one for one in held if isinstance(one, str) and not isinstance(one, StepEventKind)}
    assert words == set()
