"""A cabinet whose journal was mended tells again, under new numbers, what the cloud may have applied already."""

from collections.abc import Callable

import pytest

from cabinet_contract.events import Event
from cabinet_contract.words import EventType
from chalicelib.domain.cabinet.cabinet import DoorUse
from chalicelib.store import cabinets
from iot.journal.events import retold
from tests.api.deployment import Person
from tests.api.town.paper_cabinet import PaperCabinet
from tests.api.town.small_centre import PERSON_ITEM
from tests.api.town.world import Town, clock, good

Newcomer = Callable[..., Person]
VISIT = 3  # a code was used, the door opened, the door was closed


def mended(cabinet: PaperCabinet, kept: list[Event]) -> None:
    """As the cabinet's journal does: a new lineage, `kept` from 1 again with the numbers that they had."""
    old, cabinet.lineage, cabinet.told = cabinet.lineage, f"{cabinet.lineage}x", []
    for event in kept:
        cabinet.tell(int(event.at), event.type, **retold(event.body, old, event.number))
    cabinet.tell(clock(), EventType.JOURNAL_REPAIRED, reason="damaged")


@pytest.mark.parametrize("applied", range(VISIT + 1))
def test_what_is_told_again_happens_once_however_much_of_it_had_arrived(
    town: Town, newcomer: Newcomer, applied: int
) -> None:
    who = newcomer()
    case = town.passed(who, PERSON_ITEM)
    town.asks(who, case, "handing-in", {"channel": "locker", "cabinet": "cab-hall"})
    town.settle()
    before = len(town.hall.told)
    grant, doors = town.hall.type(town.code(who, "deposit"), clock())
    town.hall.close(grant, doors[0], clock())
    visit = town.hall.told[before:]
    assert len(visit) == VISIT
    town.hall.deliver(clock(), visit[:applied])
    mended(town.hall, visit)
    # And again, before the cloud has heard of the first time.
    mended(town.hall, town.hall.told)
    town.settle()
    (chain,) = town.custody(who, case)["chain"]
    moves = [entry["event"] for entry in chain["entries"]]
    assert (moves.count("open_door"), moves.count("deposit")) == (1, 1)
    assert town.hall.unheard() == []
    (door,) = [door for door in town.doors("cab-hall") if door.door == doors[0]]
    assert door.use is DoorUse.OCCUPIED
    kinds = [task["kind"] for task in good(town.api.get("/staff/tasks", town.tokens["supervisor"]))["items"]]
    assert kinds == ["cabinet-unwell"]


def test_another_event_under_an_earlier_number_is_told_for_the_first_time(town: Town) -> None:
    """A journal that was put back counts on from where it stood: its numbers were given in the forgotten time too."""
    number = len(town.hall.told) + 1
    town.hall.tell(clock(), EventType.DOOR_FORCED, door="A01")
    town.settle()
    forgotten = Event(number, float(clock()), EventType.DOOR_FORCED, {"door": "A02"})
    mended(town.hall, [forgotten])
    town.settle()
    tasks = good(town.api.get("/staff/tasks", town.tokens["supervisor"]))["items"]
    assert {"A01", "A02"} <= {task["place"] for task in tasks}


@pytest.mark.parametrize(
    "was", ["", 5, [""], ["#"], ["ab12#x"], ["ab12#-1"], [5], ["ab12#1"], ["x" * 5000 + "#1"], ["ab12#" + "9" * 5000]]
)
def test_a_number_that_never_was_stops_nobody(town: Town, was: object) -> None:
    town.hall.tell(clock(), EventType.DOOR_FORCED, door="A01", was=was)
    town.settle()
    assert town.hall.unheard() == []
    (task,) = good(town.api.get("/staff/tasks", town.tokens["supervisor"]))["items"]
    assert task["place"] == "A01"


def test_what_comes_late_of_a_journal_that_was_given_up_does_not_bring_it_back(town: Town) -> None:
    first, lineage = town.hall.told[0], town.hall.lineage
    mended(town.hall, [])
    town.settle()
    new = town.hall.lineage
    town.hall.lineage = lineage
    town.hall.deliver(clock(), [first])
    assert cabinets.load("cab-hall").cabinet.lineage == new
    town.hall.lineage = new
    town.hall.tell(clock(), EventType.DOOR_FORCED, door="A01")
    town.settle()
    assert town.hall.unheard() == []
