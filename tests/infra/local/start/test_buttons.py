"""Each button tells the program that it is about, and the page tells what is so afterwards."""

import subprocess
from itertools import accumulate
from pathlib import Path

import pytest

from infra.local import moved_time
from infra.local.mains import CUT
from infra.local.start.passing import DAY, HOUR, SETTLING, strides
from tests.infra.local.start.conftest import Page
from tests.infra.local.start.rig import DOOR, Town


@pytest.mark.parametrize(
    ("lever", "form", "path", "told"),
    [
        ("line", {"up": "no"}, "/lines/cab-hall", {"up": False}),
        ("line", {"up": "yes"}, "/lines/cab-hall", {"up": True}),
        ("hand", {"away": "yes"}, "/hand", {"after_ms": None}),
        ("hand", {"away": "no"}, "/hand", {"after_ms": 800}),
        ("door", {"door": "A02", "on": "yes"}, "/faults", {"target": "A02", "fault": "jam", "on": True}),
        ("door", {"door": "A02", "on": "no"}, "/faults", {"target": "A02", "fault": "jam", "on": False}),
    ],
)
def test_a_button_does_what_it_says(
    page: Page, town: Town, lever: str, form: dict[str, str], path: str, told: dict[str, object]
) -> None:
    pressed, _ = page.ask(f"/cabinets/cab-hall/{lever}", form=form)
    assert (pressed.status, pressed.headers["Location"]) == (303, f"/?said={lever}#cab-hall")
    assert town.told(path) == told


def test_pulling_the_plug_signals_the_cabinet_s_mains(page: Page, town: Town) -> None:
    with subprocess.Popen(["sleep", "60"]) as mains:
        town.stack["cabinets"]["cab-hall"]["mains"] = mains.pid
        assert "有电" in page.ask("/", Accept_Language="zh")[1]
        town.powered = False
        pressed, _ = page.ask("/cabinets/cab-hall/power", form={"on": "no"})
        assert pressed.headers["Location"] == "/?said=power#cab-hall"
        assert mains.wait(10) == -CUT
    assert "没电" in page.ask("/", Accept_Language="zh")[1]


def test_what_is_not_there_is_refused_in_words(page: Page) -> None:
    for path in ("/cabinets/cab-moon/hand", "/cabinets/cab-hall/roof"):
        assert page.ask(path, form={"on": "yes"})[0].headers["Location"].startswith("/?said=refused")
    assert "没有成功" in page.ask("/?said=refused", Accept_Language="zh")[1]


def test_a_jammed_door_is_shown_with_the_button_that_mends_it(page: Page, town: Town) -> None:
    town.doors["A02"] = DOOR | {"faults": ["jam"]}
    shown = page.ask("/", Accept_Language="en")[1]
    assert "jammed: A02" in shown
    assert "Mend A02" in shown


def test_time_is_moved_by_the_steps_that_are_offered_only(page: Page) -> None:
    assert page.ask("/time", form={"hours": "9999"})[0].headers["Location"].startswith("/?said=refused")
    assert moved_time.CLOCK.ahead() == 0


@pytest.mark.parametrize("hours", [1, 24, 72])
@pytest.mark.parametrize("at", [0, 1.9, 2, 2.1, 13, 23.9])
def test_time_passes_in_pieces_that_end_in_the_morning(at: float, hours: int) -> None:
    """10:00 in China is 02:00 in UTC; then reminders are sent."""
    now, seconds = at * HOUR, hours * HOUR
    pieces = strides(now, seconds)
    assert sum(pieces) == pytest.approx(seconds)
    assert min(pieces) >= SETTLING
    ends = [(now + end) % DAY / HOUR for end in list(accumulate(pieces))[:-1]]
    assert ends == pytest.approx([2] * len(ends))
    assert len(pieces) <= hours / 24 + 1


def test_time_goes_forward_and_never_back(tmp_path: Path) -> None:
    clock = moved_time.Clock(tmp_path / "clock")
    before = clock.now()
    assert clock.move(3600) == 3600
    assert clock.move(-7200) == 3600
    assert 3600 <= clock.now() - before < 3660
