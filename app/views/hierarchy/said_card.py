"""One partner's own word, present: that a changed step is still the same one, or that it is settled for them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.models.hierarchy import Confirming
from app.models.side import Side
from app.rules.path import PathRow
from app.views.desk import Desk
from app.views.drafts import DraftKeeper
from app.views.hierarchy.sentences import Two
from app.views.hierarchy.small_card import SmallCard
from app.views.theme.theme import Theme
from app.views.theme.widgets import Field, Label
from app.words import say


class SaidCard(SmallCard):
    """One line each, and the words are optional: `said(step_id, side, Confirming, words)`."""

    said = Signal(int, object, object, str)

    def __init__(self, theme: Theme, desk: Desk, parent: QWidget) -> None:
        super().__init__(theme, say("What one of them says of this step"), parent)
        self._desk, self._what = desk, Confirming.SAME_STEP
        self._draft: DraftKeeper | None = None
        self._about = Label(theme, "", style="caption", token="ink2", wrap=True)
        self.words = Field(theme, say("In their own words, if they like"), tall=False)
        self.words.edit.returnPressed.connect(self.keep)
        self.words.edit.textEdited.connect(self._typed)
        self.column.addWidget(self._about)
        self.column.addWidget(self.words)

    def ask(self, row: PathRow, two: Two, side: Side, what: Confirming) -> None:
        """Ask this partner; what was typed before and not kept is there again."""
        self.put_away()
        self._what = what
        name, same = two.partner(side).name, what is Confirming.SAME_STEP
        self.title.setText(
            say("{name}: still the same step?", name=name) if same else say("{name}: settled?", name=name)
        )
        self._about.setText(
            say("Each says it for themselves. Once both have, what they answered before the change stands again.")
            if same
            else say("Each says it for themselves. Either can take it back at any time.")
        )
        self.keep_button.setText(say("{name} says so", name=name))
        self._draft = DraftKeeper(self._desk, f"{what.value} {side.value}", row.step.id, self.words.text, self)
        self.words.set_text(self._draft.kept_words())
        self.open_about(row.step.id, side)
        self.words.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> None:
        """Record that they say so, with their words."""
        self.said.emit(self._step_id, self._side, self._what, self.words.text().strip())

    def done(self) -> None:
        """It was kept: what was typed is no draft any more."""
        if self._draft is not None:
            self._draft.drop()
        self.leave()

    def put_away(self) -> None:
        if self._draft is not None:
            self._draft.close()
            self._draft = None

    def _typed(self) -> None:
        if self._draft is not None:
            self._draft.typed()
