"""The side of the page: the hold, what it changes and leaves, what the therapist wrote, and how it is lifted."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.actions import holds
from app.actions.screening_shown import OfPartner, Screened
from app.dates import local_date, weekday_date
from app.models.side import Side
from app.rules.holds import Hold
from app.views.screening.days import day_words
from app.views.screening.hand import Hand
from app.views.screening.outcomes import outcome_words
from app.views.screening.own_words import OwnWords
from app.views.theme.flow import Flow
from app.views.theme.theme import Theme
from app.views.theme.widgets import Button, Card, Gap, Label, ScreenTitle, Sign
from app.words import say


class HoldPane(QWidget):
    """`record` carries the partner a conversation is recorded with; `risk_notes` asks for their page."""

    record = Signal(object)
    risk_notes = Signal()

    def __init__(self, theme: Theme, hand: Hand, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._hand = theme, hand
        self._shown: Screened | None = None
        self.title = ScreenTitle(theme, wrap=True)
        self.since = Label(theme, style="body", token="ink2", wrap=True)
        self.unchanged = Label(theme, style="body", token="ink2", wrap=True)
        self.reason = OwnWords(
            theme, hand, "screening hold", say("What you wrote, for you alone"), keep=self._write, least=4
        )
        self.why = OwnWords(
            theme,
            hand,
            "screening hold to place",
            say("Why, for you alone"),
            say("For you alone, if you like"),
            least=3,
        )
        self.place = Button(theme, say("Place a hold"), kind="soft", icon="hand", tall=True)
        self.told = {side: Label(theme, style="body", token="ink", wrap=True) for side in Side}
        self.talk = Button(theme, say("Record a conversation"), kind="soft", icon="plus", tall=True)
        self.whom = {side: Button(theme, "", icon="user") for side in Side}
        self.lift = Button(theme, say("Lift the hold…"), tall=True)
        self.lift_now = Button(theme, say("Lift it"), kind="soft", tall=True)
        self.leave = Button(theme, say("Leave it in place"), kind="link")
        self.risk = Button(theme, say("Risk notes"), icon="file-text", tall=True)
        self.before = QVBoxLayout()
        self._before: list[QWidget] = []
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        theme, px = self._theme, self._theme.px
        self._note = self._notice()
        self._lasting = QWidget()  # what is there while a hold lasts
        self._free = QWidget()  # and while there is none
        self._asked = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(18), px(24), px(24))
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addWidget(self.since)
        column.addWidget(Gap(theme, 16))
        column.addWidget(self._note)
        column.addWidget(Gap(theme, 20))
        column.addWidget(self._heading(say("While it lasts")))
        for icon, words in self._lasts():
            column.addWidget(Gap(theme, 8))
            column.addLayout(self._line(icon, words))
        column.addWidget(Gap(theme, 16))
        column.addWidget(_rule(theme))
        column.addWidget(Gap(theme, 16))
        column.addWidget(self._free)
        column.addWidget(self._lasting)
        self._lay_out_free()
        self._lay_out_lasting()
        column.addWidget(Gap(theme, 16))
        column.addWidget(self.talk, 0, Qt.AlignmentFlag.AlignLeft)
        whom = Flow(self._asked)
        whom.setContentsMargins(0, px(8), 0, 0)
        whom.set_gaps(px(8), px(6))
        for button in self.whom.values():
            whom.addWidget(button)
        column.addWidget(self._asked)
        column.addWidget(Gap(theme, 10))
        ways = Flow()
        ways.set_gaps(px(8), px(8))
        for way in (self.lift, self.lift_now, self.leave, self.risk):
            ways.addWidget(way)
        column.addLayout(ways)
        column.addWidget(Gap(theme, 24))
        column.addLayout(self.before)
        column.addStretch(1)
        said = say("A hold is care taken early. It says nothing about who spoke, or how they are doing.")
        column.addWidget(Label(theme, said, style="remark", token="ink2", wrap=True))
        for asked in (self._asked, self.lift_now, self.leave):
            asked.hide()

    def _notice(self) -> Card:
        theme = self._theme
        card = Card(theme, token="canvas", line="", padding=14)
        words = QVBoxLayout()
        words.setSpacing(theme.px(8))
        words.addWidget(self.unchanged)
        look = say("“{sentence}”", sentence=say("Needs a look with your therapist."))
        words.addWidget(Label(theme, look, style="remark", wrap=True))
        row = QHBoxLayout(card)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(10))
        row.addWidget(Sign(theme, "hand", token="rain"), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return card

    def _lasts(self) -> list[tuple[str, str]]:
        return [
            ("check", say("Sessions, notes, band A and practising a pause go on")),
            ("check", say("The path, its order and old answers stay as they were")),
            ("circle-pause", say("Planning, this week and signing wait")),
            ("eye-off", say("No mark, colour or gap shows it in the couple window")),
        ]

    def _lay_out_free(self) -> None:
        theme = self._theme
        column = QVBoxLayout(self._free)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addLayout(self._locked(say("Why, in your own words")))
        column.addWidget(self.why)
        column.addWidget(self.place, 0, Qt.AlignmentFlag.AlignLeft)

    def _lay_out_lasting(self) -> None:
        theme = self._theme
        column = QVBoxLayout(self._lasting)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addLayout(self._locked(say("What you wrote")))
        column.addWidget(self.reason)
        column.addWidget(Gap(theme, 6))
        column.addWidget(self._heading(say("To lift it")))
        how = say("Speak with each of them alone again. Then you lift it, by hand; nothing lifts it on a date.")
        column.addWidget(Label(theme, how, token="ink2", wrap=True))
        for label in self.told.values():
            column.addWidget(label)

    def _connect(self) -> None:
        self.place.clicked.connect(self._place)
        self.talk.clicked.connect(lambda: self._ask_whom(self._asked.isHidden()))
        for side, button in self.whom.items():
            button.clicked.connect(partial(self._record, side))
        self.lift.clicked.connect(lambda: self._ask_lift(True))
        self.leave.clicked.connect(lambda: self._ask_lift(False))
        self.lift_now.clicked.connect(self._lift)
        self.risk.clicked.connect(self.risk_notes)

    # -- what it shows ----------------------------------------------------------------------------------------

    def show_screened(self, shown: Screened) -> None:
        """Show the hold of this couple, or that there is none."""
        self._shown = shown
        first, second = shown.first.partner.name, shown.second.partner.name
        hold, today = shown.hold, self._hand.desk.clock.now().date()
        self.title.setText(say("On hold") if hold is not None else say("No hold"))
        self.unchanged.setText(self._unchanged(first, second, placed=hold is not None))
        if hold is not None:
            day = weekday_date(local_date(hold.placed.at))
            self.since.setText(say("Since {day}, placed by you", day=day))
            self.reason.show_words(hold.placed.id, hold.words)
        else:
            self.since.setText(self._free_words(shown))
            self.reason.put_away()
        self.why.show_words(shown.couple_id)
        for side in Side:
            self.told[side].setText(self._spoken(shown.of(side)))
            name = shown.of(side).partner.name
            self.whom[side].setText(say("With {name}", name=name))
            self.whom[side].setAccessibleName(say("Record a conversation with {name}", name=name))
        self.talk.set_kind("soft" if hold is not None else "quiet")
        self._lasting.setVisible(hold is not None)
        self._free.setVisible(hold is None)
        self._show_lifting(asked=hold is not None and not self.lift_now.isHidden())
        self._show_before([self._past(one, today.year) for one in shown.past_holds])

    @staticmethod
    def _free_words(shown: Screened) -> str:
        if shown.readiness.held:
            return say(
                "New plans wait all the same, until there is a conversation with each from which work goes ahead."
            )
        return say("Place one early, when something needs a quieter look first.")

    def _unchanged(self, first: str, second: str, *, placed: bool) -> str:
        if placed:
            return say(
                "Nothing that {first} and {second} can see has changed. New plans wait, and say what they would say on "
                "any other day:",
                first=first,
                second=second,
            )
        return say(
            "A hold changes nothing that {first} and {second} can see. New plans wait, and say what they would say on "
            "any other day:",
            first=first,
            second=second,
        )

    def _spoken(self, of: OfPartner) -> str:
        name, day = of.partner.name, of.since_hold
        if day is None or of.now is None:
            return say("{name}: not spoken with alone since.", name=name)
        when = day_words(day, self._hand.desk.clock.now().date())
        outcome = of.now.known.outcome
        if outcome is None:
            return say("{name}: spoken with alone since, on {day}. What follows is open.", name=name, day=when)
        words = outcome_words()[outcome]
        return say("{name}: spoken with alone since, on {day}. {outcome}.", name=name, day=when, outcome=words)

    def _past(self, hold: Hold, year: int) -> str:
        placed = local_date(hold.placed.at)
        lifted = local_date(hold.lifted.at) if hold.lifted is not None else placed
        today = self._hand.desk.clock.now().date().replace(year=year)
        days = say("On hold from {day} to {end}.", day=day_words(placed, today), end=day_words(lifted, today))
        return f"{days} {hold.words}".strip()

    def _show_before(self, words: list[str]) -> None:
        for one in self._before:
            self.before.removeWidget(one)
            one.hide()
            one.deleteLater()
        self._before = [Label(self._theme, text, style="small", token="ink2", wrap=True) for text in words]
        for one in self._before:
            self.before.addWidget(one)
            one.show()

    # -- what is done -----------------------------------------------------------------------------------------

    def _place(self) -> None:
        if self._hand.do(holds.place_hold, self.why.words()):
            self.why.clear()
            self.reason.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _write(self, words: str) -> bool:
        return self._hand.do(holds.write_hold, words)

    def _ask_lift(self, asked: bool) -> None:
        self._show_lifting(asked=asked)
        (self.lift_now if asked else self.lift).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_lifting(self, *, asked: bool) -> None:
        on_hold = self._shown is not None and self._shown.hold is not None
        self.lift.setVisible(on_hold and not asked)
        self.lift_now.setVisible(asked)
        self.leave.setVisible(asked)

    def _lift(self) -> None:
        self.reason.keep()
        if self._hand.do(holds.lift_hold):
            self._show_lifting(asked=False)
            self.place.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_whom(self, asked: bool) -> None:
        self._asked.setVisible(asked)
        if asked:
            self.whom[Side.FIRST].setFocus(Qt.FocusReason.OtherFocusReason)

    def _record(self, side: Side, _on: bool = False) -> None:
        self._asked.hide()
        self.record.emit(side)

    # -- pieces -----------------------------------------------------------------------------------------------

    def _heading(self, words: str) -> Label:
        return Label(self._theme, words, style="strong")

    def _locked(self, words: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self._heading(words), 1)
        row.addWidget(Sign(self._theme, "lock"))
        return row

    def _line(self, icon: str, words: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(12))
        token = "accent" if icon == "check" else "ink2"
        row.addWidget(Sign(self._theme, icon, token=token), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(self._theme, words, token="ink2", wrap=True), 1)
        return row


def _rule(theme: Theme) -> QWidget:
    rule = Card(theme, padding=0, token="line", line="")
    rule.setFixedHeight(1)
    return rule
