"""What the system asks for: light or dark, less motion, more contrast."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QGuiApplication


class StyleHints(Protocol):
    """The part of QStyleHints that is asked. Newer Qt also has `accessibility()`, looked up when it is there."""

    colorSchemeChanged: SignalInstance  # noqa: N815 - Qt's own name

    def colorScheme(self) -> Qt.ColorScheme:
        """Light, dark or unknown."""


class SystemPreferences(QObject):
    """The system's wishes, live.

    The contrast wish exists from Qt 6.10, the motion wish from 6.12: where Qt does not know, nothing is wished.
    """

    changed = Signal()

    def __init__(self, hints: StyleHints | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hints: StyleHints = hints if hints is not None else QGuiApplication.styleHints()
        self._hints.colorSchemeChanged.connect(self._moved)
        lookup = getattr(self._hints, "accessibility", None)
        self._accessibility: object = lookup() if callable(lookup) else None
        for name in ("contrastPreferenceChanged", "motionPreferenceChanged"):
            signal = getattr(self._accessibility, name, None)
            if signal is not None:
                signal.connect(self._moved)

    @property
    def dark(self) -> bool:
        """Whether the system is dark; light where it does not say."""
        return self._hints.colorScheme() == Qt.ColorScheme.Dark

    @property
    def high_contrast(self) -> bool:
        """Whether the system asks for more contrast."""
        return self._wish("contrastPreference") == "HighContrast"

    @property
    def reduced_motion(self) -> bool:
        """Whether the system asks for less motion."""
        return self._wish("motionPreference") == "ReducedMotion"

    def _wish(self, name: str) -> str:
        ask = getattr(self._accessibility, name, None)
        return str(getattr(ask(), "name", "")) if callable(ask) else ""

    def _moved(self, *_: object) -> None:
        self.changed.emit()
