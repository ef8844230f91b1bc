"""The shipped content as values: what the files in resources/content hold, in the language in use.

Plain frozen dataclasses, because none of them is a row of the records and the unlock window must not wait for
anything heavier. Every value has an `id` that never changes; a practice's own wording is kept beside it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of the library: A (near, no touch) to G (as the couple defines it); S is for one alone.

    `intimate` bands stay folded in the library until somebody opens them.
    """

    id: str
    name: str
    note: str = ""
    intimate: bool = False


@dataclass(frozen=True, slots=True)
class LibraryStep:
    """A step to offer. It has a usual order and no distress number: each partner gives their own.

    `timeframe`, `checkin`, `smaller` and `ending` are phrases that follow a title and begin small. `dials`
    are ids of `Dial`; `area`, `act`, `setting` and `form` are the tags that triggers and limits match, in the
    words of the file.
    """

    id: str
    band: str
    title: str
    description: str
    timeframe: str
    checkin: str
    smaller: str
    ending: str
    dials: tuple[str, ...]
    area: tuple[str, ...] = ()
    act: tuple[str, ...] = ()
    setting: tuple[str, ...] = ()
    form: str = ""


@dataclass(frozen=True, slots=True)
class Dial:
    """One way to make a step smaller or larger; `turned_down` says it as an example."""

    id: str
    name: str
    smaller: str
    larger: str
    turned_down: str


@dataclass(frozen=True, slots=True)
class GapAdvice:
    """The advisor's sentences, with places in braces: {n}, {partner}, {dial}, {example}. It only offers."""

    both: str
    one: str
    offer: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """The words beside one distress number (0 at ease, 100 as bad as one can picture)."""

    id: str
    distress: int
    words: str


@dataclass(frozen=True, slots=True)
class Anchors:
    """All of them, with the question that goes with a number and the answer that gives none."""

    ask: str
    unsaid: str
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Grounding:
    """A way to settle. `short` follows the name on the calm screen, `how` is all of it, `icon` names an icon.

    `breath` marks the ones that use the breath, which never come first.
    """

    id: str
    name: str
    short: str
    how: str
    icon: str
    breath: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list; `note` says more about it (a guard, an aside, another way to say it)."""

    id: str
    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class LineGroup:
    """Lines that belong together under a title. A `fixed` group cannot be edited or hidden."""

    id: str
    title: str
    lines: tuple[Line, ...]
    note: str = ""
    fixed: bool = False

    def line(self, line_id: str) -> Line:
        """The line of that id; KeyError if there is none."""
        return _by_id(self.lines, line_id)


@dataclass(frozen=True, slots=True)
class ClauseCard:
    """A small panel inside a clause: a title, what it means in two words, a quotation, a text."""

    id: str
    title: str
    text: str
    aside: str = ""
    quote: str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True)
class ClauseText:
    """One clause of the agreement with the wording it begins from.

    `fixed` lines are always printed and never edited. `patterns` are how lines made from the records are put,
    with places in braces. `empty` stands there while the records hold nothing.
    """

    number: int
    id: str
    title: str
    remark: str = ""
    text: str = ""
    points: tuple[str, ...] = ()
    cards: tuple[ClauseCard, ...] = ()
    fixed: tuple[str, ...] = ()
    empty: str = ""
    patterns: tuple[Line, ...] = ()

    def pattern(self, pattern_id: str) -> str:
        """The pattern of that id; KeyError if there is none."""
        return _by_id(self.patterns, pattern_id).text


@dataclass(frozen=True, slots=True)
class AgreementText:
    """The agreement's discreet title, its clauses 1 to 14 and the footer that every page carries as it is."""

    title: str
    footer: str
    clauses: tuple[ClauseText, ...]

    def clause(self, clause_id: str) -> ClauseText:
        """The clause of that id; KeyError if there is none."""
        for clause in self.clauses:
            if clause.id == clause_id:
                return clause
        raise KeyError(clause_id)


@dataclass(frozen=True, slots=True)
class ClauseOffer:
    """A wording to choose for a line of a clause: what is said, what that means in two words, the text."""

    id: str
    text: str
    said: str = ""
    aside: str = ""


def _by_id(lines: tuple[Line, ...], line_id: str) -> Line:
    for line in lines:
        if line.id == line_id:
            return line
    raise KeyError(line_id)
