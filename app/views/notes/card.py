"""The card a note is written on: the time, the field, and chips for its marks and what it is joined to."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.models.session import Mark, SetbackKind
from app.views.entry_marks import LOOKS, chip_word, kind_word, short_title
from app.views.notes.field import NoteField
from app.views.theme.flow import Flow
from app.views.theme.paint import begin, rounded
from app.views.theme.theme import Theme
from app.views.theme.widgets import Chip, Label
from app.words import say


class NoteCard(QWidget):
    """Time, field and mark chips; at most one mark is chosen. `changed` goes out for words and chips alike.

    A person chooses a chip by mouse, by Tab and Space, or by its slash; the mouse leaves the caret in the field.
    """

    changed = Signal()
    grown = Signal()

    def __init__(self, theme: Theme, name: str, placeholder: str, *, least: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.time = Label(theme, style="caption", token="ink3", weight=400, numerals=True, line=23)
        self.field = NoteField(theme, name, placeholder, least=least)
        self.marks = {
            mark: self.add_chip(chip_word(mark), look.icon, look.token, look.slash) for mark, look in LOOKS.items()
        }
        self.refusal = Label(theme, style="small", token="ink2", wrap=True)
        self.refusal.hide()
        self._top = QHBoxLayout()
        self._top.addWidget(self.time, 0, Qt.AlignmentFlag.AlignTop)
        self._top.addWidget(self.field, 1)
        self.chips = Flow()
        for chip in self.marks.values():
            self.chips.addWidget(chip)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._top)
        self._column.addWidget(self.refusal)
        self._column.addLayout(self.chips)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for mark, chip in self.marks.items():
            chip.clicked.connect(lambda on, mark=mark: self._choose(mark if on else None))
        self.field.slashed.connect(self._choose)
        self.field.edited.connect(self._edited)
        self.field.focused.connect(self._focus_moved)
        self.field.grown.connect(self.grown)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def mark(self) -> Mark | None:
        """The mark that is chosen."""
        return next((mark for mark, chip in self.marks.items() if chip.isChecked()), None)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Put the focus into the words. (As a focus proxy of it, both would be told as having the focus.)"""
        self.field.setFocus(reason)

    def set_mark(self, mark: Mark | None) -> None:
        """Choose a mark without telling anybody."""
        for one, chip in self.marks.items():
            chip.setChecked(one is mark)

    def show_chips(self, shown: bool) -> None:
        """Show the chips, or leave their room to something else for now."""
        for chip in self.marks.values():
            chip.setVisible(shown)

    def refuse(self, sentence: str) -> None:
        """Say beside the field why it was not kept; "" takes the sentence away."""
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))
        self.grown.emit()

    def add_chip(self, words: str, icon: str = "", token: str = "ink2", description: str = "") -> Chip:
        """A chip that stays chosen and that the mouse does not take the caret for."""
        chip = Chip(self._theme, words, icon=icon, token=token, checkable=True, parent=self)
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        chip.setAccessibleDescription(description)
        return chip

    def height_at(self, width: int) -> int:
        """How high the card is when it is `width` pixels wide."""
        if self.width() != width:
            self.resize(width, self.height())
        # The field may have another height already, which the rows inside learn only when they are laid out.
        self._column.invalidate()
        self._column.activate()
        return self._column.totalHeightForWidth(width)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._column.totalHeightForWidth(width)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme = self._theme
        box, radius = QRectF(self.rect()), float(theme.radius("row"))
        if self.field.hasFocus():
            rounded(painter, box, radius, theme.color("raised"), theme.color("focus"), theme.size("ring"))
        else:
            rounded(painter, box, radius, theme.color("raised"), theme.color("field"))
        painter.end()

    def _choose(self, mark: Mark | None) -> None:
        self.set_mark(mark)
        self._edited()

    def _edited(self) -> None:
        if not self.refusal.isHidden():
            self.refuse("")
        self.changed.emit()

    def _focus_moved(self) -> None:
        self.update()

    def _dress(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(11), px(10), px(6), px(12))
        self._column.setSpacing(px(11))
        self._top.setContentsMargins(px(3), 0, px(20), 0)
        self._top.setSpacing(px(4))
        self.time.setFixedWidth(px(42))
        self.chips.set_gaps(px(4), px(6))
        self.updateGeometry()
        self.update()


class KindChips(QWidget):
    """The three kinds of a setback as quiet chips, none better than another; `chosen` carries the kind or None."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(words)
        self._flow = Flow(self)
        self._flow.addWidget(Label(theme, words, style="small", token="ink3", line=26))
        self.chips = {kind: Chip(theme, kind_word(kind), checkable=True) for kind in SetbackKind}
        for kind, chip in self.chips.items():
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            chip.clicked.connect(lambda on, kind=kind: self._choose(kind if on else None))
            self._flow.addWidget(chip)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def kind(self) -> SetbackKind | None:
        """The kind that is chosen."""
        return next((kind for kind, chip in self.chips.items() if chip.isChecked()), None)

    def set_kind(self, kind: SetbackKind | None) -> None:
        """Choose a kind without telling anybody."""
        for one, chip in self.chips.items():
            chip.setChecked(one is kind)

    def _choose(self, kind: SetbackKind | None) -> None:
        self.set_kind(kind)
        self.chosen.emit(kind)

    def _dress(self) -> None:
        self._flow.set_gaps(self._theme.px(4), self._theme.px(6))
        self.updateGeometry()


def step_words(title: str) -> str:
    """The words of the chip that joins a note to a step."""
    return say("Link to “{title}”", title=short_title(title))


def in_tab_order(widgets: Iterable[QWidget]) -> None:
    """Let Tab go through these in turn."""
    before: QWidget | None = None
    for widget in widgets:
        if before is not None:
            QWidget.setTabOrder(before, widget)
        before = widget
