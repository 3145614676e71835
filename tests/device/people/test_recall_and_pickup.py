"""A result that staff take back and its applicant collects: both codes are known; who comes second opens nothing."""

from pathlib import Path

import pytest

from cabinet_contract.words import Answer, Purpose
from iot.controller import Controller
from tests.device.derived import derived
from tests.device.rig import Rig, in_loop, until

PICKUP, RECALL = Purpose.PICKUP, Purpose.RECALL


async def visits(rig: Rig, cabinet: Controller, code: str, answer: Answer | None = None) -> str:
    typed = await cabinet.keypad.type(code)
    session = cabinet.sessions.current
    if typed.doors and session and answer:
        await cabinet.sessions.answer(session.id, session.door, answer)
    rig.door("A01").open = False
    await until(lambda: not cabinet.state()["watching"])
    return typed.result


@pytest.mark.parametrize("first", [0, 1])
def test_who_comes_second_is_refused_before_the_cloud_has_heard_of_the_first(tmp_path: Path, first: int) -> None:
    @in_loop
    async def story() -> None:
        rig = Rig(tmp_path)
        async with rig.plugged_in(), rig.powered() as cabinet:
            typed = [rig.grant(1, "A01", purpose=PICKUP), rig.grant(2, "A01", purpose=RECALL)]
            await rig.want("A", *(grant for _, grant in typed))
            rig.cloud.cut()
            assert await visits(rig, cabinet, typed[first][0]) == "opened"
            assert await visits(rig, cabinet, typed[1 - first][0]) == "refused"
            assert rig.door("A01").pulses == 1

    story()


@in_loop
async def test_who_took_nothing_leaves_the_other_code_in_force(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        (pickup, one), (recall, two) = rig.grant(1, "A01", purpose=PICKUP), rig.grant(2, "A01", purpose=RECALL)
        await rig.want("A", one, two)
        rig.cloud.cut()
        assert await visits(rig, cabinet, recall, Answer.NOTHING) == "opened"
        assert await visits(rig, cabinet, pickup) == "opened"


@in_loop
async def test_a_recall_code_that_the_cabinet_never_heard_of_ends_the_pickup_code_that_it_knows(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        pickup, grant = rig.grant(1, "A01", purpose=PICKUP)
        await rig.want("A", grant)
        rig.cloud.cut()
        await until(lambda: not cabinet._hears("A01"))
        assert await visits(rig, cabinet, derived(cabinet.journal.lineage, "A01", RECALL).code) == "opened"
        assert await visits(rig, cabinet, pickup) == "refused"
