"""The frame around a couple's pages: head and tabs above, the foot below, the notes at the side or in a drawer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol, TypeVar, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.actions.roster import show_couple
from app.settings import SettingsFile
from app.views.desk import Desk
from app.views.shell.head import CoupleHead
from app.views.shell.panes import Pane
from app.views.shell.room_below import RoomBelow
from app.views.shell.tab_row import TabRow
from app.views.shell.tabs import HIERARCHY, STORY, WRITE_UP
from app.views.theme.paint import begin
from app.views.theme.splitter import Splitter
from app.views.theme.theme import Theme
from app.views.theme.widgets import Label
from app.words import say

_ROOM_FOR_A_SIDE = 880
"""Pixels, at usual text size, from which a page's own side lies beside everything instead of in the page."""


W = TypeVar("W", bound=QWidget)


class OfCouple(Protocol):
    """What a page of a couple promises to its frame."""

    def show_couple(self, couple_id: int) -> None:
        """Show this couple."""

    def take_focus(self) -> None:
        """Put the focus where one would go on."""


@runtime_checkable
class BringsASide(Protocol):
    """What a page promises that has a side of its own, to lie at the right of everything where there is room."""

    beside: QWidget

    def lend(self, *, lent: bool) -> None:
        """The side lies elsewhere from now on, or comes back into the page."""


