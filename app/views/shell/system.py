"""The computer itself is locked or goes to sleep: then the records are locked too. Linux, where its session says so."""

from __future__ import annotations

import sys

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection

LOGIN, LOGIN_PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
SCREENS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")


class SystemLock(QObject):
    """`wanted` goes out when the screen is locked and before the computer sleeps; silent where nobody tells."""

    wanted = Signal()

    def listen(self) -> bool:
        """Begin to listen; whether anybody is there who could tell."""
        if not sys.platform.startswith("linux"):
            return False
        system, session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        heard = False
        if system.isConnected():
            heard = self._hear(system, LOGIN, LOGIN_PATH, f"{LOGIN}.Manager", "PrepareForSleep", "began(bool)")
            heard |= self._hear(system, LOGIN, "", f"{LOGIN}.Session", "Lock", "locked()")
        if session.isConnected():
            for name in SCREENS:
                heard |= self._hear(session, "", "", name, "ActiveChanged", "began(bool)")
        return heard

    def _hear(self, bus: QDBusConnection, service: str, path: str, interface: str, name: str, slot: str) -> bool:
        # What SLOT gives is a str, and connect takes nothing else; the stub of connect says bytes.
        return bus.connect(service, path, interface, name, self, SLOT(slot))  # type: ignore[call-overload, no-any-return]

    @Slot(bool)
    def began(self, on: bool) -> None:
        """The screen is locked or sleep begins (on), or it is over (off)."""
        if on:
            self.wanted.emit()

    @Slot()
    def locked(self) -> None:
        """The session is locked."""
        self.wanted.emit()
