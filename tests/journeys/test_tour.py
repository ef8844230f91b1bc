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

from app.tour import SCENES, beside
from tests.house.source import ROOT
from tests.journeys.tour_says import NEVER_IN_A_SESSION, PRINTED, PRIVATE, SAYS, TOGETHER


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


@pytest.mark.parametrize("name", TOGETHER)
def test_nobody_else_is_named_while_two_are_in_the_room(tour: Path, name: str) -> None:
    text = read(tour, f"{name}-light.png")
    assert [other for other in NEVER_IN_A_SESSION if other in text] == []


@pytest.mark.parametrize("name", TOGETHER)
def test_nothing_private_shows_while_two_are_in_the_room(tour: Path, name: str) -> None:
    text = read(tour, f"{name}-light.png")
    assert [words for words in PRIVATE if words in text] == []


def test_what_is_private_shows_where_the_therapist_is_alone_with_it(tour: Path) -> None:
    text = "\n".join(read(tour, f"{name}-light.png") for name in beside.ALONE)
    assert [words for words in PRIVATE if words not in text] == []


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
    names = (*names, *beside.TOGETHER, *beside.ALONE, "agreement")
    words = run_tour(tmp_path, "--theme", "light", "--size", "1366x768", "--text-scale", "2", "--only", *names)
    assert sorted(words) == sorted(f"{name}-light.png" for name in names)
    assert "Kept in memory, not yet on disk" in "\n".join(words["could-not-save-light.png"])
    assert "We have paused" in "\n".join(words["calm-light.png"])
    assert "In Robin’s words" in "\n".join(words["how-it-was-light.png"]), "out of its drawer"
