"""The head of the agreement: which revision, where it stands, what came before, and why it is revised."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.actions import agreement as actions
from app.actions.agreement_shown import ShownAgreement, ShownRevision
from app.dates import long_date, short_date
from app.models.agreement import AgreementState
from app.models.faults import Refused
from app.views.agreement.field import LineField
from app.views.desk import Desk
from app.views.drafts import DraftKeeper
from app.views.theme.buttons import PlainButton
from app.views.theme.menus import Menu
from app.views.theme.paint import begin, draw_icon, draw_text, focus_ring, rounded
from app.views.theme.theme import Theme
from app.views.theme.widgets import Label, SectionTitle
from app.words import say

PLACE = "agreement reason"


class Head(QWidget):
    """`revision_wanted(id)` when another revision is to be read; `typing` while the reason is being written."""

    revision_wanted = Signal(int)
    typing = Signal()

    def __init__(self, theme: Theme, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._desk = theme, desk
        self._shown: ShownAgreement | None = None
        self._drafts: DraftKeeper | None = None
        self._about = 0
        self.which = _Which(theme)
        self.which.clicked.connect(self._choose)
        self._told = Label(theme, "", style="body", token="ink2", wrap=True)
        self.reason = LineField(
            theme,
            say("Why it is revised"),
            say("Why is it revised? It stands on the page."),
            one_line=True,
            token="ink2",
        )
        self.reason.edited.connect(self._typed)
        self.reason.entered.connect(self.keep)
        self.reason.left.connect(self.keep)
        self.reason.focused.connect(lambda on: self._left() if not on else None)
        row = QHBoxLayout()
        row.setSpacing(theme.px(14))
        row.addWidget(SectionTitle(theme, say("Agreement")))
        row.addWidget(self.which)
        row.addStretch(1)
        self.end = row
        self._told.setContentsMargins(0, theme.px(1), 0, 0)  # the letters of a field stand a little lower
        self._below = QWidget()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._below)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(theme.px(4))
        self._line.addWidget(self._told)
        self._line.addWidget(self.reason, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(10), 0, theme.px(4))
        column.setSpacing(theme.px(4))
        column.addLayout(row)
        column.addWidget(self._below)

    def show_agreement(self, shown: ShownAgreement) -> None:
        """Say where this revision stands; a reason that is being written stays."""
        self._shown = shown
        revision = shown.revision
        self.which.setVisible(revision is not None)
        self._told.setText(told_words(shown))
        writes = shown.is_draft and revision is not None and revision.number > 1
        self.reason.setVisible(writes)
        if revision is not None:
            self.which.say(revision_words(shown), many=len(shown.revisions) > 1)
        if not writes or revision is None:
            self._put_away()
        elif self._about != revision.id:
            self._put_away()
            self._about = revision.id
            self._drafts = DraftKeeper(self._desk, PLACE, revision.id, self._as_draft, self)
            self.reason.set_words(self._drafts.kept_words() or revision.reason)
        elif self._drafts is not None and not self.reason.hasFocus():
            self.reason.set_words(self._drafts.kept_words() or revision.reason)
        self._fit()

    def show_all(self, *, shown: bool) -> None:
        """All of it, or the one line with the title alone."""
        self._below.setVisible(shown)
        self._fit()

    def typed_reason(self) -> str:
        """The reason as it stands in the field."""
        return self.reason.words().replace("\n", " ").strip()

    def keep(self) -> None:
        """Keep the reason as it stands."""
        revision = self._shown.revision if self._shown is not None else None
        if revision is None or not self._about or self.typed_reason() == revision.reason:
            return
        try:
            outcome = self._desk.do(actions.set_reason, revision.id, self.typed_reason())
        except Refused:
            return  # printed meanwhile: what was typed waits as a draft
        if self._drafts is not None and outcome is None:
            self._drafts.flush()  # it stays in the field until the disk takes it
        elif self._drafts is not None:
            self._drafts.drop()
            self.reason.set_words(self.reason.words())

    def _left(self) -> None:
        if self.isVisible() and self.window().isActiveWindow():
            self.keep()

    def _put_away(self) -> None:
        self._about = 0
        if self._drafts is not None:
            self._drafts.close()
            self._drafts = None

    def put_away(self) -> None:
        """Nothing is shown any more; what was typed and not kept waits as a draft."""
        self._put_away()
        self._shown = None
        self._told.setText("")
        self.which.say("", many=False)
        self.reason.set_words("")

    def _typed(self) -> None:
        if self._drafts is not None:
            self._drafts.typed()
        self._fit()
        self.typing.emit()

    def _as_draft(self) -> str:
        revision = self._shown.revision if self._shown is not None else None
        return "" if revision is not None and self.typed_reason() == revision.reason else self.reason.words()

    def _choose(self) -> None:
        if self._shown is None:
            return
        menu = Menu(self._theme, self)
        here = self._shown.revision
        for one in reversed(self._shown.revisions):
            action = menu.addAction(list_words(one))
            action.setCheckable(True)
            action.setChecked(here is not None and here.id == one.revision.id)
            action.triggered.connect(lambda _=False, wanted=one.revision.id: self.revision_wanted.emit(wanted))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.which.mapToGlobal(QPoint(0, self.which.height())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The reason beside the sentence where both have room on one line, else below it."""
        metrics = QFontMetricsF(self._theme.font("body"))
        told = metrics.horizontalAdvance(self._told.text())
        words = metrics.horizontalAdvance(self.typed_reason() or self.reason.accessibleDescription())
        beside = self.reason.isVisibleTo(self) and told + words + self._theme.px(20) <= self.width()
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._line.setDirection(way)
        self._told.setWordWrap(not beside)
        policy = QSizePolicy.Policy.Fixed if beside else QSizePolicy.Policy.Preferred
        self._told.setSizePolicy(policy, QSizePolicy.Policy.Preferred)
        if beside:
            self._told.setFixedWidth(int(told) + 2)
        else:
            self._told.setMinimumWidth(0)
            self._told.setMaximumWidth(16_777_215)


