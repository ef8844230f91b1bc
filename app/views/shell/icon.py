"""The picture that the system shows for the program."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QIcon

ICONS = Path(__file__).parents[3] / "resources" / "icons" / "app"


def program_icon() -> QIcon:
    """In every size there is."""
    icon = QIcon()
    for picture in sorted(ICONS.glob("unhurried-*.png")):
        icon.addFile(str(picture))
    return icon
