"""What a newer cabinet says stops nothing: it is kept, acknowledged, and told to its maker and to staff."""

from collections.abc import Callable

from cabinet_contract.events import Event
from cabinet_contract.names import CABINET_SHADOW
from cabinet_contract.shadow import CabinetDesired
from cabinet_contract.words import EventType
from chalicelib.domain.cabinet.cabinet import DoorUse
from tests.api.deployment import Person
from tests.api.town.hall import reserved, tasks, the_door
from tests.api.town.small_centre import PERSON_ITEM
from tests.api.town.world import Town, clock, good

Newcomer = Callable[..., Person]


def says(town: Town, type_: str, **body: object) -> int:
    """An event of a word that need not be ours; its number."""
    number = len(town.hall.told) + 1
    town.hall.told.append(Event(number, float(clock()), type_, dict(body)))
    return number


def unread(town: Town) -> tuple[tuple[int, str], ...]:
    return CabinetDesired.from_wire(town.hall.shadow(CABINET_SHADOW)).unread


def test_an_unknown_type_is_acknowledged_and_told_and_the_numbers_behind_it_are_applied(
    town: Town, newcomer: Newcomer
) -> None:
    number = says(town, "door_stiff", door="A01", seconds=1.4)
    town.handed_in(newcomer(), PERSON_ITEM)
    assert town.hall.unheard() == []
    assert unread(town) == ((number, "door_stiff"),)
    assert [(t["kind"], t["place"], t["detail"]) for t in tasks(town)] == [
        ("parked-event", "events", f"{number} door_stiff: type: is not known here")
    ]
    assert the_door(town, "A01").use is not DoorUse.QUARANTINED


def test_a_body_that_does_not_fit_is_told_with_its_place(town: Town) -> None:
    number = says(town, EventType.BOARD_SILENT, bank=5)
    town.settle()
    assert town.hall.unheard() == []
    assert unread(town) == ((number, "board_silent"),)
    (task,) = tasks(town)
    assert task["detail"] == f"{number} board_silent: bank: must be of the type str"


def test_null_for_a_field_that_may_be_missing_parks_nothing(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case, door = reserved(town, who)
    grant, _ = town.hall.type(town.code(who, "deposit"), clock())
    town.hall.tell(clock(), EventType.DOOR_CLOSED, door=door, grant=grant, order=None, answer=None, item=None, was=None)
    town.settle()
    assert unread(town) == ()
    assert town.sees(who, case)["state"] == "received"


def test_the_maker_is_told_of_the_newest_eight_and_a_new_journal_begins_without_any(town: Town) -> None:
    for n in range(11):
        says(town, f"news_{n}")
    town.settle()
    assert [type_ for _, type_ in unread(town)] == [f"news_{n}" for n in range(3, 11)]
    town.hall.lineage, town.hall.told = "cd34", []
    town.hall.start(clock())
    town.settle()
    assert unread(town) == ()


def test_more_than_eight_earlier_places_are_not_looked_up(town: Town) -> None:
    says(town, EventType.BOARD_BACK, bank="A", was=["ab12#1"] * 9)
    town.settle()
    assert town.hall.unheard() == []
    assert [t["kind"] for t in tasks(town)] == ["parked-event"]


def test_a_door_closed_by_nobodys_code_while_a_codes_door_stood_open_is_a_task(town: Town, newcomer: Newcomer) -> None:
    case, door = reserved(town, newcomer())
    grant = next(g.id for g in town.hall.grants())
    town.hall.used.add(grant)
    town.hall.tell(clock(), EventType.GRANT_USED, grant=grant, door=door, doors=[door])
    town.hall.open(grant, door, clock())
    good(town.staff("duty-helper", "/cabinets/cab-hall/orders", {"door": door, "reason": "门没关"}))
    town.settle()
    order = town.hall.orders()[0].id
    town.hall.tell(clock(), EventType.DOOR_CLOSED, order=order, door=door)
    town.settle()
    assert [(t["kind"], t["place"], t["case"]) for t in tasks(town)] == [("doubtful-door", door, case)]
    assert the_door(town, door).use is DoorUse.QUARANTINED


def test_a_door_that_staff_opened_and_closed_while_a_code_waits_is_nobodys_task(town: Town, newcomer: Newcomer) -> None:
    _, door = reserved(town, newcomer())
    good(town.staff("duty-helper", "/cabinets/cab-hall/orders", {"door": door, "reason": "看看"}))
    town.settle()
    order = town.hall.orders()[0].id
    town.hall.tell(clock(), EventType.DOOR_CLOSED, order=order, door=door)
    town.settle()
    assert tasks(town) == []
