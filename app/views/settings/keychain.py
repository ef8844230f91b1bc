"""The card that turns the third key on and off, and says plainly how strong it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.views.notices import announce
from app.views.theme.theme import Theme
from app.views.theme.widgets import Card, Gap, Label, Sign, Switch
from app.words import say

Told = Callable[[str], None]


@dataclass(frozen=True)
class KeychainAsks:
    """What the keychain can be asked for here; all but the first may take a while, and answers later."""

    on: Callable[[], bool]
    """Whether it opens the records now."""
    look: Callable[[Told], None]
    """Whether a key could be kept there: "", or one sentence about what is in the way."""
    turn_on: Callable[[Told], None]
    """Have it open the records; "", or what is in the way."""
    turn_off: Callable[[Told], None]
    """Have it open them no more; one sentence about how that ended."""


class KeychainCard(Card):
    """One switch, and what it means. `wanted` asks for the passphrase first; then `go_on` does what was wanted."""

    wanted = Signal()
    turned = Signal()

    def __init__(self, theme: Theme, asks: KeychainAsks) -> None:
        super().__init__(theme)
        self._ask = asks
        self._busy = False
        title = say("Open with this computer’s keychain")
        self.switch = Switch(theme, name=title)
        self.switch.clicked.connect(self._pressed)
        self.said = Label(theme, style="small", wrap=True, line=19)
        self.said.setContentsMargins(0, theme.px(12), 0, 0)
        head = QHBoxLayout()
        head.setContentsMargins(
            0, -theme.px(4), -theme.px(4), -theme.px(4)
        )  # the switch has room for its ring around it
        head.setSpacing(theme.px(12))
        head.addWidget(Label(theme, title, style="strong", size=15, wrap=True), 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignTop)
        convenient = say("Convenient: no passphrase when you start Unhurried.")
        strength = say(
            "Exactly as strong as your computer’s own login. Anybody who can log in as you could open your clients’ "
            "records. Typing the passphrase at every start is the safer way."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Gap(theme, 8))
        column.addWidget(Label(theme, convenient, style="small", wrap=True, line=19))
        column.addWidget(Gap(theme, 6))
        column.addWidget(Label(theme, strength, style="small", token="ink2", wrap=True, line=19))
        column.addWidget(Gap(theme, 14))
        column.addWidget(_never_the_only(theme))
        column.addWidget(self.said)
        column.addStretch(1)
        self.say_nothing()
        self.show_state()

    def show_state(self) -> None:
        """The switch as things are."""
        self.switch.setChecked(self._ask.on())

    def say_nothing(self) -> None:
        """What was said the last time is over."""
        self._say("")

    def go_on(self) -> None:
        """The passphrase was right: do it."""
        self._wait(say("Your computer’s keychain is being asked."))
        if self._ask.on():
            self._ask.turn_off(self._end)
        else:
            done = say("From now on this computer’s keychain opens the records when Unhurried starts.")
            self._ask.turn_on(lambda wrong: self._end((wrong and _unchanged(wrong)) or done))

    def _pressed(self) -> None:
        if self._busy:
            return
        if self._ask.on():
            self.wanted.emit()
            return
        self._wait(say("Your computer’s keychain is being asked."))
        self._ask.look(self._looked)

    def _looked(self, wrong: str) -> None:
        self._busy = False
        if wrong:
            self._say(_unchanged(wrong))
        else:
            self.say_nothing()
            self.wanted.emit()

    def _wait(self, sentence: str) -> None:
        self._busy = True  # not disabled meanwhile: that would send the focus elsewhere
        self._say(sentence)

    def _end(self, sentence: str) -> None:
        self._busy = False
        self.show_state()
        self._say(sentence)
        self.turned.emit()

    def _say(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))
        self.switch.setAccessibleDescription(sentence)
        if sentence:
            announce(self.switch, sentence)


def _unchanged(sentence: str) -> str:
    return say("{sentence} The passphrase opens the records as before.", sentence=sentence)


def _never_the_only(theme: Theme) -> Card:
    card = Card(theme, token="canvas", line="", padding=14, radius="control")
    row = QHBoxLayout(card)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(10))
    words = say(
        "The keychain is never the only key. Your passphrase and the recovery sheet go on working, and Lock always "
        "asks for the passphrase."
    )
    row.addWidget(Sign(theme, "key-round", token="ink2", line=20), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Label(theme, words, style="small", token="ink2", wrap=True, line=19), 1)
    return card
