"""The administrator's import: a centre's files, checked as a whole; and what only the deployment knows."""

from typing import Any

from chalicelib.domain import catalogue_check
from chalicelib.domain.cabinet import Cabinet, Door
from chalicelib.domain.catalogue import Cabinet as CabinetPlan
from chalicelib.domain.catalogue import CentreImport, Compartment, decode
from chalicelib.domain.entity import changed
from chalicelib.store import cabinets, catalogue
from chalicelib.store.catalogue import Deployment
from chalicelib.store.transaction import Write, commit


def run(event: dict[str, Any]) -> dict[str, Any]:
    """`{"deployment": {"api_url"}}` or `{"document": …}`; the answer has `faults`, empty when all is live."""
    if "deployment" in event:
        before = catalogue.deployment()
        commit([catalogue.write_deployment(Deployment(version=before.version if before else 0, **event["deployment"]))])
        return {"faults": []}
    faults = catalogue_check.check(event["document"])
    if faults:
        return {"faults": [{"path": f.path, "reason": f.reason, "reason_zh": f.reason_zh} for f in faults]}
    return _live(decode(event["document"]))


def _live(document: CentreImport) -> dict[str, Any]:
    centre = document.centre.id
    before = catalogue.live(centre)
    generation = before.generation + 1 if before else 1
    catalogue.write_generation(document, generation)
    for plan in document.cabinets:
        _install(plan, centre)
    commit([catalogue.write_live(before, centre, generation)])
    return {"faults": [], "centre": centre, "generation": generation}


def _install(plan: CabinetPlan, centre: str) -> None:
    """Doors keep their use and envelopes; only what they are like is taken from the files."""
    contents = cabinets.find(plan.id)
    found = contents.cabinet if contents else Cabinet(id=plan.id, centre=centre, site=plan.site, serial=plan.serial)
    known = {door.door: door for door in contents.doors} if contents else {}
    cabinet = changed(found, centre=centre, site=plan.site, serial=plan.serial)
    doors = [_door(plan.id, compartment, known.get(compartment.door)) for compartment in plan.compartments]
    if contents and cabinet == found and all(known.get(door.door) == door for door in doors):
        return
    commit([cabinets.write_cabinet(cabinet), *_writes(doors, known)])


def _writes(doors: list[Door], known: dict[str, Door]) -> list[Write]:
    return [cabinets.write_door(door) for door in doors if known.get(door.door) != door]


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
