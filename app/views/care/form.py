"""Putting down a new limit, in place: what it is, what it is about, and who may see it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.actions.limits import standing_words
from app.models.couple import Partner
from app.models.limit import LimitKind, LimitStanding, Sharing
from app.views.care.choices import Choices
from app.views.care.tag_field import TagField
from app.views.care.words import sharing_choices
from app.views.desk import Desk
from app.views.drafts import DraftKeeper
from app.views.theme.flow import Flow
from app.views.theme.paint import begin, rounded
from app.views.theme.theme import Theme
from app.views.theme.widgets import Button, Field, Label
from app.words import say


@dataclass(frozen=True)
class NewLimit:
    """What stands in the form."""

    standing: LimitStanding
    title: str
    kind: LimitKind
    sharing: Sharing
    tags: str


class LimitForm(QWidget):
    """For one of them, under one of `standings`. `kept` when it is meant, `closed` when it is left: a draft then.

    What is typed while somebody is in the room and what was typed before it are two drafts: one never shows the other.
    """

    kept = Signal(object)
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        owner: Partner,
        standings: Sequence[LimitStanding],
        known: Callable[[LimitKind], Sequence[str]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.title = Field(theme, say("In their words"), tall=False)
        self.standing = Choices(theme, say("Which of the two"), [(one, standing_words(one)) for one in standings])
        self.standing.choose(standings[0])
        self.standing.setVisible(len(standings) > 1)
        kinds = [
            (LimitKind.AREA, say("An area")),
            (LimitKind.ACT, say("An act")),
            (LimitKind.SETTING, say("A setting")),
        ]
        self.kind = Choices(theme, say("What it is about"), kinds)
        self.kind.choose(LimitKind.AREA)
        self.sharing = Choices(theme, say("Who may see it"), sharing_choices(owner))
        self.sharing.choose(Sharing.OWNER)
        self._known = known
        self.tags = TagField(theme, say("Meets steps with"), self._near)
        self.keep = Button(theme, say("Keep it"), kind="soft", icon="check")
        self.leave = Button(theme, say("Later"), kind="link")
        self._column = QVBoxLayout(self)
        for widget in (self.title, self.standing, self.kind, self.tags):
            self._column.addWidget(widget)
        self._column.addWidget(Label(theme, say("Who may see it"), style="strong", size=13))
        self._column.addWidget(self.sharing)
        self._row = Flow()
        self._row.addWidget(self.keep)
        self._row.addWidget(self.leave)
        self._column.addLayout(self._row)
        self._drafts = DraftKeeper(desk, self._place(desk, owner, standings[0]), owner.couple_id, self._as_draft, self)
        self._take_up(self._drafts.kept_words())
        self.title.changed.connect(lambda _text: self._drafts.typed())
        self.title.changed.connect(lambda _text: self.tags.offer_again())
        self.tags.edit.textChanged.connect(lambda _text: self._drafts.typed())
        self.tags.changed.connect(self._drafts.typed)
        for choices in (self.standing, self.kind, self.sharing):
            choices.chosen.connect(lambda _key: self._drafts.typed())
        self.kind.chosen.connect(lambda _kind: self.tags.set_tags(self.tags.tags()))
        self.title.edit.returnPressed.connect(self._mean)
        self.keep.clicked.connect(self._mean)
        self.leave.clicked.connect(self.closed)
        theme.changed.connect(self._dress)
        self._dress()

    def show_error(self, sentence: str) -> None:
        """What is still needed, beside the words."""
        self.title.set_error(sentence)
        self.title.setFocus()

    def put_away(self, *, kept: bool) -> None:
        """Go; what was typed stays as a draft unless it was `kept`."""
        if kept:
            self._drafts.drop()
        self._drafts.close()
        self.title.edit.blockSignals(True)
        self.title.set_text("")
        self.tags.forget()
        self.hide()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        rounded(
            painter,
            QRectF(self.rect()),
            float(self._theme.radius("control")),
            self._theme.color("surface"),
            self._theme.color("line2"),
        )
        painter.end()

    @staticmethod
    def _place(desk: Desk, owner: Partner, standing: LimitStanding) -> str:
        where = "in the room" if desk.session is not None else "alone"
        return f"new limit {owner.side.value} {standing.value} {where}"

    def _near(self) -> Sequence[str]:
        """What the path knows of, and first of all what their own words name: a line that is about feet meets feet."""
        words = self.title.text().casefold()
        return sorted(self._known(self.kind.choice() or LimitKind.AREA), key=lambda tag: tag not in words)

    def _mean(self) -> None:
        self.tags.take_typed()
        now = self._now()
        self.kept.emit(now)

    def _now(self) -> NewLimit:
        return NewLimit(
            self.standing.choice() or LimitStanding.WELCOME,
            self.title.text(),
            self.kind.choice() or LimitKind.AREA,
            self.sharing.choice() or Sharing.OWNER,
            self.tags.tags(),
        )

    def _as_draft(self) -> str:
        now = self._now()
        if not now.title and not now.tags:
            return ""
        told = {
            "title": now.title,
            "tags": now.tags,
            "kind": now.kind,
            "sharing": now.sharing,
            "standing": now.standing,
        }
        return json.dumps(told, ensure_ascii=False)

    def _take_up(self, draft: str) -> None:
        """Put what was typed before into the fields again."""
        told = json.loads(draft) if draft else {}
        if told:
            self.title.set_text(str(told["title"]))
            self.kind.choose(LimitKind(told["kind"]))
            self.sharing.choose(Sharing(told["sharing"]))
            self.standing.choose(LimitStanding(told["standing"]))
        self.tags.set_tags(str(told.get("tags", "")))

    def _dress(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(12), px(10), px(12), px(10))
        self._column.setSpacing(px(8))
        self._row.set_gaps(px(14), px(4))
