"""Where a card lies that is about one step: by its row, which stays in sight where there is any room for that."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from app.views.hierarchy.model import Index
from app.views.hierarchy.view import PathView
from app.views.theme.theme import Theme

OVER = 8
"""How far a card's shadow may reach over its row and over the ends of the page, in pixels at 100 %."""

NORMAL, WIDE = 470, 700
"""How wide a card is in pixels at 100 %, and how wide on a page that is too low for it."""

MOST_OF_IT = 0.8
"""A card of which this share fits beside its row rather scrolls than lies over the row."""


def lay_by_row(theme: Theme, card: QWidget, page: QWidget, view: PathView, index: Index) -> None:
    """Lay a card at the right of the page, below the row, or above it where that is low.

    It is as high as what it holds, and no higher than the page.
    """
    width, high = _width(theme, card, page), _height(theme, card, page)
    above, start, below = _rooms(theme, page, view, index)
    top = start
    if high > below and high <= above:
        top = above - theme.px(OVER) - high
    elif high > below:
        room = max(above, below)
        if room >= MOST_OF_IT * high:
            high, top = room, start if room == below else -theme.px(OVER)
        else:
            high, top = min(high, page.height()), max(0, min(start, page.height() - high))
    left = max(0, page.width() - width - theme.px(20))
    card.setGeometry(QRect(left, top, width, high))


def make_room(theme: Theme, card: QWidget, page: QWidget, view: PathView, index: Index) -> None:
    """Where the card has no room by its row, move the row up as far as the card needs, if it may go there."""
    high = _height(theme, card, page)
    above, start, below = _rooms(theme, page, view, index)
    bar, highest = view.verticalScrollBar(), view.mapTo(page, QPoint()).y() + view.fade()
    over, top = high - below, start - view.visualRect(index).height()
    if over > 0 and high > above and top - over >= highest and bar.value() + over <= bar.maximum():
        bar.setValue(bar.value() + over)


def _rooms(theme: Theme, page: QWidget, view: PathView, index: Index) -> tuple[int, int, int]:
    """How high a card may be above the row, where one below it starts, and how high that may be."""
    row, over = view.visualRect(index), theme.px(OVER)
    top = view.viewport().mapTo(page, row.topLeft()).y()
    start = top + row.height() - over
    return top + 2 * over, start, page.height() + over - start


def _width(theme: Theme, card: QWidget, page: QWidget) -> int:
    width = min(theme.px(NORMAL), page.width() - theme.px(40))
    if card.hasHeightForWidth() and card.heightForWidth(width) > page.height():
        # What is asked has more room across than down: no answer lies out of sight while another is in it.
        width = max(width, min(theme.px(WIDE), page.width() - theme.px(40)))
    return min(max(width, card.minimumSizeHint().width()), page.width())


def _height(theme: Theme, card: QWidget, page: QWidget) -> int:
    return card.heightForWidth(_width(theme, card, page)) if card.hasHeightForWidth() else card.sizeHint().height()
