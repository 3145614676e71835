"""A compartment out of use has its way back by a route, whatever became of its task; who and why are kept."""

import json
from collections.abc import Callable

import pytest

from cabinet_contract.words import EventType, Outcome
from chalicelib.domain.cabinet.cabinet import DoorUse
from tests.api import cloud
from tests.api.client import Answer
from tests.api.deployment import Person
from tests.api.town.hall import ends, reserved, tasks, the_door
from tests.api.town.small_centre import PERSON_ITEM
from tests.api.town.world import Town, clock, good

Newcomer = Callable[..., Person]


def put(town: Town, door: str, use: str, role: str = "duty-helper", reason: str = "看过") -> Answer:
    return town.api.put(f"/staff/cabinets/cab-hall/doors/{door}", {"use": use, "reason": reason}, town.tokens[role])


def jammed(town: Town, who: Person) -> str:
    _, door = reserved(town, who)
    town.hall.type(town.code(who, "deposit"), clock(), Outcome.JAMMED)
    town.settle()
    return door


@pytest.mark.parametrize("role", ["duty-helper", "administrator"])
def test_a_door_out_of_use_comes_back(town: Town, newcomer: Newcomer, role: str) -> None:
    door = jammed(town, newcomer())
    good(ends(town, tasks(town)[0]["id"], "disabled"))
    assert the_door(town, door).use is DoorUse.DISABLED
    assert good(put(town, door, "free", role)) == {"cabinet": "cab-hall", "door": door, "use": "free"}
    town.settle()
    assert the_door(town, door).use is DoorUse.FREE


def test_a_free_door_is_put_out_of_use_and_who_and_why_are_kept(town: Town) -> None:
    good(put(town, "A01", "disabled", reason="锁坏了"))
    assert the_door(town, "A01").use is DoorUse.DISABLED
    (row,) = [row for row in cloud.rows() if "cab-hall#doors" in str(row)]
    kept = json.loads(next(value for value in _texts(row) if value.startswith("{")))
    assert (kept["by"], kept["before"], kept["use"], kept["reason"]) == ("s-duty-helper", "free", "disabled", "锁坏了")


def _texts(row: object) -> list[str]:
    if isinstance(row, dict):
        return [text for value in row.values() for text in _texts(value)]
    if isinstance(row, list | tuple):
        return [text for value in row for text in _texts(value)]
    return [row] if isinstance(row, str) else []


def doubted_while_reserved(town: Town, who: Person) -> str:
    """The cabinet tells of the reserved door by a code that nobody knows: staff look at it."""
    _, door = reserved(town, who)
    town.hall.tell(clock(), EventType.DOOR_CLOSED, grant="g_strange", door=door)
    town.settle()
    assert the_door(town, door).use is DoorUse.QUARANTINED
    return door


def free_by_task(town: Town, door: str) -> Answer:
    return ends(town, tasks(town)[0]["id"], "free")


def free_by_door(town: Town, door: str) -> Answer:
    return put(town, door, "free")


@pytest.mark.parametrize("frees", [free_by_task, free_by_door])
def test_a_door_that_is_awaited_and_was_found_in_order_waits_on_for_its_envelope(
    town: Town, newcomer: Newcomer, frees: Callable[[Town, str], Answer]
) -> None:
    who = newcomer()
    door = doubted_while_reserved(town, who)
    good(frees(town, door))
    town.settle()
    assert the_door(town, door).use is DoorUse.RESERVED
    assert town.hall.visit(town.code(who, "deposit"), clock()) == [door]


def test_a_door_that_is_awaited_is_not_put_out_of_use_behind_its_applicants_back(
    town: Town, newcomer: Newcomer
) -> None:
    door = doubted_while_reserved(town, newcomer())
    assert put(town, door, "disabled").code == "DOOR_IN_USE"
    assert ends(town, tasks(town)[0]["id"], "disabled").code == "DOOR_IN_USE"


def test_freeing_a_door_in_doubt_ends_its_task(town: Town, newcomer: Newcomer) -> None:
    door = jammed(town, newcomer())
    good(put(town, door, "free"))
    town.settle()
    assert (the_door(town, door).use, tasks(town)) == (DoorUse.FREE, [])


def test_a_compartment_that_waits_for_somebody_is_left_alone(town: Town, newcomer: Newcomer) -> None:
    _, waiting = reserved(town, newcomer())
    town.handed_in(newcomer(), PERSON_ITEM)
    full = next(d.door for d in town.doors("cab-hall") if d.use is DoorUse.OCCUPIED)
    for door in (waiting, full):
        for use in ("free", "disabled", "quarantined"):
            assert put(town, door, use).code == "DOOR_IN_USE"


def test_an_envelope_in_quarantine_has_its_way_back_though_its_task_was_ended(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.waiting_for_pickup(who, PERSON_ITEM)
    door = town.sees(who, case)["outbound"]["door"]
    town.hall.type(town.code(who, "pickup"), clock(), Outcome.JAMMED)
    town.settle()
    good(ends(town, tasks(town)[0]["id"], "seen"))
    assert put(town, door, "free").code == "PAPER_INSIDE"
    assert put(town, door, "disabled").code == "PAPER_INSIDE"
    good(put(town, door, "quarantined", reason="还在里面"))
    (task,) = tasks(town)
    assert (task["place"], task["case"], task["detail"]) == (door, case, "还在里面")
    good(ends(town, task["id"], "taken-out"))
    town.settle()
    assert the_door(town, door).use is DoorUse.FREE


def test_a_door_that_is_not_there_is_said_so(town: Town) -> None:
    assert put(town, "A99", "free").code == "NO_SUCH_DOOR"
    assert put(town, "A01", "occupied").code == "BAD_FIELD"


def test_an_event_that_fits_nothing_at_a_door_out_of_use_is_somebodys_task(town: Town) -> None:
    good(put(town, "A01", "disabled"))
    for _ in range(2):
        town.hall.tell(clock(), EventType.DOOR_CLOSED, grant="g_gone", door="A01")
    town.settle()
    assert [(t["kind"], t["place"]) for t in tasks(town)] == [("doubtful-door", "A01")]
    assert the_door(town, "A01").use is DoorUse.DISABLED
