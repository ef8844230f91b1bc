"""Where a card lies that is about one step: by its row, which stays in sight where the list can give way."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QWidget

from app.views.hierarchy.model import Index
from app.views.hierarchy.view import PathView
from app.views.theme.theme import Theme


def lay_by_row(theme: Theme, card: QWidget, page: QWidget, view: PathView, index: Index) -> None:
    """Lay a card at the right of the page, below the row, or above it where that is low.

    It is as high as what it holds, and no higher than the page.
    """
    top, height = _row(page, view, index)
    size = _size(theme, card, page)
    below = top + height - theme.px(8)
    if below + size.height() > page.height():
        below = max(0, top - size.height() + theme.px(8))
    left = max(0, page.width() - size.width() - theme.px(20))
    card.setGeometry(QRect(QPoint(left, min(below, max(0, page.height() - size.height()))), size))


def make_room(theme: Theme, card: QWidget, page: QWidget, view: PathView, index: Index) -> None:
    """Where the card would lie over its own row, move the row up as far as the card needs, if it may go there."""
    top, height = _row(page, view, index)
    high = _size(theme, card, page).height()
    over = top + height - theme.px(8) + high - page.height()
    bar, highest = view.verticalScrollBar(), view.mapTo(page, QPoint()).y() + view.fade()
    fits = over <= 0 or top - high + theme.px(8) >= 0
    if not fits and top - over >= highest and bar.value() + over <= bar.maximum():
        bar.setValue(bar.value() + over)


def _row(page: QWidget, view: PathView, index: Index) -> tuple[int, int]:
    row = view.visualRect(index)
    return view.viewport().mapTo(page, row.topLeft()).y(), row.height()


def _size(theme: Theme, card: QWidget, page: QWidget) -> QSize:
    width = min(theme.px(470), page.width() - theme.px(40))
    width = min(max(width, card.minimumSizeHint().width()), page.width())
    high = card.heightForWidth(width) if card.hasHeightForWidth() else card.sizeHint().height()
    return QSize(width, min(high, page.height()))
