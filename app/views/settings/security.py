"""What keeps the records private, and what keeps them: passphrase, recovery sheet, backups, and when it locks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.settings import COVER_CHOICES, LOCK_CHOICES, SESSION_LOCK_CHOICES, SettingsFile
from app.views.settings.controls import Choice
from app.views.settings.keychain import KeychainAsks, KeychainCard
from app.views.settings.page import Sheet
from app.views.theme.theme import Theme
from app.views.theme.widgets import Button, Card, Field, Label, PassphraseField, Sign
from app.words import count, say

Step = tuple[QWidget, Callable[[], None]]
"""Something that is done in the place of the overview, and what puts the focus into it once it shows."""


@dataclass(frozen=True)
class Safekeeping:
    """What the records can be asked for here; `start` fills it in. All of it may take a second and answers later."""

    is_passphrase: Callable[[str, Callable[[bool], None]], None]
    """Whether these words open the records."""
    change_passphrase: Callable[[str, Callable[[str], None]], None]
    """Make these the passphrase; answers "" or one sentence about what is in the way."""
    new_sheet: Callable[[Callable[[str], None], Callable[[str], None]], None]
    """Make a new recovery sheet; gives its eight groups to the first, or one sentence to the second."""
    back_up: Callable[[Callable[[str], None]], None]
    """Back up now; answers with one sentence."""
    last_backup: Callable[[], str]
    """When the records were backed up last, in words; "" for never."""
    keychain: KeychainAsks
    """What this computer's keychain can be asked for."""
    choosing: Callable[[Callable[[str], None]], Step]
    """Where a new passphrase is chosen; calls back with the one that was typed twice."""
    sheet: Callable[[str, Callable[[], None]], Step]
    """Shows eight groups to print or save; calls back once that was done."""


