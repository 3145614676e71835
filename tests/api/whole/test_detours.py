"""What does not go straight: changes of mind, time running out, cabinets that hear late, doors in doubt."""

from collections.abc import Callable

import pytest

from chalicelib.domain.cabinet.cabinet import DoorUse
from tests.api.deployment import Person
from tests.api.town.small_centre import PERSON_ITEM
from tests.api.town.world import Town, clock, good

HALL = {"channel": "locker", "cabinet": "cab-hall"}
LUGANG = {"channel": "locker", "cabinet": "cab-lugang"}
HOUR, DAY = 3600, 24 * 3600
Newcomer = Callable[..., Person]


def reserved(town: Town, who: Person, settle: bool = True) -> tuple[str, str]:
    """A case with a compartment, and the door."""
    case = town.passed(who, PERSON_ITEM)
    door = town.asks(who, case, "handing-in", HALL)["door"]
    if settle:
        town.settle()
    return case, door


def use(town: Town, door: str, cabinet: str = "cab-hall") -> DoorUse:
    return next(d.use for d in town.doors(cabinet) if d.door == door)


def test_a_changed_channel_gives_the_compartment_back_and_kills_its_code(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case, door = reserved(town, who)
    old = town.code(who, "deposit")
    town.asks(who, case, "handing-in", LUGANG)
    assert use(town, door) is DoorUse.RELEASING
    town.settle()
    assert use(town, door) is DoorUse.FREE
    assert not town.hall.judge(old, clock())
    assert town.lugang.judge(town.code(who, "deposit"), clock())
    town.asks(who, case, "handing-in", {"channel": "mail"})
    town.settle()
    assert case in town.queue("mail-in")
    assert {d.use for name in town.cabinets for d in town.doors(name)} == {DoorUse.FREE}


def test_a_door_is_free_only_when_the_cabinet_has_said_that_it_forgot_the_code(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case, door = reserved(town, who)
    town.asks(who, case, "withdrawal", {"reason": "不办了"})
    town.pump()
    town.hall.deliver(clock())
    assert use(town, door) is DoorUse.RELEASING
    town.settle()
    assert use(town, door) is DoorUse.FREE
    assert town.sees(who, case)["state"] == "withdrawn"
    assert good(town.api.get("/me/codes", who.token))["items"] == []


def test_a_deposit_at_a_cabinet_that_had_not_heard_of_the_withdrawal_is_not_lost(
    town: Town, newcomer: Newcomer
) -> None:
    who = newcomer()
    case, door = reserved(town, who)
    code = town.code(who, "deposit")
    town.asks(who, case, "withdrawal")
    town.hall.visit(code, clock())
    town.settle()
    assert use(town, door) is DoorUse.OCCUPIED
    assert case in town.queue("trouble")
    assert town.sees(who, case)["inbound"]["state"] == "deposited"
    town.collected()
    assert use(town, door) is DoorUse.FREE


def test_a_clearing_confirmed_between_code_and_door_frees_no_door(town: Town, newcomer: Newcomer) -> None:
    """The shadow without the grant may be stored while the person still pulls at the handle."""
    who = newcomer()
    case, door = reserved(town, who)
    code, now = town.code(who, "deposit"), clock()
    town.asks(who, case, "withdrawal")
    town.pump()
    grant, _ = town.hall.type(code, now)
    opened = town.hall.told.pop()
    town.hall.sync(now)
    town.hall.deliver(now)
    assert use(town, door) is DoorUse.RESERVED
    town.settle()
    town.hall.open(grant, door, now)
    assert opened.type == town.hall.told[-1].type
    town.settle()
    town.hall.close(grant, door, now)
    town.settle()
    assert use(town, door) is DoorUse.OCCUPIED
    assert town.sees(who, case)["inbound"]["state"] == "deposited"


def test_a_deposit_after_its_reservation_ended_still_counts(town: Town, newcomer: Newcomer) -> None:
    """The cabinet was out of reach: by its clock the code was in time."""
    who = newcomer()
    case, door = reserved(town, who)
    grant, _ = town.hall.type(town.code(who, "deposit"), clock())
    town.hall.close(grant, door, clock())
    town.expire(clock() + 11 * DAY)
    assert town.sees(who, case)["inbound"] is None
    town.hall.deliver(clock() + 11 * DAY)
    town.settle()
    seen = town.sees(who, case)
    assert (seen["state"], seen["inbound"]["state"]) == ("received", "deposited")
    assert seen["received_at"] < clock() + DAY
    assert use(town, door) is DoorUse.OCCUPIED


def test_an_unused_reservation_ends_and_the_applicant_chooses_again(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case, door = reserved(town, who)
    late = clock() + 4 * DAY
    town.in_reach(late)
    town.expire(late)
    town.expire(late)
    town.settle(late)
    assert use(town, door) is DoorUse.FREE
    kinds = [n["kind"] for n in good(town.api.get("/me/notices", who.token))["items"]]
    assert kinds.count("reservation_expired") == 1
    assert town.asks(who, case, "handing-in", HALL)["state"] == "awaiting_materials"


def test_one_thing_that_cannot_end_holds_up_no_other(town: Town, newcomer: Newcomer) -> None:
    first, second = newcomer(), newcomer()
    _, broken = reserved(town, first)
    _, door = reserved(town, second)
    lost = next(d.envelope for d in town.doors("cab-hall") if d.door == broken)
    town.delete("ENVELOPES_TABLE", lost, "envelope")
    town.in_reach(clock() + 4 * DAY)
    town.expire(clock() + 4 * DAY)
    assert (use(town, broken), use(town, door)) == (DoorUse.RESERVED, DoorUse.RELEASING)


def test_an_uncollected_result_is_overdue_recalled_and_goes_out_over_the_counter(
    town: Town, newcomer: Newcomer
) -> None:
    who = newcomer()
    case = town.waiting_for_pickup(who, PERSON_ITEM)
    pickup = town.code(who, "pickup")
    town.in_reach(clock() + 8 * DAY)
    town.expire(clock() + 8 * DAY)
    assert town.sees(who, case)["outbound"]["state"] == "overdue"
    assert case in town.queue("locker-self-pickup")
    assert town.hall.judge(pickup, clock() + 8 * DAY)
    town.does("duty-helper", case, "recall-code")
    town.settle()
    assert town.hall.judge(pickup, clock())
    town.hall.visit(town.staff_code("duty-helper", "recall"), clock())
    town.settle()
    assert not town.hall.judge(pickup, clock())
    assert town.sees(who, case)["state"] == "result_ready"
    town.does("front-desk", case, "outgoing", {"channel": "window"})
    town.does("front-desk", case, "counter-handover", {"proof": "身份证"})
    town.does("front-desk", case, "closing")
    events = [entry["event"] for chain in town.custody(who, case)["chain"] for entry in chain["entries"]]
    assert {"recall", "hand_over"} <= set(events)
    assert {d.use for d in town.doors("cab-hall")} == {DoorUse.FREE}


def test_a_pickup_that_was_faster_than_the_recall_leaves_no_code_for_the_empty_door(
    town: Town, newcomer: Newcomer
) -> None:
    who = newcomer()
    case = town.waiting_for_pickup(who, PERSON_ITEM)
    pickup = town.code(who, "pickup")
    town.does("duty-helper", case, "recall-code")
    recall = town.staff_code("duty-helper", "recall")
    town.hall.visit(pickup, clock())
    town.settle()
    assert town.sees(who, case)["state"] == "closed"
    assert not town.hall.judge(recall, clock())
    assert {d.use for d in town.doors("cab-hall")} == {DoorUse.FREE}
    assert good(town.api.get("/staff/codes", town.tokens["duty-helper"]))["items"] == []


def test_a_new_code_kills_the_old_one(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case, _ = reserved(town, who)
    old = town.code(who, "deposit")
    grant = good(town.api.get("/me/codes", who.token))["items"][0]["grant"]
    town.asks(who, case, f"codes/{grant}/reissue")
    town.settle()
    new = town.code(who, "deposit")
    assert (len(town.hall.judge(old, clock())), len(town.hall.judge(new, clock()))) == (0, 1)
    again = town.api.post(f"/cases/{case}/codes/{grant}/reissue", {}, who.token)
    assert (again.status, again.code) == (404, "NO_SUCH_GRANT")
    town.hall.visit(new, clock())
    town.settle()
    assert town.sees(who, case)["state"] == "received"


def test_a_code_past_its_end_is_not_issued_anew(town: Town, newcomer: Newcomer) -> None:
    from chalicelib.errors import NotFound
    from chalicelib.store import cases
    from chalicelib.usecases.applicant.reissuing import reissue

    who = newcomer()
    case, _ = reserved(town, who)
    grant = good(town.api.get("/me/codes", who.token))["items"][0]["grant"]
    with pytest.raises(NotFound, match="no such code"):
        reissue(cases.load(case), grant, clock() + 4 * DAY)


def unfinished(town: Town, purpose: str, who: Person, case: str) -> None:
    """The code was used, the door perhaps opened; then the cabinet's disk died, and with it what it had to tell."""
    town.hall.type(town.code(who, purpose), clock())
    town.hall.told.pop()
    town.settle()
    town.expire(clock() + HOUR)
    town.expire(clock() + 13 * HOUR)
    assert good(town.api.get("/staff/tasks", town.tokens["duty-helper"]))["items"] == [], (
        "out of reach: it may yet tell"
    )
    town.in_reach(clock() + 13 * HOUR)
    town.expire(clock() + 13 * HOUR)
    town.expire(clock() + 13 * HOUR)
    (task,) = good(town.api.get("/staff/tasks", town.tokens["duty-helper"]))["items"]
    assert (task["kind"], task["case"]) == ("doubtful-door", case)
    assert case in town.queue("trouble")


def test_a_deposit_that_was_never_heard_of_again_is_a_task(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case, door = reserved(town, who)
    unfinished(town, "deposit", who, case)
    assert use(town, door) is DoorUse.QUARANTINED
    town.asks(who, case, "handing-in", LUGANG)


def test_a_pickup_that_was_never_heard_of_again_is_a_task(town: Town, newcomer: Newcomer) -> None:
    """Its code is used up: without a task nobody could ever open that door again."""
    who = newcomer()
    unfinished(town, "pickup", who, town.waiting_for_pickup(who, PERSON_ITEM))


def test_what_was_finished_is_no_task_later(town: Town, newcomer: Newcomer) -> None:
    town.waiting_for_pickup(newcomer(), PERSON_ITEM)
    town.handed_in(newcomer(), PERSON_ITEM)
    town.in_reach(clock() + 13 * HOUR)
    town.expire(clock() + 13 * HOUR)
    assert good(town.api.get("/staff/tasks", town.tokens["duty-helper"]))["items"] == []
