"""A door that did not let go is nobody's open door, also for the program that starts after a power cut."""

from pathlib import Path

from cabinet_contract.words import Purpose
from iot.journal import events
from tests.device.rig import Rig, in_loop, until
from tests.device.visits import let_in


@in_loop
async def test_a_jammed_door_is_not_told_closed_after_a_restart_either(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in():
        rig.simulator.cabinet.set_fault("A01", "jam", True)
        async with rig.powered() as cabinet:
            await let_in(rig, cabinet, purpose=Purpose.PICKUP)
        async with rig.powered() as cabinet:
            looks = cabinet.doors.watcher.looks
            await until(lambda: cabinet.doors.watcher.looks > looks + 4)
            told = [str(event.type) for event in events.after(cabinet.journal.db, 0, 100)]
        assert "door_opened" in told
        assert "door_closed" not in told