class SecurityPage(QStackedWidget):
    """The overview, and in its place one thing at a time that is being changed."""

    def __init__(self, theme: Theme, settings: SettingsFile, safekeeping: Safekeeping) -> None:
        super().__init__()
        self._theme, self._settings, self._ask = theme, settings, safekeeping
        self._steps: list[QWidget] = []
        self._changing = self._checking = self._backing_up = False
        self._asked_from: QWidget | None = None
        self.overview = Sheet(
            theme, say("Security and backups"), say("What keeps these records private, and what keeps them.")
        )
        self.passphrase = Field(
            theme,
            say("The passphrase you have now"),
            edit=PassphraseField(theme, name=say("The passphrase you have now")),
        )
        self.go_on = Button(theme, say("Go on"), kind="primary", tall=True)
        self.go_on.clicked.connect(self._check)
        self.passphrase.edit.returnPressed.connect(self._check)
        self._after: Callable[[], None] = self._choose
        self.change = Button(theme, say("Change…"))
        self.renew = Button(theme, say("Make a new one"), kind="link")
        self.back_up = Button(theme, say("Back up now"), icon="hard-drive", kind="primary", tall=True)
        self.said = Label(theme, style="small", token="ink2", wrap=True)
        self.backed = Label(theme, style="small", token="ink2", wrap=True)
        self._when = Label(theme, style="section", size=21, wrap=True)
        self.change.clicked.connect(lambda: self._ask_first(self._choose, self.change))
        self.renew.clicked.connect(lambda: self._ask_first(self._renew, self.renew))
        self.back_up.clicked.connect(self._back_up)
        self.keychain = KeychainCard(theme, safekeeping.keychain)
        self.keychain.wanted.connect(lambda: self._ask_first(self._turn_keychain, self.keychain.switch))
        self.keychain.turned.connect(self._say_when_asked)
        self._asked_for = Label(theme, token="ink2", wrap=True)
        self._say_when_asked()
        cards = QHBoxLayout()
        cards.setSpacing(theme.px(24))
        keys = QVBoxLayout()
        keys.setSpacing(theme.px(16))
        keys.addWidget(self._keys_card())
        keys.addWidget(self.keychain, 1)
        cards.addLayout(keys, 1)
        cards.addWidget(self._backup_card(), 1)
        self.overview.column.addLayout(cards)
        self.overview.beside.append(cards)
        self.overview.column.addWidget(self._lock_card())
        last = say(
            "Without the passphrase or the recovery sheet there is no way in, for anybody, and a backup needs one of "
            "them too. Programs running as you, and administrators of this computer, are beyond what Unhurried can "
            "guard against; turn on disk encryption."
        )
        self.overview.column.addWidget(Label(theme, last, style="small", token="ink2", wrap=True))
        self.addWidget(self.overview)
        self._asking = self._asking_page()
        self.addWidget(self._asking)
        self._show_when()

    # -- the cards --------------------------------------------------------------------------------------------

    def _keys_card(self) -> Card:
        theme = self._theme
        card = Card(theme)
        column = QVBoxLayout(card)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(14))
        column.addLayout(_line(theme, say("Passphrase"), self._asked_for, self.change))
        column.addWidget(_rule(theme))
        sheet = say("Opens them where the passphrase is forgotten. A new one ends the old one.")
        column.addLayout(_line(theme, say("Recovery sheet"), Label(theme, sheet, token="ink2", wrap=True), self.renew))
        column.addWidget(self.said)
        column.addStretch(1)
        self.said.hide()
        return card

    def _backup_card(self) -> Card:
        theme = self._theme
        card = Card(theme, floating=False)
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(theme, say("Last backup"), token="ink2"))
        words.addWidget(self._when)
        row.addWidget(Sign(theme, "hard-drive", token="accent", line=46), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        column = QVBoxLayout(card)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addLayout(row)
        about = say(
            "Backups are encrypted like the records, and are read through once written. They lie beside the records "
            "on this computer. An old one opens with the passphrase of its day."
        )
        column.addWidget(Label(theme, about, token="ink2", wrap=True))
        button = QHBoxLayout()
        button.addWidget(self.back_up)
        button.addStretch(1)
        column.addLayout(button)
        column.addWidget(self.backed)
        column.addStretch(1)
        self.backed.hide()
        return card

    def _lock_card(self) -> Card:
        theme, now = self._theme, self._settings.now
        card = Card(theme)
        head = QHBoxLayout()
        head.setSpacing(theme.px(16))
        head.addWidget(Label(theme, say("Lock"), style="strong", size=15))
        head.addWidget(Label(theme, say("Drafts are kept first. Nothing typed is lost."), token="ink2", wrap=True), 1)
        self.lock_after = self._minutes(say("Lock after"), LOCK_CHOICES, now.lock_minutes, "lock_minutes")
        self.cover_after = self._minutes(
            say("Cover after, during a session"), COVER_CHOICES, now.cover_minutes, "cover_minutes"
        )
        self.session_lock_after = self._minutes(
            say("Lock after, during a session"), SESSION_LOCK_CHOICES, now.session_lock_minutes, "session_lock_minutes"
        )
        alone = _timings(theme, say("No couple in the room"), [(say("Lock after"), self.lock_after)])
        together = _timings(
            theme,
            say("During a session"),
            [(say("Cover after"), self.cover_after), (say("Lock after"), self.session_lock_after)],
            say("A pause stays where it is."),
        )
        pair = QHBoxLayout()
        pair.setSpacing(theme.px(24))
        pair.addLayout(alone, 1)
        pair.addLayout(together, 1)
        self.overview.beside.append(pair)
        column = QVBoxLayout(card)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(14))
        column.addLayout(head)
        column.addLayout(pair)
        return card

    def _minutes(self, name: str, offered: tuple[int, ...], now: int, field: str) -> Choice:
        choices = [(str(n), count("{n} minute", "{n} minutes", n)) for n in sorted({*offered, now})]
        choice = Choice(self._theme, choices, name=name, chosen=str(now))
        choice.picked.connect(lambda minutes: self._settings.change(**{field: int(minutes)}))
        return choice

    # -- changing a key ---------------------------------------------------------------------------------------

    def _asking_page(self) -> Sheet:
        theme = self._theme
        page = Sheet(theme, say("First, the passphrase"), say("So that nobody else at this desk can change a key."))
        card = Card(theme)
        column = QVBoxLayout(card)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(16))
        column.addWidget(self.passphrase)
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        back = Button(theme, say("Leave it as it is"), tall=True)
        back.clicked.connect(self.leave)
        row.addWidget(self.go_on)
        row.addWidget(back)
        row.addStretch(1)
        column.addLayout(row)
        page.column.addWidget(card)
        return page

    def show_overview(self) -> None:
        """Back to the overview, where what was begun can be left: not once a key is being changed."""
        if self.currentWidget() is not self.overview and not self._changing:
            self.leave()

    def leave(self) -> None:
        """Back to the overview, and to the button that was pressed there."""
        self.passphrase.edit.clear()
        self.passphrase.set_error("")
        self.setCurrentWidget(self.overview)
        for page in self._steps:
            self.removeWidget(page)
            page.deleteLater()
        self._steps.clear()
        self._changing = False
        (self._asked_from or self.change).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.currentWidget() is not self.overview:
            self.show_overview()
            return
        super().keyPressEvent(event)

    def _ask_first(self, then: Callable[[], None], pressed: QWidget) -> None:
        self._after, self._asked_from = then, pressed
        self.said.hide()
        self.keychain.say_nothing()
        self.setCurrentWidget(self._asking)
        self.passphrase.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _check(self) -> None:
        if not self.passphrase.text() or self._checking:
            return
        self._checking = True

        def answered(right: bool) -> None:
            self._checking = False
            if self.currentWidget() is not self._asking:
                return  # left meanwhile
            if right:
                self.passphrase.edit.clear()
                self._after()
            else:
                self.passphrase.set_error(say("That is another passphrase. Nothing was changed."))
                self.passphrase.edit.setFocus(Qt.FocusReason.OtherFocusReason)

        self._ask.is_passphrase(self.passphrase.text(), answered)

    def _turn_keychain(self) -> None:
        self.leave()
        self.keychain.go_on()

    def _say_when_asked(self) -> None:
        if self._ask.keychain.on():
            words = say("Only you have it. It is asked for after every lock.")
        else:
            words = say("Only you have it. It is asked for at every start and after every lock.")
        self._asked_for.setText(words)

    def _choose(self) -> None:
        sentence = say("Backups made until now go on opening with the passphrase of their day.")
        keep = Button(self._theme, say("Leave it as it is"), kind="link", key=say("Esc"))
        keep.clicked.connect(self.show_overview)
        self._show_step(say("Choose a new passphrase"), sentence, self._ask.choosing(self._chosen), keep)

    def _chosen(self, passphrase: str) -> None:
        self._changing = True
        done = say("From now on the new passphrase opens the records.")
        self._ask.change_passphrase(passphrase, lambda wrong: self._end(wrong or done))

    def _renew(self) -> None:
        self._changing = True
        sentence = say("The sheet before this one opens nothing any more. Old backups keep theirs.")

        def show(groups: str) -> None:
            done = say("The new recovery sheet is in force.")
            step = self._ask.sheet(groups, lambda: self._end(done))
            self._show_step(say("Your new recovery sheet"), sentence, step)

        self._ask.new_sheet(show, self._end)

    def _show_step(self, title: str, sentence: str, step: Step, below: Button | None = None) -> None:
        widget, begin = step
        page = Sheet(self._theme, title, sentence)
        card = Card(self._theme)
        column = QVBoxLayout(card)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(widget)
        page.column.addWidget(card)
        if below is not None:
            page.column.addWidget(below, 0, Qt.AlignmentFlag.AlignLeft)
        self._steps.append(page)
        self.addWidget(page)
        self.setCurrentWidget(page)
        begin()

    def _end(self, sentence: str) -> None:
        self.leave()
        self.said.setText(sentence)
        self.said.show()

    # -- backups ----------------------------------------------------------------------------------------------

    def _back_up(self) -> None:
        if self._backing_up:
            return
        self._backing_up = True  # not disabled meanwhile: that would send the focus elsewhere
        self.back_up.setText(say("Backing up"))

        def answered(sentence: str) -> None:
            self.back_up.setText(say("Back up now"))
            self._backing_up = False
            self._show_when()
            self.backed.setText(sentence)
            self.backed.show()

        self._ask.back_up(answered)

    def _show_when(self) -> None:
        self._when.setText(self._ask.last_backup() or say("None so far"))


def _line(theme: Theme, title: str, sentence: Label, button: Button) -> QHBoxLayout:
    words = QVBoxLayout()
    words.setSpacing(theme.px(4))
    words.addWidget(Label(theme, title, style="strong", size=15))
    words.addWidget(sentence)
    row = QHBoxLayout()
    row.setSpacing(theme.px(12))
    row.addLayout(words, 1)
    row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    return row


def _timings(theme: Theme, title: str, lines: list[tuple[str, Choice]], note: str = "") -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.px(16))
    grid.setVerticalSpacing(theme.px(10))
    grid.setColumnStretch(2, 1)
    grid.addWidget(Label(theme, title, style="strong", size=13, token="ink2"), 0, 0, 1, 3)
    for row, (words, choice) in enumerate(lines, start=1):
        grid.addWidget(Label(theme, words), row, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(choice, row, 1, Qt.AlignmentFlag.AlignLeft)
    if note:
        grid.addWidget(Label(theme, note, style="small", token="ink2"), len(lines) + 1, 0, 1, 3)
    grid.setRowStretch(len(lines) + 2, 1)
    return grid


def _rule(theme: Theme) -> QWidget:
    rule = Card(theme, padding=0, token="line", line="")
    rule.setFixedHeight(1)
    return rule
