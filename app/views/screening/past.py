"""A conversation that a newer one came after: to be read, as it was."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.actions.screening_shown import Conversation
from app.models.library import Line
from app.models.screening import Screening
from app.models.text import tags_in
from app.views.screening.days import again_told, when_words
from app.views.screening.outcomes import outcome_words
from app.views.theme.theme import Theme
from app.views.theme.widgets import Button, Caption, Gap, Label, Sign
from app.words import say


class Past(QWidget):
    """`back` goes out when the latest one is wanted again."""

    back = Signal()

    def __init__(self, theme: Theme, topics: tuple[Line, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._topics = theme, topics
        self._inside: QWidget | None = None
        self.way = Button(theme, say("Back to the latest"), kind="link", icon="chevron-left")
        self.way.clicked.connect(self.back)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(4), 0, 0, 0)
        self._column.addWidget(self.way, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_conversation(self, one: Conversation, after: Conversation | None, today: date) -> None:
        """Show this one, and the day of the one that came after it."""
        if self._inside is not None:
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, self._theme.px(8), 0, 0)
        column.setSpacing(self._theme.px(5))
        known = one.known
        column.addWidget(self._label(when_words(known, today), style="strong"))
        asked = [line.text for line in self._topics if line.id in tags_in(known.topics)]
        column.addWidget(Caption(self._theme, say("Asked about") if asked else say("No topic was ticked")))
        for words in asked:
            row = QHBoxLayout()
            row.setSpacing(self._theme.px(10))
            row.addWidget(Sign(self._theme, "check", token="accent"), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(self._label(words), 1)
            column.addLayout(row)
        column.addWidget(Gap(self._theme, 4))
        for words in self._followed(known):
            column.addWidget(self._label(words))
        column.addWidget(Label(self._theme, again_told(one, after, today), style="small", token="ink2", wrap=True))
        column.addStretch(1)
        self._column.addWidget(self._inside)
        self._inside.show()

    def _followed(self, known: Screening) -> list[str]:
        if known.outcome is None:
            return [say("What follows was left open.")]
        told = [say("What followed: {outcome}", outcome=outcome_words()[known.outcome])]
        return [*told, known.conditions] if known.conditions else told

    def _label(self, words: str, style: str = "body") -> Label:
        return Label(self._theme, words, style=style, wrap=True)
