"""What the program says by itself: a bar with Undo that goes after a while, and one that stays until all is saved."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.models.faults import KeychainClosed
from app.views.theme.paint import begin, rounded
from app.views.theme.theme import Theme
from app.views.theme.widgets import Button, Label, NoticeBar, Sign
from app.words import say

SHOWN_MS = 8000

ABOVE, BELOW = 8, 15
"""What is left free above and below a bar at the foot, in pixels of the design."""


def announce(widget: QWidget, words: str, *, at_once: bool = False) -> None:
    """Have assistive technology say it; `at_once` breaks into what it is saying."""
    event = QAccessibleAnnouncementEvent(widget, words)
    if at_once:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)


def not_saved_words(why: str) -> str:
    """One sentence for each reason of `NotSaved`."""
    return {
        "full": say("The disk is full. Nothing was changed."),
        "read-only": say("The folder of the records cannot be written to. Nothing was changed."),
        "gone": say("The folder of the records is not there any more. Nothing was changed."),
    }.get(why, say("The disk did not take it. Nothing was changed."))


def keychain_words(fault: Exception) -> str:
    """One sentence for each reason why the computer's keychain stays closed; a bug goes on as it came."""
    return {
        "none": say("No keychain was found on this computer."),
        "untrusted": say("The keychain of this computer is of a kind that does not keep a key well."),
        "locked": say("Your computer’s keychain is locked."),
        "silent": say("Your computer’s keychain did not answer."),
        "empty": say("Your computer’s keychain gave no key."),
        "wrong": say("Your computer’s keychain holds another key."),
    }.get(_why_closed(fault), say("Your computer’s keychain could not be read."))


def unlock_keychain_words(fault: Exception) -> str:
    """The same for who is about to open the records."""
    return say("{sentence}\nYour passphrase opens the records.", sentence=keychain_words(fault))


def _why_closed(fault: Exception) -> str:
    if isinstance(fault, TimeoutError):
        return "silent"
    if not isinstance(fault, KeychainClosed):
        raise fault
    return fault.why


