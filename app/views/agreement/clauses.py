"""The fourteen clauses of an agreement in order: what the records say, and the words that every one begins from."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.dates import long_date
from app.models.agreement import AgreementContent, AgreementState, NotNowLine, WillingLine, Worded
from app.models.content import load_agreement
from app.models.library import AgreementText, ClauseText
from app.models.side import Side
from app.rules.agreement_steps import headed
from app.views.theme.marks import PartnerMark
from app.views.theme.theme import Theme
from app.views.theme.widgets import Card, Label, Sign
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
        self._begun = True

    def show_content(self, content: AgreementContent, *, begun: bool = True) -> None:
        """Show this content; while nobody has `begun` an agreement its words are those that every one begins with."""
        self.put_away()
        self._begun = begun
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(6))
        self._fill(column, content)
        column.addStretch(1)
        self._column.addWidget(self._inside)
        self._inside.show()

    def put_away(self) -> None:
        """Nothing is shown any more."""
        if self._inside is not None:
            self._column.removeWidget(self._inside)
            self._inside.hide()  # a dialog may be open for long before it is gone
            self._inside.deleteLater()
            self._inside = None

    def _fill(self, column: QVBoxLayout, content: AgreementContent) -> None:
        text = load_agreement()
        self._who(column, content, text.clause("who"))
        self._written(column, text.clause("commitment"), content.commitment)
        self._answers(column, content, text)
        self._written(column, text.clause("asking"), content.how_we_ask)
        replies = text.clause("answers")
        self._title(column, replies, self._suggested())
        for card, given in zip(replies.cards, (content.soft_no, content.tentative_yes), strict=True):
            for one in given:
                words = say("{answer}: {words}", answer=card.title, words=one.said)
                icon = card.icon if one.marker is None else ""
                self._line(column, words, one.received, icon=icon, side=one.marker, quiet=not self._begun)
        self._pausing(column, content, text.clause("pausing"))
        crossed = text.clause("line-crossed")
        self._written(column, crossed, content.crossed)
        self._fixed(column, content.fixed_repair_line)
        self._written(column, text.clause("baseline"), content.baseline)
        self._written(column, text.clause("windows"), content.checkins)
        self._written(column, text.clause("conditions"), content.health)
        review = text.clause("review")
        self._title(column, review)
        self._line(column, review.pattern("by").format(date=long_date(content.review_on)), icon="calendar")
        signatures = text.clause("signatures")
        self._title(column, signatures, signatures.remark)
        for side, name in ((Side.FIRST, content.first_name), (Side.SECOND, content.second_name)):
            self._line(column, name, signatures.pattern("partner"), side=side, quiet=True)
        who = content.therapist or signatures.pattern("therapist-name")
        self._line(column, who, signatures.pattern("therapist"), quiet=True)
        self._fixed(column, content.footer)

    def _who(self, column: QVBoxLayout, content: AgreementContent, clause: ClauseText) -> None:
        self._title(column, clause)
        names = say("{first} and {second}", first=content.first_name, second=content.second_name)
        if content.state is AgreementState.DRAFT:
            when = clause.pattern("draft").format(date=long_date(content.dated))
        else:
            when = clause.pattern("revised").format(date=long_date(content.dated), reason=content.reason).strip()
        practice = " · ".join(line.strip() for line in content.practice.splitlines() if line.strip())
        self._line(column, names, "\n".join(part for part in (when, practice) if part))

    def _answers(self, column: QVBoxLayout, content: AgreementContent, text: AgreementText) -> None:
        clause = text.clause("willing")
        self._title(column, clause, clause.remark)
        for willing in content.willing:
            about = " · ".join(part for part in willing_parts(willing) if part)
            self._line(
                column, headed(willing).title, about, icon="circle-dashed-check" if willing.smaller else "circle-check"
            )
        if not content.willing:
            self._line(column, clause.empty, quiet=True)
        clause = text.clause("not-now")
        self._title(column, clause)
        for waiting in content.not_now:
            self._line(column, waiting.title, waiting_words(waiting), icon="circle-pause")
        if not content.not_now:
            self._line(column, clause.empty, quiet=True)
        clause = text.clause("off-table")
        self._title(column, clause, say("only its owner brings it back"))
        for own in content.off_table:
            for words in own.lines:
                self._line(column, words, side=own.side)
        if not any(own.lines for own in content.off_table):
            self._line(column, clause.empty, quiet=True)

    def _pausing(self, column: QVBoxLayout, content: AgreementContent, clause: ClauseText) -> None:
        self._title(column, clause, self._suggested())
        for one in content.pauses:
            words = say("{word}: {means}", word=one.word, means=one.means) if one.means else one.word
            self._line(column, words, one.text, side=one.marker, quiet=not self._begun)
        for line in content.afterwards:
            self._line(column, line.text, side=line.marker, quiet=not self._begun)
        self._fixed(column, content.fixed_pause_line)

    def _written(self, column: QVBoxLayout, clause: ClauseText, lines: tuple[Worded, ...]) -> None:
        """A clause in the couple's own words, or in those it begins from, which are marked so."""
        self._title(column, clause, self._suggested())
        for line in lines:
            self._line(column, line.text, side=line.marker, quiet=not self._begun)
        if not lines:
            self._line(column, clause.empty or say("Nothing written here today."), quiet=True)

    def _suggested(self) -> str:
        """What marks a clause whose words are those that every agreement begins from."""
        return "" if self._begun else say("suggested words")

    def _fixed(self, column: QVBoxLayout, words: str) -> None:
        self._line(column, words, say("always printed"), icon="lock", quiet=True)

    def _title(self, column: QVBoxLayout, clause: ClauseText, remark: str = "") -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, self._theme.px(8), 0, 0)
        row.setSpacing(self._theme.px(8))
        row.addWidget(Label(self._theme, str(clause.number), style="small", token="ink3", numerals=True))
        row.addWidget(Label(self._theme, clause.title, style="strong", wrap=True), 1)
        if remark:
            row.addWidget(Label(self._theme, remark, style="small", token="ink3"))
        column.addLayout(row)

    def _line(
        self,
        column: QVBoxLayout,
        words: str,
        about: str = "",
        *,
        icon: str = "",
        side: Side | None = None,
        quiet: bool = False,
    ) -> None:
        """One card; a `quiet` one holds words that do not come from this couple's records."""
        card = Card(self._theme, token="canvas" if quiet else "surface", radius="control", padding=10)
        row = QHBoxLayout(card)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px(10))
        if icon:
            row.addWidget(Sign(self._theme, icon))
        if side is not None:
            row.addWidget(PartnerMark(self._theme, side.value, size=10))
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(Label(self._theme, words, style="body", token="ink2" if quiet else "ink", wrap=True))
        if about:
            lines.addWidget(Label(self._theme, about, style="small", token="ink2", wrap=True))
        row.addLayout(lines, 1)
        column.addWidget(card)


