"""A centre's files change while papers lie in its cabinets: nothing in use disappears, nobody takes another's."""

import copy
from collections.abc import Callable
from typing import Any

from chalicelib.usecases.centre import importing
from tests.api import cloud
from tests.api.deployment import Person
from tests.api.town.small_centre import PERSON_ITEM, document
from tests.api.town.world import Town, clock, good

Newcomer = Callable[..., Person]
HALL = {"channel": "locker", "cabinet": "cab-hall"}


def files() -> dict[str, Any]:
    return copy.deepcopy(document())


def refused(changed: dict[str, Any], path: str) -> None:
    before = cloud.rows()
    faults = importing.run({"document": changed})["faults"]
    assert [fault["path"] for fault in faults] == [path], faults
    assert all(fault["reason"] and fault["reason_zh"] for fault in faults)
    assert cloud.rows() == before


def test_another_centres_cabinet_cannot_be_taken_over(town: Town) -> None:
    """Else its codes, doors and papers would be another's, and its own staff would find nothing."""
    stranger = files()
    stranger["centre"] |= {"id": "xian-elsewhere", "number_code": "002"}
    stranger["cabinets"] = [cabinet for cabinet in stranger["cabinets"] if cabinet["id"] == "cab-hall"]
    refused(stranger, "cabinets.0.id")
    assert good(town.api.get("/staff/cabinets", town.tokens["duty-helper"]))["items"]


def test_two_centres_do_not_share_the_code_of_their_case_numbers(town: Town) -> None:
    stranger = files()
    stranger["centre"]["id"] = "xian-elsewhere"
    stranger["cabinets"] = []
    refused(stranger, "centre.number_code")
    del stranger["centre"]["number_code"]
    assert importing.run({"document": stranger})["faults"] == []


def test_a_cabinet_or_a_door_in_use_cannot_be_left_out(town: Town, newcomer: Newcomer) -> None:
    """A cabinet without a name has no place to tell: its deposits and pickups could not be applied."""
    who = newcomer()
    case = town.passed(who, PERSON_ITEM)
    door = town.asks(who, case, "handing-in", HALL)["door"]
    town.settle()
    without = files()
    without["cabinets"] = [cabinet for cabinet in without["cabinets"] if cabinet["id"] != "cab-hall"]
    refused(without, "cabinets")
    smaller = files()
    place = [cabinet["id"] for cabinet in smaller["cabinets"]].index("cab-hall")
    hall = smaller["cabinets"][place]
    hall["compartments"] = [cell for cell in hall["compartments"] if cell["door"] != door]
    refused(smaller, f"cabinets.{place}.compartments")
    town.hall.visit(town.code(who, "deposit"), clock())
    town.settle()
    assert town.sees(who, case)["state"] == "received"


def test_an_empty_door_that_is_left_out_is_gone_and_comes_back_free(town: Town) -> None:
    smaller = files()
    hall = next(cabinet for cabinet in smaller["cabinets"] if cabinet["id"] == "cab-hall")
    gone = hall["compartments"].pop()["door"]
    assert importing.run({"document": smaller})["faults"] == []
    assert gone not in [door.door for door in town.doors("cab-hall")]
    assert importing.run({"document": files()})["faults"] == []
    assert gone in [door.door for door in town.doors("cab-hall") if door.use == "free"]


def test_a_cabinet_of_six_full_banks_can_be_imported(town: Town) -> None:
    """More doors than one transaction of DynamoDB has room for."""
    larger = files()
    lugang = next(cabinet for cabinet in larger["cabinets"] if cabinet["id"] == "cab-lugang")
    cell = lugang["compartments"][0]
    lugang["compartments"] = [
        cell | {"door": f"{bank}{n:02d}", "bank": bank, "board": board, "channel": n}
        for board, bank in enumerate("ABCDEF", 1)
        for n in range(1, 26)
    ]
    assert importing.run({"document": larger})["faults"] == []
    assert len(town.doors("cab-lugang")) == 150


def test_a_bank_for_which_no_cabinet_has_a_shadow_is_a_fault(town: Town) -> None:
    """Cabinets' certificates name the shadows bank-A to bank-F; of another bank a cabinet would hear nothing."""
    larger = files()
    cell = larger["cabinets"][0]["compartments"][0]
    cell |= {"door": "G01", "bank": "G", "board": 9}
    refused(larger, "cabinets.0.compartments.0.bank")
