"""The one message catalogue: windows, prints, reasons and content take every sentence from here.

The English text is the key (gettext), so an untranslated sentence reads as English. Free of Qt, and of anything
that is slow to import: the unlock window needs it before its first paint.
"""

from __future__ import annotations

import gettext
from pathlib import Path

TRANSLATIONS = Path(__file__).parent.parent / "resources" / "translations"

_catalogue: gettext.NullTranslations = gettext.NullTranslations()


def set_language(code: str) -> None:
    """Speak this language from now on ("en", "de", …); a language without a catalogue falls back to English."""
    global _catalogue
    _catalogue = gettext.translation("unhurried", localedir=TRANSLATIONS, languages=[code], fallback=True)


def language() -> object:
    """What is another thing once another language is spoken: sentences that are kept hang on it."""
    return _catalogue


def say(message: str, **words: object) -> str:
    """The sentence in the language in use, with `{name}` places filled from `words`.

    The words are put in as they are: braces or markup inside them are text, never a place to fill.
    """
    text = _catalogue.gettext(message)
    return text.format_map(words) if words else text


def count(singular: str, plural: str, n: int, **words: object) -> str:
    """Like `say`, in the form that the language uses for `n`; `{n}` is filled in."""
    return _catalogue.ngettext(singular, plural, n).format_map({"n": n, **words})
