"""The story in the whole program: its tab, its keys, and where Go to leads."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest

from app.actions import session
from app.models.note import Heading, Note, Section
from app.models.revision import Clause, ClauseLine, Revision
from app.views.shell.tabs import AGREEMENTS, HIERARCHY, STORY, WRITE_UP
from app.views.story.rows import Shape
from app.views.window import COUPLE, Place
from tests.views.running import CTRL, Key, Running, focused
from tests.views.running import at_the_door as at_the_door
from tests.views.running import begin as begin
from tests.views.running import running as running
from tests.views.running import settings as settings


@pytest.fixture
def practice(running: Running) -> Running:
    """Robin and Ash had an hour and have its note and a draft of an agreement; Jude and Noor had one too."""
    for names, line in (("Robin & Ash", "/v They made toast"), ("Jude & Noor", "/v They made toast as well")):
        couple_id = running.couple(names, "Tea together")
        session_id = running.in_the_room(couple_id)
        running.desk.do(session.keep_entry, session_id, line)
        running.desk.do(session.end_session, session_id)
        running.clock.go_on(days=14)
    now = running.clock.now()
    assert running.program.door is not None
    with running.program.door.write() as work:
        note = work.notes.add(Note(couple_id=1, session_id=1, begun_at=now))
        work.notes.keep_section(Section(note_id=note.id, heading=Heading.PLAN, text="Toast again on Sunday."))
        one = work.revisions.add(Revision(couple_id=1, number=1, begun_at=now, review_on=now.date()))
        work.revisions.add_line(ClauseLine(revision_id=one.id, clause=Clause.ASKING, place=0, text="Kettle first"))
    return running


def told(running: Running) -> list[str]:
    return [row.text for row in running.window.later.story.stream.rows.rows() if row.shape is Shape.LINE]


def shown_revision(running: Running) -> int:
    shown = running.window.later.agreement.shown
    assert shown is not None
    assert shown.revision is not None
    return shown.revision.id


def test_the_tab_stands_before_what_is_kept_alone_and_shows_their_story(practice: Running) -> None:
    practice.window.open_couple(1)
    tabs = practice.window.couple.tabs
    assert [tabs.tabText(n) for n in range(tabs.count())] == ["Hierarchy", "Agreements", "Care", "Story", "Screening"]
    tabs.setFocus()
    for _ in range(3):
        practice.press(Key.Key_Right)
    assert practice.window.place == Place(COUPLE, 1, STORY)
    assert told(practice) == ["They made toast", "Toast again on Sunday."]


def test_go_to_knows_the_story_by_its_name(practice: Running) -> None:
    practice.window.open_couple(2)
    practice.press(Key.Key_K, CTRL)
    practice.type("Stor")
    practice.press(Key.Key_Return)
    assert practice.window.place == Place(COUPLE, 2, STORY)
    assert told(practice) == ["They made toast as well"]
    assert practice.window.later.story.stream.hasFocus()


def test_ctrl_f_searches_and_is_off_elsewhere(practice: Running) -> None:
    practice.window.open_couple(1, STORY)
    practice.press(Key.Key_F, CTRL)
    assert focused() is practice.window.later.story.field
    practice.type("sunday")
    assert told(practice) == ["Toast again on Sunday."]
    practice.window.open_couple(1, HIERARCHY)
    assert not practice.program.commands.can("find_in_story")


def test_go_to_finds_a_note_by_its_words_and_leads_to_it_in_the_story(practice: Running) -> None:
    practice.press(Key.Key_K, CTRL)
    practice.type("sunday")
    goto = practice.window.goto
    (found,) = [row for n in range(goto.rows.rowCount()) if (row := goto.rows.at(n)) and row.kind == "record"]
    assert (found.words, found.aside) == ("Toast again on Sunday.", "Progress note · Robin & Ash · 11 June")
    practice.press(Key.Key_Return)
    story = practice.window.later.story
    assert practice.window.place == Place(COUPLE, 1, STORY)
    assert story.field.text() == "sunday"
    here = story.stream.rows.at(story.stream.currentIndex().row())
    assert here is not None
    assert here.text == "Toast again on Sunday."
    assert story.stream.hasFocus()


def test_go_to_finds_an_agreement_by_its_words_and_leads_to_the_agreements(practice: Running) -> None:
    practice.press(Key.Key_K, CTRL)
    practice.type("kettle")
    practice.press(Key.Key_Return)
    assert practice.window.place == Place(COUPLE, 1, AGREEMENTS)
    assert shown_revision(practice) == 1


def test_an_agreement_in_the_story_leads_to_that_very_revision(practice: Running) -> None:
    practice.window.open_couple(1, STORY)
    practice.press(Key.Key_F, CTRL)
    practice.type("kettle")
    practice.press(Key.Key_Return)
    practice.press(Key.Key_Down)
    practice.press(Key.Key_Return)
    assert practice.window.place == Place(COUPLE, 1, AGREEMENTS)
    assert shown_revision(practice) == 1


def test_a_session_in_the_story_leads_to_its_write_up(practice: Running) -> None:
    practice.window.open_couple(1, STORY)
    practice.press(Key.Key_Home)
    practice.press(Key.Key_Return)
    assert practice.window.at(COUPLE, WRITE_UP)


def test_during_a_session_go_to_finds_no_write_up_and_the_story_only_this_hour(practice: Running) -> None:
    practice.in_the_room(1)
    practice.press(Key.Key_K, CTRL)
    practice.type("sunday")
    goto = practice.window.goto
    assert [row.kind for n in range(goto.rows.rowCount()) if (row := goto.rows.at(n))] == []
    practice.press(Key.Key_Escape)
    practice.window.open_couple(1, STORY)
    assert told(practice) == []
    assert [row.when for row in practice.window.later.story.stream.rows.rows() if row.shape is Shape.BAR] == ["14 May"]


def test_the_first_session_can_be_started_from_an_empty_story(practice: Running) -> None:
    couple_id = practice.couple("Kim & Lou")
    practice.window.open_couple(couple_id, STORY)
    assert focused() is practice.window.later.story.start
    QTest.keyClick(focused(), Key.Key_Return)
    assert practice.desk.session is not None
    assert practice.desk.session.couple_id == couple_id