class _Which(PlainButton):
    """The revision that is shown; with several, the way to the others."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "")
        self._words, self._many = "", False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def say(self, words: str, *, many: bool) -> None:
        """Another revision."""
        self._words, self._many = words, many
        self.setEnabled(many)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if many else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if many else Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(say("{revision}. Choose another revision", revision=words) if many else words)
        self.setToolTip(say("Read another revision") if many else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        wide = QFontMetricsF(self._theme.font("control")).horizontalAdvance(self._words)
        px = self._theme.px
        return QSize(int(wide + 0.999) + px(26) + (px(18) if self._many else 0), px(26))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme, px = self._theme, self._theme.px
        box = QRectF(self.rect())
        over = self._many and self.underMouse()
        fill = theme.blend("accentInk", "accentTint", 0.08 if over else 0.0)
        rounded(painter, box, box.height() / 2, fill)
        if self.hasFocus():
            focus_ring(painter, theme, box, box.height() / 2)
        painter.setFont(theme.font("control"))
        painter.setPen(theme.color("accentInk"))
        end = px(28) if self._many else px(11)
        draw_text(painter, self._words, box.adjusted(px(13), 0, -end, 0))
        if self._many:
            at = QPointF(box.right() - px(25), (box.height() - px(14)) / 2)
            draw_icon(painter, theme, "chevron-down", "accentInk", at, 14)
        painter.end()


def state_words(state: AgreementState) -> str:
    """Where a revision stands, in a word or two."""
    return {
        AgreementState.DRAFT: say("draft"),
        AgreementState.ISSUED: say("printed to sign"),
        AgreementState.SIGNED: say("signed"),
        AgreementState.SUPERSEDED: say("replaced"),
        AgreementState.ENDED: say("ended"),
    }[state]


def list_words(one: ShownRevision) -> str:
    """One revision in the list of all."""
    parts = [say("Revision {number}", number=one.revision.number), state_words(one.state)]
    if one.issued_on is not None:
        parts.append(long_date(one.issued_on))
    return " · ".join(parts)


def revision_words(shown: ShownAgreement) -> str:
    """What the pill says of the revision that is shown."""
    number = shown.revision.number if shown.revision is not None else 1
    if shown.is_draft:
        return say("Draft of revision {number}", number=number)
    state = state_words(shown.content.state)
    return say("Revision {number}, {state}", number=number, state=state)


def told_words(shown: ShownAgreement) -> str:
    """The sentence below the title."""
    if shown.revision is None:
        return say("Nobody has begun one yet. It would begin like this, from what the records say today.")
    if shown.issued is not None:
        day = next(one.issued_on for one in shown.revisions if one.revision.id == shown.revision.id)
        when = long_date(day) if day is not None else ""
        told = say("Printed to sign on {date}. Its words and its pages stay as they are.", date=when)
        return f"{told} {shown.content.reason}".strip()
    before = shown.before
    if before is None or before.issued_on is None:
        return say("The first one. Steps come from the hierarchy; every other line is theirs to word.")
    return say(
        "Revision {number} was printed on {date}.",
        number=before.revision.number,
        date=short_date(before.issued_on),
    )
