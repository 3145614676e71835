"""The paper of a decision has a holder from the decision on: department, window, front desk, door, applicant."""

from typing import Any

import pytest

from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet.cabinet import DoorUse
from chalicelib.domain.case.case import CaseState
from chalicelib.store import cases, envelopes
from chalicelib.store.transaction import commit
from tests.api.deployment import Person
from tests.api.town.hall import HALL, consents, the_door
from tests.api.town.small_centre import PERSON_ITEM, materials
from tests.api.town.world import Town, clock, good


def accepted(town: Town, who: Person) -> str:
    case = town.passed(who, PERSON_ITEM)
    town.asks(who, case, "handing-in", {"channel": "window"})
    town.does("window-clerk", case, "materials-received")
    town.does("helper", case, "check", {"present": materials(PERSON_ITEM)})
    town.does("helper", case, "queue-number", {"window": "3"})
    town.does("window-clerk", case, "acceptance", {"verdict": "accept"})
    return case


def decided(town: Town, who: Person, outcome: str = "granted") -> str:
    case = accepted(town, who)
    reason = {"reason": "不符合条件"} if outcome == "refused" else {}
    town.does("window-clerk", case, "decision", {"outcome": outcome, "document": "XB-1"} | reason)
    return case


def result(town: Town, case: str, token: str = "") -> dict[str, Any]:
    """The chain of the result, with who had it when, as staff read it."""
    seen = good(town.api.get(f"/staff/cases/{case}/custody", town.tokens["supervisor"]))
    found = [one for one in seen["chain"] if one["direction"] == "outbound"]
    assert len(found) == 1
    assert found[0]["unbroken"]
    return dict(found[0])


def holders(town: Town, case: str) -> list[tuple[str, str]]:
    return [(one["kind"], one["who"]) for one in result(town, case)["holders"]]


def holder(town: Town, who: Person, case: str) -> tuple[str, str]:
    seen = town.sees(who, case)["outbound"]
    return seen["state"], seen["custodian"]["kind"]


@pytest.mark.parametrize("outcome", ["granted", "refused"])
def test_a_paper_goes_from_the_department_to_the_applicant_and_every_hand_is_in_its_chain(
    town: Town, outcome: str
) -> None:
    who = town.newcomer()
    case = decided(town, who, outcome)
    assert holder(town, who, case) == ("made_out", "department")
    town.does("window-clerk", case, "result-arrival")
    assert holder(town, who, case) == ("at_window", "window")
    town.does("front-desk", case, "result-handover")
    assert holder(town, who, case) == ("at_desk", "staff")
    assert case in town.queue("outgoing")
    town.stored(case)
    town.hall.visit(town.code(who, "pickup"), clock())
    town.settle()
    kinds = [kind for kind, _ in holders(town, case)]
    assert kinds == ["department", "window", "staff", "staff", "cabinet", "applicant"]


def test_applicants_read_that_it_is_a_member_of_staff_and_not_which(town: Town) -> None:
    who = town.newcomer()
    case = decided(town, who)
    town.does("front-desk", case, "result-handover")
    line = next(one for one in town.custody(who, case)["chain"] if one["direction"] == "outbound")["holders"][-1]
    assert (line["kind"], line["who"], line["holder"]["zh"]) == ("staff", None, "工作人员")
    assert holders(town, case)[-1] == ("staff", "s-front-desk")


def test_what_the_window_never_had_the_front_desk_takes_from_the_department(town: Town) -> None:
    who = town.newcomer()
    case = decided(town, who)
    town.does("front-desk", case, "result-handover")
    refused = town.staff("window-clerk", f"/cases/{case}/result-arrival")
    assert (refused.status, refused.code) == (409, "NOT_WITH_DEPARTMENT")
    not_yet = town.staff("front-desk", f"/cases/{case}/dispatch", {"tracking": "EMS1"})
    assert (not_yet.status, not_yet.code) == (409, "NOT_PREPARED")


