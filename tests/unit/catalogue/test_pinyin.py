"""How names are read aloud when a centre's folder is read."""

from typing import Any

import pytest

from chalicelib.domain.catalogue import searching
from infra.centre.pinyin import add_readings, reading


@pytest.mark.parametrize(
    ("text", "expected"),
    [("朝阳", "chao/zhao/zhu yang"), ("绿地", "lv/lu di/de"), ("A级、企业（人）", "a ji qi ye ren"), ("—", "")],
)
def test_every_reading_of_a_character_counts_and_signs_are_left_out(text: str, expected: str) -> None:
    assert reading(text) == expected


def test_a_name_is_found_by_each_of_its_readings() -> None:
    thing = searching.sought([], [reading("朝阳绿地")])
    assert all(searching.fits(thing, typed) for typed in ("cyld", "zyld", "chaoyang", "zhaoyanglv", "lüdi", "yl"))
    assert not any(searching.fits(thing, typed) for typed in ("cld", "aoyang", "chaoyangg"))


def test_a_reading_that_the_file_gives_stands_and_what_is_misformed_is_left_to_the_check() -> None:
    own: dict[str, Any] = {"name": {"zh": "朝阳", "en": "x"}, "pinyin": ["chao yang"]}
    document: dict[str, Any] = {"items": [own, {"name": "朝阳"}, {"name": {"zh": 3}}, "朝阳"]}
    add_readings(document)
    assert own["pinyin"] == ["chao yang"]
    assert document["items"][1:] == [{"name": "朝阳"}, {"name": {"zh": 3}}, "朝阳"]
