"""Clauses 3, 4, 5 and 7: what both are willing to try, what waits, what is off the table, and how answers are heard."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.dates import short_date
from app.models.agreement import AgreementContent, NotNowLine, Reply, WillingLine
from app.models.library import ClauseText
from app.models.side import Side
from app.reports import fonts, marks
from app.reports.clauses import (
    BODY,
    CAPTION,
    CELL,
    ITALIC,
    NAME,
    REMARK,
    UNDER_PROSE,
    Marked,
    Padded,
    Table,
    unwritten,
    with_icon,
)
from app.reports.flow import Block, Column, Followed, Row, Space, Stack, Together
from app.reports.pen import Face, Pen, shortened
from app.reports.pen import width as width_of
from app.reports.prose import Prose
from app.rules.agreement_steps import headed
from app.words import say

_CONDITION = Face(fonts.SERIF_ITALIC, 10.21, 14.2, "ink2")
_INITIALS = Face(fonts.SANS, 7.5, 11.0, "ink3")
_OFF = replace(BODY, size=11.26, leading=14.8)
_RECEIVED = replace(BODY, size=10.95, leading=14.9, token="ink2")
_SAID = replace(ITALIC, size=11.4, leading=15.4, token="ink")
_COLUMNS = ((0.0, 0.3748), (0.3748, 0.1696), (0.5444, 0.2406), (0.785, 0.215))
_GUTTER = 6.0
_APART = 9.0  # the gutter, and a little more, so that two full cells can be told apart
_LONGEST_CELL = 200
_A_LITTLE = 0.35
_HEAD = 40.0  # heading and captions of the table
_BOX = (34.7, 22.6)
_BOX_GAP = 9.5
_WIDEST_NAME = 110.0
_SECOND_COLUMN = 0.5234
Columns = tuple[tuple[float, float], ...]
"""Where each column of a table begins, and how wide it is, as parts (0–1) of the table's width."""

_QUOTES = '“”„«»‹›"‘’「'


def willing(lines: tuple[WillingLine, ...], text: ClauseText, page: float, width: float) -> Block:
    """One shared table without names; a tentative one with its condition, on a line of its own.

    A step is not divided between pages, unless it is higher than one (`page` points); the table is `width` points wide.
    """
    if not lines:
        return unwritten(text.empty)
    captions = ("", say("Time"), say("Check-in"), say("How it ends"))
    columns = _columns(captions, lines, width)
    head = Padded(_cells(tuple(Prose(words, CAPTION) for words in captions), columns), 4.0, 2.3, ruled=True)
    rows = tuple(Together(Padded(_step(line, columns), 4.7, 2.4, ruled=True), page - _HEAD) for line in lines)
    return Stack((Table(head, Stack(rows)), Space(1.1)))


def _cells(blocks: tuple[Block, ...], columns: Columns) -> Row:
    return Row(tuple(Column(block, *place) for block, place in zip(blocks, columns, strict=True)), gutter=_GUTTER)


def _written(line: WillingLine) -> tuple[str, str, str, str]:
    head = headed(line)
    return head.title, head.time, line.checkin, line.ending


def _columns(captions: tuple[str, ...], lines: tuple[WillingLine, ...], width: float) -> Columns:
    """Where the columns stand. Where a few points keep a cell on one line, they come from columns that can spare them.

    The cells that lack least come first. Cells much wider than their column take several lines in any case.
    """
    wide = [[width_of(words, CAPTION) + _APART] for words in captions]
    for line in lines:
        for cells, words, face in zip(wide, _written(line), (BODY, CELL, CELL, CELL), strict=True):
            cells.append(width_of(words, face) + _APART if len(words) <= _LONGEST_CELL else width)
    usual = [share * width for _, share in _COLUMNS]
    spare = [_spare(cells, has) for cells, has in zip(wide, usual, strict=True)]
    left, given = sum(spare), [0.0] * len(usual)
    for lacking, at in sorted((cell - usual[at], at) for at, cells in enumerate(wide) for cell in cells):
        if 0 < lacking <= usual[at] * _A_LITTLE and lacking - given[at] <= left:
            left -= lacking - given[at]
            given[at] = lacking
    taken = sum(given) / sum(spare) if sum(spare) else 0.0
    widths = [has + more - taken * some for has, more, some in zip(usual, given, spare, strict=True)]
    return tuple((sum(widths[:at]) / width, own / width) for at, own in enumerate(widths))


