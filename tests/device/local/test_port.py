"""Whoever wrote the keypad's address down still finds it after a restart."""

import json
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession, web

from iot.local.out_of_order import out_of_order_api
from iot.local.port import serve_as_before
from tests.device.rig import in_loop


async def lived(state: Path, port: int = 0) -> tuple[web.AppRunner, str]:
    """One life of the program, as far as its interface goes."""
    runner, url = await serve_as_before(out_of_order_api(), state, port)
    (state / "run.json").write_text(json.dumps({"url": url, "pid": 1}))
    return runner, url


@in_loop
async def test_the_next_life_answers_at_the_same_address(tmp_path: Path) -> None:
    runner, url = await lived(tmp_path)
    async with ClientSession() as client:
        assert (await client.get(url)).status == 503
        await runner.cleanup()
        again, same = await lived(tmp_path)
        assert same == url
        assert (await client.get(url)).status == 503
    await again.cleanup()


@in_loop
async def test_a_port_that_somebody_else_took_meanwhile_is_left_to_them(tmp_path: Path) -> None:
    runner, url = await lived(tmp_path)
    again, other = await lived(tmp_path)
    assert other != url
    await runner.cleanup()
    await again.cleanup()


@in_loop
async def test_a_port_that_was_named_is_taken_or_the_start_fails(tmp_path: Path) -> None:
    runner, url = await lived(tmp_path)
    with pytest.raises(OSError, match="in use"):
        await serve_as_before(out_of_order_api(), tmp_path, int(url.rpartition(":")[2]))
    await runner.cleanup()


@pytest.mark.parametrize(
    "kept", ["", "[]", "{}", '{"url": 7}', '{"url": "http://127.0.0.1"}', '{"url": "http://x:99999"}']
)
def test_what_cannot_be_read_of_the_life_before_costs_nothing(tmp_path: Path, kept: Any) -> None:
    @in_loop
    async def story() -> None:
        (tmp_path / "run.json").write_text(kept)
        runner, url = await lived(tmp_path)
        assert url.startswith("http://127.0.0.1:")
        await runner.cleanup()

    story()
