"""What a sign offers while one types: phrases for “;”, steps for “@”, beside the caret."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QPainter,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.views.theme.bars import scrolls_quietly
from app.views.theme.flat_list import Index
from app.views.theme.paint import draw_text, key_cap, key_cap_width, rounded
from app.views.theme.theme import Theme
from app.views.theme.widgets import Card
from app.words import say

ROW, SHOWN, WIDE = 46, 6, 420
"""Pixels a row is high, how many rows show at once, and how wide the list is, at 100 %."""

_BELOW = Qt.ItemDataRole.UserRole + 1
_KEYS = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True)
class Offer:
    """One line: its title, the quiet words below it, the letters that name it, and what it is for the page."""

    title: str
    below: str
    letters: str
    about: object


class Offers(Card):
    """Floats over the page, never with the focus: the field hands it ↑ ↓ Enter and Escape by `takes`.

    `taken` carries the offer that Enter or a click took; `left` that Escape put the list away.
    """

    taken = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, page: QWidget) -> None:
        super().__init__(theme, token="raised", line="line2", radius="row", floating=True, padding=0, parent=page)
        self._page = page
        self._offers: tuple[Offer, ...] = ()
        self._items = QStandardItemModel(self)
        self._list = QListView(self)
        self._list.setModel(self._items)
        self._list.setItemDelegate(_OfferPainter(theme, self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        scrolls_quietly(theme, self._list)
        self._list.setMouseTracking(True)
        self._list.setUniformItemSizes(True)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self._list.viewport().setAutoFillBackground(False)
        self._list.clicked.connect(lambda index: self._take(index.row()))
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._list)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def offer(self, name: str, offers: Sequence[Offer], caret: QRect) -> None:
        """Show these below a caret of the page, or above it where there is more room; nothing hides the list."""
        if tuple(offers) != self._offers or self.isHidden():
            self._fill(name, tuple(offers))
        if not offers:
            self.put_away()
            return
        self._place(caret)
        opened = self.isHidden()
        self.show()
        self.raise_()
        if opened:
            words = say("{name}: {title}. Enter takes it, arrow keys choose.", name=name, title=offers[0].title)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def put_away(self) -> None:
        """Offer nothing any more, and keep nothing of it."""
        self._offers = ()
        self._items.clear()
        self.hide()

    def takes(self, event: QKeyEvent) -> bool:
        """Whether the key was for the list."""
        if self.isHidden() or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key, place = event.key(), self._list.currentIndex().row()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._choose((place + (1 if key == Qt.Key.Key_Down else -1)) % len(self._offers))
            words = self._offers[self._list.currentIndex().row()].title
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(place)
        elif key == Qt.Key.Key_Escape:
            self.put_away()
            self.left.emit()
        else:
            return False
        return True

    def titles(self) -> list[str]:
        """What is offered, in order; nothing while it is put away."""
        return [offer.title for offer in self._offers]

    def _fill(self, name: str, offers: tuple[Offer, ...]) -> None:
        self._offers = offers
        self._list.setAccessibleName(name)
        self._items.clear()
        for offer in offers:
            item = QStandardItem(offer.title)
            item.setData(offer.below, _BELOW)
            item.setData(offer.letters, _KEYS)
            item.setData(". ".join(filter(None, (offer.title, offer.below))), Qt.ItemDataRole.AccessibleTextRole)
            self._items.appendRow(item)
        if offers:
            self._choose(0)

    def _choose(self, place: int) -> None:
        index = self._items.index(place, 0)
        self._list.setCurrentIndex(index)
        self._list.scrollTo(index)

    def _take(self, place: int) -> None:
        offer = self._offers[place]
        self.put_away()
        self.taken.emit(offer)

    def _place(self, caret: QRect) -> None:
        px, edge = self._theme.px, self.bleed
        around = px(6)
        self._column.setContentsMargins(around, around, around, around)
        above, below = caret.top() - px(4), self._page.height() - caret.bottom() - px(4)
        wanted = min(len(self._offers), SHOWN) * px(ROW) + 2 * around
        under = below >= wanted or below >= above
        rows = max(1, min(wanted - 2 * around, (below if under else above) - 2 * around) // px(ROW))
        high = min(rows * px(ROW) + 2 * around, wanted)
        wide = min(px(WIDE), self._page.width() - 2 * around)
        left = max(0, min(caret.left() - px(14), self._page.width() - wide))
        top = caret.bottom() + px(4) if under else caret.top() - px(4) - high
        corner = QPoint(left - edge, top - edge)
        self.setGeometry(QRect(corner, QSize(wide + 2 * edge, high + 2 * edge)))


class _OfferPainter(QStyledItemDelegate):
    """Title and quiet words, the letters as a key cap at the end; the chosen one tinted."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, px = self._theme, self._theme.px
        box = QRectF(option.rect).adjusted(0, 1, 0, -1)
        if option.state & QStyle.StateFlag.State_Selected:
            rounded(painter, box, theme.radius("control"), theme.color("select"), theme.blend("accent", "select", 0.4))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            rounded(painter, box, theme.radius("control"), theme.color("sunken"))
        left, right = box.left() + px(12), box.right() - px(12)
        letters = index.data(_KEYS)
        if letters:
            wide = key_cap_width(theme, letters)
            cap = QRectF(right - wide, box.center().y() - px(9), wide, px(18))
            ink, fill, line = theme.color("ink2"), theme.color("surface"), theme.color("line2")
            key_cap(painter, theme, cap, letters, ink=ink, fill=fill, line=line)
            right = cap.left() - px(12)
        top = box.center().y() - (theme.line("body") + theme.line("small")) / 2
        below = index.data(_BELOW)
        if not below:
            top += theme.line("small") / 2
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("ink"))
        draw_text(painter, index.data(), QRectF(left, top, right - left, theme.line("body")))
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("ink3"))
        draw_text(painter, below, QRectF(left, top + theme.line("body"), right - left, theme.line("small")))
        painter.restore()
