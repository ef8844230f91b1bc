"""What stands before planning, as the therapist says it by hand: getting ready, a practised pause; and the mark."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from app.actions import holds, pausing_practice, screening
from app.actions.screening_shown import Knew, Screened
from app.dates import local_date
from app.models.couple_event import CoupleEventKind
from app.views.screening.days import day_words
from app.views.screening.hand import Hand
from app.views.screening.own_words import OwnWords
from app.views.screening.pick import Pick
from app.views.theme.flow import Flow
from app.views.theme.theme import Theme
from app.views.theme.widgets import Button, Card, Label
from app.words import say


class ReadyCard(Card):
    """Getting ready: it ends by hand and begins again by hand. The button says what ending it still needs."""

    def __init__(self, theme: Theme, hand: Hand, parent: QWidget | None = None) -> None:
        super().__init__(theme, padding=20, parent=parent)
        self._hand = hand
        self.told = Label(theme, token="ink2", wrap=True)
        self.needs = Label(theme, token="ink", wrap=True)
        self.end = Button(theme, say("End getting ready"), kind="soft")
        self.again = Button(theme, say("Get ready again"), kind="link")
        _stack(self, theme, say("Getting ready"), self.told, self.needs, self.end, self.again)
        self.end.clicked.connect(lambda: hand.do(screening.end_preparation))
        self.again.clicked.connect(self._begin_again)

    def show_screened(self, shown: Screened) -> None:
        """Show whether it has ended, and what that still needs."""
        ended = shown.readiness.prepared
        if ended:
            day = shown.since[CoupleEventKind.PREPARATION_ENDED]
            self.told.setText(say("Ended by you on {day}.", day=day_words(day, self._hand.desk.clock.now().date())))
        else:
            self.told.setText(
                say(
                    "They list and order ideas, work in band A and practise pausing. It ends by your hand, never alone."
                )
            )
        self.needs.setText("" if ended else shown.preparing_needs)
        self.needs.setVisible(not ended and bool(shown.preparing_needs))
        self.end.setAccessibleDescription(self.needs.text())
        self.end.set_kind("quiet" if shown.preparing_needs else "soft")
        self.end.setVisible(not ended)
        self.again.setVisible(ended)

    def _begin_again(self) -> None:
        if self._hand.do(screening.begin_preparation):
            self.end.setFocus(Qt.FocusReason.OtherFocusReason)


class PauseCard(Card):
    """A pause that both have practised."""

    def __init__(self, theme: Theme, hand: Hand, parent: QWidget | None = None) -> None:
        super().__init__(theme, padding=20, parent=parent)
        self._hand = hand
        self.told = Label(theme, token="ink2", wrap=True)
        self.done = Button(theme, say("They practised it"), kind="soft", icon="circle-pause")
        self.again = Button(theme, say("Practise it again first"), kind="link")
        _stack(self, theme, say("A pause, practised"), self.told, self.done, self.again)
        self.done.clicked.connect(lambda: hand.do(pausing_practice.practise_pause))
        self.again.clicked.connect(lambda: hand.do(pausing_practice.practise_pause_again))

    def show_screened(self, shown: Screened) -> None:
        """Show whether they have practised it."""
        practised = shown.readiness.practised
        if practised:
            day = shown.since[CoupleEventKind.PAUSE_PRACTISED]
            words = say("Practised on {day}.", day=day_words(day, self._hand.desk.clock.now().date()))
        else:
            words = say("Planning waits for a pause that both have practised. It can be noted in a session too.")
        self.told.setText(words)
        self.done.setVisible(not practised)
        self.again.setVisible(practised)


class KnewCard(Card):
    """The mark that somebody knew of a line and went on: made here, outside sessions, and never printed."""

    def __init__(self, theme: Theme, hand: Hand, parent: QWidget | None = None) -> None:
        super().__init__(theme, padding=20, parent=parent)
        self._theme, self._hand = theme, hand
        self._marks: list[QWidget] = []
        self._list = QVBoxLayout()
        self.told = Label(
            theme,
            say("When one of them knew of a line and went on. Planning and revision wait, quietly, until you have "
                "spoken with each of them alone again."),
            token="ink2",
            wrap=True,
        )  # fmt: skip
        self.open = Button(theme, say("Mark it…"))
        self.line = Pick(theme, [], name=say("Which crossed line"), empty=say("No line of a session"))
        self.words = OwnWords(
            theme, hand, "screening knew", say("In your own words, for you alone"), say("In your own words"), least=2
        )
        self.mark = Button(theme, say("Mark it for good"), kind="soft")
        self.leave = Button(theme, say("Leave it"), kind="link")
        self._form = QWidget()
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(theme.px(10))
        form.addWidget(self.line, 0, Qt.AlignmentFlag.AlignLeft)
        form.addWidget(self.words)
        ways = Flow()
        ways.set_gaps(theme.px(16), theme.px(6))
        ways.addWidget(self.mark)
        ways.addWidget(self.leave)
        form.addLayout(ways)
        self._form.hide()
        column = _stack(self, theme, say("Knew and went on"), self.told)
        column.addLayout(self._list)
        column.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._form)
        self.open.clicked.connect(lambda: self._ask(True))
        self.leave.clicked.connect(lambda: self._ask(False))
        self.mark.clicked.connect(self._mark)

    def show_screened(self, shown: Screened) -> None:
        """Show the marks there are, and the lines that a new one could name."""
        today = self._hand.desk.clock.now().date()
        choices = [
            (str(one.entry_id), say("{day}: {words}", day=day_words(one.day, today), words=one.words))
            for one in shown.crossed
        ]
        self.line.offer(choices)
        self.line.setVisible(bool(choices))
        self.words.show_words(shown.couple_id)
        for one in self._marks:
            self._list.removeWidget(one)
            one.hide()
            one.deleteLater()
        self._marks = [Label(self._theme, self._marked(one), wrap=True) for one in shown.knew]
        for label in self._marks:
            self._list.addWidget(label)
            label.show()

    def _marked(self, mark: Knew) -> str:
        day = day_words(local_date(mark.event.at), self._hand.desk.clock.now().date())
        words = say("Marked on {day}.", day=day)
        state = (
            say("It waits for a new conversation with each.")
            if mark.waits
            else say("There was a conversation with each since.")
        )
        return " ".join(part for part in (words, state, mark.words) if part)

    def _ask(self, asked: bool) -> None:
        self._form.setVisible(asked)
        self.open.setVisible(not asked)
        (self.words.field if asked else self.open).setFocus(Qt.FocusReason.OtherFocusReason)

    def _mark(self) -> None:
        key = self.line.choice()
        if self._hand.do(holds.mark_knew_and_went_on, self.words.words(), int(key) if key else None):
            self.words.clear()
            self.line.choose("")
            self._ask(False)


def _stack(card: Card, theme: Theme, title: str, *parts: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(card)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(10))
    column.addWidget(Label(theme, title, style="strong", size=15))
    for part in parts:
        if isinstance(part, (Button, QComboBox)):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            column.addWidget(part)
    if not isinstance(card, KnewCard):
        column.addStretch(1)
    return column
