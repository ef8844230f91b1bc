"""Go to anything: one field over the window; couples, steps, the words of notes, and everything that can be done."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QHideEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListView, QSizePolicy, QVBoxLayout, QWidget

from app.actions.finding import Findings, find_words
from app.actions.roster import RosterRow, couples_matching, show_couple
from app.dates import local_date, short_date
from app.rules.search import parts
from app.views.commands import Commands, shown_key
from app.views.desk import Desk
from app.views.shell.goto_rows import Row, RowPainter, Rows
from app.views.shell.overlay import Overlay
from app.views.theme.bars import scrolls_quietly
from app.views.theme.marks import paint_couple
from app.views.theme.paint import begin, draw_text, rounded
from app.views.theme.theme import Theme
from app.views.theme.widgets import Card, Label, LineEdit, Sign
from app.views.typed import LOOKED_AT
from app.words import say

ROWS_SHOWN = 8
COMMANDS_SHOWN = 6
OF_COUPLE = ("hierarchy", "notes", "agreements", "story")
"""The ways back to the couple in the room, whose name finds these during a session."""


class GoTo(Overlay):
    """Covers its parent while open. Sends out where to go; it is closed by then.

    `couple(id, start)`: open a couple, and start a session with Ctrl+Enter. `step(couple, step)`, `entry(couple,
    session, entry)`, `record(couple, its kind, its id, what was typed)`, `command(name)`.
    """

    couple = Signal(int, bool)
    step = Signal(int, int)
    entry = Signal(int, int, int)
    record = Signal(int, str, int, str)
    command = Signal(str)

    def __init__(self, theme: Theme, desk: Desk, commands: Commands, parent: QWidget) -> None:
        super().__init__(theme, Card(theme, radius="card", floating=True, padding=0, line="line2"), parent)
        self._desk, self._commands = desk, commands
        self._findings = Findings((), (), ())
        self._here: RosterRow | None = None
        self.setAccessibleName(say("Go to anything"))
        self.field = Bare(
            theme, say("A couple, a step, words of a note, or what to do"), name=say("Go to anything"), size=16
        )
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._look)
        self.rows = Rows(self)
        self.list = _List(theme, self.rows)
        self.nothing = Label(theme, say("Nothing by these words."), token="ink3")
        self.pill = _Pill(theme)
        self._search = Sign(theme, "search", line=16)
        top = QHBoxLayout()
        top.addWidget(self._search)
        top.addWidget(self.field, 1)
        top.addWidget(self.pill)
        self._top = top
        self._column = QVBoxLayout(self._card)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(top)
        self._column.addWidget(_Line(theme))
        self._column.addWidget(self.list)
        self._column.addWidget(self.nothing)
        self.list.opened.connect(self._open)
        self.hide()
        theme.changed.connect(self._dress)
        self._dress()

    def open(self, back: QWidget | None) -> None:
        """Open over the window; the focus goes back to `back` when nothing is chosen."""
        session = self._desk.session
        everywhere = say("A couple, a step, words of a note, or what to do")
        here = say("A step, words of their notes, or what to do")
        self.field.setPlaceholderText(everywhere if session is None else here)
        self._here = None if session is None else self._desk.read(show_couple, session.couple_id)
        self.pill.show_couple("" if self._here is None else self._here.label)
        self.pill.setVisible(self._here is not None)
        self.field.clear()
        self._look("")
        self.lie_over(back)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing that was typed or found, and nobody's name, stays to be read."""
        super().hideEvent(event)
        with QSignalBlocker(self.field):  # the records may be locked by now: nothing is looked for
            self.field.clear()
        self.rows.show([])
        self._here = None
        self.pill.show_couple("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress:
                return self._pressed(event)
            if event.type() == QEvent.Type.KeyRelease and not event.isAutoRepeat():
                self.rows.hold(-1)
        return super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.close_quietly()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.list.walk(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.list.walk(5 if key == Qt.Key.Key_PageDown else -5)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self._open(self.list.current(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            pass
        else:
            return False
        return True

    def _open(self, place: int, start: bool = False) -> None:
        row = self.rows.at(place)
        if row is None:
            return
        if row.folded:
            self.rows.hold(place)
            return
        self._back, typed = None, self.field.text()
        self.close_quietly()
        if row.kind == "couple":
            self.couple.emit(row.couple_id, start)
        elif row.kind == "step":
            self.step.emit(row.couple_id, int(row.about))
        elif row.kind == "entry":
            self.entry.emit(row.couple_id, row.number, int(row.about))
        elif row.kind == "record":
            self.record.emit(row.couple_id, row.record, int(row.about), typed)
        else:
            self.command.emit(str(row.about))

    def _look(self, typed: str) -> None:
        typed, session = typed[:LOOKED_AT], self._desk.session
        self._findings = self._desk.read(find_words, typed, session.couple_id if session else None)
        rows = [*self._couples(typed), *self._desk_of(typed), *self._steps(), *self._actions(typed), *self._entries()]
        rows += self._records()
        self.rows.show(rows)
        self.nothing.setVisible(not rows)
        self.list.setVisible(bool(rows))
        self.list.walk(0)
        self.place()

    def _couples(self, typed: str) -> list[Row]:
        return [
            Row(
                "couple", row.couple.id, row.couple.id, parts(row.label, typed),
                initials=(row.first.initial, row.second.initial),
            )
            for row in self._findings.couples
        ]  # fmt: skip

    def _desk_of(self, typed: str) -> list[Row]:
        """During a session: the pages of the couple in the room, by their names."""
        if self._here is None:
            return []
        names = couples_matching([self._here], typed) if typed.strip() else []
        return [
            Row(
                "command", one.id, 0, parts(f"{self._commands.words(one.id)} · {row.label}", typed),
                icon=one.icon, key=shown_key(one.keys[0]) if one.keys else "",
            )
            for row in names
            for one in self._commands.offered()
            if one.id in OF_COUPLE
        ]  # fmt: skip

    def _steps(self) -> list[Row]:
        here = self._desk.session is not None
        return [
            Row("step", hit.step_id, hit.couple_id, hit.parts, aside="" if here else hit.label, number=hit.number)
            for hit in self._findings.steps
        ]

    def _entries(self) -> list[Row]:
        here = self._desk.session is not None
        rows = []
        for hit in self._findings.entries:
            day = short_date(local_date(hit.entry.at))
            folded = here and hit.earlier
            rows.append(
                Row(
                    "entry", hit.entry.id, hit.entry.couple_id, hit.parts,
                    aside=say("press and hold") if folded else day if here else f"{hit.label} · {day}",
                    icon="eye-off" if folded else "notebook-text", number=hit.entry.session_id,
                    folded=folded, cover_words=say("Note of {day}", day=day),
                )
            )  # fmt: skip
        return rows

    def _records(self) -> list[Row]:
        """Write-ups and agreements: found only while nobody is in the room."""
        called = {
            "note": ("notebook-text", say("Progress note")),
            "addendum": ("plus", say("Addendum")),
            "process note": ("lock", say("Process notes")),
            "agreement": ("signature", say("Agreement")),
        }
        rows = []
        for hit in self._findings.records:
            icon, words = called[hit.kind]
            day = short_date(local_date(hit.at)) if hit.at is not None else ""
            aside = " · ".join(filter(None, (words, hit.label, day)))
            rows.append(Row("record", hit.id, hit.couple_id, hit.parts, aside=aside, icon=icon, record=hit.kind))
        return rows

    def _actions(self, typed: str) -> list[Row]:
        words = typed.casefold().split()
        rows = []
        for command in self._commands.offered():
            if command.id == "goto":
                continue
            name = self._commands.words(command.id)
            own = name.casefold().split()
            if all(any(one.startswith(word) for one in own) for word in words):
                key = shown_key(command.keys[0]) if command.keys else ""
                icon = command.icon or "chevron-right"
                rows.append(Row("command", command.id, 0, parts(name, typed), key=key, icon=icon))
        return rows[: COMMANDS_SHOWN if words else 3]

    def sheet(self) -> QRect:
        px = self._theme.px
        wide = min(px(600), self.width() - px(32))
        head = px(56) + 1
        shown = min(max(1, self.rows.rowCount()), ROWS_SHOWN) * px(48) + px(16)
        top = max(px(16), min(px(96), self.height() // 8))
        return QRect((self.width() - wide) // 2, top, wide, min(head + shown, self.height() - top - px(16)))

    def _dress(self) -> None:
        px = self._theme.px
        self._top.setContentsMargins(px(20), px(10), px(14), px(10))
        self._top.setSpacing(0)
        self.nothing.setContentsMargins(px(20), px(20), px(20), px(20))
        self._column.setContentsMargins(0, 0, 0, 0)
        self.place()


class _List(QListView):
    opened = Signal(int)

    def __init__(self, theme: Theme, rows: Rows) -> None:
        super().__init__()
        self._rows = rows
        self.setModel(rows)
        self.setItemDelegate(RowPainter(theme, rows, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        scrolls_quietly(theme, self)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(say("What was found"))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.viewport().setAutoFillBackground(False)
        self.setViewportMargins(0, theme.px(7), 0, theme.px(7))

    def current(self) -> int:
        return self.currentIndex().row()

    def walk(self, by: int) -> None:
        last = self._rows.rowCount() - 1
        if last >= 0:
            self._choose(max(0, min(last, self.current() + by)) if by else 0)

    def _choose(self, place: int) -> None:
        self._rows.hold(-1)
        self.setCurrentIndex(self._rows.index(place))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self.indexAt(event.position().toPoint()).row()
        row = self._rows.at(place)
        if row is not None:
            self._choose(place)
            if row.folded:
                self._rows.hold(place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._rows.hold(-1)
        place = self.indexAt(event.position().toPoint()).row()
        row = self._rows.at(place)
        if row is not None and not row.folded and place == self.current():
            self.opened.emit(place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self.indexAt(event.position().toPoint()).row()
        if self._rows.held >= 0:
            if place != self._rows.held:
                self._rows.hold(-1)
        elif place >= 0 and not event.buttons():
            self._choose(place)


class Bare(LineEdit):
    """A line to type into that has no box of its own: the card around it is the box."""

    def paintEvent(self, event: QPaintEvent) -> None:
        QLineEdit.paintEvent(self, event)


class _Pill(QWidget):
    """Says that only this couple is looked through."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._words = theme, ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_couple(self, label: str) -> None:
        """Whose it is; "" for nobody's."""
        self._words = say("only {label}", label=label) if label else ""
        self.setAccessibleName(self._words)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        px = self._theme.px
        wide = QFontMetricsF(self._theme.font("control", size=13)).horizontalAdvance(self._words)
        return QSize(min(px(280), round(wide) + px(52)), px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme, px = self._theme, self._theme.px
        rounded(painter, QRectF(self.rect()), self.height() / 2, theme.color("accentTint"))
        size = px(13)
        paint_couple(painter, theme, QRectF(px(8), (self.height() - px(16)) / 2, px(26), px(16)), size, ("", ""))
        painter.setFont(theme.font("control", size=13))
        painter.setPen(theme.color("accentInk"))
        draw_text(painter, self._words, QRectF(px(38), 0, self.width() - px(48), self.height()))
        painter.end()


class _Line(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        painter.fillRect(self.rect(), self._theme.color("line"))
        painter.end()
