"""Words about a case that stand in no line of it go with it; words of ours that happen to be the same stay."""

from collections.abc import Callable

from chalicelib.domain.base.free_text import BLOT
from chalicelib.domain.case.task import TaskKind
from chalicelib.store import cabinets, cases, envelopes
from chalicelib.store.transaction import commit
from chalicelib.usecases.parts import task_rows
from tests.api.deployment import Person
from tests.api.town.hall import tasks
from tests.api.town.small_centre import PERSON_ITEM
from tests.api.town.world import Town, clock, good
from tests.api.whole.test_erasing import erases, everything

Newcomer = Callable[..., Person]
COUSIN, ANGRY = "申请人张三是他表哥", "张三在箱柜前闹事"


def in_doubt(town: Town, case: str) -> str:
    """The id of a task about the door behind which the case's papers lie."""
    envelope, snapshot = envelopes.load(cases.load(case).inbound or ""), cabinets.load("cab-hall")
    commit(
        task_rows.plan_task(
            snapshot, envelope.door or "", TaskKind.DOUBTFUL_DOOR, clock(), detail="x", envelope=envelope
        )
    )
    return str(next(one["id"] for one in tasks(town) if one["case"] == case))


def test_the_reason_for_taking_over_a_task_goes_with_all_of_the_case(town: Town, newcomer: Newcomer) -> None:
    case = town.handed_in(newcomer(), PERSON_ITEM)
    task = in_doubt(town, case)
    good(town.staff("duty-helper", f"/tasks/{task}/taking", {}))
    good(town.staff("duty-helper-2", f"/tasks/{task}/taking", {"reason": COUSIN}))
    assert COUSIN in everything()
    assert erases(town, case)["copies"] == 1
    assert COUSIN not in everything()
    told = good(town.api.get("/staff/notices", town.tokens["duty-helper"]))["items"][0]
    assert told["detail"]["reason"] == BLOT
    assert erases(town, case)["copies"] == 0


def test_the_reason_for_opening_its_door_goes_and_that_for_another_stays(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.handed_in(who, PERSON_ITEM)
    door = town.sees(who, case)["inbound"]["door"]
    other = next(one.door for one in town.doors("cab-hall") if one.door != door)
    mine = good(town.staff("duty-helper", "/cabinets/cab-hall/orders", {"door": door, "reason": ANGRY}))["order"]
    next_ = good(town.staff("duty-helper", "/cabinets/cab-hall/orders", {"door": other, "reason": "clean"}))["order"]
    assert erases(town, case)["copies"] == 1
    reasons = [record.reason for one in (mine, next_) if (record := cabinets.order_record("cab-hall", one))]
    assert reasons == [BLOT, "clean"]


def test_a_word_of_ours_that_is_the_same_stays(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.passed(who, PERSON_ITEM)
    town.asks(who, case, "collecting", {"collecting": {"channel": "window"}})
    town.does("front-desk", case, "consent-asking", {"channel": "mail", "reason": "window"})
    erases(town, case)
    told = good(town.api.get("/me/notices", who.token))["items"]
    assert "window" in {one["detail"].get("collecting") for one in told}
    assert "window" not in {one["detail"].get("reason") for one in told}
