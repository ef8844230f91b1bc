"""Qt's binding, imported without the part that explains its functions to programmers.

PySide6 carries Python text of its own inside a library and compiles it anew at every start, which takes a quarter of
the time that a bare window takes. That text is there for `help()`, for signatures, for stub files and for the sentence
of a TypeError. Here each piece of it is kept as text until the first window stands, or until something is asked of it;
see docs/decisions/0017-the-binding-explains-itself-later.md.
"""

from __future__ import annotations

import builtins
import sys
from importlib import import_module
from threading import RLock
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
from app.binding import wait
wait({filename!r}, globals())
del wait
"""
"""`update_mapping` is what the binding takes out of one of them from C, without asking for it as Python does."""

_texts: dict[str, bytes] = {}
_waiting: dict[str, dict[str, object]] = {}
_turn = RLock()


def import_binding() -> None:
    """Import the binding; call it before anything of PySide6 is imported. Nothing else may be imported meanwhile.

    `builtins.compile` is another one while that lasts, because the binding calls it by its name from C.
    """
    usual = builtins.compile

    def compile_later(text: bytes, filename: str, mode: str, **options: bool) -> CodeType:
        if filename in EXPLAINS:
            _texts[filename] = text
            return usual(_IN_ITS_PLACE.format(filename=filename), filename, mode)
        # With options where Python itself asks: for a file of the binding that has no bytecode yet.
        return usual(text, filename, mode, **options)

    # One of the pieces only passes on that enumerations are Python's own; the binding has no others any more.
    vars(sys)["pyside6_option_python_enum"] = True
    vars(builtins)["compile"] = compile_later
    try:
        import_module("shiboken6")
    finally:
        vars(builtins)["compile"] = usual
    _look_into_no_module()


def _look_into_no_module() -> None:
    """The binding reads the source of whatever is imported, to see which modules might ask it for other spellings.

    None of ours asks, and where none asks, what it finds changes nothing.
    """
    feature = sys.modules.get("shibokensupport.feature")
    if feature is not None and hasattr(feature, "_mod_uses_pyside"):
        vars(feature)["_mod_uses_pyside"] = lambda module: False  # noqa: ARG005  (called by place)


def wait(filename: str, piece: dict[str, object]) -> None:
    """A piece stands, and is empty so far."""
    _waiting[filename] = piece


def waiting() -> frozenset[str]:
    """The pieces that are still text."""
    return frozenset(_waiting)


def fetch_one() -> bool:
    """Compile one piece that is still text, and say whether there was one.

    Once there is none, all is as it would be without this file.
    """
    for filename in waiting():
        _complete(filename)
        return True
    return False


def fetch_all() -> None:
    """Compile all that is still text."""
    while fetch_one():
        pass


def fetch(filename: str, piece: dict[str, object], name: str) -> object:
    """What is called `name` in a piece, which is compiled now; a name it does not have raises AttributeError."""
    if not name.startswith("__"):  # Python itself asks every module for names with underscores
        _complete(filename)
    try:
        return piece[name]
    except KeyError:
        raise AttributeError(f"module {piece['__name__']!r} has no attribute {name!r}") from None


def _complete(filename: str) -> None:
    """Others wait until the piece is whole; what it asks of itself meanwhile it answers as far as it has come."""
    with _turn:
        text, piece = _texts.pop(filename, None), _waiting.get(filename)
        if text is None or piece is None:
            return
        ours = {name: piece[name] for name in ("__getattr__", "update_mapping")}
        exec(compile(text, filename, "exec", dont_inherit=True), piece)  # noqa: S102  (the binding's own text)
        for name, stand_in in ours.items():
            if piece[name] is stand_in:
                del piece[name]
        del _waiting[filename]
