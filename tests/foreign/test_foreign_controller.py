"""A controller in Node, written from docs/writing-a-controller.md and docs/asyncapi.json alone, on the real stack."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from infra.centre.load import document_of
from infra.local.stack import LocalStack
from infra.paths import ROOT
from infra.printed.asyncapi import document
from infra.proof.walk.api import ApiCaller
from infra.proof.walk.checks import Checks, until
from infra.proof.walk.desk_user import DeskUser
from infra.proof.walk.world import World
from tests.foreign.cabinet import ForeignCabinet

pytestmark = pytest.mark.stack
THING = "cab-jinrong"


@pytest.fixture(scope="module")
def world(stack: LocalStack) -> Iterator[World]:
    """What the walk's people check on the way must hold here too."""
    faults: list[str] = []
    yield World(stack.addresses, Checks(faults.append))
    assert faults == []


def with_a_claim(folder: Path, stack: LocalStack) -> ForeignCabinet:
    """Without power, and without an identity as yet."""
    plan = next(c for c in document_of(ROOT / "demo")["cabinets"] if c["id"] == THING)
    return ForeignCabinet(folder, stack, THING, plan["serial"], [cell["door"] for cell in plan["compartments"]])


@pytest.fixture(scope="module")
def cabinet(stack: LocalStack, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ForeignCabinet]:
    """Running; its first start has traded the claim for an identity."""
    found = with_a_claim(tmp_path_factory.mktemp("foreign"), stack)
    found.power_on()
    yield found
    found.power_off()


Reserve = Callable[[], tuple[str, dict[str, Any], ApiCaller]]


@pytest.fixture(scope="module")
def reserves(world: World, cabinet: ForeignCabinet) -> Reserve:
    """A case, passed in pre-review, with a compartment of the cabinet: its id, its code, its owner's API."""
    reviewer, who = world.sign_in("reviewer"), world.applicant()

    def reserved() -> tuple[str, dict[str, Any], ApiCaller]:
        item = who.finds("证照领取")
        case = who.opens_case(item["item"])
        for material in item["asked"]:
            who.uploads(case, material)
        who.api.post(f"/cases/{case}/submission", {"collecting": {"channel": "locker", "cabinet": THING}})
        reviewer.does(case, "pre-review", {"verdict": "pass"})
        who.api.post(f"/cases/{case}/handing-in", {"channel": "locker", "cabinet": THING})
        in_step(reviewer)
        return case, who.codes(case, "deposit")[0], who.api

    who.signs_in()
    who.identifies()
    in_step(reviewer)
    return reserved


def in_step(member: DeskUser) -> None:
    """The cabinet is in reach and has stored exactly what the cloud wants."""

    def seen() -> bool:
        row = row_of(member)
        return bool(row["reachable"] and row["in_step"])

    until(f"{THING} is in step", seen, 30)


def row_of(member: DeskUser) -> dict[str, Any]:
    """What the desk sees of the cabinet."""
    return next(dict(row) for row in member.api.get("/staff/cabinets")["items"] if row["cabinet"] == THING)


def is_received(api: ApiCaller, case: str) -> dict[str, Any]:
    until("the case is received", lambda: api.get(f"/cases/{case}")["state"] == "received", 30)
    return dict(api.get(f"/cases/{case}/custody"))


def test_it_provisions_by_claim_opens_for_a_typed_code_and_its_deposit_is_recorded(
    cabinet: ForeignCabinet, reserves: Reserve
) -> None:
    case, held, api = reserves()
    assert cabinet.type("123456780") == {"result": "mistyped"}
    assert cabinet.type("123-456-786") == {"result": "refused"}
    assert cabinet.type(held["code"]) == {"result": "opened", "door": held["doors"][0]}
    until("the used grant leaves the shadow", lambda: not cabinet.holds(held["grant"]), 30)
    assert cabinet.watched == {held["doors"][0]}
    cabinet.close(held["doors"][0])
    custody = is_received(api, case)
    assert custody["now"][-1]["custodian"]["who"] == f"{THING} {held['doors'][0]}"
    assert all(link["unbroken"] for link in custody["chain"])
    assert cabinet.type(held["code"]) == {"result": "refused"}


@pytest.mark.usefixtures("reserves")
def test_a_claim_for_a_cabinet_that_has_started_is_refused_in_the_words_of_the_document(
    stack: LocalStack, tmp_path: Path
) -> None:
    another = with_a_claim(tmp_path, stack)
    with pytest.raises(AssertionError, match="the controller has ended"):
        another.power_on()
    another.power_off()
    (example,) = document()["components"]["messages"]["provisionRefused"]["examples"]
    assert json.dumps(example["payload"], separators=(",", ":")) in another.log().replace('": ', '":').replace(
        ', "', ',"'
    )


def test_a_deposit_during_a_power_cut_is_recorded_when_power_is_back(
    cabinet: ForeignCabinet, reserves: Reserve
) -> None:
    case, held, api = reserves()
    door = held["doors"][0]
    assert cabinet.type(held["code"]) == {"result": "opened", "door": door}
    cabinet.power_off()
    cabinet.close_without_power(door)
    cabinet.power_on()
    assert is_received(api, case)["now"][-1]["custodian"]["who"] == f"{THING} {door}"
    assert cabinet.type(held["code"]) == {"result": "refused"}


def test_a_collecting_route_opens_door_after_door(cabinet: ForeignCabinet, reserves: Reserve, world: World) -> None:
    deposits = [deposited(cabinet, reserves) for _ in range(2)]
    duty = world.sign_in("duty-helper")
    route = duty.api.post("/staff/collections", {"cabinet": THING})
    in_step(duty)
    assert {door for _, door, _ in deposits} <= set(route["doors"])
    seen = cabinet.type(duty.code(route["grant"]))
    for door in route["doors"]:
        assert seen == {"result": "opened", "door": door}
        cabinet.close(door)
        seen = {} if door == route["doors"][-1] else cabinet.hears()
    for case, _, api in deposits:
        until("the envelope is collected", lambda c=case, a=api: paper(a, c)["state"] == "collected", 30)


def test_an_order_from_afar_opens_its_door_once(cabinet: ForeignCabinet, reserves: Reserve, world: World) -> None:
    reserves()
    duty = world.sign_in("duty-helper")
    door = next(door for door, seen in row_of(duty)["doors"].items() if seen["use"] == "free")
    duty.api.post(f"/staff/cabinets/{THING}/orders", {"door": door, "reason": "群众来电"})
    assert cabinet.hears() == {"result": "opened", "door": door}
    cabinet.close(door)
    until("the order is done", lambda: row_of(duty)["orders"] == [], 30)


def test_a_journal_that_was_put_back_begins_anew_and_deposits_are_recorded_as_ever(
    cabinet: ForeignCabinet, reserves: Reserve
) -> None:
    cabinet.power_off()
    older, before = cabinet.disk(), cabinet.lineage
    cabinet.power_on()
    deposited(cabinet, reserves)
    cabinet.power_off()
    cabinet.put_back(older)
    cabinet.power_on()
    until("a new lineage begins", lambda: cabinet.lineage != before, 30)
    deposited(cabinet, reserves)


def paper(api: ApiCaller, case: str) -> dict[str, Any]:
    return dict(api.get(f"/cases/{case}/custody")["now"][-1])


def deposited(cabinet: ForeignCabinet, reserves: Reserve) -> tuple[str, str, ApiCaller]:
    case, held, api = reserves()
    door = held["doors"][0]
    assert cabinet.type(held["code"]) == {"result": "opened", "door": door}
    cabinet.close(door)
    is_received(api, case)
    return case, door, api
