"""The computer itself is locked or goes to sleep: then the records are locked too. Linux, where its session says so."""

from __future__ import annotations

import sys

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection

LOGIN = "org.freedesktop.login1"
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
            manager, sleep = f"{LOGIN}.Manager", SLOT("began(bool)").encode()
            heard = system.connect(LOGIN, "/org/freedesktop/login1", manager, "PrepareForSleep", self, sleep)
            heard |= system.connect(LOGIN, "", f"{LOGIN}.Session", "Lock", self, SLOT("locked()").encode())
        if session.isConnected():
            for name in SCREENS:
                heard |= session.connect("", "", name, "ActiveChanged", self, SLOT("began(bool)").encode())
        return heard

    @Slot(bool)
    def began(self, on: bool) -> None:
        """The screen is locked or sleep begins (on), or it is over (off)."""
        if on:
            self.wanted.emit()

    @Slot()
    def locked(self) -> None:
        """The session is locked."""
        self.wanted.emit()
