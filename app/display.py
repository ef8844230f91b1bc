"""Is there a screen to open a window on? Asked before Qt is, because Qt ends the program when there is none.

Free of Qt and of anything slow to import: run.py asks too, before there is anything else.
"""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

from app.words import say

_ON_A_SCREEN = ("", "xcb", "wayland", "wayland-egl")


def why_no_window() -> str | None:
    """One sentence for the person at the keyboard when no window can be opened here, otherwise None.

    A Qt platform that needs no screen (`QT_QPA_PLATFORM=offscreen`) counts as a screen: it was asked for.
    """
    if sys.platform in ("win32", "darwin"):
        return None
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if platform not in _ON_A_SCREEN or _wayland_answers() or _x_answers():
        return None
    return say(
        "There is no screen here to open a window on; "
        "to see Unhurried anyway, make tour ARGS=pictures draws every screen and print into a folder."
    )


def _wayland_answers() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY", "")
    return bool(name) and (Path(os.environ.get("XDG_RUNTIME_DIR", "")) / name).is_socket()


def _x_answers() -> bool:
    """Whether the X server named by DISPLAY lets this program in."""
    if not os.environ.get("DISPLAY"):
        return False
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    let_in: bool = xcb.xcb_connection_has_error(connection) == 0
    xcb.xcb_disconnect(connection)
    return let_in
