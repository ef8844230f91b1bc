"""The fields about one partner."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.models.couple import Partner
from app.models.side import Side
from app.views.roster.writing_choice import WritingChoice
from app.views.theme.fields import Field
from app.views.theme.labels import Label
from app.views.theme.marks import PartnerMark
from app.views.theme.theme import Theme
from app.words import say

PARTNER_FIELDS = ("name", "pronouns", "print_name", "contact")


class PartnerFields(QWidget):
    """One partner's name, pronouns, name for print, contact, and whether anything may be left in writing."""

    def __init__(self, theme: Theme, side: Side, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._side = theme, side
        self.mark = PartnerMark(theme, "first" if side is Side.FIRST else "second", size=22)
        self.heading = Label(theme, style="step", weight=600)
        self.fields = {
            "name": Field(theme, say("Name or initial"), tall=False),
            "pronouns": Field(theme, say("Pronouns"), tall=False),
            "print_name": Field(theme, say("Name for print"), hint=say("Empty: the name above."), tall=False),
            "contact": Field(theme, say("Contact"), hint=say("How this partner wants to be reached."), tall=False),
        }
        self.in_writing = WritingChoice(theme)
        self._head = QHBoxLayout()
        self._head.addWidget(self.mark)
        self._head.addWidget(self.heading, 1)
        self._names = QHBoxLayout()
        self._names.addWidget(self.fields["name"], 3)
        self._names.addWidget(self.fields["pronouns"], 2)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addLayout(self._names)
        self._column.addWidget(self.fields["print_name"])
        self._column.addWidget(self.fields["contact"])
        self._column.addWidget(self.in_writing)
        theme.changed.connect(self._dress)
        self._dress()

    def show_partner(self, partner: Partner) -> None:
        """Show whose fields these are; the fields themselves are filled by the form."""
        self.mark.set_initial(partner.initial)
        self.heading.setText(partner.name)
        for name, field in self.fields.items():
            # Both partners' fields have the same labels; spoken, each needs its owner.
            field.edit.setAccessibleName(say("{field}, {name}", field=field.label.text(), name=partner.name))
            if name == "print_name":
                field.edit.setPlaceholderText(partner.name)
        self.in_writing.show_choice(partner.name, partner.in_writing)

    def put_away(self) -> None:
        """Name nobody."""
        self.mark.set_initial("")
        self.heading.setText("")
        for field in self.fields.values():
            field.edit.setAccessibleName(field.label.text())
        self.in_writing.show_choice("", None)

    def _dress(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(0, px(12), 0, 0)
        self._column.setSpacing(px(12))
        self._head.setSpacing(px(10))
        self._names.setSpacing(px(12))
