"""What somebody wrote, in a tooltip: as it was written."""

from __future__ import annotations

from PySide6.QtGui import Qt


def plain_tip(words: str) -> str:
    """For `setToolTip`, which takes for markup what looks like it: "<b>" is shown as these three characters."""
    return Qt.convertFromPlainText(words) if Qt.mightBeRichText(words) else words
