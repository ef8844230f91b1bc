"""Qt's binding, imported without the part that explains its functions to programmers.

PySide6 carries Python text of its own inside a library and compiles it anew at every start, which takes a quarter of
the time that a bare window takes. That text is there for `help()`, for signatures, for stub files and for the sentence
of a TypeError. Here each piece of it is kept as text, and compiled when something is first asked of it.
"""

from __future__ import annotations

import builtins
import sys
from importlib import import_module
from types import CodeType

EXPLAINS = frozenset(
    f"shibokensupport/signature/{name}.py"
    for name in ("errorhandler", "layout", "mapping", "parser", "lib/enum_sig", "lib/pyi_generator", "lib/tool")
)
"""What only explains, by the names under which the binding compiles it.

What a later PySide6 calls otherwise is compiled at once, as without this file: it is slower then, and as right.
"""

_IN_ITS_PLACE = """
def __getattr__(name):
    from app.binding import fetch
    return fetch({filename!r}, globals(), name)
def update_mapping():
    from app.binding import fetch
    return fetch({filename!r}, globals(), "update_mapping")()
"""
"""`update_mapping` is what the binding takes out of one of them from C, without asking for it as Python does."""

_texts: dict[str, bytes] = {}


def import_binding() -> None:
    """Import the binding; call it before anything of PySide6 is imported. Nothing else may be imported meanwhile."""
    usual = builtins.compile

    def compile_later(text: bytes, filename: str, mode: str) -> CodeType:
        if filename in EXPLAINS:
            _texts[filename] = text
            return usual(_IN_ITS_PLACE.format(filename=filename), filename, mode)
        return usual(text, filename, mode)

    # One of the pieces only passes on that enumerations are Python's own; the binding has no others any more.
    vars(sys)["pyside6_option_python_enum"] = True
    vars(builtins)["compile"] = compile_later
    try:
        import_module("shiboken6")
    finally:
        vars(builtins)["compile"] = usual


def fetch(filename: str, piece: dict[str, object], name: str) -> object:
    """What is called `name` in a piece, which is compiled now; a name it does not have raises AttributeError."""
    # Python itself asks every module for names with underscores.
    if not name.startswith("__") and (text := _texts.pop(filename, None)) is not None:
        del piece["__getattr__"], piece["update_mapping"]
        exec(compile(text, filename, "exec", dont_inherit=True), piece)  # noqa: S102  (the binding's own text)
    try:
        return piece[name]
    except KeyError:
        raise AttributeError(f"module {piece['__name__']!r} has no attribute {name!r}") from None
