"""What the window carries out while the records are open: each line of the table of commands, and when it can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from app.views.commands import Commands
from app.views.desk import Desk
from app.views.shell.places import COUPLE, COUPLES, SETTINGS, TODAY, Place
from app.views.shell.tabs import AGREEMENTS, CARE, HIERARCHY, SCREENING, STORY

if TYPE_CHECKING:
    from app.views.window import Window


def offer(window: Window, commands: Commands, desk: Desk) -> None:
    """Say of every command in `places.OFFERED` how this window does it."""
    on, in_couple = commands.on, window.in_couple
    on("goto", lambda: window.goto.open(QApplication.focusWidget()))
    on("today", lambda: window.go(Place(TODAY)))
    on("couples", lambda: window.go(Place(COUPLES)))
    on("settings", lambda: window.go(Place(SETTINGS)), lambda: desk.session is None)
    on("hierarchy", lambda: window.go_tab(HIERARCHY), in_couple)
    on("agreements", lambda: window.go_tab(AGREEMENTS), in_couple)
    on("care", lambda: window.go_tab(CARE), in_couple)
    on("story", lambda: window.go_tab(STORY), in_couple)
    on("screening", lambda: window.go_tab(SCREENING), lambda: in_couple() and desk.session is None)
    on("find_in_story", lambda: window.later.story.search(), lambda: window.at(COUPLE, STORY))
    on("off_table", window.hierarchy.show_off_table, lambda: window.at(COUPLE, HIERARCHY))
    on("notes", window.in_the_room.go_to_notes, in_couple)
    on("in_the_room", window.in_the_room.go_to_card, lambda: window.in_the_room.there)
    on("next_pane", lambda: window.walk_panes(1))
    on("last_pane", lambda: window.walk_panes(-1))
    on("undo", lambda: desk.undo(window.undo_of()), lambda: bool(desk.undo_name(window.undo_of())))
    on("redo", lambda: desk.redo(window.undo_of()), lambda: bool(desk.redo_name(window.undo_of())))
    on("add_step", window.add_step, in_couple)
    on("new_couple", window.new_couple, lambda: desk.session is None)
    on("save_state", window.say_saved)
    on("start_session", lambda: window.start_session(window.couple.couple_id), window.can_start)
    on("end_session", window.end_session, lambda: desk.session is not None)
    on("practised", window.note_practised_pause, in_couple)
    on("quiet", window.toggle_quiet)
    on("write_up", window.writing_up.last, lambda: window.can_start() and window.writing_up.has_last())
    on("own_note", window.writing_up.alone, lambda: window.can_start() and window.writing_up.can())
    on("shortcuts", window.show_shortcuts)
