"""Each partner's limits: put down, moved, shared, worded anew. Tighter counts at once; looser needs its owner here."""

from __future__ import annotations

from functools import partial

from app.actions.alone import only_alone
from app.actions.change import Change, Happened, Outcome
from app.actions.hierarchy import show_path
from app.actions.one_step import about, attends, session_with
from app.actions.ports import Clock, Work
from app.models.couple import Partner
from app.models.faults import Refused
from app.models.limit import Limit, LimitKind, LimitStanding, LimitWord, Said, Sharing
from app.models.look import LookedAt
from app.models.side import Side
from app.rules.limits import LimitNow, loosens, shares
from app.rules.typed_steps import in_short
from app.rules.willingness import State
from app.words import count, say


def put_down_limit(
    work: Work,
    clock: Clock,
    couple_id: int,
    side: Side,
    title: str,
    kind: LimitKind,
    standing: LimitStanding,
    sharing: Sharing = Sharing.OWNER,
    tags: str = "",
    said: Said | None = None,
    words: str = "",
) -> Outcome:
    """One partner's line, as it was said. It is not undone: taking a line away is its owner's own word.

    `said` None means: said here where its owner is in the room, else told.
    """
    first = LimitWord(
        limit_id=0,
        title=title,
        standing=standing,
        sharing=sharing,
        said=_said(work, couple_id, side, said),
        words=words,
        at=clock.now(),
        session_id=_session_id(work, couple_id),
    )
    _worded(first)
    before = _in_course(work, clock, couple_id)
    limit = work.limits.add(Limit(couple_id=couple_id, side=side, kind=kind, tags=tags))
    word = work.limits.say(first.but(limit_id=limit.id))
    name = say("Kept “{title}”", title=in_short(word.title)) if _is_shared(word) else say("Kept a limit")
    return Outcome(_set(limit), name, also=_rests(work, clock, couple_id, before))


def move_limit(
    work: Work, clock: Clock, limit_id: int, standing: LimitStanding, said: Said | None = None, words: str = ""
) -> Outcome:
    """To another of the four answers. Tighter is kept at once, whoever is there, and is not undone.

    Looser is its owner's fresh word, given in the room; undoing it is tighter again, and so needs nobody.
    """
    limit = _on_board(work, limit_id)
    before = _in_course(work, clock, limit.limit.couple_id)
    word = _say(work, clock, limit, said, standing=standing, words=words)
    name = say("Kept a limit")
    if _is_shared(word):
        name = say("“{title}”: {standing}", title=in_short(word.title), standing=standing_words(standing).lower())
    also = _rests(work, clock, limit.limit.couple_id, before)
    if loosens(limit.now, standing):
        back = partial(move_limit, limit_id=limit_id, standing=limit.now.standing)
        return Outcome(_set(limit.limit), name, back, redoable=False, also=also)
    return Outcome(_set(limit.limit), name, also=also)


def take_off_board(work: Work, clock: Clock, limit_id: int, said: Said | None = None, words: str = "") -> Outcome:
    """It asks for nothing any more: looser, like any other, where it asked for something. Its dates stay."""
    limit = _on_board(work, limit_id)
    _say(work, clock, limit, said, standing=LimitStanding.TAKEN_OFF, words=words)
    name = say("Kept a limit")
    if limit.shared:
        name = say("Took “{title}” off the board", title=in_short(limit.now.title))
    back = partial(put_back, limit_id=limit_id, standing=limit.now.standing)
    return Outcome(_set(limit.limit), name, back, redoable=False)


def put_back(work: Work, clock: Clock, limit_id: int, standing: LimitStanding) -> Outcome:
    """What was taken off the board stands there again as it stood: never looser than while it was away."""
    limit = _limit(work, limit_id)
    before = _in_course(work, clock, limit.limit.couple_id)
    word = _say(work, clock, limit, None, standing=standing)
    name = say("Kept “{title}”", title=in_short(word.title)) if _is_shared(word) else say("Kept a limit")
    return Outcome(_set(limit.limit), name, also=_rests(work, clock, limit.limit.couple_id, before))


def share_limit(work: Work, clock: Clock, limit_id: int, said: Said | None = None) -> Outcome:
    """The other may know of it from now on: its owner's own word, given in the room. Undone, it is private again."""
    limit = _on_board(work, limit_id)
    before = _in_course(work, clock, limit.limit.couple_id)
    word = _say(work, clock, limit, said, sharing=Sharing.SHARED)
    return Outcome(
        _set(limit.limit),
        say("Shared “{title}”", title=in_short(word.title)),
        partial(keep_private, limit_id=limit_id, sharing=limit.now.sharing if not limit.shared else Sharing.OWNER),
        redoable=False,
        also=_rests(work, clock, limit.limit.couple_id, before),
    )


def keep_private(work: Work, clock: Clock, limit_id: int, sharing: Sharing = Sharing.OWNER) -> Outcome:
    """Its owner alone, or only the therapist, from now on: at once, and not undone."""
    limit = _on_board(work, limit_id)
    if sharing is Sharing.SHARED:
        return share_limit(work, clock, limit_id)
    _say(work, clock, limit, None, sharing=sharing)
    return Outcome(_set(limit.limit), say("Kept a limit"))


