"""One heading of the note: its letter, its words, and below them the quick phrases while one types there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QFont, QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.actions.write_up import heading_word
from app.models.note import Heading, Mention
from app.models.phrases import Phrase
from app.rules.quick_words import PHRASE_SIGN, STEP_SIGN
from app.rules.write_up import letter
from app.views.entry_marks import short_title
from app.views.theme.flow import Flow
from app.views.theme.paint import begin, key_cap, rounded
from app.views.theme.theme import Theme
from app.views.theme.widgets import Chip, Label, PlainButton
from app.views.write_up.entries import MIME
from app.views.write_up.offers import Offers
from app.views.write_up.writing import WritingBox, WritingField
from app.words import say

LEAST = 2
"""How many lines a heading shows at least."""


class Part(QWidget):
    """A heading. `dropped(entry_id)`: an entry was let go on it. `phrase_wanted(phrase)`: a chip was taken.

    `all_wanted(sign)`: everything a sign offers is asked for, here. `step_wanted(step_id)`: a link is followed.
    The mouse on a chip leaves the caret in the field.
    """

    dropped = Signal(int)
    phrase_wanted = Signal(object)
    all_wanted = Signal(str)
    step_wanted = Signal(int)
    entered = Signal()

    def __init__(self, theme: Theme, heading: Heading, offers: Offers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self.heading = theme, heading
        self._chips_wanted: tuple[tuple[Phrase, str], ...] = ()
        self._titles: dict[int, str] = {}
        self._read_only = False
        self._filled: list[str] | None = None
        self.setAcceptDrops(True)
        self.badge = Badge(theme, letter(heading))
        self.title = Label(theme, heading_word(heading), style="step", weight=600)
        self.aside = Label(theme, "", style="small", token="ink3")
        self.field = WritingField(theme, heading_word(heading), "", offers, least=LEAST)
        self.title.setBuddy(self.field)
        self.box = WritingBox(theme, self.field)
        self.steps_key = SignButton(theme, STEP_SIGN, say("a step"))
        self.steps_key.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.steps_key.hide()
        self.chips = QWidget()
        self._flow = Flow(spread=True)
        self._links = Flow()
        flows = QVBoxLayout(self.chips)
        flows.setContentsMargins(0, 0, 0, 0)
        flows.setSpacing(theme.px(6))
        flows.addLayout(self._flow)
        flows.addLayout(self._links)
        self._head = QHBoxLayout()
        self._head.addWidget(self.badge)
        self._head.addWidget(self.title)
        self._head.addWidget(self.aside)
        self._head.addStretch(1)
        self._head.addWidget(self.steps_key)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self.box)
        self._below = QVBoxLayout()
        self._below.addWidget(self.chips)
        self._column.addLayout(self._below)
        policy = self.chips.sizePolicy()
        policy.setHeightForWidth(True)
        self.chips.setSizePolicy(policy)
        self.chips.hide()
        self.field.focused.connect(self._focus_moved)
        self.steps_key.clicked.connect(lambda: self.all_wanted.emit(STEP_SIGN))
        self.field.step_wanted.connect(self.step_wanted)
        theme.changed.connect(self._dress)
        self._dress()

    # -- what it shows ----------------------------------------------------------------------------------------

    def show_words(self, words: str) -> None:
        """The words as the records have them."""
        self.field.follow(words)
        self._name_field()

    def show_mentions(self, mentions: Sequence[Mention], titles: dict[int, str]) -> None:
        """What leads to steps, whose titles are given by id."""
        self._titles = titles
        self.field.show_mentions(mentions)

    def show_foreign(self, format_words: str) -> None:
        """Say that this heading is none of the format's ("" where it is)."""
        self.aside.setText(say("not one of {format}", format=format_words) if format_words else "")

    def set_read_only(self, read_only: bool) -> None:
        """A text instead of a field, or a field again."""
        self._read_only = read_only
        self.field.setReadOnly(read_only)
        self.box.set_bare(read_only)
        self.field.set_limits(1 if read_only else LEAST, 0)
        self._name_field()
        if read_only:
            self.show_chips(False)

    def set_phrases(self, phrases: Sequence[tuple[Phrase, str]]) -> None:
        """The phrases offered as chips, each with its name."""
        self._chips_wanted = tuple(phrases)

    def show_chips(self, shown: bool) -> None:
        """The chips below the words, or none; those that are there already stay as they are."""
        wanted = [self._titles[one] for one in self.field.steps_named() if one in self._titles] if shown else None
        if wanted == self._filled:
            return
        self._filled = wanted
        for flow in (self._flow, self._links):
            while (item := flow.takeAt(0)) is not None:
                widget = item.widget()
                if widget is not None:
                    widget.hide()
                    widget.deleteLater()
        if shown:
            self._fill_chips()
        self.chips.setVisible(shown)
        self.steps_key.setVisible(shown)

    def chips_shown(self) -> list[QWidget]:
        """What stands below the words, in the order of Tab."""
        items = [flow.itemAt(place) for flow in (self._flow, self._links) for place in range(flow.count())]
        chips = [widget for item in items if item is not None and (widget := item.widget()) is not None]
        return [*chips, self.steps_key] if chips else []

    # -- dropping ---------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME) and not self._read_only:
            event.acceptProposedAction()
            self.box.set_lit(True)
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.box.set_lit(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.box.set_lit(False)
        entry_id = int(bytes(event.mimeData().data(MIME).data()))
        event.acceptProposedAction()
        self.dropped.emit(entry_id)

    # -- inside -----------------------------------------------------------------------------------------------

    def _fill_chips(self) -> None:
        added: list[tuple[Flow, QWidget]] = []
        for phrase, name in self._chips_wanted:
            chip = PhraseChip(self._theme, name)
            chip.clicked.connect(lambda _on=False, phrase=phrase: self.phrase_wanted.emit(phrase))
            added.append((self._flow, chip))
        every = SignButton(self._theme, PHRASE_SIGN, say("all phrases"))
        every.clicked.connect(lambda: self.all_wanted.emit(PHRASE_SIGN))
        added.append((self._flow, every))
        for step_id in self.field.steps_named():
            if step_id in self._titles:
                link = Chip(self._theme, short_title(self._titles[step_id]), icon="link")
                link.setAccessibleName(say("Go to the step “{title}”", title=self._titles[step_id]))
                link.clicked.connect(lambda _on=False, step_id=step_id: self.step_wanted.emit(step_id))
                added.append((self._links, link))
        for flow, widget in added:
            widget.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            flow.addWidget(widget)
            widget.show()

    def _focus_moved(self, here: bool) -> None:
        if here:
            self.entered.emit()

    def _name_field(self) -> None:
        empty = say("Nothing is written here.") if self._read_only and self.field.is_empty() else ""
        self.field.setAccessibleDescription(empty or ("" if self._read_only else say("; offers phrases, @ steps")))

    def _dress(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(5))
        self._head.setSpacing(px(10))
        self.steps_key.setFixedHeight(px(26))
        self.title.setMinimumHeight(px(26))  # the row is as high without the key beside it
        self._below.setContentsMargins(0, px(5), 0, 0)
        self._flow.set_gaps(px(6), px(6))
        self._links.set_gaps(px(6), px(6))


class Badge(QWidget):
    """The letter of a heading; the title beside it is what assistive technology reads."""

    def __init__(self, theme: Theme, sign: str) -> None:
        super().__init__()
        self._theme, self._sign = theme, sign
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(20), self._theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme = self._theme
        line = theme.color("field") if theme.high_contrast else None
        rounded(painter, QRectF(self.rect()), theme.px(5), theme.color("accentTint"), line)
        painter.setFont(theme.font("key", weight=600))
        painter.setPen(theme.color("accentInk"))
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, self._sign)
        painter.end()


