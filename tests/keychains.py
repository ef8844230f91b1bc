"""A keychain in memory, which can be made to stay closed, to forget, or to wait for ever."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field


@dataclass
class PlainKeychain:
    """See the port `Keychain`. `fault` is raised by what it names: "look", "read", "write" or "remove"."""

    entries: dict[str, str] = field(default_factory=dict)
    fault: dict[str, Exception] = field(default_factory=dict)
    keeps: bool = True
    asked: list[str] = field(default_factory=list)
    answering: threading.Event = field(default_factory=threading.Event)
    reached: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.answering.set()

    def look(self) -> None:
        self._answer("look")

    def read(self, vault: str) -> str | None:
        self._answer("read")
        return self.entries.get(vault)

    def write(self, vault: str, words: str) -> None:
        self._answer("write")
        if self.keeps:
            self.entries[vault] = words

    def remove(self, vault: str) -> None:
        self._answer("remove")
        del self.entries[vault]

    def _answer(self, what: str) -> None:
        self.asked.append(what)
        self.reached.set()
        self.answering.wait()
        if what in self.fault:
            raise self.fault[what]
