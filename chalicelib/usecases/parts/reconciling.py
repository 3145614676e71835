"""Cabinets are reconciled, not commanded: the shadows are made to say what the tables say.

A trigger that is lost, repeated or late does no harm; the sweep asks for every cabinet again. Whoever waits for an
answer has the shadows written before it (`at_once`); behind it come stream and queue, and find nothing left to do.
Events have them written behind their batch (`behind`), whose message comes again where that has not happened.
"""

import logging
from collections.abc import Collection, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any

from cabinet_contract.names import CABINET_SHADOW, bank_shadow
from chalicelib.domain.cabinet.cabinet import Cabinet, desired_cabinet
from chalicelib.gateways import shadows
from chalicelib.store import cabinets, outbox
from chalicelib.store.transaction import Write, commit
from chalicelib.usecases.parts import randomness
from chalicelib.usecases.parts.wanted_documents import wanted

LOG = logging.getLogger(__name__)
TRIES = 5
# The shadows of each cabinet as this lambda last knew them; a wrong memory costs one try.
_KNOWN: dict[str, tuple[str, ...]] = {}


class Unreadable(Exception):
    """Documents that no cabinet could read were not written; all others were. The sweep makes a task of each."""


def at_once(written: Iterable[Write]) -> None:
    """Makes the shadows of the cabinets that `written`, just committed, asks for say it now.

    Never raises: what goes wrong here is done by the queue, for which the rows of the outbox are waiting; those that
    are done with are forgotten, so that the stream finds nothing to hand over. After the first that fails the others
    are left too: where AWS IoT is out of reach, somebody would wait for each of them.
    """
    for target, ids in outbox.asked(written, outbox.CABINET).items():
        try:
            reconcile(target)
            outbox.forget(ids)
        except Exception:
            LOG.exception("%s is left to the queue", target)
            return


def reconcile(target: str) -> None:
    """`target` is a cabinet, or `cabinet#A` for one bank of it, where somebody waits for a code.

    Raises Conflict where another writer kept being faster: the message comes again. Raises Unreadable.
    """
    cabinet, _, bank = target.partition("#")
    _reconcile(cabinet, [bank_shadow(bank)] if bank else None)


def behind(cabinet: Cabinet, names: Collection[str] | None, now: int) -> None:
    """Makes the shadows `names`, or all, and the ack say what a committed batch of events has changed. What goes wrong
    here is left to the outbox; raises where that takes nothing either, and then the batch comes again.
    """
    try:
        if names is None or names:
            _reconcile(cabinet.id, None if names is None else sorted(names))
        if names is not None and CABINET_SHADOW not in names:
            _acknowledge(cabinet)
    except Exception:
        LOG.exception("%s is left to the queue", cabinet.id)
        commit([outbox.plan(randomness.new_id("x"), outbox.CABINET, cabinet.id, now)])


def _acknowledge(cabinet: Cabinet) -> None:
    """The ack alone, without reading before: it merges with the rest, and a cabinet passes over one that comes late."""
    ack = desired_cabinet(cabinet)._replace(settings=None, unread=())
    with suppress(shadows.NoSuchThing):
        shadows.write(cabinet.id, CABINET_SHADOW, ack.to_wire(), 0)


def _reconcile(cabinet: str, names: Sequence[str] | None) -> None:
    for _ in range(TRIES):
        if _written(cabinet, _KNOWN.get(cabinet, ()) if names is None else names, whole=names is None):
            return
    raise shadows.Conflict(cabinet)


def _written(cabinet: str, names: Sequence[str], whole: bool) -> bool:
    """Writes every shadow of `names` that differs; False where it has to be done again.

    The tables are read after the shadows: whoever read them earlier has an older version too, and is refused.
    """
    before = _read(cabinet, names)
    snapshot = cabinets.find(cabinet)
    if snapshot is None:
        return True
    documents, unreadable = wanted(snapshot)
    if whole and {*documents, *unreadable} != before.keys():
        _KNOWN[cabinet] = (*documents, *unreadable)
        return False
    try:
        for name in (name for name in documents if name in before):
            _write(cabinet, name, before[name], documents[name])
    except shadows.Conflict:
        return False
    except shadows.NoSuchThing:
        pass  # not provisioned yet; its first event asks again
    _require_readable(cabinet, {name: why for name, why in unreadable.items() if name in before})
    return True


def _require_readable(cabinet: str, unreadable: dict[str, str]) -> None:
    if unreadable:
        raise Unreadable(f"{cabinet}: {unreadable}")


def _write(cabinet: str, name: str, before: shadows.Shadow, wanted: dict[str, Any]) -> None:
    if before.desired != wanted:
        # An update merges: what is gone must be named with null, or it stays for ever.
        gone = dict.fromkeys(before.desired.keys() - wanted.keys())
        shadows.write(cabinet, name, gone | wanted, before.version)


def _read(cabinet: str, names: Sequence[str]) -> dict[str, shadows.Shadow]:
    """Side by side: somebody stands at the cabinet and waits for the code."""
    if len(names) == 1:
        return {names[0]: shadows.read(cabinet, names[0])}
    with ThreadPoolExecutor(len(names) or 1) as pool:
        return dict(zip(names, pool.map(lambda name: shadows.read(cabinet, name), names), strict=True))
