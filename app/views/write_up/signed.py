"""What a signed note carries: the seal with who and when, its addenda on their thread, and a place for the next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.actions.notes_shown import NoteShown
from app.actions.write_up import ADDENDUM, add_addendum
from app.dates import clock_time, local_date, short_date
from app.models.faults import Refused
from app.models.note import Addendum
from app.views.desk import Desk
from app.views.drafts import DraftKeeper
from app.views.growing_field import GrowingField
from app.views.theme.paint import begin, rounded
from app.views.theme.theme import Theme
from app.views.theme.widgets import Button, Label, Sign
from app.views.write_up.writing import WritingBox
from app.words import say


class Sealed(QWidget):
    """A quiet panel with a lock: when it was signed and by whom, and that it still stands as it was written."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.when = Label(theme, style="small", weight=600, size=12.5, wrap=True)
        self.who = Label(theme, style="small", token="ink2", size=12.5, wrap=True)
        self._lock = Sign(theme, "lock-keyhole", token="ink2", size=14, line=18)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.when)
        words.addWidget(self.who)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._lock, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(words, 1)
        theme.changed.connect(self._dress)
        self._dress()

    def show_note(self, shown: NoteShown | None) -> None:
        """Who signed this note, and when; nothing for one that nobody signed, or for none."""
        at = shown.note.signed_at if shown is not None else None
        if shown is None or at is None:
            self.when.setText("")
            self.who.setText("")
            self.setAccessibleName("")
            return
        self.when.setText(say("Signed {day}, {time}", day=short_date(local_date(at)), time=clock_time(at)))
        by = shown.note.signed_by
        reworded = say("{name}. It does not read as it was signed.", name=by)
        self.who.setText(say("{name}, as written", name=by) if shown.whole else reworded)
        self.setAccessibleName(f"{self.when.text()}, {self.who.text()}")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme = self._theme
        line = theme.color("field") if theme.high_contrast else None
        rounded(painter, QRectF(self.rect()), theme.radius("control"), theme.color("canvas"), line)
        painter.end()

    def _dress(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(10), px(8), px(10), px(8))
        self._row.setSpacing(px(8))


class Thread(QWidget):
    """Addenda below a seal, each with its date and author beside a green line."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._told: tuple[Addendum, ...] = ()
        theme.changed.connect(self._dress)
        self._dress()

    def show_addenda(self, addenda: Sequence[Addendum]) -> None:
        """These, in the order they were added."""
        told, self._told = self._told, tuple(addenda)
        if self._told[: len(told)] != told:
            told = ()
            while (item := self._column.takeAt(0)) is not None:
                widget = item.widget()
                if widget is not None:
                    widget.hide()
                    widget.deleteLater()
        for addendum in self._told[len(told) :]:
            self._column.addWidget(_Added(self._theme, addendum))
        self.setVisible(bool(addenda))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        px = self._theme.px
        thread = self._theme.color("line2")
        painter.fillRect(QRectF(px(7), 0, px(1.5), self.height() - px(20)), thread)
        painter.end()

    def _dress(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(0, px(20), 0, 0)
        self._column.setSpacing(px(14))


class _Added(QWidget):
    def __init__(self, theme: Theme, addendum: Addendum) -> None:
        super().__init__()
        self._theme = theme
        day, time = short_date(local_date(addendum.at)), clock_time(addendum.at)
        words = say("Addendum, {day}, {time}", day=day, time=time)
        self._column = QVBoxLayout(self)
        self._column.addWidget(Label(theme, words, style="small", token="accentInk", weight=600, size=12.5, wrap=True))
        self._column.addWidget(Label(theme, addendum.text, style="small", wrap=True))
        self._column.addWidget(Label(theme, addendum.by, style="small", token="ink3", size=12.5, wrap=True))
        self.setAccessibleName(f"{words}. {addendum.text} {addendum.by}")
        theme.changed.connect(self._dress)
        self._dress()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        painter.fillRect(QRectF(0, 0, self.width(), self.height()), self._theme.color("surface"))
        painter.fillRect(QRectF(0, 0, self._theme.px(2), self.height()), self._theme.color("accent"))
        painter.end()

    def _dress(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(14), 0, 0, 0)
        self._column.setSpacing(px(3))


class AddendumWriter(QWidget):
    """The button “Add an addendum”, and the field it opens; what is half written waits there until it is added.

    `added` once it stands in the records.
    """

    added = Signal()

    def __init__(self, theme: Theme, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._desk = theme, desk
        self._note_id = 0
        self._keeper: DraftKeeper | None = None
        self.open_button = Button(theme, say("Add an addendum"), icon="plus")
        self.field = _AddendumField(theme, say("Addendum"), say("What you learnt since. Ctrl Enter adds it."), least=3)
        self.box = WritingBox(theme, self.field)
        self.refusal = Label(theme, style="small", token="ink2", wrap=True)
        self.add_button = Button(theme, say("Add it"), kind="soft", icon="check")
        self.leave_button = Button(theme, say("Close the field"), kind="link")
        buttons = QHBoxLayout()
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.leave_button)
        buttons.addStretch(1)
        self._form = QWidget()
        self._inside = QVBoxLayout(self._form)
        self._inside.addWidget(self.box)
        self._inside.addWidget(self.refusal)
        self._inside.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._form)
        self.open_button.clicked.connect(self.open)
        self.add_button.clicked.connect(self.add)
        self.field.entered.connect(self.add)
        self.field.left.connect(self._shut)
        self.leave_button.clicked.connect(self._shut)
        self.field.edited.connect(self._typed)
        self.refusal.hide()
        self._form.hide()
        theme.changed.connect(self._dress)
        self._dress()

    def show_note(self, note_id: int) -> None:
        """Write to this note; a field with half an addendum in it is open by itself. 0 ends it."""
        if note_id == self._note_id:
            return
        if self._keeper is not None:
            self._keeper.close()
            self._keeper = None
        self._note_id = note_id
        self._form.hide()
        self.open_button.show()
        self.field.set_words("")
        if note_id:
            self._keeper = DraftKeeper(self._desk, ADDENDUM, note_id, self.field.words, self)
            self.field.set_words(self._keeper.kept_words())
            if not self.field.is_empty():
                self._show_form()

    def open(self) -> None:
        """Show the field, with the focus in it."""
        self._show_form()
        self.field.setFocus()

    def add(self) -> None:
        """Put what is written below the signed note."""
        try:
            done = self._desk.do(add_addendum, self._note_id, self.field.words())
        except Refused as no:
            self.refusal.setText(no.sentence)
            self.refusal.show()
            self.field.setFocus()
            return
        if done is not None and self._keeper is not None:
            self.field.set_words("")
            self._keeper.drop()
            self._shut()
            self.added.emit()

    def _typed(self) -> None:
        self.refusal.hide()
        if self._keeper is not None:
            self._keeper.typed()

    def _show_form(self) -> None:
        self.open_button.hide()
        self._form.show()

    def _shut(self) -> None:
        """Out of the way; the words wait as a draft."""
        if self._keeper is not None:
            self._keeper.flush()
        self.open_button.show()
        self.open_button.setFocus()
        self._form.hide()
        self.refusal.hide()

    def _dress(self) -> None:
        px = self._theme.px
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(px(8))


class _AddendumField(GrowingField):
    entered = Signal()
    left = Signal()

    def __init__(self, theme: Theme, name: str, placeholder: str, *, least: int) -> None:
        super().__init__(theme, name, placeholder, least=least)
        self.takes_escape = True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if control:
                self.entered.emit()
            else:
                self.new_line()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
