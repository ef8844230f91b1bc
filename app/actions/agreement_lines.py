"""What a therapist does to the lines of a draft: word, add, take away, move, mark whose, leave a step out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from app.actions.agreement import draft_of
from app.actions.change import Change, Happened, Outcome
from app.actions.paper_limits import ask_owners, is_here, owner_name
from app.actions.ports import Clock, Work
from app.models.faults import Refused
from app.models.revision import Clause, ClauseLine, LeftOut, Revision
from app.models.side import Side
from app.rules import order as order_rules
from app.rules.agreement_lines import LONGEST_LINE, is_empty, is_the_owners
from app.rules.typed_steps import in_short
from app.words import say


def edit_line(work: Work, clock: Clock, line_id: int, text: str, said: str = "", aside: str = "") -> Outcome:
    """Put other words on a line. A line off the table that was printed before is its owner's to change."""
    before, revision = _live_line(work, line_id)
    _owner_is_here(work, revision, before)
    kept = before.but(text=text, said=said, aside=aside)
    _worth_keeping(kept)
    return _save(work, clock, revision, kept, say("Changed “{words}”", words=line_in_short(kept)))


def mark_line(work: Work, clock: Clock, line_id: int, marker: Side | None) -> Outcome:
    """Say whose line it is; None for both. A line off the table always has one owner."""
    before, revision = _live_line(work, line_id)
    _owner_is_here(work, revision, before)
    if before.clause is Clause.OFF_TABLE and marker is None:
        raise Refused(say("A line off the table belongs to one of them."), "marker")
    if marker is None:
        name = say("“{words}” is for both", words=line_in_short(before))
    else:
        partner = work.couples.partners(revision.couple_id)[0 if marker is Side.FIRST else 1]
        name = say("“{words}” is {name}’s line", words=line_in_short(before), name=partner.name)
    return _save(work, clock, revision, before.but(marker=marker), name)


def add_line(
    work: Work,
    clock: Clock,
    revision_id: int,
    clause: Clause,
    text: str,
    said: str = "",
    aside: str = "",
    marker: Side | None = None,
    card: str = "",
) -> Outcome:
    """Put a new line at the end of a clause."""
    del clock
    revision = draft_of(work, revision_id)
    if clause is Clause.OFF_TABLE and marker is None:
        raise Refused(say("A line off the table belongs to one of them."), "marker")
    line = ClauseLine(
        revision_id=revision_id,
        clause=clause,
        place=len(_of(work, revision_id, clause)),
        marker=marker,
        text=text,
        said=said,
        aside=aside,
        card=card,
    )
    _worth_keeping(line)
    kept = work.revisions.add_line(line)
    return Outcome(
        _change(revision, kept.id),
        say("Added “{words}”", words=line_in_short(kept)),
        partial(_take_away, line_id=kept.id),
    )


def remove_line(work: Work, clock: Clock, line_id: int) -> Outcome:
    """Take a line out of a draft; its words are kept, and undo puts it back where it was."""
    _live_line(work, line_id)
    return _take_away(work, clock, line_id)


def put_back_line(work: Work, clock: Clock, line_id: int, order: tuple[int, ...]) -> Outcome:
    """A removed line stands in its clause again, in the order of before."""
    del clock
    before, revision = _line(work, line_id)
    live = [one.id for one in _of(work, revision.id, before.clause)]
    work.revisions.save_lines([before.but(removed_at=None)])
    _save_order(work, revision.id, before.clause, order_rules.restored([*live, line_id], order))
    return Outcome(
        _change(revision, line_id),
        say("Put back “{words}”", words=line_in_short(before)),
        partial(_take_away, line_id=line_id),
    )


def move_line(work: Work, clock: Clock, line_id: int, before_id: int | None) -> Outcome:
    """Put a line before another of its clause, or at the clause's end for None."""
    del clock
    line, revision = _line(work, line_id)
    order = [one.id for one in _of(work, revision.id, line.clause)]
    if line_id not in order or (before_id is not None and before_id not in order):
        raise Refused(say("That line is no longer in the agreement."))
    new = order_rules.moved(order, line_id, before_id)
    _save_order(work, revision.id, line.clause, new)
    return Outcome(
        _change(revision, line_id),
        _moved_name(line, order.index(line_id), new.index(line_id)),
        partial(_put_back_order, line_id=line_id, order=tuple(order)),
    )


def leave_out(work: Work, clock: Clock, revision_id: int, step_id: int) -> Outcome:
    """Keep a step off the paper that the hierarchy offers to it; nothing about the step itself changes.

    One that is off the table is its owner's limit: only with them in the room does a paper go without it.
    """
    del clock
    revision = draft_of(work, revision_id)
    title = in_short(work.hierarchies.step(step_id).title)
    if step_id in _left_out(work, revision_id):
        raise Refused(say("“{title}” is left out already.", title=title))
    ask_owners(work, revision.couple_id, step_id)
    work.revisions.leave_out(LeftOut(revision_id=revision_id, step_id=step_id))
    return Outcome(
        _change(revision, step_id),
        say("Left out “{title}”", title=title),
        partial(take_in, revision_id=revision_id, step_id=step_id),
    )


