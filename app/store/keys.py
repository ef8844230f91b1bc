"""`vault.json`: the data key, never bare, wrapped by the passphrase, by the recovery sheet, and by a key in the
keychain where the therapist wants that; never by the keychain's alone.

A slot is AES-256-GCM over the data key, with the vault's header and the slot's own numbers as associated
data. The digest and the check value tell a wrong passphrase from a damaged file: a slot that does not open
means a wrong passphrase only where the file is otherwise whole.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
import time
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.models.faults import CannotOpen
from app.store.cost import CEILING, FLOOR, Cost, calibrated
from app.store.files import write_whole
from app.store.groups import new_groups, read_groups

KIND = "unhurried vault"
FORMAT = 1


@dataclass(frozen=True)
class Slot:
    """One wrapped copy of the data key; `cost` is None where the secret is random and needs no slowing."""

    salt: bytes
    nonce: bytes
    wrapped: bytes
    cost: Cost | None = None


@dataclass(frozen=True)
class KeyFile:
    """`vault.json` as read: the vault's id (16 bytes, the database's salt too), check value and slots."""

    vault: bytes
    check: bytes
    passphrase: Slot
    recovery: Slot
    keychain: Slot | None = None


def new_key_file(passphrase: str, cost: Cost | None = None) -> tuple[KeyFile, bytes, str]:
    """A new vault's slots, its data key (32 bytes), and the groups for the recovery sheet."""
    vault, key, groups = secrets.token_bytes(16), secrets.token_bytes(32), new_groups()
    file = KeyFile(
        vault,
        _check_value(vault, key),
        _wrap(vault, key, "passphrase", _phrase(passphrase), cost or calibrated(seconds)),
        _wrap(vault, key, "recovery", _secret(groups), None),
    )
    return file, key, groups


def open_with_passphrase(file: KeyFile, passphrase: str) -> bytes:
    """The data key; CannotOpen "wrong passphrase" or "damaged"."""
    return _unwrap(file, file.passphrase, "passphrase", _phrase(passphrase))


def open_with_recovery(file: KeyFile, typed: str) -> bytes:
    """The data key from the recovery sheet as typed; CannotOpen "wrong recovery" or "damaged"."""
    if read_groups(typed) is None:
        raise CannotOpen("wrong recovery")
    return _unwrap(file, file.recovery, "recovery", _secret(typed))


def open_with_keychain(file: KeyFile, secret: bytes) -> bytes:
    """The data key from the key in the keychain; CannotOpen "wrong keychain" (also without a slot) or "damaged"."""
    if file.keychain is None:
        raise CannotOpen("wrong keychain")
    return _unwrap(file, file.keychain, "keychain", secret)


def with_passphrase(file: KeyFile, key: bytes, passphrase: str, cost: Cost | None = None) -> KeyFile:
    """The same slots with another passphrase; the one before opens nothing any more."""
    slot = _wrap(file.vault, key, "passphrase", _phrase(passphrase), cost or calibrated(seconds))
    return replace(file, passphrase=slot)


def with_new_recovery(file: KeyFile, key: bytes) -> tuple[KeyFile, str]:
    """The same slots with a new recovery key, and its groups; the sheet before opens nothing any more."""
    groups = new_groups()
    return replace(file, recovery=_wrap(file.vault, key, "recovery", _secret(groups), None)), groups


def with_keychain(file: KeyFile, key: bytes, secret: bytes) -> KeyFile:
    """The same slots and one for the key in the keychain (32 random bytes), instead of any before it."""
    return replace(file, keychain=_wrap(file.vault, key, "keychain", secret, None))


def without_keychain(file: KeyFile) -> KeyFile:
    """The same slots; what the keychain holds opens nothing any more."""
    return replace(file, keychain=None)


def write_key_file(path: Path, file: KeyFile) -> None:
    """Put it in place of the one before, which is kept; whole or not at all. OSError changes nothing."""
    write_whole(path, key_file_bytes(file))


def key_file_bytes(file: KeyFile) -> bytes:
    """The file's content: one JSON object, ending in a digest over the rest of it."""
    body: dict[str, object] = {
        "kind": KIND,
        "format": FORMAT,
        "vault": file.vault.hex(),
        "check": file.check.hex(),
        "passphrase": _slot_words(file.passphrase),
        "recovery": _slot_words(file.recovery),
    }
    if file.keychain is not None:
        body["keychain"] = _slot_words(file.keychain)
    return json.dumps({**body, "whole": _digest(body)}, indent=1).encode()


