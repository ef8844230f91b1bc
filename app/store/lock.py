"""One program at a time: a lock file beside the records."""

from __future__ import annotations

import os
from pathlib import Path

from app.models.faults import CannotOpen
from app.store.platform import hold

NAME = "records.lock"


class Lock:
    """Held from making to `release`.

    The operating system ties it to this process: a lock whose owner died is free again. The file stays.
    """

    def __init__(self, folder: Path) -> None:
        """CannotOpen "in use" where another program (or another window of this one) has the vault open."""
        self._file = os.open(folder / NAME, os.O_RDWR | os.O_CREAT, 0o600)
        if not hold(self._file):
            os.close(self._file)
            raise CannotOpen("in use")

    def release(self) -> None:
        """Let others in. Letting go twice is once."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1
