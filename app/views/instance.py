"""One window for one set of records: a second start finds the first through a local socket, and never a network."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from app.address import address_of

PATIENCE_MS, ANSWER_MS = 700, 4000
"""How long to wait for somebody who listens, and then for the answer: the other window may just be beginning."""

TURN_MS = 5000
"""How long to wait for another start that is just about to listen."""


class FirstWindow(QObject):
    """The first start's end: `wanted` goes out when another start asks for this window.

    `another` is True where another start was quicker: its window came forward, and this one is to end.
    """

    wanted = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._asked)
        address = address_of(folder)
        self.another = False
        turn = QLockFile(str(Path(tempfile.gettempdir()) / f"{Path(address).name}.turn"))
        turn.tryLock(TURN_MS)  # of several starts at once, one after the other
        try:
            # Asked before listening: where somebody listens already, Qt would quietly take their place.
            self.another = ask_first_window(folder)
            if not self.another:
                QLocalServer.removeServer(address)  # left by a program that fell
                self._server.listen(address)
        finally:
            turn.unlock()

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
    """Have the window that is there come forward; False where nobody listens, or nobody answers within seconds."""
    socket = QLocalSocket()
    socket.connectToServer(address_of(folder))
    if not socket.waitForConnected(PATIENCE_MS):
        return False
    answered = socket.waitForReadyRead(ANSWER_MS)
    socket.abort()
    return answered
