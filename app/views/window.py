"""The shell around the open records: it places pages and takes one from page to page, and knows nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.actions import session as session_actions
from app.actions.change import Change, Happened
from app.actions.pausing_practice import practise_pause
from app.models.session import Session
from app.settings import SettingsFile
from app.views.commands import Commands
from app.views.desk import Desk, Told, Tone
from app.views.notices import Notices, NotSavedBar
from app.views.shell.beside_path import BesidePath
from app.views.shell.couple import CoupleFrame
from app.views.shell.following import follow
from app.views.shell.goto import GoTo
from app.views.shell.in_the_room import InTheRoom
from app.views.shell.later import LaterPages
from app.views.shell.offers import offer
from app.views.shell.own_menu import open_menu_of_focus
from app.views.shell.panes import Pane, Panes
from app.views.shell.places import COUPLE, COUPLES, OFFERED, SETTINGS, TODAY, Pages, Place
from app.views.shell.rail import Rail
from app.views.shell.rescue import ask_text_path, save_unsaved
from app.views.shell.room_below import RoomBelow
from app.views.shell.shortcuts import Shortcuts
from app.views.shell.tabs import HIERARCHY
from app.views.shell.writing_up import WritingUp
from app.views.theme.theme import Theme
from app.words import say

if TYPE_CHECKING:
    from app.views.roster.page import RosterPage

DRAWER_BELOW, NARROW_BELOW = 1180, 960
STAYING = ("larger", "smaller", "usual_size", "cover", "pause")  # they leave what lies over the page where it is


class Window(QWidget):
    """The open records. `commands` are those of the window it stands in; it fills in those about the records."""

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        settings: SettingsFile,
        commands: Commands,
        pages: Pages,
        line: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._desk, self._settings, self._commands, self._pages = theme, desk, settings, commands, pages
        self._made: dict[str, QWidget] = {}
        self._roster: RosterPage | None = None
        self._place = Place("")
        self._quiet, self._changed_last = False, 0
        self.ask_path: Callable[[QWidget, str], str] = ask_text_path
        self.rail_couples, self.hierarchy, self.notes = pages.rail_couples(), pages.hierarchy(), pages.notes()
        self.rail = Rail(theme, commands, self.rail_couples, line)
        self.stack = QStackedWidget()
        self.work = QWidget()
        self.not_saved = NotSavedBar(theme)
        self._above = QVBoxLayout()
        self._above.addWidget(self.not_saved)
        self._room_below = RoomBelow()
        column = QVBoxLayout(self.work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._above)
        column.addWidget(self.stack, 1)
        column.addWidget(self._room_below)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self.work, 1)
        self.later = LaterPages(self, pages)
        of_tabs = self.later.of_tabs()
        self._beside = BesidePath(theme, self.notes)
        self.couple = CoupleFrame(theme, desk, self.hierarchy, of_tabs, self._beside, settings, self.stack)
        self.in_the_room = InTheRoom(self, desk, self._beside, pages)
        self.writing_up = WritingUp(desk, self.couple, lambda: self.later.write_up, self.go)
        self._made[COUPLE] = self.couple
        self.stack.addWidget(self.couple)
        self.notices = Notices(theme, self.couple.work, self.couple.make_room)
        self.goto = GoTo(theme, desk, commands, self)
        self._shortcuts: Shortcuts | None = None
        self.menu = commands.menu(self)
        self._panes = Panes(self._shown_panes, self)
        self._connect()
        offer(self, commands, desk)
        self._room(desk.session)
        self._dress()

    # -- where one is -----------------------------------------------------------------------------------------

    @property
    def place(self) -> Place:
        """Where one is."""
        return self.writing_up.kept(self._place)

    def go(self, place: Place) -> None:
        """Go there; a place that is not there now (settings during a session) is Today."""
        if self._desk.session is not None:
            place = place.with_somebody()
        place = self.writing_up.allowed(place)
        if place.page == COUPLE:
            self.open_couple(place.couple_id, place.tab)
        else:
            self._show(place)
            self._focus_page()

    def open_couple(self, couple_id: int, tab: int = HIERARCHY) -> None:
        """Show a couple; during a session the focus lands in the notes, where one writes."""
        self.couple.show_couple(couple_id, tab)
        self._show(Place(COUPLE, couple_id, tab))
        session = self._desk.session
        if session is not None and session.couple_id == couple_id and not self.couple.in_drawer:
            self.couple.notes_focus()
        else:
            self.couple.page_focus()

    def open_step(self, couple_id: int, step_id: int) -> None:
        """Show a step in its place on the path."""
        self.couple.show_couple(couple_id)
        self._show(Place(COUPLE, couple_id))
        self.hierarchy.choose_step(step_id)

    def start_session(self, couple_id: int) -> None:
        """Somebody is in the room from now on; without an appointment."""
        if self._desk.do_or_tell(session_actions.start_session, couple_id) is not None:
            self._started(couple_id)

    def _started(self, couple_id: int) -> None:
        self.open_couple(couple_id)
        self.couple.notes_focus()  # also out of their drawer: this is where the hour is written down

    def end_session(self) -> None:
        """The room is empty again; covered first, since they are still there when other couples' names come back."""
        session = self._desk.session
        if session is None:
            return
        self._focus_page()  # away from the buttons of the head, so that Enter after the cover does nothing by surprise
        self._commands.run("cover")
        if self._desk.do_or_tell(session_actions.end_session, session.id) is None:
            self._commands.run("cover")

    def tell(self, words: str) -> None:
        """Say one plain sentence at the foot."""
        self._tell(Told(Tone.PLAIN, words))

    def _show(self, place: Place) -> None:
        before = self._place
        self._place = place
        page = self._page(place.page)
        self.stack.setCurrentWidget(page)
        self.rail.show_at(COUPLES if place.page == COUPLE else place.page)
        self.rail_couples.mark_open(place.couple_id)
        if place.page == COUPLE:
            frame = self.couple
            self.notices.move_to(frame.work, frame.make_room, frame.foot, frame.drawer, frame.beside_tabs)
        else:
            self.notices.move_to(self.work, self._room_below.make)
        if before != place:
            self.notices.clear()
        self._name_undo()

    def _page(self, name: str) -> QWidget:
        if name not in self._made:
            make = {TODAY: self._make_today, COUPLES: self._make_roster}
            page = make[name]() if name in make else self._pages.settings(self.stack)
            self._made[name] = page
            self.stack.addWidget(page)
        return self._made[name]

    def _make_today(self) -> QWidget:
        page = self._pages.today(self.stack)
        page.session_started.connect(self._started)
        page.couple_wanted.connect(self.open_couple)
        page.write_up_wanted.connect(self.writing_up.either)
        page.welcome_wanted.connect(self.new_couple)
        return page

    def _make_roster(self) -> QWidget:
        self._roster = self._pages.roster(self.stack)
        self._roster.couple_wanted.connect(self.open_couple)
        return self._roster

    def _focus_page(self) -> None:
        if self._place.page == COUPLE:
            self.couple.page_focus()
            return
        take = getattr(self.stack.currentWidget(), "take_focus", None)
        if callable(take):
            take()

    # -- what can be done -------------------------------------------------------------------------------------

    def _connect(self) -> None:
        desk = self._desk
        desk.told.connect(self._tell)
        desk.saved.connect(self._saved)
        desk.changed.connect(self._changed)
        desk.room.connect(self._room)
        self.rail.chosen.connect(self._commands.run)
        self.rail.menu_wanted.connect(self._open_menu)
        self.rail_couples.couple_wanted.connect(self.open_couple)
        self.notes.session_wanted.connect(self.start_session)
        self.hierarchy.step_chosen.connect(self.notes.offer_step)
        self.notices.undo.connect(lambda: self._commands.run("undo"))
        self.not_saved.try_now.connect(desk.try_again)
        self.not_saved.copy.connect(lambda: QGuiApplication.clipboard().setText("\n\n".join(desk.unsaved_words())))
        self.not_saved.elsewhere.connect(self._save_elsewhere)
        head = self.couple.head
        head.start_wanted.connect(lambda: self._commands.run("start_session"))
        head.end_wanted.connect(lambda: self._commands.run("end_session"))
        head.pause_wanted.connect(lambda: self._commands.run("pause"))
        self.couple.tab_shown.connect(self._tab_shown)
        self.couple.notes_resized.connect(lambda width: self._settings.change(notes_width=width))
        follow(self)
        self.goto.command.connect(self._commands.run)
        self._commands.did.connect(self._put_overlays_away)
        self._theme.changed.connect(self._dress)

    def close_for_good(self) -> None:
        """Listen no more: the records are about to close."""
        self._panes.close()
        self._commands.did.disconnect(self._put_overlays_away)
        self._commands.off(OFFERED)

    def in_couple(self) -> bool:
        """Whether there is a couple whose pages can be gone to."""
        return self._place.page == COUPLE or self._desk.session is not None

    def at(self, page: str, tab: int) -> bool:
        """Whether one is on that tab of that page."""
        return (self._place.page, self._place.tab) == (page, tab)

    def can_start(self) -> bool:
        """Whether a session can be started here."""
        return self._place.page == COUPLE and self._desk.session is None

    def undo_of(self) -> int:
        """Whose latest intention is undone: only theirs who are in the room; else whose page it is, or changed last."""
        if self._desk.session is not None:
            return self._desk.session.couple_id
        return self._place.couple_id if self._place.page == COUPLE else self._changed_last

    def go_tab(self, tab: int) -> None:
        """To a tab of the couple one is with, or of those in the room."""
        session = self._desk.session
        couple_id = self.couple.couple_id if self._place.page == COUPLE or session is None else session.couple_id
        self.couple.show_couple(couple_id, tab)
        self._show(Place(COUPLE, couple_id, tab))
        self.couple.page_focus()

    def add_step(self) -> None:
        """To the field for the next step."""
        self.go_tab(HIERARCHY)
        self.hierarchy.start_adding()

    def new_couple(self) -> None:
        """To the field for two new names."""
        self._show(Place(COUPLES))
        if self._roster is not None:
            self._roster.welcome_couple()

    def _tab_shown(self, tab: int) -> None:
        self._place = Place(COUPLE, self._place.couple_id, tab)
        self.notices.clear()
        self._commands.refresh()

    def note_practised_pause(self) -> None:
        """Both have practised how they pause; with them in the room, or afterwards."""
        self._desk.do_or_tell(practise_pause, self.couple.couple_id)

    def say_saved(self) -> None:
        """Say whether everything is saved."""
        if self._desk.try_again():
            self._desk.flush()
        if self._desk.unsaved_words():
            return
        self.tell(say("Everything is saved, encrypted on this computer."))

    # -- what is told -----------------------------------------------------------------------------------------

    def _tell(self, told: Told) -> None:
        if told.tone is Tone.NOT_SAVED:
            self.not_saved.tell(told.text)
            self._dress()
        else:
            self.notices.tell(told.text, undoable=told.undoable)

    def _saved(self, all_of_it: bool) -> None:
        if all_of_it and not self.not_saved.isHidden():
            self.not_saved.hide()
            self._dress()

    def _changed(self, change: Change) -> None:
        self._changed_last = change.couple_id
        if change.happened is Happened.COUPLE_CHANGED or change.happened.value.startswith(("appointment", "session")):
            self.couple.reload()
        self._name_undo()

    def _name_undo(self) -> None:
        couple_id = self.undo_of()
        undo, redo = self._desk.undo_name(couple_id), self._desk.redo_name(couple_id)
        self._commands.rename("undo", say("Undo {name}", name=undo) if undo else "")
        self._commands.rename("redo", say("Redo {name}", name=redo) if redo else "")
        self._commands.refresh()

    def _room(self, session: Session | None) -> None:
        self.rail.show_room(session is not None)
        self._commands.rename("goto", say("Find in this couple") if session is not None else "")
        if session is not None and self._place.alone:
            self.open_couple(session.couple_id)
        self.couple.reload()
        self._name_undo()

    def _save_elsewhere(self) -> None:
        said = save_unsaved(self, self._desk.unsaved_words(), self.ask_path)
        if said:
            self.tell(said)

    # -- panes, quiet mode, room ------------------------------------------------------------------------------

    def _shown_panes(self) -> list[Pane]:
        rail = [] if self._quiet else [Pane(self.rail, self.rail.take_focus)]
        if not self._place.page:
            return rail  # the focus may move before the first page is shown
        if self._place.page != COUPLE:
            page = self.stack.currentWidget()
            return rail if page is None else [*rail, Pane(page, self._focus_page)]
        work = Pane(self.couple.work, self.couple.page_focus)
        notes = [] if not self.couple.has_notes else [Pane(self.couple.notes, self.couple.notes_focus)]
        return [*rail, work, *notes, *self.couple.beside_panes()]

    def walk_panes(self, by: int) -> None:
        """To the pane `by` places on."""
        if by > 0 and self.in_the_room.turn_to_notes():
            return
        if self.couple.in_drawer and self._place.page == COUPLE and self.couple.has_notes:
            self.couple.open_drawer(True)
        came_to = self._panes.walk(by)
        if came_to is not self.couple.notes:
            self.couple.open_drawer(False)

    def toggle_quiet(self) -> None:
        """Leave the path alone on the screen, or bring back the rest."""
        self._quiet = not self._quiet
        self.rail.setVisible(not self._quiet)
        self.couple.set_quiet(self._quiet)

    def _put_overlays_away(self, name: str) -> None:
        if name not in ("goto", *STAYING):
            self.goto.hide()
        if self._shortcuts is not None and name not in ("shortcuts", *STAYING):
            self._shortcuts.hide()

    def show_shortcuts(self) -> None:
        """Open the page with the keys."""
        if self._shortcuts is None:
            self._shortcuts = Shortcuts(self._theme, self)
        self._shortcuts.open(QApplication.focusWidget())

    def _open_menu(self, button: QWidget) -> None:
        self.menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.couple.drawer_open:
            self.couple.open_drawer(False)
            self.couple.page_focus()
        elif event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self._open_menu(self.rail.menu_button)
        elif event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            open_menu_of_focus()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._dress()

    def _dress(self) -> None:
        px = self._theme.px
        self.rail.set_narrow(self.width() < px(NARROW_BELOW))
        self.couple.set_narrow(self.width() < px(DRAWER_BELOW))
        around = px(12) if not self.not_saved.isHidden() else 0
        self._above.setContentsMargins(around, around, around, 0)


__all__ = ["COUPLE", "COUPLES", "OFFERED", "SETTINGS", "TODAY", "Pages", "Place", "Window"]
