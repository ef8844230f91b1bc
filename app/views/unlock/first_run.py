"""Before the first couple arrives: name the practice, choose a passphrase, keep a recovery sheet."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from app.views.theme.paint import begin
from app.views.theme.stones import paint_way
from app.views.theme.theme import Theme
from app.views.theme.widgets import BrandMark, Button, Gap, Label, ScreenTitle, Scroll
from app.views.unlock.asks import FirstRun, Passphrases, PracticeGiven, Sheets
from app.views.unlock.choosing import Choosing
from app.views.unlock.practice import PracticeForm
from app.views.unlock.recovery_sheet import RecoverySheet
from app.views.unlock.sheet import SheetSide
from app.views.unlock.steps import FirstStep
from app.words import say


class FirstRunPage(QWidget):
    """Three steps on the stepping stones, one open at a time; nothing typed is lost by going back to one.

    `practice_named` after the first; `passphrase_chosen` after the second, answered by `show_recovery` with
    the eight groups (and `set_busy` in between); `finished` once the sheet was printed or saved.
    `sample_wanted` is the link at the foot. `today` is written on the picture of the sheet.
    """

    practice_named = Signal(object)
    passphrase_chosen = Signal(str)
    finished = Signal(object)
    sample_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        passphrases: Passphrases,
        sheets: Sheets,
        *,
        today: date,
        written: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Unhurried")
        self._theme = theme
        self._written = written or today.isoformat()
        self._practice = PracticeGiven("")
        self._passphrase = ""
        self.form = PracticeForm(theme)
        self.choosing = Choosing(theme, passphrases)
        self.recovery = RecoverySheet(theme, sheets)
        self.steps = [
            FirstStep(
                theme,
                1,
                say("Your practice"),
                say("Your name as it stands on what you print."),
                say("Your practice"),
                say("Your name stands on what you print. All of it can be changed later."),
                self.form,
            ),
            FirstStep(
                theme,
                2,
                say("A passphrase"),
                say("The key to everything you keep here. Four words are drawn for you."),
                say("Choose a passphrase"),
                say("It is the key to everything you keep here. Nobody else has a copy of it."),
                self.choosing,
            ),
            FirstStep(
                theme,
                3,
                say("Your recovery sheet"),
                say("The one other way in. You print it, or save it to a stick, and keep it away from this computer."),
                say("Your recovery sheet"),
                say("The one other way in, shown here once. Keep it away from this computer."),
                self.recovery,
            ),
        ]
        self.side = SheetSide(theme)
        self.sample = Button(theme, say("Look around in the sample practice first"), kind="link")
        self._lay_out()
        self._join()
        theme.changed.connect(self._dress)
        self._dress()
        self._open(0)

    def show_recovery(self, groups: str) -> None:
        """The third step, with the eight groups (spaces between), shown only now."""
        self.set_busy(False)
        self.recovery.show_groups(self._practice, groups)
        self.side.show_made()
        self._open(2)

    def go_on(self, practice: PracticeGiven, groups: str) -> None:
        """At the third step, where the first two were taken at an earlier start."""
        fields = (self.form.name, self.form.credentials, self.form.address)
        for field, words in zip(fields, practice, strict=True):
            field.set_text(words)
        self._put_behind(practice)
        self.steps[1].set_behind(say("Chosen before"))
        self.show_recovery(groups)
        new = say("This sheet is new; one from before opens nothing any more.")
        self.recovery.status.setText(f"{new} {self.recovery.status.text()}")

    def set_busy(self, busy: bool) -> None:
        """While the key is being worked out."""
        self.choosing.set_busy(busy)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        painter.fillRect(QRectF(self.rect()), self._theme.color("canvas"))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(360), self._theme.px(320))

    # -- one step after the other --------------------------------------------------------------------------

    def _open(self, place: int) -> None:
        for at, step in enumerate(self.steps):
            step.set_state("behind" if at < place else "open" if at == place else "ahead")
        self._way.update()
        # Once the page has found its new height, which it does when this is over.
        QTimer.singleShot(0, self, self._bring)
        if place == 0:
            self.form.begin()
        elif place == 1:
            self.choosing.begin()
        else:
            self.recovery.begin()

    def _bring(self) -> None:
        """Let the open step be seen from its top, where the window is too low for all three."""
        step = next(step for step in self.steps if step.state == "open")
        bottom = step.mapTo(self._page, step.rect().bottomLeft()).y()
        if bottom > self._scroll.viewport().height():
            self._scroll.verticalScrollBar().setValue(step.mapTo(self._page, step.rect().topLeft()).y())
        focus = self.focusWidget()
        if focus is not None and step.isAncestorOf(focus):
            self._scroll.ensureWidgetVisible(focus, 0, self._theme.px(4))

    def _join(self) -> None:
        self.form.named.connect(self._named)
        self.choosing.chosen.connect(self._chosen)
        self.recovery.kept.connect(self._finish)
        self.sample.clicked.connect(self.sample_wanted)
        for step in self.steps:
            step.change_wanted.connect(self._open)

    def _put_behind(self, practice: PracticeGiven) -> None:
        """The first step is taken."""
        self._practice = practice
        parts = [", ".join(part for part in (practice.name, practice.credentials) if part), practice.address]
        self.steps[0].set_behind(" · ".join(part for part in parts if part))
        self.side.picture.set_written(say("{name} · written {date}", name=practice.name, date=self._written))

    def _named(self, practice: PracticeGiven) -> None:
        self._put_behind(practice)
        self.practice_named.emit(practice)
        if self.recovery.groups_shown():
            self.recovery.show_groups(practice, self.recovery.groups_shown())
            self._open(2)
        else:
            self._open(1)

    def _chosen(self, passphrase: str) -> None:
        self._passphrase = passphrase
        four = self.choosing.how == "drawn"
        self.steps[1].set_behind(say("Four words, drawn for you") if four else say("Words of your own"))
        self.set_busy(True)
        self.passphrase_chosen.emit(passphrase)

    def _finish(self) -> None:
        run = FirstRun(self._practice, self._passphrase)
        self._passphrase = ""
        self.choosing.forget()
        self.finished.emit(run)

    # -- where things stand --------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        theme = self._theme
        brand = QHBoxLayout()
        brand.setContentsMargins(0, 0, 0, 0)
        self._brand_row = brand
        brand.addWidget(BrandMark(theme, width=23))
        brand.addWidget(ScreenTitle(theme, "Unhurried", size=24))
        brand.addStretch(1)
        self._way = _Way(theme, self.steps)
        self._note = Label(
            theme,
            say("Nothing on this computer is sent anywhere. Unhurried has no network code."),
            style="small",
            token="ink3",
            wrap=True,
        )
        self._foot = QVBoxLayout()
        link = QHBoxLayout()
        link.setContentsMargins(0, 0, 0, 0)
        link.addWidget(self.sample)
        link.addStretch(1)
        self._foot.addLayout(link)
        self._foot.addWidget(self._note)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._heads = [
            ScreenTitle(theme, say("Before the first couple arrives"), size=34, line=44, wrap=True),
            Label(
                theme,
                say("Three things, once. About four minutes in all."),
                style="step",
                token="ink2",
                weight=400,
                wrap=True,
            ),
        ]
        self._column.addLayout(brand)
        self._column.addWidget(Gap(theme, 29))
        self._column.addWidget(self._heads[0])
        self._column.addWidget(Gap(theme, 4))
        self._column.addWidget(self._heads[1])
        self._column.addWidget(Gap(theme, 32))
        self._column.addWidget(self._way)
        self._column.addStretch(1)
        self._column.addWidget(Gap(theme, 12))
        self._column.addLayout(self._foot)
        self._page = QWidget()
        across = QHBoxLayout(self._page)
        across.setContentsMargins(0, 0, 0, 0)
        across.addLayout(self._column, 1)
        self._across = across
        whole = QHBoxLayout(self)
        whole.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._scroll = Scroll(theme, self._page)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(self.side)

    def _make_room(self) -> None:
        # The picture gives way before the steps do, and the margin before the words.
        px = self._theme.px
        self.side.setVisible(self.width() >= px(920) + px(400))
        roomy = self.width() >= px(880)
        self._column.setContentsMargins(px(113 if roomy else 16), px(35), px(36 if roomy else 12), px(44))

    def _dress(self) -> None:
        px = self._theme.px
        self._make_room()
        self._brand_row.setSpacing(px(10))
        for head in self._heads:
            head.setContentsMargins(px(59), 0, 0, 0)
        self._foot.setContentsMargins(px(59), 0, 0, 0)
        self._foot.setSpacing(px(4))
        self.update()


class _Way(QWidget):
    """The three steps under one another, and the line through their stones."""

    def __init__(self, theme: Theme, steps: list[FirstStep]) -> None:
        super().__init__()
        self._theme, self._steps = theme, steps
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for step in steps:
            column.addWidget(step)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        for upper, lower in zip(self._steps, self._steps[1:], strict=False):
            top = QRectF(upper.stone.geometry()).translated(QPointF(upper.pos()))
            bottom = QRectF(lower.stone.geometry()).translated(QPointF(lower.pos()))
            paint_way(
                painter,
                self._theme,
                QPointF(top.center().x(), top.bottom()),
                QPointF(bottom.center().x(), bottom.top()),
                behind=upper.state == "behind",
            )
        painter.end()
