"""The recovery sheet's key as a person types it: eight groups of four, the last checking the others."""

from __future__ import annotations

import hashlib
import secrets
import unicodedata

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""No I, L, O or U: what is written by hand is read back the same."""

_ALIKE = str.maketrans("OIL", "011")
_SECRET = 28


def new_groups() -> str:
    """A fresh key of 140 random bits in seven groups, and the group that checks them."""
    secret = "".join(secrets.choice(ALPHABET) for _ in range(_SECRET))
    whole = secret + _check(secret)
    return " ".join(whole[start : start + 4] for start in range(0, len(whole), 4))


def read_groups(typed: str) -> str | None:
    """The 28 characters of the key, or None where what was typed does not fit its last group.

    Small letters, any spaces and dashes, and O for 0, I or L for 1 are understood.
    """
    plain = unicodedata.normalize("NFKC", typed).upper()
    whole = "".join(one for one in plain if one.isalnum()).translate(_ALIKE)
    secret, check = whole[:_SECRET], whole[_SECRET:]
    return secret if check == _check(secret) else None


def _check(secret: str) -> str:
    number = int.from_bytes(hashlib.sha256(secret.encode()).digest()[:3], "big") >> 4
    return "".join(ALPHABET[number >> shift & 31] for shift in (15, 10, 5, 0))
