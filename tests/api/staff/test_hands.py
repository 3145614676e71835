"""Who has a case in hand: a person takes it, hands it back, or takes it over and says why."""

import json
import threading
from collections.abc import Callable
from typing import Any

from chalicelib.store import cases
from chalicelib.store.rows import CaseRow
from tests.api.client import Answer
from tests.api.deployment import Person
from tests.api.town.hall import HALL
from tests.api.town.small_centre import PERSON_ITEM, materials
from tests.api.town.world import Town, good

Newcomer = Callable[..., Person]
WHY = "李同事请病假"


def takes(town: Town, role: str, case: str, reason: str | None = None) -> Answer:
    return town.staff(role, f"/cases/{case}/taking", {"reason": reason} if reason else {})


def number(town: Town, role: str) -> str:
    return str(good(town.api.get("/staff/me", town.tokens[role]))["number"])


def in_file(town: Town, role: str, case: str) -> Any:
    return good(town.api.get(f"/staff/cases/{case}", town.tokens[role]))


def notices(town: Town, role: str) -> list[Any]:
    return list(good(town.api.get("/staff/notices", town.tokens[role]))["items"])


def line(town: Town, queue: str, case: str) -> Any:
    found = good(town.api.get(f"/staff/queues/{queue}", town.tokens["reviewer"]))["items"]
    return next(one for one in found if one["case"] == case)


