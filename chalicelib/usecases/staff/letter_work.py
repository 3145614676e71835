"""One request's work on dead letters, which may be cut off anywhere: what has gone is kept letter by letter.

Who and why are kept first, then each letter goes, and the answer is kept last: the same request again finishes what
is left.
"""

from collections.abc import Callable, Collection, Iterable

import msgspec

from chalicelib.domain.base.entity import changed
from chalicelib.domain.messages.letters import LetterWork
from chalicelib.errors import moved_on
from chalicelib.gateways import queues
from chalicelib.gateways.queues import Letter
from chalicelib.store import access
from chalicelib.store.transaction import Plan, Write, commit
from chalicelib.usecases.parts.perform import KEPT_SECONDS, RequestKey


class Begun(msgspec.Struct, frozen=True):
    """What was taken from the queue, how many of the rest can never go, and the record of who takes them and why."""

    held: list[Letter]
    unreadable: int
    record: Plan


# Makes the letters go; answers which of them have gone.
Sending = Callable[[list[Letter]], Iterable[Letter]]


def through(dead: str, key: RequestKey, begin: Callable[[], Begun], send: Sending) -> LetterWork:
    """Raises Lost (STATE_MOVED_ON) where letters are out of reach now: the same request again finishes them."""
    work = access.load(_place(key), LetterWork)
    if work is None:
        begun = begin()
        held = begun.held
        first = LetterWork(letters=tuple(one.id for one in held), unreadable=begun.unreadable, touched=key.now)
        work = _kept(key, first, begun.record)
    else:
        held = _rest(dead, work)
        work = _kept(key, changed(work, touched=key.now) if held else work)
    try:
        for letter in send(held):
            work = _kept(key, changed(work, done=(*work.done, letter.id)))
    finally:
        queues.let_go(dead, [one for one in held if one.id not in work.done])
    if _out_of_reach(work, held, key.now):
        raise moved_on()
    return work


def _rest(dead: str, work: LetterWork) -> list[Letter]:
    wanted = set(work.letters) - set(work.done)
    found = queues.sought(dead, wanted) if wanted else []
    queues.let_go(dead, [one for one in found if one.id not in wanted])
    return [one for one in found if one.id in wanted]


def _out_of_reach(work: LetterWork, held: Collection[Letter], now: int) -> bool:
    """Some did not go; or are hidden still by a run that was cut off. Later those that are not there are gone."""
    seen = {one.id for one in held}
    left = set(work.letters) - set(work.done)
    return bool(left & seen) or (bool(left) and now < work.touched + queues.HIDDEN)


def _kept(key: RequestKey, work: LetterWork, plan: Plan | None = None) -> LetterWork:
    commit([*(plan or []), _plan(key, work)])
    return access.load(_place(key), LetterWork) or work


def _plan(key: RequestKey, work: LetterWork) -> Write:
    return access.plan(_place(key), work, key.now + KEPT_SECONDS)


def _place(key: RequestKey) -> str:
    return f"{key.id}#letters#{key.request}"