def word_limit(work: Work, clock: Clock, limit_id: int, title: str, words: str = "") -> Outcome:
    """A better wording of the same line. It meets what it met; the wording before stays in its history."""
    limit = _on_board(work, limit_id)
    word = _say(work, clock, limit, None, title=title, words=words)
    name = say("Kept a limit")
    if _is_shared(word):
        name = say("Worded “{title}” anew", title=in_short(word.title))
    return Outcome(_set(limit.limit), name, partial(word_limit, limit_id=limit_id, title=limit.now.title))


def look_at(work: Work, clock: Clock, step_id: int, limit_id: int) -> Outcome:
    """The therapist looked at a step beside a limit of like words: as both are worded now, it may stand.

    Not while anybody is in the room: that there is a limit may be private.
    """
    only_alone(work)
    step, hierarchy, _ = about(work, step_id, Side.FIRST)
    _on_board(work, limit_id)
    work.limits.look(LookedAt(step_id=step.id, limit_id=limit_id, at=clock.now()))
    change = Change(Happened.LIMIT_LOOKED_AT, hierarchy.couple_id, (step_id, limit_id))
    return Outcome(change, say("Looked at a step beside a limit"))


def owner_needed(partner: Partner) -> str:
    """The one sentence for whoever would loosen or share a limit whose owner is not in the room."""
    return say("This needs {name} in the room, to say so. Until then it stays as it is.", name=partner.name)


def standing_words(standing: LimitStanding) -> str:
    """The answers in words; all four are ordinary."""
    return {
        LimitStanding.WELCOME: say("Welcome"),
        LimitStanding.WITH_CARE: say("With care"),
        LimitStanding.NOT_NOW: say("Not now"),
        LimitStanding.OFF_TABLE: say("Off the table"),
        LimitStanding.TAKEN_OFF: say("Taken off the board"),
    }[standing]


def _say(
    work: Work,
    clock: Clock,
    limit: LimitNow,
    said: Said | None,
    *,
    standing: LimitStanding | None = None,
    sharing: Sharing | None = None,
    title: str | None = None,
    words: str = "",
) -> LimitWord:
    """Append what it says from now on; refused where its owner would have to be there."""
    couple_id, side, now = limit.limit.couple_id, limit.limit.side, limit.now
    owner = work.couples.partners(couple_id)[0 if side is Side.FIRST else 1]
    how = _said(work, couple_id, side, said)
    word = now.but(
        id=0,
        seq=0,
        title=now.title if title is None else title,
        standing=standing or now.standing,
        sharing=sharing or now.sharing,
        said=how,
        words=words,
        at=clock.now(),
        session_id=_session_id(work, couple_id),
    )
    _worded(word)
    if (loosens(now, word.standing) or shares(now, word.sharing)) and how is Said.TOLD:
        raise Refused(owner_needed(owner), "said")
    return work.limits.say(word)


def _said(work: Work, couple_id: int, side: Side, said: Said | None) -> Said:
    """How it was said; nobody who is not there says anything in person."""
    here = attends(session_with(work, couple_id), side)
    if said is None:
        return Said.PRESENT if here else Said.TOLD
    if said is not Said.TOLD and not here:
        raise Refused(owner_needed(work.couples.partners(couple_id)[0 if side is Side.FIRST else 1]), "said")
    return said


def _session_id(work: Work, couple_id: int) -> int | None:
    session = session_with(work, couple_id)
    return session.id if session is not None else None


def _worded(word: LimitWord) -> None:
    if not word.title:
        raise Refused(say("A limit needs a few words to begin with."), "title")


def _limit(work: Work, limit_id: int) -> LimitNow:
    limit = work.limits.get(limit_id)
    history = tuple(word for word in work.limits.words(limit.couple_id) if word.limit_id == limit_id)
    return LimitNow(limit, history)


def _on_board(work: Work, limit_id: int) -> LimitNow:
    limit = _limit(work, limit_id)
    if limit.now.standing is LimitStanding.TAKEN_OFF:
        raise Refused(say("That line is not on the board any more."))
    return limit


def _set(limit: Limit) -> Change:
    return Change(Happened.LIMIT_SET, limit.couple_id, (limit.id,))


def _is_shared(word: LimitWord) -> bool:
    return word.sharing is Sharing.SHARED


def _in_course(work: Work, clock: Clock, couple_id: int) -> frozenset[int]:
    """What is planned or under way on the path."""
    rows = show_path(work, clock, couple_id).rows
    return frozenset(row.step.id for row in rows if row.state in (State.PLANNED, State.UNDER_WAY))


def _rests(work: Work, clock: Clock, couple_id: int, before: frozenset[int]) -> str:
    """What the records paused just now, in a sentence that names nobody; empty for nothing."""
    rows = show_path(work, clock, couple_id).rows
    resting = sum(row.step.id in before and row.state is State.PAUSED for row in rows)
    return count("One step rests now.", "{n} steps rest now.", resting) if resting else ""