def test_another_way_out_gives_the_door_back_and_not_the_paper(town: Town) -> None:
    who = town.newcomer()
    case = decided(town, who)
    town.does("front-desk", case, "result-handover")
    first = town.does("front-desk", case, "outgoing", HALL)
    town.settle()
    consents(town, who, case, {"channel": "window"})
    second = town.does("front-desk", case, "outgoing", {"channel": "window"})
    town.settle()
    assert first["envelope"] == second["envelope"]
    assert the_door(town, first["door"]).use is DoorUse.FREE
    seen = town.sees(who, case)["outbound"]
    assert (seen["state"], seen["cabinet"], seen["door"]) == ("announced", None, None)
    town.does("front-desk", case, "counter-handover", {"proof": "身份证"})
    assert holders(town, case)[-1][0] == "applicant"


def test_after_a_recall_the_same_paper_goes_out_again_and_its_chain_goes_on(town: Town) -> None:
    who = town.newcomer()
    case = decided(town, who)
    town.does("front-desk", case, "result-handover")
    town.stored(case)
    old = town.code(who, "pickup")
    town.does("duty-helper", case, "recall-code")
    town.settle()
    town.hall.visit(town.staff_code("duty-helper", "recall"), clock())
    town.settle()
    assert case in town.queue("outgoing")
    town.stored(case)
    assert not town.hall.judge(old, clock())
    town.hall.visit(town.code(who, "pickup"), clock())
    town.settle()
    kinds = [kind for kind, _ in holders(town, case)]
    assert kinds == ["department", "staff", "staff", "cabinet", "staff", "staff", "cabinet", "applicant"]
    assert town.sees(who, case)["state"] == "closed"


def test_what_was_stored_with_a_code_that_its_cabinet_had_not_heard_to_be_dead_lies_where_it_was_put(
    town: Town,
) -> None:
    who = town.newcomer()
    case = decided(town, who)
    town.does("front-desk", case, "result-handover")
    first = town.does("front-desk", case, "outgoing", HALL)["door"]
    town.does("helper", case, "verification")
    town.does("duty-helper", case, "store-code")
    town.settle()
    code = town.staff_code("duty-helper", "store")
    second = town.does("front-desk", case, "outgoing", HALL)["door"]
    town.does("helper", case, "verification")
    town.hall.visit(code, clock())
    town.settle()
    seen = town.sees(who, case)["outbound"]
    assert (seen["state"], seen["door"]) == ("stored", first)
    assert the_door(town, first).use is DoorUse.OCCUPIED
    assert the_door(town, second).use is DoorUse.FREE
    assert town.hall.visit(town.code(who, "pickup"), clock()) == [first]
    town.settle()
    assert town.sees(who, case)["state"] == "closed"


def test_cases_decided_before_results_had_envelopes_from_the_decision_on_go_out_all_the_same(town: Town) -> None:
    who = town.newcomer()
    case = decided(town, who)
    commit(cases.plan(changed(cases.load(case), outbound=None)))
    town.does("front-desk", case, "result-handover")
    assert case in town.queue("outgoing")
    town.stored(case)
    assert envelopes.load(cases.load(case).outbound or "").state == "stored"
    town.hall.visit(town.code(who, "pickup"), clock())
    town.settle()
    assert town.sees(who, case)["state"] == "closed"


def decided_by_the_version_before(town: Town, who: Person) -> str:
    """No envelope for the result, and the papers at the window, where nothing ended them."""
    case = accepted(town, who)
    decided_then = {"outcome": "granted", "desk": "outgoing", "responsible": "front-desk"}
    commit(cases.plan(changed(cases.load(case), state=CaseState.DECIDED, **decided_then)))
    return case


def papers_of(case: str) -> str:
    return str(envelopes.load(cases.load(case).inbound or "").state)


def test_papers_of_a_case_decided_before_are_kept_on_file_with_the_handover_of_the_result(town: Town) -> None:
    case = decided_by_the_version_before(town, town.newcomer())
    town.does("front-desk", case, "result-handover")
    assert papers_of(case) == "kept"


def test_papers_of_a_case_that_had_gone_out_before_can_still_be_given_back(town: Town) -> None:
    case = decided_by_the_version_before(town, town.newcomer())
    commit(cases.plan(changed(cases.load(case), state=CaseState.CLOSED, desk=None, responsible="applicant")))
    town.does("window-clerk", case, "papers-handover", {"proof": "身份证"})
    assert papers_of(case) == "given_back"
