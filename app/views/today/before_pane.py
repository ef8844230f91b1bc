"""What to have read before somebody comes: the right side of Today, only while nobody is in the room."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.actions.appointments import Before
from app.dates import local_date, short_date
from app.models.session import Entry, Mark
from app.views.theme.buttons import PlainButton
from app.views.theme.labels import Label
from app.views.theme.paint import begin, draw_icon, draw_text, focus_ring
from app.views.theme.panels import Sign
from app.views.theme.theme import Theme
from app.views.today.day import DayLine
from app.words import say


def _mark_of(entry: Entry) -> tuple[str, str, str] | None:
    """The icon, its colour and the word of a marked line."""
    return {
        Mark.BOUNDARY: ("shield", "ink2", say("Boundary")),
        Mark.SETBACK: ("cloud-rain", "rain", say("Setback")),
        Mark.REPAIR: ("spool", "dusk", say("Repair")),
        Mark.VICTORY: ("sprout", "accent", say("Small victory")),
        None: None,
    }[entry.mark]


class BeforePane(QWidget):
    """“Before 14:00”: the lines of the last session, as they were written. `open_wanted(couple_id)` opens the notes."""

    open_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._couple_id = 0
        self.setAccessibleName(say("Before they come"))
        self.title = Label(theme, style="section")
        self._only = Label(theme, say("Only you"), style="caption", token="ink3")
        self._lock = Sign(theme, "lock", line=18)
        self.last = Label(theme, style="caption", token="ink2")
        self._entries = QVBoxLayout()
        self._rule = _Rule(theme)
        self.open = LinkRow(theme, "", "notebook-text")
        self.open.clicked.connect(lambda: self.open_wanted.emit(self._couple_id))
        self._head = QHBoxLayout()
        self._head.addWidget(self.title, 1)
        self._head.addWidget(self._lock, 0, Qt.AlignmentFlag.AlignVCenter)
        self._head.addWidget(self._only, 0, Qt.AlignmentFlag.AlignVCenter)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self.last)
        self._column.addLayout(self._entries)
        self._column.addWidget(self._rule)
        self._column.addWidget(self.open)
        self._column.addStretch(1)
        theme.changed.connect(self._dress)
        self._dress()

    def show_before(self, line: DayLine, before: Before) -> None:
        """Show what was written the last time this couple was here."""
        self._couple_id = line.couple_id
        self.title.setText(say("Before {time}", time=line.time))
        self._empty()
        told = before.last is not None and bool(before.entries)
        if before.last is None:
            self.last.setText(say("The first session"))
            self._say(say("Nothing has been written yet."))
        else:
            day = short_date(local_date(before.last.started_at))
            self.last.setText(say("Last time, {day}", day=day))
            if not told:
                self._say(say("No lines were kept."))
            self.open.setText(say("Open the note of {day}", day=day))
        for entry in before.entries:
            self._entries.addWidget(_EntryLine(self._theme, entry))
        self._rule.setVisible(told)
        self.open.setVisible(told)

    def clear(self) -> None:
        """Hold nothing that could be read, also by assistive technology, while it is not shown."""
        self._couple_id = 0
        for label in (self.title, self.last):
            label.setText("")
        self.open.setText("")
        self._empty()

    def words(self) -> str:
        """Everything that is shown, as text."""
        shown = [self.title.text(), self.last.text()]
        for at in range(self._entries.count()):
            item = self._entries.itemAt(at)
            widget = item.widget() if item is not None else None
            if isinstance(widget, _EntryLine):
                shown.append(widget.entry.text)
            elif isinstance(widget, Label):
                shown.append(widget.text())
        return "\n".join(shown)

    def _empty(self) -> None:
        while (item := self._entries.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()

    def _say(self, text: str) -> None:
        self._entries.addWidget(Label(self._theme, text, style="remark", token="ink3", wrap=True))

    def _dress(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(23), px(22), px(24), px(24))
        self._column.setSpacing(0)
        self._head.setSpacing(px(8))
        self._head.setContentsMargins(0, 0, 0, px(23))
        self._entries.setSpacing(px(10))
        self._entries.setContentsMargins(0, px(6), 0, px(18))
        self.open.setContentsMargins(0, 0, 0, 0)


class _EntryLine(QWidget):
    """One line of the notes: its mark, if it has one, and its words."""

    def __init__(self, theme: Theme, entry: Entry) -> None:
        super().__init__()
        self.entry = entry
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        mark = _mark_of(entry)
        if mark is not None:
            icon, token, word = mark
            row = QHBoxLayout()
            row.setSpacing(theme.px(6))
            row.addWidget(Sign(theme, icon, token=token))
            row.addWidget(Label(theme, word, style="strong", token=token), 1)
            column.addLayout(row)
        column.addWidget(Label(theme, entry.text, wrap=True))


class _Rule(QWidget):
    """A hairline with room below it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(1, self._theme.px(11))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        painter.fillRect(QRectF(0, 0, self.width(), 1), self._theme.color("line"))
        painter.end()


class LinkRow(PlainButton):
    """An icon and words that lead somewhere."""

    def __init__(self, theme: Theme, text: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, text, parent)
        self._icon = icon
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self._theme.font("control"))
        return QSize(self._theme.px(40) + int(metrics.horizontalAdvance(self.text()) + 0.999), self._theme.px(32))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(80), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme, px = self._theme, self._theme.px
        if self.hasFocus():
            focus_ring(painter, theme, QRectF(self.rect()), px(6))
        draw_icon(painter, theme, self._icon, "ink2", QPointF(0, (self.height() - px(16)) / 2))
        font = theme.font("control")
        font.setUnderline(self.underMouse())
        painter.setFont(font)
        painter.setPen(theme.color("ink"))
        draw_text(painter, self.text(), QRectF(px(28), 0, self.width() - px(28), self.height()))
        painter.end()
