"""One partner's card: when the latest conversation was, what was asked about, and what follows from it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.actions import screening
from app.actions.change import Outcome
from app.actions.screening_shown import Conversation, OfPartner
from app.models.screening import ScreeningOutcome
from app.models.side import Side
from app.models.text import tags_in
from app.views.screening.days import again_words, day_words, read_again, when_words
from app.views.screening.hand import Hand
from app.views.screening.outcomes import outcome_words
from app.views.screening.own_words import OwnWords
from app.views.screening.past import Past
from app.views.screening.rows import Follows, QuietButton, Topic
from app.views.screening.talk_form import TalkForm
from app.views.theme.flow import Flow
from app.views.theme.theme import Theme
from app.views.theme.widgets import Button, Caption, Card, Gap, Label, PartnerMark, Sign
from app.words import say


class PartnerCard(Card):
    """The latest conversation with one of them, to be filled in; the earlier ones can be read."""

    def __init__(self, theme: Theme, hand: Hand, side: Side, parent: QWidget | None = None) -> None:
        super().__init__(theme, padding=20, parent=parent)
        self._hand, self._side = hand, side
        self._of: OfPartner | None = None
        self._reading = 0
        self.mark = PartnerMark(theme, "first" if side is Side.FIRST else "second", size=22)
        self.name = Label(theme, style="partner", size=16, weight=600, line=20)
        self.when = QuietButton(theme)
        self.earlier = Flow()
        self.before: list[QuietButton] = []
        self.form = TalkForm(theme, hand, side)
        self.none = Label(theme, style="body", token="ink2", wrap=True)
        self.first = Button(theme, say("Record a conversation"), kind="soft", icon="plus")
        self.topics = {line.id: Topic(theme, line.text) for line in screening.topics()}
        self.follows = {outcome: Follows(theme, words) for outcome, words in outcome_words().items()}
        self.conditions = OwnWords(
            theme,
            hand,
            f"screening conditions {side.value}",
            say("Conditions"),
            say("In their own words, what it is bound to"),
            keep=partial(self._keep, screening.write_conditions),
            least=1,
            bare=True,
        )
        self.again = OwnWords(
            theme,
            hand,
            f"screening again {side.value}",
            say("Ask again"),
            say("on a day, or in words"),
            keep=self._keep_again,
            least=1,
            bare=True,
            one_line=True,
        )
        self.past = Past(theme, screening.topics())
        self.body = QWidget()
        self._placed = QTimer(self, singleShot=True, interval=0)
        self._placed.timeout.connect(self._bring_head)
        self._lay_out()
        self._connect()
        self._dress_inside()

    def _lay_out(self) -> None:
        theme, px = self._theme, self._theme.px
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.name)
        names.addWidget(self.when, 0, Qt.AlignmentFlag.AlignLeft)
        names.addLayout(self.earlier)
        self._names = names
        head = QHBoxLayout()
        head.setSpacing(px(3))
        head.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(names, 1)
        head.setContentsMargins(px(3), 0, 0, 0)
        self._rule = Card(theme, padding=0, token="line", line="")
        self._asked = Caption(theme, say("Asked about, in your own words"))
        self._follows = Caption(theme, say("What follows"))
        inside = QVBoxLayout(self.body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self._asked)
        inside.addWidget(Gap(theme, 4))
        for topic in self.topics.values():
            inside.addWidget(topic)
        inside.addWidget(Gap(theme, 10))
        ruled = QHBoxLayout()
        ruled.setContentsMargins(px(4), 0, 0, 0)
        ruled.addWidget(self._rule)
        inside.addLayout(ruled)
        inside.addWidget(Gap(theme, 12))
        inside.addWidget(self._follows)
        inside.addWidget(Gap(theme, 4))
        self._conditions_row = QHBoxLayout()
        self._conditions_row.addWidget(self.conditions)
        for outcome, row in self.follows.items():
            inside.addWidget(row)
            if outcome is ScreeningOutcome.CONDITIONS:
                inside.addLayout(self._conditions_row)
        inside.addWidget(Gap(theme, 12))
        inside.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(0)
        foot.addWidget(Sign(theme, "calendar", line=30), 0, Qt.AlignmentFlag.AlignTop)
        self._ask_again = Label(theme, say("Ask again"), style="body", token="ink2", line=30)
        foot.addWidget(self._ask_again, 0, Qt.AlignmentFlag.AlignTop)
        foot.addSpacing(theme.px(10))
        foot.addWidget(self.again, 1)
        self._foot = foot
        inside.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Gap(theme, 12))
        column.addWidget(self.form)
        column.addWidget(self.none)
        column.addWidget(Gap(theme, 8))
        column.addWidget(self.first, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.past, 1)
        column.addWidget(self.body, 1)
        column.addStretch(0)
        self._theme.changed.connect(self._dress_inside)

    def _connect(self) -> None:
        self.first.clicked.connect(self.record)
        self.when.clicked.connect(self._change_day)
        self.form.left.connect(self._form_left)
        self.past.back.connect(self._read_latest)
        for topic_id, topic in self.topics.items():
            topic.clicked.connect(partial(self._tick, topic_id))
        for outcome, row in self.follows.items():
            row.clicked.connect(partial(self._follow, outcome))

    # -- what it shows ----------------------------------------------------------------------------------------

    def show_partner(self, of: OfPartner) -> None:
        """Show what there is of this partner; a field that is being typed into stays as it is."""
        self._of = of
        name = of.partner.name
        self.setAccessibleName(name)
        self.mark.set_initial(of.partner.initial)
        self.name.setText(name)
        self.none.setText(say("No conversation yet. Speak with {name} alone first, in your own words.", name=name))
        self.first.setAccessibleName(say("Record a conversation with {name}", name=name))
        for topic in self.topics.values():
            topic.set_owner(name)
        for row in self.follows.values():
            row.set_owner(name)
        self.conditions.set_name(say("{name}: conditions, in their own words", name=name))
        self.again.set_name(say("{name}: ask again, on a day or in words", name=name))
        if of.now is not None:
            self._show_latest(of.now)
        self._show_earlier(of)
        self._arrange()

    def record(self) -> None:
        """Begin to record another conversation with this partner."""
        self._reading = 0
        self.form.open(None)
        self._arrange()

    def take_focus(self) -> None:
        """The focus on the first thing that can be done here."""
        first = next(iter(self.topics.values()))
        (first if self.body.isVisibleTo(self) else self.first).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_latest(self, now: Conversation) -> None:
        known, today = now.known, self._today()
        self.when.show_words(when_words(known, today), say("Change the day"))
        asked = tags_in(known.topics)
        for topic_id, topic in self.topics.items():
            topic.setChecked(topic_id in asked)
        for outcome, row in self.follows.items():
            # One that holds alone lets go of itself only for another.
            row.setAutoExclusive(False)
            row.setChecked(outcome is known.outcome)
        for row in self.follows.values():
            row.setAutoExclusive(True)
        self.conditions.show_words(now.begun, known.conditions)
        self.again.show_words(now.begun, again_words(known, today))
        self.conditions.setVisible(known.outcome is ScreeningOutcome.CONDITIONS)

    def _show_earlier(self, of: OfPartner) -> None:
        days = [(one.known.conversation, day_words(one.known.held_on, self._today())) for one in of.earlier]
        shown = [button.text() for button in self.before]
        words = [say("before: {day}", day=day) for _, day in days]
        if words == shown:
            return
        for button in self.before:
            self.earlier.takeAt(0)
            button.hide()
            button.deleteLater()
        self.before = []
        for (number, _), text in zip(days, words, strict=True):
            button = QuietButton(self._theme)
            button.show_words(text, say("Read that conversation"))
            button.clicked.connect(partial(self._read, number))
            self.earlier.addWidget(button)
            self.before.append(button)
            button.show()

    def _arrange(self) -> None:
        of = self._of
        now, filling = of.now if of is not None else None, not self.form.isHidden()
        reading = self._reading != 0
        self.when.setVisible(now is not None)
        self.past.setVisible(reading)
        self.body.setVisible(now is not None and not reading and not (filling and self.form.is_new))
        self.none.setVisible(now is None and not filling)
        self.first.setVisible(now is None and not filling)

    # -- what is done -----------------------------------------------------------------------------------------

    def _tick(self, topic: str, _on: bool = False) -> None:
        row = self.topics[topic]
        if not self._hand.do(screening.set_topic, self._side, topic, row.isChecked()):
            row.setChecked(not row.isChecked())

    def _follow(self, outcome: ScreeningOutcome, _on: bool = False) -> None:
        now = self._of.now if self._of is not None else None
        if now is None or now.known.outcome is outcome:
            return
        if not self._hand.do(screening.set_outcome, self._side, outcome):
            self._show_latest(now)

    def _keep(self, action: Callable[..., Outcome], words: str) -> bool:
        return self._hand.do(action, self._side, words)

    def _keep_again(self, words: str) -> bool:
        on = read_again(words, self._today())
        return self._hand.do(screening.ask_again, self._side, on, "" if on is not None else words)

    def _change_day(self) -> None:
        if self._of is not None and self._of.now is not None:
            self.form.open(self._of.now.known)
            self._arrange()

    def _form_left(self) -> None:
        self._arrange()
        self.take_focus()
        self._placed.start()

    def _bring_head(self) -> None:
        """Whose conversation it is stays in sight above the first thing that was asked about."""
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(self.mark)

    def _read(self, conversation: int, _on: bool = False) -> None:
        of = self._of
        if of is None:
            return
        mine = [one for one in (of.now, *of.earlier) if one is not None]
        place = next(at for at, one in enumerate(mine) if one.known.conversation == conversation)
        self.past.show_conversation(mine[place], mine[place - 1], self._today())
        self._reading = conversation
        self._arrange()
        self.past.way.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read_latest(self) -> None:
        self._reading = 0
        self._arrange()
        self.take_focus()

    def _today(self) -> date:
        return self._hand.desk.clock.now().date()

    def _dress_inside(self) -> None:
        px = self._theme.px
        self._rule.setFixedHeight(1)
        self._conditions_row.setContentsMargins(px(30 - 9), 0, 0, 0)
        self.name.setContentsMargins(px(6), 0, 0, 0)
        self._ask_again.setContentsMargins(px(8), 0, 0, 0)
        self._names.setContentsMargins(0, px(2), 0, 0)
        for caption in (self._asked, self._follows):
            caption.setContentsMargins(px(4), 0, 0, 0)
        self._foot.setContentsMargins(px(4), px(6), 0, 0)
        self.earlier.set_gaps(px(2), 0)
