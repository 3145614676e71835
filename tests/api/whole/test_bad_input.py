"""Whatever is wrong with a request: a 4xx with code, field and both reasons, and not a row changed."""

from collections.abc import Callable
from typing import Any

import pytest

from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet import allocation
from chalicelib.domain.cabinet.cabinet import DoorUse
from chalicelib.store import cabinets
from chalicelib.store.transaction import commit
from tests.api import cloud
from tests.api.client import refused
from tests.api.deployment import Person
from tests.api.town.small_centre import ENTERPRISE_ITEM, NO_LOCKER_ITEM, PERSON_ITEM
from tests.api.town.world import Town, good

Newcomer = Callable[..., Person]
PERSON = {"kind": "person"}
DOCUMENT = {"material": "photo", "name": "a.pdf", "type": "application/pdf", "size": 9}
COLLECTING = {"collecting": {"channel": "locker", "cabinet": "cab-hall"}}
LOCKER = {"channel": "locker", "cabinet": "cab-hall"}


NEW_CASES: list[tuple[Any, int, str, str | None]] = [
    ({}, 400, "BAD_FIELD", "centre"),
    ([], 400, "BAD_FIELD", None),
    ({"centre": "xian-itl", "item": PERSON_ITEM}, 400, "BAD_FIELD", "applicant"),
    ({"centre": 1, "item": PERSON_ITEM, "applicant": PERSON}, 400, "BAD_FIELD", "centre"),
    ({"centre": "xian-itl", "item": "../x", "applicant": PERSON}, 400, "BAD_FIELD", "item"),
    ({"centre": "xian-itl", "item": PERSON_ITEM, "applicant": {"kind": "robot"}}, 400, "BAD_FIELD", "applicant.kind"),
    ({"centre": "xian-itl", "item": PERSON_ITEM, "applicant": PERSON, "vip": True}, 400, "BAD_FIELD", "vip"),
    ({"centre": "nowhere", "item": PERSON_ITEM, "applicant": PERSON}, 404, "NO_SUCH_CENTRE", "centre"),
    ({"centre": "xian-itl", "item": "no-such", "applicant": PERSON}, 404, "NO_SUCH_ITEM", "item"),
    (
        {"centre": "xian-itl", "item": ENTERPRISE_ITEM, "applicant": {"kind": "enterprise", "uscc": "1"}},
        403, "NOT_AGENT", "applicant.uscc",
    ),
    (
        {"centre": "xian-itl", "item": PERSON_ITEM, "applicant": {"kind": "enterprise"}},
        400, "WRONG_PARTY_KIND", "applicant.kind",
    ),
]  # fmt: skip
ON_A_DRAFT: list[tuple[str, Any, int, str, str | None]] = [
    ("documents", DOCUMENT | {"size": 0}, 413, "FILE_TOO_LARGE", "size"),
    ("documents", DOCUMENT | {"size": -1}, 413, "FILE_TOO_LARGE", "size"),
    ("documents", DOCUMENT | {"size": 10 * 2**20 + 1}, 413, "FILE_TOO_LARGE", "size"),
    ("documents", DOCUMENT | {"size": "9"}, 400, "BAD_FIELD", "size"),
    ("documents", DOCUMENT | {"type": "text/html"}, 400, "BAD_TYPE", "type"),
    ("documents", DOCUMENT | {"material": "passport"}, 400, "UNKNOWN_MATERIAL", "material"),
    ("documents", DOCUMENT | {"name": ""}, 400, "BAD_FIELD", "name"),
    ("submission", {"collecting": {"channel": "pigeon"}}, 400, "BAD_FIELD", "collecting.channel"),
    ("submission", {"collecting": {"channel": "mail"}}, 400, "ADDRESS_NEEDED", "collecting.address"),
    ("submission", COLLECTING, 400, "MATERIAL_MISSING", "materials.application"),
    ("handing-in", {"channel": "mail"}, 409, "OUT_OF_TURN", "state"),
    ("rating", {"stars": 5}, 409, "OUT_OF_TURN", "state"),
    ("rating", {"stars": 6}, 400, "BAD_STARS", "stars"),
    ("codes/g_none/reissue", {}, 404, "NO_SUCH_GRANT", "grant"),
]
ON_A_PASSED: list[tuple[Any, int, str, str | None]] = [
    ({"channel": "locker"}, 400, "CABINET_NEEDED", "cabinet"),
    (LOCKER | {"size": "huge"}, 400, "BAD_SIZE", "size"),
    (LOCKER | {"reach": "sky"}, 400, "BAD_REACH", "reach"),
    (LOCKER | {"cabinet": "cab-nowhere"}, 404, "NO_SUCH_CABINET", "cabinet"),
    (LOCKER | {"cabinet": ""}, 400, "BAD_FIELD", "cabinet"),
]
QUERIES: list[tuple[str, int, str, str]] = [
    ("/cases?limit=0", 400, "BAD_LIMIT", "limit"),
    ("/cases?limit=101", 400, "BAD_LIMIT", "limit"),
    ("/cases?limit=" + "1" * 5000, 400, "BAD_LIMIT", "limit"),
    ("/cases?limit=1e1", 400, "BAD_LIMIT", "limit"),
    ("/cases?limit=10.0", 400, "BAD_LIMIT", "limit"),
    ("/cases?limit=%2B10", 400, "BAD_LIMIT", "limit"),
    ("/cases?limit=%2010", 400, "BAD_LIMIT", "limit"),
    ("/cases?limit=1_0", 400, "BAD_LIMIT", "limit"),
    ("/cases?limit=%C2%B2", 400, "BAD_LIMIT", "limit"),
    ("/cases?cursor=!", 400, "BAD_CURSOR", "cursor"),
    ("/cases/no-such", 404, "NO_SUCH_CASE", "case"),
    ("/cases/" + "c" * 3000, 404, "NO_SUCH_CASE", "case"),
    ("/cases/%E6%A1%88", 404, "NO_SUCH_CASE", "case"),
    ("/cabinets?centre=xian-itl&lon=1", 400, "BAD_NUMBER", "lat"),
    ("/cabinets?centre=xian-itl&lat=nan&lon=1", 400, "BAD_NUMBER", "lat"),
    ("/cabinets?centre=xian-itl&lat=inf&lon=1", 400, "BAD_NUMBER", "lat"),
    ("/cabinets?centre=xian-itl&lat=91&lon=1", 400, "BAD_NUMBER", "lat"),
    ("/cabinets?centre=xian-itl&lat=1&lon=1&km=-1", 400, "BAD_NUMBER", "km"),
    ("/cabinets?centre=xian-itl&lat=1&lon=1&size=huge", 400, "BAD_SIZE", "size"),
    ("/cabinets?lat=1&lon=1", 400, "CENTRE_NEEDED", "centre"),
    ("/cabinets?lat=1&lon=1&centre=" + "c" * 3000, 404, "NO_SUCH_CENTRE", "centre"),
]


