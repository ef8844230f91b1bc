"""One palette for the program, and rules for menus, scroll bars and tooltips, made from the same colours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from PySide6.QtGui import QColor, QPalette

TEMPLATES = Path(__file__).parents[3] / "resources" / "theme"

_PLACE = re.compile(r"@px\((?P<px>[\d.]+)\)|@(?P<token>\w+)")

_ROLES = {
    QPalette.ColorRole.Window: "canvas",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "ink",
    QPalette.ColorRole.PlaceholderText: "ink3",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "onAccent",
    QPalette.ColorRole.Light: "raised",
    QPalette.ColorRole.Midlight: "line",
    QPalette.ColorRole.Mid: "line2",
    QPalette.ColorRole.Dark: "field",
    QPalette.ColorRole.Shadow: "field",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "onAccent",
    QPalette.ColorRole.Link: "accentInk",
    QPalette.ColorRole.LinkVisited: "accentInk",
    QPalette.ColorRole.Accent: "accent",
}
_DISABLED = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


def palette_of(colours: Mapping[str, QColor]) -> QPalette:
    """The palette that Fusion draws with."""
    palette = QPalette()
    for role, token in _ROLES.items():
        palette.setColor(role, colours[token])
    for role in _DISABLED:
        palette.setColor(QPalette.ColorGroup.Disabled, role, colours["ink3"])
    return palette


@cache
def template(name: str) -> str:
    """The rules of that name, with their places open."""
    return (TEMPLATES / f"{name}.qss").read_text(encoding="utf-8")


def rules_of(name: str, colours: Mapping[str, QColor], scale: float) -> str:
    """Rules with every `@token` and `@px(n)` filled in; an unknown token raises KeyError."""

    def fill(place: re.Match[str]) -> str:
        if place["px"]:
            return f"{max(1, round(float(place['px']) * scale))}px"
        return colours[place["token"]].name()

    return _PLACE.sub(fill, template(name))
