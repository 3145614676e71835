"""Who may do what: every route against every role, other centres' staff and other people's cases."""

from collections.abc import Callable

import pytest

import app
from chalicelib.api.routing import ROUTES, By, Route
from chalicelib.domain.people.staff import MAY, Permission, Role
from tests.api import cloud
from tests.api.deployment import Person
from tests.api.town.small_centre import PERSON_ITEM
from tests.api.town.world import Town

Newcomer = Callable[..., Person]
_T = Permission
# What each staff route asks of who calls it; a route that is missing here fails the test.
TASKS: dict[str, Permission | None] = {
    "GET /staff/me": None,
    "GET /staff/codes": None,
    "GET /staff/notices": None,
    "GET /staff/reasons": _T.SEE,
    "POST /staff/notices/read": None,
    "POST /staff/cases/{case}/erasure": _T.ERASE,
    "POST /staff/cases/{case}/taking": _T.TAKE,
    "POST /staff/cases/{case}/handing-back": _T.TAKE,
    "POST /staff/tasks/{task}/taking": _T.TAKE,
    "POST /staff/tasks/{task}/handing-back": _T.TAKE,
    "POST /staff/collections/{cabinet}/handing-back": _T.TAKE,
    "GET /staff/cabinets": _T.SEE,
    "GET /staff/cabinets/{cabinet}": _T.SEE,
    "GET /staff/cabinets/{cabinet}/parked-events": _T.REPLAY,
    "POST /staff/cabinets/{cabinet}/parked-events/{event}/settlement": _T.REPLAY,
    "GET /staff/cabinets/{cabinet}/doors/{door}": _T.SEE,
    "PUT /staff/cabinets/{cabinet}/doors/{door}": _T.SET_DOOR,
    "PUT /staff/cabinets/{cabinet}/settings": _T.CONFIGURE,
    "GET /staff/queues": _T.SEE,
    "GET /staff/queues/{queue}": _T.SEE,
    "GET /staff/cases": _T.SEE,
    "GET /staff/cases/{case}": _T.SEE,
    "GET /staff/cases/{case}/label": _T.SEE,
    "GET /staff/cases/{case}/custody": _T.SEE,
    "GET /staff/cases/{case}/documents/{document}": _T.SEE,
    "GET /staff/tasks": _T.SEE,
    "POST /staff/tasks/{task}/ending": _T.RESOLVE,
    "GET /staff/dead-letters": _T.REPLAY,
    "GET /staff/dead-letters/{queue}": _T.REPLAY,
    "GET /staff/dead-letters/{queue}/dealt-with": _T.REPLAY,
    "POST /staff/dead-letters/{queue}/replay": _T.REPLAY,
    "GET /staff/cabinets/{cabinet}/orders/{order}": _T.SEE,
    "POST /staff/dead-letters/{queue}/giving-up": _T.REPLAY,
    "POST /staff/cabinets/{cabinet}/orders": _T.OPEN_DOOR,
    "POST /staff/cabinets/{cabinet}/provisioning": _T.REPLAY,
    "POST /staff/collections": _T.COLLECT,
    "POST /staff/cases/{case}/pre-review": _T.PRE_REVIEW,
    "POST /staff/cases/{case}/materials-received": _T.RECEIVE,
    "POST /staff/cases/{case}/check": _T.CHECK,
    "POST /staff/cases/{case}/check-undoing": _T.CHECK,
    "POST /staff/cases/{case}/queue-number": _T.DRAW_NUMBER,
    "POST /staff/cases/{case}/acceptance": _T.ACCEPT,
    "POST /staff/cases/{case}/decision": _T.DECIDE,
    "POST /staff/cases/{case}/result-arrival": _T.DECIDE,
    "POST /staff/cases/{case}/papers-dispatch": _T.GIVE_BACK,
    "POST /staff/cases/{case}/papers-handover": _T.GIVE_BACK,
    "POST /staff/cases/{case}/result-handover": _T.TAKE_OVER,
    "POST /staff/cases/{case}/outgoing": _T.PREPARE,
    "POST /staff/cases/{case}/consent-asking": _T.PREPARE,
    "POST /staff/cases/{case}/consent-withdrawal": _T.PREPARE,
    "POST /staff/cases/{case}/consent-recording": _T.PREPARE,
    "POST /staff/cases/{case}/verification": _T.VERIFY,
    "POST /staff/cases/{case}/store-code": _T.STORE,
    "POST /staff/cases/{case}/recall-code": _T.RECALL,
    "POST /staff/cases/{case}/dispatch": _T.SEND,
    "POST /staff/cases/{case}/mail-return": _T.SEND,
    "POST /staff/cases/{case}/counter-handover": _T.SEND,
    "POST /staff/cases/{case}/closing": _T.CLOSE,
}
BODIES = {
    "replay": {"reason": "x"},
    "giving-up": {"letters": ["x"], "reason": "x"},
    "erasure": {"ground": "unlawful"},
    "settlement": {"action": "lay-aside", "reason": "x"},
    "A01": {"use": "disabled", "reason": "x"},
    "settings": {"settings": {"left_open_s": 60}},
    "orders": {"door": "A01", "reason": "x"},
    "collections": {"cabinet": "cab-hall"},
    "ending": {"action": "seen"},
    "pre-review": {"verdict": "pass"},
    "check": {"present": []},
    "queue-number": {"window": "1"},
    "acceptance": {"verdict": "accept"},
    "decision": {"outcome": "granted", "document": "1"},
    "outgoing": {"channel": "window"},
    "consent-asking": {"channel": "window", "reason": "x"},
    "consent-recording": {"channel": "window", "proof": "x"},
    "dispatch": {"tracking": "1"},
    "counter-handover": {"proof": "1"},
    "papers-dispatch": {"tracking": "1"},
    "mail-return": {"tracking": "1"},
    "papers-handover": {"proof": "1"},
}


