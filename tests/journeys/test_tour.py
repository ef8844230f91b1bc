"""The tour: every screen and print is drawn without a display, and says what it should."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QImage

from app.tour import SCENES
from tests.house.source import ROOT

SAYS = {
    "first-run-practice": ["Before the first couple arrives", "Your name", "What step 3 prints"],
    "first-run-passphrase": [
        "Elin Marsh, couples therapy · Marlowe Street 4",
        "linen",
        "drizzle",
        "Strong",
        "Use these words",
    ],
    "first-run-sheet": ["Your recovery sheet", "K 7 Q M", "9 X R D", "Save as PDF"],
    "unlock": ["Good morning", "Your records are closed and encrypted.", "Unlock", "Use the recovery sheet instead"],
    "unlock-keychain": [
        "Good morning",
        "Your computer’s keychain did not answer.",
        "Your passphrase opens the records.",
        "Unlock",
    ],
    "unlock-wrong": ["That did not open it", "Try again", "Read it through, letter by letter."],
    "recovery-entry": [
        "Use the recovery sheet",
        "Three groups typed. The last one checks them all.",
        "Back to the passphrase",
    ],
    "damaged": ["The records file is damaged", "A backup is ready", "Today, 08:55", "Restore into a new file"],
    "started-twice": ["Unhurried is already open", "Show that window"],
    "today-empty": ["An open day", "New appointment", "Nothing here rings. It waits until you look."],
    "roster-empty": ["Who would you like to welcome first?"],
    "hierarchy-empty": [
        "Where would feel easy today?",
        "Same room, own things",
        "Their notes begin with the first session.",
    ],
    "story-empty": ["Their story starts with the first session.", "Start session"],
    "story": [
        "May 2026",
        "Session 8, Thursday 14 May 2026. 14:05 to 14:58 · 53 minutes · both here.",
        "14:16. Setback, an edge.",
        "14:21. Repair, of the line crossed on 3 May.",
        "4 more lines of that hour",
        "Small victories",
    ],
    "story-found": ["pause", "Saturday: they chose to pause together and made toast instead.", "Session 6"],
    "today": [
        "Thursday 28 May",
        "Four appointments. Robin & Ash come first, at 14:00.",
        "Start session",
        "Before 14:00",
        "16:45",
    ],
    "appointment": ["New appointment", "Minutes", "Lou & Wren"],
    "roster": ["Couples", "8 couples", "Alex & Bo", "What you call them"],
    "couple": ["Next today, 14:00", "2 steps are off the table", "Start session"],
    "off-table": ["Robin: Being touched from behind", "Ash: Anything after 22:30", "Hide"],
    "agreement": [
        "Draft of revision 3",
        "Revision 2 was printed on 16 April.",
        "Revised to add a way to pause without words.",
        "Hold hands on an evening walk",
        "A kiss hello, standing",
        "smaller version of “Kissing with an agreed end”, if nothing follows from it",
        "Being asked twice on the same evening.",
        "Two taps",
        "new",
        "always printed",
        "11 June 2026",
        "in 4 weeks, never more than 12",
        "Saved 14:31, encrypted on this computer",
        "Page 1 of 2",
        "Both sign the same words. Printing to sign freezes revision 3; editing starts the next draft.",
        "Print to sign",
    ],
    "agreement-library": ["Ways to pause", "Open palm", "In your own words"],
    "agreement-issued": [
        "Revision 2, printed to sign",
        "Printed to sign on 16 April 2026. Its words and its pages stay as they are.",
        "Revised because the hello hug has become easy.",
        "Print again",
        "Back to the draft",
    ],
    "agreement-1366": ["Draft of revision 3", "Two taps", "Page 1 of 2", "Print to sign"],
    "agreement-200": ["Draft of revision 3", "Two taps", "Words"],
    "goto-anything": ["Go to anything", "Robin & Ash"],
    "shortcuts": ["Keys for this program", "Pause now", "Cover screen"],
    "settings-appearance": ["Appearance", "Text size"],
    "settings-practice": ["Elin Marsh", "couples therapy", "Marlowe Street 4"],
    "settings-security": [
        "Security and backups",
        "Recovery sheet",
        "Back up now",
        "Open with this computer’s keychain",
    ],
    "settings-keychain": [
        "Exactly as strong as your computer’s own login.",
        "The keychain is never the only key.",
        "Only you have it. It is asked for after every lock.",
    ],
    "write-up": [
        "Session 8 · Thursday 14 May, 14:05 to 14:58 · both here",
        "14:21, Repair of 3 May. Robin owned it, Ash was heard.",
        "Taken up under Assessment.",
        "Not taken up yet. Press D for Data, A for Assessment, P for Plan.",
        "Put in: Ash set the pace",
        "53 minutes, from the session. Each line can be traced to its entry.",
        "Signed 30 April, 19:40",
        "Addendum, 2 May, 09:12",
        "A signed note never changes.",
    ],
    "write-up-phrases": ["Stay with the same step. They stay with the same step until it is easy for both."],
    "write-up-left-over": ["Not taken up: 22 May “Robin’s check-in", "Sign as it is"],
    "write-up-signed": ["Signed 28 May, 09:05", "Sunday evenings stay.", "Taken up where the letters say"],
    "session": [
        "Session 8 · 26 minutes in",
        "Step 5 of 9. Hand massage, taking turns.",
        "This week, smaller.",
        "Moved “Lie side by side” up one place",
        "14:21. Repair of the line crossed on 3 May.",
        "Step 5 goes on as its smaller version. Ash would like to",
        "15:30. Name hidden.",
        "Every step is optional and reversible, in any order.",
    ],
    "drag": ["Step 6 of 9. Lie side by side, on the covers."],
    "asking": ["Comfort, 0 to 10 (at ease)", "Tentative yes", "Not now", "Off the table", "5 March 2026"],
    "editing": ["How long", "Smaller version", "A changed step is a new question: both are asked again."],
    "goto": ["only Robin & Ash", "Hand massage, taking turns"],
    "could-not-save": ["This could not be saved yet", "The disk is full.", "Kept in memory, not yet on disk"],
    "cover": ["Covered"],
    "calm": ["We have paused", "Edges", "Leave this screen", "Stop for today"],
    "locked": ["Unhurried is locked", "Saved, and encrypted on this computer."],
    "session-1366": ["Session 8 · 26 minutes in", "Step 5 of 9. Hand massage, taking turns."],
    "session-200": ["Session 8 · 26 minutes in", "Step 5 of 9. Hand massage, taking turns."],
}
FOOT = "either of us can end this agreement alone"
PRINTED = {
    "agreement-draft": [
        "Our agreement",
        "Draft of 14 May 2026, not signed yet.",
        "Page 1 of 2",
        "Each activity needs a yes at the time",
        "A kiss hello, standing 10 seconds before each one nothing follows from it",
        "Smaller version of “Kissing with an agreed end”. Condition: nothing follows from it.",
        "Ash may raise it again",
        "Being asked twice on the same evening.",
        "Revision 3, replaces revision 2 of 16 April 2026",
    ],
    "agreement-to-sign": ["16 April 2026. Revised because", "Record ", "I can stop at any time.", FOOT],
    "agreement-letter": ["Our agreement", "Page 2 of 2", "Two taps", FOOT],
    "agreement-black-and-white": ["Our agreement", "Page 2 of 2", "Two taps", FOOT],
    "agreement-long": ["Step 60, as gently", "Line 40, in words of our own.", "nobody has to be quick", FOOT],
    "agreement-short": ["Nothing is on this list today.", "No lines so far.", "Nobody owes a repair.", FOOT],
    "agreement-seven-scripts": [
        "Łukasz i Zoë",
        "Ελένη και Νίκος",
        "Ольга і Дмитро",
        "נועה ויונתן",
        "فاطمة ومحمّد",
        "क्षितिज और श्रुति",
        "王小明和李娜",
        "さくらと美咲",
        "지민과 서연",
        "東京都",
        "Δρ. Ελένη Παππά",
    ],
    "recovery-sheet": ["Recovery sheet", "Elin Marsh", "K7QM", "9XRD", "Keep it"],
}
NEVER_IN_A_SESSION = ["Jude", "Noor", "Mira", "Tove", "Dara", "Finn", "Lou", "Wren", "Alex"]


def run_tour(folder: Path, *options: str) -> dict[str, list[str]]:
    """Draws the tour as `make tour` does, and gives back what was to be read."""
    away = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    env = {**away, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-P", "-m", "app", "--tour", str(folder), *options]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False, timeout=100)
    assert done.returncode == 0, done.stderr[-2000:]
    words: dict[str, list[str]] = json.loads((folder / "words.json").read_text(encoding="utf-8"))
    return words


@pytest.fixture(scope="module")
def tour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole tour in light, drawn once."""
    folder = tmp_path_factory.mktemp("tour")
    run_tour(folder, "--theme", "light")
    return folder


