"""Cabinets: one partition holds the cabinet, its doors, grants and orders, so that one read sees them together."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import msgspec

from cabinet_contract.names import is_thing
from chalicelib.domain.base.entity import Entity
from chalicelib.domain.cabinet.cabinet import Cabinet, CabinetSnapshot, Door, Grant, Order, SettingsChange
from chalicelib.domain.cabinet.orders import OrderRecord
from chalicelib.domain.cabinet.records import CollectingRoute, DoorChange, ParkedEnd, ParkedEvent
from chalicelib.errors import no_such
from chalicelib.store import codec, pages
from chalicelib.store.rows import CabinetRow
from chalicelib.store.transaction import Plan, Write

if TYPE_CHECKING:
    from cabinet_contract.events import Event

_CABINET, _DOOR, _GRANT, _ORDER = "cabinet", "door#", "grant#", "order#"
_ROUTE = "#route"


def find(cabinet: str, *, consistent: bool = True) -> CabinetSnapshot | None:
    """Everything about a cabinet, in one query; None where there is no such cabinet. What is read without being
    `consistent`, at half the price, may be some seconds old."""
    if not is_thing(cabinet):
        return None  # whoever claims to be a cabinet may claim any name, also one that is no key
    rows = {row.sk: row for row in CabinetRow.query(cabinet, consistent_read=consistent)}
    if _CABINET not in rows:
        return None
    return _snapshot(_parts(rows))


def after(snapshot: CabinetSnapshot, plan: Plan) -> CabinetSnapshot:
    """The cabinet as it is once `plan` is committed, without asking again."""
    mine = [write for write in plan if isinstance(write.row, CabinetRow) and write.row.pk == snapshot.cabinet.id]
    rows = {write.row.sk: write.row for write in mine if not write.delete}
    gone = {write.row.sk for write in mine if write.delete}
    before: dict[str, Any] = {
        _CABINET: snapshot.cabinet,
        **{_DOOR + door.door: door for door in snapshot.doors},
        **{_GRANT + grant.id: grant for grant in snapshot.grants},
        **{_ORDER + order.id: order for order in snapshot.orders},
    }
    return _snapshot({sk: part for sk, part in (before | _parts(rows)).items() if sk not in gone})


def _parts(rows: dict[str, CabinetRow]) -> dict[str, Any]:
    kinds: list[tuple[str, type[Entity]]] = [(_CABINET, Cabinet), (_DOOR, Door), (_GRANT, Grant), (_ORDER, Order)]
    return {sk: codec.read(row, kind) for sk, row in rows.items() for part, kind in kinds if sk.startswith(part)}


def _snapshot(parts: dict[str, Any]) -> CabinetSnapshot:
    def of(kind: str) -> tuple[Any, ...]:
        return tuple(part for sk, part in parts.items() if sk.startswith(kind))

    return CabinetSnapshot(cabinet=parts[_CABINET], doors=of(_DOOR), grants=of(_GRANT), orders=of(_ORDER))


def load(cabinet: str) -> CabinetSnapshot:
    """Raises NotFound."""
    snapshot = find(cabinet)
    if snapshot is None:
        raise no_such("cabinet")
    return snapshot


def one(cabinet: str) -> Cabinet | None:
    """The cabinet alone, without its doors and grants."""
    return codec.found(CabinetRow, Cabinet, cabinet, _CABINET) if is_thing(cabinet) else None


def door(cabinet: str, name: str) -> Door | None:
    return codec.found(CabinetRow, Door, cabinet, _DOOR + name)


def grant(cabinet: str, id_: str) -> Grant | None:
    return codec.found(CabinetRow, Grant, cabinet, _GRANT + id_)


def plan_cabinet(cabinet: Cabinet) -> Write:
    return _plan(cabinet.id, _CABINET, cabinet)


def plan_door(door: Door) -> Write:
    return _plan(door.cabinet, _DOOR + door.door, door)


def plan_grant(grant: Grant) -> Write:
    return _plan(grant.cabinet, _GRANT + grant.id, grant)


def plan_order(order: Order) -> Write:
    return _plan(order.cabinet, _ORDER + order.id, order)


def plan_drop_doors(doors: Iterable[Door]) -> Plan:
    return [Write(_row(d.cabinet, _DOOR + d.door, d.version, ""), delete=True) for d in doors]


def plan_drop_grants(grants: Iterable[Grant]) -> Plan:
    return [Write(_row(g.cabinet, _GRANT + g.id, g.version, ""), delete=True) for g in grants]


def plan_drop_orders(orders: Iterable[Order]) -> Plan:
    return [Write(_row(o.cabinet, _ORDER + o.id, o.version, ""), delete=True) for o in orders]


def plan_order_record(record: OrderRecord) -> Write:
    """The permanent row of who ordered a door open, why, and what became of it; the order's own row goes when it is
    done."""
    return _plan(f"{record.cabinet}#orders", record.id, record)


def order_records(cabinet: str) -> list[OrderRecord]:
    """All that were ever made there: for who looks for something in them."""
    return [codec.read(row, OrderRecord) for row in CabinetRow.query(f"{cabinet}#orders", consistent_read=True)]


def order_record(cabinet: str, id_: str) -> OrderRecord | None:
    return codec.found(CabinetRow, OrderRecord, f"{cabinet}#orders", id_)


def plan_settings_record(cabinet: str, id_: str, change: SettingsChange) -> Write:
    """The permanent row of a change; `id_` names it."""
    return Write(_row(f"{cabinet}#settings", f"{change.at:012d}#{id_}", 1, codec.body_of(change)))


def plan_door_record(cabinet: str, id_: str, change: DoorChange) -> Write:
    """The permanent row of who put a door out of use or back, and why; `id_` names it."""
    return Write(_row(f"{cabinet}#doors", f"{change.at:012d}#{id_}", 1, codec.body_of(change)))


def plan_event(cabinet: str, lineage: str, event: "Event") -> Write:
    """The permanent row of one event: it can be written once, so the event's effects happen once."""
    body = msgspec.json.encode(event.to_wire()).decode()
    return Write(_row(*_event_key(cabinet, lineage, event.number), 1, body))


