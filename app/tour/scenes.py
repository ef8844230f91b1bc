"""The records open: each scene is what a therapist's hands do before each picture."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from app.actions.roster import show_roster
from app.start import Program
from app.store.opening import turn_keychain_on
from app.tour.prints import keep_agreement_in_many_scripts
from app.tour.stage import Stage, page, there
from app.views.calm.pause import PauseScreen
from app.views.hierarchy.page import HierarchyPage
from app.views.notes.pane import NotesPane
from app.views.roster.page import RosterPage
from app.views.settings.keychain import KeychainCard
from app.views.settings.page import SettingsPage
from app.views.shell.tabs import AGREEMENTS, HIERARCHY, STORY
from app.views.story.page import StoryPage
from app.views.today.page import TodayPage
from app.views.window import COUPLE, COUPLES, SETTINGS, Place, Window

SMALL_SCREEN = (1366, 768)


def in_session(stage: Stage) -> None:
    """Robin & Ash are in the room, at 14:31."""
    with stage.opened("session") as program:
        window = shown(program)
        window.open_couple(room(program))
        _move_and_choose(stage, window)
        stage.shoot("session", program)
        _on_the_path(stage, program)
        window.goto.open(QApplication.focusWidget())
        window.goto.field.insert("hand")
        stage.shoot("goto", program)
        window.goto.close_quietly()
        _not_on_disk(stage, program)
        program.commands.run("cover")
        stage.shoot("cover", program, program.top.cover)
        program.commands.run("cover")
        program.commands.run("pause")
        stage.settle()
        stage.shoot("calm", program, page(*QApplication.topLevelWidgets(), kind=PauseScreen))
        program.commands.run("pause")
        program.commands.run("lock")
        stage.settle()
        stage.shoot("locked", program)


def small_screens(stage: Stage) -> None:
    """The same on a small screen, and with the largest text."""
    for name, text_scale in (("session-1366", 1.0), ("session-200", 2.0)):
        if stage.wants(name):
            with stage.opened("session", size=SMALL_SCREEN, text_scale=text_scale) as program:
                window = shown(program)
                window.open_couple(room(program))
                _move_and_choose(stage, window)
                window.notices.clear()
                stage.shoot(name, program)


def between_sessions(stage: Stage) -> None:
    """Before the first hour of a day: nobody is in the room."""
    with stage.opened("day") as program:
        window = shown(program)
        stage.shoot("today", program)
        today = page(window, kind=TodayPage)
        today.new_appointment()
        stage.shoot("appointment", program)
        today.card.put_away()
        window.go(Place(COUPLES))
        rows = there(program.desk).read(show_roster)
        robin_and_ash = next(row.couple.id for row in rows if row.label == "Robin & Ash")
        page(window, kind=RosterPage).show_couple(robin_and_ash)
        stage.shoot("roster", program)
        window.open_couple(robin_and_ash)
        stage.shoot("couple", program)
        page(window, kind=HierarchyPage).show_off_table()
        stage.shoot("off-table", program)
        window.go(Place(COUPLE, robin_and_ash, AGREEMENTS))
        keep_agreement_in_many_scripts(stage, program, robin_and_ash)
        window.goto.open(QApplication.focusWidget())
        stage.shoot("goto-anything", program)
        window.goto.close_quietly()
        program.commands.run("shortcuts")
        stage.shoot("shortcuts", program)
        program.commands.run("shortcuts")
        window.go(Place(SETTINGS))
        for number, name in enumerate(("appearance", "practice", "security")):
            settings = page(window, kind=SettingsPage)
            settings.open(number)
            settings.take_focus()
            stage.shoot(f"settings-{name}", program)
        _keychain_on(stage, program)


def their_story(stage: Stage) -> None:
    """What was written of Robin & Ash until now, and what of it holds a word."""
    with stage.opened("day") as program:
        window = shown(program)
        rows = there(program.desk).read(show_roster)
        robin_and_ash = next(row.couple.id for row in rows if row.label == "Robin & Ash")
        window.go(Place(COUPLE, robin_and_ash, STORY))
        stage.shoot("story", program)
        page(window, kind=StoryPage).search("pause")
        stage.shoot("story-found", program)


def at_the_beginning(stage: Stage) -> None:
    """A practice without couples, and a couple without steps."""
    with stage.opened("new") as program:
        window = shown(program)
        stage.shoot("today-empty", program)
        window.go(Place(COUPLES))
        stage.shoot("roster-empty", program)
        roster = page(window, kind=RosterPage)
        roster.welcome.names.set_text("Robin & Ash")
        roster.welcome.submit()
        stage.settle()
        window.go(Place(COUPLE, 1, HIERARCHY))
        window.notices.clear()
        stage.shoot("hierarchy-empty", program)
        window.go(Place(COUPLE, 1, STORY))
        stage.shoot("story-empty", program)


def shown(program: Program) -> Window:
    """The window of the open records."""
    return there(program.window)


def room(program: Program) -> int:
    """The couple in the room."""
    return there(there(program.desk).session).couple_id


def _move_and_choose(stage: Stage, window: Window) -> None:
    """The sixth step goes down and comes back up; then the fifth is in hand, and the next words go into the notes."""
    path = page(window, kind=HierarchyPage)
    path.choose_step(path.model.ids()[5])
    stage.press(path.view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    stage.press(path.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    path.choose_step(path.model.ids()[4])
    if not window.couple.in_drawer:
        window.couple.notes_focus()
    stage.settle()


def _keychain_on(stage: Stage, program: Program) -> None:
    """As it is where the computer's keychain opens the records; this one holds no entry of theirs."""
    turn_keychain_on(there(program.door).vault, bytes(32))
    card = page(shown(program), kind=KeychainCard)
    card.show_state()
    card.turned.emit()
    card.switch.setFocus(Qt.FocusReason.TabFocusReason)
    stage.shoot("settings-keychain", program)


def _on_the_path(stage: Stage, program: Program) -> None:
    path = page(shown(program), kind=HierarchyPage)
    fifth, sixth = path.model.ids()[4:6]
    path.choose_step(sixth)
    stage.settle()
    below_four = path.view.visualRect(path.model.index_of(fifth))
    path.view.show_lifted(sixth, QPoint(below_four.center().x() + 8, below_four.top() + 38))
    stage.shoot("drag", program)
    path.view.show_lifted(0, QPoint())
    path.choose_step(fifth)
    stage.press(path.view, Qt.Key.Key_A)
    stage.shoot("asking", program)
    path.asking.leave()
    stage.press(path.view, Qt.Key.Key_F2)
    stage.shoot("editing", program)
    stage.press(there(QApplication.focusWidget()), Qt.Key.Key_Escape)


def _not_on_disk(stage: Stage, program: Program) -> None:
    couple, desk = shown(program).couple, there(program.desk)
    couple.notes_focus()  # out of their drawer, where the window has no room for them beside the path
    stage.settle()
    notes = page(couple, kind=NotesPane)
    stage.disk.full = True
    stage.type(notes.composer.field, "b")
    desk.flush()
    stage.shoot("could-not-save", program)
    stage.press(notes.composer.field, Qt.Key.Key_Backspace)
    stage.disk.full = False
    desk.try_again()
    desk.flush()
    couple.open_drawer(False)
