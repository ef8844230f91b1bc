"""A couple's story on a real vault: read, searched, and folded while somebody is in the room."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.actions import hierarchy, occasions, pausing, practising, roster, session
from app.actions.practising import Part as Field
from app.actions.under_way_shown import show_under_way
from app.models.agreement import Paper
from app.models.hierarchy import NEAR, StepWords
from app.models.note import Addendum, Heading, Note, ProcessNote, Section
from app.models.practice_record import HowItEnded
from app.models.revision import Clause, ClauseLine, Issued, Revision, RevisionEnd, RevisionEnded
from app.models.session import Mark, SetbackKind
from app.models.side import Side
from app.models.willingness import Answer
from app.rules.story import Part, Strand
from app.store.vault import Vault
from app.views.desk import Desk
from app.views.story.page import StoryPage
from app.views.story.rows import Row, Shape
from app.views.theme.flat_list import HOLD_MS
from app.views.theme.theme import Theme
from tests.desk import SteadyClock
from tests.ready import make_ready

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
LONG = " ".join(f"word{n}" for n in range(200))


@dataclass
class Reading:
    """The page in a window of its own, and what a person does with it."""

    page: StoryPage
    desk: Desk
    vault: Vault
    clock: SteadyClock
    couple_id: int
    qtbot: QtBot
    window: QWidget

    def start(self, couple_id: int = 0) -> int:
        done = self.desk.do(session.start_session, couple_id or self.couple_id)
        assert done is not None
        return done.change.ids[0]

    def write(self, session_id: int, *lines: str) -> list[int]:
        kept: list[int] = []
        for line in lines:
            self.clock.go_on(minutes=1)
            done = self.desk.do(session.keep_entry, session_id, line)
            assert done is not None
            kept += done.change.ids
        return kept

    def hour(self, *lines: str, couple_id: int = 0, days: int = 7) -> int:
        """A session with these lines, over; the next one can come `days` later."""
        session_id = self.start(couple_id)
        self.write(session_id, *lines)
        self.clock.go_on(minutes=51)
        self.desk.do(session.end_session, session_id)
        self.clock.go_on(days=days)
        return session_id

    def note(self, session_id: int, text: str, *, signed: bool = True) -> int:
        with self.vault.write() as work:
            note = work.notes.add(Note(couple_id=self.couple_id, session_id=session_id, begun_at=self.clock.now()))
            work.notes.keep_section(Section(note_id=note.id, heading=Heading.DATA, text=text))
            if signed:
                work.notes.save(note.but(signed_at=self.clock.now(), signed_by="Elin Marsh", seal="0" * 64))
        self.page.show_couple(self.couple_id)
        return note.id

    def agreement(self, reason: str) -> int:
        """A revision that was printed to be signed."""
        now = self.clock.now()
        with self.vault.write() as work:
            one = work.revisions.add(
                Revision(couple_id=self.couple_id, number=1, reason=reason, begun_at=now, review_on=now.date())
            )
            work.revisions.add_line(ClauseLine(revision_id=one.id, clause=Clause.ASKING, place=0, text="Kettle first"))
            work.revisions.issue(
                Issued(
                    revision_id=one.id,
                    paper=Paper.A4,
                    colour=True,
                    record_code="K7QM",
                    content="{}",
                    sha256="0" * 64,
                    pdf=b"%PDF",
                    at=now,
                )
            )
        return one.id

    def rows(self, shape: Shape = Shape.LINE) -> list[Row]:
        return [row for row in self.page.stream.rows.rows() if row.shape is shape]

    def texts(self) -> list[str]:
        return [row.text or row.title for row in self.rows()]

    def heard(self) -> str:
        """Everything assistive technology can read of the list."""
        stream = QAccessible.queryAccessibleInterface(self.page.stream)
        return "\n".join(stream.child(n).text(QAccessible.Text.Name) for n in range(stream.childCount()))

    def spot(self, row: Row) -> QPoint:
        stream = self.page.stream
        index = stream.rows.index(stream.rows.place_of(row.key))
        stream.scrollTo(index)
        return stream.visualRect(index).center()

    def click(self, row: Row) -> None:
        QTest.mouseClick(self.page.stream.viewport(), LEFT, NONE, self.spot(row))

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        for key in keys:
            QTest.keyClick(self.focused(), key, held)

    def type(self, words: str) -> None:
        self.page.search()
        QTest.keyClicks(self.page.field, words)

    def focused(self) -> QWidget:
        focus = QApplication.focusWidget()
        assert focus is not None
        return focus

    def current(self) -> str:
        row = self.page.stream.rows.at(self.page.stream.currentIndex().row())
        return "" if row is None else row.text or row.title


@pytest.fixture
def listening() -> Iterator[None]:
    """Somebody listens: else a list tells for ever what it held when it was first asked."""
    before = QAccessible.isActive()
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(before)


@pytest.fixture
def reading(qtbot: QtBot, listening: None, theme: Theme, desk: Desk, clock: SteadyClock, vault: Vault) -> Reading:
    couple = desk.do(roster.add_couple, "Robin & Ash")
    assert couple is not None
    window = QWidget()
    qtbot.addWidget(window)
    page = StoryPage(theme, desk)
    QAbstractItemModelTester(page.stream.rows, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    layout = QHBoxLayout(window)
    layout.addWidget(page)
    window.resize(900, 700)
    page.show_couple(couple.change.couple_id)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return Reading(page, desk, vault, clock, couple.change.couple_id, qtbot, window)


def test_before_the_first_session_there_is_one_sentence_and_one_thing_to_do(reading: Reading) -> None:
    page = reading.page
    assert page.empty.text() == "Their story starts with the first session."
    assert page.empty.isVisible()
    assert not page.field.isVisible()
    page.take_focus()
    with reading.qtbot.waitSignal(page.session_wanted) as wanted:
        reading.press(Qt.Key.Key_Return)
    assert wanted.args == [reading.couple_id]


def test_sessions_newest_first_with_who_came_and_how_long(reading: Reading) -> None:
    reading.hour("/b amber means slow", "arrived")
    reading.hour("/v made toast")
    assert [row.title for row in reading.rows(Shape.MONTH)] == ["May 2026"]
    assert [(row.title, row.beside) for row in reading.rows(Shape.SESSION)] == [
        ("Session 2", "14:58 to 15:50 · 52 minutes · both here"),
        ("Session 1", "14:05 to 14:58 · 53 minutes · both here"),
    ]
    assert reading.texts() == ["made toast", "amber means slow"]
    assert not reading.page.empty.isVisible()


def test_who_came_alone_and_what_lasts(reading: Reading) -> None:
    done = reading.desk.do(session.start_session, reading.couple_id, None, False, True)
    assert done is not None
    reading.page.show_couple(reading.couple_id)
    assert [row.beside for row in reading.rows(Shape.SESSION)] == ["since 14:05 · Ash alone"]
    reading.clock.go_on(minutes=-10)
    reading.desk.do(session.end_session, done.change.ids[0])
    assert [row.beside for row in reading.rows(Shape.SESSION)] == ["14:05 · Ash alone"]


def test_a_repair_and_its_crossed_line_hang_on_one_thread(reading: Reading) -> None:
    first = reading.start()
    (crossed,) = reading.write(first, "/s went on after amber")
    reading.desk.do(session.edit_entry, crossed, "went on after amber", Mark.SETBACK, SetbackKind.LINE_CROSSED)
    reading.desk.do(session.end_session, first)
    reading.clock.go_on(days=30)
    reading.hour("/r owned and heard", "/v toast")
    repair, toast, setback = reading.rows()
    assert (repair.title, repair.beside) == ("Repair", "of the line crossed on 14 May")
    assert (setback.title, setback.beside) == ("Setback", "a line crossed")
    assert [one.part for row in (repair, toast, setback) for one in row.threads] == [
        Part.TOP,
        Part.THROUGH,
        Part.BOTTOM,
    ]
    assert all(row.threads for row in reading.rows(Shape.MONTH)[1:])


def test_lines_without_a_mark_wait_behind_one_row(reading: Reading) -> None:
    reading.hour("arrived", "/v toast", "left")
    assert reading.texts() == ["toast"]
    (others,) = reading.rows(Shape.OTHERS)
    assert others.title == "2 more lines of that hour"
    reading.click(others)
    assert reading.texts() == ["arrived", "toast", "left"]
    reading.page.take_focus()
    reading.press(Qt.Key.Key_End, Qt.Key.Key_Return)
    assert reading.texts() == ["toast"]


def test_a_long_line_shows_its_beginning_until_it_is_opened(reading: Reading) -> None:
    reading.hour(f"/b {LONG}")
    stream = reading.page.stream
    row = reading.rows()[0]
    folded = stream.visualRect(stream.rows.index(stream.rows.place_of(row.key))).height()
    assert stream.painter.is_cut(row)
    reading.click(row)
    opened = reading.rows()[0]
    assert not stream.painter.is_cut(opened)
    assert stream.visualRect(stream.rows.index(stream.rows.place_of(row.key))).height() > folded
    assert reading.current() == LONG
    reading.click(opened)
    assert stream.painter.is_cut(reading.rows()[0])


def test_a_page_of_letters_is_shown_in_part_and_read_whole(reading: Reading) -> None:
    reading.hour("/b " + "a" * 30_000)
    assert len(reading.rows()[0].text) < 3000
    reading.click(reading.rows()[0])
    assert reading.rows()[0].text.replace("\n", "") == "a" * 30_000


def test_a_session_leads_to_its_write_up_and_then_to_its_note(reading: Reading) -> None:
    session_id = reading.hour("/v toast")
    (head,) = reading.rows(Shape.SESSION)
    with reading.qtbot.waitSignal(reading.page.write_up) as wanted:
        reading.click(head)
    assert wanted.args == [session_id]
    note_id = reading.note(session_id, "Both attended.")
    reading.page.take_focus()
    with reading.qtbot.waitSignal(reading.page.read_note) as read:
        reading.press(Qt.Key.Key_Home, Qt.Key.Key_Return)
    assert read.args == [note_id]
    (head,) = reading.rows(Shape.SESSION)
    assert head.spoken.endswith("Enter opens its note.")
    reading.type("toast")
    (head,) = reading.rows(Shape.SESSION)
    assert head.spoken.endswith("Enter opens its note."), "though its note holds nothing of what is looked for"


def test_notes_drafts_and_addenda_are_told_and_lead_to_the_note(reading: Reading) -> None:
    first, second = reading.hour("/v toast"), reading.hour("/v tea")
    signed, draft = reading.note(first, "Both attended."), reading.note(second, "Half", signed=False)
    with reading.vault.write() as work:
        work.notes.add_addendum(Addendum(note_id=signed, by="Elin Marsh", text="Two minutes.", at=reading.clock.now()))
    reading.page.show_couple(reading.couple_id)
    told = [(row.title, row.beside, row.text) for row in reading.rows() if row.kind and row.title != "Small victory"]
    assert told == [
        ("Progress note", "not signed yet", "Half"),
        ("Progress note", "signed 28 May, 15:49 · Elin Marsh", "Both attended."),
        ("Addendum", "28 May, 15:49 · Elin Marsh", "Two minutes."),
    ]
    with reading.qtbot.waitSignal(reading.page.read_note) as wanted:
        reading.click(next(row for row in reading.rows() if row.text == "Half"))
    assert wanted.args == [draft]


def test_the_note_follows_all_that_was_written_in_the_hour(reading: Reading) -> None:
    reading.note(reading.hour("arrived", "/v toast"), "Both attended.")
    assert [row.title for row in reading.page.stream.rows.rows()][1:] == [
        "Session 1",
        "Small victory",
        "1 more line of that hour",
        "Progress note",
    ]


def test_an_agreement_leads_to_its_revision_and_its_end_is_told(reading: Reading) -> None:
    reading.hour("/v toast")
    revision_id = reading.agreement("Added two taps.")
    with reading.vault.write() as work:
        work.revisions.end(RevisionEnded(revision_id=revision_id, how=RevisionEnd.ENDED, at=reading.clock.now()))
    reading.page.show_couple(reading.couple_id)
    told = [(row.title, row.beside, row.text, row.when) for row in reading.rows() if row.title.startswith("Agr")]
    assert told == [
        ("Agreement, revision 1", "ended", "", "Thu 21 May"),
        ("Agreement, revision 1", "printed to be signed", "Added two taps.", "Thu 21 May"),
    ]
    with reading.qtbot.waitSignal(reading.page.revision) as wanted:
        reading.click(reading.rows()[1])
    assert wanted.args == [revision_id]
    reading.type("kettle")
    assert [(row.title, row.text) for row in reading.rows()] == [("Agreement, revision 1", "Kettle first")]


def test_what_stands_beside_a_note_is_found_and_yours_alone(reading: Reading) -> None:
    note_id = reading.note(reading.hour("/v toast"), "Both attended.")
    with reading.vault.write() as work:
        work.notes.keep_process(ProcessNote(note_id=note_id, text="my doubt", changed_at=reading.clock.now()))
    reading.type("doubt")
    assert [(row.title, row.beside) for row in reading.rows()] == [("Process notes", "yours alone")]
    assert "Process notes, yours alone. my doubt" in reading.heard()


def test_what_go_to_found_is_shown_among_all_that_holds_the_words(reading: Reading) -> None:
    first = reading.hour("/v toast", "toast again")
    note_id = reading.note(first, "Toast, once more.")
    reading.hour("/b no toast")
    QTest.mouseClick(reading.page.chips[Strand.SETBACKS], LEFT)
    reading.page.show_found("toast", "note", note_id)
    assert reading.current() == "Toast, once more."
    assert len(reading.rows()) == 4
    assert reading.page.stream.hasFocus()


def test_a_pause_is_neutral_and_found_as_it_stands(reading: Reading) -> None:
    session_id = reading.start()
    reading.desk.do(pausing.note_pause, session_id)
    reading.desk.do(session.end_session, session_id)
    assert [(row.title, row.beside, row.leads) for row in reading.rows()] == [("Paused", "", "")]
    reading.click(reading.rows()[0])
    reading.type("pau")
    assert [(row.text, row.met) for row in reading.rows()] == [("Paused", ((0, 3),))]


def test_a_line_says_its_step(reading: Reading) -> None:
    path = reading.desk.read(hierarchy.show_path, reading.couple_id).hierarchy
    reading.desk.do(hierarchy.add_steps, path.id, [StepWords(title="Tea together")])
    session_id = reading.start()
    reading.desk.do(session.keep_entry, session_id, "went well", Mark.VICTORY, 1)
    reading.desk.do(session.end_session, session_id)
    assert reading.rows()[0].below == "Tea together"
    assert reading.rows()[0].spoken.endswith("Linked to the step “Tea together”.")


def test_how_a_time_of_a_step_was_is_told_with_its_step_and_its_end(reading: Reading) -> None:
    desk = reading.desk
    make_ready(reading.vault, reading.couple_id)
    path = desk.read(hierarchy.show_path, reading.couple_id).hierarchy
    desk.do(hierarchy.add_steps, path.id, [StepWords(title="Sit together", smaller="one breath", band=NEAR)])
    session_id = reading.start()
    desk.do(occasions.offer_step, 1)
    for side in Side:
        desk.do(practising.answer_for_now, 1, side, Answer.YES)
    desk.do(practising.begin_step, 1)
    began = desk.read(show_under_way, reading.couple_id)
    assert began is not None
    desk.do(practising.make_smaller, 1)
    desk.do(practising.come_to_end, 1)
    words = "It was warm.\nAnd quiet.\nAnd then we laughed."
    desk.do(practising.write_record, 1, began.occasion_id, Field.HAPPENED, Side.SECOND, words)
    desk.do(practising.write_record, 1, began.occasion_id, Field.SETTING, None, "by the window")
    (row,) = reading.rows()
    assert (row.title, row.beside, row.below) == ("How it was", "made smaller", "Sit together")
    assert row.text == f"Happened, Ash: {words}\nWhere it was: by the window"
    assert row.spoken == f"14:05. How it was, made smaller. {row.text} Linked to the step “Sit together”."
    desk.do(practising.say_how_it_ended, 1, began.occasion_id, HowItEnded.PAUSED)
    assert reading.rows()[0].beside == "paused · as its smaller version"
    desk.do(session.end_session, session_id)
    cut = reading.page.stream.painter.is_cut
    assert cut(reading.rows()[0])
    reading.click(reading.rows()[0])
    assert not cut(reading.rows()[0])
    reading.type("window")
    assert [one.title for one in reading.rows()] == ["How it was"]
    assert reading.rows()[0].met


def test_esc_in_the_list_takes_back_what_was_asked_for(reading: Reading) -> None:
    reading.hour("/b amber", "/v toast")
    QTest.mouseClick(reading.page.chips[Strand.VICTORIES], LEFT)
    reading.type("toast")
    reading.press(Qt.Key.Key_Down, Qt.Key.Key_Escape)
    assert reading.texts() == ["toast"]
    reading.press(Qt.Key.Key_Escape)
    assert reading.texts() == ["amber", "toast"]
    reading.press(Qt.Key.Key_Escape)
    reading.page.search()
    reading.press(Qt.Key.Key_Escape)
    assert reading.page.stream.hasFocus()


@pytest.mark.parametrize(
    ("strand", "told"),
    [
        (Strand.BOUNDARIES, ["amber means slow"]),
        (Strand.SETBACKS, ["rushed"]),
        (Strand.REPAIRS, ["heard"]),
        (Strand.VICTORIES, ["toast"]),
        (Strand.NOTES, ["arrived"]),
        (Strand.AGREEMENTS, []),
    ],
    ids=lambda one: one.value if isinstance(one, Strand) else "",
)
def test_a_chip_shows_one_kind(reading: Reading, strand: Strand, told: list[str]) -> None:
    reading.hour("/b amber means slow", "/s rushed", "/r heard", "/v toast", "arrived")
    QTest.mouseClick(reading.page.chips[strand], LEFT)
    assert reading.texts() == told
    assert reading.page.chips[strand].isChecked()
    assert not reading.page.chips[None].isChecked()
    assert reading.page.nothing.isVisible() == (not told)
    QTest.mouseClick(reading.page.chips[None], LEFT)
    assert len(reading.texts()) == 4


def test_words_are_found_as_they_are_typed_and_stand_out(reading: Reading) -> None:
    reading.hour("the kettle was on", "/v José made toast")
    reading.hour("/b amber", "nothing of it")
    reading.type("kett")
    (row,) = reading.rows()
    assert [row.text[start:end] for start, end in row.met] == ["kett"]
    assert [one.title for one in reading.rows(Shape.SESSION)] == ["Session 1"]
    reading.press(Qt.Key.Key_Escape)
    assert reading.page.field.text() == ""
    assert reading.texts() == ["amber", "José made toast"]
    reading.type("jose")
    assert [row.text[start:end] for row in reading.rows() for start, end in row.met] == ["José"]


def test_enter_walks_from_one_place_to_the_next(reading: Reading) -> None:
    reading.hour("tea one", "coffee", "tea two")
    reading.hour("tea three")
    reading.type("tea")
    walked = []
    for _ in range(4):
        reading.press(Qt.Key.Key_Return)
        walked.append(reading.current())
    assert walked == ["tea three", "tea one", "tea two", "tea three"]
    reading.press(Qt.Key.Key_Return, held=Qt.KeyboardModifier.ShiftModifier)
    assert reading.current() == "tea two"
    assert reading.page.field.hasFocus()
    reading.press(Qt.Key.Key_Down)
    assert reading.page.stream.hasFocus()
    reading.press(Qt.Key.Key_Escape)
    assert reading.page.field.text() == ""


def test_where_nothing_holds_the_words_one_sentence_says_so(reading: Reading) -> None:
    reading.hour("tea")
    reading.type("xylophone")
    assert reading.page.nothing.text() == "Nothing here holds these words."
    assert reading.page.nothing.isVisible()
    assert not reading.page.stream.isVisible()
    reading.press(Qt.Key.Key_Return)
    assert reading.page.field.hasFocus()


def test_words_deep_in_a_long_line_are_shown_in_their_surroundings(reading: Reading) -> None:
    reading.hour("/b " + "before " * 900 + "kettle " + "after " * 900)
    reading.type("kettle")
    (row,) = reading.rows()
    assert row.text.startswith("… before")
    assert [row.text[start:end] for start, end in row.met] == ["kettle"]
    assert row.met[0][0] < 200


def test_another_couples_story_never_appears(reading: Reading) -> None:
    other = reading.desk.do(roster.add_couple, "Jude & Noor")
    assert other is not None
    reading.hour("theirs alone, a kettle", "/v their toast", couple_id=other.change.couple_id)
    reading.hour("/v our toast", "a kettle")
    reading.type("kettle")
    assert reading.texts() == ["a kettle"]
    reading.page.show_couple(other.change.couple_id)
    assert reading.page.field.text() == ""
    assert reading.texts() == ["their toast"]
    reading.page.show_couple(reading.couple_id)
    assert reading.texts() == ["our toast"]


def test_with_somebody_here_only_their_hour_is_told(reading: Reading) -> None:
    earlier = reading.hour("a secret", "/s another secret")
    reading.note(earlier, "a secret note")
    reading.type("secret")
    here = reading.start()
    reading.write(here, "/v no worry", "today")
    assert reading.page.field.text() == ""
    assert reading.texts() == ["no worry"]
    assert "secret" not in reading.heard()
    assert "Session of 14 May, folded. Press and hold to see it." in reading.heard()
    assert "no worry" in reading.heard()
    reading.type("secret")
    assert reading.page.nothing.text() == "Nothing in this session holds these words."
    assert "secret" not in reading.heard()
    reading.press(Qt.Key.Key_Escape)
    reading.type("today")
    assert reading.texts() == ["today"]
    reading.press(Qt.Key.Key_Escape)
    QTest.mouseClick(reading.page.chips[Strand.SETBACKS], LEFT)
    assert reading.page.nothing.text() == "Nothing of this session yet."
    assert "secret" not in reading.heard()


def test_an_earlier_session_shows_while_it_is_held_by_mouse(reading: Reading) -> None:
    reading.hour("a secret", "/s another secret")
    reading.start()
    (bar,) = reading.rows(Shape.BAR)
    spot, viewport = reading.spot(bar), reading.page.stream.viewport()
    QTest.mousePress(viewport, LEFT, NONE, spot)
    assert reading.texts() == []
    reading.qtbot.waitUntil(lambda: reading.texts() == ["a secret", "another secret"], timeout=HOLD_MS * 10)
    assert all(not row.leads for row in reading.rows())
    QTest.mouseRelease(viewport, LEFT, NONE, spot)
    assert reading.texts() == []
    assert "secret" not in reading.heard()


def test_an_earlier_session_shows_while_it_is_held_by_key(reading: Reading) -> None:
    reading.hour("a secret")
    reading.start()
    stream = reading.page.stream
    reading.page.take_focus()
    reading.press(Qt.Key.Key_End)
    QTest.keyPress(stream, Qt.Key.Key_Space)
    reading.qtbot.waitUntil(lambda: reading.texts() == ["a secret"])
    QTest.keyRelease(stream, Qt.Key.Key_Space)
    assert reading.texts() == []


def test_many_earlier_sessions_are_listed_when_asked_for(reading: Reading) -> None:
    for _ in range(5):
        reading.hour("/v toast")
    reading.start()
    assert len(reading.rows(Shape.BAR)) == 2
    (more,) = reading.rows(Shape.MORE_BARS)
    assert more.title == "3 sessions before these"
    reading.click(more)
    assert len(reading.rows(Shape.BAR)) == 5


def test_who_comes_in_finds_nothing_open(reading: Reading) -> None:
    reading.hour("a secret", "/v toast")
    reading.click(reading.rows(Shape.OTHERS)[0])
    reading.start()
    reading.desk.do(session.end_session, 2)
    assert reading.texts() == ["toast"]


def test_more_is_told_as_one_goes_on(reading: Reading) -> None:
    for number in range(40):
        reading.hour(f"/v toast {number}")
    page = reading.page
    told = len(reading.rows())
    assert told < 40
    page.take_focus()
    reading.press(Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown)
    assert len(reading.rows()) > told
    reading.press(Qt.Key.Key_End)
    assert len(reading.rows()) == 40
    assert reading.current() == "toast 0"
    reading.press(Qt.Key.Key_PageUp)
    assert reading.current() != "toast 0"
    reading.press(Qt.Key.Key_Home)
    assert reading.current() == "Session 40"


def test_a_rare_kind_is_looked_for_as_far_back_as_need_be(reading: Reading) -> None:
    reading.hour("/b the only one")
    for _ in range(40):
        reading.hour("/v toast")
    QTest.mouseClick(reading.page.chips[Strand.BOUNDARIES], LEFT)
    assert reading.texts() == ["the only one"]


def test_many_places_are_found_as_one_goes_on(reading: Reading) -> None:
    for _ in range(10):
        reading.hour(*(f"tea {number}" for number in range(10)))
    reading.type("tea")
    assert len(reading.rows()) == 60
    reading.press(Qt.Key.Key_Down, Qt.Key.Key_End)
    assert len(reading.rows()) == 100


def test_what_changes_elsewhere_shows_here(reading: Reading) -> None:
    session_id = reading.hour("/v toast")
    (entry,) = reading.desk.read(session.show_entries, session_id)
    reading.desk.do(session.edit_entry, entry.id, "toast and tea", Mark.VICTORY)
    assert reading.texts() == ["toast and tea"]


def test_everything_fits_at_twice_the_size(reading: Reading, theme: Theme) -> None:
    reading.hour("/s the goodnight hug felt rushed", "/v toast", "arrived")
    theme.set_text_scale(2.0)
    stream = reading.page.stream
    for place, row in enumerate(reading.page.stream.rows.rows()):
        rect = stream.visualRect(stream.rows.index(place))
        assert rect.height() >= 2 * 20, row.title
        assert stream.painter.column <= stream.viewport().width()
    theme.set_text_scale(1.0)


def test_words_that_do_not_fit_beside_a_title_go_on_below_it(reading: Reading, theme: Theme) -> None:
    reading.hour("arrived")
    stream = reading.page.stream
    reading.window.resize(620, 700)
    theme.set_text_scale(2.0)
    session = reading.rows(Shape.SESSION)[0]
    place = stream.rows.place_of(session.key)
    narrow = stream.visualRect(stream.rows.index(place)).height()
    reading.window.resize(1800, 700)
    wide = stream.visualRect(stream.rows.index(place)).height()
    theme.set_text_scale(1.0)
    room = QFontMetricsF(theme.font("small")).horizontalAdvance(session.beside) * 2
    assert room > 620 - 300  # or it would have fitted into one line
    assert narrow >= wide + 2 * theme.line("body")
