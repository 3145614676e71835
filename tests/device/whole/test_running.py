"""From one life of the program to the next, and to its end."""

import asyncio

import pytest

from iot.running import _first_end
from tests.device.rig import in_loop


async def for_ever() -> None:
    await asyncio.Event().wait()


@in_loop
async def test_a_signal_that_came_between_two_lives_ends_the_second_at_once() -> None:
    asked_to_stop = asyncio.Event()
    asked_to_stop.set()
    assert await _first_end((for_ever(),), asyncio.Queue(), asked_to_stop) == "stop"


@in_loop
async def test_the_first_wish_ends_a_life_and_nothing_of_it_goes_on() -> None:
    ends: asyncio.Queue[str] = asyncio.Queue()
    ends.put_nowait("again")
    before = asyncio.all_tasks()
    assert await _first_end((for_ever(), for_ever()), ends, asyncio.Event()) == "again"
    assert asyncio.all_tasks() == before


@in_loop
async def test_an_error_in_any_part_ends_all_and_is_raised() -> None:
    async def breaks() -> None:
        raise RuntimeError("a part broke")

    with pytest.raises(RuntimeError, match="a part broke"):
        await _first_end((for_ever(), breaks()), asyncio.Queue(), asyncio.Event())
