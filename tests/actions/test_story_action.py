"""A couple's story on a real vault: in order, whole, searched, and nothing earlier while someone is here."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

import pytest

from app.actions import hierarchy, occasions, pausing, practising, session
from app.actions.asking import answer, pause_step, plan_step
from app.actions.finding import find_words
from app.actions.history import History
from app.actions.practising import Part
from app.actions.story import Story, find_in_story, show_folded, show_story
from app.actions.under_way_shown import show_under_way
from app.models.agreement import Paper
from app.models.hierarchy import StepWords
from app.models.note import Addendum, Heading, Note, ProcessNote, Section
from app.models.practice_record import HowItEnded
from app.models.rating import Occasion
from app.models.revision import Clause, ClauseLine, Issued, Revision, RevisionEnd, RevisionEnded
from app.models.session import Mark, SetbackKind
from app.models.side import Side
from app.models.willingness import Answer
from app.rules.story import Chapter, Kind, StoryLine
from app.store.vault import Vault
from tests.desk import SteadyClock, hierarchy_id, welcome, whole_step


class Telling:
    """A couple, and what happens to them."""

    def __init__(self, vault: Vault, clock: SteadyClock, history: History) -> None:
        self.vault, self.clock, self.history = vault, clock, history
        self.couple_id = welcome(history, ready=True)

    def come(self) -> int:
        return self.history.do(session.start_session, self.couple_id).change.ids[0]

    def go(self, session_id: int, minutes: int = 51) -> None:
        self.clock.go_on(minutes=minutes)
        self.history.do(session.end_session, session_id)

    def hour(self, *lines: str) -> int:
        """A session with these lines, over."""
        session_id = self.come()
        self.write(session_id, *lines)
        self.go(session_id)
        return session_id

    def write(self, session_id: int, *lines: str) -> list[int]:
        kept: list[int] = []
        for line in lines:
            self.clock.go_on(minutes=1)
            kept += self.history.do(session.keep_entry, session_id, line).change.ids
        return kept

    def crossed(self, session_id: int, text: str) -> int:
        (entry_id,) = self.write(session_id, f"/s {text}")
        self.history.do(session.edit_entry, entry_id, text, Mark.SETBACK, SetbackKind.LINE_CROSSED)
        return entry_id

    def note(self, session_id: int | None, text: str, *, signed: bool = True) -> int:
        with self.vault.write() as work:
            note = work.notes.add(Note(couple_id=self.couple_id, session_id=session_id, begun_at=self.clock.now()))
            work.notes.keep_section(Section(note_id=note.id, heading=Heading.DATA, text=text))
            work.notes.keep_section(Section(note_id=note.id, heading=Heading.PLAN, text=" "))
            if signed:
                work.notes.save(note.but(signed_at=self.clock.now(), signed_by="Elin Marsh", seal="0" * 64))
        return note.id

    def addendum(self, note_id: int, text: str) -> None:
        with self.vault.write() as work:
            work.notes.add_addendum(Addendum(note_id=note_id, by="Elin Marsh", text=text, at=self.clock.now()))

    def process(self, note_id: int, text: str) -> None:
        with self.vault.write() as work:
            work.notes.keep_process(ProcessNote(note_id=note_id, text=text, changed_at=self.clock.now()))

    def revision(self, number: int, reason: str = "", line: str = "Ask first", *, issued: bool = True) -> int:
        with self.vault.write() as work:
            one = work.revisions.add(
                Revision(
                    couple_id=self.couple_id,
                    number=number,
                    reason=reason,
                    begun_at=self.clock.now(),
                    review_on=date(2026, 6, 11),
                )
            )
            work.revisions.add_line(ClauseLine(revision_id=one.id, clause=Clause.ASKING, place=0, text=line))
            if issued:
                work.revisions.issue(
                    Issued(
                        revision_id=one.id,
                        paper=Paper.A4,
                        colour=True,
                        record_code="K7QM",
                        content="{}",
                        sha256="0" * 64,
                        pdf=b"%PDF",
                        at=self.clock.now(),
                    )
                )
        return one.id

    def end(self, revision_id: int, how: RevisionEnd) -> None:
        with self.vault.write() as work:
            work.revisions.end(RevisionEnded(revision_id=revision_id, how=how, at=self.clock.now()))

    def story(self, skip: int = 0, most: int = 100) -> Story:
        with self.vault.read() as work:
            return show_story(work, self.clock, self.couple_id, skip, most)

    def found(self, typed: str, most: int = 60) -> Story:
        with self.vault.read() as work:
            return find_in_story(work, self.clock, self.couple_id, typed, most)


@pytest.fixture
def telling(vault: Vault, clock: SteadyClock, history: History) -> Telling:
    return Telling(vault, clock, history)


def numbers(story: Story) -> list[int]:
    return [one.session.number if one.session else 0 for one in story.chapters]


def brief(lines: tuple[StoryLine, ...]) -> list[tuple[Kind, str]]:
    return [(line.kind, line.text) for line in lines]


def everything(chapters: tuple[Chapter, ...]) -> list[str]:
    return [line.text for one in chapters for line in (*one.lines, *one.after)]


def test_nobody_came_yet(telling: Telling) -> None:
    assert telling.story() == Story("Robin", "Ash")
    assert telling.found("tea") == Story("Robin", "Ash")


def test_the_newest_session_first_and_its_lines_as_written(telling: Telling) -> None:
    telling.hour("arrived", "/b amber means slow")
    telling.clock.go_on(days=7)
    telling.hour("/s the hug felt rushed", "/v made toast")
    newest, oldest = telling.story().chapters
    assert brief(newest.lines) == [(Kind.SETBACK, "the hug felt rushed"), (Kind.VICTORY, "made toast")]
    assert brief(oldest.lines) == [(Kind.PLAIN, "arrived"), (Kind.BOUNDARY, "amber means slow")]
    assert newest.session is not None
    assert newest.session.number == 2


def test_a_clock_set_back_changes_no_order(telling: Telling) -> None:
    telling.hour("first")
    telling.revision(1)
    telling.clock.go_on(days=-30)
    telling.hour("second", "and on")
    telling.revision(2)
    telling.clock.go_on(days=7)
    telling.hour("third")
    story = telling.story()
    assert numbers(story) == [3, 2, 1]
    assert [line.number for one in reversed(story.chapters) for line in one.after] == [1, 2]


def test_a_repair_is_joined_to_its_crossed_line(telling: Telling) -> None:
    session_id = telling.come()
    crossed = telling.crossed(session_id, "it went on after amber")
    crossed_at = telling.clock.now()
    telling.go(session_id)
    telling.clock.go_on(days=7)
    telling.hour("/r owned and heard")
    newest, oldest = telling.story().chapters
    assert (newest.lines[0].kind, newest.lines[0].repairs, newest.lines[0].repaired_at) == (
        Kind.REPAIR,
        crossed,
        crossed_at,
    )
    assert oldest.lines[0].setback is SetbackKind.LINE_CROSSED


def test_pauses_are_neutral_and_nobodys(telling: Telling) -> None:
    path = hierarchy_id(telling.vault, telling.couple_id)
    step = StepWords(title="Hand massage", timeframe="5 minutes", checkin="a glance", ending="either says so")
    step_id = telling.history.do(hierarchy.add_steps, path, [step]).change.ids[0]
    for side in Side:
        telling.history.do(answer, step_id, side, Answer.YES)
    session_id = telling.come()
    telling.history.do(plan_step, step_id)
    telling.history.do(pause_step, step_id)
    telling.write(session_id, "a word")
    telling.history.do(pausing.note_pause, session_id)
    telling.history.do(pausing.note_pause, session_id, stopped=True)
    telling.go(session_id)
    for side in Side:
        telling.history.do(answer, step_id, side, Answer.YES)
    telling.history.do(plan_step, step_id)
    telling.history.do(pause_step, step_id)
    (chapter,) = telling.story().chapters
    assert brief(chapter.lines) == [
        (Kind.PAUSE, "Paused"),
        (Kind.PLAIN, "a word"),
        (Kind.PAUSE, "Paused"),
        (Kind.PAUSE, "Stopped for today"),
    ]
    assert brief(chapter.after) == [(Kind.PAUSE, "Paused")]


def in_the_room(telling: Telling, step_id: int, happened: str, before: int, after: int) -> None:
    """One time of a step near and without touch, begun and come to its end, with what was said of it."""
    telling.history.do(occasions.offer_step, step_id)
    for side in Side:
        telling.history.do(practising.answer_for_now, step_id, side, Answer.YES)
    telling.history.do(practising.rate_now, step_id, Side.SECOND, Occasion.BEFORE, before)
    telling.history.do(practising.begin_step, step_id)
    telling.clock.go_on(minutes=5)
    telling.history.do(practising.come_to_end, step_id)
    with telling.vault.read() as work:
        shown = show_under_way(work, telling.clock, telling.couple_id)
    assert shown is not None
    write = partial(practising.write_record, step_id=step_id, occasion_id=shown.occasion_id)
    telling.history.do(write, part=Part.HAPPENED, side=Side.FIRST, words=happened)
    telling.history.do(write, part=Part.HELPED, side=None, words="The lamp.")
    telling.history.do(practising.rate_now, step_id, Side.SECOND, Occasion.AFTER, after)


def test_how_each_time_of_a_step_was_stands_in_its_hour(telling: Telling) -> None:
    path = hierarchy_id(telling.vault, telling.couple_id)
    step = whole_step("Sit together").but(band="A")
    step_id = telling.history.do(hierarchy.add_steps, path, [step]).change.ids[0]
    session_id = telling.come()
    telling.write(session_id, "arrived")
    in_the_room(telling, step_id, "It was warm.", 4, 6)
    in_the_room(telling, step_id, "Warmer still.", 6, 8)
    telling.write(session_id, "a word")
    ended = telling.clock.now()
    (live,) = telling.story().chapters
    telling.go(session_id)
    telling.hour("another")
    latest, chapter = telling.story().chapters
    assert brief(latest.lines) == [(Kind.PLAIN, "another")]
    told = [
        (Kind.PLAIN, "arrived"),
        (Kind.RECORD, "Happened, Robin: It was warm.\nWhat helped: The lamp.\nComfort of 10, Ash: 4 before, 6 after"),
        (Kind.RECORD, "Happened, Robin: Warmer still.\nWhat helped: The lamp.\nComfort of 10, Ash: 6 before, 8 after"),
        (Kind.PLAIN, "a word"),
    ]
    assert brief(live.lines) == brief(chapter.lines) == told
    first = chapter.lines[1]
    assert (first.step, first.ended, first.smaller) == ("Sit together", HowItEnded.AS_PLANNED, False)
    assert first.at == ended - timedelta(minutes=6)

    (found,) = telling.found("warmer").chapters
    assert brief(found.lines) == [told[2]]
    for nobodys in ("before", "happened", "robin", "?", "…"):  # neither a heading nor a name is what anybody wrote
        assert telling.found(nobodys).chapters == (), nobodys
    (found,) = telling.found("sit tog").chapters
    assert brief(found.lines) == told[1:3]


def test_a_step_that_was_reworded_since_is_not_told_as_what_they_did(telling: Telling) -> None:
    path = hierarchy_id(telling.vault, telling.couple_id)
    step_id = telling.history.do(hierarchy.add_steps, path, [whole_step("Sit together").but(band="A")]).change.ids[0]
    session_id = telling.come()
    in_the_room(telling, step_id, "It was warm.", 4, 6)
    telling.history.do(hierarchy.edit_step, step_id, whole_step("Dance together"))
    in_the_time = [line.step for chapter in telling.story().chapters for line in chapter.lines]
    telling.go(session_id)
    assert in_the_time == ["Dance together, as it is worded now"]


def test_a_step_that_was_taken_off_the_path_leaves_how_it_was_in_the_story(telling: Telling) -> None:
    path = hierarchy_id(telling.vault, telling.couple_id)
    step_id = telling.history.do(hierarchy.add_steps, path, [whole_step("Sit together").but(band="A")]).change.ids[0]
    session_id = telling.come()
    in_the_room(telling, step_id, "It was warm.", 4, 6)
    telling.go(session_id)
    telling.history.do(hierarchy.remove_steps, (step_id,))
    (chapter,) = telling.story().chapters
    assert [(line.kind, line.step) for line in chapter.lines] == [(Kind.RECORD, "Sit together")]


def test_an_entry_names_its_step(telling: Telling) -> None:
    path = hierarchy_id(telling.vault, telling.couple_id)
    step_id = telling.history.do(hierarchy.add_steps, path, [StepWords(title="Tea together")]).change.ids[0]
    session_id = telling.come()
    for text in ("went well", "and again"):
        telling.history.do(session.keep_entry, session_id, text, None, step_id)
    telling.go(session_id)
    assert [line.step for line in telling.story().chapters[0].lines] == ["Tea together", "Tea together"]


def test_a_note_stands_in_its_session_and_its_addenda_below_it(telling: Telling) -> None:
    session_id = telling.hour("arrived")
    note_id = telling.note(session_id, "Both attended.")
    telling.clock.go_on(days=2)
    telling.addendum(note_id, "Two minutes each was meant.")
    telling.process(note_id, "my own thoughts")
    (chapter,) = telling.story().chapters
    assert (chapter.note_id, chapter.signed) == (note_id, True)
    assert brief(chapter.lines)[1:] == [
        (Kind.NOTE, "Both attended."),
        (Kind.ADDENDUM, "Two minutes each was meant."),
    ]
    assert [(line.by, line.draft) for line in chapter.lines[1:]] == [("Elin Marsh", False), ("Elin Marsh", False)]


def test_a_draft_and_a_note_that_stands_alone(telling: Telling) -> None:
    telling.note(None, "They asked by phone.", signed=False)
    telling.clock.go_on(days=1)
    session_id = telling.hour("arrived")
    draft = telling.note(session_id, "", signed=False)
    chapter, before = telling.story().chapters
    assert (chapter.note_id, chapter.signed) == (draft, False)
    assert before.session is None
    assert [(line.kind, line.text, line.draft) for line in before.after] == [(Kind.NOTE, "They asked by phone.", True)]


def test_agreements_stand_where_they_were_printed_and_drafts_do_not(telling: Telling) -> None:
    telling.hour("first")
    one = telling.revision(1)
    telling.clock.go_on(days=7)
    telling.hour("second")
    telling.end(one, RevisionEnd.SUPERSEDED)
    two = telling.revision(2, "Added two taps.")
    telling.clock.go_on(days=1)
    telling.end(two, RevisionEnd.ENDED)
    telling.revision(3, issued=False)
    newest, oldest = telling.story().chapters
    assert [(line.kind, line.number, line.about) for line in newest.after] == [
        (Kind.AGREEMENT, 2, two),
        (Kind.AGREEMENT_ENDED, 2, two),
    ]
    assert newest.after[0].text == "Added two taps."
    assert [(line.kind, line.number) for line in oldest.after] == [(Kind.AGREEMENT, 1)]


def test_a_story_is_told_in_portions(telling: Telling) -> None:
    for number in range(5):
        telling.hour(f"line {number}")
        telling.clock.go_on(days=7)
    first, second, third = telling.story(0, 2), telling.story(2, 2), telling.story(4, 2)
    assert [numbers(one) for one in (first, second, third)] == [[5, 4], [3, 2], [1]]
    assert [one.rest for one in (first, second, third)] == [True, True, False]


def test_a_long_story_told_at_once_is_the_same(telling: Telling) -> None:
    for number in range(7):
        telling.hour(f"line {number}", *(["/v toast"] if number % 2 else []))
    whole = telling.story(0, 7)
    assert whole.chapters == tuple(one for skip in range(7) for one in telling.story(skip, 1).chapters)


def test_another_couples_story_is_another(telling: Telling, history: History) -> None:
    telling.hour("a hug")
    other = welcome(history, "Jude & Noor")
    other_session = history.do(session.start_session, other).change.ids[0]
    history.do(session.keep_entry, other_session, "a hug of theirs")
    telling.clock.go_on(minutes=50)
    history.do(session.end_session, other_session)
    assert everything(telling.story().chapters) == ["a hug"]
    assert everything(telling.found("hug").chapters) == ["a hug"]
    with telling.vault.read() as work:
        assert show_folded(work, telling.clock, telling.couple_id, other_session) is None


def test_with_someone_here_only_this_session_is_told(telling: Telling) -> None:
    earlier = telling.hour("a secret")
    note_id = telling.note(earlier, "a secret note")
    telling.revision(1, "a secret reason")
    telling.clock.go_on(days=7)
    here = telling.come()
    telling.write(here, "/v no secret")
    telling.note(here, "a note of my own", signed=False)
    story = telling.story()
    assert story.here
    assert everything(story.chapters) == ["no secret"]
    assert [one.id for one in story.folded] == [earlier]
    assert everything(telling.found("secret").chapters) == ["no secret"]
    assert telling.found("note").chapters == ()
    with telling.vault.read() as work:
        held = show_folded(work, telling.clock, telling.couple_id, earlier)
    assert held is not None
    assert held.note_id == note_id
    assert everything((held,)) == ["a secret", "a secret note", "a secret reason"]


def test_with_another_couple_here_everything_is_folded(telling: Telling, history: History) -> None:
    earlier = telling.hour("a secret")
    history.do(session.start_session, welcome(history, "Jude & Noor"))
    story = telling.story()
    assert (story.chapters, [one.id for one in story.folded]) == ((), [earlier])
    assert telling.found("secret").chapters == ()


def test_words_are_found_wherever_they_stand(telling: Telling) -> None:
    quiet = telling.hour("nothing of it")
    telling.clock.go_on(days=7)
    loud = telling.hour("the kettle", "no", "/s the Kettle again")
    note_id = telling.note(loud, "A kettle, once.")
    telling.addendum(note_id, "The kettle was old.")
    telling.addendum(note_id, "Nothing.")
    telling.process(note_id, "kettle: my own thoughts")
    other_note = telling.note(quiet, "No.")
    telling.addendum(other_note, "But a kettle.")
    telling.note(None, "a kettle on the phone")
    telling.revision(1, line="kettle first")
    telling.end(1, RevisionEnd.ENDED)
    telling.revision(2, line="something else", issued=False)
    newest, oldest = telling.found("kett").chapters
    assert brief(newest.lines) == [
        (Kind.PLAIN, "the kettle"),
        (Kind.SETBACK, "the Kettle again"),
        (Kind.NOTE, "A kettle, once."),
        (Kind.ADDENDUM, "The kettle was old."),
        (Kind.PROCESS, "kettle: my own thoughts"),
    ]
    assert brief(newest.after) == [(Kind.NOTE, "a kettle on the phone"), (Kind.AGREEMENT, "kettle first")]
    assert brief(oldest.lines) == [(Kind.ADDENDUM, "But a kettle.")]


def test_words_of_a_draft_of_an_agreement_are_found(telling: Telling) -> None:
    telling.hour("arrived")
    telling.revision(1, line="kettle first", issued=False)
    (chapter,) = telling.found("kettle").chapters
    assert [(line.kind, line.draft) for line in chapter.after] == [(Kind.AGREEMENT, True)]


def test_removed_lines_are_neither_told_nor_found(telling: Telling) -> None:
    session_id = telling.come()
    (entry_id,) = telling.write(session_id, "kettle")
    telling.history.do(session.remove_entry, entry_id)
    telling.go(session_id)
    assert everything(telling.story().chapters) == []
    assert telling.found("kettle").chapters == ()


def test_more_is_found_when_more_is_asked_for(telling: Telling) -> None:
    telling.hour("tea one", "tea two", "tea three")
    some, all_of_it = telling.found("tea", 2), telling.found("tea", 4)
    assert (len(everything(some.chapters)), some.rest) == (2, True)
    assert (len(everything(all_of_it.chapters)), all_of_it.rest) == (3, False)


def test_records_are_found_by_their_words_and_by_nobody_in_the_room(telling: Telling, history: History) -> None:
    note_id = telling.note(telling.hour("arrived"), "A kettle, once.")
    telling.addendum(note_id, "The kettle was old.")
    telling.process(note_id, "kettle: my own thoughts")
    revision_id = telling.revision(1, line="kettle first")
    with telling.vault.read() as work:
        found = find_words(work, telling.clock, "kettle")
        assert find_words(work, telling.clock, "kettle", telling.couple_id + 1).records == ()
    assert {(one.kind, one.id, one.label) for one in found.records} == {
        ("note", note_id, "Robin & Ash"),
        ("addendum", note_id, "Robin & Ash"),
        ("process note", note_id, "Robin & Ash"),
        ("agreement", revision_id, "Robin & Ash"),
    }
    assert all(("kettle", True) in one.parts for one in found.records)
    telling.come()
    with telling.vault.read() as work:
        assert find_words(work, telling.clock, "kettle", telling.couple_id).records == ()
