"""The practice, and what new couples begin with."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.actions import roster
from app.actions.change import Change, Happened
from app.models.faults import Refused
from app.models.practice import Practice
from app.models.rating import Scale
from app.views.desk import Desk
from app.views.settings.controls import Choice
from app.views.settings.page import Sheet
from app.views.theme.theme import Theme
from app.views.theme.widgets import Card, Field, Label
from app.words import say

WIDEST = 100
"""From at ease to as bad as one can picture."""


def scale_words(scale: Scale) -> str:
    """A scale with its direction, as therapists and couples read it."""
    return {
        Scale.COMFORT_10: say("Comfort, 0 to 10 (10 is at ease)"),
        Scale.SUDS_10: say("SUDS, 0 to 10 (10 is the most distress)"),
        Scale.SUDS_100: say("SUDS, 0 to 100 (100 is the most distress)"),
    }[scale]


class PracticePage(Sheet):
    """Kept when a field is left, and before cover, lock and close; a refusal stands beside its field."""

    def __init__(self, theme: Theme, desk: Desk) -> None:
        super().__init__(theme, say("Practice"), say("Who you are on what you print, and what new couples begin with."))
        self._desk = desk
        self.fields = {
            "name": Field(theme, say("Your name")),
            "credentials": Field(theme, say("Credentials"), hint=say("For example: couples therapy")),
            "address": Field(theme, say("Practice address"), hint=say("It stands at the head of agreements.")),
            "checkin": Field(
                theme,
                say("Check-in"),
                hint=say("How it is asked on the way whether it still is a yes, for example “after two minutes”."),
            ),
            "ending": Field(theme, say("How a step ends"), hint=say("For example “when either of us says so”.")),
        }
        self.wide = Field(
            theme,
            say("A step in between is offered above a jump of"),
            placeholder="20",
            hint=say("Of 100 in distress, from one step to the next, for either of the two. It only ever offers."),
        )
        scales = [(scale.value, scale_words(scale)) for scale in Scale]
        self.scale = Choice(theme, scales, name=say("Scale"), chosen=Scale.COMFORT_10.value)
        self._card(theme, say("On what you print"), ("name", "credentials", "address"))
        column = self._card(theme, say("New couples begin with"), ("checkin", "ending"))
        column.addWidget(Label(theme, say("Scale"), style="strong", size=13))
        row = QHBoxLayout()
        row.addWidget(self.scale)
        row.addStretch(1)
        column.addLayout(row)
        hint = say("Couples who are here already keep their own. Any of it can differ from couple to couple.")
        column.addWidget(Label(theme, hint, style="small", token="ink3", wrap=True))
        path = self._card(theme, say("On every path"), ())
        path.addWidget(self.wide)
        for field in (*self.fields.values(), self.wide):
            field.edit.editingFinished.connect(self.keep)
        self.scale.picked.connect(lambda _key: self.keep())
        desk.changed.connect(self._changed)
        desk.on_flush(("practice", 0), self.keep)
        self.destroyed.connect(lambda: desk.forget_flush(("practice", 0)))
        self._shown = Practice(name="-")
        self._show()

    def keep(self) -> None:
        """Keep what stands in the fields, if any of it is new."""
        given: dict[str, object] = {name: field.text() for name, field in self.fields.items()}
        wide = self._wide_step()
        wanted = Practice.model_validate(
            {**self._shown.model_dump(), **given, "scale": Scale(self.scale.choice()), "wide_step": wide}
        )
        if wanted == self._shown:
            return
        try:
            kept = self._desk.do(roster.save_practice, wanted)
        except Refused as no:
            self.fields.get(no.field or "name", self.fields["name"]).set_error(no.sentence)
            return
        if kept is not None:
            self._shown = wanted

    def _wide_step(self) -> int:
        """What was typed, if it is a jump that there is; else what is kept, and a sentence beside the field."""
        words = self.wide.text().strip()
        if words.isascii() and words.isdigit() and WIDEST >= int(words) >= 1:
            return int(words)
        self.wide.set_error(say("A number from 1 to {most}.", most=WIDEST))
        return self._shown.wide_step

    def _changed(self, change: Change) -> None:
        if change.happened is Happened.PRACTICE_CHANGED:
            self._show()

    def _show(self) -> None:
        practice = self._desk.read(roster.show_practice)
        self._shown = practice
        for name, field in self.fields.items():
            words = str(getattr(practice, name))
            if field.text() != words:
                field.set_text(words)
        self.scale.choose(practice.scale.value)
        if self.wide.text() != str(practice.wide_step) and not self.wide.error():
            self.wide.set_text(str(practice.wide_step))

    def _card(self, theme: Theme, title: str, names: tuple[str, ...]) -> QVBoxLayout:
        card = Card(theme)
        column = QVBoxLayout(card)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(14))
        column.addWidget(Label(theme, title, style="strong", size=15))
        for name in names:
            column.addWidget(self.fields[name])
        self.column.addWidget(card)
        return column
