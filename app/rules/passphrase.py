"""How long a passphrase would hold against somebody who took the computer, said honestly and in words.

The attacker has the file and a hundred graphics processors, which try about 44,000 passphrases a second at
what one try costs here (Argon2id, 256 MiB, three passes; see the safekeeping of the key). On average half
of all guesses are needed. Imports a dictionary of a megabyte: only where somebody writes a passphrase of
their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from zxcvbn import zxcvbn
from zxcvbn.frequency_lists import FREQUENCY_LISTS

from app.rules.famous import quoted, run_together
from app.words import count, say

Kind = Literal["hours", "days", "years"]

GUESSES_A_SECOND = 44_000
"""A hundred graphics processors against Argon2id at 256 MiB and three passes."""

_HOUR, _DAY, _YEAR = 3_600, 86_400, 31_557_600
_LONGEST = 72
_WORD_BITS = 12
_WORD_LETTERS = 12
_LETTER_BITS = 2
_FEW, _FEW_BITS = 100, 4
_FREQUENT, _FREQUENT_BITS = 2_000, 8
_SENTENCE_WORDS, _SENTENCE_SHARE = 4, 0.25
_SENTENCE_BITS = 1.0
"""What a letter of prose tells: 0.6 to 1.3 (C. E. Shannon, Prediction and Entropy of Printed English, 1951)."""
_QUOTED_BITS = 20
"""What finding a place in a million known sentences costs."""
_SIGN_BITS = 3.4
_SIGNS = ".,;:!?\"'“”‘’()-–—…"
_PROSE = ("us_tv_and_film", "english_wikipedia")


@dataclass(frozen=True, slots=True)
class Strength:
    """What a passphrase is worth: "hours" (would fall within hours), "days", or "years" (would hold), and
    why.
    """

    kind: Kind
    sentence: str


def rate(phrase: str) -> Strength:
    """What a phrase of somebody's own is worth; never more than words picked by a person are.

    A word somebody thinks of is among the few thousand that are tried first, in any language, and short words
    are fewer still: two bits a letter and 12 bits a word at most. A frequent English word is worth 8, one of the
    hundred that hold sentences together 4, a word said again 1. Signs beside letters count as what finding them
    costs. A sentence, also one that is quoted, is worth no more than prose is: 1.3 bits a letter.
    """
    guesses = min(_by_dictionary(phrase), 2.0 ** _bits_at_most(phrase))
    kind, about = _held(guesses / 2 / GUESSES_A_SECOND)
    return Strength(kind, say("A hundred fast machines would need {time} to guess it.", time=about))


def rate_drawn(words_in_list: int) -> Strength:
    """What four words are worth that were drawn at random from a list of so many; nothing else can tell
    that.
    """
    kind, about = _held(float(words_in_list) ** 4 / 2 / GUESSES_A_SECOND)
    return Strength(kind, say("Guessing these four words would take a hundred fast machines {time}.", time=about))


def _by_dictionary(phrase: str) -> float:
    # A lone surrogate cannot be matched against anything; longer than this is not looked at, only faster.
    seen = phrase[:_LONGEST].encode("utf-8", "replace").decode()
    return float(zxcvbn(seen)["guesses"]) if seen else 1.0


def _bits_at_most(phrase: str) -> float:
    pieces = phrase.casefold().split()
    words = [piece.strip(_SIGNS) for piece in pieces]
    rows = quoted([word.replace("’", "").replace("'", "") for word in words])
    known = {place for row in rows for place in row}
    bits = float(_QUOTED_BITS * len(rows))
    for place, piece in enumerate(pieces):
        if place not in known:
            bits += 1.0 if piece in pieces[:place] else _piece_bits(piece)
    letters = "".join(filter(str.isalpha, phrase.casefold()))
    if run_together(letters):
        bits = min(bits, _QUOTED_BITS + _SIGN_BITS * (len("".join(pieces)) - len(letters)))
    holding = sum(_rank(word) <= _FEW for word in words)
    if len(words) >= _SENTENCE_WORDS and holding >= _SENTENCE_SHARE * len(words):
        bits = min(bits, _SENTENCE_BITS * sum(map(len, words)))
    return min(1000.0, bits)


def _piece_bits(piece: str) -> float:
    word = piece.strip(_SIGNS)
    signs = _SIGN_BITS * (len(piece) - len(word))
    if not word.replace("’", "'").replace("'", "").isalpha():
        return _SIGN_BITS * len(piece)
    beyond = max(0, len(word) - _WORD_LETTERS)
    return min(_most(word), _LETTER_BITS * len(word)) + _LETTER_BITS * beyond + signs


def _most(word: str) -> int:
    rank = _rank(word)
    if rank <= _FEW:
        return _FEW_BITS
    return _FREQUENT_BITS if rank <= _FREQUENT else _WORD_BITS


def _rank(word: str) -> int:
    return _ranks().get(word.replace("’", "'"), _FREQUENT + 1)


@cache
def _ranks() -> dict[str, int]:
    """How frequent each of the most frequent words is, in speech, in print, as a name or as a password."""
    ranks = dict.fromkeys(("a", "i"), 1)
    for name, words in FREQUENCY_LISTS.items():
        for rank, word in enumerate(words[:_FREQUENT], start=1):
            # The first hundred passwords and names hold no sentence together.
            least = rank if name in _PROSE else max(rank, _FEW + 1)
            ranks[word] = min(ranks.get(word, least), least)
    return ranks


def _held(seconds: float) -> tuple[Kind, str]:
    if seconds < _HOUR:
        return "hours", say("less than an hour")
    if seconds < _DAY:
        hours = int(seconds // _HOUR)
        return "hours", count("about an hour", "about {n} hours", hours)
    if seconds < _YEAR:
        days = _two_figures(seconds / _DAY)
        return "days", count("about a day", "about {n} days", days)
    if seconds < 100_000 * _YEAR:
        years = _two_figures(seconds / _YEAR)
        return "years", count("about a year", "about {years} years", years, years=f"{years:,}")
    return "years", say("more than a hundred thousand years")


def _two_figures(number: float) -> int:
    """Cut to two figures, downwards: nobody is promised more than there is."""
    whole = int(number)
    step = int("1" + "0" * max(0, len(str(whole)) - 2))
    return whole // step * step
