"""The columns of the list, and words broken into lines that fit in one."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from app.views.theme.theme import Theme


@dataclass(frozen=True)
class Columns:
    """The columns of the list, in pixels from its left edge; `stacked` puts the answers below the title."""

    stone: float
    card: float
    title: float
    title_width: float
    track: float
    track_width: float
    willing: float
    willing_width: float
    right: float
    stacked: bool


def columns(theme: Theme, width: float) -> Columns:
    """The columns for a list `width` pixels wide."""
    px = theme.px
    title = float(px(66))
    stacked = width < px(640)
    if stacked:
        track_width = min(float(px(149)), (width - title - px(30)) * 0.4)
        track = title + px(4)
        willing = track + track_width + px(36)
        title_width = width - title - px(14)
    else:
        # Where the window is narrow the line of numbers gives way first, then the space around it.
        track_width = min(px(149), max(px(104), width - px(623)))
        willing = width - px(231)
        track = willing - track_width - (px(28) if width >= px(740) else px(20))
        title_width = track - px(20) - title
    return Columns(
        stone=px(22),
        card=px(44),
        title=title,
        title_width=title_width,
        track=track,
        track_width=track_width,
        willing=willing,
        willing_width=width - willing - px(8),
        right=width,
        stacked=stacked,
    )


def wrapped_height(font: QFont, words: str, width: float, line: float, most: int = 2) -> float:
    """How high `words` stand in `width` when they wrap, at most `most` lines of `line` pixels."""
    return line * len(wrapped(font, words, width, most))


def wrapped(font: QFont, words: str, width: float, most: int = 2) -> list[str]:
    """`words` in lines no wider than `width`, broken between words if possible; the last of `most` is shortened."""
    metrics = QFontMetricsF(font)
    if metrics.horizontalAdvance(words) <= width:
        return [words]
    setting = QTextLayout(words, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    setting.setTextOption(option)
    setting.beginLayout()
    lines: list[str] = []
    while len(lines) < most:
        line = setting.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(width, 1))
        start = line.textStart()
        last = len(lines) == most - 1
        rest = words[start:] if last else words[start : start + line.textLength()]
        lines.append(metrics.elidedText(rest.strip(), Qt.TextElideMode.ElideRight, width))
    setting.endLayout()
    return lines
