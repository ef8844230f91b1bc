"""The rows of Go to: what each says, shows and does, and how it is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.views.theme.marks import paint_couple
from app.views.theme.paint import draw_icon, draw_text, key_cap, key_cap_width, rounded
from app.views.theme.theme import Theme
from app.words import say

Index = QModelIndex | QPersistentModelIndex
Kind = Literal["couple", "step", "entry", "record", "command"]
Parts = tuple[tuple[str, bool], ...]

ROW = Qt.ItemDataRole.UserRole

_BEFORE = 0.7
"""How much of a line may be taken by the words before the one that was typed, and by itself."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of Go to. `about` is the id of the record, or the name of the command.

    `parts` are its words, each with whether it was typed; `folded` keeps them away until the row is held down, and
    `cover_words` stand there meanwhile. `aside` are quiet words at the end, `key` is a key cap, `record` is which kind
    of record it is.
    """

    kind: Kind
    about: int | str
    couple_id: int
    parts: Parts
    aside: str = ""
    key: str = ""
    icon: str = ""
    number: int = 0
    initials: tuple[str, str] = ("", "")
    folded: bool = False
    cover_words: str = ""
    record: str = ""

    @property
    def words(self) -> str:
        """All of it that may be seen and heard now."""
        return self.cover_words if self.folded else "".join(words for words, _ in self.parts)


class Rows(QAbstractListModel):
    """The rows in their order. `held` is the one folded row that is held down, and so is open, or -1."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self.held = -1

    def show(self, rows: list[Row]) -> None:
        """Other rows."""
        self.beginResetModel()
        self._rows, self.held = rows, -1
        self.endResetModel()

    def at(self, index: int) -> Row | None:
        """The row in that place, if there is one."""
        return self._rows[index] if 0 <= index < len(self._rows) else None

    def hold(self, index: int) -> None:
        """Open the folded row in that place, and no other; -1 folds them all."""
        if index != self.held:
            before, self.held = self.held, index
            for row in (before, index):
                if row >= 0:
                    self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own way)
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.at(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if row.kind == "step":
                return say("Step {number}. {title}", number=row.number, title=row.words)
            return f"{row.words}, {row.aside}" if row.aside else row.words
        return None


class RowPainter(QStyledItemDelegate):
    """Draws a row: its sign at the left, its words with what was typed in bold, its key or aside at the end."""

    def __init__(self, theme: Theme, rows: Rows, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._rows = theme, rows

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(48))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        if not isinstance(row, Row):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, px = self._theme, self._theme.px
        box = QRectF(option.rect).adjusted(px(8), px(1), -px(8), -px(1))
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            rounded(painter, box, theme.radius("row"), theme.color("select"), theme.blend("accent", "select", 0.4))
        self._paint_sign(painter, row, QPointF(box.left() + px(25), box.center().y()))
        right = self._paint_end(painter, row, box, chosen)
        words = QRectF(box.left() + px(48), box.top(), right - box.left() - px(60), box.height())
        if row.folded and self._rows.held != index.row():
            painter.setFont(theme.font("body", size=15))
            painter.setPen(theme.color("ink2"))
            draw_text(painter, row.cover_words, words)
        else:
            self._paint_words(painter, self.in_sight(row.parts, words.width()), words)
        painter.restore()

    def in_sight(self, parts: Parts, room: float) -> Parts:
        """The words so that the first one that was typed shows in `room` pixels: what comes before it gives way."""
        first = next((place for place, (_, met) in enumerate(parts) if met), 0)
        if not first or self._wide(parts[: first + 1]) <= room:
            return parts
        before, lead, rest = parts[: first - 1], parts[first - 1][0].split(" "), parts[first:]
        hit = rest[0]
        while lead and self._wide((*before, ("… " + " ".join(lead), False), hit)) > room * _BEFORE:
            lead.pop(0)
        near = ("… " + " ".join(lead), False)
        if before and not lead:
            left = room - self._wide((near, hit))
            named = "".join(words for words, _ in before)
            kept = QFontMetricsF(self._font(met=False)).elidedText(named, Qt.TextElideMode.ElideRight, max(0.0, left))
            return ((kept.rstrip("…") or "", False), near, *rest)
        return (*before, near, *rest)

    def _wide(self, parts: Parts) -> float:
        return sum(QFontMetricsF(self._font(met=met)).horizontalAdvance(words) for words, met in parts)

    def _font(self, *, met: bool) -> QFont:
        return self._theme.font("body", size=15, weight=600 if met else 400)

    def _paint_sign(self, painter: QPainter, row: Row, at: QPointF) -> None:
        theme, px = self._theme, self._theme.px
        if row.kind == "step":
            painter.setPen(theme.color("field"))
            painter.setBrush(theme.color("surface"))
            painter.drawEllipse(at, px(11.5), px(11.5))
            painter.setFont(theme.font("caption", weight=600, numerals=True))
            painter.setPen(theme.color("ink2"))
            painter.drawText(QRectF(at.x() - px(14), at.y() - px(14), px(28), px(28)), _CENTRE, str(row.number))
        elif row.kind == "couple":
            size = px(18)
            place = QRectF(at.x() - size * 0.92, at.y() - size, size * 2, size * 2)
            paint_couple(painter, theme, place, size, row.initials)
        else:
            draw_icon(painter, theme, row.icon, "ink2", QPointF(at.x() - px(8), at.y() - px(8)))

    def _paint_end(self, painter: QPainter, row: Row, box: QRectF, chosen: bool) -> float:
        """Draws what stands at the end, and says where the room for words ends."""
        theme, px = self._theme, self._theme.px
        right = box.right() - px(10)
        key = row.key or (say("Enter") if chosen and not row.folded else "")
        if key:
            wide = key_cap_width(theme, key)
            cap = QRectF(right - wide, box.center().y() - px(9), wide, px(18))
            fill = theme.color("surface")
            key_cap(painter, theme, cap, key, ink=theme.color("ink2"), fill=fill, line=theme.color("line2"))
            right = cap.left() - px(10)
        if row.aside:
            painter.setFont(theme.font("small"))
            painter.setPen(theme.color("ink3"))
            room = box.width() * 0.4
            text = QFontMetricsF(painter.font()).elidedText(row.aside, Qt.TextElideMode.ElideRight, room)
            wide = round(QFontMetricsF(painter.font()).horizontalAdvance(text)) + 1
            draw_text(painter, text, QRectF(right - wide, box.top(), wide + 1, box.height()))
            right -= wide + px(10)
        return right

    def _paint_words(self, painter: QPainter, parts: Parts, box: QRectF) -> None:
        theme, left = self._theme, box.left()
        painter.setPen(theme.color("ink"))
        for words, met in parts:
            painter.setFont(self._font(met=met))
            metrics = QFontMetricsF(painter.font())
            room = box.right() - left
            if metrics.horizontalAdvance(words) > room:
                draw_text(painter, words, QRectF(left, box.top(), max(0.0, room), box.height()))
                return
            baseline = box.center().y() + (metrics.ascent() - metrics.descent()) / 2
            painter.drawText(QPointF(left, baseline), words)
            left += metrics.horizontalAdvance(words)


_CENTRE = Qt.AlignmentFlag.AlignCenter
