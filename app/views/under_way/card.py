"""The card of a step that is in the room: what was agreed, the four words, and the ways on. Nothing on it counts."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.actions.practising import CheckIn
from app.actions.under_way_shown import Place, UnderWay
from app.models.side import Side
from app.views.theme.buttons import Kind
from app.views.theme.flow import Flow
from app.views.theme.paint import begin, focus_ring
from app.views.theme.theme import Theme
from app.views.theme.widgets import Button, Card, Gap, Label, ScreenTitle
from app.views.under_way import card_words as words
from app.views.under_way.grid import EqualGrid
from app.views.under_way.pieces import CheckButton, Hairline, Panel, SignedLine, StateChip
from app.views.under_way.settling import SettleOffer
from app.views.under_way.yeses import YesRows
from app.words import say

SIDES, ABOVE, UNDER = 28, 20, 26
"""What is left free inside the card, in pixels of the design."""

MOST_BESIDE = 0.45
"""So much of the card's width may be taken beside the title."""

_LOOKS = {
    Place.WAITING: ("circle-dashed", "sunken", "ink2"),
    Place.UNDER_WAY: ("hand", "accentTint", "accentInk"),
    Place.PAUSED: ("pause", "surface", "duskInk"),
    Place.ENDED: ("check", "accentTint", "accentInk"),
}
"""The icon of each state's chip, the token of its ground and that of its words."""


