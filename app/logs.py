"""The log: where something went wrong in the program, never what anybody wrote."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

SIZE, KEPT = 256 * 1024, 3

_ROOT = Path(__file__).parent.parent


class Wordless(logging.Formatter):
    """Time, level and place; of an exception its kind and where it passed, without its text, which may hold words.

    Other people's libraries are logged without what they filled into their sentences, for the same reason.
    """

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        if not (record.name == "app" or record.name.startswith("app.")):
            record = logging.makeLogRecord({**record.__dict__, "args": None})
        record.exc_text = None
        return super().format(record)

    def formatException(self, ei: object) -> str:  # noqa: N802  (logging's own name)
        kind, _, trace = ei if isinstance(ei, tuple) else (None, None, None)
        lines = [f"  {getattr(kind, '__name__', 'Exception')}"]
        while isinstance(trace, TracebackType):
            code = trace.tb_frame.f_code
            lines.append(f"  {_place(code.co_filename)}:{trace.tb_lineno} in {code.co_name}")
            trace = trace.tb_next
        return "\n".join(lines)

    def formatStack(self, stack_info: str) -> str:  # noqa: ARG002, N802  (logging's own name)
        return ""


def keep_log(folder: Path) -> logging.Handler | None:
    """Write warnings and worse to `folder`, at most a megabyte in all; None where that folder takes nothing."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = RotatingFileHandler(folder / "unhurried.log", maxBytes=SIZE, backupCount=KEPT, encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(Wordless())
    handler.setLevel(logging.WARNING)
    logging.getLogger().addHandler(handler)
    return handler


def catch_bugs(tell: Callable[[], None]) -> Callable[[], None]:
    """From now on a mistake of the program is logged and `tell` is called; calling what comes back ends that.

    Nothing of it reaches the screen or the terminal, because a traceback could hold a client's words.
    """
    log = logging.getLogger("app")
    before, before_threads = sys.excepthook, threading.excepthook

    def caught(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            before(kind, fault, trace)
            return
        log.error("a mistake of the program", exc_info=(kind, fault, trace))
        tell()

    def caught_in_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            log.error(
                "a mistake of the program, beside the window",
                exc_info=(args.exc_type, args.exc_value, args.exc_traceback),
            )

    sys.excepthook, threading.excepthook = caught, caught_in_thread

    def end() -> None:
        sys.excepthook, threading.excepthook = before, before_threads

    return end


def _place(file: str) -> str:
    """The file below the program's own folder; of others only the name, since their path may name the user."""
    path = Path(file)
    return str(path.relative_to(_ROOT)) if path.is_relative_to(_ROOT) else path.name
