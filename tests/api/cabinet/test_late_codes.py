"""Codes that outlive their reason: whose they are, and that none opens a door that has a new envelope behind it."""

from collections.abc import Callable
from typing import Any

from cabinet_contract.words import EventType, Outcome
from chalicelib.domain.cabinet.cabinet import DoorUse
from chalicelib.domain.people.sign_in import PER_PARTY
from chalicelib.store.transaction import commit
from chalicelib.usecases.parts import limits
from tests.api import cloud
from tests.api.deployment import Person
from tests.api.town.hall import consents
from tests.api.town.small_centre import PERSON_ITEM
from tests.api.town.world import Town, clock, good

HALL = {"channel": "locker", "cabinet": "cab-hall"}
Newcomer = Callable[..., Person]


def reserved(town: Town, who: Person) -> dict[str, Any]:
    case = town.passed(who, PERSON_ITEM)
    found = town.asks(who, case, "handing-in", HALL)
    town.settle()
    return found


def use(town: Town, door: str) -> DoorUse:
    return next(d.use for d in town.doors("cab-hall") if d.door == door)


def forced(town: Town, door: str) -> str:
    """A task at this door."""
    town.hall.tell(clock(), EventType.DOOR_FORCED, door=door)
    town.settle()
    (task,) = good(town.api.get("/staff/tasks", town.tokens["supervisor"]))["items"]
    return str(task["id"])


def test_nobody_gets_a_new_code_for_somebody_elses_compartment(town: Town, newcomer: Newcomer) -> None:
    """Both have a compartment at the same cabinet, and the thief knows the other's grant."""
    who, thief = newcomer(), newcomer()
    theirs, own = reserved(town, who), reserved(town, thief)
    answer = town.api.post(f"/cases/{own['case']}/codes/{theirs['grant']}/reissue", {}, thief.token)
    assert (answer.status, answer.code) == (404, "NO_SUCH_GRANT")
    assert len(good(town.api.get("/me/codes", thief.token))["items"]) == 1
    assert town.hall.judge(town.code(who, "deposit"), clock())


def test_a_deposit_with_the_old_code_kills_the_new_one(town: Town, newcomer: Newcomer) -> None:
    """The cabinet had not heard of the new code: nobody shall open the door again once the papers lie there."""
    who = newcomer()
    found = reserved(town, who)
    old = town.code(who, "deposit")
    town.asks(who, found["case"], f"codes/{found['grant']}/reissue")
    new = town.code(who, "deposit")
    town.hall.visit(old, clock())
    town.settle()
    assert town.sees(who, found["case"])["state"] == "received"
    assert not town.hall.judge(new, clock())
    assert good(town.api.get("/me/codes", who.token))["items"] == []


def test_what_staff_took_out_by_hand_is_on_no_route_any_more(town: Town, newcomer: Newcomer) -> None:
    """A route's code that was drawn before must not open the compartment when another's papers lie in it."""
    case = town.handed_in(newcomer(), PERSON_ITEM)
    door = next(d.door for d in town.doors("cab-hall") if d.use is DoorUse.OCCUPIED)
    good(town.staff("duty-helper", "/collections", {"cabinet": "cab-hall"}))
    town.settle()
    route = town.staff_code("duty-helper", "collect")
    good(town.staff("supervisor", f"/tasks/{forced(town, door)}/ending", {"action": "taken-out"}))
    town.settle()
    assert case in town.queue("locker-deposits")
    assert use(town, door) is DoorUse.FREE
    assert not town.hall.judge(route, clock())


def test_a_route_used_before_the_cabinet_heard_leaves_no_door_reserved(town: Town, newcomer: Newcomer) -> None:
    town.handed_in(newcomer(), PERSON_ITEM)
    door = next(d.door for d in town.doors("cab-hall") if d.use is DoorUse.OCCUPIED)
    good(town.staff("duty-helper", "/collections", {"cabinet": "cab-hall"}))
    town.settle()
    route = town.staff_code("duty-helper", "collect")
    task = forced(town, door)
    good(town.staff("supervisor", f"/tasks/{task}/ending", {"action": "taken-out"}))
    town.hall.visit(route, clock())
    town.settle()
    assert use(town, door) in (DoorUse.FREE, DoorUse.QUARANTINED)


def test_a_result_stored_after_it_was_prepared_anew_is_a_task_and_not_lost(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.handed_in(who, PERSON_ITEM)
    town.collected()
    town.decided(case, PERSON_ITEM)
    door = town.does("front-desk", case, "outgoing", HALL)["door"]
    town.does("helper", case, "verification")
    town.does("duty-helper", case, "store-code")
    town.settle()
    code = town.staff_code("duty-helper", "store")
    consents(town, who, case, {"channel": "window"})
    town.does("front-desk", case, "outgoing", {"channel": "window"})
    town.hall.visit(code, clock())
    town.settle()
    assert use(town, door) is DoorUse.QUARANTINED
    tasks = good(town.api.get("/staff/tasks", town.tokens["duty-helper"]))["items"]
    assert [task["place"] for task in tasks] == [door]


def test_a_new_code_does_not_stay_behind_at_a_door_that_jammed(town: Town, newcomer: Newcomer) -> None:
    """The old code, used at a cabinet that had not heard of the new one, moves the envelope to another door."""
    who = newcomer()
    found = reserved(town, who)
    old = town.code(who, "deposit")
    town.asks(who, found["case"], f"codes/{found['grant']}/reissue")
    new = town.code(who, "deposit")
    town.hall.type(old, clock(), Outcome.JAMMED)
    town.settle()
    (task,) = good(town.api.get("/staff/tasks", town.tokens["duty-helper"]))["items"]
    good(town.staff("duty-helper", f"/tasks/{task['id']}/ending", {"action": "free"}))
    town.settle()
    assert use(town, found["door"]) is DoorUse.FREE
    assert not town.hall.judge(new, clock())
    assert town.hall.judge(old, clock())


def test_nobody_has_codes_sent_without_end(town: Town, newcomer: Newcomer) -> None:
    """Choosing again and again, or asking for code after code, is an SMS each."""
    who, other = newcomer(), newcomer()
    found = reserved(town, who)
    for _ in range(PER_PARTY.most - 1):
        commit([limits.plan_counted(PER_PARTY, who.party, clock())])
    before = cloud.rows()
    for path, body in (("handing-in", HALL), (f"codes/{found['grant']}/reissue", {})):
        refused = town.api.post(f"/cases/{found['case']}/{path}", body, who.token)
        assert (refused.status, refused.code) == (429, "TOO_MANY_CODES")
    assert cloud.rows() == before
    town.asks(who, found["case"], "handing-in", {"channel": "mail"})
    reserved(town, other)
