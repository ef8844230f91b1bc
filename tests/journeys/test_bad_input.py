"""Whatever is typed, and whatever the world does: a clear sentence, the words still there, the records whole."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from app import loading, rooms
from app.actions import hierarchy, session
from app.actions.history import History
from app.models.hierarchy import Step, StepWords
from app.models.session import Entry
from app.models.text import one_line, storable
from app.store.engine import raw
from app.store.opening import open_with_passphrase
from app.store.vault import Vault
from app.views.unlock.closed import ClosedPage
from app.views.unlock.trouble import DamagedPage, StartedTwicePage
from tests.desk import SteadyClock, welcome
from tests.journeys.therapist import Begin, Places, Therapist, focused, heard_focus
from tests.journeys.therapist import begin as begin
from tests.journeys.therapist import places as places
from tests.store.test_opening import hand_over
from tests.store.test_opening import ordinary as ordinary
from tests.store_fixtures import CHEAP, PASSPHRASE
from tests.store_fixtures import vault as vault
from tests.views.running import seen

pytestmark = pytest.mark.uncounted

HOSTILE = {
    "five thousand letters": "a" * 5000,
    "a megabyte": "ten quiet words in a row, and then ten more, " * 23_000,
    "NUL": "before\0after",
    "half a pair of surrogates": "half \ud83d of a smile",
    "control characters": "a bell \a and an escape \x1b[31m and a form feed \x0c.",
    "right to left": "שלום \u202eevil\u202c 12 مرحبا",
    "emoji and joiners": "🙂 👩\u200d👩\u200d👧 \u200b\ufeffnothing",
    "markup": "<b>bold</b> <img src='file:///etc/passwd'> &amp; {braces} %s \\n",
    "other people's syntax": "'; DROP TABLE steps; -- \" OR NEAR(a b) * ^ : ( -",
}


@pytest.fixture
def practice(vault: Vault, places: Places) -> Path:
    """The records of this machine: a couple with one step. Nobody is in the room."""
    history = History(vault, SteadyClock())
    couple = welcome(history)
    with vault.read() as work:
        path = work.hierarchies.current(couple).id
    history.do(hierarchy.add_steps, path, [StepWords(title="Tea together")])
    vault.close()
    places.vault.parent.mkdir(parents=True, exist_ok=True)
    vault.folder.rename(places.vault)
    return places.vault


@pytest.fixture
def desk(begin: Begin, practice: Path) -> Therapist:
    """The couple in the room, the focus in the notes."""
    me = begin()
    me.unlock(PASSPHRASE)
    me.by_name("Robin")
    me.click("Start session")
    me.until(lambda: heard_focus() == "New note")
    return me


# -- what is typed or pasted ----------------------------------------------------------------------------------


def test_any_words_come_back_from_the_notes(desk: Therapist, practice: Path) -> None:
    written = []
    for name, words in HOSTILE.items():
        paste(desk, words)
        desk.press("Enter")
        assert field_words() == "", name
        desk.type("and on")
        desk.press("Enter")
        written += [storable(arriving(words)).strip(), "and on"]
        assert [entry.text for entry in entries(desk)] == written, name
        assert_no_complaint(desk)
    again = reopened(desk, practice)
    with again.read() as work:
        assert [entry.text for entry in work.sessions.entries_of_couple(1)] == written
    again.close()


def test_any_words_are_a_step_of_the_path(desk: Therapist) -> None:
    for name, words in HOSTILE.items():
        desk.press("Ctrl+J")
        paste(desk, words)
        desk.press("Enter")
        desk.type("Ten minutes")
        desk.press("Enter")
        before, step, after = steps(desk)
        whole = one_line(arriving(words))
        assert (before.title, after.title) == ("Tea together", "Ten minutes"), name
        if len(whole) > 300:
            assert step.title.endswith("…"), name
            assert whole in step.description, name
        else:
            assert step.title == whole, name
        desk.press("Ctrl+Z", "Ctrl+Z")
        assert [one.title for one in steps(desk)] == ["Tea together"], name
        desk.press("Ctrl+Shift+Z")
        assert steps(desk)[1] == step, name
        desk.press("Ctrl+Z")
        assert_no_complaint(desk)


def test_any_words_may_be_looked_for(desk: Therapist) -> None:
    for words in HOSTILE.values():
        paste(desk, words)
        desk.press("Enter", "Ctrl+K")
        paste(desk, words)
        desk.press("Down", "Up", "Esc")
        assert heard_focus() == "New note"
        assert_no_complaint(desk)


def test_any_words_are_names_or_are_asked_about_beside_them(begin: Begin, practice: Path) -> None:
    me = begin()
    me.unlock(PASSPHRASE)
    before = 1
    for words in HOSTILE.values():
        me.press("Ctrl+N")
        me.until(lambda: heard_focus() == "Two names or initials")
        paste(me, f"Ash & {words}")
        typed = field_words()
        me.press("Enter")
        couples = me.desk.read(lambda work, clock: work.couples.all_partners())
        if len(couples) > before:
            before = len(couples)
            first, second = couples[before]
            assert (first.name, second.name) == ("Ash", one_line(arriving(words)))
        else:
            assert any(me.reads(sentence) for sentence in ("Two names or initials, for example", "at most"))
            assert field_words() == typed
        assert_no_complaint(me)
    assert before > 1


def test_an_empty_line_asks_for_nothing(desk: Therapist) -> None:
    desk.press("Enter")
    desk.type("   ")
    desk.press("Enter", "Ctrl+J", "Enter")
    desk.type("  ")
    desk.press("Enter")
    assert entries(desk) == []
    assert [step.title for step in steps(desk)] == ["Tea together"]
    assert_no_complaint(desk)


def test_a_step_whose_title_was_emptied_is_asked_for_one_beside_it(desk: Therapist) -> None:
    desk.press("Ctrl+J", "Esc", "Home", "F2")
    desk.until(lambda: heard_focus() == "Step")
    desk.press("Ctrl+A", "Delete", "Enter")
    assert desk.reads("A step needs a few words to begin with.")
    assert heard_focus() == "Step"
    assert [step.title for step in steps(desk)] == ["Tea together"]


# -- the records as they are found ----------------------------------------------------------------------------


def test_another_passphrase_stays_in_its_field_with_a_sentence(begin: Begin, practice: Path) -> None:
    me = begin()
    before = whole(practice)
    me.until(lambda: heard_focus().startswith("Passphrase"))
    me.type("not this one")
    me.press("Enter")
    me.until(lambda: me.reads("That did not open it"))
    assert field_words() == "not this one"
    assert whole(practice) == before


def _damaged(folder: Path) -> None:
    records = folder / "records.db"
    found = records.read_bytes()
    records.write_bytes(found[:512] + b"\xff" * 2048 + found[2560:])


def _newer(folder: Path) -> None:
    found = json.loads((folder / "vault.json").read_text("utf-8"))
    (folder / "vault.json").write_text(json.dumps({**found, "format": 99}), "utf-8")


@pytest.mark.parametrize(
    ("slip", "sentence"),
    [
        (_damaged, "damaged"),
        (lambda folder: (folder / "records.db").write_bytes(b"GIF89a" * 4000), "other files"),
        (lambda folder: (folder / "records.db").write_bytes(b""), "The records file is empty"),
        (lambda folder: (folder / "vault.json").write_text('{"kind": "a shopping list"}', "utf-8"), "other files"),
        (_newer, "newer Unhurried"),
    ],
    ids=["damaged", "foreign records", "empty", "foreign key file", "newer"],
)
def test_records_that_cannot_be_opened_are_said_and_left_alone(
    begin: Begin, practice: Path, slip: Callable[[Path], object], sentence: str
) -> None:
    slip(practice)
    before = whole(practice)
    me = begin()
    me.until(lambda: heard_focus().startswith("Passphrase"))
    me.type(PASSPHRASE)
    me.press("Enter")
    me.until(lambda: isinstance(me.program.top.page, ClosedPage | DamagedPage))
    assert sentence in page_reads(me)
    assert whole(practice) == before


def test_a_folder_that_may_only_be_read_is_said_and_left_alone(
    begin: Begin, practice: Path, places: Places, ordinary: None
) -> None:
    assert loading  # read while everything may be read, as are the rooms it brings
    assert rooms
    hand_over(places.machine)
    for one in (practice, *practice.rglob("*")):
        one.chmod(0o500 if one.is_dir() else 0o400)
    before = whole(practice)
    me = begin()
    me.until(lambda: heard_focus().startswith("Passphrase"))
    me.type(PASSPHRASE)
    me.press("Enter")
    me.until(lambda: isinstance(me.program.top.page, ClosedPage))
    assert me.reads("does not let you read and write in the folder of the records. Nothing was touched.")
    assert whole(practice) == before
    me.end()
    for one in (practice, *practice.rglob("*")):
        one.chmod(0o700)


def test_a_second_start_shows_the_first_window(begin: Begin, practice: Path) -> None:
    held = open_with_passphrase(practice, PASSPHRASE, CHEAP)
    me = begin()
    me.until(lambda: heard_focus().startswith("Passphrase"))
    me.type(PASSPHRASE)
    me.press("Enter")
    me.until(lambda: isinstance(me.program.top.page, StartedTwicePage))
    assert "These records are open in another window" in page_reads(me)
    held.close()


# -- what the disk does meanwhile -----------------------------------------------------------------------------


@contextmanager
def full_disk(me: Therapist, practice: Path) -> Iterator[None]:
    """The records cannot grow by a single page: what SQLite says then is what it says of a full disk."""
    assert me.program.door is not None
    with me.program.door.vault._writing.connect() as connection:
        base = raw(connection)
        base.set_authorizer(None)  # which lets nobody ask for this
        (pages,) = base.execute("PRAGMA page_count").fetchone()
        base.execute(f"PRAGMA max_page_count = {pages}")
    yield
    with me.program.door.vault._writing.connect() as connection:
        raw(connection).execute("PRAGMA max_page_count = 1073741823")


@contextmanager
def folder_gone(me: Therapist, practice: Path) -> Iterator[None]:
    """The stick with the records was pulled out."""
    away = practice.with_name("pulled out")
    practice.rename(away)
    yield
    away.rename(practice)


@contextmanager
def read_only(me: Therapist, practice: Path) -> Iterator[None]:
    """The records may be read, and not written."""
    assert me.program.door is not None
    with me.program.door.vault._writing.connect() as connection:
        raw(connection).set_authorizer(None)
        raw(connection).execute("PRAGMA query_only = ON")
    yield
    with me.program.door.vault._writing.connect() as connection:
        raw(connection).execute("PRAGMA query_only = OFF")


Trouble = Callable[[Therapist, Path], AbstractContextManager[None]]
SENTENCES: dict[Trouble, str] = {
    full_disk: "The disk is full. Nothing was changed.",
    folder_gone: "The folder of the records is not there any more. Nothing was changed.",
    read_only: "The folder of the records cannot be written to. Nothing was changed.",
}
LONG = "a page of words about the kettle, " * 3000


@pytest.mark.parametrize("trouble", SENTENCES, ids=lambda trouble: trouble.__name__)
def test_what_the_disk_does_not_take_is_said_and_stays(desk: Therapist, practice: Path, trouble: Trouble) -> None:
    desk.type("Arrived settled")
    desk.press("Enter")
    with trouble(desk, practice):
        paste(desk, LONG)
        desk.press("Enter")
        desk.until(lambda: desk.reads(SENTENCES[trouble]))
        assert field_words() == LONG
        assert desk.reads("Your words are still here")
        desk.type("and on")
    desk.click("Try now")
    desk.until(lambda: not desk.reads("This could not be saved yet"))
    assert field_words() == LONG + "and on"
    desk.press("Enter")
    assert [entry.text for entry in entries(desk)] == ["Arrived settled", LONG + "and on"]


def test_a_step_that_the_disk_does_not_take_stays_in_its_field(desk: Therapist, practice: Path) -> None:
    desk.press("Ctrl+J")
    with folder_gone(desk, practice):
        desk.type("Lean together")
        desk.press("Enter")
        desk.until(lambda: desk.reads(SENTENCES[folder_gone]))
        assert field_words() == "Lean together"
    desk.press("Enter")
    assert [step.title for step in steps(desk)] == ["Tea together", "Lean together"]


# -- what is seen and heard -----------------------------------------------------------------------------------


HALF, PAIR = "\ud83d", "🙂"


def arriving(words: str) -> str:
    """What the program is told of these words: between Qt and Python, half a pair of surrogates falls away."""
    return words.replace(HALF, "")


def paste(me: Therapist, words: str) -> None:
    """Paste words where the focus is, as from any other program; what was there goes.

    No clipboard takes half a pair: that is a whole one, of which the second half is deleted then.
    """
    data = QMimeData()
    data.setText(words.replace(HALF, PAIR))
    data.setHtml(f"<i>{words.replace(HALF, PAIR)}</i>")
    QGuiApplication.clipboard().setMimeData(data)
    me.press("Ctrl+A", "Ctrl+V")
    if HALF in words:
        cut_in_two(focused())


def cut_in_two(field: QWidget) -> None:
    """Leave half of the one pair in a field."""
    if isinstance(field, QLineEdit):
        field.setSelection(field.text().index(PAIR) + 1, 1)
        field.del_()
        return
    assert isinstance(field, QTextEdit | QPlainTextEdit)
    cursor = field.textCursor()
    cursor.setPosition(field.toPlainText().index(PAIR) + 1)
    cursor.setPosition(cursor.position() + 1, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()


def page_reads(me: Therapist) -> str:
    """Everything that can be read on the page in front."""
    assert me.program.top.page is not None
    return seen(me.program.top.page)


def field_words() -> str:
    """What stands in the field that has the focus."""
    field = focused()
    if isinstance(field, QLineEdit):
        return field.text()
    words = getattr(field, "words", None)
    if callable(words):
        return str(words())
    assert isinstance(field, QTextEdit | QPlainTextEdit)
    return field.toPlainText()


def entries(me: Therapist) -> list[Entry]:
    """The lines of the session in course."""
    assert me.desk.session is not None
    return list(me.desk.read(session.show_entries, me.desk.session.id))


def steps(me: Therapist) -> list[Step]:
    """The steps of the couple's path."""
    return [row.step for row in me.desk.read(hierarchy.show_path, 1).rows]


def assert_no_complaint(me: Therapist) -> None:
    """The program says of nothing that it went wrong."""
    assert not me.reads("Something went wrong inside Unhurried")
    assert not me.reads("This could not be saved yet")


def whole(folder: Path) -> dict[str, bytes]:
    """Every byte of the records as they lie there; whom they are open for lies beside them."""
    return {one.name: one.read_bytes() for one in folder.iterdir() if one.is_file() and one.suffix in (".db", ".json")}


def reopened(me: Therapist, practice: Path) -> Vault:
    """The records once the program has ended."""
    me.press("Ctrl+Q")
    me.end()
    return open_with_passphrase(practice, PASSPHRASE, CHEAP)
