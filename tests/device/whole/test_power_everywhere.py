"""The power goes after every single transaction of a deposit, one after the other."""

from pathlib import Path

import pytest

from iot.controller import Controller
from tests.device.rig import Rig, in_loop, until

# start, started, bank A, bank B, used, outcome, closed, and clock writes between them: more than a deposit takes.
MOST = 12


@pytest.mark.parametrize("after", range(1, MOST + 1))
def test_no_cut_opens_twice_or_loses_or_invents_an_event(tmp_path: Path, after: int) -> None:
    @in_loop
    async def story() -> None:
        rig = Rig(tmp_path)
        code, grant = rig.grant(1)

        async def deposit(cabinet: Controller) -> None:
            await rig.want("A", grant)
            await cabinet.keypad.type(code)
            rig.door("A01").open = False
            await until(lambda: not cabinet.state()["watching"])

        async with rig.plugged_in():
            await rig.power_cut(after, deposit)
            rig.door("A01").open = False
            pulses = rig.door("A01").pulses
            async with rig.powered() as cabinet:
                await until(lambda: cabinet.state()["network"] == "online")
                await until(lambda: rig.events("started") and len(rig.cloud.events()) == cabinet.state()["pending"])
                assert rig.door("A01").pulses == pulses <= 1, "nothing opens by itself"
                await rig.want("A", grant)
                again = await cabinet.keypad.type(code)
                await until(lambda: rig.events("grant_used"))
                assert rig.door("A01").pulses <= 1, "a code opens at most once"
                rig.door("A01").open = False
                await until(lambda: rig.events("door_opened"))
                assert (again.result == "opened") == (pulses == 0 and rig.door("A01").pulses == 1)
                await until(lambda: not cabinet.state()["watching"])
            whole = [e["type"] for e in rig.cloud.events() if e.get("grant") == "g_1" and e["type"] != "code_refused"]
            assert whole in (["grant_used", "door_opened"], ["grant_used", "door_opened", "door_closed"])

    story()
