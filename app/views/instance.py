"""One window for one set of records: a second start finds the first through a local socket, and never a network."""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE_MS = 700


def _address(folder: Path) -> str:
    """A name that only this user's programs for this folder share; on Unix a socket file nobody else may open."""
    name = "unhurried-" + hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:20]
    if sys.platform == "win32":
        return name
    return str(Path(os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir()) / name)


class FirstWindow(QObject):
    """The first start's end: `wanted` goes out when another start asks for this window."""

    wanted = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._asked)
        address = _address(folder)
        if not self._server.listen(address):
            QLocalServer.removeServer(address)  # left by a program that fell; nobody answered there just now
            self._server.listen(address)

    def close(self) -> None:
        """Be found no more."""
        self._server.close()

    def _asked(self) -> None:
        while (caller := self._server.nextPendingConnection()) is not None:
            caller.write(b"here")
            caller.flush()
            caller.disconnected.connect(caller.deleteLater)
            self.wanted.emit()


def ask_first_window(folder: Path) -> bool:
    """Have the window that is there come forward; False where none answers within less than a second."""
    socket = QLocalSocket()
    socket.connectToServer(_address(folder))
    if not socket.waitForConnected(PATIENCE_MS):
        return False
    answered = socket.waitForReadyRead(PATIENCE_MS)
    socket.abort()
    return answered
