"""The only bridge from what a person sees to the actions: every page reads, does, undoes and types through here."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from app.actions import session as session_actions
from app.actions.change import Change, Happened, Outcome
from app.actions.history import Action, History
from app.actions.ports import Clock, Records, Work
from app.models.faults import CannotOpen, NotSaved, Refused
from app.models.session import Session
from app.words import say

P = ParamSpec("P")
T = TypeVar("T")

Keep = Callable[[Work, Clock, str], Change | None]
"""Writes what is being typed where it belongs, and says what changed, where that is for others to hear."""

log = logging.getLogger(__name__)

TRY_AGAIN_MS = 4000
"""How long to wait before words that the disk would not take are tried again."""


class Tone(StrEnum):
    """What kind of thing is told: something done (with undo), a plain word, or a save that did not happen."""

    DONE = "done"
    PLAIN = "plain"
    NOT_SAVED = "not saved"


@dataclass(frozen=True)
class Told:
    """One thing the therapist is told. `undoable` offers Undo beside it."""

    tone: Tone
    text: str
    undoable: bool = False


class Desk(QObject):
    """One per open vault; `close` before the vault is closed.

    `changed` carries the `Change` of every action, undo and redo; pages that show it reload by id. `told` carries a
    `Told`. `saved` says whether all words are on disk (False while some are only in memory). `room` carries the
    session in course, or None.
    """

    changed = Signal(object)
    told = Signal(object)
    saved = Signal(bool)
    room = Signal(object)

    def __init__(self, records: Records, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._records = records
        self.clock = clock
        self._history = History(records, clock)
        self._unsaved: dict[tuple[str, int], tuple[str, Keep]] = {}
        self._typed: dict[tuple[str, int], Callable[[], None]] = {}
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(TRY_AGAIN_MS)
        self._again.timeout.connect(self.try_again)
        self.session: Session | None = self.read(session_actions.in_the_room)

    def read(self, look: Callable[Concatenate[Work, Clock, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What `look` finds in the records now."""
        with self._records.read() as work:
            return look(work, self.clock, *args, **kwargs)

    def do(self, action: Action[P], *args: P.args, **kwargs: P.kwargs) -> Outcome | None:
        """Carry out an action; None when the disk would not take it (the page keeps what was typed).

        Raises Refused for the page to show beside the field it is about.
        """
        try:
            outcome = self._history.do(action, *args, **kwargs)
        except (NotSaved, CannotOpen) as fault:
            self._tell_not_saved(fault)
            return None
        self._after(outcome, undoable=outcome.inverse is not None)
        return outcome

    def do_or_tell(self, action: Action[P], *args: P.args, **kwargs: P.kwargs) -> Outcome | None:
        """Like `do`, for actions without a field: a refusal is told in its one sentence, and None comes back."""
        try:
            return self.do(action, *args, **kwargs)
        except Refused as no:
            self.told.emit(Told(Tone.PLAIN, no.sentence))
            return None

    def quietly(self, action: Action[P], *args: P.args, **kwargs: P.kwargs) -> Outcome | None:
        """Carry out what is no intention of its own: nobody is told, and nothing comes on the undo stack or off it."""
        try:
            outcome = self._history.beside(action, *args, **kwargs)
        except (NotSaved, CannotOpen) as fault:
            self._tell_not_saved(fault)
            return None
        self.changed.emit(outcome.change)
        return outcome

    def undo(self, couple_id: int) -> None:
        """Take back this couple's latest intention, and say which; what is being typed is kept before it."""
        self._again_or_back(self._history.undo, couple_id, lambda name: say("Undone: {name}", name=name))

    def redo(self, couple_id: int) -> None:
        """Do again what was taken back last, and say which."""
        self._again_or_back(self._history.redo, couple_id, lambda name: say("Done again: {name}", name=name))

    def undo_name(self, couple_id: int) -> str:
        """What undo would take back; empty for nothing."""
        return self._history.undo_name(couple_id)

    def redo_name(self, couple_id: int) -> str:
        """What redo would do again; empty for nothing."""
        return self._history.redo_name(couple_id)

    def keep_draft(self, place: str, about: int, text: str) -> bool:
        """Keep words that are being typed in a field; False while they are only in memory (tried again by itself)."""
        return self.keep_words(place, about, text, partial(_keep_draft, place=place, about=about))

    def keep_words(self, place: str, about: int, text: str, keep: Keep) -> bool:
        """Keep words that are being typed where they belong in the records; else like `keep_draft`."""
        self._unsaved[place, about] = (text, keep)
        return self.try_again()

    def draft(self, place: str, about: int) -> str:
        """What was being typed in a field, in memory or in the vault."""
        if (place, about) in self._unsaved:
            return self._unsaved[place, about][0]
        return self.read(session_actions.draft_of, place, about)

    def unsaved(self, place: str, about: int) -> str | None:
        """What was typed in a field and is only in memory; None where all of it is on disk."""
        waiting = self._unsaved.get((place, about))
        return waiting[0] if waiting is not None else None

    def on_flush(self, key: tuple[str, int], flush: Callable[[], None]) -> None:
        """Have `flush` called before cover, lock and close, so that the last typed letters are kept as a draft."""
        self._typed[key] = flush

    def forget_flush(self, key: tuple[str, int], flush: Callable[[], None] | None = None) -> None:
        """Undo `on_flush`; with `flush`, only while the place is still that one's."""
        if flush is None or self._typed.get(key) == flush:
            self._typed.pop(key, None)

    def flush(self) -> None:
        """Keep everything that is being typed anywhere, now."""
        for keep in list(self._typed.values()):
            keep()  # one that the disk would not take stays in memory, and the next has its turn

    def try_again(self) -> bool:
        """Write the words that are only in memory; True when none are left."""
        if not self._unsaved:
            return True
        changes: list[Change] = []
        try:
            for place, (text, keep) in list(self._unsaved.items()):
                with self._records.write() as work:
                    change = keep(work, self.clock, text)
                del self._unsaved[place]
                changes += [change] if change is not None else []
        except (NotSaved, CannotOpen) as fault:
            self._tell_not_saved(fault)
            return False
        self._again.stop()
        self.saved.emit(True)
        for change in changes:
            self.changed.emit(change)
        return True

    def unsaved_words(self) -> list[str]:
        """The words that are only in memory, to copy them elsewhere."""
        return [text for text, _ in self._unsaved.values() if text]

    def close(self) -> None:
        """Keep what is being typed and stop all timers."""
        self.flush()
        self._again.stop()
        self._typed.clear()

    def _again_or_back(
        self, step: Callable[[int], Outcome | None], couple_id: int, sentence: Callable[[str], str]
    ) -> None:
        self.flush()
        if not self.try_again():
            return  # words that come to the disk later would be laid over what was taken back
        try:
            outcome = step(couple_id)
        except (NotSaved, CannotOpen) as fault:
            self._tell_not_saved(fault)
            return
        except Refused as no:
            self.told.emit(Told(Tone.PLAIN, no.sentence))
            return
        if outcome is not None:
            self._after(outcome, undoable=False, text=sentence(outcome.name))

    def _after(self, outcome: Outcome, *, undoable: bool, text: str = "") -> None:
        before = self.session
        if outcome.change.happened in (Happened.SESSION_STARTED, Happened.SESSION_ENDED):
            self.session = self.read(session_actions.in_the_room)
        self.saved.emit(not self._unsaved)
        self.changed.emit(outcome.change)
        if self.session != before:
            self.room.emit(self.session)
        self.told.emit(Told(Tone.DONE, text or outcome.told, undoable))

    def _tell_not_saved(self, fault: NotSaved | CannotOpen) -> None:
        log.warning("not saved: %s", fault.why)
        because = {
            "full": say("The disk is full."),
            "read-only": say("The folder of the records cannot be written to."),
            "gone": say("The folder of the records is not there any more."),
            "damaged": say("Part of the records cannot be read."),
        }.get(fault.why, say("The disk did not take it."))
        if not self._unsaved:
            # Only words wait and are tried again; what was meant to be done is for the therapist to do once more.
            nothing = say("Nothing was changed. Do it once more when that is mended.")
            self.told.emit(Told(Tone.PLAIN, f"{because} {nothing}"))
            return
        self._again.start()
        self.saved.emit(False)
        self.told.emit(Told(Tone.NOT_SAVED, because))


def _keep_draft(work: Work, clock: Clock, text: str, *, place: str, about: int) -> None:
    session_actions.keep_draft(work, clock, place, about, text)
