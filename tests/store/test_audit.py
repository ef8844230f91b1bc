"""What was done is written down, and a list that was tampered with shows it."""

from __future__ import annotations

from app.models.audit import AuditEvent, AuditKind
from app.store.audit import first_break
from app.store.vault import Vault


def the_list(vault: Vault) -> list[AuditEvent]:
    """Ten lines."""
    with vault.write() as work:
        for number in range(8):
            work.audit.note(AuditKind.CHANGED, f"step {number}")
        return list(work.audit.events())


def test_each_line_follows_from_the_one_before(vault: Vault) -> None:
    events = the_list(vault)
    assert len(events) == 10
    assert first_break(events) is None
    assert first_break([]) is None
    assert len({event.chain for event in events}) == 10


def test_an_altered_line_shows(vault: Vault) -> None:
    events = the_list(vault)
    other = events[0].at.replace(year=2020)
    for place in range(10):
        for change in ({"subject": "step 99"}, {"kind": AuditKind.ERASED}, {"at": other}, {"seq": 999}):
            altered = events.copy()
            altered[place] = events[place].model_copy(update=change)
            assert first_break(altered) == altered[place].seq


def test_a_line_taken_out_or_put_elsewhere_shows(vault: Vault) -> None:
    events = the_list(vault)
    for place in range(9):
        assert first_break(events[:place] + events[place + 1 :]) == events[place + 1].seq
        swapped = events.copy()
        swapped[place : place + 2] = reversed(swapped[place : place + 2])
        assert first_break(swapped) == events[place + 1].seq
