"""Preferences of this computer: how the program looks here, when it locks, where its window stood.

Never anything about a client, nor the name of a couple or of a file of theirs.
"""

import json
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, NamedTuple, get_args, get_origin

Scheme = Literal["light", "dark", "system"]

LOCK_CHOICES = (1, 2, 5, 10, 15, 30)
"""Minutes without input that the therapist can choose from, outside a session."""

COVER_CHOICES = (2, 5, 10, 15, 20)
"""The same for the cover during a session."""

SESSION_LOCK_CHOICES = (15, 30, 45, 60, 90)
"""The same for the lock during a session."""

NARROWEST, FARTHEST = 1, 32_000
"""Pixels: no window is narrower or wider, and none stands farther from the corner of the screen."""

RANGES: dict[str, tuple[float, float]] = {
    "text_scale": (0.85, 2.0),
    "lock_minutes": (LOCK_CHOICES[0], LOCK_CHOICES[-1]),
    "cover_minutes": (COVER_CHOICES[0], COVER_CHOICES[-1]),
    "session_lock_minutes": (SESSION_LOCK_CHOICES[0], SESSION_LOCK_CHOICES[-1]),
    "notes_width": (100, 2000),
}
"""The least and the most of each number; what lies beyond is brought to the nearer of both."""


class Settings(NamedTuple):
    """Minutes are whole; lengths are pixels; `reduced_motion` None follows the system."""

    scheme: Scheme = "system"
    text_scale: float = 1.0
    reduced_motion: bool | None = None
    lock_minutes: int = 5
    cover_minutes: int = 10
    session_lock_minutes: int = 30
    window: tuple[int, int, int, int] | None = None
    maximized: bool = False
    notes_width: int = 372
    paper: Literal["A4", "Letter"] = "A4"
    prints_in_colour: bool = True


class SettingsFile:
    """The settings in use and the file they are kept in.

    A file that cannot be read, or says something impossible, gives the defaults; a number out of its range is brought
    into it; one that cannot be written is
    logged, and the settings hold until the program closes.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._told: list[Callable[[Settings], None]] = []
        self.now = _read(path)

    def change(self, **values: object) -> Settings:
        """Set the named fields, keep the file, and tell whoever listens. An unknown name raises TypeError."""
        if not values.keys() <= _KINDS.keys():
            raise TypeError(f"not a setting: {sorted(values)}")
        changed = self.now._replace(**values)  # type: ignore[arg-type]  # looked at in the next line
        if not all(_fits(kind, getattr(changed, name)) for name, kind in _KINDS.items()):
            raise TypeError(f"not a setting: {sorted(values)}")
        changed = _within(changed)
        if changed != self.now:
            self.now = changed
            self._write()
            for tell in list(self._told):
                tell(changed)
        return changed

    def listen(self, tell: Callable[[Settings], None]) -> Callable[[], None]:
        """Have `tell` called with the settings after each change; calling what comes back ends that."""
        self._told.append(tell)

        def end() -> None:
            with suppress(ValueError):
                self._told.remove(tell)

        return end

    def _write(self) -> None:
        new = self._path.with_suffix(".new")
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            new.write_text(json.dumps(self.now._asdict(), indent=2) + "\n", encoding="utf-8")
            new.replace(self._path)
        except OSError as fault:
            logging = import_module("logging")  # slow to import, and seldom wanted
            logging.getLogger(__name__).warning("settings not kept: %s", type(fault).__name__)


_KINDS: dict[str, Any] = Settings.__annotations__
"""Of each field. (Hence annotations are not kept as text in this file: to read them takes a while.)"""


def _read(path: Path) -> Settings:
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(raw, dict):
        return Settings()
    known: dict[str, Any] = {}
    for name, usual in Settings()._asdict().items():
        value = raw.get(name, usual)
        value = tuple(value) if isinstance(value, list) else value
        if _fits(_KINDS[name], value):
            known[name] = value
    return _within(Settings(**known))


def _within(settings: Settings) -> Settings:
    """The same with every number in its range; nan, which is in none, gives the default."""
    near: dict[str, Any] = {}
    for name, (least, most) in RANGES.items():
        value = getattr(settings, name)
        near[name] = getattr(Settings(), name) if value != value else _near(value, least, most)
    if settings.window is not None:
        left, top, wide, high = settings.window
        place = _near(left, -FARTHEST, FARTHEST), _near(top, -FARTHEST, FARTHEST)
        near["window"] = (*place, _near(wide, NARROWEST, FARTHEST), _near(high, NARROWEST, FARTHEST))
    return settings._replace(**near)


def _near(value: float, least: float, most: float) -> float:
    return least if value < least else min(value, most)


def _fits(kind: Any, value: object) -> bool:
    """Whether a value read from outside is of the kind a field declares; a whole number also is a float."""
    origin = get_origin(kind)
    if origin is UnionType:
        return any(_fits(one, value) for one in get_args(kind))
    if origin is Literal:
        return value in get_args(kind)
    if origin is tuple:
        kinds = get_args(kind)
        return isinstance(value, tuple) and len(value) == len(kinds) and all(map(_fits, kinds, value))
    if kind is NoneType:
        return value is None
    if kind is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    if kind is int:
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, kind)
