"""A name in another script shows on a computer that has no fonts for it: the program brings them."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QTextLayout
from PySide6.QtWidgets import QApplication

from app.views.theme.fonts import load_fonts

NAMES = {
    "Greek": "Ελένη",
    "Cyrillic": "Ольга",
    "Hebrew": "נועה",
    "Arabic": "فاطمة",
    "Devanagari": "क्षितिज",
    "Chinese": "王小明",
    "Japanese": "さくら",
    "Korean": "지민",
}
BROUGHT = ("inter", "newsreader", "source serif 4", "noto ")


@pytest.mark.parametrize("family", ["Inter", "Newsreader"])
@pytest.mark.parametrize("script", NAMES)
@pytest.mark.parametrize("weight", [400, 600])
def test_a_name_is_set_in_fonts_of_the_program(qapp: QApplication, family: str, script: str, weight: int) -> None:
    load_fonts()
    font = QFont(family)
    font.setPixelSize(16)
    font.setWeight(QFont.Weight(weight))
    line = QTextLayout(NAMES[script], font)
    line.beginLayout()
    line.createLine()
    line.endLayout()
    for run in line.glyphRuns():
        assert run.rawFont().familyName().lower().startswith(BROUGHT)
        assert 0 not in run.glyphIndexes()
