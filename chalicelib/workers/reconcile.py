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
        known = cabinets.find(cabinet)
        if known is None or _written(cabinet, _shadows(known)):
            return
    raise shadows.Conflict(cabinet)


def _shadows(contents: Contents) -> dict[str, shadows.Shadow]:
    names = [CABINET_SHADOW, *(bank_shadow(bank) for bank in desired_banks(contents))]
    return {name: shadows.read(contents.cabinet.id, name) for name in names}


def _written(cabinet: str, before: dict[str, shadows.Shadow]) -> bool:
    """Writes every shadow that differs.

    The tables are read after the shadows: whoever read them earlier has an older version too, and is refused.
    """
    wanted = _wanted(cabinets.load(cabinet))
    try:
        for name, shadow in before.items():
            if shadow.desired != wanted[name]:
                shadows.write(cabinet, name, wanted[name], shadow.version)
    except shadows.Conflict:
        return False
    except shadows.NoSuchThing:
        pass  # not provisioned yet; its first event asks again
    return True


def _wanted(contents: Contents) -> dict[str, dict[str, Any]]:
    banks = {bank_shadow(bank): desired.to_wire() for bank, desired in desired_banks(contents).items()}
    return banks | {CABINET_SHADOW: desired_cabinet(contents.cabinet).to_wire()}
