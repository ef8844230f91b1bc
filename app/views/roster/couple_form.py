"""What is written about a couple and its two: every field keeps itself when it is left."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.actions import hierarchy, roster
from app.actions.roster import RosterRow
from app.models.couple import Couple, Partner, Status
from app.models.faults import Refused
from app.models.rating import Scale
from app.models.side import Side
from app.views.desk import Desk
from app.views.drafts import Drafting
from app.views.roster.lines import status_words
from app.views.roster.partner_fields import PARTNER_FIELDS, PartnerFields
from app.views.roster.scale_choice import ScaleChoice
from app.views.theme.buttons import Button
from app.views.theme.fields import Field
from app.views.theme.labels import Label, SectionTitle
from app.views.theme.navigation import Segmented
from app.views.theme.text_field import TextField
from app.views.theme.theme import Theme
from app.words import say

COUPLE_FIELDS = ("label", "commitment", "checkin", "ending")


class CoupleForm(QWidget):
    """`show_couple` fills it. A field that is left is kept with an undo; what the rules do not take stays in the field
    with a sentence beside it, and as a draft. `open_wanted(couple_id)` leads to the couple.
    """

    open_wanted = Signal(int)

    def __init__(self, theme: Theme, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._desk = theme, desk
        self._row: RosterRow | None = None
        self._filling = self._leaving = False
        self._edge = 24
        self.title = SectionTitle(theme, wrap=True)
        self.open = Button(theme, say("Open"), kind="primary", key="Enter")
        self.open.clicked.connect(lambda: self.open_wanted.emit(self.couple_id))
        self.label = Field(theme, say("What you call them"), hint=say("Empty: their two names."), tall=False)
        self.status = Segmented(
            theme,
            [(status.value, words) for status, words in status_words().items()],
            name=say("Where the work stands"),
            chosen=Status.PREPARING.value,
        )
        self._status_label = Label(theme, say("Where the work stands"), style="strong", size=13)
        self.commitment = TextField(theme, say("What this is for, in their own words"))
        self.checkin = Field(theme, say("Usual check-in on the way"), tall=False)
        self.ending = Field(theme, say("Usual ending"), hint=say("Both fill new steps that bring none."), tall=False)
        self.scale = ScaleChoice(theme)
        self.two = {side: PartnerFields(theme, side) for side in Side}
        self.swap = Button(theme, say("Swap circle and diamond"), kind="link")
        self.fixed = Label(theme, style="small", token="ink3", wrap=True)
        self._fields = self._by_place()
        self._drafts: dict[str, Drafting] = {}
        self._build()
        self._connect()
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def couple_id(self) -> int:
        """Who is shown; 0 for nobody."""
        return self._row.couple.id if self._row is not None else 0

    def show_couple(self, row: RosterRow) -> None:
        """Show a couple. The words of the one shown before are kept first; fields being typed into stay as they are."""
        other = row.couple.id != self.couple_id
        if self._leaving:
            return
        if other and self._row is not None:
            # Keeping tells the page of a change, and the page comes back here before the other couple is shown.
            self._leaving = True
            self.keep_all()
            self._leaving = False
        self._row = row
        self._filling = True
        self.title.setText(row.label)
        for place, field in self._fields.items():
            stored = self._stored(place, row)
            typed = self._desk.draft(f"couple {place}", row.couple.id)
            if other:
                self._drafts[place].stop()
                field.set_text(typed or stored)
                if isinstance(field, Field):
                    field.set_error("")
            elif not typed and not self._drafts[place].waiting and field.text() != stored:
                field.set_text(stored)
        self.label.edit.setPlaceholderText(say("{first} & {second}", first=row.first.name, second=row.second.name))
        self.status.choose(row.couple.status.value)
        self.scale.choose(row.couple.scale)
        for partner in (row.first, row.second):
            self.two[partner.side].show_partner(partner)
        self._offer_swap(row)
        self._filling = False

    def set_edge(self, edge: int) -> None:
        """Pixels of room at the left, at 100 % text."""
        if edge != self._edge:
            self._edge = edge
            self._dress()

    def put_away(self) -> None:
        """Hold nothing that could be read, also by assistive technology; what was being typed stays as drafts."""
        self.flush()
        self._row = None
        self._filling = True
        for field in self._fields.values():
            field.set_text("")
            if isinstance(field, Field):
                field.edit.setPlaceholderText("")
        self.title.setText("")
        self.fixed.setText("")
        for side in Side:
            self.two[side].put_away()
        self._filling = False

    def keep_all(self) -> None:
        """Keep every field as if it were left now."""
        for place in self._fields:
            self._keep(place)

    def flush(self) -> None:
        """Keep what is being typed as drafts."""
        for draft in self._drafts.values():
            draft.flush()

    # -- keeping -----------------------------------------------------------------------------------------------

    def _keep(self, place: str) -> None:
        row, field = self._row, self._fields[place]
        if row is None or self._filling:
            return
        if field.text().strip() == self._stored(place, row).strip():
            self._drafts[place].stop()
            self._forget_draft(place)
            return
        self._drafts[place].stop()
        couple, first, second = row.couple, row.first, row.second
        if place in COUPLE_FIELDS:
            couple = Couple.model_validate({**couple.model_dump(), place: field.text()})
        elif place.startswith("first"):
            first = _changed(first, place.removeprefix("first_"), field.text())
        else:
            second = _changed(second, place.removeprefix("second_"), field.text())
        try:
            done = self._desk.do(roster.save_couple, couple, first, second)
        except Refused as no:
            if isinstance(field, Field):
                field.set_error(no.sentence)
            self._keep_draft(place, field.text())
            return
        if done is None:
            self._keep_draft(place, field.text())
        else:
            self._forget_draft(place)

    def _forget_draft(self, place: str) -> None:
        if self._desk.draft(f"couple {place}", self.couple_id):
            self._desk.keep_draft(f"couple {place}", self.couple_id, "")

    def _keep_draft(self, place: str, text: str) -> None:
        if self.couple_id:
            self._desk.keep_draft(f"couple {place}", self.couple_id, text)

    def _set_status(self, status: str) -> None:
        row = self._row
        if row is not None and not self._filling and row.couple.status.value != status:
            self._desk.do_or_tell(roster.set_status, row.couple.id, Status(status))

    def _set_scale(self, scale: Scale) -> None:
        row = self._row
        if row is not None and row.couple.scale is not scale:
            couple = Couple.model_validate({**row.couple.model_dump(), "scale": scale})
            self._desk.do_or_tell(roster.save_couple, couple, row.first, row.second)

    def _set_in_writing(self, side: Side, allowed: bool | None) -> None:
        row = self._row
        if row is None or self._filling:
            return
        two = {one.side: one for one in (row.first, row.second)}
        if two[side].in_writing is allowed:
            return
        two[side] = Partner.model_validate({**two[side].model_dump(), "in_writing": allowed})
        self._desk.do_or_tell(roster.save_couple, row.couple, two[Side.FIRST], two[Side.SECOND])

    def _swap(self) -> None:
        """The words go over to the other mark; only while nothing has been said under either mark."""
        self.keep_all()
        row = self._row
        if row is None or not self._may_swap(row):
            return
        own = {"id", "couple_id", "side"}
        first = Partner.model_validate({**row.first.model_dump(include=own), **row.second.model_dump(exclude=own)})
        second = Partner.model_validate({**row.second.model_dump(include=own), **row.first.model_dump(exclude=own)})
        self._desk.do_or_tell(roster.save_couple, row.couple, first, second)

    # -- inside ------------------------------------------------------------------------------------------------

    def _may_swap(self, row: RosterRow) -> bool:
        """Answers belong to a mark: once there is one, exchanging the names would hand it to the other partner."""
        path = self._desk.read(hierarchy.show_path, row.couple.id)
        said = any(
            one.rating is not None or one.willingness is not None or one.changed_since
            for step in (*path.rows, *path.off_table)
            for one in (step.first, step.second)
        )
        return not said and row.last is None and (row.next is None or row.next.alone is None)

    def _offer_swap(self, row: RosterRow) -> None:
        may = self._may_swap(row)
        self.swap.setVisible(may)
        self.fixed.setVisible(not may)
        self.fixed.setText(
            say(
                "{first} keeps the circle and {second} the diamond: what each has said is kept under it.",
                first=row.first.name,
                second=row.second.name,
            )
        )

    def _stored(self, place: str, row: RosterRow) -> str:
        if place in COUPLE_FIELDS:
            return str(getattr(row.couple, place))
        partner = row.first if place.startswith("first") else row.second
        return str(getattr(partner, place.split("_", 1)[1]))

    def _by_place(self) -> dict[str, Field | TextField]:
        fields: dict[str, Field | TextField] = {
            "label": self.label,
            "commitment": self.commitment,
            "checkin": self.checkin,
            "ending": self.ending,
        }
        for side in Side:
            for name in PARTNER_FIELDS:
                fields[f"{side.value}_{name}"] = self.two[side].fields[name]
        return fields

    def _connect(self) -> None:
        self.status.chosen.connect(self._set_status)
        self.scale.chosen.connect(self._set_scale)
        self.swap.clicked.connect(self._swap)
        for side in Side:
            self.two[side].in_writing.chosen.connect(partial(self._set_in_writing, side))
        for place, field in self._fields.items():
            self._drafts[place] = Drafting(field.text, partial(self._keep_draft, place), self)
            field.changed.connect(lambda *_, place=place: self._typed(place))
            left = field.edit.editingFinished if isinstance(field, Field) else field.left
            left.connect(partial(self._keep, place))
        self._desk.on_flush(("couple form", 0), self.flush)
        desk = self._desk
        self.destroyed.connect(lambda: desk.forget_flush(("couple form", 0)))

    def _typed(self, place: str) -> None:
        if not self._filling:
            self._drafts[place].typed()

    def _build(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self.title, 1)
        self._head.addWidget(self.open)
        standing = QVBoxLayout()
        standing.addWidget(self._status_label)
        standing.addWidget(self.status)
        self._standing = standing
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addLayout(standing)
        for part in (self.label, self.commitment, self.checkin, self.ending, self.scale):
            self._column.addWidget(part)
        for side in Side:
            self._column.addWidget(self.two[side])
        self._column.addWidget(self.swap)
        self._column.addWidget(self.fixed)
        self._column.addStretch(1)

    def _dress(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(self._edge), px(18), px(24), px(24))
        self._column.setSpacing(px(16))
        self._standing.setSpacing(px(6))
        self._head.setSpacing(px(12))


def _changed(partner: Partner, name: str, text: str) -> Partner:
    return Partner.model_validate({**partner.model_dump(), name: text})
