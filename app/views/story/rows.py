"""What stands in the story, row by row: months, sessions, lines, and the bars of what is folded. Free of Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.actions.story import Story
from app.dates import brief_date, clock_time, local_date, long_date, month, short_date, weekday, weekday_date
from app.models.session import Session
from app.rules import story as rules
from app.rules.search import hits
from app.rules.story import Chapter, Kind, StoryLine, Strand, Thread
from app.views.story.looks import beside, title_of
from app.views.theme.pieces import PIECE, pieces
from app.words import count, say

NEAR = 2
"""How many of the folded sessions have their own bar before somebody asks for all of them."""

LONGEST = 2400
"""How many letters of one line the story shows; unfolded it shows all of them."""

AROUND = 120
"""How many letters stand before the first word that was looked for, where a line is too long to show all of it."""

Key = tuple[str, int, int]


class Shape(StrEnum):
    """What a row is."""

    MONTH = "month"
    SESSION = "session"
    LINE = "line"
    OTHERS = "others"
    BAR = "bar"
    MORE_BARS = "more bars"
    HINT = "hint"


class Leads(StrEnum):
    """Where Enter on a row leads."""

    NOWHERE = ""
    WRITE_UP = "write up"
    READ = "read"
    REVISION = "revision"
    UNFOLD = "unfold"


_LEADS = {
    Kind.NOTE: Leads.READ,
    Kind.ADDENDUM: Leads.READ,
    Kind.PROCESS: Leads.READ,
    Kind.AGREEMENT: Leads.REVISION,
    Kind.AGREEMENT_ENDED: Leads.REVISION,
    Kind.PAUSE: Leads.NOWHERE,
}


_WRITTEN_UP = (Kind.NOTE, Kind.ADDENDUM, Kind.PROCESS)


@dataclass(frozen=True)
class Row:
    """One row. `key` stays the same while what it shows changes.

    `when` is its day or time, `beside` the quiet words next to its title, `below` the step it is joined to. `about`
    is the id that it leads on to, `met` where the words looked for stand in its text. `up` and `down` say whether it
    hangs together with its neighbours. `open` says that the row is unfolded, or a bar held.
    """

    shape: Shape
    key: Key
    title: str = ""
    spoken: str = ""
    when: str = ""
    beside: str = ""
    text: str = ""
    below: str = ""
    kind: Kind | None = None
    leads: Leads = Leads.NOWHERE
    about: int = 0
    open: bool = False
    met: tuple[tuple[int, int], ...] = ()
    threads: tuple[Thread, ...] = ()
    up: bool = False
    down: bool = False


@dataclass(frozen=True)
class Asked:
    """What the therapist wants to see: a strand, words, what is unfolded, and the session held (0 for none)."""

    strand: Strand | None = None
    typed: str = ""
    unfolded: Set[Key] = frozenset()
    held: int = 0
    all_bars: bool = False

    @property
    def everything(self) -> bool:
        """Whether nothing in particular was asked for."""
        return self.strand is None and not self.typed


def rows_of(story: Story, asked: Asked, held: Chapter | None = None) -> list[Row]:
    """The rows, the newest first. With someone in the room nothing of another session shows, save of the one held."""
    teller = _Teller(story, asked)
    dated = [one for chapter in story.chapters for one in teller.chapter(chapter)]
    rows = _joined([row for _, row in dated] if story.here else _with_months(dated), teller.joins)
    if story.here and story.folded and asked.everything:
        rows += _bars(story, asked, held)
    return rows


def _bars(story: Story, asked: Asked, held: Chapter | None) -> Iterator[Row]:
    shown = story.folded if asked.all_bars else story.folded[:NEAR]
    for session in shown:
        is_open = session.id == asked.held and held is not None
        yield _bar(session, is_open)
        if is_open and held is not None:
            teller = _Teller(story, Asked(), fixed=True)
            yield from _joined([row for _, row in teller.chapter(held)], teller.joins)
    waiting = len(story.folded) - len(shown)
    if waiting:
        words = count("{n} session before these", "{n} sessions before these", waiting)
        spoken = say("{words}. Press to list them.", words=words)
        yield Row(Shape.MORE_BARS, ("more bars", 0, 0), words, spoken)
    hint = say("Earlier sessions are folded: press and hold one to see it")
    yield Row(Shape.HINT, ("hint", 0, 0), hint, hint)


def _bar(session: Session, is_open: bool) -> Row:
    day = short_date(local_date(session.started_at))
    if is_open:
        spoken = say("Session of {day}, shown while you hold.", day=day)
    else:
        spoken = say("Session of {day}, folded. Press and hold to see it.", day=day)
    when = brief_date(local_date(session.started_at))
    # The shape follows the session's number alone, so that it says nothing of what was written.
    key = ("bar", session.id, session.number % 2)
    return Row(Shape.BAR, key, "", spoken, when, about=session.id, open=is_open)


def _with_months(dated: list[tuple[date, Row]]) -> list[Row]:
    """A head wherever another month begins."""
    told: list[Row] = []
    before = (0, 0)
    for place, (day, row) in enumerate(dated):
        if (day.year, day.month) != before:
            before = (day.year, day.month)
            told.append(Row(Shape.MONTH, ("month", 12 * day.year + day.month, place), month(day), month(day)))
        told.append(row)
    return told


def _joined(rows: list[Row], joins: Mapping[Key, Key]) -> list[Row]:
    """The rows with the thread between those that are joined, and with what holds neighbours together."""
    threads = rules.threads([(row.key, joins.get(row.key)) for row in rows])
    hangs = [row.shape in (Shape.SESSION, Shape.LINE) for row in rows]
    above, below = [False, *hangs], [*hangs[1:], False]
    return [
        replace(row, threads=threads[n], up=hangs[n] and above[n], down=hangs[n] and below[n])
        for n, row in enumerate(rows)
    ]


class _Teller:
    """Puts chapters into rows; `joins` then says which row is joined to which. `fixed` rows lead nowhere."""

    def __init__(self, story: Story, asked: Asked, *, fixed: bool = False) -> None:
        self._story, self._asked, self._fixed = story, asked, fixed
        self._told: Counter[tuple[str, int]] = Counter()
        self.joins: dict[Key, Key] = {}

    def chapter(self, chapter: Chapter) -> list[tuple[date, Row]]:
        """What came after the session, the latest first; then the session, and its lines as they were written.

        Each with the day that it stands under: its own, or that of its session.
        """
        rows = [(local_date(one.at), self._line(one, None)) for one in reversed(self._wanted(chapter.after))]
        session, lines = chapter.session, self._wanted(chapter.lines)
        if session is None or not (lines or self._asked.everything):
            return rows
        own = [self._session(chapter, session)]
        own += [
            self._line(one, session) for one in lines if self._is_told(one, session) and one.kind not in _WRITTEN_UP
        ]
        others = sum(one.kind is Kind.PLAIN for one in lines)
        if others and self._asked.everything and not self._fixed:
            own.append(self._others(session, others))
        own += [self._line(one, session) for one in lines if one.kind in _WRITTEN_UP]
        day = local_date(session.started_at)
        return [*rows, *((day, row) for row in own)]

    # -- inside -----------------------------------------------------------------------------------------------

    def _wanted(self, lines: Iterable[StoryLine]) -> list[StoryLine]:
        return [line for line in lines if rules.is_of(line, self._asked.strand)]

    def _is_told(self, line: StoryLine, session: Session) -> bool:
        """Lines that nobody marked wait behind a row of their own, unless they are what was asked for."""
        open_all = self._fixed or not self._asked.everything
        return open_all or line.kind is not Kind.PLAIN or ("others", session.id, 0) in self._asked.unfolded

    def _others(self, session: Session, others: int) -> Row:
        key = ("others", session.id, 0)
        is_open = key in self._asked.unfolded
        more = count("{n} more line of that hour", "{n} more lines of that hour", others)
        words = say("Fold the lines that have no mark") if is_open else more
        return Row(Shape.OTHERS, key, words, words, leads=Leads.UNFOLD, open=is_open)

    def _session(self, chapter: Chapter, session: Session) -> Row:
        live, day = session.ended_at is None, local_date(session.started_at)
        leads = Leads.READ if chapter.signed else Leads.WRITE_UP
        title = say("Session {number}", number=session.number)
        about = _times(session, self._story)
        ending = ""
        if not (live or self._fixed):
            ending = say("Enter opens its note.") if chapter.signed else say("Enter writes it up.")
        return Row(
            Shape.SESSION,
            ("session", session.id, 0),
            title,
            " ".join((f"{title}, {weekday_date(day)} {day.year}.", f"{about}.", ending)).strip(),
            f"{weekday(day)} {brief_date(day)}",
            about,
            leads=Leads.NOWHERE if live or self._fixed else leads,
            about=chapter.note_id if chapter.signed else session.id,
        )

    def _line(self, line: StoryLine, session: Session | None) -> Row:
        name = "entry" if line.kind in (*rules.MARKED, Kind.PLAIN) else line.kind.value
        self._told[name, line.about] += 1
        key = (name, line.about, self._told[name, line.about])
        if line.repairs:
            self.joins[key] = ("entry", line.repairs, 1)
        is_open = key in self._asked.unfolded
        text, met = self._text(line, is_open)
        met_pause = line.kind is Kind.PAUSE and self._asked.typed
        title, quiet = "" if met_pause else title_of(line), beside(line)
        leads = Leads.NOWHERE if self._fixed else _LEADS.get(line.kind, Leads.UNFOLD)
        return Row(
            Shape.LINE,
            key,
            title,
            _sentence(line, title, quiet, text, session),
            _when(line, session),
            quiet,
            text,
            line.step,
            line.kind,
            leads,
            line.about,
            is_open,
            met,
        )

    def _text(self, line: StoryLine, is_open: bool) -> tuple[str, tuple[tuple[int, int], ...]]:
        """What is shown of it: all where it is unfolded, else its beginning, or what stands around the words met."""
        typed = self._asked.typed
        text = line.text if typed or line.kind is not Kind.PAUSE else ""
        if len(text) > LONGEST and not is_open:
            first = next(iter(hits(text, typed)), (0, 0))[0] if typed else 0
            start = text.rfind(" ", 0, first - AROUND) + 1 if first > AROUND else 0
            text = ("… " if start else "") + text[start : start + LONGEST].rstrip() + "…"
        if any(len(paragraph) > PIECE for paragraph in text.split("\n")):
            text = "\n".join(piece.words for piece in pieces(text))
        return text, hits(text, typed) if typed else ()


def _times(session: Session, story: Story) -> str:
    """Like "14:05 to 14:56 · 51 minutes · both here"."""
    started, long = clock_time(session.started_at), rules.minutes(session)
    who = say("both here")
    if not (session.first_attends and session.second_attends):
        who = say("{name} alone", name=story.first if session.first_attends else story.second)
    if session.ended_at is None:
        return " · ".join((say("since {time}", time=started), who))
    if long is None:
        return " · ".join((started, who))
    over = say("{start} to {end}", start=started, end=clock_time(session.ended_at))
    return " · ".join((over, count("{n} minute", "{n} minutes", long), who))


def _when(line: StoryLine, session: Session | None) -> str:
    """The time, within the day of its session; else the day."""
    day = local_date(line.at)
    if session is None:
        return f"{weekday(day)} {brief_date(day)}"
    return clock_time(line.at) if day == local_date(session.started_at) else brief_date(day)


def _sentence(line: StoryLine, title: str, quiet: str, text: str, session: Session | None) -> str:
    when = long_date(local_date(line.at)) if session is None else _when(line, session)
    parts = [f"{when}."]
    if title:
        parts.append(f"{title}, {quiet}." if quiet else f"{title}.")
    parts.append(text)
    if line.step:
        parts.append(say("Linked to the step “{title}”.", title=line.step))
    return " ".join(part for part in parts if part)