def _spare(cells: list[float], has: float) -> float:
    """What a column can give without breaking a cell more; one whose cells break anyway gives only a tenth."""
    if any(has < cell <= has * (1 + _A_LITTLE) for cell in cells):
        return 0.0
    room = has - max(cell for cell in (0.0, *cells) if cell <= has)
    return min(room, has / 10) if max(cells) > has else room


def _step(line: WillingLine, columns: Columns) -> Block:
    # At home the large words are what is read: of a tentative yes they are the smaller version.
    title, *told = _written(line)
    row = _cells((Prose(title, BODY), *(Prose(words, CELL) for words in told)), columns)
    said = []
    if part_of := headed(line).part_of:
        said.append(say("Smaller version of “{title}”.", title=part_of.strip().removesuffix(".")))
    elif line.smaller:
        said.append(say("Smaller version."))
    if line.condition.strip():
        said.append(say("Condition: {condition}", condition=_sentence(line.condition)))
    if not said:
        return row
    condition = with_icon(" ".join(said), _CONDITION, lambda pen, x, y: marks.tentative(pen, x, y))
    return Stack((row, Space(-0.8), condition, Space(0.8)))


def _sentence(words: str) -> str:
    words = words.strip()
    return words if words.endswith((".", "!", "?", "…", "。")) else f"{words}."


def not_now(lines: tuple[NotNowLine, ...], text: ClauseText) -> Block:
    """Each once, with who may raise it again and from when on; no reasons."""
    if not lines:
        return unwritten(text.empty)
    items = (with_icon(_waiting(line), BODY, lambda pen, x, y: marks.not_now(pen, x, y)) for line in lines)
    return Stack((Stack(tuple(items), gap=2.0), Space(UNDER_PROSE)))


def _waiting(line: NotNowLine) -> str:
    title, name = _sentence(line.title), line.raised_by_name
    day = short_date(line.raise_on) if line.raise_on else ""
    if name and day:
        return say("{title} {name} may raise it again, from {date} on.", title=title, name=name, date=day)
    if name:
        return say("{title} {name} may raise it again.", title=title, name=name)
    if day:
        return say("{title} It may be raised again from {date} on.", title=title, date=day)
    return title


def off_table(content: AgreementContent, text: ClauseText) -> Block:
    """Each partner's own list, without reasons, with a box for each one's initials beside it.

    Both partners always have a row: an absent one would say something that nobody wrote.
    """
    lists = {off.side: off.lines for off in content.off_table}
    names = {Side.FIRST: content.first_name, Side.SECOND: content.second_name}
    widest = max(width_of(shortened(name, NAME, _WIDEST_NAME), NAME) for name in names.values())
    indent = max(60.1, widest + 24.0)
    rows: list[Block] = []
    for side in Side:
        written = Stack(tuple(Prose(line, _OFF) for line in lists.get(side, ()) if line.strip()))
        nothing = Prose(text.empty, ITALIC)
        rows.append(_OffTable(side, names[side], written if written.blocks else nothing, indent))
    rows[-1] = Followed(rows[-1], Padded(Prose(" ".join(text.fixed), REMARK), 6.2, 2.0))
    return Table(_InitialsHead(), Stack(tuple(rows)))