def read(tour: Path, name: str) -> str:
    words: dict[str, list[str]] = json.loads((tour / "words.json").read_text(encoding="utf-8"))
    return "\n".join(words[name])


def test_everything_the_tour_promises_has_its_words_here() -> None:
    promised = [name for names, _ in SCENES for name in names]
    assert sorted(promised) == sorted([*SAYS, *PRINTED])


def test_the_folder_holds_these_pictures_and_prints_and_no_others(tour: Path) -> None:
    wanted = [f"{name}-light.png" for name in SAYS] + [f"{name}.pdf" for name in PRINTED] + ["words.json"]
    assert sorted(path.name for path in tour.iterdir()) == sorted(wanted)


@pytest.mark.parametrize("name", SAYS)
def test_a_picture_says_what_it_should_and_is_not_empty(tour: Path, name: str) -> None:
    text = read(tour, f"{name}-light.png")
    assert [words for words in SAYS[name] if words not in text] == []
    picture = QImage(str(tour / f"{name}-light.png"))
    assert (picture.width(), picture.height()) == ((1366, 768) if name.endswith(("-1366", "-200")) else (1440, 900))
    small = picture.scaled(96, 60)
    colours = {small.pixel(x, y) for x in range(96) for y in range(60)}
    assert len(colours) > 12