class Notices(QObject):
    """Shows one bar at a time at the foot of `area`, for eight seconds, without ever taking the focus.

    It never lies over anything: `make_room` gives it so many pixels at the foot of the area, and has them back for 0.
    `undo` goes out when its button was pressed.
    """

    undo = Signal()

    def __init__(self, theme: Theme, area: QWidget, make_room: Callable[[int], None]) -> None:
        super().__init__(area)
        self._theme, self._area, self._make_room = theme, area, make_room
        self._beside: Label | None = None
        self._over: QWidget | None = None
        self._gap: Callable[[], QRect] = QRect
        self._done = NoticeBar(theme, "", icon="undo-2", action=say("Undo"), key=say("Ctrl Z"), parent=area)
        self._plain = NoticeBar(theme, "", icon="info", parent=area)
        self._done.acted.connect(self._undo)
        for bar in (self._done, self._plain):
            bar.words.setWordWrap(True)  # a sentence is read to its end, on two lines where one is too short
            bar.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            bar.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.clear)
        area.installEventFilter(self)
        theme.changed.connect(self._place)

    @property
    def bar(self) -> NoticeBar | None:
        """The bar that is shown, if one is."""
        return next((bar for bar in (self._done, self._plain) if not bar.isHidden()), None)

    @property
    def timer(self) -> QTimer:
        """What takes the bar away."""
        return self._timer

    def move_to(
        self,
        area: QWidget,
        make_room: Callable[[int], None],
        beside: Label | None = None,
        over: QWidget | None = None,
        gap: Callable[[], QRect] = QRect,
    ) -> None:
        """Show at the foot of another widget from now on; words `beside` the bar give way where it needs their room.

        The bar itself gives way to what lies `over` the right of that widget at times. Where those words are away it
        stands in the `gap` above the page, if it is wide enough, so that the page need not make room.
        """
        self._beside, self._gap = beside, gap
        if over is not self._over:
            if self._over is not None:
                self._over.removeEventFilter(self)
            self._over = over
            if over is not None:
                over.installEventFilter(self)
        if area is not self._area:
            self.clear()
            self._area.removeEventFilter(self)
            self._area, self._make_room = area, make_room
            area.installEventFilter(self)
            for bar in (self._done, self._plain):
                bar.setParent(area)
                bar.hide()

    def tell(self, text: str, *, undoable: bool) -> None:
        """Say it; with Undo beside it where that is offered."""
        shown, other = (self._done, self._plain) if undoable else (self._plain, self._done)
        other.hide()
        other.set_text("")
        shown.set_text(text)
        shown.show()
        # Where the bar moved to another page, Qt gives back the font that it had before the text was made larger.
        shown.words.setFont(self._theme.font("small"))
        shown.raise_()
        self._place()
        if self._area.isVisible():
            self._timer.start()
        announce(self._area, text)

    def clear(self) -> None:
        """Take the bar away, and what it said with it."""
        self._timer.stop()
        for bar in (self._done, self._plain):
            bar.hide()
            bar.set_text("")
        self._make_room(0)
        self._give_way()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over:
            if event.type() in (QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.Resize, QEvent.Type.Move):
                self._place()
        elif event.type() == QEvent.Type.Resize:
            self._place()
        elif event.type() == QEvent.Type.Hide:
            self._timer.stop()  # under the cover nobody can read it: its time begins when the screen is there again
        elif event.type() == QEvent.Type.Show and self.bar is not None:
            self._timer.start()
        return False

    def _undo(self) -> None:
        self.clear()
        self.undo.emit()

    def _place(self) -> None:
        bar, px = self.bar, self._theme.px
        if bar is None:
            return
        edge, left = bar.bleed, px(28)
        right = self._area.width()
        if self._over is not None and not self._over.isHidden():
            right = min(right, self._area.mapFromGlobal(self._over.mapToGlobal(QPoint())).x())
        room = max(1, right - left - px(24))
        whole = self._one_line(bar) - 2 * edge
        wide, inside = min(max(whole, px(397)), room), 0
        # One that offers no Undo is as high: the page above does not move where one follows the other.
        high = max(self._height(bar, wide), self._done.minimumSizeHint().height() - 2 * edge)
        top = self._area.height() - px(BELOW) - high
        if self._beside is not None and self._beside.isHidden():
            # No foot there: beside the tabs, where that is free, so that the page stays as it is.
            gap = self._gap()
            inside = min(whole, room, gap.width())
            beside = self._height(bar, max(1, inside))
            if inside > 0 and beside <= gap.height():
                high = beside
                left, top = gap.right() + 1 - inside, gap.center().y() - high // 2
            else:
                inside = 0
        self._make_room(0 if inside else high + px(ABOVE) + px(BELOW))
        wide = inside or wide
        bar.setGeometry(left - edge, top - edge, wide + 2 * edge, high + 2 * edge)
        self._give_way()

    @staticmethod
    def _one_line(bar: NoticeBar) -> int:
        """How wide it would be with its words on one line, the shadow included."""
        words = bar.words
        return (
            bar.sizeHint().width() - words.sizeHint().width() + words.fontMetrics().horizontalAdvance(words.text()) + 4
        )

    @staticmethod
    def _height(bar: NoticeBar, wide: int) -> int:
        """How high it is when so wide, both without the shadow."""
        layout, edge = bar.layout(), bar.bleed
        if layout is None:
            return bar.sizeHint().height() - 2 * edge
        layout.invalidate()
        return max(layout.heightForWidth(wide + 2 * edge), layout.minimumSize().height()) - 2 * edge

    def _give_way(self) -> None:
        """Unseen, not gone: the page must not move because of a bar."""
        if self._beside is not None:
            bar = self.bar
            start = self._beside.mapTo(self._area, self._beside.rect().topLeft()).x()
            covered = bar is not None and bar.geometry().right() - bar.bleed >= start
            self._beside.set_token("canvas" if covered else "ink3")


class NotSavedBar(QFrame):
    """Stays at the top for as long as words are only in memory."""

    try_now = Signal()
    copy = Signal()
    elsewhere = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._because = ""
        self._title = Label(theme, say("This could not be saved yet"), style="strong", token="error")
        self._words = Label(theme, "", style="body", wrap=True)
        self._sign = Sign(theme, "triangle-alert", token="error")
        self._actions = QHBoxLayout()
        for words, signal in (
            (say("Save elsewhere…"), self.elsewhere),
            (say("Try now"), self.try_now),
            (say("Copy text"), self.copy),
        ):
            button = Button(theme, words, kind="error_link")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(signal)
            self._actions.addWidget(button)
        self._actions.addStretch(1)
        self._column = QVBoxLayout()
        self._column.addWidget(self._title)
        self._column.addWidget(self._words)
        self._column.addLayout(self._actions)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(self._column, 1)
        self.hide()
        theme.changed.connect(self._dress)
        self._dress()

    def tell(self, because: str, kept_in: str = "") -> None:
        """Say why; `kept_in` says where the words are meanwhile (else that they are on the screen)."""
        new = self.isHidden()
        kept = kept_in or say("Your words are still here, on the screen, and are tried again every few seconds.")
        self._words.setText(f"{because} {kept}")
        self.setAccessibleName(f"{self._title.text()}. {self._words.text()}")
        self.show()
        if new:
            announce(self, self.accessibleName(), at_once=True)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        line = self._theme.color("error") if self._theme.high_contrast else None
        rounded(painter, QRectF(self.rect()), self._theme.radius("row"), self._theme.color("errorTint"), line, 2.0)
        painter.end()

    def _dress(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(16), px(14), px(16), px(14))
        self._row.setSpacing(px(10))
        self._column.setSpacing(px(4))
        self._actions.setSpacing(px(24))
        self._actions.setContentsMargins(0, px(6), 0, 0)
        self.updateGeometry()
        self.update()
