"""Whatever is typed or pasted after the hour: into the write-up, beside it, to the agreement, and into the search."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.actions import agreement_shown, asking, hierarchy, notes_shown, session
from app.models.content import load_agreement
from app.models.note import Heading
from app.models.revision import Clause
from app.models.side import Side
from app.models.text import one_line, storable
from app.models.willingness import Answer
from app.views.shell.tabs import STORY
from app.views.write_up.head import PROCESS
from tests.journeys.test_bad_input import HOSTILE, arriving, assert_no_complaint, field_words, paste
from tests.journeys.test_bad_input import practice as practice
from tests.journeys.therapist import Begin, Therapist
from tests.journeys.therapist import begin as begin
from tests.journeys.therapist import places as places
from tests.store_fixtures import PASSPHRASE
from tests.store_fixtures import vault as vault

pytestmark = pytest.mark.uncounted


@pytest.fixture
def afterwards(begin: Begin, practice: Path) -> Therapist:
    """A session with one line is over, and both said yes to the one step; nobody is in the room."""
    me = begin()
    me.unlock(PASSPHRASE)
    begun = me.desk.do(session.start_session, 1)
    assert begun is not None
    me.desk.do(session.keep_entry, begun.change.ids[0], "Arrived settled.")
    (row,) = me.desk.read(hierarchy.show_path, 1).rows
    for side in Side:
        me.desk.do(asking.answer, row.step.id, side, Answer.YES)
    me.desk.do(session.end_session, begun.change.ids[0])
    me.window.open_couple(1)
    return me


def test_any_words_are_written_up_as_they_are(afterwards: Therapist) -> None:
    me = afterwards
    me.by_name("write up last")
    page = me.window.later.write_up
    for words in HOSTILE.values():
        page.sheet.parts[Heading.DATA].field.setFocus()
        paste(me, words)
        me.desk.flush()
        assert kept(me).shown.sections[Heading.DATA].strip() == storable(arriving(words)).strip()
        assert_no_complaint(me)
    page.sheet.tabs.setCurrentIndex(PROCESS)
    for words in HOSTILE.values():
        page.sheet.process.setFocus()
        paste(me, words)
        me.desk.flush()
        assert kept(me).process.strip() == storable(arriving(words)).strip()
        assert_no_complaint(me)


def test_any_words_are_added_to_a_signed_note_as_they_are(afterwards: Therapist) -> None:
    me = afterwards
    me.by_name("write up last")
    page = me.window.later.write_up
    me.type("d")
    foot = page.sheet.foot
    foot.sign.click()
    assert kept(me).shown.whole
    writer = page.sheet.writer
    for number, words in enumerate(HOSTILE.values(), start=1):
        writer.open_button.click()
        writer.field.setFocus()
        paste(me, words)
        writer.add_button.click()
        added = [one.text for one in kept(me).shown.addenda]
        assert (len(added), added[-1]) == (number, storable(arriving(words)).strip())
        assert_no_complaint(me)


def test_any_words_stand_in_the_agreement_or_stay_on_the_clipboard_with_a_sentence(afterwards: Therapist) -> None:
    me = afterwards
    me.press("Ctrl+G")
    me.until(lambda: me.reads("Page 1 of"))
    me.go_to("Start the agreement")
    me.press("Space")
    me.until(lambda: me.reads("Page 1 of"))
    sections = me.window.later.agreement.editor.sections
    assert sections is not None
    card = sections.of(Clause.LINE_CROSSED).cards[Clause.LINE_CROSSED][0]
    for words in HOSTILE.values():
        card.write()
        before = field_words()
        paste(me, words)
        stands = before if card.error() else arriving(words)
        if card.error():
            assert "still on the clipboard" in card.error()
        assert storable(field_words()).strip() == storable(stands).strip()
        me.press("Enter")
        assert storable(stands).strip() in lines(me)
        assert_no_complaint(me)


def test_any_words_are_looked_for_in_the_story(afterwards: Therapist) -> None:
    me = afterwards
    me.window.open_couple(1, STORY)
    for words in HOSTILE.values():
        me.window.later.story.field.setFocus()
        paste(me, words)
        assert one_line(arriving(words))[:20] in one_line(field_words())
        me.press("Enter")
        assert_no_complaint(me)
    me.press("Ctrl+A")
    me.type("settled")
    assert me.window.later.story.stream.rows.rowCount() > 0


def kept(me: Therapist) -> notes_shown.WriteUp:
    """What the records hold of the note now."""
    me.desk.flush()
    return me.desk.read(notes_shown.show_write_up, me.window.later.write_up.note_id)


def lines(me: Therapist) -> list[str]:
    """What is agreed on where a line was crossed, as the records hold it."""
    shown = me.desk.read(agreement_shown.show_agreement, 1, load_agreement())
    return [one.line.text for one in shown.lines if one.line.clause is Clause.LINE_CROSSED]