@pytest.mark.parametrize(
    "name", ["session", "drag", "asking", "editing", "goto", "could-not-save", "calm", "session-200", "agreement"]
)
def test_nobody_else_is_named_while_two_are_in_the_room(tour: Path, name: str) -> None:
    text = read(tour, f"{name}-light.png")
    assert [other for other in NEVER_IN_A_SESSION if other in text] == []


@pytest.mark.parametrize("name", ["cover", "locked"])
def test_nothing_at_all_is_told_under_the_cover_and_the_lock(tour: Path, name: str) -> None:
    text = read(tour, f"{name}-light.png")
    assert [word for word in ("Robin", "Ash", "massage", "Session 8") if word in text] == []


@pytest.mark.parametrize("name", PRINTED)
def test_a_print_says_what_it_should(tour: Path, name: str) -> None:
    text = read(tour, f"{name}.pdf")
    assert [words for words in PRINTED[name] if words not in text] == []
    assert PdfReader(tour / f"{name}.pdf").metadata is not None


def test_options_choose_the_look(tmp_path: Path) -> None:
    words = run_tour(tmp_path, "--only", "unlock", "--size", "1000x700", "--scale", "2", "--text-scale", "1.5")
    assert sorted(words) == ["unlock-dark.png", "unlock-light.png"]
    light, dark = QImage(str(tmp_path / "unlock-light.png")), QImage(str(tmp_path / "unlock-dark.png"))
    assert (light.width(), light.height()) == (2000, 1400)
    assert light.pixelColor(5, 5).lightness() > 200 > 60 > dark.pixelColor(5, 5).lightness()


@pytest.mark.uncounted
def test_a_session_is_drawn_on_a_small_screen_with_the_largest_text(tmp_path: Path) -> None:
    names = next(names for names, _ in SCENES if "session" in names)
    words = run_tour(
        tmp_path, "--theme", "light", "--size", "1366x768", "--text-scale", "2", "--only", *names, "agreement"
    )
    assert sorted(words) == sorted(f"{name}-light.png" for name in (*names, "agreement"))
    assert "Kept in memory, not yet on disk" in "\n".join(words["could-not-save-light.png"])
    assert "We have paused" in "\n".join(words["calm-light.png"])
