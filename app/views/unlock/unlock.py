"""The first thing on the screen: a greeting, one field, and the way in by the recovery sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from app.views.theme.buttons import Button
from app.views.theme.fields import PassphraseField
from app.views.theme.labels import Label, ScreenTitle
from app.views.theme.marks import BrandMark
from app.views.theme.panels import Gap
from app.views.theme.theme import Theme
from app.views.unlock.asks import Passphrases
from app.views.unlock.gate import Gate, Wide, centred
from app.words import say

if TYPE_CHECKING:
    from app.views.unlock.recovery import RecoveryView
    from app.views.unlock.renewal import RenewalView

_MIDDLE = Qt.AlignmentFlag.AlignHCenter


def greeting_for(hour: int) -> str:
    """The greeting for an hour of the day, 0 to 23."""
    if 5 <= hour < 12:
        return say("Good morning")
    return say("Good afternoon") if 12 <= hour < 18 else say("Good evening")


def pause_before_next(tries: int) -> int:
    """Milliseconds that the next try waits after `tries` wrong ones: nothing at first, then longer, never
    above eight seconds. Nobody is shown a number.
    """
    return 0 if tries < 3 else min(8000, 500 * 2 ** (tries - 3))


class UnlockPage(QWidget):
    """Asks for the passphrase or the recovery sheet; keeps what was typed until `show_opened` or a right
    answer.

    `passphrase_given` and `recovery_given` carry what was typed; answer with `show_wrong` or
    `show_wrong_recovery`, or after the recovery sheet with `show_new_passphrase`, which ends in
    `new_passphrase_chosen`. `set_busy` while a key is being worked out.
    """

    passphrase_given = Signal(str)
    recovery_given = Signal(str)
    new_passphrase_chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        greeting: str,
        *,
        passphrases: Passphrases | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Unhurried")
        self._theme, self._passphrases = theme, passphrases
        self.entry = PassphraseView(theme, greeting)
        self._recovery: RecoveryView | None = None
        self.renewal: RenewalView | None = None
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self.entry)
        self.entry.given.connect(self.passphrase_given)
        self.entry.recovery_wanted.connect(self.show_recovery)

    @property
    def recovery(self) -> RecoveryView:
        """The eight groups; made when they are first wanted."""
        from app.views.unlock.recovery import RecoveryView

        if self._recovery is None:
            self._recovery = RecoveryView(self._theme)
            self._recovery.given.connect(self.recovery_given)
            self._recovery.back_wanted.connect(self.show_passphrase)
            self._stack.addWidget(self._recovery)
        return self._recovery

    def show_greeting(self, greeting: str) -> None:
        """The page as it is when the program starts."""
        self.entry.greet(greeting)
        self.show_passphrase()

    def show_locked(self, *, unsaved: bool = False) -> None:
        """The page as it is when the records were open a moment ago; `unsaved` words wait in memory to be kept."""
        self.entry.say_locked(unsaved=unsaved)
        self.show_passphrase()

    def warn(self, sentence: str) -> None:
        """Say one sentence below the field for the passphrase."""
        self.entry.warn(sentence)
        self.show_passphrase()

    def say_of_keychain(self, sentence: str) -> None:
        """Why the computer's keychain does not open the records; nothing moves under the hands of whoever types."""
        self.entry.say_of_keychain(sentence)

    def show_passphrase(self) -> None:
        """The field for the passphrase, in focus."""
        self._stack.setCurrentWidget(self.entry)
        self.entry.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_recovery(self) -> None:
        """The eight groups, the first empty one in focus."""
        self._stack.setCurrentWidget(self.recovery)
        self.recovery.groups.focus_first_empty()

    def show_wrong(self) -> None:
        """That was another passphrase; what was typed stays, and the next try waits a little longer."""
        self.entry.show_wrong()

    def show_wrong_recovery(self) -> None:
        """The groups do not fit together, or are of another sheet; they stay as typed."""
        self.recovery.show_wrong()

    def show_new_passphrase(self) -> None:
        """The sheet opened it: now choose a new passphrase. Needs `passphrases`."""
        if self._passphrases is None:
            raise ValueError("a page made without passphrases cannot offer a new one")
        from app.views.unlock.renewal import RenewalView

        if self.renewal is None:
            self.renewal = RenewalView(self._theme, self._passphrases)
            self.renewal.chosen.connect(self.new_passphrase_chosen)
            self._stack.addWidget(self.renewal)
        self._stack.setCurrentWidget(self.renewal)
        self.renewal.begin()

    def show_opened(self) -> None:
        """Forget everything that was typed: it is open."""
        self.entry.forget()
        if self._recovery is not None:
            self._recovery.groups.clear()
        if self.renewal is not None:
            self._stack.removeWidget(self.renewal)
            self.renewal.deleteLater()
            self.renewal = None
        self._stack.setCurrentWidget(self.entry)

    def set_busy(self, busy: bool) -> None:
        """A key is being worked out: the words stay, the button says so, and further Enters wait."""
        self.entry.set_busy(busy)
        if self._recovery is not None:
            self._recovery.set_busy(busy)
        if self.renewal is not None:
            self.renewal.set_busy(busy)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stack.currentWidget() is self.entry:
            self.entry.field.setFocus(Qt.FocusReason.OtherFocusReason)


