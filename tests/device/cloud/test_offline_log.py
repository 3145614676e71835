"""Fourteen days without network are a few lines in the log, not one for every try."""

import logging
from pathlib import Path

import pytest

from iot.cloud.messages import ConnectionLost
from tests.device.rig import Rig, in_loop, until

TRIES = 500


def about_the_line(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [r.getMessage() for r in caplog.records if r.getMessage().startswith(("online", "offline"))]


@pytest.mark.parametrize("begins_online", [True, False])
def test_each_change_of_the_line_is_logged_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, begins_online: bool
) -> None:
    @in_loop
    async def story() -> None:
        caplog.set_level(logging.INFO)
        rig = Rig(tmp_path)
        rig.cloud.joined = begins_online
        async with rig.plugged_in(), rig.powered() as cabinet:
            rig.cloud.cut()
            line = rig.cloud.connection
            assert line is not None
            for number in range(TRIES):
                line.tell(ConnectionLost("no route" if number % 2 else "cut"))
            await until(lambda: not cabinet.inbox._arrived.qsize())
            rig.cloud.join()
            await until(lambda: cabinet.state()["network"] == "online")
            rig.cloud.cut()
            await until(lambda: cabinet.state()["network"] == "offline")
        before = ["online"] if begins_online else []
        told = [*before, "offline: cut", "offline: no route", "online", "offline: cut"]
        assert about_the_line(caplog) == told

    story()


@in_loop
async def test_reasons_that_never_repeat_do_not_fill_the_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    rig = Rig(tmp_path)
    rig.cloud.joined = False
    async with rig.plugged_in(), rig.powered() as cabinet:
        line = await until(lambda: rig.cloud.connection)
        for number in range(TRIES):
            line.tell(ConnectionLost(f"reason {number}"))
        await until(lambda: not cabinet.inbox._arrived.qsize())
    assert 1 < len(about_the_line(caplog)) < 10


@in_loop
async def test_screens_hear_of_the_line_when_it_changes(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        await until(lambda: cabinet.state()["network"] == "online")
        with cabinet.screen.hub.listening(None) as heard:
            for _ in range(TRIES):
                rig.cloud.cut()
            await until(lambda: not cabinet.inbox._arrived.qsize())
            told = [heard.get_nowait() for _ in range(heard.qsize())]
        assert [one.body for one in told if one.kind == "network"] == [{"network": "offline"}]
