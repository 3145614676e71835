"""Cabinets are reconciled, not commanded: the shadows are made to say what the tables say.

A trigger that is lost, repeated or late does no harm; the sweep asks for every cabinet again.
"""

from typing import Any

from cabinet_contract.names import CABINET_SHADOW, bank_shadow
from chalicelib.domain.cabinet import Contents, desired_banks, desired_cabinet
from chalicelib.gateways import shadows
from chalicelib.store import cabinets
from chalicelib.workers.batches import each

TRIES = 4


def from_queue(event: dict[str, Any]) -> dict[str, Any]:
    return each(event, lambda body: reconcile(body["id"]), "CABINETS_QUEUE_URL")


def reconcile(cabinet: str) -> None:
    """Raises Conflict where another writer kept being faster: the message comes again."""
    for _ in range(TRIES):
        contents = cabinets.find(cabinet)
        if contents is None or _written(contents):
            return
    raise shadows.Conflict(cabinet)


def _written(contents: Contents) -> bool:
    """Writes every shadow that differs. The version guards against a slower worker with an older read."""
    wanted = {bank_shadow(bank): desired.to_wire() for bank, desired in desired_banks(contents).items()}
    wanted[CABINET_SHADOW] = desired_cabinet(contents.cabinet).to_wire()
    try:
        for name, desired in wanted.items():
            _write(contents.cabinet.id, name, desired)
    except shadows.Conflict:
        return False
    except shadows.NoSuchThing:
        pass  # not provisioned yet; its first event asks again
    return True


def _write(thing: str, name: str, desired: dict[str, Any]) -> None:
    shadow = shadows.read(thing, name)
    if shadow.desired != desired:
        shadows.write(thing, name, desired, shadow.version)
