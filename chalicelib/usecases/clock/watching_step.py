"""Every sweep: banks that can be reached and are out of step. Two minutes are a task and an alarm; then the document is
written once more, which a cabinet takes for a change, and reads."""

import logging
from functools import partial

from cabinet_contract.names import bank_shadow
from chalicelib.domain.base.durations import MINUTE
from chalicelib.domain.cabinet.cabinet import CabinetSnapshot, desired_banks, is_reachable
from chalicelib.gateways import metrics, shadows
from chalicelib.store import cabinets
from chalicelib.usecases.parts import out_of_step
from chalicelib.usecases.parts.perform import Decision, perform
from chalicelib.usecases.parts.wanted_documents import wanted

LOG = logging.getLogger(__name__)
PATIENCE = 2 * MINUTE
NOTHING = Decision[bool]([], False)


def run(cabinet: str, now: int) -> None:
    """Only banks that are out of step, or that staff were told of, cost anything."""
    snapshot = cabinets.find(cabinet)
    if snapshot is None or not is_reachable(snapshot.cabinet, now):
        return
    for bank in sorted({*_behind(snapshot), *snapshot.cabinet.out_of_step}):
        if perform(partial(_looked_at, cabinet, bank, now)):
            metrics.count(metrics.OUT_OF_STEP, 1, cabinet=cabinet, bank=bank)
            _write_again(cabinet, bank)


def _behind(snapshot: CabinetSnapshot) -> set[str]:
    synced = snapshot.cabinet.synced
    return {bank for bank, desired in desired_banks(snapshot).items() if synced.get(bank) != desired.rev}


def _looked_at(cabinet: str, bank: str, now: int) -> Decision[bool]:
    """True: it has been out of step for too long."""
    shadow = shadows.read(cabinet, bank_shadow(bank))
    snapshot = cabinets.load(cabinet)
    if bank not in _behind(snapshot):
        mended, settled = out_of_step.plan_mended(snapshot, bank, now)
        return Decision([cabinets.plan_cabinet(mended), *settled], False) if mended != snapshot.cabinet else NOTHING
    since, why = _since(snapshot, bank, shadow, now)
    if bank not in snapshot.cabinet.out_of_step and now - since < PATIENCE:
        return NOTHING
    behind, task = out_of_step.plan_told(snapshot, bank, since, now, why)
    return Decision([cabinets.plan_cabinet(behind), *task], True)


def _since(snapshot: CabinetSnapshot, bank: str, shadow: shadows.Shadow, now: int) -> tuple[int, str]:
    """From when the cabinet could have followed, and what is wrong; of a document that is not there it cannot know."""
    documents, unreadable = wanted(snapshot)
    name = bank_shadow(bank)
    if name in unreadable:
        return snapshot.cabinet.back, f"not written: {unreadable[name]}"
    if shadow.desired.get("rev") != documents[name]["rev"]:
        return now, "not written yet"
    return max(shadow.written, snapshot.cabinet.back), "not confirmed"


def _write_again(cabinet: str, bank: str) -> None:
    shadow = shadows.read(cabinet, bank_shadow(bank))
    try:
        shadows.write(cabinet, bank_shadow(bank), shadow.desired, shadow.version)
    except (shadows.Conflict, shadows.NoSuchThing):
        LOG.warning("%s %s was not written again", cabinet, bank)
