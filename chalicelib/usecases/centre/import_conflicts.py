"""What already stands may contradict a centre's new files: cabinets of others, doors that are in use."""

from collections.abc import Iterator

from chalicelib.domain.cabinet.cabinet import CabinetSnapshot, Door, DoorUse
from chalicelib.domain.catalogue.centre import NO_NUMBER_CODE, CabinetPlan, Centre, CentreImport
from chalicelib.domain.catalogue.faults import Fault
from chalicelib.store import cabinets, catalogue
from chalicelib.store.catalogue import Live

_IN_USE = {DoorUse.RESERVED, DoorUse.OCCUPIED, DoorUse.RELEASING}


def faults(document: CentreImport, live: Live | None) -> list[Fault]:
    """[] where the files may go live over what there is."""
    found = [fault for i, plan in enumerate(document.cabinets) for fault in _of_cabinet(plan, document.centre.id, i)]
    return [*found, *_left_out(document, live), *_shared_code(document.centre)]


def _shared_code(centre: Centre) -> Iterator[Fault]:
    """Of two centres with one code nobody could tell which a case number is of."""
    if centre.number_code == NO_NUMBER_CODE:
        return
    others = (catalogue.centre(one.centre, one.generation) for one in catalogue.centres() if one.centre != centre.id)
    taken = next((other.id for other in others if other.number_code == centre.number_code), None)
    if taken:
        yield Fault("centre.number_code", f"{taken} has this code already", f"{taken} 已使用该代码")


def in_use(door: Door) -> bool:
    return door.use in _IN_USE or door.envelope is not None


def _of_cabinet(plan: CabinetPlan, centre: str, place: int) -> Iterator[Fault]:
    snapshot = cabinets.find(plan.id)
    if snapshot is None:
        return
    if snapshot.cabinet.centre != centre:
        yield Fault(f"cabinets.{place}.id", f"{plan.id} belongs to another centre", f"{plan.id} 属于其他政务服务中心")
        return
    doors = _busy(snapshot) - {cell.door for cell in plan.compartments}
    if doors:
        yield _still_in_use(f"cabinets.{place}.compartments", ", ".join(sorted(doors)))


def _left_out(document: CentreImport, live: Live | None) -> Iterator[Fault]:
    named = {plan.id for plan in document.cabinets}
    before = catalogue.cabinets(document.centre.id, live.generation) if live else []
    for plan in before:
        snapshot = cabinets.find(plan.id) if plan.id not in named else None
        if snapshot and _busy(snapshot):
            yield _still_in_use("cabinets", plan.id)


def _busy(snapshot: CabinetSnapshot) -> set[str]:
    return {door.door for door in snapshot.doors if in_use(door)}


def _still_in_use(path: str, names: str) -> Fault:
    return Fault(path, f"{names} is left out but still in use", f"{names} 仍在使用中，不能删除")