def take_in(work: Work, clock: Clock, revision_id: int, step_id: int) -> Outcome:
    """Take a step in again that was left out; it stands there while the hierarchy offers it."""
    del clock
    revision = draft_of(work, revision_id)
    title = in_short(work.hierarchies.step(step_id).title)
    if step_id not in _left_out(work, revision_id):
        raise Refused(say("“{title}” is not left out.", title=title))
    work.revisions.take_in(revision_id, step_id)
    return Outcome(
        _change(revision, step_id),
        say("Took in “{title}”", title=title),
        partial(leave_out, revision_id=revision_id, step_id=step_id),
    )


def line_in_short(line: ClauseLine) -> str:
    """A line as it stands in a sentence: what is said, or the beginning of its text."""
    return in_short((line.said or line.aside or line.text).strip().replace("\n", " ").strip("“”"))


def _take_away(work: Work, clock: Clock, line_id: int) -> Outcome:
    before, revision = _line(work, line_id)
    _owner_is_here(work, revision, before)
    order = tuple(one.id for one in _of(work, revision.id, before.clause))
    work.revisions.save_lines([before.but(removed_at=clock.now())])
    _save_order(work, revision.id, before.clause, [one for one in order if one != line_id])
    return Outcome(
        _change(revision, line_id),
        say("Removed “{words}”", words=line_in_short(before)),
        partial(put_back_line, line_id=line_id, order=order),
    )


def _save(work: Work, clock: Clock, revision: Revision, line: ClauseLine, name: str) -> Outcome:
    del clock
    before = work.revisions.line(line.id)
    work.revisions.save_lines([line])
    return Outcome(_change(revision, line.id), name, partial(_put_back_words, line=before))


def _put_back_words(work: Work, clock: Clock, line: ClauseLine) -> Outcome:
    """The words and the marker of before, on the line as it is now; its owner is asked again for that too."""
    now, revision = _line(work, line.id)
    _owner_is_here(work, revision, now)
    kept = now.but(text=line.text, said=line.said, aside=line.aside, marker=line.marker)
    return _save(work, clock, revision, kept, say("Changed “{words}”", words=line_in_short(kept)))


def _put_back_order(work: Work, clock: Clock, line_id: int, order: tuple[int, ...]) -> Outcome:
    del clock
    line, revision = _line(work, line_id)
    now = tuple(one.id for one in _of(work, revision.id, line.clause))
    _save_order(work, revision.id, line.clause, order_rules.restored(now, order))
    return Outcome(
        _change(revision, line_id),
        say("Put back in order"),
        partial(_put_back_order, line_id=line_id, order=now),
    )


def _line(work: Work, line_id: int) -> tuple[ClauseLine, Revision]:
    line = work.revisions.line(line_id)
    return line, draft_of(work, line.revision_id)


def _live_line(work: Work, line_id: int) -> tuple[ClauseLine, Revision]:
    line, revision = _line(work, line_id)
    if line.removed_at is not None:
        raise Refused(say("That line is no longer in the agreement."))
    return line, revision


def _of(work: Work, revision_id: int, clause: Clause) -> list[ClauseLine]:
    return [line for line in work.revisions.lines(revision_id) if line.clause is clause]


def _left_out(work: Work, revision_id: int) -> set[int]:
    return {one.step_id for one in work.revisions.left_out(revision_id)}


def _save_order(work: Work, revision_id: int, clause: Clause, order: Sequence[int]) -> None:
    places = {line_id: place for place, line_id in enumerate(order)}
    lines = [line for line in _of(work, revision_id, clause) if places.get(line.id, line.place) != line.place]
    work.revisions.save_lines([line.but(place=places[line.id]) for line in lines])


def _worth_keeping(line: ClauseLine) -> None:
    if is_empty(line) or (line.clause is Clause.OFF_TABLE and not line.text.strip()):
        raise Refused(say("Write a few words first."), "text")
    if max(len(line.text), len(line.said), len(line.aside)) > LONGEST_LINE:
        raise Refused(say("That is too long for one line of an agreement. Put it on several lines."), "text")


def _owner_is_here(work: Work, revision: Revision, line: ClauseLine) -> None:
    """A limit is only ever loosened by its owner (product invariant 8)."""
    if not is_the_owners(line) or line.marker is None:
        return
    if not is_here(work, revision.couple_id, line.marker):
        sentence = "This is {name}’s own line: it changes when {name} is in the room and says so."
        raise Refused(say(sentence, name=owner_name(work, revision.couple_id, line.marker)), "text")


def _change(revision: Revision, subject_id: int) -> Change:
    return Change(Happened.AGREEMENT_CHANGED, revision.couple_id, (subject_id,))


def _moved_name(line: ClauseLine, was: int, now: int) -> str:
    words = line_in_short(line)
    if was - now == 1:
        return say("Moved “{title}” up one place", title=words)
    if now - was == 1:
        return say("Moved “{title}” down one place", title=words)
    return say("Moved “{title}” to place {place}", title=words, place=now + 1)