def test_a_case_is_a_roles_until_a_person_takes_it_and_says_so_to_everybody(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.submitted(who, PERSON_ITEM)
    before = town.sees(who, case)
    assert (before["responsible"], before["taken_by"]) == ("reviewer", None)
    answer = good(takes(town, "reviewer", case))
    assert (answer["responsible"], answer["taken_by"]["number"]) == ("reviewer", number(town, "reviewer"))
    seen = in_file(town, "helper", case)["taken_by"]
    assert (seen["role"], seen["name"]) == ("reviewer", "李帮办")
    assert line(town, "pre-review", case)["taken_by"] == seen
    assert good(town.api.get(f"/staff/cases/{case}/custody", town.tokens["helper"]))["taken_by"] == seen
    town.does("reviewer", case, "pre-review", {"verdict": "pass"})
    assert town.sees(who, case)["taken_by"] is None


def test_applicants_see_role_and_number_and_no_name(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.submitted(who, PERSON_ITEM)
    good(takes(town, "reviewer", case))
    good(takes(town, "reviewer-2", case, WHY))
    seen = town.sees(who, case)
    assert seen["taken_by"] | {"since": 0} == {
        "role": "reviewer", "number": number(town, "reviewer-2"), "since": 0,
        "taken_over_from": number(town, "reviewer"),
    }  # fmt: skip
    listed = good(town.api.get("/cases", who.token))["items"]
    told = good(town.api.get("/me/notices", who.token))
    everything = json.dumps([seen, listed, told, town.custody(who, case)], ensure_ascii=False)
    assert "李帮办" not in everything
    assert WHY not in everything


def test_taking_twice_is_taking_once(town: Town, newcomer: Newcomer) -> None:
    case = town.submitted(newcomer(), PERSON_ITEM)
    assert good(takes(town, "reviewer", case)) == good(takes(town, "reviewer", case))
    assert [e.event for e in cases.history(case)].count("taken") == 1


def test_a_colleague_does_not_act_before_he_has_taken_over_and_said_why(town: Town, newcomer: Newcomer) -> None:
    case = town.submitted(newcomer(), PERSON_ITEM)
    good(takes(town, "reviewer", case))
    refused = town.staff("reviewer-2", f"/cases/{case}/pre-review", {"verdict": "pass"})
    assert (refused.status, refused.code) == (409, "TAKEN_ALREADY")
    assert number(town, "reviewer") in refused.body["reason"]
    assert takes(town, "reviewer-2", case).code == "TAKEN_ALREADY"
    after = good(takes(town, "reviewer-2", case, WHY))
    assert after["taken_by"]["taken_over_from"] == number(town, "reviewer")
    (told,) = notices(town, "reviewer")
    assert (told["kind"], told["case"]) == ("taken_over", case)
    assert told["detail"] == {
        "role": "reviewer", "number": number(town, "reviewer-2"), "reason": WHY, "case": case,
    }  # fmt: skip
    assert notices(town, "reviewer-2") == []
    assert town.staff("reviewer", f"/cases/{case}/pre-review", {"verdict": "pass"}).code == "TAKEN_ALREADY"
    town.does("reviewer-2", case, "pre-review", {"verdict": "pass"})


def test_the_chain_says_who_took_it_from_whom_and_holds_no_reason(town: Town, newcomer: Newcomer) -> None:
    case = town.submitted(newcomer(), PERSON_ITEM)
    good(takes(town, "reviewer", case))
    good(takes(town, "reviewer-2", case, WHY))
    town.does("reviewer-2", case, "handing-back")
    taken, over, back = cases.history(case)[-3:]
    assert [(e.event, e.actor) for e in (taken, over, back)] == [
        ("taken", "s-reviewer"), ("taken_over", "s-reviewer-2"), ("handed_back", "s-reviewer-2"),
    ]  # fmt: skip
    assert (over.detail["number"], over.detail["from"]) == (number(town, "reviewer-2"), number(town, "reviewer"))
    assert list(over.detail["reason"]) == ["text_sha256"]
    line_of_it = in_file(town, "helper", case)["timeline"][-2]
    assert line_of_it["detail"]["reason"] == WHY


def test_handed_back_it_is_the_roles_again_and_anybody_may_take_it(town: Town, newcomer: Newcomer) -> None:
    case = town.submitted(newcomer(), PERSON_ITEM)
    assert town.staff("reviewer", f"/cases/{case}/handing-back", {}).code == "NOT_TAKEN"
    good(takes(town, "reviewer", case))
    assert town.staff("reviewer-2", f"/cases/{case}/handing-back", {"reason": WHY}).code == "TAKEN_ALREADY"
    assert town.does("reviewer", case, "handing-back")["taken_by"] is None
    assert good(takes(town, "reviewer-2", case))["taken_by"]["taken_over_from"] is None


def test_a_supervisor_frees_the_case_of_one_who_has_left(town: Town, newcomer: Newcomer) -> None:
    """Their account is gone: nobody hands back in their name, and nothing asks whether they are still there."""
    case = town.submitted(newcomer(), PERSON_ITEM)
    good(takes(town, "reviewer", case))
    assert town.staff("supervisor", f"/cases/{case}/handing-back", {}).code == "TAKEN_ALREADY"
    assert town.does("supervisor", case, "handing-back", {"reason": WHY})["taken_by"] is None
    assert [(n["kind"], n["detail"]["reason"]) for n in notices(town, "reviewer")] == [("handed_back", WHY)]
    town.does("reviewer-2", case, "pre-review", {"verdict": "pass"})


def test_a_supervisor_may_take_it_over_and_then_the_role_waits(town: Town, newcomer: Newcomer) -> None:
    case = town.submitted(newcomer(), PERSON_ITEM)
    good(takes(town, "reviewer", case))
    assert good(takes(town, "supervisor", case, WHY))["taken_by"]["role"] == "supervisor"
    assert town.staff("reviewer", f"/cases/{case}/pre-review", {"verdict": "pass"}).code == "TAKEN_ALREADY"


def test_who_does_not_work_the_queue_cannot_take_from_it(town: Town, newcomer: Newcomer) -> None:
    case = town.submitted(newcomer(), PERSON_ITEM)
    assert takes(town, "window-clerk", case).code == "NOT_YOUR_TURN"
    draft = town.draft(newcomer(), PERSON_ITEM)
    assert takes(town, "reviewer", draft).code == "NOT_AT_THE_DESK"


def test_it_stays_the_persons_while_it_is_the_roles_turn_and_no_longer(town: Town, newcomer: Newcomer) -> None:
    case = town.handed_in(newcomer(), PERSON_ITEM)
    town.collected()
    good(takes(town, "helper", case))
    assert town.does("helper", case, "check", {"present": materials(PERSON_ITEM)})["taken_by"]
    assert town.does("helper", case, "queue-number", {"window": "3"})["taken_by"] is None
    good(takes(town, "window-clerk", case))
    assert town.does("window-clerk", case, "acceptance", {"verdict": "accept"})["taken_by"]
    decided = town.does("window-clerk", case, "decision", {"outcome": "granted", "document": "XB-1"})
    assert (decided["responsible"], decided["taken_by"]) == ("front-desk", None)


def test_a_second_persons_look_is_not_the_takers_work(town: Town, newcomer: Newcomer) -> None:
    case = town.handed_in(newcomer(), PERSON_ITEM)
    town.collected()
    town.decided(case, PERSON_ITEM)
    town.does("front-desk", case, "outgoing", HALL)
    good(takes(town, "duty-helper", case))
    town.does("duty-helper-2", case, "verification")
    assert town.staff("duty-helper-2", f"/cases/{case}/store-code", {}).code == "TAKEN_ALREADY"
    town.does("duty-helper", case, "store-code")


def test_of_two_who_take_at_once_one_has_it_and_the_other_reads_who(town: Town, newcomer: Newcomer) -> None:
    case = town.submitted(newcomer(), PERSON_ITEM)
    answers: dict[str, Answer] = {}
    start = threading.Barrier(2)

    def take(role: str) -> None:
        start.wait()
        answers[role] = takes(town, role, case)

    both = [threading.Thread(target=take, args=(role,)) for role in ("reviewer", "reviewer-2")]
    for one in both:
        one.start()
    for one in both:
        one.join()
    won = next(role for role, answer in answers.items() if answer.status == 200)
    (lost,) = set(answers) - {won}
    assert answers[lost].code == "TAKEN_ALREADY"
    assert number(town, won) in answers[lost].body["reason"]


def test_a_case_of_before_is_read_as_nobodys(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.submitted(who, PERSON_ITEM)
    row = CaseRow.get(case, "case")
    body = json.loads(row.body)
    assert body.pop("taken", None) is None
    row.body = json.dumps(body)
    row.save()
    assert town.sees(who, case)["taken_by"] is None
    good(takes(town, "reviewer", case))
