"""A parked event has its way back: seen, and applied again by a newer cloud, or laid aside; who and why are kept."""

from collections.abc import Callable
from typing import Any

from cabinet_contract.events import Event
from cabinet_contract.words import EventType
from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet.cabinet import DoorUse
from chalicelib.store import cabinets
from chalicelib.store.transaction import commit
from tests.api.client import Answer
from tests.api.deployment import Person
from tests.api.town.hall import reserved, tasks, the_door
from tests.api.town.world import Town, clock, good

Newcomer = Callable[..., Person]
PATH = "/cabinets/cab-hall/parked-events"


def parked(town: Town) -> list[dict[str, Any]]:
    return list(good(town.api.get(f"/staff{PATH}", town.tokens["administrator"]))["items"])


def ends(town: Town, event: str, action: str) -> Answer:
    return town.staff("administrator", f"{PATH}/{event}/settlement", {"action": action, "reason": "已更新"})


def events_tasks(town: Town) -> list[str]:
    return [task["kind"] for task in tasks(town) if task["place"] == "events"]


def test_the_task_ends_with_the_last_of_its_events(town: Town) -> None:
    for name in ("door_stiff", "door_hot"):
        town.hall.told.append(Event(len(town.hall.told) + 1, float(clock()), name, {"door": "A01"}))
    town.settle()
    first, second = parked(town)
    good(ends(town, first["event"], "lay-aside"))
    assert events_tasks(town) == ["parked-event"]
    good(ends(town, second["event"], "lay-aside"))
    assert events_tasks(town) == []


def test_a_deposit_that_fitted_nothing_is_applied_again_once_it_fits(town: Town, newcomer: Newcomer) -> None:
    """The grant's row had gone, as after damage, and was put back."""
    who = newcomer()
    case, door = reserved(town, who)
    (grant,) = cabinets.load("cab-hall").grants
    commit(cabinets.plan_drop_grants([grant]))
    town.hall.visit(town.code(who, "deposit"), clock())
    assert [p["type"] for p in parked(town)] == ["grant_used", "door_opened", "door_closed"]
    first = parked(town)[0]
    assert first["told"]["door"] == door
    refused = ends(town, first["event"], "apply")
    assert refused.code == "STILL_PARKED"
    commit([cabinets.plan_grant(changed(grant, version=0))])
    commit([cabinets.plan_door(changed(the_door(town, door), use=DoorUse.RESERVED))])
    for one in parked(town):
        good(ends(town, one["event"], "apply"))
    assert parked(town) == []
    assert town.sees(who, case)["state"] == "received"
    assert the_door(town, door).use is DoorUse.OCCUPIED


def test_what_will_never_fit_is_laid_aside_and_the_maker_is_not_told_of_it_any_more(town: Town) -> None:
    number = len(town.hall.told) + 1
    town.hall.told.append(Event(number, float(clock()), "door_stiff", {"door": "A01"}))
    town.settle()
    (one,) = parked(town)
    assert (one["type"], one["told"]["n"]) == ("door_stiff", number)
    assert cabinets.load("cab-hall").cabinet.unread == ((number, "door_stiff"),)
    assert ends(town, one["event"], "apply").code == "STILL_PARKED"
    assert good(ends(town, one["event"], "lay-aside")) == {"event": one["event"], "action": "lay-aside"}
    assert parked(town) == []
    assert events_tasks(town) == []
    assert cabinets.load("cab-hall").cabinet.unread == ()
    assert ends(town, one["event"], "lay-aside").code == "NO_SUCH_EVENT"


def test_what_was_true_only_then_is_not_applied_later(town: Town) -> None:
    town.hall.tell(clock(), EventType.BANK_SYNCED, bank="Z", rev="0" * 12)
    town.settle()
    (one,) = parked(town)
    assert ends(town, one["event"], "apply").code == "STILL_PARKED"
