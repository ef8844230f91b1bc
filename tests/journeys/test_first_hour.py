"""One hour from nothing to an agreement, with real keys and a real drag, and all of it there again afterwards.

Both were spoken with alone before it.
"""

from __future__ import annotations

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, PdfObject
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from app.views.notes.rows import Kind
from tests.hands import drag
from tests.journeys.preparing import make_ready
from tests.journeys.therapist import Begin, Places, Therapist, heard, heard_focus
from tests.journeys.therapist import begin as begin
from tests.journeys.therapist import places as places
from tests.reports.paper import FOOTER, flat

pytestmark = pytest.mark.uncounted

STEPS = [
    "Tea together",
    "Hold hands // evening walk",
    "A hug hello",
    "Lean together on the sofa",
    "Hand massage",
    "Lie side by side",
    "Kissing with an agreed end",
    "Shoulders and back",
    "Rest close",
    "Ten quiet minutes",
]
TITLES = [step.split(" //")[0] for step in STEPS]
IN_ORDER = [*TITLES[:3], "Lie side by side", *TITLES[3:5], *TITLES[6:]]
NOTES = [
    ("Arrived settled.", None),
    ("Ash: amber means slow down", "boundary"),
    ("Laughed about the kettle", "small victory"),
]
HALF = "Next time: ask about the"
ASKED = "Step 1 of 10. Tea together. Robin: comfort 7, yes. Ash: comfort 5, tentative yes."
ASKED_TOO = "Step 2 of 10. Hold hands. evening walk. Robin: comfort 8, yes. Ash: comfort 6, yes."


def test_one_hour_is_there_again_after_a_lock_and_after_a_new_start(begin: Begin, places: Places) -> None:
    me = begin()
    me.first_run(places.own / "Recovery sheet.pdf")
    recovery = (places.own / "Recovery sheet.pdf").read_bytes()
    assert recovery.startswith(b"%PDF")

    assert heard_focus() == "Two names or initials"
    me.type("Robin & Ash")
    me.press("Enter")
    make_ready(me)
    me.click("Start session")
    assert heard_focus() == "New note"

    before = me.chords
    me.press("Ctrl+J")
    for step in STEPS:
        me.type(step)
        me.press("Enter")
    assert me.chords - before == 11
    assert sentences(me)[-1].startswith("Step 10 of 10. Ten quiet minutes.")
    assert sentences(me)[1].startswith("Step 2 of 10. Hold hands. evening walk.")

    drag_step(me, 5, 3)
    assert titles(me) == IN_ORDER

    click_step(me, 0)
    me.press("A", "7", "Y", "B", "5", "T")
    assert sentences(me)[0] == ASKED
    me.press("Esc", "Down", "A", "8", "Y", "B", "6", "Y")

    me.press("Esc", "F6")
    assert heard_focus() == "New note"
    write(me)
    assert notes(me) == NOTES
    me.type(HALF)

    me.press("Ctrl+G")
    saved = save_agreement(me, places)
    assert_is_an_agreement(saved)

    me.press("Ctrl+L")
    me.until(lambda: not me.program.is_open)
    me.unlock()
    assert heard_focus().startswith("Hold hands")
    me.click("Hierarchy", QAccessible.Role.PageTab)
    assert_all_there(me)

    me.press("Ctrl+Q")
    assert not me.program.top.isVisible()
    me.end()

    again = begin()
    again.unlock()
    assert heard_focus() == "New note"
    assert_all_there(again)
    again.press("End")
    again.type(" kettle")
    again.press("Enter")
    assert notes(again) == [*NOTES, (HALF + " kettle", None)]


# -- what a hand does -----------------------------------------------------------------------------------------


def drag_step(me: Therapist, place: int, before: int) -> None:
    """Drag the whole row to the gap above another."""
    view = me.window.hierarchy.view
    rows = [view.visualRect(view.model().index(at, 0)) for at in (place, before)]
    drag(view, rows[0].center(), QPoint(rows[0].center().x(), rows[1].top() + 4))


def click_step(me: Therapist, place: int) -> None:
    """Click on a row, where its title stands."""
    view = me.window.hierarchy.view
    rect = view.visualRect(view.model().index(place, 0))
    window = me.program.top.windowHandle()
    assert window is not None
    spot = view.viewport().mapTo(me.program.top, QPoint(140, rect.center().y()))
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)


def write(me: Therapist) -> None:
    """Three notes: a plain one, one marked by a slash, one by a chip."""
    me.type("Arrived settled.")
    me.press("Enter")
    me.type("/b Ash: amber means slow down")
    me.press("Enter")
    me.type("Laughed about the kettle")
    me.click("Victory", QAccessible.Role.CheckBox)
    me.press("Enter")


def save_agreement(me: Therapist, places: Places) -> PdfReader:
    """Start the agreement by the focus that is offered, save its draft, and read the file back."""
    path = places.own / "Our agreement.pdf"
    assert heard_focus() == "Start the agreement"
    me.press("Enter")
    assert heard_focus().startswith("Hold hands")
    me.until(lambda: me.reads("Page 1 of 2"))
    me.go_to("Save PDF")
    with me.answering(path):
        me.press("Enter")
    return PdfReader(path, strict=True)


# -- what an eye sees -----------------------------------------------------------------------------------------


def titles(me: Therapist) -> list[str]:
    model = me.window.hierarchy.model
    return [str(model.index(place).data()) for place in range(model.rowCount())]


def sentences(me: Therapist) -> list[str]:
    """The steps as assistive technology reads them."""
    view = QAccessible.queryAccessibleInterface(me.window.hierarchy.view)
    return [view.child(place).text(QAccessible.Text.Name) for place in range(view.childCount())]


def notes(me: Therapist) -> list[tuple[str, str | None]]:
    """The notes of this session with their marks, in order."""
    rows = [row.entry for row in me.window.notes.stream.rows.rows() if row.kind is Kind.ENTRY]
    return [(entry.text, entry.mark.value if entry.mark else None) for entry in rows if entry is not None]


def assert_all_there(me: Therapist) -> None:
    assert heard(me.window.couple.head.name) == "Robin & Ash"
    assert titles(me) == IN_ORDER
    assert sentences(me)[:2] == [ASKED, ASKED_TOO]
    assert notes(me) == NOTES
    assert me.window.notes.composer.field.words() == HALF


def assert_is_an_agreement(pdf: PdfReader) -> None:
    pages = [flat(page.extract_text()) for page in pdf.pages]
    for number, page in enumerate(pages, start=1):
        assert FOOTER in page
        assert f"{number} of {len(pages)}" in page
    words = " ".join(pages)
    assert "Robin" in words
    assert "Hold hands" in words
    assert "Tea together" not in words  # a tentative yes waits for a smaller version
    assert "Lie side by side" not in words  # nobody was asked about it yet
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Our agreement"
    assert str(pdf.root_object["/Lang"]) == "en"
    fonts = [one.get_object() for page in pdf.pages for one in entries(entries(page, "/Resources"), "/Font").values()]
    assert fonts
    for font in fonts:
        assert isinstance(font, DictionaryObject)
        inner = font.get("/DescendantFonts", ArrayObject([font]))
        described = entries(inner[0].get_object(), "/FontDescriptor")
        assert "/FontFile2" in described


def entries(holder: PdfObject | None, name: str) -> DictionaryObject:
    """The entries below one of the names of a PDF object."""
    assert isinstance(holder, DictionaryObject)
    found = holder[name].get_object()
    assert isinstance(found, DictionaryObject)
    return found