class PassphraseView(Gate):
    """One field and one button."""

    given = Signal(str)
    recovery_wanted = Signal()

    def __init__(self, theme: Theme, greeting: str, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, width=288, parent=parent)
        self._busy, self._tries = False, 0
        self._since = QElapsedTimer()
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self._give)
        self._brand = BrandMark(theme, width=39)
        self._balance = Gap(theme)
        self._gaps = {name: Gap(theme) for name in ("brand", "title", "words", "button", "help", "sheet")}
        self.title = ScreenTitle(theme, size=30, line=38, wrap=True, align=_MIDDLE)
        self.words = Label(theme, token="ink2", wrap=True, align=_MIDDLE)
        self.field = PassphraseField(theme, name=say("Passphrase"))
        self.button = Button(theme, "", kind="primary", tall=True)
        self.help = Label(theme, style="small", token="ink2", wrap=True, align=_MIDDLE, line=19)
        self.sheet = Button(theme, say("Use the recovery sheet instead"), kind="link")
        self.note = Label(theme, style="caption", token="ink3", wrap=True, align=_MIDDLE, weight=400)
        for widget in (
            self._balance,
            centred(self._brand),
            self._gaps["brand"],
            self.title,
            self._gaps["title"],
            self.words,
            self._gaps["words"],
            Wide(theme, self.field, width=280),
            Gap(theme, 12),
            Wide(theme, self.button, width=280),
            self._gaps["button"],
            self.help,
            self._gaps["help"],
            centred(self.sheet),
            self._gaps["sheet"],
            self.note,
        ):
            if isinstance(widget, QWidget):
                self.column.addWidget(widget)
            else:
                self.column.addLayout(widget)
        self.field.returnPressed.connect(self._submit)
        self.button.clicked.connect(self._submit)
        self.sheet.clicked.connect(self.recovery_wanted)
        self.greet(greeting)

    def greet(self, greeting: str) -> None:
        """As it is when the program starts."""
        self._space(39, 30, (16.5, 4, 23, 10, 7, 11))
        self._put(greeting, say("Your records are closed and encrypted."), say("Unlock"))
        self.note.setText(say("Nothing about your clients is shown until you do."))
        self._say_help("")

    def say_locked(self, *, unsaved: bool = False) -> None:
        """As it is after a lock; `unsaved` words wait in memory."""
        self.forget()
        self._space(46, 28, (16.5, 6, 30, 7, 4, 8))
        words = say("Saved, and encrypted on this computer.")
        if unsaved:
            words = say("Encrypted on this computer. Some words are only in memory; they are kept when you unlock.")
        self._put(say("Unhurried is locked"), words, say("Unlock"))
        self.note.setText(say("Pause now works here too, with F9"))
        self._say_help("")

    def show_wrong(self) -> None:
        """The words stay in the field; the sentence helps to find the slip."""
        self._tries += 1
        self._since.start()
        self.set_busy(False)
        self._space(39, 28, (15.5, 4, 16, 12, 5, 0))
        self._put(
            say("That did not open it"),
            say("The records are whole and were not touched. The passphrase is a different one."),
            say("Try again"),
        )
        self.note.setText("")
        self.note.hide()
        self._say_help(say("Read it through, letter by letter.\nA spelling, a space, Caps Lock?"))
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def warn(self, sentence: str) -> None:
        """One sentence below the field."""
        self._say_help(sentence)

    def say_of_keychain(self, sentence: str) -> None:
        """One sentence below the field, which stays where it is; after a try there is something better to say."""
        if self._tries == 0:
            self._say_help(sentence)
            self._balance.set_height(self.help.heightForWidth(self.theme.px(288)) / self.theme.text_scale)

    def set_busy(self, busy: bool) -> None:
        """While a key is being worked out."""
        self._busy = busy
        self.field.setReadOnly(busy)
        self.button.setText(say("Opening") if busy else self._button_words)

    def forget(self) -> None:
        """Empty the field, and begin again."""
        self._wait.stop()
        self.set_busy(False)
        self._tries = 0
        self.field.clear()
        self.field.hide_letters()

    def _submit(self) -> None:
        if self._busy or not self.field.text():
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.set_busy(True)
        pause = pause_before_next(self._tries)
        spent = self._since.elapsed() if self._since.isValid() else pause
        self._wait.start(max(0, pause - spent))

    def _give(self) -> None:
        self.given.emit(self.field.text())

    def _space(self, brand: float, title: float, gaps: tuple[float, ...]) -> None:
        self._balance.set_height(0)
        self._brand.set_width(brand)
        self.title.set_size(title, title + 8)
        for gap, height in zip(self._gaps.values(), gaps, strict=True):
            gap.set_height(height)

    def _put(self, title: str, words: str, button: str) -> None:
        self._button_words = button
        self.title.setText(title)
        self.words.setText(words)
        self.button.setText(button)
        self.note.show()

    def _say_help(self, words: str) -> None:
        self.help.setText(words)
        self.help.setVisible(bool(words))
        self.field.setAccessibleDescription(words.replace("\n", " "))
