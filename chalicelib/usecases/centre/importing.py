"""The administrator's import: a centre's files, checked as a whole; and what only the deployment knows."""

from typing import Any

from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet.cabinet import Cabinet, Door
from chalicelib.domain.catalogue import check
from chalicelib.domain.catalogue.centre import CabinetPlan, CentreImport, Compartment, decode
from chalicelib.domain.catalogue.faults import Fault
from chalicelib.store import cabinets, catalogue
from chalicelib.store.catalogue import Deployment
from chalicelib.store.transaction import MAX_WRITES, Plan, commit
from chalicelib.usecases.centre import import_conflicts


def run(event: dict[str, Any]) -> dict[str, Any]:
    """`{"deployment": {"api_url"}}` or `{"document": …}`; the answer has `faults`, empty when all is live."""
    if "deployment" in event:
        before = catalogue.deployment()
        commit([catalogue.plan_deployment(Deployment(version=before.version if before else 0, **event["deployment"]))])
        return {"faults": []}
    faults = check.check(event["document"])
    return _told(faults) if faults else _live(decode(event["document"]))


def _told(faults: list[Fault]) -> dict[str, Any]:
    return {"faults": [{"path": f.path, "reason": f.reason, "reason_zh": f.reason_zh} for f in faults]}


def _live(document: CentreImport) -> dict[str, Any]:
    centre = document.centre.id
    before = catalogue.live(centre)
    contradicted = import_conflicts.faults(document, before)
    if contradicted:
        return _told(contradicted)
    generation = before.generation + 1 if before else 1
    catalogue.write_generation(document, generation)
    for plan in document.cabinets:
        _install(plan, centre)
    commit([catalogue.plan_live(before, centre, generation)])
    return {"faults": [], "centre": centre, "generation": generation}


def _install(plan: CabinetPlan, centre: str) -> None:
    """Doors keep their use and envelopes, and only what they are like is taken from the files; those left out go."""
    snapshot = cabinets.find(plan.id)
    found = snapshot.cabinet if snapshot else Cabinet(id=plan.id, centre=centre, site=plan.site, serial=plan.serial)
    known = {door.door: door for door in snapshot.doors} if snapshot else {}
    cabinet = changed(found, centre=centre, site=plan.site, serial=plan.serial)
    doors = [_door(plan.id, compartment, known.get(compartment.door)) for compartment in plan.compartments]
    writes = _plan_doors(doors, known)
    if snapshot and cabinet == found and not writes:
        return
    # Six banks of 25 are more than one transaction holds; without its own row a cabinet is not there yet.
    for start in range(0, len(writes), MAX_WRITES):
        commit(writes[start : start + MAX_WRITES])
    commit([cabinets.plan_cabinet(cabinet)])


def _plan_doors(doors: list[Door], known: dict[str, Door]) -> Plan:
    named = {door.door for door in doors}
    gone = [door for door in known.values() if door.door not in named]
    return [*(cabinets.plan_door(d) for d in doors if known.get(d.door) != d), *cabinets.plan_drop_doors(gone)]


def _door(cabinet: str, plan: Compartment, known: Door | None) -> Door:
    measures: dict[str, Any] = {
        "size": str(plan.size),
        "width": plan.width_mm,
        "height": plan.height_mm,
        "depth": plan.depth_mm,
        "low": plan.bottom_mm,
        "high": plan.top_mm,
    }
    return changed(known, **measures) if known else Door(cabinet=cabinet, door=plan.door, **measures)
