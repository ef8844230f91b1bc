"""Words as runs, each in a font that has all its glyphs: what is measured, and what is drawn."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from reportlab.pdfbase import pdfmetrics

from app.reports import bidi, fonts
from app.reports.fonts import REPLACEMENT, has
from app.reports.shaping import Shaped, shaped

_WORDS = re.compile(r"\S+")
_CLUSTER_AT_MOST = 24
_REMEMBERED = 32
_JOINERS = ("\u200c", "\u200d")
_VIRAMA = "\u094d"


class Run(NamedTuple):
    """Words of one font and one direction. `glyphs` is None where ReportLab draws them character by character."""

    font: str
    words: str
    level: int = 0
    glyphs: Shaped | None = None


Runs = tuple[Run, ...]


def runs(text: str, font: str, levels: Sequence[int] | None = None) -> Runs:
    """Printable text of one line as runs, in the order it is read; nothing is left out.

    `levels` are the levels of its characters in their paragraph (empty where nothing turns); without them the text is
    a paragraph of its own.
    """
    if not text:
        return ()
    if levels is None and bidi.turns(text):
        levels = bidi.levels(text, bidi.base_level(text))
    if not (levels and any(levels)) and fonts.plain(font).issuperset(text):
        return (Run(font, text),)
    if len(text) <= _REMEMBERED:
        return _cut_again(text, font, tuple(levels) if levels else (0,) * len(text))
    return _cut(text, font, levels or [0] * len(text))


def space(after: Run, level: int) -> Runs:
    """A space between words that read from right to left: of the same font, so that they stay one run."""
    return (Run(after.font, " ", level, shaped(fonts.cut(after.font).file, " ", True)),)


def joined(first: Run, then: Run) -> Run | None:
    """Both as one run, when they can be."""
    if first.font != then.font or first.level != then.level:
        return None
    if first.glyphs is None and then.glyphs is None:
        return Run(first.font, first.words + then.words, first.level)
    if first.glyphs and then.glyphs:
        left, right = (then.glyphs, first.glyphs) if first.level % 2 else (first.glyphs, then.glyphs)
        glyphs = Shaped(left.clusters + right.clusters, left.width + right.width)
        return Run(first.font, first.words + then.words, first.level, glyphs)
    return None


def clusters(text: str) -> list[str]:
    """Characters with the marks that sit on them; a line is never broken inside one."""
    found: list[str] = []
    for sign in text:
        if found and len(found[-1]) < _CLUSTER_AT_MOST and (fonts.joins(sign) or found[-1][-1] == _VIRAMA):
            found[-1] += sign
        else:
            found.append(sign)
    return found


def missing(text: str) -> str:
    """The characters of `text` that no bundled font has, each once, in order of appearance."""
    signs = dict.fromkeys(fonts.printable(text))
    return "".join(
        sign
        for sign in signs
        if not sign.isspace()
        and not fonts.shapeless(sign)
        and not any(has(name, sign) for name in _candidates(sign, fonts.SERIF))
    )


def width_of(set_runs: Runs, size: float) -> float:
    """How wide these runs are, in points, at `size` points."""
    return sum(_advance(run) for run in set_runs) * size


def _advance(run: Run) -> float:
    if run.glyphs is None:
        return _plain_width(run.font, run.words)
    return run.glyphs.width * fonts.cut(run.font).scale


@lru_cache(maxsize=20_000)
def _plain_width(font: str, words: str) -> float:
    fonts.plain(font)
    return float(pdfmetrics.stringWidth(words, font, 1))


def _candidates(sign: str, font: str) -> tuple[str, ...]:
    script = fonts.script_of(sign)
    chain = fonts.chain(font)
    if script:
        return (*chain, fonts.for_script(script, font))
    return (*chain, fonts.for_script("SC", font), fonts.for_script("KR", font))


@lru_cache(maxsize=20_000)
def _plainly(name: str, shown: str) -> bool:
    return fonts.of_reportlab(name) and fonts.plain(name).issuperset(shown)


@lru_cache(maxsize=20_000)
def _fits(name: str, cluster: str) -> bool:
    return all(has(name, sign) or fonts.shapeless(sign) for sign in cluster)


def _cut(text: str, font: str, levels: Sequence[int]) -> Runs:
    found: list[Run] = []
    at = 0
    for cluster, name in _chosen(text, font):
        shown = _seen(cluster)
        level = levels[at]
        at += len(cluster)
        if not shown:
            continue
        if found and shown == " " and found[-1].glyphs and found[-1].level == level and level % 2:
            name = found[-1].font
        if not name:
            name, shown = (font, "\u00a0") if shown.isspace() else (fonts.chain(font)[-1], REPLACEMENT)
        plainly = level % 2 == 0 and _plainly(name, shown)
        last = found[-1] if found else None
        if last and last.font == name and last.level == level and (last.glyphs is None) == plainly:
            found[-1] = last._replace(words=last.words + shown)
        else:
            found.append(Run(name, shown, level, None if plainly else _PENDING))
    return tuple(
        run._replace(glyphs=shaped(fonts.cut(run.font).file, run.words, run.level % 2 == 1)) if run.glyphs else run
        for run in found
    )


@lru_cache(maxsize=20_000)
def _seen(cluster: str) -> str:
    return "".join(sign for sign in cluster if not fonts.shapeless(sign) or sign in _JOINERS)


_PENDING = Shaped((), 0.0)
_cut_again = lru_cache(maxsize=20_000)(_cut)


def _chosen(text: str, font: str) -> list[tuple[str, str]]:
    """Each cluster with its font; "" where no font has it."""
    found: list[tuple[str, str]] = []
    at = 0
    for word in _WORDS.finditer(text):
        found.extend((sign, font if has(font, sign) else "") for sign in text[at : word.start()])
        found.extend(_of_word(word.group(), font))
        at = word.end()
    found.extend((sign, font if has(font, sign) else "") for sign in text[at:])
    return found


def _of_word(word: str, font: str) -> list[tuple[str, str]]:
    """A word is set in one font where one has it all; its punctuation goes with its letters."""
    parts = clusters(word)
    latin = [part for part in parts if not fonts.script_of(part[0])]
    whole = next((name for name in fonts.chain(font) if all(_fits(name, part) for part in latin)), "")
    found: list[tuple[str, str]] = []
    for part in parts:
        name = whole if whole and not fonts.script_of(part[0]) else _for(part, font)
        if name or len(part) == 1:
            found.append((part, name))
        else:
            # No font has the letter and all its marks: each is drawn in one that has it.
            found.extend((sign, _for(sign, font)) for sign in part)
    scripts = {name for part, name in found if fonts.script_of(part[0])}
    if len(scripts) == 1 and all(not part[0].isalnum() for part in latin):
        (only,) = scripts
        if only and not only.startswith(("NotoSansSC", "NotoSansKR")):
            found = [(part, only if _fits(only, part) else name) for part, name in found]
    return found


@lru_cache(maxsize=20_000)
def _for(part: str, font: str) -> str:
    return next((name for name in _candidates(part[0], font) if _fits(name, part)), "")
