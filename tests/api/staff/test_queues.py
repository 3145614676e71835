"""The desk's queues: each says what it is for, each line names what is needed to work on it."""

from collections.abc import Callable
from typing import Any

import pytest

from chalicelib.domain.case.queues import RESPONSIBLE, WORDS, Queue
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
    assert {name: found[name] for name in ("queue", "name", "about", "responsible")} in listed
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


def test_a_result_for_the_locker_names_the_door_that_it_is_for(town: Town, newcomer: Newcomer) -> None:
    case = town.handed_in(newcomer(), PERSON_ITEM)
    town.collected()
    town.decided(case, PERSON_ITEM)
    prepared = town.does("front-desk", case, "outgoing", {"channel": "locker", "cabinet": "cab-lugang"})
    found = line(town, "locker-self-pickup", case)
    assert (found["cabinet"], found["door"], found["envelope"]) == ("cab-lugang", prepared["door"], "prepared")


def test_a_case_without_an_envelope_names_no_place(town: Town, newcomer: Newcomer) -> None:
    found = line(town, "pre-review", town.submitted(newcomer(), PERSON_ITEM))
    assert {found[name] for name in ("envelope", "cabinet", "cabinet_name", "site", "door", "until")} == {None}
