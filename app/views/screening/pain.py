"""What is known of pain, area by area and for each of them; and the steps that wait until it is."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.actions import pains
from app.actions.screening_shown import Screened, show_screening
from app.models.faults import Refused
from app.models.look import PainState
from app.models.side import Side
from app.views.screening.hand import Hand
from app.views.screening.pick import Pick
from app.views.theme.flow import Flow
from app.views.theme.theme import Theme
from app.views.theme.widgets import Button, Card, Field, Label, PartnerMark
from app.words import say


def state_words() -> dict[PainState, str]:
    """What may be known of an area."""
    return {
        PainState.PAIN: say("Pain, not assessed"),
        PainState.ASSESSED: say("Assessed"),
        PainState.NONE: say("No pain"),
    }


class PainCard(Card):
    """One line for each area. Where nothing is known it says so; what was known before stays in the records."""

    def __init__(self, theme: Theme, hand: Hand, parent: QWidget | None = None) -> None:
        super().__init__(theme, padding=20, parent=parent)
        self._theme, self._hand = theme, hand
        self._areas: tuple[str, ...] = ()
        self._added: tuple[str, ...] = ()
        self._rows: list[QWidget] = []
        self._names: tuple[str, str] = ("", "")
        self.picks: dict[tuple[Side, str], Pick] = {}
        self.waiting = Label(theme, token="ink2", wrap=True)
        self.area = Field(theme, say("Another area"), placeholder=say("lower back"), tall=False)
        self.add = Button(theme, say("Add it"))
        told = say(
            "Where it touches, planning waits until pain is assessed. Intimate areas wait until it is known of both."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addWidget(Label(theme, say("Pain, by area"), style="strong", size=15))
        column.addWidget(Label(theme, told, token="ink2", wrap=True))
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.px(6))
        column.addLayout(self._list)
        column.addWidget(self.waiting)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.area, 1)
        row.addWidget(self.add, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        column.addLayout(row)
        self.add.clicked.connect(self._add)
        self.area.edit.returnPressed.connect(self._add)

    def show_screened(self, shown: Screened) -> None:
        """Show what is known of each area."""
        names = shown.first.partner.name, shown.second.partner.name
        self._added = tuple(area for area in self._added if area not in shown.areas)
        areas = (*shown.areas, *self._added)
        if (areas, names) != (self._areas, self._names):
            self._areas, self._names = areas, names
            self._fill(shown)
        for (side, area), pick in self.picks.items():
            state = shown.pains.get((side, area))
            pick.offer([(one.value, words) for one, words in state_words().items()])
            pick.choose(state.value if state not in (None, PainState.UNKNOWN) else "")
        steps = ", ".join(say("“{title}”", title=title) for title in shown.waiting)
        self.waiting.setText(say("Waiting for it: {steps}", steps=steps) if steps else "")
        self.waiting.setVisible(bool(steps))

    def _fill(self, shown: Screened) -> None:
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows, self.picks = [], {}
        for area in self._areas:
            row = QWidget()
            policy = row.sizePolicy()
            policy.setHeightForWidth(True)
            row.setSizePolicy(policy)
            flow = Flow(row)
            flow.set_gaps(self._theme.px(12), self._theme.px(6))
            label = Label(self._theme, say(area).capitalize(), line=34)
            label.setFixedWidth(self._theme.px(150))
            flow.addWidget(label)
            for side in Side:
                flow.addWidget(self._of(shown, side, area))
            self._list.addWidget(row)
            row.show()
            self._rows.append(row)

    def _of(self, shown: Screened, side: Side, area: str) -> QWidget:
        partner = shown.of(side).partner
        one = QWidget()
        row = QHBoxLayout(one)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px(6))
        row.addWidget(PartnerMark(self._theme, "first" if side is Side.FIRST else "second", partner.initial, size=18))
        pick = Pick(
            self._theme,
            [],
            name=say("{name}: pain, {area}", name=partner.name, area=say(area)),
            empty=say("Not known yet"),
        )
        pick.picked.connect(partial(self._note, side, area))
        row.addWidget(pick)
        self.picks[side, area] = pick
        return one

    def _note(self, side: Side, area: str, key: str) -> None:
        if not self._hand.do(pains.note_pain, side, area, PainState(key) if key else PainState.UNKNOWN):
            self._show_again()

    def _add(self) -> None:
        typed = self.area.text()
        try:
            area = pains.area_named(typed)
        except Refused as no:
            self.area.set_error(no.sentence)
            self.area.setFocus()
            return
        if area not in self._areas:
            self._added = (*self._added, area)
        self.area.set_text("")
        self._show_again()
        self.picks[Side.FIRST, area].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_again(self) -> None:
        shown = self._hand.desk.read(show_screening, self._hand.couple_id)
        if shown is not None:
            self.show_screened(shown)
