"""Buttons that assistive technology switches, as a hand does with a click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton

if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    _Button = object


class Toggling(_Button):
    """Goes before a Qt button among the bases: `clicked` goes out too when assistive technology toggles the button.

    By itself Qt then only changes how a checkable button looks, and tells nobody that it was clicked: a choice would
    be shown and not kept. The class connects its `toggled` to `_hear_toggle`.
    """

    _told = False
    """Whether it changes by the program's word, or is being clicked."""

    def setChecked(self, checked: bool) -> None:
        """The program's own word, which goes out as `toggled` alone."""
        before, self._told = self._told, True
        super().setChecked(checked)
        self._told = before

    def nextCheckState(self) -> None:
        before, self._told = self._told, True
        super().nextCheckState()
        self._told = before

    def _hear_toggle(self, on: bool) -> None:
        group = self.group()
        only_one = self.autoExclusive() or (group is not None and group.exclusive())
        # Where only one holds, the one before it is let go without anybody having meant it.
        if not self._told and (on or not only_one):
            self.clicked[bool].emit(on)  # type: ignore[index]  # Qt's stubs leave overloads of signals out
