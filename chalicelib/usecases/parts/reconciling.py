"""Cabinets are reconciled, not commanded: the shadows are made to say what the tables say.

A trigger that is lost, repeated or late does no harm; the sweep asks for every cabinet again. Whoever waits for an
answer has the shadows written before it (`at_once`); behind it come stream and queue, and find nothing left to do.
"""

import logging
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from cabinet_contract.names import bank_shadow
from chalicelib.gateways import shadows
from chalicelib.store import cabinets, outbox
from chalicelib.store.transaction import Write
from chalicelib.usecases.parts.wanted_documents import wanted

LOG = logging.getLogger(__name__)
TRIES = 5
# The shadows of each cabinet as this lambda last knew them; a wrong memory costs one try.
_KNOWN: dict[str, tuple[str, ...]] = {}


class Unreadable(Exception):
    """Documents that no cabinet could read were not written; all others were. The sweep makes a task of each."""


def at_once(written: Iterable[Write]) -> None:
    """Makes the shadows of the cabinets that `written`, just committed, asks for say it now.

    Never raises: what goes wrong here is done by the queue, for which the rows of the outbox are waiting. After the
    first that fails the others are left too: where AWS IoT is out of reach, somebody would wait for each of them.
    """
    for target in outbox.targets(written, outbox.CABINET):
        try:
            reconcile(target)
        except Exception:
            LOG.exception("%s is left to the queue", target)
            return


def reconcile(target: str) -> None:
    """`target` is a cabinet, or `cabinet#A` for one bank of it, where somebody waits for a code.

    Raises Conflict where another writer kept being faster: the message comes again. Raises Unreadable.
    """
    cabinet, _, bank = target.partition("#")
    for _ in range(TRIES):
        names = (bank_shadow(bank),) if bank else _KNOWN.get(cabinet, ())
        if _written(cabinet, names, whole=not bank):
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
