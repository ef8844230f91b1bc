"""How its owner said it: what a looser line, and one that the other may see, asks before it is kept."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.views.desk import Desk
from app.views.drafts import DraftKeeper
from app.views.theme.flow import Flow
from app.views.theme.paint import begin, rounded
from app.views.theme.theme import Theme
from app.views.theme.widgets import Button, Field, Label
from app.words import say

PLACE = "said of a limit"


class AskOwner(QWidget):
    """`said(words)` when the therapist records it; `left` when it stays as it was."""

    said = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._desk = theme, desk
        self._drafts: DraftKeeper | None = None
        self.question = Label(theme, style="strong", size=13, wrap=True)
        self.words = Field(theme, say("In their own words, if they like"), tall=False)
        self.present = Button(theme, "", kind="soft", icon="check")
        self.leave = Button(theme, say("Leave it as it is"), kind="link")
        self.no = Label(theme, style="small", wrap=True)
        self._flow = Flow()
        self._flow.addWidget(self.present)
        self._flow.addWidget(self.leave)
        self._column = QVBoxLayout(self)
        for widget in (self.question, self.words):
            self._column.addWidget(widget)
        self._column.addLayout(self._flow)
        self._column.addWidget(self.no)
        self.present.clicked.connect(lambda: self.said.emit(self.words.text()))
        # A limit is never loosened by one Enter too many: this one goes on to the button that does it.
        self.words.edit.returnPressed.connect(lambda: self.present.setFocus(Qt.FocusReason.TabFocusReason))
        self.leave.clicked.connect(self.left)
        theme.changed.connect(self._dress)
        self._dress()
        self.hide()

    def ask(self, limit_id: int, question: str, present: str, no: str) -> None:
        """Ask about a limit; `no` is the sentence for when its owner is not here, and then nothing is recorded."""
        if self._drafts is None:
            self._drafts = DraftKeeper(self._desk, PLACE, limit_id, self.words.text, self)
            self.words.set_text("" if no else self._drafts.kept_words())
            self.words.edit.textChanged.connect(self._drafts.typed)
        self.question.setText(question)
        self.present.setText(present)
        self.no.setText(no)
        self.no.setVisible(bool(no))
        self.present.setVisible(not no)
        self.words.setVisible(not no)
        self.show()
        (self.leave if no else self.words.edit).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_no(self, sentence: str) -> None:
        """Say what is still needed."""
        self.no.setText(sentence)
        self.no.show()

    def kept(self, limit_id: int) -> None:
        """What was said of this limit stands in the records, and is a draft no more."""
        if self._drafts is not None:
            self._drafts.drop()
        elif self._desk.draft(PLACE, limit_id):
            self._desk.keep_draft(PLACE, limit_id, "")

    def forget(self) -> None:
        """Ask nothing and hold no words; what was typed waits as a draft."""
        self.hide()
        if self._drafts is not None:
            self.words.edit.textChanged.disconnect(self._drafts.typed)
            self._drafts.close()
            self._drafts = None
        self.words.set_text("")
        for label in (self.question, self.no):
            label.setText("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        rounded(
            painter,
            QRectF(self.rect()),
            float(self._theme.radius("row")),
            self._theme.color("canvas"),
            self._theme.color("line"),
        )
        painter.end()

    def _dress(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(12), px(10), px(12), px(12))
        self._column.setSpacing(px(8))
        self._flow.set_gaps(px(14), px(6))
