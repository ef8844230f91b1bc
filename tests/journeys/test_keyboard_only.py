"""No mouse at all: everything is done by keys, the focus is never lost, and one ring shows where it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

import pytest
from PIL import Image, ImageChops
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QScrollBar, QWidget

from app.actions import hierarchy
from app.models.side import Side
from app.views.agreement.card import LineCard
from app.views.notes.card import NoteCard
from app.views.theme.flat_list import FlatList
from app.views.theme.focus_frame import FocusFrame
from app.views.theme.widgets import Card
from app.views.today.page import TodayPage
from tests.journeys.preparing import make_ready
from tests.journeys.therapist import Begin, Places, Therapist, focused, heard, heard_focus
from tests.journeys.therapist import begin as begin
from tests.journeys.therapist import places as places

pytestmark = pytest.mark.uncounted

Box = tuple[int, int, int, int]
"""Left, top, right and bottom, of which the last two are just outside."""

RING = 14
"""How far around its widget a ring may show, in pixels."""

NEAR = 6
"""How far it always shows, and nothing else does."""


def test_everything_by_keys(begin: Begin, places: Places) -> None:
    me = begin()
    me.after = assert_focus_is_kept
    me.first_run(places.own / "Recovery sheet.pdf")
    me.type("Robin & Ash")
    me.press("Enter")
    me.by_name("start ses")
    assert heard_focus() == "New note"

    me.press("Ctrl+J")
    for step in ("Tea together", "Hold hands", "A hug hello", "Hand massage"):
        me.type(step)
        me.press("Enter")
    me.press("Esc", "Alt+Up", "Alt+Home")
    assert titles(me) == ["Hand massage", "Tea together", "Hold hands", "A hug hello"]
    me.press("M", "3", "Enter")
    assert titles(me) == ["Tea together", "Hold hands", "Hand massage", "A hug hello"]
    me.press("Home", "A", "7", "Y", "B", "5", "T", "Esc")
    assert "Robin: comfort 7, yes. Ash: comfort 5, tentative yes." in spoken(me, 0)
    me.press("R", "End", "Delete", "Ctrl+Z", "End", "F2", "End")
    me.type(", arms only")
    me.press("Enter", "Ctrl+Z", "Ctrl+Shift+Z")
    assert titles(me)[-1] == "A hug hello, arms only"

    me.press("F6")
    assert heard_focus() == "New note"
    me.type("Arrived settled.")
    me.press("Enter")
    me.type("Amber means slow down")
    me.go_to("Boundary")
    me.press("Space")
    me.go_to("New note", "Shift+Tab")
    me.press("Enter", "Up", "End")
    me.type(" for both")
    me.press("Enter")
    assert entries(me) == [("Arrived settled.", None), ("Amber means slow down for both", "boundary")]

    me.press("Ctrl+G", "Enter")
    me.until(lambda: me.reads("Page 1 of 2"))
    me.go_to("Save PDF")
    with me.answering(places.own / "Our agreement.pdf"):
        me.press("Enter")
    assert (places.own / "Our agreement.pdf").read_bytes().startswith(b"%PDF")

    here = focused()
    me.press("F9")
    assert me.program.guard.pausing
    assert heard_focus() == "Leave this screen"
    me.press("Tab", "Shift+Tab", "F9")
    me.come_back()
    for there, back in (("F8", "F8"), ("Ctrl+K", "Esc"), ("F1", "Esc"), ("F10", "Esc")):
        me.press(there)
        me.press(back)
        assert focused() is here, there
    me.press("F11", "F11", "Ctrl++", "Ctrl++", "Ctrl+-")
    assert me.program.settings.now.text_scale == pytest.approx(1.1)
    me.press("Ctrl+0")

    me.by_name("end ses")
    assert heard_focus() == "Covered"  # they are still getting up
    me.press("F8")
    me.press("Ctrl+,", "Tab", "Tab", "Tab", "Tab", "Ctrl+1")
    me.go_to("New appointment")
    me.press("Space")
    me.type("rob")
    me.press("Enter")
    me.type("16:30")
    me.press("Enter")
    today = me.window.stack.currentWidget()
    assert isinstance(today, TodayPage)
    assert "Robin & Ash" in str(today.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole))

    me.press("Ctrl+L")
    me.unlock()
    me.press("Ctrl+Q")
    assert not me.program.top.isVisible()


@pytest.mark.usefixtures("quick_letters")
def test_a_step_in_the_room_by_keys(begin: Begin, places: Places) -> None:
    me = begin()
    me.after = assert_focus_is_kept
    me.first_run(places.own / "Recovery sheet.pdf")
    welcome(me)
    make_ready(me)
    me.by_name("start ses")
    bring_into_the_room(me)
    assert heard_focus().startswith("Tea together. Waits for a yes from both. Step 1.")
    say_yes(me)
    me.go_to("Begin")
    me.press("Enter")
    assert heard_focus().startswith("Tea together. Under way, in the room.")
    for letter, told in (("S", "Check-in: same"), ("L", "Check-in: less")):
        me.press(letter)
        me.until(partial(came, me, told))
    me.press("F9")
    assert me.program.guard.pausing
    me.press("F9")
    me.come_back()
    assert heard_focus().startswith("Tea together. Paused.")
    say_yes(me)
    me.go_to("Carry on")
    me.press("Enter")
    me.go_to("We have come to the end")
    me.press("Enter")

    assert heard_focus() == "Robin, happened"
    me.type("Ash laughed.")
    me.press("Tab", "Tab", "Tab")
    assert heard_focus() == "Ash, happened"
    me.type("The tea was too hot.")
    me.go_to("Ash, after")
    me.type("8")
    me.go_to("How it ended: made smaller")
    me.press("Space", "F6")
    assert heard_focus() == "New note"
    me.go_to("How it was", "Shift+Tab")
    me.press("Enter")
    assert heard_focus() == "Robin, happened"
    me.by_name("the step in")
    me.go_to("Is it settled")
    me.press("Enter")
    assert heard_focus() == "Robin, in a line of their own"
    me.type("Easy now.")
    me.press("Enter")
    me.go_to("Ash says so")
    me.press("Enter")
    me.go_to("Call it settled")
    me.press("Enter")
    me.go_to("Back to the path")
    me.press("Enter")
    assert spoken(me, 0).endswith("Comfortable for both today.")
    me.by_name("end ses")
    assert heard_focus() == "Covered"  # they are still getting up
    me.press("F8")


def came(me: Therapist, note: str) -> bool:
    """Whether this is the last of the notes."""
    return [text for text, _ in entries(me)][-1:] == [note]


def welcome(me: Therapist) -> None:
    """A couple with one step that lacks nothing."""
    me.type("Robin & Ash")
    me.press("Enter", "Ctrl+J")
    me.type("Tea together")
    me.press("Enter", "Esc", "F2")
    for field, words in (("How long", "10 minutes"), ("Check-in", "half-way"), ("How it ends", "the last cup")):
        me.go_to(field)
        me.type(words)
    me.press("Enter")
    assert spoken(me, 0).startswith("Step 1 of 1. Tea together. 10 minutes · the last cup.")


def bring_into_the_room(me: Therapist) -> None:
    """Both say yes to the first step, it is chosen for this week, and offered now."""
    me.by_name("hierarchy")
    me.press("Home", "A", "7", "Y", "B", "6", "Y", "Esc", "W")
    me.until(lambda: "This week" in spoken(me, 0))  # a letter acts once none follows
    me.press("I")
    me.until(lambda: "Waits for a yes from both" in heard_focus())


def say_yes(me: Therapist) -> None:
    """Each in turn, for this occasion."""
    me.press("A", "Y", "B", "Y")
    me.until(lambda: "Two fresh yeses" in heard_focus())


def assert_focus_is_kept() -> None:
    """Somewhere to type, that can be seen and works, in the window in front."""
    window = QApplication.activeWindow()
    if window is None or QApplication.activePopupWidget() is not None:
        return
    widget = focused()
    assert widget.isVisible(), heard(widget)
    assert widget.isEnabled(), heard(widget)
    assert widget.window() is window, heard(widget)


def titles(me: Therapist) -> list[str]:
    model = me.window.hierarchy.model
    return [str(model.index(place).data()) for place in range(model.rowCount())]


def spoken(me: Therapist, place: int) -> str:
    return str(me.window.hierarchy.model.index(place).data(Qt.ItemDataRole.AccessibleTextRole))


def entries(me: Therapist) -> list[tuple[str, str | None]]:
    found = [row.entry for row in me.window.notes.stream.rows.rows()]
    return [(entry.text, entry.mark.value if entry.mark else None) for entry in found if entry is not None]


# -- round with Tab -------------------------------------------------------------------------------------------


def test_tab_goes_round_every_page_and_back_with_one_ring(begin: Begin, places: Places) -> None:
    me = begin()
    me.until(lambda: heard_focus() == "Your name")
    go_round(me)
    me.first_run(places.own / "Recovery sheet.pdf")
    me.type("Robin & Ash")
    me.press("Enter", "Ctrl+J")
    me.type("Tea together")
    me.press("Enter")
    go_round(me)
    me.press("Ctrl+G")
    me.until(lambda: me.reads("Page 1 of 2"))
    go_round(me)
    me.go_to("Start the agreement")
    me.press("Space")
    me.until(lambda: me.reads("Page 1 of 2"))
    me.go_to("Save PDF")
    go_round(me)
    me.by_name("start ses")
    me.type("Arrived settled.")
    me.press("Enter")
    go_round(me)
    me.by_name("end ses")
    assert heard_focus() == "Covered"  # they are still getting up
    me.press("F8")
    me.press("Ctrl+1")
    go_round(me)
    me.press("Ctrl+2")
    go_round(me)
    me.press("Ctrl+,")
    for sheet in ("Appearance", "Practice", "Security and backups"):
        me.go_to(sheet)
        me.press("Space")
        go_round(me)
    me.press("Ctrl+L")
    me.until(lambda: heard_focus() == "Passphrase")
    go_round(me)


def test_tab_goes_round_what_is_kept_alone(begin: Begin, places: Places) -> None:
    me = begin()
    me.first_run(places.own / "Recovery sheet.pdf")
    welcome(me)
    me.by_name("screening")
    go_round(me)
    me.press("Enter")
    go_round(me)  # with the few fields of a conversation
    me.press("Esc")
    make_ready(me)
    go_round(me)
    me.go_to("Place a hold")
    me.press("Enter")
    me.go_to("Mark it…")
    me.press("Enter")
    go_round(me)
    me.go_to("Risk notes")
    me.press("Enter")
    me.go_to("Add a risk note")
    me.press("Enter")
    go_round(me)


def test_tab_goes_round_limits_and_triggers(begin: Begin, places: Places) -> None:
    me = begin()
    me.first_run(places.own / "Recovery sheet.pdf")
    welcome(me)
    me.by_name("care")
    go_round(me)
    me.go_to("Limits")
    me.press("Enter", "Enter")
    me.type("Neck")
    go_round(me)
    me.press("Enter", "Enter")
    go_round(me)
    me.go_to("Not now")
    me.press("Space")
    go_round(me)  # as it is open now, tighter than before
    me.go_to("Welcome")
    me.press("Space")
    go_round(me)  # its owner is asked first
    me.press("Esc", "Esc", "Esc")
    me.go_to("Triggers")
    me.press("Enter")
    go_round(me)
    me.go_to("Note a trigger of Ash")
    me.press("Enter")
    me.type("A door that shuts")
    me.press("Tab", "Shift+Tab")  # with that it is kept, and stands in the list
    go_round(me)


def test_what_is_asked_beside_a_step_by_keys(begin: Begin, places: Places) -> None:
    me = begin()
    me.after = assert_focus_is_kept
    me.first_run(places.own / "Recovery sheet.pdf")
    welcome(me)
    me.by_name("start ses")
    me.by_name("hierarchy")
    me.press("Home", "A", "7", "Y", "B", "5", "Y", "Esc", "F2")
    me.type("Tea and toast")
    me.press("Enter")
    assert "Robin: comfort 7, yes." not in spoken(me, 0)
    for name in ("Robin", "Ash"):
        me.choose(f"{name}: still the same step…")
        assert heard_focus() == "In their own words, if they like"
        me.press("Enter", "Esc")
        assert heard_focus() == "Steps, gentlest first"
    assert "Robin: comfort 7, yes. Ash: comfort 5, yes." in spoken(me, 0)
    me.press("A", "N", "Esc")
    me.choose("Robin: when it may be raised again…")
    assert heard_focus() == "From which day on"
    me.type("+14")
    me.press("Tab", "Right")
    assert heard_focus() == "Ash"
    me.press("Tab")
    assert heard_focus() == "A smaller version, if they like"
    me.press("Tab")
    assert heard_focus() == "Keep"
    me.press("Enter")
    assert heard_focus() == "Steps, gentlest first"
    (row,) = me.desk.read(hierarchy.show_path, me.window.couple.couple_id).rows
    rests = row.first.willingness
    assert rests is not None
    assert (rests.raise_on, rests.raised_by) == (date(2026, 5, 28), Side.SECOND)


@pytest.mark.usefixtures("quick_letters")
def test_tab_goes_round_a_step_in_the_room(begin: Begin, places: Places) -> None:
    me = begin()
    me.first_run(places.own / "Recovery sheet.pdf")
    welcome(me)
    make_ready(me)
    me.by_name("start ses")
    bring_into_the_room(me)
    go_round(me)
    say_yes(me)
    me.go_to("Begin")
    me.press("Enter")
    go_round(me)
    me.press("F9", "F9")
    me.come_back()
    go_round(me)
    say_yes(me)
    me.go_to("Carry on")
    me.press("Enter")
    me.go_to("We have come to the end")
    me.press("Enter")
    go_round(me)
    me.by_name("the step in")
    me.go_to("Is it settled")
    me.press("Enter")
    go_round(me)
    me.press("F6", "F6")
    go_round(me)  # with the notes, and the way back above them


def go_round(me: Therapist) -> None:
    """Tab on to where it began, past everything that takes the focus, and back the same way."""
    if me.program.window is not None:
        me.program.window.notices.clear()  # it goes by itself after a while, in the middle of the round
    seen: list[Image.Image] = []

    def at_rest() -> bool:
        seen.append(picture(me))
        return len(seen) > 3 and ImageChops.difference(seen[-1], seen[-2]).getbbox() is None

    me.until(at_rest)  # what was just told, as how many pages there are, stands on the screen
    on = walk(me, focused())
    walk_back(me, on)
    takes = [one for one in me.program.top.findChildren(QWidget) if takes_tab(one)]
    assert sorted(heard(one.widget) for one in on) == sorted(map(heard, takes))


def takes_tab(widget: QWidget) -> bool:
    """Whether Tab should come by here."""
    wanted = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
    return bool(wanted) and widget.isVisible() and widget.isEnabled()


@dataclass(frozen=True)
class Stop:
    """A place of the focus: how it is seen there, with its ring, and how far everything was scrolled."""

    widget: QWidget
    seen: Image.Image
    scrolled: list[int]


def walk(me: Therapist, start: QWidget) -> list[Stop]:
    """Every place of the focus until it is at `start` again, which comes last; one ring goes along."""
    way: list[Stop] = []
    before, scrolled = picture(me), bars(me)
    while not way or way[-1].widget is not start:
        old = focused()
        me.press("Tab")
        new = focused()
        if new is not old:  # a step of the path asks both first
            assert len(way) < 90, f"Tab never comes back to {heard(start)!r}: {[heard(one.widget) for one in way]}"
            assert len(rings(me)) <= 1, f"beside {heard(new)!r} also {rings(me)}"
            after, now = picture(me), bars(me)
            way.append(Stop(new, after.crop(around(me, new, NEAR)), now))
            if scrolled == now:
                assert_ring_moved(me, old, new, before, after)
            before, scrolled = after, now
    return way


def walk_back(me: Therapist, on: list[Stop]) -> None:
    """The same way with Shift+Tab; wherever the focus comes to, it looks as it did on the way there."""
    for stop in [*on[-2::-1], on[-1]]:
        old = focused()
        while focused() is old:
            me.press("Shift+Tab")
        assert focused() is stop.widget, f"from {heard(old)!r} back to {heard(focused())!r}, not {heard(stop.widget)!r}"
        assert len(rings(me)) <= 1, f"beside {heard(stop.widget)!r} also {rings(me)}"
        if bars(me) == stop.scrolled:
            seen = near(me, stop.widget)
            changed = ImageChops.difference(seen, stop.seen).getbbox()
            assert changed is None, f"{heard(stop.widget)!r} looks different when one comes back to it: {changed}"


def assert_ring_moved(me: Therapist, old: QWidget, new: QWidget, before: Image.Image, after: Image.Image) -> None:
    """Something is to be seen where the focus went to, and nothing but that, and where it came from, changed."""
    changed = ImageChops.difference(before, after)
    assert changed.crop(around(me, new)).getbbox() is not None, f"no ring on {heard(new)!r}"
    for one in (old, new):
        changed.paste((0, 0, 0, 0), around(me, one))
    assert changed.getbbox() is None, f"from {heard(old)!r} to {heard(new)!r} also {changed.getbbox()} changed"


def around(me: Therapist, widget: QWidget, reach: int = RING) -> Box:
    """Where its ring may show: around it, or around the card that is its box."""
    card = widget.parentWidget()
    while card is not None and not isinstance(card, Card | NoteCard | LineCard):
        card = card.parentWidget()
    shows = card if card is not None and card.height() < 200 and not isinstance(widget, FlatList) else widget
    box = QRect(shows.mapTo(me.program.top, shows.rect().topLeft()), shows.size())
    box = box.adjusted(-reach, -reach, reach, reach).intersected(me.program.top.rect())
    return box.left(), box.top(), box.right() + 1, box.bottom() + 1


def picture(me: Therapist, part: Box | None = None) -> Image.Image:
    """What the window looks like, or a part of it."""
    left, top, right, bottom = part or (0, 0, me.program.top.width(), me.program.top.height())
    shot = me.program.top.grab(QRect(left, top, right - left, bottom - top)).toImage()
    assert shot.format() == QImage.Format.Format_RGB32
    return Image.frombuffer("RGBX", (shot.width(), shot.height()), bytes(shot.constBits()), "raw", "RGBX", 0, 1)


def near(me: Therapist, widget: QWidget) -> Image.Image:
    """What is near a widget. A line that ends where a picture does is drawn otherwise there: so a larger one is cut."""
    wide, narrow = around(me, widget), around(me, widget, NEAR)
    left, top, right, bottom = narrow
    return picture(me, wide).crop((left - wide[0], top - wide[1], right - wide[0], bottom - wide[1]))


def rings(me: Therapist) -> list[QRect]:
    """The rings that lie around words of no ground; the others are drawn by who has the focus."""
    return [frame.geometry() for frame in me.program.top.findChildren(FocusFrame) if frame.isVisible()]


def bars(me: Therapist) -> list[int]:
    """How far everything is scrolled."""
    return [bar.value() for bar in me.program.top.findChildren(QScrollBar) if bar.isVisible()]
