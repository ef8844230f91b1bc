"""The notes before this one: signed, folded to one line each, one of them open; and what process notes are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.actions.notes_shown import NoteShown
from app.actions.write_up import heading_word
from app.dates import local_date, short_date
from app.models.note import Heading
from app.views.desk import Desk
from app.views.theme.paint import begin, draw_icon, draw_text, rounded
from app.views.theme.theme import Theme
from app.views.theme.widgets import Button, Card, Gap, Label, PlainButton, Scroll, SectionTitle, Sign
from app.views.write_up.entry_delegate import BAR
from app.views.write_up.signed import AddendumWriter, Sealed, Thread
from app.words import say

FOLDED = 6
"""How many earlier notes have a line of their own before somebody asks for all of them."""


def note_name(shown: NoteShown) -> str:
    """What a note is called: its session, or that it stands alone."""
    if shown.session is None:
        return say("A note of its own")
    return say("Session {number}", number=shown.session.number)


class EarlierCard(Card):
    """One signed note: its plan (or all of it), the seal, and what was added since."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, padding=20, parent=parent)
        self._shown: NoteShown | None = None
        self._all = False
        self.name = Label(theme, style="strong", elide=True)
        self.day = Label(theme, style="small", token="ink2", size=12.5)
        self.parts = QVBoxLayout()
        self.more = Button(theme, "", kind="link")
        self.more.clicked.connect(self._turn)
        self.sealed = Sealed(theme)
        self.added = Thread(theme)
        head = QHBoxLayout()
        head.addWidget(self.name, 1)
        head.addWidget(self.day)
        self._column = QVBoxLayout(self)
        self._column.addLayout(head)
        self._column.addLayout(self.parts)
        self._column.addWidget(self.sealed)
        self._column.addWidget(self.added)
        self._column.addWidget(Gap(theme, 6))
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._space()
        theme.changed.connect(self._space)

    def show_note(self, shown: NoteShown | None) -> None:
        """This one, its plan first; None lets go of all of it."""
        if self._shown is None or shown is None or shown.note.id != self._shown.note.id:
            self._all = False
        if shown == self._shown:
            return
        self._shown = shown
        self.name.setText(note_name(shown) if shown is not None else "")
        self.day.setText(short_date(local_date(shown.at)) if shown is not None else "")
        heard = say("{name}, {day}", name=self.name.text(), day=self.day.text())
        self.setAccessibleName(heard if shown is not None else "")
        self.sealed.show_note(shown)
        self.added.show_addenda(shown.addenda if shown is not None else ())
        self._fill()

    def words(self) -> str:
        """All of it that is shown, as it is read."""
        items = [self.parts.itemAt(place) for place in range(self.parts.count())]
        labels = [item.widget() for item in items if item is not None]
        return "\n".join(label.text() for label in labels if isinstance(label, Label))

    def _turn(self) -> None:
        self._all = not self._all
        self._fill()

    def _fill(self) -> None:
        while (item := self.parts.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        shown = self._shown
        if shown is None:
            return
        written = [heading for heading in shown.headings if shown.sections.get(heading, "").strip()]
        short = [Heading.PLAN] if Heading.PLAN in written else written[-1:]
        for heading in written if self._all else short:
            self.parts.addWidget(Label(self._theme, heading_word(heading), style="caption", token="ink2", weight=400))
            self.parts.addWidget(
                Label(self._theme, shown.sections[heading].strip(), style="small", token="ink2", wrap=True)
            )
        self.more.setVisible(len(written) > len(short))
        self.more.setText(say("Only the plan") if self._all else say("All of it"))

    def _space(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.parts.setContentsMargins(0, px(8), 0, px(10))
        self.parts.setSpacing(px(3))


class Earlier(QWidget):
    """The column at the right: signed notes, the latest open; to one of them something may be added."""

    def __init__(self, theme: Theme, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._notes: tuple[NoteShown, ...] = ()
        self._open = 0
        self._whole = False
        self.title = SectionTitle(theme, say("Earlier"))
        self.empty = Label(theme, say("Signed notes will stand here."), style="small", token="ink2", wrap=True)
        self.card = EarlierCard(theme)
        self.writer = AddendumWriter(theme, desk)
        self.remark = Label(
            theme,
            say("A signed note never changes. What you learn later stands beside it, with its date."),
            style="remark", size=15, token="ink2", wrap=True,
        )  # fmt: skip
        self.rows = QVBoxLayout()
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        for widget in (self.empty, self.card):
            self._column.addWidget(widget)
        self._column.addWidget(self.writer)
        self._column.addWidget(self.remark)
        self._column.addLayout(self.rows)
        self._column.addStretch(1)
        self.process = _ProcessCard(theme)
        self._head = QVBoxLayout()
        self._head.addWidget(self.title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        self._scroll = Scroll(theme, self._inside)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._give_room)
        column.addWidget(self._scroll, 1)
        self._low = QVBoxLayout()
        self._low.addWidget(self.process)
        column.addLayout(self._low)
        theme.changed.connect(self._dress)
        self._dress()

    def show_notes(self, notes: Sequence[NoteShown]) -> None:
        """These, the latest first; the one that was open stays open."""
        if tuple(notes) == self._notes and self._open in [one.note.id for one in notes]:
            return
        self._notes = tuple(notes)
        if self._open not in [one.note.id for one in notes]:
            self._open = notes[0].note.id if notes else 0
        self._fill()

    def open_note(self, note_id: int) -> None:
        """Read this one."""
        self._open = note_id
        self._fill()

    def _fill(self) -> None:
        opened = next((one for one in self._notes if one.note.id == self._open), None)
        for widget in (self.card, self.writer, self.remark):
            widget.setVisible(opened is not None)
        self.empty.setVisible(opened is None)
        self.writer.show_note(self._open)
        self.card.show_note(opened)
        while (item := self.rows.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        folded = [one for one in self._notes if one.note.id != self._open]
        for one in folded if self._whole else folded[:FOLDED]:
            row = _FoldedRow(self._theme, note_name(one), short_date(local_date(one.at)))
            row.clicked.connect(lambda _on=False, note_id=one.note.id: self.open_note(note_id))
            self.rows.addWidget(row)
        if len(folded) > FOLDED and not self._whole:
            more = Button(self._theme, say("The ones before"), kind="link")
            more.clicked.connect(self._show_all)
            self.rows.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _give_room(self) -> None:
        """The cards are as wide with the scroll bar as without."""
        scrolls = self._scroll.verticalScrollBar().maximum() > 0
        self._column.setContentsMargins(0, 0, 0 if scrolls else self._theme.px(BAR), 0)

    def _show_all(self) -> None:
        self._whole = True
        self._fill()

    def _dress(self) -> None:
        px = self._theme.px
        self._head.setContentsMargins(0, px(18), 0, px(16))
        self._give_room()
        self._column.setSpacing(px(12))
        self.remark.setContentsMargins(0, px(2), 0, 0)
        self._low.setContentsMargins(0, px(12), px(BAR), px(12))
        self.setMinimumWidth(px(200))


class _ProcessCard(Card):
    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, token="canvas", line="line2", padding=14)
        head = QHBoxLayout()
        head.addWidget(Sign(theme, "lock", token="ink2", size=14, line=18))
        head.addWidget(Label(theme, say("Process notes"), style="small", weight=600))
        head.addStretch(1)
        head.setSpacing(theme.px(7))
        words = say("Yours alone, kept in a place of their own. Left out of every export unless you name them.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addLayout(head)
        column.addWidget(Label(theme, words, style="small", token="ink2", wrap=True))


class _FoldedRow(PlainButton):
    """A signed note on one line: its name, and its day at the end."""

    def __init__(self, theme: Theme, name: str, day: str) -> None:
        super().__init__(theme, name)
        self._day = day
        self.setAccessibleName(say("{name}, {day}, signed. Press to read it.", name=name, day=day))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._theme.px(30))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme, px = self._theme, self._theme.px
        box = QRectF(self.rect())
        if self.underMouse() or self.isDown():
            rounded(painter, box, theme.radius("control"), theme.color("select"))
        if self.hasFocus():
            rounded(painter, box, theme.radius("control"), None, theme.color("focus"), theme.size("ring"))
        middle = (self.height() - px(14)) / 2
        draw_icon(painter, theme, "lock-keyhole", "ink3", QPointF(px(4), middle), 14)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("ink2"))
        draw_text(painter, self.text(), box.adjusted(px(26), 0, -px(70), 0))
        painter.setPen(theme.color("ink3"))
        draw_text(painter, self._day, box.adjusted(px(60), 0, -px(4), 0), Qt.AlignmentFlag.AlignRight)
        painter.end()
