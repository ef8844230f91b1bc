"""What was done with the records, and when; never whose words they were."""

from __future__ import annotations

from enum import StrEnum

from app.models.value import Event


class AuditKind(StrEnum):
    """The doings that are written down."""

    VAULT_CREATED = "vault created"
    OPENED = "opened"
    OPENED_BY_RECOVERY = "opened with the recovery sheet"
    LOCKED = "locked"
    PASSPHRASE_CHANGED = "passphrase changed"
    RECOVERY_CHANGED = "recovery sheet made"
    CHANGED = "changed"
    PRINTED = "printed"
    EXPORTED = "exported"
    BACKED_UP = "backed up"
    MIGRATED = "migrated"
    ERASED = "erased"


class AuditEvent(Event):
    """`subject` names the kind of record and its id ("step 12"), never its words.

    `chain` is SHA-256 over the event before this one and this one, so that a missing or altered line shows.
    """

    kind: AuditKind
    subject: str = ""
    chain: str = ""
