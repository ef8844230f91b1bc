"""Care: what each of them wants to be minded, on pages of their own beside an index."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app.actions.change import Change, Happened
from app.models.session import Session
from app.views.care.index import WIDE, CareIndex
from app.views.care.limits import LimitsPage
from app.views.care.triggers import TriggersPage
from app.views.desk import Desk
from app.views.theme.theme import Theme
from app.views.theme.widgets import Button
from app.words import say

LIMITS, TRIGGERS = "limits", "triggers"
_OURS = {
    Happened.LIMIT_SET,
    Happened.LIMIT_LOOKED_AT,
    Happened.TRIGGER_NOTED,
    Happened.TRIGGER_CHANGED,
    Happened.TRIGGER_REMOVED,
}
_ROOM_FOR_THE_INDEX = 900
"""Pixels, at usual text size, from which the index stands beside an open page."""


class CarePart(Protocol):
    """What each page of care promises."""

    way_back: Button

    def phrase(self) -> str:
        """What the index says of it now."""

    def show_couple(self, couple_id: int) -> None:
        """Show this couple."""

    def take_focus(self) -> None:
        """Put the keys where one would go on."""

    def reload(self) -> None:
        """Read the records again."""

    def room_changed(self) -> None:
        """Somebody came in, or everybody went."""

    def leave(self) -> None:
        """Show nothing any more."""


class CarePage(QWidget):
    """One couple's care. `step_wanted(step id)` to change a step on the path.

    `beside` is the side of the limits: the frame around may lay it beside everything (`lend`), else it lies in here.
    """

    step_wanted = Signal(int)

    def __init__(self, theme: Theme, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._desk = theme, desk
        self._couple_id, self._open = 0, ""
        self.setAccessibleName(say("Care"))
        self.index = CareIndex(theme)
        self.stack = QStackedWidget()
        self.parts: dict[str, CarePart] = {}
        self._pages: dict[str, QWidget] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.index)
        self._row.addWidget(self.stack, 1)
        self._row.addStretch(0)
        self.limits, self.triggers = LimitsPage(theme, desk), TriggersPage(theme, desk)
        self.beside = self.limits.beside
        self._hold(TRIGGERS, "cloud-rain", say("Triggers"), self.triggers)
        self._hold(LIMITS, "shield", say("Limits"), self.limits)
        self.index.chosen.connect(self.open_part)
        desk.changed.connect(self._changed)
        desk.room.connect(self._room)
        theme.changed.connect(self._arrange)
        self._arrange()

    # -- what the window uses ---------------------------------------------------------------------------------

    def show_couple(self, couple_id: int) -> None:
        """Show this couple; another couple's care begins at the index. While others are in the room there is none."""
        here = self._desk.session
        if here is not None and here.couple_id != couple_id:
            self.leave()
            return
        if couple_id != self._couple_id:
            self._couple_id = couple_id
            self._turn("")
        for part in self.parts.values():
            part.show_couple(couple_id)
        self._show_phrases()

    def take_focus(self) -> None:
        """The focus where one would go on: in the open page, else on the index."""
        if self._open:
            self.parts[self._open].take_focus()
        else:
            self.index.take_focus()

    def open_part(self, key: str) -> None:
        """Open one of the pages of care."""
        self._turn(key)
        self.take_focus()

    def lend(self, *, lent: bool) -> None:
        """The side of the limits lies elsewhere from now on, or comes back into its page."""
        self.limits.lend(lent=lent)

    def leave(self) -> None:
        """Show nothing any more; what was typed and not kept waits as a draft."""
        self._couple_id = 0
        for part in self.parts.values():
            part.leave()
        self._turn("")

    # -- the records ------------------------------------------------------------------------------------------

    def _changed(self, change: Change) -> None:
        # What was taken back elsewhere may be private again: that is heeded out of sight, too.
        heeded = self.isVisible() or change.happened in _OURS
        if heeded and self._couple_id and change.couple_id in (self._couple_id, 0):
            for part in self.parts.values():
                part.reload()
            self._show_phrases()

    def _room(self, session: Session | None) -> None:
        """Whoever comes in must not find open what was open while nobody was here; other couples find nothing."""
        for part in self.parts.values():
            part.room_changed()
        if session is not None and session.couple_id != self._couple_id:
            self.leave()
        self._show_phrases()

    def _show_phrases(self) -> None:
        for key, part in self.parts.items():
            self.index.show_phrase(key, part.phrase())

    # -- where things lie -------------------------------------------------------------------------------------

    def _hold(self, key: str, icon: str, title: str, page: LimitsPage | TriggersPage) -> None:
        """One more page of care, with its row in the index."""
        self.parts[key], self._pages[key] = page, page
        self.stack.addWidget(page)
        self.index.add(key, icon, title)
        page.back.connect(self._back)
        page.step_wanted.connect(self.step_wanted)

    @property
    def part_open(self) -> str:
        """The page that is in sight; where the index has room beside it, the first one stands there by itself."""
        return self._open or (TRIGGERS if self._roomy else "")

    @property
    def _roomy(self) -> bool:
        return self.width() >= self._theme.px(_ROOM_FOR_THE_INDEX)

    def _turn(self, key: str) -> None:
        if key != self._open and self._open == LIMITS:
            self.limits.close_pane()
        self._open = key
        self._arrange()

    def _back(self) -> None:
        was = self._open
        self._turn("")
        self.index.take_focus(was)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._open:
            self._back()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """The board takes all the width; what is a list and a form has the index beside it where there is room."""
        shown, px = self.part_open, self._theme.px
        index = not shown or (self._roomy and shown != LIMITS)
        if shown:
            self.stack.setCurrentWidget(self._pages[shown])
        self.index.mark(shown)
        self.index.setVisible(index)
        self.stack.setVisible(bool(shown))
        self.index.setMaximumWidth(px(WIDE if shown else 420))
        self.index.setMinimumWidth(px(WIDE) if shown and index else 0)
        for part in self.parts.values():
            part.way_back.setVisible(not index)
        self._row.setStretch(0, 0 if shown else 4)
        self._row.setStretch(2, 0 if shown else 1)