class PhraseChip(Chip):
    """A quick phrase to take: a plus, and its name."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name, icon="plus", roomy=True)
        self.setAccessibleName(say("Put in: {phrase}", phrase=name))


class SignButton(PlainButton):
    """A key cap with quiet words beside it: what that key offers."""

    def __init__(self, theme: Theme, sign: str, words: str) -> None:
        super().__init__(theme, words)
        self._sign = sign
        self.setAccessibleName(say("{sign}: {words}", sign=sign, words=words))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        px = self._theme.px
        words = QFontMetricsF(self._type()).horizontalAdvance(self.text())
        return QSize(px(4 + 18 + 8 + 2) + int(words + 0.999), px(26))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme, px = self._theme, self._theme.px
        if self.hasFocus():
            rounded(painter, QRectF(self.rect()), px(6), None, theme.color("focus"), theme.size("ring"))
        cap = QRectF(px(4), (self.height() - px(18)) / 2, px(18), px(18))
        fill = theme.color("surface")
        key_cap(painter, theme, cap, self._sign, ink=theme.color("ink2"), fill=fill, line=theme.color("line2"))
        painter.setFont(self._type())
        painter.setPen(theme.color("ink2" if self.underMouse() else "ink3"))
        box = QRectF(cap.right() + px(8), 0, self.width(), self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()

    def _type(self) -> QFont:
        return self._theme.font("caption", weight=400)
