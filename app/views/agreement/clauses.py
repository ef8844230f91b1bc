"""The clauses of an agreement in short, as the records give them."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.dates import long_date
from app.models.agreement import AgreementContent, NotNowLine, WillingLine
from app.models.content import load_agreement
from app.models.side import Side
from app.views.theme.marks import PartnerMark
from app.views.theme.theme import Theme
from app.views.theme.widgets import Card, Label, SectionTitle, Sign
from app.words import say


class Clauses(QWidget):
    """What both would sign, clause by clause, to be read aloud together before it is printed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.px(14), theme.px(4), theme.px(16))
        self._column.setSpacing(theme.px(6))
        self._inside: QWidget | None = None

    def show_content(self, content: AgreementContent) -> None:
        """Show this content."""
        if self._inside is not None:
            self._column.removeWidget(self._inside)
            self._inside.deleteLater()
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(6))
        self._fill(column, content)
        column.addStretch(1)
        self._column.addWidget(self._inside)

    def _fill(self, column: QVBoxLayout, content: AgreementContent) -> None:
        theme, text = self._theme, load_agreement()
        head = QHBoxLayout()
        head.addWidget(SectionTitle(theme, say("Agreement")))
        head.addWidget(Label(theme, say("Draft, not signed"), style="small", token="accentInk"))
        head.addStretch(1)
        column.addLayout(head)
        made = say("Made from what the records say today. It follows the hierarchy as the two of them answer.")
        column.addWidget(Label(theme, made, style="body", token="ink2", wrap=True))
        self._title(column, 2, text.clause("commitment").title)
        self._line(column, content.commitment)
        self._title(column, 3, text.clause("willing").title)
        for willing in content.willing:
            self._line(
                column,
                willing.title,
                " · ".join(part for part in willing_parts(willing) if part),
                icon="circle-dashed-check" if willing.smaller else "circle-check",
            )
        if not content.willing:
            self._line(column, text.clause("willing").empty)
        self._title(column, 4, text.clause("not-now").title)
        for waiting in content.not_now:
            self._line(column, waiting.title, waiting_words(waiting), icon="circle-pause")
        if not content.not_now:
            self._line(column, text.clause("not-now").empty)
        self._title(column, 5, text.clause("off-table").title)
        for own in content.off_table:
            for words in own.lines:
                self._line(column, words, side=own.side)
        if not any(own.lines for own in content.off_table):
            self._line(column, text.clause("off-table").empty)
        self._title(column, 10, text.clause("baseline").title)
        self._line(column, content.baseline)
        self._title(column, 13, text.clause("review").title)
        self._line(column, long_date(content.review_on))

    def _title(self, column: QVBoxLayout, number: int, words: str) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, self._theme.px(8), 0, 0)
        row.addWidget(Label(self._theme, str(number), style="small", token="ink3", numerals=True))
        row.addWidget(Label(self._theme, words, style="strong"))
        row.addStretch(1)
        column.addLayout(row)

    def _line(
        self, column: QVBoxLayout, words: str, about: str = "", *, icon: str = "", side: Side | None = None
    ) -> None:
        card = Card(self._theme, radius="control", padding=10)
        row = QHBoxLayout(card)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px(10))
        if icon:
            row.addWidget(Sign(self._theme, icon))
        if side is not None:
            row.addWidget(PartnerMark(self._theme, side.value, size=10))
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(Label(self._theme, words, style="body", wrap=True))
        if about:
            lines.addWidget(Label(self._theme, about, style="small", token="ink2", wrap=True))
        row.addLayout(lines, 1)
        column.addWidget(card)


def willing_parts(line: WillingLine) -> list[str]:
    """Time, check-in, ending and condition of one step, those that there are."""
    parts = [line.time, line.checkin, line.ending]
    if line.smaller:
        parts.insert(0, say("smaller version"))
    if line.condition:
        parts.append(say("if {condition}", condition=line.condition))
    return parts


def waiting_words(line: NotNowLine) -> str:
    """Who may raise it again, and from when on."""
    if line.raised_by_name and line.raise_on:
        day = long_date(line.raise_on)
        return say("{name} may raise it again, from {date} on", name=line.raised_by_name, date=day)
    if line.raised_by_name:
        return say("{name} may raise it again", name=line.raised_by_name)
    return say("Either may raise it again, from {date} on", date=long_date(line.raise_on)) if line.raise_on else ""


def plain_words(content: AgreementContent) -> str:
    """The agreement as plain sentences, for a reader who cannot see the pages."""
    lines = [content.commitment]
    lines += [f"{line.title}. {' · '.join(part for part in willing_parts(line) if part)}" for line in content.willing]
    lines += [f"{line.title}. {waiting_words(line)}" for line in content.not_now]
    lines += [words for own in content.off_table for words in own.lines]
    lines += [content.fixed_repair_line, content.baseline, content.footer]
    return "\n".join(lines)
