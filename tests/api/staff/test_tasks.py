"""What a cabinet cannot mend by itself is somebody's task: silent boards, open doors, papers where none should be."""

import time
from collections.abc import Callable

from cabinet_contract.structs import to_wire
from cabinet_contract.words import Answer, EventType
from chalicelib.domain.cabinet.cabinet import DoorUse
from chalicelib.store import envelopes
from infra.printed.asyncapi_examples import TELLS
from tests.api.deployment import Person
from tests.api.town.hall import ends, reserved, tasks, the_door
from tests.api.town.small_centre import PERSON_ITEM
from tests.api.town.world import Town, clock, good

Newcomer = Callable[..., Person]


def test_an_empty_compartment_where_custody_says_paper_is_a_task(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.handed_in(who, PERSON_ITEM)
    good(town.staff("duty-helper", "/collections", {"cabinet": "cab-hall"}))
    town.settle()
    grant, doors = town.hall.type(town.staff_code("duty-helper", "collect"), clock())
    town.hall.close(grant, doors[0], clock(), Answer.NOTHING)
    town.settle()
    assert [t["kind"] for t in tasks(town)] == ["empty-compartment"]
    assert case in town.queue("trouble")


def test_a_door_left_open_is_a_task_until_it_is_shut(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    _, door = reserved(town, who)
    grant, _ = town.hall.type(town.code(who, "deposit"), clock())
    town.hall.tell(clock(), EventType.DOOR_LEFT_OPEN, grant=grant, door=door)
    town.settle()
    assert [(t["kind"], t["place"]) for t in tasks(town)] == [("left-open", door)]
    town.hall.close(grant, door, clock())
    town.settle()
    assert tasks(town) == []


def test_a_silent_board_is_a_task_until_it_answers(town: Town, newcomer: Newcomer) -> None:
    town.hall.tell(clock(), EventType.BOARD_SILENT, bank="A", trouble="bus: no answer" + "." * 500)
    town.settle()
    ((kind, place, detail),) = [(t["kind"], t["place"], t["detail"]) for t in tasks(town)]
    assert (kind, place) == ("silent-board", "A")
    assert detail.startswith("board_silent: bus: no answer.")
    assert len(detail) < 250
    town.hall.tell(clock(), EventType.BOARD_BACK, bank="A")
    town.settle()
    assert tasks(town) == []


def test_tasks_and_cabinets_are_called_by_their_names(town: Town) -> None:
    town.hall.tell(clock(), EventType.BOARD_SILENT, bank="A", trouble="bus: no answer")
    town.settle()
    seen = good(town.api.get("/staff/cabinets/cab-hall", town.tokens["supervisor"]))
    assert all(seen[what]["zh"] for what in ("name", "site"))
    assert [(t["cabinet_name"], t["site"]) for t in tasks(town)] == [(seen["name"], seen["site"])]


def test_a_task_says_who_may_end_it(town: Town) -> None:
    town.hall.tell(clock(), EventType.BOARD_SILENT, bank="A", trouble="bus: no answer")
    town.settle()
    (task,) = tasks(town)
    assert task["workers"] == ["administrator", "duty-helper", "supervisor"]


def test_each_trouble_of_the_cabinet_itself_is_a_task_and_room_again_ends_only_that_of_the_disk(town: Town) -> None:
    troubles = (
        EventType.JOURNAL_REPAIRED, EventType.DISK_FULL, EventType.CLOCK_DOUBTED, EventType.ROLLED_BACK,
        EventType.IDENTITY_SHARED,
    )  # fmt: skip
    for type_ in troubles:
        town.hall.tell(clock(), type_, **to_wire(TELLS[type_]))
    town.settle()
    unwell = {("cabinet-unwell", place) for place in ("journal", "disk", "clock", "program")}
    assert {(t["kind"], t["place"]) for t in tasks(town)} == unwell | {("identity-shared", "")}
    town.hall.tell(clock(), EventType.DISK_OK, free=1)
    town.settle()
    assert {t["place"] for t in tasks(town)} == {"journal", "clock", "program", ""}
    for task in tasks(town):
        good(ends(town, task["id"], "seen"))
    assert tasks(town) == []


def test_a_complaint_said_twice_is_one_task(town: Town, newcomer: Newcomer) -> None:
    for _ in range(2):
        town.hall.tell(clock(), EventType.DOOR_FORCED, door="A01")
    town.settle()
    assert [t["kind"] for t in tasks(town)] == ["forced-door"]


def test_a_deposit_after_a_new_choice_counts_and_the_new_choice_is_given_back(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case, _ = reserved(town, who)
    code = town.code(who, "deposit")
    earlier = clock()
    time.sleep(1.1)  # times are whole seconds
    second = town.asks(who, case, "handing-in", {"channel": "locker", "cabinet": "cab-lugang"})["envelope"]
    later = town.sees(who, case)["inbound"]["door"]
    grant, doors = town.hall.type(code, earlier)
    town.hall.close(grant, doors[0], earlier)
    town.settle()
    seen = town.sees(who, case)
    assert (seen["state"], seen["inbound"]["cabinet"]) == ("received", "cab-hall")
    assert next(d.use for d in town.doors("cab-lugang") if d.door == later) is DoorUse.FREE
    given_back = envelopes.custody(second)
    assert given_back[-1].event == "release"
    assert [link.at for link in given_back] == sorted(link.at for link in given_back), "no chain goes back in time"


def test_a_second_envelope_of_one_case_is_a_task(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case, _ = reserved(town, who)
    first = town.code(who, "deposit")
    town.asks(who, case, "handing-in", {"channel": "locker", "cabinet": "cab-lugang"})
    town.pump()
    town.lugang.sync(clock())
    town.lugang.visit(town.code(who, "deposit"), clock())
    town.hall.visit(first, clock())
    town.settle()
    assert [(t["kind"], t["case"]) for t in tasks(town)] == [("stray-envelope", case)]


def test_a_door_event_that_fits_nothing_takes_the_door_out_of_use(town: Town, newcomer: Newcomer) -> None:
    town.hall.tell(clock(), EventType.DOOR_OPENED, grant="g_unknown", door="A01", outcome="opened")
    town.settle()
    assert the_door(town, "A01").use is DoorUse.QUARANTINED
    assert [t["kind"] for t in tasks(town)] == ["doubtful-door"]


def test_a_cabinet_at_1970_deposits_no_earlier_than_the_code_was_issued(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    before = clock()
    case, door = reserved(town, who)
    grant, _ = town.hall.type(town.code(who, "deposit"), clock())
    town.hall.close(grant, door, 3600)
    town.settle()
    assert town.sees(who, case)["received_at"] >= before


def test_an_answer_before_the_closing_waits_for_it(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case, door = reserved(town, who)
    grant, _ = town.hall.type(town.code(who, "deposit"), clock())
    town.hall.tell(clock(), EventType.ANSWERED, grant=grant, door=door, answer="put_in")
    town.hall.close(grant, door, clock(), Answer.PUT_IN)
    town.settle()
    assert tasks(town) == []
    assert town.sees(who, case)["state"] == "received"


def test_a_door_opened_again_after_its_closing_changes_nothing(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case, door = reserved(town, who)
    grant, _ = town.hall.type(town.code(who, "deposit"), clock())
    for _ in range(2):
        town.hall.close(grant, door, clock())
        town.hall.open(grant, door, clock())
    town.hall.close(grant, door, clock())
    town.settle()
    assert (town.sees(who, case)["state"], the_door(town, door).use) == ("received", DoorUse.OCCUPIED)
    assert tasks(town) == []


def test_a_door_that_will_not_close_is_a_task_at_once(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    _, door = reserved(town, who)
    grant, _ = town.hall.type(town.code(who, "deposit"), clock())
    town.hall.tell(clock(), EventType.ANSWERED, grant=grant, door=door, answer="wont_close")
    town.settle()
    assert [(t["kind"], t["place"]) for t in tasks(town)] == [("left-open", door)]