class CoupleFrame(QWidget):
    """One couple at a time. `path` is the page of the first tab; `notes` stands at the right of all of them.

    `later` makes the pages of the other tabs, each when it is first wanted; it gives the page into `hold`.
    """

    notes_resized = Signal(int)
    tab_shown = Signal(int)

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        path: QWidget,
        later: Mapping[int, Callable[[], QWidget]],
        notes: QWidget,
        settings: SettingsFile,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._desk = theme, desk
        self.couple_id = 0
        self.notes = notes
        self._later, self._tab_open = later, HIERARCHY
        self.pages: dict[int, QWidget] = {}
        self._open = False
        self._even = True
        self._narrow = False
        self._quiet = False
        self._title = ""
        self._notes_width, self._at_least = settings.now.notes_width, 0
        self.head = CoupleHead(theme)
        self.tab_row = TabRow(theme)
        self.tabs, self.legend, self.notes_button = self.tab_row.tabs, self.tab_row.legend, self.tab_row.notes_button
        self.tab_row.notes_wanted.connect(self._turn_drawer)
        self.stack = QStackedWidget()
        optional = say("Every step is optional and reversible, in any order.")
        self.foot = Label(theme, optional, style="small", token="ink3")
        self.foot.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.work = QWidget()
        self._room_below = RoomBelow(self.foot)
        self.splitter = Splitter(theme)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)
        self.splitter.addWidget(self.work)
        column = QVBoxLayout(self.work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.tab_row)
        column.addWidget(self.stack, 1)
        column.addWidget(self._room_below)
        self.hold(HIERARCHY, path)
        self.splitter.addWidget(notes)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self.splitter.splitterMoved.connect(self._dragged)
        self.drawer = _Drawer(theme, self)
        self.tabs.currentChanged.connect(self._tab)
        self.tabs.tabBarClicked.connect(self._back_to_tab)
        self.head.minute.timeout.connect(lambda: self.head.show_time(desk.clock.now()))
        theme.changed.connect(self._dress)
        self.installEventFilter(self)
        self.stack.installEventFilter(self)
        self._dress()

    # -- what the window uses ---------------------------------------------------------------------------------

    def hold(self, tab: int, page: W) -> W:
        """Keep a page that was just made for this tab."""
        self.pages[tab] = page
        self.stack.addWidget(page)
        return page

    def page(self, tab: int) -> QWidget:
        """The page of a tab, made now if nobody wanted it before."""
        return self.pages.get(tab) or self._later[tab]()

    def show_couple(self, couple_id: int, tab: int = HIERARCHY) -> None:
        """Show this couple on that tab, in every page and in the notes."""
        self.couple_id = couple_id
        self.reload()
        self._turn_to(tab)
        self._shown(self.notes).show_couple(couple_id)
        self._shown(self.page(tab)).show_couple(couple_id)

    def reload(self) -> None:
        """Say again who it is and how they stand."""
        if not self.couple_id:
            return
        row = self._desk.read(show_couple, self.couple_id)
        session = self._desk.session
        with QSignalBlocker(self.tabs):
            self.tabs.show_alone(alone=session is None)
            self.tabs.mark(self.tab())
        here = session if session is not None and session.couple_id == self.couple_id else None
        self.head.show_instead(self._title if self.tab() == WRITE_UP else "")
        self.head.show_couple(row, here, self._desk.clock.now())
        self.legend.show_names(row.first.name, row.second.name)
        self.tab_row.arrange()

    def show_title(self, words: str) -> None:
        """What stands under the name while a session is written up."""
        self._title = words
        self.reload()

    def tab(self) -> int:
        """The tab that is open."""
        return self._tab_open

    def page_focus(self) -> None:
        """The focus into the page, out of the way of the drawer."""
        self.open_drawer(False)
        self._shown(self.page(self.tab())).take_focus()

    def notes_focus(self) -> None:
        """The focus into the notes, out of their drawer where they have one; from a write-up, beside the story."""
        if self.tab() == WRITE_UP:
            self._tab(STORY)
        if self.in_drawer and not self._quiet:
            self.open_drawer(True)
        self._shown(self.notes).take_focus()

    # -- where the notes are ----------------------------------------------------------------------------------

    def set_narrow(self, narrow: bool) -> None:
        """Beside the page, or in a drawer over it."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._put_notes()

    @property
    def in_drawer(self) -> bool:
        """Whether the notes have no place beside the page: the window is narrow, or the page needs all of it."""
        return self._narrow or self.tab() != HIERARCHY

    @property
    def has_notes(self) -> bool:
        """Whether the notes are here at all: not in quiet mode, and not where a session's entries stand already."""
        return not self._quiet and self.tab() != WRITE_UP

    def set_quiet(self, quiet: bool) -> None:
        """Quiet mode: no notes at all."""
        self._quiet = quiet
        self._put_notes()

    @property
    def drawer_open(self) -> bool:
        """Whether the drawer with the notes is open."""
        return self._open

    def open_drawer(self, opened: bool) -> None:
        """Open or close the drawer; nothing happens while the notes stand beside the page."""
        self._open = opened and self.in_drawer and self.has_notes
        self._place_drawer()

    def widen_notes(self, at_least: int) -> None:
        """What stands in the place of the notes has this width at least from now on; 0 for what a hand chose."""
        if at_least != self._at_least:
            self._at_least = at_least
            self._give_width()

    def _turn_drawer(self) -> None:
        if self.drawer_open:
            self.page_focus()
        else:
            self.notes_focus()

    def _put_notes(self) -> None:
        self._open = False
        self.tab_row.show_end(legend=self.tab() != WRITE_UP, notes=self.in_drawer and self.has_notes)
        if self.in_drawer:
            self.drawer.take(self.notes)
        elif self.splitter.indexOf(self.notes) < 0:
            self.splitter.addWidget(self.notes)
            self.splitter.setStretchFactor(1, 0)
        self.notes.setVisible(not self._quiet)
        self._put_beside()
        self._place_drawer()
        self._give_width()

    def _put_beside(self) -> None:
        """The side that the page in sight brings along, in the place of the notes while there is room for it."""
        for page in self.pages.values():
            if not isinstance(page, BringsASide):
                continue
            lent = page is self.page(self.tab()) and self.width() >= self._theme.px(_ROOM_FOR_A_SIDE)
            page.lend(lent=lent)
            if lent and self.splitter.indexOf(page.beside) < 0:
                self.splitter.addWidget(page.beside)
                self._even = True
                self.splitter.handle(self.splitter.count() - 1).setAccessibleName(say("Width of the pages"))
            if lent and self._even:
                side = min(self.width() // 2, page.beside.maximumWidth())
                self.splitter.setSizes([self.width() - side - 1, side])

    def make_room(self, high: int) -> None:
        """So many pixels at the foot for what the program says."""
        self._room_below.make(high)

    def beside_tabs(self) -> QRect:
        """What is free between the tabs and what stands at the end of their row, in `work`."""
        return self.tab_row.free().translated(self.tab_row.pos())

    def beside_panes(self) -> list[Pane]:
        """The side of the page in sight as a pane of its own, while it lies beside everything."""
        page = self.page(self.tab())
        if not isinstance(page, BringsASide) or self.splitter.indexOf(page.beside) < 0:
            return []
        return [Pane(page.beside, lambda: (page.beside.nextInFocusChain() or page.beside).setFocus())]

    def _place_drawer(self) -> None:
        wide = min(self._theme.px(self._notes_width), self.width() - self._theme.px(40))
        top = self.stack.mapTo(self, QPoint()).y()  # what must be near, the pause above all, stays free
        self.drawer.setGeometry(self.width() - wide, top, wide, self.height() - top)
        self.drawer.setVisible(self._open)
        if self._open:
            self.notes.show()
            self.drawer.raise_()

    def _give_width(self) -> None:
        if not self.in_drawer and not self._quiet:
            notes = self._theme.px(max(self._notes_width, self._at_least))
            self.splitter.setSizes([max(1, self.width() - notes - 1), notes])
            # A new handle each time the notes come back out of their drawer.
            self.splitter.handle(1).setAccessibleName(say("Width of the notes"))

    def _dragged(self) -> None:
        self._even = False  # a width that a hand chose stays
        if self.in_drawer:
            return
        if self._at_least:
            return
        self._notes_width = round(self.notes.width() / self._theme.text_scale)
        self.notes_resized.emit(self._notes_width)

    def _tab(self, tab: int) -> None:
        if self.couple_id and tab != self.tab():
            self._turn_to(tab)
            self._shown(self.page(tab)).show_couple(self.couple_id)
            self.tab_shown.emit(tab)
            if not self.tabs.hasFocus():  # a click: what had the focus may be out of sight now
                written = tab == HIERARCHY and self._desk.session is not None and not self.in_drawer
                (self.notes_focus if written else self.page_focus)()

    def _turn_to(self, tab: int) -> None:
        moved = tab != self.tab()
        self.stack.setCurrentWidget(self.page(tab))
        self._tab_open = tab
        with QSignalBlocker(self.tabs):
            self.tabs.mark(tab)
        if moved:
            self.reload()
            self._put_notes()
            self._show_foot()

    def _show_foot(self) -> None:
        self.foot.setVisible(self.tab() == HIERARCHY and self.height() >= self._theme.px(560))

    def _back_to_tab(self, tab: int) -> None:
        if tab == self.tabs.currentIndex():
            self._tab(tab)

    @staticmethod
    def _shown(page: QWidget) -> OfCouple:
        return page  # type: ignore[return-value]  # every page given here keeps that promise; Qt's types cannot say so

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._put_beside()
            self._place_drawer()
            self._show_foot()
        return False

    def _dress(self) -> None:
        px = self._theme.px
        self._room_below.set_edges(px(28), px(54))
        self.notes.setMinimumWidth(px(300))
        self.work.setMinimumWidth(px(420))
        self._put_notes()


class _Drawer(QWidget):
    """The notes over the page, with a hairline at their left and above them."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(1, 1, 0, 0)
        self.hide()

    def take(self, notes: QWidget) -> None:
        """Hold the notes from now on."""
        if self._row.indexOf(notes) < 0:
            self._row.addWidget(notes)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        painter.fillRect(self.rect(), self._theme.color("surface"))
        painter.fillRect(0, 0, 1, self.height(), self._theme.color("line2"))
        painter.fillRect(0, 0, self.width(), 1, self._theme.color("line2"))
        painter.end()