def _name(route: Route) -> str:
    return f"{route.method} {route.path}"


def _of(by: By) -> list[Route]:
    return [route for route in ROUTES if route.by is by]


def _path(route: Route, case: str) -> str:
    found = route.path.replace("{case}", case).replace("{cabinet}", "cab-hall").replace("{queue}", "messages")
    return (
        found.replace("{document}", "d_x")
        .replace("{door}", "A01")
        .replace("{event}", "ab12-1")
        .replace("{order}", "o_x")
        .replace("{grant}", "g_x")
        .replace("{task}", "cab-hall_A01_left-open")
    )


def _call(town: Town, route: Route, case: str, token: str | None) -> tuple[int, str | None]:
    path = _path(route, case) if "queues/" not in route.path else "/staff/queues/to-collect"
    send = {"GET": town.api.get, "POST": town.api.post, "PUT": town.api.put}[route.method]
    body = [] if route.method == "GET" else [BODIES.get(path.rsplit("/", 1)[-1], {})]
    answer = send(path, *body, token=token)
    return answer.status, answer.code


def test_every_staff_route_has_its_task() -> None:
    assert app.app.routes
    assert {_name(route) for route in _of(By.STAFF)} == set(TASKS)


@pytest.mark.parametrize("route", _of(By.STAFF), ids=_name)
def test_only_the_roles_of_the_table_may(town: Town, newcomer: Newcomer, route: Route) -> None:
    case = town.submitted(newcomer(), PERSON_ITEM)
    task = TASKS[_name(route)]
    kept = town.snapshot()
    for role in Role:
        status, code = _call(town, route, case, town.tokens[role])
        allowed = task is None or role in MAY[task]
        assert (code != "ROLE_MISSING") is allowed, (role, status, code)
        assert allowed or status == 403
        assert status < 500
        town.restore(kept)


@pytest.mark.parametrize("route", [r for r in _of(By.STAFF) if "{case}" in r.path or "{cabinet}" in r.path], ids=_name)
def test_staff_of_another_centre_find_nothing_here(town: Town, newcomer: Newcomer, route: Route) -> None:
    case = town.submitted(newcomer(), PERSON_ITEM)
    before = cloud.rows()
    assert _call(town, route, case, town.tokens["stranger"])[0] == 404
    assert cloud.rows() == before


def test_staff_of_another_centre_see_empty_queues_and_start_no_route(town: Town, newcomer: Newcomer) -> None:
    town.submitted(newcomer(), PERSON_ITEM)
    assert town.api.get("/staff/queues/pre-review", town.tokens["stranger"]).body["items"] == []
    assert town.staff("stranger", "/collections", {"cabinet": "cab-hall"}).status == 404


@pytest.mark.parametrize("route", [r for r in _of(By.APPLICANT) if "{case}" in r.path], ids=_name)
def test_another_applicants_case_is_not_there(town: Town, newcomer: Newcomer, route: Route) -> None:
    case = town.submitted(newcomer(), PERSON_ITEM)
    bodies = {"documents": {"material": "photo", "name": "a", "type": "application/pdf", "size": 1},
              "submission": {"collecting": {"channel": "window"}},
              "collecting": {"collecting": {"channel": "window"}}, "consent": {"agreed": True},
              "handing-in": {"channel": "mail"},
              "rating": {"stars": 1}}  # fmt: skip
    other = newcomer().token
    before = cloud.rows()
    path = _path(route, case)
    last = path.rsplit("/", 1)[-1]
    answer = town.api.get(path, other) if route.method == "GET" else town.api.post(path, bodies.get(last, {}), other)
    assert (answer.status, answer.code) == (404, "NO_SUCH_CASE")
    assert cloud.rows() == before


@pytest.mark.parametrize("route", [r for r in ROUTES if r.by is not By.ANYBODY], ids=_name)
def test_without_the_right_kind_of_token_nobody_comes_in(town: Town, newcomer: Newcomer, route: Route) -> None:
    wrong = newcomer().token if route.by is By.STAFF else town.tokens["administrator"]
    assert {_call(town, route, "c_x", token)[0] for token in (wrong, "nonsense", None)} <= {401, 403}


def test_no_code_of_a_case_opens_for_who_only_knows_its_number(town: Town, newcomer: Newcomer) -> None:
    who, thief = newcomer(), newcomer()
    case = town.passed(who, PERSON_ITEM)
    grant = town.asks(who, case, "handing-in", {"channel": "locker", "cabinet": "cab-hall"})["grant"]
    own = town.passed(thief, PERSON_ITEM)
    assert town.api.get("/me/codes", thief.token).body["items"] == []
    assert town.api.post(f"/cases/{own}/codes/{grant}/reissue", {}, thief.token).code == "NO_SUCH_GRANT"
