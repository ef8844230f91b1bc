"""One program at a time: a lock file beside the records."""

from __future__ import annotations

from pathlib import Path

from filelock import FileLock, Timeout

from app.models.faults import CannotOpen

NAME = "records.lock"


class Lock:
    """Held from making to `release`, by whichever thread.

    The operating system ties it to this process: a lock whose owner died is free again.
    """

    def __init__(self, folder: Path) -> None:
        """CannotOpen "in use" where another program (or another window of this one) has the vault open.

        OSError where the folder takes no lock file.
        """
        self._file = FileLock(folder / NAME, timeout=0, mode=0o600, thread_local=False)
        try:
            self._file.acquire()
        except Timeout:
            raise CannotOpen("in use") from None

    def release(self) -> None:
        """Let others in. Letting go twice is once."""
        self._file.release()
