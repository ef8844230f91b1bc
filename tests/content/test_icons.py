"""The icons: whole drawings in one style, that take their colour from whoever draws them."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

ICONS = Path(__file__).parent.parent.parent / "resources" / "icons"
OURS = {"brand", "unhurried"}
LUCIDE = sorted(path.stem for path in ICONS.glob("*.svg") if path.stem not in OURS)
NAMED = [
    "circle-check",
    "circle-dashed-check",
    "circle-pause",
    "shield",
    "circle-dashed",
    "footprints",
    "leaf",
    "cloud-rain",
    "spool",
    "sprout",
    "eye-off",
    "signature",
    "notebook-text",
    "grip-vertical",
    "plus",
]
"""What the design calls for by name."""


def test_the_icons_of_the_design_are_there() -> None:
    assert set(NAMED) <= set(LUCIDE)
    assert "ISC License" in (ICONS / "LICENSE-Lucide.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", LUCIDE)
def test_an_icon_is_a_line_drawing_without_a_colour_of_its_own(name: str) -> None:
    drawing = ElementTree.fromstring((ICONS / f"{name}.svg").read_text(encoding="utf-8"))
    assert drawing.get("viewBox") == "0 0 24 24"
    assert (drawing.get("fill"), drawing.get("stroke"), drawing.get("stroke-width")) == (
        "none",
        "currentColor",
        "2",
    )
    colours = {part.get(paint) for part in drawing.iter() for paint in ("fill", "stroke")}
    assert colours <= {None, "none", "currentColor"}


@pytest.mark.parametrize("name", [*LUCIDE, *sorted(OURS)])
def test_an_icon_can_be_drawn(qapp: QApplication, name: str) -> None:
    renderer = QSvgRenderer(str(ICONS / f"{name}.svg"))
    assert renderer.isValid()
    assert renderer.viewBoxF().width() > 0


def test_the_stepping_stones_are_three_and_take_their_colour_too() -> None:
    drawing = ElementTree.fromstring((ICONS / "brand.svg").read_text(encoding="utf-8"))
    assert drawing.get("fill") == "currentColor"
    stones = list(drawing)
    assert [stone.tag.rpartition("}")[2] for stone in stones] == ["ellipse"] * 3
    assert sorted(float(stone.get("cx", "0")) for stone in stones) == [float(stone.get("cx", "0")) for stone in stones]
    assert [float(stone.get("opacity", "1")) for stone in stones] == [1.0, 0.74, 0.5]


@pytest.mark.parametrize("size", [16, 24, 32, 48, 64, 128, 256, 512])
def test_the_application_icon_has_every_size(qapp: QApplication, size: int) -> None:
    picture = QImage(str(ICONS / "app" / f"unhurried-{size}.png"))
    assert (picture.width(), picture.height()) == (size, size)
    assert picture.pixelColor(0, 0).alpha() == 0
    assert picture.pixelColor(size // 2, size // 4).alpha() == 255
