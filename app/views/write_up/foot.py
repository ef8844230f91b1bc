"""Below the note: how long the session was, whether the words are on disk, preview and signing."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.actions.notes_shown import WriteUp
from app.dates import clock_time
from app.rules.write_up import minutes
from app.views.theme.flow import Flow
from app.views.theme.theme import Theme
from app.views.theme.widgets import Button, Label, Sign
from app.views.write_up.rows import left_over_words
from app.words import count, say


class Foot(QWidget):
    """`preview_wanted(on)`; `sign_wanted` once the therapist knows what is left over.

    What was not taken up is named at the press of the button; another, in another place, signs as it is. No double
    click reaches both, and the keys come to the way back first: what is signed is signed for good.
    """

    preview_wanted = Signal(bool)
    sign_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._seen: WriteUp | None = None
        self._process = self._inside = self._unsaved = False
        self._named = ""
        self._lasted = Label(theme, style="small", token="ink2", wrap=True)
        self.left_over = Label(theme, style="small", token="ink", wrap=True)
        self.refusal = Label(theme, style="small", token="ink", wrap=True)
        self.state = Label(theme, style="small", token="ink3", size=12.5)
        self._check = Sign(theme, "check", token="accent", size=14, line=18)
        self.preview = Button(theme, say("Preview"), icon="eye", tall=True)
        self.preview.setCheckable(True)
        self.sign = Button(theme, say("Sign this note"), kind="primary", icon="signature", tall=True)
        self.as_it_is = Button(theme, say("Sign as it is"), icon="signature", tall=True)
        self.back = Button(theme, say("Not yet"), tall=True)
        self.preview.clicked.connect(self._turn)
        self.sign.clicked.connect(self._sign)
        self.as_it_is.clicked.connect(self.sign_wanted)
        self.as_it_is.installEventFilter(self)
        self.back.clicked.connect(self.forget_named)
        self._clock = Sign(theme, "clock", token="ink2", size=14, line=18)
        self._top = QHBoxLayout()
        self._top.addWidget(self._clock, 0, Qt.AlignmentFlag.AlignTop)
        self._top.addWidget(self._lasted, 1)
        said = QWidget()
        self._said = QHBoxLayout(said)
        self._said.addWidget(self._check)
        self._said.addWidget(self.state)
        self._buttons = QWidget()
        self._both = QHBoxLayout(self._buttons)
        self._both.addWidget(self.preview)
        self._both.addWidget(self.sign)
        self._confirm = QWidget()
        self._either = QHBoxLayout(self._confirm)
        self._either.addWidget(self.as_it_is)
        self._either.addWidget(self.back)
        self._either.addStretch(1)
        low = QWidget()
        self._low = Flow(low, spread=True)
        self._low.addWidget(said)
        self._low.addWidget(self._buttons)
        policy = low.sizePolicy()
        policy.setHeightForWidth(True)
        low.setSizePolicy(policy)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._top)
        self._column.addWidget(self.left_over)
        self._column.addWidget(self._confirm)
        self._column.addWidget(self.refusal)
        self._column.addWidget(low)
        self.left_over.hide()
        self._confirm.hide()
        self.refusal.hide()
        theme.changed.connect(self._dress)
        self._dress()

    def show_note(self, seen: WriteUp, *, previewing: bool) -> None:
        """What can be done with this note now."""
        if self._seen is None or self._seen.shown.note.id != seen.shown.note.id:
            self._say_state(say("Signed") if seen.shown.signed else say("Draft"))
        self._seen = seen
        self._say_signed()
        self._lasted.setText(_lasted(seen))
        self.preview.setChecked(previewing)
        self.preview.setText(say("Go on writing") if previewing else say("Preview"))
        self.preview.set_icon("pencil" if previewing else "eye")
        self._show_buttons()
        if seen.shown.signed or self._named != left_over_words(seen):
            self.forget_named()
        self.refusal.hide()

    def set_inside(self, inside: bool) -> None:
        """It stands below the words, within their margins."""
        if inside != self._inside:
            self._inside = inside
            self._dress()

    def show_process(self, shown: bool) -> None:
        """Process notes are neither previewed nor signed."""
        self._process = shown
        self._say_signed()
        self._show_buttons()
        self._clock.setVisible(not shown)
        self._lasted.setVisible(not shown)
        self.forget_named()

    def say_saved(self, at: datetime) -> None:
        """The words are on disk since then."""
        self._say_state(say("Draft saved {time}", time=clock_time(at)))

    def say_unsaved(self) -> None:
        """Some words are only in memory."""
        self._unsaved = True
        self._check.set_icon("circle-dashed", "error")
        self.state.setText(say("Kept in memory, not yet on disk"))

    def refuse(self, sentence: str) -> None:
        """Say what is still needed before it can be signed."""
        self.refusal.setText(sentence)
        self.refusal.show()

    def forget_named(self) -> None:
        """Before it is signed, what is left over is named afresh."""
        self._named = ""
        self.left_over.setText("")
        self.left_over.hide()
        in_hand = self._confirm.isVisible() and (self.as_it_is.hasFocus() or self.back.hasFocus())
        self.sign.setEnabled(True)
        if in_hand:
            self.sign.setFocus(Qt.FocusReason.OtherFocusReason)
        self._confirm.hide()

    def in_order(self) -> list[QWidget]:
        """The buttons as Tab walks through them."""
        return [self.as_it_is, self.back, self.preview, self.sign]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The second press of a double click was meant for what stood here before.
        return watched is self.as_it_is and event.type() == QEvent.Type.MouseButtonDblClick

    def _show_buttons(self) -> None:
        self._buttons.setVisible(not self._process and self._seen is not None and not self._seen.shown.signed)

    def _turn(self, on: bool) -> None:
        self.preview_wanted.emit(on)

    def _sign(self) -> None:
        if self._seen is None:
            return
        left = left_over_words(self._seen)
        if left != self._named:
            self._named = left
            self.left_over.setText(left)
            self.left_over.show()
            self._confirm.show()
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)
            self.sign.setEnabled(False)
            QTimer.singleShot(0, self, self._bring_in_sight)  # once the page has found its new height
            return
        self.sign_wanted.emit()

    def _bring_in_sight(self) -> None:
        """What is named, and both ways on, where the foot scrolls with the words."""
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None and self._confirm.isVisible():
            for part in (self.left_over, self._confirm):
                above.ensureWidgetVisible(part, 0, self._theme.px(8))

    def _say_signed(self) -> None:
        """Process notes are never signed: beside them the state is theirs, not the note's."""
        if self._seen is not None and self._seen.shown.signed and not self._unsaved:
            self._say_state(say("Saved, encrypted on this computer") if self._process else say("Signed"))

    def _say_state(self, words: str) -> None:
        self._unsaved = False
        self._check.set_icon("check", "accent")
        self.state.setText(words)

    def _dress(self) -> None:
        px = self._theme.px
        beside = 0 if self._inside else px(28)
        self._column.setContentsMargins(beside, px(15), beside, 0 if self._inside else px(25))
        self._column.setSpacing(px(10))
        self._top.setSpacing(px(10))
        self._said.setContentsMargins(0, px(10), 0, 0)
        self._said.setSpacing(px(6))
        self._both.setContentsMargins(0, px(10), 0, 0)
        self._both.setSpacing(px(18))
        self._either.setContentsMargins(0, 0, 0, 0)
        self._either.setSpacing(px(12))
        self._low.set_gaps(px(12), px(6))


def _lasted(seen: WriteUp) -> str:
    session = seen.shown.session
    if session is None:
        return say("This note stands alone, without a session.")
    lasted = minutes(session)
    if not seen.entries:
        return count("{n} minute, from the session.", "{n} minutes, from the session.", lasted)
    return count(
        "{n} minute, from the session. Each line can be traced to its entry.",
        "{n} minutes, from the session. Each line can be traced to its entry.",
        lasted,
    )
