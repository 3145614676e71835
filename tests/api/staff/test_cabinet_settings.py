"""Settings of a cabinet from afar: whole, within bounds, told through its shadow, and who changed them is kept."""

from typing import Any

import msgspec
import pytest

from cabinet_contract.names import CABINET_SHADOW
from cabinet_contract.shadow import CabinetDesired
from chalicelib.store.rows import CabinetRow
from tests.api import cloud
from tests.api.client import Answer
from tests.api.town.world import Town, good

PATH = "/staff/cabinets/cab-hall"


def put(town: Town, settings: Any) -> Answer:
    return town.api.put(f"{PATH}/settings", {"settings": settings}, town.tokens["administrator"])


def desired(town: Town) -> CabinetDesired:
    return CabinetDesired.from_wire(town.hall.shadow(CABINET_SHADOW))


def test_what_is_set_stands_in_the_shadow_and_what_is_left_out_is_gone(town: Town) -> None:
    good(put(town, {"left_open_s": 60, "heartbeat_s": 45}))
    town.settle()
    assert desired(town).settings == {"left_open_s": 60, "heartbeat_s": 45}
    good(put(town, {"heartbeat_s": 40}))
    town.settle()
    assert desired(town).settings == {"heartbeat_s": 40}
    seen = good(town.api.get(PATH, town.tokens["administrator"]))
    assert seen["settings"] == {"heartbeat_s": 40}
    good(put(town, {}))
    town.settle()
    assert desired(town).settings == {}


def test_the_bounds_that_a_cabinet_answers_are_those_that_hold(town: Town) -> None:
    bounds = good(town.api.get(PATH, town.tokens["administrator"]))["bounds"]
    good(put(town, {name: most for name, (_least, most) in bounds.items()}))
    good(put(town, {name: least for name, (least, _most) in bounds.items()}))
    for name, (least, _most) in bounds.items():
        assert put(town, {name: least - 1}).status == 400


@pytest.mark.parametrize(
    ("settings", "code", "field"),
    [
        ({"left_open_s": 60, "open_all": 1}, "UNKNOWN_SETTING", "settings"),
        ({"left_open_s": 60, "heartbeat_s": 71}, "BAD_NUMBER", "settings.heartbeat_s"),
        ({"left_open_s": 9}, "BAD_NUMBER", "settings.left_open_s"),
        ({"left_open_s": True}, "BAD_FIELD", "settings.left_open_s"),
        ({"left_open_s": 60.5}, "BAD_FIELD", "settings.left_open_s"),
        ({"left_open_s": None}, "BAD_FIELD", "settings.left_open_s"),
        ({"left_open_s": 10**30}, "BAD_NUMBER", "settings.left_open_s"),
        ([["left_open_s", 60]], "BAD_FIELD", "settings"),
    ],
)
def test_one_wrong_setting_changes_nothing(town: Town, settings: Any, code: str, field: str) -> None:
    before = cloud.rows()
    answer = put(town, settings)
    assert (answer.status, answer.code, answer.body["field"]) == (400, code, field)
    assert cloud.rows() == before


def test_who_changed_them_and_to_what_is_kept(town: Town) -> None:
    for seconds in (60, 90):
        good(put(town, {"left_open_s": seconds}))
    kept = [msgspec.json.decode(row.body) for row in CabinetRow.query("cab-hall#settings")]
    assert {(row["by"], row["settings"]["left_open_s"]) for row in kept} == {
        ("s-administrator", 60),
        ("s-administrator", 90),
    }


def test_staff_see_what_the_cabinet_says_of_itself(town: Town) -> None:
    assert good(town.api.get(PATH, town.tokens["supervisor"]))["reported"] == {}
    said = {"version": "1.2.3", "boards": {"A": "ok", "B": "silent"}, "health": {"disk_mb": 640}}
    payload = msgspec.json.encode({"state": {"reported": said}})
    cloud.client("iot-data").update_thing_shadow(thingName="cab-hall", shadowName=CABINET_SHADOW, payload=payload)
    assert good(town.api.get(PATH, town.tokens["supervisor"]))["reported"] == said