@dataclass(frozen=True)
class _InitialsHead:
    """The words and marks above the boxes. It stands beside the heading, and takes little room of its own."""

    def height(self, _width: float) -> float:
        return 0.3

    def divide(self, _width: float, _room: float) -> tuple[Block | None, Block | None]:
        return None, self

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        y = top - 7.3
        pen.words(say("Initials"), x + width - 86.5, y + 2.7, _INITIALS, "right")
        marks.partner(pen, Side.FIRST, x + width - 1.5 * _BOX[0] - _BOX_GAP, y, 5.9)
        marks.partner(pen, Side.SECOND, x + width - 0.5 * _BOX[0], y, 5.9)
        pen.rule(x, top + 0.3, width, "line")


@dataclass(frozen=True)
class _OffTable:
    """One partner's list; where a page divides it, name and boxes stand on both parts."""

    side: Side
    name: str
    lines: Block
    indent: float

    def _inner(self, width: float) -> float:
        return width - self.indent - 2 * _BOX[0] - _BOX_GAP - 12

    def height(self, width: float) -> float:
        return max(36.9, self.lines.height(self._inner(width)) + 7.3)

    def divide(self, width: float, room: float) -> tuple[Block | None, Block | None]:
        head, tail = self.lines.divide(self._inner(width), room - 7.3) if room >= 36.9 else (None, None)
        if head is None or tail is None:
            return None, self
        return replace(self, lines=head), replace(self, lines=tail)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        high = self.height(width)
        middle = top + min(high, 36.9) / 2
        # A few lines stand around the middle of their row; a long list begins at its top, with name and boxes.
        marks.partner(pen, self.side, x + 3.5, middle - 2.9, 7.2)
        pen.words(shortened(self.name, NAME, _WIDEST_NAME), x + 12.2, middle + 0.7, NAME)
        listed = self.lines.height(self._inner(width))
        self.lines.draw(pen, x + self.indent, top + (high - listed) / 2 - 1.6, self._inner(width))
        for number in (0, 1):
            left = x + width - _BOX[0] - number * (_BOX[0] + _BOX_GAP)
            pen.box(left, middle - _BOX[1] / 2, _BOX[0], _BOX[1], 3.0, edge="field")
        pen.rule(x, top + high, width, "line")


def replies(content: AgreementContent, text: ClauseText) -> Block:
    """Soft noes and tentative yeses side by side: how each is said, how it is received."""
    labels = {card.id: card.title for card in text.cards}
    soft = _replies(labels["soft-no"], content.soft_no, tentative=False)
    small = _replies(labels["tentative-yes"], content.tentative_yes, tentative=True)
    share = 1 - _SECOND_COLUMN
    return Stack((Row((Column(soft, 0, share), Column(small, _SECOND_COLUMN, share))), Space(UNDER_PROSE)))


def _replies(label: str, given: tuple[Reply, ...], *, tentative: bool) -> Block:
    mark = marks.tentative if tentative else marks.not_now
    head = with_icon(label, replace(NAME, leading=15.4), lambda pen, x, y: mark(pen, x, y))
    if not given:
        return Stack((head, unwritten("")))
    first, *rest = (_reply(reply) for reply in given)
    # The label stays with the first of them, wherever a page ends.
    return Stack((_Kept(head, first), *rest), gap=4.0)


def _reply(reply: Reply) -> Block:
    said = reply.said.strip()
    if said and said[0] not in _QUOTES:
        said = say("“{words}”", words=said)
    words: Block = Prose(said, _SAID)
    side = reply.marker
    if side is not None:
        words = Marked(words, _SAID, lambda pen, x, y: marks.partner(pen, side, x, y, 6.2), 3.2, 10.4)
    return Stack((words, Space(0.4), Prose(reply.received, _RECEIVED)))


@dataclass(frozen=True)
class _Kept:
    """A label over a block: it never stands alone at the foot of a page."""

    label: Block
    block: Block

    def height(self, width: float) -> float:
        return self.label.height(width) + self.block.height(width)

    def divide(self, width: float, room: float) -> tuple[Block | None, Block | None]:
        head, tail = self.block.divide(width, room - self.label.height(width))
        if head is None or tail is None:
            return None, self
        return replace(self, block=head), tail

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        self.label.draw(pen, x, top, width)
        self.block.draw(pen, x, top + self.label.height(width), width)