def read_key_file(path: Path, floor: Cost = FLOOR) -> KeyFile:
    """The slots, believed only if whole and not cheaper than `floor`.

    CannotOpen "missing", "not permitted", "foreign" (not ours), "newer" (of a later program) or "damaged".
    """
    try:
        content = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise CannotOpen("missing") from None
    except OSError:
        raise CannotOpen("not permitted") from None
    try:
        body = json.loads(content)
    except (ValueError, RecursionError):
        raise CannotOpen("damaged") from None
    if not isinstance(body, dict) or body.get("kind") != KIND:
        raise CannotOpen("foreign")
    if isinstance(body.get("format"), int) and body["format"] > FORMAT:
        raise CannotOpen("newer")
    try:
        return _believed(body, floor)
    except (KeyError, TypeError, ValueError):
        raise CannotOpen("damaged") from None


def _believed(body: dict[str, object], floor: Cost) -> KeyFile:
    whole = body.pop("whole")
    if whole != _digest(body):
        raise ValueError("the digest does not fit")
    if type(body["format"]) is not int or body["format"] != FORMAT:
        raise ValueError("no such format was ever written")
    file = KeyFile(
        bytes.fromhex(str(body["vault"])),
        bytes.fromhex(str(body["check"])),
        _slot(body["passphrase"]),
        _slot(body["recovery"]),
        _keychain_slot(body["keychain"]) if "keychain" in body else None,
    )
    cost = file.passphrase.cost
    if cost is None or not cost.within(floor, CEILING) or file.recovery.cost is not None or len(file.vault) != 16:
        raise ValueError("the cost is out of bounds")
    return file


def _slot_words(slot: Slot) -> dict[str, object]:
    words: dict[str, object] = {
        "salt": slot.salt.hex(),
        "nonce": slot.nonce.hex(),
        "wrapped": slot.wrapped.hex(),
    }
    if slot.cost is not None:
        words["argon2id"] = [slot.cost.memory, slot.cost.passes, slot.cost.lanes]
    return words


def _slot(words: object) -> Slot:
    if not isinstance(words, dict):
        raise TypeError("a slot is an object")
    numbers = words.get("argon2id")
    cost = None if numbers is None else Cost(*map(_whole_number, numbers))
    salt, nonce, wrapped = (bytes.fromhex(words[name]) for name in ("salt", "nonce", "wrapped"))
    return Slot(salt, nonce, wrapped, cost)


def _keychain_slot(words: object) -> Slot:
    slot = _slot(words)
    if slot.cost is not None or (len(slot.salt), len(slot.nonce), len(slot.wrapped)) != (16, 12, 48):
        raise ValueError("no such slot was ever written")
    return slot


def _whole_number(number: object) -> int:
    if type(number) is not int:
        raise TypeError("a cost is three whole numbers")
    return number


def _digest(body: dict[str, object]) -> str:
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()


def _phrase(passphrase: str) -> bytes:
    """The same bytes however a keyboard composed the letters."""
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")


def _secret(groups: str) -> bytes:
    return (read_groups(groups) or "").encode()


def _check_value(vault: bytes, key: bytes) -> bytes:
    return hmac.digest(key, b"unhurried key check" + vault, "sha256")


def _wrapping_key(name: str, secret: bytes, salt: bytes, cost: Cost | None) -> bytes:
    if cost is None:
        return hmac.digest(salt, f"unhurried {name}".encode() + secret, "sha256")
    return hash_secret_raw(
        secret,
        salt,
        time_cost=cost.passes,
        memory_cost=cost.memory,
        parallelism=cost.lanes,
        hash_len=32,
        type=Type.ID,
    )


def _associated(vault: bytes, name: str, salt: bytes, cost: Cost | None) -> bytes:
    return json.dumps([KIND, FORMAT, vault.hex(), name, salt.hex(), repr(cost)]).encode()


def _wrap(vault: bytes, key: bytes, name: str, secret: bytes, cost: Cost | None) -> Slot:
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    seal = AESGCM(_wrapping_key(name, secret, salt, cost))
    return Slot(salt, nonce, seal.encrypt(nonce, key, _associated(vault, name, salt, cost)), cost)


def _unwrap(file: KeyFile, slot: Slot, name: str, secret: bytes) -> bytes:
    try:
        seal = AESGCM(_wrapping_key(name, secret, slot.salt, slot.cost))
        key = seal.decrypt(slot.nonce, slot.wrapped, _associated(file.vault, name, slot.salt, slot.cost))
    except InvalidTag:
        raise CannotOpen(f"wrong {name}") from None
    except (HashingError, ValueError):
        raise CannotOpen("damaged") from None
    if not hmac.compare_digest(_check_value(file.vault, key), file.check):
        raise CannotOpen("damaged")
    return key


def seconds(cost: Cost) -> float:
    """How long one try of a passphrase takes here at this cost; MemoryError where it cannot be borne at all."""
    start = time.perf_counter()
    try:
        _wrapping_key("passphrase", b"a try", bytes(16), cost)
    except HashingError:
        raise MemoryError from None
    return time.perf_counter() - start
