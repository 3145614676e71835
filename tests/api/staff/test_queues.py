"""The desk's queues: each says what it is for, each line names what is needed to work on it."""

from collections.abc import Callable
from typing import Any

import pytest

from chalicelib.domain.case.queues import RESPONSIBLE, WORDS, Queue
from tests.api.client import refused
from tests.api.deployment import Person
from tests.api.town.small_centre import PERSON_ITEM
from tests.api.town.world import Town, good

Newcomer = Callable[..., Person]


def page(town: Town, name: str, **asked: Any) -> dict[str, Any]:
    return good(town.api.get(f"/staff/queues/{name}", town.tokens["duty-helper"], **asked))


def line(town: Town, name: str, case: str) -> dict[str, Any]:
    return next(one for one in page(town, name, limit=100)["items"] if one["case"] == case)


@pytest.mark.parametrize("queue", Queue)
def test_every_queue_says_in_one_line_what_it_is_for(town: Town, queue: Queue) -> None:
    found = page(town, queue)
    listed = good(town.api.get("/staff/queues", town.tokens["reviewer"]))["items"]
    described = next(one for one in listed if one["queue"] == queue)
    assert {name: described[name] for name in ("queue", "name", "about", "responsible")} == {
        name: found[name] for name in ("queue", "name", "about", "responsible")
    }
    assert described["waiting"] == min(len(page(town, queue, limit=100)["items"]), 100)
    assert found["responsible"] == RESPONSIBLE[queue]
    for language in ("zh", "en"):
        assert found["name"][language]
        assert "\n" not in found["about"][language]


def test_no_two_queues_are_called_or_explained_alike() -> None:
    assert set(WORDS) == set(Queue)
    for said in ("zh", "en"):
        assert len({getattr(words.name, said) for words in WORDS.values()}) == len(Queue)
        assert len({getattr(words.about, said) for words in WORDS.values()}) == len(Queue)


