"""Choosing a cabinet: places by name, what fits where, when it is open, and how the very cabinet looks."""

import time
from collections.abc import Callable

import pytest

from tests.api.client import Api, refused
from tests.api.deployment import CENTRE, Person, demo, imported
from tests.api.town.small_centre import document
from tests.api.town.world import Town, good

Newcomer = Callable[[], Person]


@pytest.mark.parametrize("typed", ["奥体", "atzx", "aoti", "Olympic", "大莲花", "dalian"])
def test_a_known_place_is_found_by_name_alias_pinyin_and_initials(api: Api, bare_centre: str, typed: str) -> None:
    found = good(api.get("/places", centre=bare_centre, q=typed))["items"]
    assert [(one["kind"], one["name"]["zh"]) for one in found] == [("place", "奥体中心体育场")]
    assert (round(found[0]["latitude"]), round(found[0]["longitude"])) == (34, 109)


def test_the_centres_own_sites_are_found_by_name_and_address_and_stand_first(api: Api, bare_centre: str) -> None:
    found = good(api.get("/places", centre=bare_centre, q="港务大道"))["items"]
    assert [one["kind"] for one in found] == ["site", "site", "place"]
    assert found[0]["address"]["zh"]
    assert good(api.get("/places", centre=bare_centre, q="lgds"))["items"][0]["name"]["zh"] == "陆港大厦"


def test_of_no_words_some_are_listed_and_a_centre_without_a_list_of_places_has_its_sites(
    api: Api, aws: dict[str, str]
) -> None:
    old = demo() | {"cabinets": []}
    centre = imported({name: part for name, part in old.items() if name != "places"})
    assert {one["kind"] for one in good(api.get("/places", centre=centre))["items"]} == {"site"}
    assert good(api.get("/places", centre=centre, q="奥体"))["items"] == []
    refused(api.get("/places"), 400, "CENTRE_NEEDED", "centre")


def test_who_chooses_reads_site_hours_and_what_is_free_by_size_and_reach(town: Town, newcomer: Newcomer) -> None:
    first = good(town.api.get("/cabinets", newcomer().token, centre=CENTRE, lat=34.3355, lon=109.061))["items"][0]
    assert (first["site"]["zh"], first["kind"], first["position"]) == ("综合服务大厅", "hall", "approximate")
    assert first["opening"] == {"always": True, "opens": None, "closes": None, "closed_on": [], "now": True}
    counted = {size: (free["free"], free["low"]) for size, free in first["free_by_size"].items()}
    plan = next(c for c in document()["cabinets"] if c["id"] == first["cabinet"])["compartments"]
    assert {size: free for size, (free, _) in counted.items()} == {
        size: sum(cell["size"] == size for cell in plan) for size in ("small", "medium", "large")
    }
    assert counted["small"][1] < counted["small"][0]


def test_a_cabinet_is_drawn_with_every_door_in_its_place_and_tells_nobody_what_is_in_use(
    town: Town, newcomer: Newcomer
) -> None:
    whole = good(town.api.get("/cabinets/cab-hall", centre=CENTRE))
    doors = [door for bank in whole["banks"] for column in bank["columns"] for door in column["doors"]]
    plan = next(c for c in document()["cabinets"] if c["id"] == "cab-hall")["compartments"]
    assert {door["door"] for door in doors} == {cell["door"] for cell in plan}
    assert doors[0].keys() == {"door", "size", "row", "bottom_mm", "top_mm", "width_mm", "low"}
    assert whole["site"]["en"]


def test_no_cabinet_but_the_centres_own_is_drawn(town: Town) -> None:
    refused(town.api.get("/cabinets/cab-nowhere", centre=CENTRE), 404, "NO_SUCH_CABINET", "cabinet")
    refused(town.api.get("/cabinets/cab-hall"), 400, "CENTRE_NEEDED", "centre")
    refused(town.api.get("/cabinets/cab-hall", centre="nowhere"), 404, "NO_SUCH_CENTRE", "centre")


def test_a_site_with_hours_says_them_and_whether_it_is_open_now(api: Api, aws: dict[str, str]) -> None:
    hours = {"open_24h": False, "opens": "00:00", "closes": "23:59"}
    shut = str(time.gmtime(time.time() + 8 * 3600).tm_wday + 1)
    whole = document()
    sites = [site | hours | ({"closed_on": shut} if site["id"] == "hall" else {}) for site in whole["sites"]]
    imported(whole | {"sites": sites})
    seen = {c: good(api.get(f"/cabinets/{c}", centre=CENTRE))["opening"] for c in ("cab-hall", "cab-lugang")}
    assert (seen["cab-hall"]["now"], seen["cab-hall"]["closed_on"]) == (False, [int(shut)])
    assert (seen["cab-lugang"]["always"], seen["cab-lugang"]["opens"]) == (False, "00:00")