class RoomCard(Card):
    """It takes the focus as a whole, so that its letters act and a screen reader reads it in one sentence.

    `said(CheckIn)`, `answered(Side, Answer)`, and what the buttons ask for: `begin`, `come_to_end`, `make_smaller`,
    `not_today`, `stop`, `to_path`. `settled_said(Side, str)` and `settle` belong to the quiet offer at the end.
    """

    said = Signal(object)
    answered = Signal(object, object)
    begin_wanted = Signal()
    end_wanted = Signal()
    smaller_wanted = Signal()
    not_today_wanted = Signal()
    stop_wanted = Signal()
    path_wanted = Signal()

    def __init__(self, theme: Theme, settling: SettleOffer, parent: QWidget | None = None) -> None:
        super().__init__(theme, floating=True, line="accent", strength=0.55, parent=parent)
        self._shown: UnderWay | None = None
        self._gaps: dict[QWidget, Gap] = {}
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.title = ScreenTitle(theme, size=30, line=36, wrap=True)
        self.chip = StateChip(theme)
        self.about = Label(theme, token="ink2", wrap=True, size=15, line=21)
        self.time = Panel(theme, "clock")
        self.ending = Panel(theme, "door-open")
        self.rule = Hairline(theme)
        centre = Qt.AlignmentFlag.AlignHCenter
        self.caption = Label(theme, token="ink2", wrap=True, align=centre)
        self.question = Label(theme, style="resting", size=32, line=42, token="accentInk", wrap=True, align=centre)
        self.checks = {one: self._check(one) for one in CheckIn}
        self.yeses = YesRows(theme)
        self.yeses.answered.connect(self.answered)
        self.yes_line = SignedLine(theme, "circle-check")
        self.keys_line = SignedLine(theme, "keyboard")
        self.refusal = SignedLine(theme, "info")
        self.settling = settling
        self.begin = self._button(say("Begin"), self.begin_wanted, kind="soft", icon="check")
        self.end = self._button(say("We have come to the end"), self.end_wanted, kind="soft", icon="check")
        self.back = self._button(say("Back to the path"), self.path_wanted)
        self.not_today = self._button(say("Not today"), self.not_today_wanted)
        self.stop = self._button(say("Stop for today"), self.stop_wanted)
        self.smaller = self._button(say("Make it smaller"), self.smaller_wanted, icon="chevron-down")
        self._lay_out()
        theme.changed.connect(self._space)
        self._space()

    # -- what it shows ----------------------------------------------------------------------------------------

    def show_step(self, shown: UnderWay) -> None:
        """This time of the step, as far as it has come."""
        before, self._shown = self._shown, shown
        place, closed = shown.place, shown.closed
        asks = place in (Place.WAITING, Place.PAUSED) and not closed
        here = (shown.occasion_id, place, shown.yeses_at)
        if before is None or (before.occasion_id, before.place, before.yeses_at) != here:
            self.refuse("")
            self.yeses.choose(None)
        never_begun = place is Place.ENDED and shown.begun_at is None
        icon, fill, ink = _LOOKS[Place.WAITING if never_begun else place]
        self.chip.show_state(icon, words.state_words(shown), fill, ink)
        self.title.setText(words.title_words(shown))
        self.about.setText(words.about_words(shown))
        self.about.setVisible(bool(self.about.text()))
        self.time.show_words(*words.time_words(shown))
        self.ending.show_words(*words.ending_words(shown))
        self.caption.setText(words.caption_words(shown))
        self.question.setText(words.question_words(shown))
        self.yeses.show_partners(shown.first, shown.second)
        self._checks.setVisible(place is Place.UNDER_WAY)
        self.yeses.setVisible(asks)
        self._show_yes_line()
        self.show_keys()
        self._show_buttons(shown, asks=asks)
        self.settling.show_step(shown)
        self._colour(place)
        self._close_gaps()
        self.setAccessibleName(words.card_sentence(shown))

    def asked_now(self) -> tuple[QWidget, QWidget]:
        """What is said aloud now, and what may be answered to it."""
        answers = next((one for one in (self._checks, self.yeses) if not one.isHidden()), self.question)
        return self.question, answers

    def show_keys(self) -> None:
        """What single letters do now."""
        shown, side = self._shown, self.yeses.chosen
        if shown is not None:
            self.keys_line.say_this(words.key_words(shown, side))

    def refuse(self, sentence: str) -> None:
        """What is still needed, in one kind sentence beside the button that was pressed; "" takes it away."""
        self.refusal.say_this(sentence)
        self.begin.setAccessibleDescription(sentence)
        self._show_yes_line()
        self._close_gaps()

    def _show_yes_line(self) -> None:
        """The yeses it has or waits for; where Begin has just said the same, that is said once."""
        shown = self._shown
        if shown is not None:
            told = not self.refusal.isHidden() and shown.yeses_at is None
            words_now = "" if told else words.yes_words(shown)
            self.yes_line.say_this(words_now, "circle-check" if shown.yeses_at else "circle-dashed")

    def point_at(self, side: Side | None) -> None:
        """Whose answer the next letter is."""
        self.yeses.choose(side)
        self.show_keys()

    def _show_buttons(self, shown: UnderWay, *, asks: bool) -> None:
        place, paused = shown.place, shown.place is Place.PAUSED
        self.begin.setText(say("Carry on") if paused and shown.begun_at else say("Begin"))
        for button, there in (
            (self.begin, asks),
            (self.end, place is Place.UNDER_WAY),
            (self.back, place is Place.ENDED),
            (self.not_today, place is Place.WAITING),
            (self.stop, paused),
            (self.smaller, shown.may_be_smaller and place is not Place.ENDED and not shown.closed),
        ):
            button.setVisible(there)
        self._ways.invalidate()
        # To carry on and to stop have the same weight.
        self.begin.set_kind("dusk_quiet" if paused else "soft")
        self.begin.set_icon("" if paused else "check")
        self.stop.set_kind("dusk_quiet")
        self.smaller.set_kind("dusk_quiet" if paused else "quiet")

    def _close_gaps(self) -> None:
        """Where a part is away, what is free above it is away too."""
        for part, gap in self._gaps.items():
            gap.setVisible(not part.isHidden())

    def _colour(self, place: Place) -> None:
        paused = place is Place.PAUSED
        ink, ink2 = ("duskInk", "duskInk") if paused else ("ink", "ink2")
        self._token, self._line = ("duskTint", "dusk") if paused else ("surface", "accent")
        self._strength = 0.55 if place in (Place.UNDER_WAY, Place.PAUSED) else 0.3
        self.title.set_token(ink)
        for label in (self.about, self.caption):
            label.set_token(ink2)
        self.question.set_token("duskInk" if paused else "accentInk")
        for panel in (self.time, self.ending):
            panel.set_look("surface" if paused else "canvas", ink, ink2)
        self.rule.set_token("line2" if paused else "line")
        for line in (self.yes_line, self.keys_line):
            line.set_look(ink if paused else "ink3", ink2)
        self.refusal.set_look(ink, ink)
        self.update()

    # -- putting it together ----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        theme = self._theme
        self._column = QVBoxLayout(self)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.addWidget(self.title, 1)
        self._state = QVBoxLayout()
        self._state.addWidget(self.chip)
        self._state.addStretch(1)
        self._head.addLayout(self._state)
        panels, checks, ways = QWidget(), QWidget(), QWidget()
        self._panels, self._checks_grid, self._ways = EqualGrid(panels), EqualGrid(checks), Flow(ways, spread=True)
        self._checks = checks
        for panel in (self.time, self.ending):
            self._panels.addWidget(panel)
        for button in self.checks.values():
            self._checks_grid.addWidget(button)
        for way in (self.begin, self.end, self.back, self.not_today, self.stop, self.smaller):
            self._ways.addWidget(way)
        self._column.addLayout(self._head)
        for gap, part in (
            (6, self.about),
            (18, panels),
            (24, self.rule),
            (20, self.caption),
            (6, self.question),
            (20, checks),
            (14, self.yeses),
            (18, self.yes_line),
            (5, self.keys_line),
            (10, self.refusal),
            (18, self.settling),
            (20, ways),
        ):
            self._gaps[part] = Gap(theme, gap)
            self._column.addWidget(self._gaps[part])
            self._column.addWidget(part)
        self._column.setSpacing(0)
        self._column.setContentsMargins(0, 0, 0, 0)

    def _check(self, one: CheckIn) -> CheckButton:
        word, means, key = words.check_words(one)
        button = CheckButton(self._theme, word, means, key)
        button.clicked.connect(lambda: self.said.emit(one))
        return button

    def _button(self, text: str, wanted: SignalInstance, *, kind: Kind = "quiet", icon: str = "") -> Button:
        button = Button(self._theme, text, kind=kind, icon=icon, tall=True)
        button.clicked.connect(wanted)
        return button

    # -- focus ------------------------------------------------------------------------------------------------

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        """Where it stands beside the title, or below it where that would leave the title little room."""
        inside = self.contentsRect().width()
        below = self.chip.sizeHint().width() > MOST_BESIDE * inside
        beside, under = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        if inside > 0 and self._head.direction() is not (under if below else beside):
            self._head.setDirection(under if below else beside)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = begin(self)
            edge = self.bleed
            box = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
            focus_ring(painter, self._theme, box, self._theme.radius(self._radius))
            painter.end()

    def _dress(self) -> None:
        px, edge = self._theme.px, self.bleed
        self.setContentsMargins(edge + px(SIDES), edge + px(ABOVE), edge + px(SIDES), edge + px(UNDER))
        self.update()

    def _space(self) -> None:
        px = self._theme.px
        self._head.setSpacing(px(12))
        self._state.setContentsMargins(0, px(4), 0, 0)
        self._panels.set_gaps(px(16), px(10))
        self._checks_grid.set_gaps(px(12), px(10))
        self._ways.set_gaps(px(12), px(10))