@pytest.mark.parametrize(("body", "status", "code", "field"), NEW_CASES)
def test_a_case_that_cannot_be_opened(
    town: Town, newcomer: Newcomer, body: Any, status: int, code: str, field: str | None
) -> None:
    who = newcomer()
    before = cloud.rows()
    refused(town.api.post("/cases", body, who.token), status, code, field)
    assert cloud.rows() == before


def test_steps_that_a_draft_does_not_allow(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    opened = {"centre": "xian-itl", "item": PERSON_ITEM, "applicant": PERSON}
    case = good(town.api.post("/cases", opened, who.token))["case"]
    before = cloud.rows()
    for step, body, status, code, field in ON_A_DRAFT:
        refused(town.api.post(f"/cases/{case}/{step}", body, who.token), status, code, field)
    assert cloud.rows() == before


def test_handing_in_that_cannot_be_chosen(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.passed(who, PERSON_ITEM)
    before = cloud.rows()
    for body, status, code, field in ON_A_PASSED:
        refused(town.api.post(f"/cases/{case}/handing-in", body, who.token), status, code, field)
    assert cloud.rows() == before


def test_an_item_that_is_not_marked_for_it_uses_no_locker(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    draft = town.draft(who, NO_LOCKER_ITEM)
    refused(town.api.post(f"/cases/{draft}/submission", COLLECTING, who.token),
            400, "NOT_FOR_LOCKER", "collecting.channel")  # fmt: skip
    case = town.passed(who, NO_LOCKER_ITEM, {"channel": "window"})
    refused(town.api.post(f"/cases/{case}/handing-in", LOCKER, who.token), 400, "NOT_FOR_LOCKER", "channel")


def test_a_full_cabinet_says_so_and_so_does_one_without_low_doors(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.passed(who, PERSON_ITEM)
    doors = cabinets.load("cab-hall").doors
    low = [door for door in doors if allocation.fits(door, "small", "low")]
    assert 0 < len(low) < len(doors)
    for taken, wish, code, field in (
        (low, {"reach": "low"}, "NO_ACCESSIBLE_COMPARTMENT", "reach"),
        ([d for d in doors if d not in low], {}, "NO_FREE_FITTING_COMPARTMENT", "size"),
    ):
        commit([cabinets.plan_door(changed(door, use=DoorUse.DISABLED)) for door in taken])
        refused(town.api.post(f"/cases/{case}/handing-in", LOCKER | wish, who.token), 409, code, field)


@pytest.mark.parametrize(("path", "status", "code", "field"), QUERIES, ids=[q[0][:45] for q in QUERIES])
def test_a_query_that_makes_no_sense(
    town: Town, newcomer: Newcomer, path: str, status: int, code: str, field: str
) -> None:
    refused(town.api.get(path, newcomer().token), status, code, field)


BODIES = [
    (b"{", 400, "BAD_JSON"),
    (b"", 400, "BAD_JSON"),
    (b"\xff\xfe", 400, "BAD_JSON"),
    (b"null", 400, "BAD_FIELD"),
    (b'{"centre": "\\ud800"}', 400, "BAD_JSON"),
    (b'{"centre":' + b"[" * 30_000, 400, "BAD_FIELD"),
    (b"[" * 30_000, 400, "BAD_FIELD"),
    (b'{"centre": 1, "item": ', 400, "BAD_FIELD"),
    (b"{" + b" " * 70_000 + b"}", 413, "BODY_TOO_LARGE"),
]


@pytest.mark.parametrize(("body", "status", "code"), BODIES, ids=range(len(BODIES)))
def test_a_body_that_is_no_request(town: Town, newcomer: Newcomer, body: bytes, status: int, code: str) -> None:
    headers = {"Content-Type": "application/json", "Idempotency-Key": "a" * 20}
    answer = town.api.request("POST", "/cases", body, headers, newcomer().token)
    assert (answer.status, answer.code) == (status, code), answer.body


def test_another_kind_of_content_is_read_as_json_or_refused_as_such(town: Town, newcomer: Newcomer) -> None:
    headers = {"Content-Type": "text/xml", "Idempotency-Key": "a" * 20}
    refused(town.api.request("POST", "/cases", b"<case/>", headers, newcomer().token), 400, "BAD_JSON", None)


@pytest.mark.parametrize("key", ["", "short", "x" * 81, "schlüssel-12345"])
def test_a_write_without_a_usable_idempotency_key(town: Town, newcomer: Newcomer, key: str) -> None:
    body = {"centre": "xian-itl", "item": PERSON_ITEM, "applicant": PERSON}
    refused(town.api.post("/cases", body, newcomer().token, key), 400, "IDEMPOTENCY_KEY_NEEDED", "Idempotency-Key")


def test_steps_of_the_desk_that_cannot_be(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.submitted(who, PERSON_ITEM)
    before = cloud.rows()
    table: list[tuple[str, str, Any, int, str, str | None]] = [
        ("reviewer", "pre-review", {"verdict": "maybe"}, 400, "BAD_FIELD", "verdict"),
        ("reviewer", "pre-review", {"verdict": "return"}, 400, "BAD_REASONS", "reasons"),
        ("reviewer", "pre-review", {"verdict": "return", "reasons": {"x-y": "z"}}, 400, "BAD_REASONS", "reasons.x-y"),
        ("window-clerk", "acceptance", {"verdict": "accept"}, 409, "NOT_AT_WINDOW", "case"),
        ("window-clerk", "decision", {"outcome": "granted", "document": "1"}, 409, "OUT_OF_TURN", "state"),
        ("window-clerk", "decision", {"outcome": "refused", "document": "1"}, 400, "REASON_NEEDED", "reason"),
        ("helper", "check", {"present": []}, 409, "NOT_IN_HAND", "case"),
        ("helper", "queue-number", {"window": "1"}, 409, "NOT_IN_HAND", "case"),
        ("helper", "verification", {}, 409, "NOT_PREPARED", "case"),
        ("front-desk", "materials-received", {}, 409, "NOT_ANNOUNCED", "case"),
        ("front-desk", "outgoing", {"channel": "locker"}, 409, "OUT_OF_TURN", "state"),
        ("front-desk", "closing", {}, 409, "NOT_PREPARED", "case"),
        ("duty-helper", "store-code", {}, 409, "NOT_PREPARED", "case"),
        ("duty-helper", "recall-code", {}, 409, "NOT_PREPARED", "case"),
    ]
    for role, step, body, status, code, field in table:
        refused(town.staff(role, f"/cases/{case}/{step}", body), status, code, field)
    refused(town.staff("duty-helper", "/collections", {"cabinet": ""}), 400, "BAD_FIELD", "cabinet")
    refused(town.staff("duty-helper", "/collections", {"cabinet": "cab-x"}), 404, "NO_SUCH_CABINET", "cabinet")
    queue = town.api.get("/staff/queues/lunch", town.tokens["helper"])
    refused(queue, 404, "NO_SUCH_QUEUE", "queue")
    assert cloud.rows() == before


def test_staff_ask_only_for_what_the_list_names(town: Town, newcomer: Newcomer) -> None:
    case = town.handed_in(newcomer(), PERSON_ITEM)
    town.collected()
    wrong = town.staff("helper", f"/cases/{case}/check", {"present": ["marriage-certificate"]})
    refused(wrong, 400, "UNKNOWN_MATERIAL", "present.marriage-certificate")
