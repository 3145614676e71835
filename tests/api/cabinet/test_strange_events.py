"""What no sound cabinet says: the event is recorded, nothing moves, and nobody else is harmed."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from cabinet_contract.errors import ContractError
from cabinet_contract.words import EventType
from chalicelib.domain.cabinet.cabinet import DoorUse
from chalicelib.workers import cabinet_events
from tests.api.deployment import Person
from tests.api.town.small_centre import PERSON_ITEM
from tests.api.town.world import Town, clock, good

Newcomer = Callable[..., Person]
STRANGE: list[tuple[EventType, dict[str, Any]]] = [
    (EventType.BANK_SYNCED, {"bank": "A", "rev": 5}),
    (EventType.BANK_SYNCED, {"bank": "A", "rev": "x" * 100_000}),
    (EventType.BANK_SYNCED, {"bank": "x" * 100_000, "rev": "0" * 12}),
    (EventType.BANK_SYNCED, {"bank": "Z", "rev": "0" * 12}),
    (EventType.BANK_SYNCED, {"bank": ["A"], "rev": "0" * 12}),
    (EventType.BANK_SYNCED, {}),
    (EventType.ORDER_REFUSED, {"order": "o_x", "reason": 5}),
    (EventType.ORDER_REFUSED, {"order": ["o_x"], "reason": "expired"}),
    (EventType.DOOR_FORCED, {"door": "x" * 5000}),
    (EventType.DOOR_FORCED, {"door": "A99"}),
    (EventType.BOARD_SILENT, {"bank": "../"}),
    (EventType.BOARD_BACK, {"bank": "x" * 5000}),
    (EventType.GRANT_USED, {"grant": {"a": 1}}),
    (EventType.DOOR_OPENED, {"grant": "g_x", "door": 1, "outcome": "opened"}),
    (EventType.DOOR_CLOSED, {"grant": "g_x", "door": "A99"}),
]


@pytest.mark.parametrize(("type_", "body"), STRANGE, ids=lambda value: str(value)[:40])
def test_a_strange_event_is_parked_and_everybody_goes_on(
    town: Town, newcomer: Newcomer, type_: EventType, body: dict[str, Any]
) -> None:
    good(town.staff("duty-helper", "/cabinets/cab-hall/orders", {"door": "A01", "reason": "x"}))
    town.settle()
    order = town.hall.orders()[0].id
    town.hall.tell(clock(), type_, **(body | ({"order": order} if body.get("order") == "o_x" else {})))
    town.settle()
    assert town.hall.unheard() == []
    where = "/cabinets?centre=xian-itl&lat=34.36&lon=109.05&km=50"
    assert len(good(town.api.get(where, newcomer().token))["items"]) == 2
    (task,) = good(town.api.get("/staff/tasks", town.tokens["supervisor"]))["items"]
    assert (task["kind"], task["responsible"]) == ("parked-event", "administrator")
    town.handed_in(newcomer(), PERSON_ITEM)


@pytest.mark.parametrize("strange", [{"boot": 2**70}, {"boot": -1}, {"lineage": "#"}, {"lineage": "\ud800"}])
def test_a_strange_batch_writes_nothing(town: Town, strange: dict[str, Any]) -> None:
    event = {"n": len(town.hall.told) + 1, "at": 1.0, "type": "started", "boot": 1, "version": "x"}
    batch = {"v": 1, "thing": "cab-hall", "lineage": town.hall.lineage, "boot": 1, "events": [event]}
    with pytest.raises(ContractError):
        cabinet_events.handle(json.loads(json.dumps(batch | strange)) | {"topic_thing": "cab-hall"}, clock())


def test_a_door_with_papers_in_it_is_not_free_whatever_was_parked(town: Town, newcomer: Newcomer) -> None:
    """An event that fits nothing takes the door out of use; the papers of another stay where they are."""
    case = town.handed_in(newcomer(), PERSON_ITEM)
    door = next(d.door for d in town.doors("cab-hall") if d.use is DoorUse.OCCUPIED)
    town.hall.tell(clock(), EventType.DOOR_CLOSED, grant="g_gone", door=door)
    town.settle()
    (task,) = good(town.api.get("/staff/tasks", town.tokens["duty-helper"]))["items"]
    ending = f"/tasks/{task['id']}/ending"
    assert town.staff("duty-helper", ending, {"action": "free"}).code == "PAPER_INSIDE"
    assert town.staff("duty-helper", ending, {"action": "disabled"}).code == "PAPER_INSIDE"
    good(town.staff("duty-helper", ending, {"action": "taken-out"}))
    assert case in town.queue("locker-deposits")


def test_the_second_page_of_tasks_is_there(town: Town) -> None:
    for door in [door.door for door in town.doors("cab-hall")][:3]:
        town.hall.tell(clock(), EventType.DOOR_FORCED, door=door)
    town.settle()
    seen, cursor = [], {}
    for _ in range(3):
        page = good(town.api.get("/staff/tasks", town.tokens["supervisor"], limit=1, **cursor))
        seen += [task["place"] for task in page["items"]]
        cursor = {"cursor": page["next"]}
    assert len(set(seen)) == 3
