"""Hours of a site: whether it is open now, and what a clerk can get wrong about them."""

from datetime import datetime
from typing import Any

import pytest

from chalicelib.domain.base.china_time import ZONE
from chalicelib.domain.catalogue.centre import Site, Text
from chalicelib.domain.catalogue.opening import opening, opening_faults
from chalicelib.domain.catalogue.words import Position, SiteKind

NAME = Text(zh="大厅", en="Hall")


def site(**fields: Any) -> Site:
    whole = {"open_24h": False, "position": Position.SURVEYED} | fields
    return Site(id="hall", name=NAME, kind=SiteKind.HALL, address=NAME, latitude=34, longitude=109, **whole)


def at(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=ZONE).timestamp())


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-11-25T07:59:59", False), ("2026-11-25T08:00", True), ("2026-11-25T17:59:59", True),
        ("2026-11-25T18:00", False), ("2026-11-28T10:00", False),
    ],
)  # fmt: skip
def test_it_is_open_from_the_first_minute_to_before_the_last_but_not_on_its_days(moment: str, expected: bool) -> None:
    assert opening(site(opens="08:00", closes="18:00", closed_on="67"), at(moment)).now is expected


def test_without_hours_nobody_knows_and_day_and_night_is_always() -> None:
    assert opening(site(), at("2026-11-25T10:00")).now is None
    assert opening(site(open_24h=True), at("2026-11-25T03:00")).now is True


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"open_24h": True, "opens": "08:00", "closes": "18:00"}, "open_24h"),
        ({"opens": "08:00"}, "closes"),
        ({"closes": "18:00"}, "opens"),
        ({"opens": "18:00", "closes": "08:00"}, "closes"),
    ],
)
def test_hours_that_contradict_each_other_are_named(fields: dict[str, Any], place: str) -> None:
    assert [fault.path for fault in opening_faults(site(**fields), "sites.0")] == [f"sites.0.{place}"]
