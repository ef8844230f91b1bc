"""The recovery sheet: the one other way into the records, on one page in large letters, kept away from the computer."""

from __future__ import annotations

from datetime import date

from app.dates import long_date
from app.models.agreement import Paper
from app.reports import fonts, marks
from app.reports.ink import Inks
from app.reports.page import Document, Sheet
from app.reports.pen import Face, Pen, shortened, width
from app.reports.prose import Prose
from app.words import say

GROUPS = 8
"""How many groups the recovery key is typed in; the last one checks the others."""

_DRAWN = (595.28, 841.89)
_LEFT, _WIDE = 57.5, 480.3
_TILE, _TILE_GAP, _TILE_HIGH = 112.5, 10.1, 54.1

_TITLE = Face(fonts.DISPLAY, 38.2, 44.0)
_WHO = Face(fonts.SANS, 16.8, 22.0, "ink2")
_PROMISE = Face(fonts.SERIF_ITALIC, 21.7, 30.4, "accentInk")
_GROUP = Face(fonts.SANS_STRONG, 20.3, 26.0)
_HEADING = Face(fonts.SANS_STRONG, 18.2, 30.4)
_TEXT = Face(fonts.SANS, 18.45, 30.4, "ink2")
_USE = Face(fonts.SANS, 18.45, 28.75, "ink2")
_KEPT = Face(fonts.SANS, 16.7, 22.0, "ink2")
_CAPTION = Face(fonts.SANS, 15.2, 20.0, "ink2")


def draw(practice_name: str, groups: tuple[str, ...], written_on: date, paper: Paper, language: str = "en") -> bytes:
    """The sheet as a PDF of one page, the same bytes for the same values.

    `groups` are the eight groups of the recovery key, in order; ValueError for any other number.
    """
    if len(groups) != GROUPS:
        raise ValueError("a recovery key is written in eight groups")
    sheet = Sheet(paper, _LEFT)
    document = Document(sheet, say("Recovery sheet"), language, Inks())
    pen = document.pen()
    # Drawn for A4; on other paper the whole sheet is a little smaller, in the middle of the page.
    wide, high = sheet.size
    scale = min(1.0, wide / _DRAWN[0], high / _DRAWN[1])
    document.canvas.translate((wide - _DRAWN[0] * scale) / 2, high * (1 - scale))
    document.canvas.scale(scale, scale)
    _head(pen, practice_name, written_on)
    _tiles(pen, groups)
    _advice(pen)
    _foot(pen)
    document.canvas.showPage()
    return document.bytes()


def _head(pen: Pen, practice_name: str, written_on: date) -> None:
    pen.words(say("Recovery sheet"), _LEFT - 0.4, 81.2, _TITLE)
    marks.stones(pen, _LEFT + _WIDE - 29.6, 57.3, 27.0)
    written = say("written {date}", date=long_date(written_on))
    name = shortened(practice_name, _WHO, _WIDE - width(f" · {written}", _WHO))
    pen.words(f"{name} · {written}" if name else written, _LEFT, 114.4, _WHO)
    pen.rule(_LEFT, 138.6, _WIDE, "accent", 1.7)
    promise = say("This opens your records if the passphrase is lost.\nWhoever holds it can read everything.")
    Prose(promise, _PROMISE).draw(pen, _LEFT, 158.9, _WIDE)


def _tiles(pen: Pen, groups: tuple[str, ...]) -> None:
    for number, group in enumerate(groups):
        row, column = divmod(number, GROUPS // 2)
        left = _LEFT + column * (_TILE + _TILE_GAP)
        top = 243.5 + row * (_TILE_HIGH + _TILE_GAP)
        pen.box(left, top, _TILE, _TILE_HIGH, 8.5, tint="canvas")
        pen.words(shortened(group, _GROUP, _TILE - 8), left + _TILE / 2, top + 34.3, _GROUP, "centre")


def _advice(pen: Pen) -> None:
    top = 392.7
    for heading, lines in (
        (
            say("Keep it"),
            (
                say("in a safe, a bank box, or a sealed envelope"),
                say("away from this computer and its bag"),
                say("where a named colleague could find it"),
            ),
        ),
        (say("Never"), (say("in a photo, an e-mail or a synced folder"),)),
    ):
        pen.words(heading, _LEFT, top + 20.6, _HEADING)
        top += _HEADING.leading + 1.6
        for line in lines:
            marks.dot(pen, _LEFT + 5.0, top + 14.3, 6.2)
            words = Prose(line, _TEXT)
            words.draw(pen, _LEFT + 22.0, top, _WIDE - 22.0)
            top += words.height(_WIDE - 22.0)
        top += 17.0
    pen.words(say("To use it"), _LEFT, top + 20.6, _HEADING)
    use = say("Choose “Use the recovery sheet instead” where the passphrase is asked for, then type the groups.")
    Prose(use, _USE).draw(pen, _LEFT, top + _HEADING.leading + 1.6, _WIDE)


def _foot(pen: Pen) -> None:
    pen.rule(_LEFT, 741.5, _WIDE, "line2", 1.2)
    kept = pen.words(say("Kept at"), _LEFT, 773.4, _KEPT)
    start = max(80.3, kept + 16)
    pen.rule(_LEFT + start, 777.8, _WIDE - start, "field", 1.2)
    pen.words(say("The last group checks the others · page 1 of 1"), _LEFT, 809.3, _CAPTION)
