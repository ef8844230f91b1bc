"""What stands on an X screen, seen from outside the program that draws it."""

from __future__ import annotations

import ctypes
import os
from types import TracebackType


class _Screens(ctypes.Structure):
    """xcb_screen_iterator_t."""

    _fields_ = (("data", ctypes.POINTER(ctypes.c_uint32)), ("rem", ctypes.c_int), ("index", ctypes.c_int))


class Eyes:
    """A connection to the screen named by DISPLAY; `column` looks at it. Close it, or use it in a `with`."""

    def __init__(self) -> None:
        self._xcb, self._free = ctypes.CDLL("libxcb.so.1"), ctypes.CDLL(None).free
        pointer, number = ctypes.c_void_p, ctypes.c_uint32
        for name, given, answer in (
            ("xcb_connect", [ctypes.c_char_p, pointer], pointer),
            ("xcb_connection_has_error", [pointer], ctypes.c_int),
            ("xcb_get_setup", [pointer], pointer),
            ("xcb_setup_roots_iterator", [pointer], _Screens),
            ("xcb_get_image_data", [pointer], ctypes.POINTER(number)),
            ("xcb_get_image_data_length", [pointer], ctypes.c_int),
            ("xcb_get_image_reply", [pointer, number, pointer], pointer),
            ("xcb_disconnect", [pointer], None),
        ):
            function = getattr(self._xcb, name)
            function.argtypes, function.restype = given, answer
        self._xcb.xcb_get_image.argtypes = [
            *(pointer, ctypes.c_uint8, number),
            *(ctypes.c_int16, ctypes.c_int16, ctypes.c_uint16, ctypes.c_uint16, number),
        ]
        self._free.argtypes = [pointer]
        self._server = self._xcb.xcb_connect(None, None)
        if self._xcb.xcb_connection_has_error(self._server):
            raise OSError(f"no X screen answers at {os.environ.get('DISPLAY')!r}")
        self._root = self._xcb.xcb_setup_roots_iterator(self._xcb.xcb_get_setup(self._server)).data[0]

    def __enter__(self) -> Eyes:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self._xcb.xcb_disconnect(self._server)

    def column(self, left: int, top: int, height: int) -> list[int]:
        """One column of the screen, as 0xRRGGBB from the top down."""
        asked = self._xcb.xcb_get_image(self._server, 2, self._root, left, top, 1, height, 0xFFFFFFFF)
        answer = self._xcb.xcb_get_image_reply(self._server, asked, None)
        if not answer:
            raise OSError("the X screen gave no picture")
        try:
            length = self._xcb.xcb_get_image_data_length(answer) // 4
            return [pixel & 0xFFFFFF for pixel in self._xcb.xcb_get_image_data(answer)[:length]]
        finally:
            self._free(answer)
