"""The risk notes, on a page of their own within the page: what is weighed when somebody may not be safe."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.actions import risk_notes
from app.actions.screening_shown import Screened
from app.dates import local_date
from app.models.risk_note import RiskNote
from app.models.side import Side
from app.views.screening.days import day_words
from app.views.screening.hand import Hand
from app.views.screening.own_words import OwnWords
from app.views.theme.theme import Theme
from app.views.theme.widgets import Button, Card, Label, SectionTitle, Segmented, Sign
from app.words import say

_BOTH = "both"


def field_words() -> dict[str, tuple[str, str]]:
    """What each of the fields is called, and what belongs there."""
    return {
        "assessment": (say("Assessment"), say("What you heard and saw, and how you weigh it")),
        "consultation": (say("Consultation"), say("With whom you spoke, on which day, and what came of it")),
        "report": (say("Report made"), say("To whom, when and why, or why none was due")),
        "safety_plan": (say("Safety plan"), say("What they do, where they go, whom they call")),
    }


class RiskPage(QWidget):
    """`back` goes out when the way back is taken."""

    back = Signal()

    def __init__(self, theme: Theme, hand: Hand, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._hand = theme, hand
        self.cards: list[NoteCard] = []
        self.way = Button(theme, say("Back to screening"), kind="link", icon="chevron-left")
        self.add = Button(theme, say("Add a risk note"), kind="soft", icon="plus", tall=True)
        self.none = Label(theme, say("None so far."), style="resting", token="ink2")
        told = say("Only you. In no print and no export but by their own name, and kept for good.")
        lock = QHBoxLayout()
        lock.setSpacing(theme.px(8))
        lock.addWidget(Sign(theme, "lock"), 0, Qt.AlignmentFlag.AlignTop)
        lock.addWidget(Label(theme, told, token="ink2", wrap=True), 1)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(theme.px(14))
        self._column.addWidget(self.way, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(SectionTitle(theme, say("Risk notes"), wrap=True))
        self._column.addLayout(lock)
        self._column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self.none)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.px(14))
        self._column.addLayout(self._list)
        self._column.addStretch(1)
        self.way.clicked.connect(self.back)
        self.add.clicked.connect(self._add)
        theme.changed.connect(self._dress)
        self._dress()

    def show_screened(self, shown: Screened) -> None:
        """Show the notes of this couple, the latest first; one that is being typed into stays as it is."""
        if [card.note_id for card in self.cards] != [note.id for note in shown.risk_notes]:
            kept = {card.note_id: card for card in self.cards}
            self.cards = [
                kept.get(note.id) or NoteCard(self._theme, self._hand, note.id, opened=at == 0)
                for at, note in enumerate(shown.risk_notes)
            ]
            for at, card in enumerate(self.cards):
                self._list.insertWidget(at, card)
                card.show()
        for card, note in zip(self.cards, shown.risk_notes, strict=True):
            card.show_note(note, (shown.first.partner.name, shown.second.partner.name))
        self.none.setVisible(not self.cards)

    def take_focus(self) -> None:
        """The focus on the way back, from where everything is near."""
        self.way.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self) -> None:
        if self._hand.do(risk_notes.add_risk_note) and self.cards:
            self.cards[0].fields["assessment"].field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _dress(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(28), px(12), px(28), px(28))


class NoteCard(Card):
    """One note: its day, about whom it is, and its four fields; folded, only what it begins with."""

    def __init__(self, theme: Theme, hand: Hand, note_id: int, *, opened: bool, parent: QWidget | None = None) -> None:
        super().__init__(theme, padding=20, parent=parent)
        self._theme, self._hand, self.note_id = theme, hand, note_id
        self._names: tuple[str, str] = ("", "")
        self._filling = False
        self.day = Label(theme, style="strong", size=15)
        self.changed = Label(theme, style="small", token="ink3")
        self.fold = Button(theme, "", kind="link")
        self.whom: Segmented | None = None
        self._whom_row = QHBoxLayout()
        self.begins = Label(theme, token="ink2", wrap=True)
        self.fields = {
            name: OwnWords(theme, hand, f"risk {name}", title, hint, keep=partial(self._write, name), least=2)
            for name, (title, hint) in field_words().items()
        }
        self._inside = QWidget()
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.px(6))
        inside.addLayout(self._whom_row)
        for name, (title, _) in field_words().items():
            inside.addSpacing(theme.px(6))
            label = Label(theme, title, style="strong", size=13)
            label.setBuddy(self.fields[name].field)
            inside.addWidget(label)
            inside.addWidget(self.fields[name])
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        head.addWidget(self.day)
        head.addWidget(self.changed, 1)
        head.addWidget(self.fold)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addLayout(head)
        column.addWidget(self.begins)
        column.addWidget(self._inside)
        self.fold.clicked.connect(lambda: self._open(self._inside.isHidden()))
        self._open(opened)

    def show_note(self, note: RiskNote, names: tuple[str, str]) -> None:
        """Show the note as it is kept."""
        today = self._hand.desk.clock.now().date()
        self.setAccessibleName(say("Risk note of {day}", day=day_words(note.noted_on, today)))
        self.day.setText(day_words(note.noted_on, today))
        changed = local_date(note.changed_at)
        self.changed.setText(say("changed on {day}", day=day_words(changed, today)) if changed != note.noted_on else "")
        if self.whom is None or names != self._names:
            self._offer_whom(names)
        self._filling = True
        if self.whom is not None:
            self.whom.choose(note.side.value if note.side is not None else _BOTH)
        self._filling = False
        written = [str(getattr(note, name)) for name in risk_notes.FIELDS]
        for name, words in zip(risk_notes.FIELDS, written, strict=True):
            self.fields[name].show_words(note.id, words)
        first = next((words for words in written if words.strip()), "")
        self.begins.setText(first.strip().split("\n")[0][:120])
        self.begins.setVisible(self._inside.isHidden() and bool(first))

    def _offer_whom(self, names: tuple[str, str]) -> None:
        if self.whom is not None:
            self._whom_row.removeWidget(self.whom)
            self.whom.hide()
            self.whom.deleteLater()
        self._names = names
        choices = [(_BOTH, say("About both")), (Side.FIRST.value, names[0]), (Side.SECOND.value, names[1])]
        self.whom = Segmented(self._theme, choices, name=say("About whom"), chosen=_BOTH)
        self.whom.chosen.connect(self._choose)
        self._whom_row.addWidget(self.whom, 0, Qt.AlignmentFlag.AlignLeft)
        self.whom.show()

    def _choose(self, key: str) -> None:
        if not self._filling:
            side = None if key == _BOTH else Side(key)
            self._hand.do(risk_notes.set_whom, self.note_id, side)

    def _write(self, name: str, words: str) -> bool:
        return self._hand.do(risk_notes.write_risk_note, self.note_id, name, words)

    def _open(self, opened: bool) -> None:
        self._inside.setVisible(opened)
        self.fold.setText(say("Fold it") if opened else say("Open it"))
        self.begins.setVisible(not opened and bool(self.begins.text()))