def test_a_deposit_to_be_collected_names_its_cabinet_and_its_door(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.handed_in(who, PERSON_ITEM)
    paper = town.sees(who, case)["inbound"]
    found = line(town, "to-collect", case)
    assert (found["cabinet"], found["door"], found["envelope"]) == ("cab-hall", paper["door"], "deposited")
    assert (found["cabinet_name"]["zh"], found["site"]["zh"]) == ("综合服务大厅信包箱", "综合服务大厅")
    assert found["department"]["zh"] == "社会事业局"
    assert found["item_window"]["en"] == "Window 11"


def test_what_was_taken_out_is_at_no_door_any_more(town: Town, newcomer: Newcomer) -> None:
    """The compartment may have somebody else's papers by now."""
    case = town.handed_in(newcomer(), PERSON_ITEM)
    town.collected()
    found = line(town, "locker-deposits", case)
    assert (found["envelope"], found["cabinet"], found["site"], found["door"]) == ("collected", None, None, None)
    assert page(town, "locker-deposits", cabinet="cab-hall")["items"] == []


def test_a_result_for_the_locker_names_the_door_that_it_is_for(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.handed_in(who, PERSON_ITEM)
    town.collected()
    town.decided(case, PERSON_ITEM)
    lugang = {"channel": "locker", "cabinet": "cab-lugang"}
    town.asks(who, case, "collecting", {"collecting": lugang})
    prepared = town.does("front-desk", case, "outgoing", lugang)
    found = line(town, "locker-self-pickup", case)
    assert (found["cabinet"], found["door"], found["envelope"]) == ("cab-lugang", prepared["door"], "prepared")


def test_a_case_without_an_envelope_names_no_place(town: Town, newcomer: Newcomer) -> None:
    found = line(town, "pre-review", town.submitted(newcomer(), PERSON_ITEM))
    assert {found[name] for name in ("envelope", "cabinet", "cabinet_name", "site", "door", "until")} == {None}


def test_a_queue_is_searched_by_cabinet_by_item_and_by_age(town: Town, newcomer: Newcomer) -> None:
    here, there = town.handed_in(newcomer(), PERSON_ITEM), town.handed_in(newcomer(), PERSON_ITEM, town.lugang)

    def found(**asked: Any) -> set[str]:
        return {one["case"] for one in page(town, "to-collect", **asked)["items"]}

    assert found() >= {here, there}
    assert here in found(cabinet="cab-hall")
    assert there not in found(cabinet="cab-hall")
    assert there in found(cabinet="cab-lugang", item=PERSON_ITEM)
    assert found(item="company-registration") & {here, there} == set()
    assert found(cabinet="cab-nowhere") == set()
    assert found(older_than=3600) & {here, there} == set()
    assert found(older_than=0) >= {here, there}


def test_a_queue_shows_what_i_have_in_hand_or_what_nobody_has(town: Town, newcomer: Newcomer) -> None:
    mine, nobodys, hers = (town.submitted(newcomer(), PERSON_ITEM) for _ in range(3))
    for case, who in ((mine, "reviewer"), (hers, "reviewer-2")):
        good(town.api.post(f"/staff/cases/{case}/taking", {}, town.tokens[who]))

    def found(taken: str) -> set[str]:
        answer = good(town.api.get("/staff/queues/pre-review", town.tokens["reviewer"], taken=taken, limit=100))
        return {one["case"] for one in answer["items"]} & {mine, nobodys, hers}

    assert (found("me"), found("nobody")) == ({mine}, {nobodys})
    answer = town.api.get("/staff/queues/pre-review", town.tokens["reviewer"], taken="everybody")
    refused(answer, 400, "BAD_FIELD", "taken")
    assert "me, nobody" in answer.body["reason"]


def test_staff_choose_from_the_reasons_that_their_centre_has_written(town: Town) -> None:
    found = good(town.api.get("/staff/reasons", town.tokens["reviewer"]))["pre_review"]
    assert {"zh": "证件已过有效期", "en": "The document is out of date"} in found


def test_pages_of_what_is_sought_hold_each_case_once(town: Town, newcomer: Newcomer) -> None:
    sought = {town.submitted(newcomer(), PERSON_ITEM) for _ in range(4)}
    seen: list[str] = []
    cursor: dict[str, str] = {}
    while True:
        found = page(town, "pre-review", item=PERSON_ITEM, limit=2, **cursor)
        assert len(found["items"]) <= 2
        seen += [one["case"] for one in found["items"]]
        if found["next"] is None:
            break
        cursor = {"cursor": found["next"]}
    assert len(seen) == len(set(seen))
    assert sought <= set(seen)


@pytest.mark.parametrize("age", ["-1", "soon", "1e99"])
def test_an_age_that_is_none_is_refused(town: Town, age: str) -> None:
    answer = town.api.get("/staff/queues/window", town.tokens["helper"], older_than=age)
    refused(answer, 400, "BAD_NUMBER", "older_than")


def test_a_door_says_which_case_it_is_about(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.handed_in(who, PERSON_ITEM)
    paper = town.sees(who, case)["inbound"]
    found = good(town.api.get(f"/staff/cabinets/cab-hall/doors/{paper['door']}", town.tokens["helper"]))
    assert (found["use"], found["envelope"]["envelope"]) == ("occupied", paper["envelope"])
    assert (found["case"]["case"], found["case"]["case_number"]) == (case, town.sees(who, case)["case_number"])


def test_a_door_that_waits_for_nobody_is_about_no_case(town: Town) -> None:
    free = next(door for door in town.doors("cab-hall") if door.envelope is None)
    found = good(town.api.get(f"/staff/cabinets/cab-hall/doors/{free.door}", town.tokens["helper"]))
    assert (found["door"], found["size"], found["envelope"], found["case"]) == (free.door, free.size, None, None)


def test_a_door_that_the_cabinet_does_not_have_is_no_door(town: Town) -> None:
    refused(town.api.get("/staff/cabinets/cab-hall/doors/Z99", town.tokens["helper"]), 404, "NO_SUCH_DOOR", "door")