def event_told(cabinet: str, lineage: str, number: int) -> dict[str, Any] | None:
    """The event as it was told, where it was applied or parked."""
    row = codec.row(CabinetRow, *_event_key(cabinet, lineage, number))
    told: dict[str, Any] | None = row and msgspec.json.decode(row.body)
    return told


def plan_parked(parked: ParkedEvent) -> Write:
    """Its row in the list of those that wait for somebody."""
    return _plan(f"{parked.cabinet}#parked", _parked_key(parked), parked)


def parked_events(cabinet: str, limit: int, cursor: str | None) -> tuple[list[ParkedEvent], str | None]:
    key = f"{cabinet}#parked"
    rows = CabinetRow.query(key, limit=limit, last_evaluated_key=pages.decode(cursor, {"pk": key}))
    found, following = pages.page(rows, limit)
    return [codec.read(row, ParkedEvent) for row in found], following


def is_last_parked(cabinet: str) -> bool:
    return len(list(CabinetRow.query(f"{cabinet}#parked", consistent_read=True, limit=2))) < 2


def parked_event(cabinet: str, id_: str) -> ParkedEvent | None:
    lineage, _, number = id_.partition("-")
    return codec.found(CabinetRow, ParkedEvent, f"{cabinet}#parked", f"{lineage}#{number:0>12}")


def plan_drop_parked(parked: ParkedEvent) -> Plan:
    return [Write(_row(f"{parked.cabinet}#parked", _parked_key(parked), parked.version, ""), delete=True)]


def plan_parked_record(cabinet: str, ended: ParkedEnd) -> Write:
    """The permanent row of who ended a parked event, and why."""
    return Write(_row(f"{cabinet}#parked-ends", ended.event, 1, codec.body_of(ended)))


def route(cabinet: str) -> CollectingRoute | None:
    """The last one that was started; whether it is over, its times and its grant say."""
    return codec.found(CabinetRow, CollectingRoute, cabinet + _ROUTE, "route")


def plan_route(route: CollectingRoute) -> Write:
    return _plan(route.cabinet + _ROUTE, "route", route)


def _parked_key(parked: ParkedEvent) -> str:
    return f"{parked.lineage}#{parked.number:012d}"


def _event_key(cabinet: str, lineage: str, number: int) -> tuple[str, str]:
    return f"{cabinet}#events", f"{lineage}#{number:012d}"


def _plan(cabinet: str, sk: str, thing: Entity) -> Write:
    return Write(_row(cabinet, sk, thing.version + 1, codec.body_of(thing)))


def _row(pk: str, sk: str, version: int, body: str) -> CabinetRow:
    return CabinetRow(pk, sk, version=version, body=body)