def willing_parts(line: WillingLine) -> list[str]:
    """Time, check-in, ending and condition of one step, those that there are."""
    parts = [smaller_words(line), headed(line).time, line.checkin, line.ending]
    if line.condition and not line.smaller:
        parts.append(say("if {condition}", condition=line.condition))
    return parts


def smaller_words(line: WillingLine) -> str:
    """What stands beside a line that both agree on as a smaller version only: of which step, and its condition."""
    if not line.smaller:
        return ""
    title, condition = headed(line).part_of, line.condition
    if title and condition:
        return say("smaller version of “{title}”, if {condition}", title=title, condition=condition)
    if title:
        return say("smaller version of “{title}”", title=title)
    return say("smaller version, if {condition}", condition=condition) if condition else say("smaller version")


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

    def worded(lines: tuple[Worded, ...]) -> list[str]:
        names = {Side.FIRST: content.first_name, Side.SECOND: content.second_name}
        return [f"{names[line.marker]}: {line.text}" if line.marker else line.text for line in lines]

    lines = [content.practice, *worded(content.commitment)]
    for line in content.willing:
        lines.append(f"{headed(line).title}. {' · '.join(part for part in willing_parts(line) if part)}")
    lines += [f"{line.title}. {waiting_words(line)}" for line in content.not_now]
    lines += [words for own in content.off_table for words in own.lines]
    lines += worded(content.how_we_ask)
    lines += [f"{one.said} {one.received}" for one in (*content.soft_no, *content.tentative_yes)]
    lines += [f"{one.word}. {one.means}. {one.text}" for one in content.pauses]
    lines += [*worded(content.afterwards), content.fixed_pause_line]
    lines += [*worded(content.crossed), content.fixed_repair_line]
    lines += [*worded(content.baseline), *worded(content.checkins), *worded(content.health)]
    lines += [long_date(content.review_on), content.therapist, content.footer]
    return "\n".join(line for line in lines if line)
