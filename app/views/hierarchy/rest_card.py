"""When a *not now* may be raised again, and by whom; with a smaller version if they like, and never a reason."""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QWidget

from app.actions.ports import today
from app.dates import long_date
from app.models.side import Side
from app.rules.path import PathRow
from app.views.desk import Desk
from app.views.drafts import DraftKeeper
from app.views.hierarchy.sentences import Two
from app.views.hierarchy.small_card import SmallCard
from app.views.theme.navigation import Segmented
from app.views.theme.theme import Theme
from app.views.theme.widgets import Field, Label
from app.views.typed import typed_day
from app.words import say


class RestCard(SmallCard):
    """`wanted(step_id, side, day or None, by whom, smaller or None)`: a smaller version only where one was typed."""

    wanted = Signal(int, object, object, object, object)

    def __init__(self, theme: Theme, desk: Desk, parent: QWidget) -> None:
        super().__init__(theme, say("When it may be raised again"), parent)
        self._desk = desk
        self._draft: DraftKeeper | None = None
        self._smaller = ""
        self.column.addWidget(
            Label(theme, say("A complete answer. No reason is needed."), style="caption", token="ink2", wrap=True)
        )
        self.day = Field(
            theme,
            say("From which day on"),
            placeholder=say("for example, 3 June or +14"),
            hint=say("Without a day it rests until it is brought up."),
            tall=False,
        )
        self.by = Segmented(theme, [(side.value, "") for side in Side], name=say("By whom"), chosen=Side.FIRST.value)
        self._by_label = Label(theme, say("By whom"), style="strong", size=13)
        self.smaller = Field(
            theme,
            say("A smaller version, if they like"),
            hint=say("New words here ask both again; this answer stays."),
            tall=False,
        )
        self.column.addWidget(self.day)
        self.column.addWidget(self._by_label)
        self._row = QHBoxLayout()
        self._row.addWidget(self.by)
        self._row.addStretch(1)
        self.column.addLayout(self._row)
        self.column.addWidget(self.smaller)
        self.keep_button.setText(say("Keep"))
        for field in (self.day, self.smaller):
            field.edit.returnPressed.connect(self.keep)
            field.edit.textEdited.connect(self._typed)

    def ask(self, row: PathRow, two: Two, side: Side) -> None:
        """Ask it of this partner's *not now*; what was typed before and not kept is there again."""
        self.put_away()
        said = row.said(side).willingness
        self._name_the_two(two)
        self.title.setText(say("{name}: when it may be raised again", name=two.partner(side).name))
        until, by = (said.raise_on, said.raised_by) if said is not None else (None, None)
        self._smaller = row.step.smaller
        self._draft = DraftKeeper(self._desk, f"rest {side.value}", row.step.id, self._as_draft, self)
        kept = self._draft.kept_words()
        words = json.loads(kept) if kept else {}
        self.day.set_text(words.get("day", long_date(until) if until is not None else ""))
        self.smaller.set_text(words.get("smaller", row.step.smaller))
        self.by.choose((by or side).value)
        for field in (self.day, self.smaller):
            field.set_error("")
        self.open_about(row.step.id, side)
        self.day.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.day.edit.selectAll()

    def keep(self) -> None:
        """Keep the day, by whom, and a smaller version that was typed; a day that cannot be read stays to be mended."""
        words, now = self.day.text().strip(), today(self._desk.clock)
        day: date | None = typed_day(words, now) if words else None
        if words and day is None:
            self.show_error(say("That day cannot be read. Try “3 June”, or “+14” for two weeks."))
            return
        smaller = self.smaller.text().strip()
        self.wanted.emit(
            self._step_id, self._side, day, Side(self.by.choice()), smaller if smaller != self._smaller else None
        )

    def show_error(self, sentence: str) -> None:
        """A sentence beside the day."""
        self.day.set_error(sentence)
        self.grown.emit()

    def done(self) -> None:
        """It was kept: what was typed is no draft any more."""
        if self._draft is not None:
            self._draft.drop()
        self.leave()

    def put_away(self) -> None:
        if self._draft is not None:
            self._draft.close()
            self._draft = None

    def _name_the_two(self, two: Two) -> None:
        """The two as equal choices, by the names they have now."""
        old = self.by
        choices = [(side.value, two.partner(side).name) for side in Side]
        self.by = Segmented(self._theme, choices, name=say("By whom"), chosen=Side.FIRST.value)
        self._row.replaceWidget(old, self.by)
        old.deleteLater()
        order = [self.day.edit, *self.by.findChildren(QRadioButton), self.smaller.edit, self.keep_button]
        for one, following in pairwise(order):
            self.setTabOrder(one, following)

    def _typed(self) -> None:
        if self._draft is not None:
            self._draft.typed()

    def _as_draft(self) -> str:
        return json.dumps({"day": self.day.text(), "smaller": self.smaller.text()}, ensure_ascii=False)
