"""A door that does not do what it should, and the next one under the same code."""

from pathlib import Path

import pytest

from cabinet_contract.shadow import Grant
from cabinet_contract.words import Answer, Purpose
from iot.people.sessions import NotOffered
from tests.device.rig import NOON, Rig, in_loop, until
from tests.device.visits import IMPATIENT, anew, let_in


@pytest.mark.parametrize(("target", "fault"), [("A01", "jam"), ("A01", "stuck"), ("A", "dead")])
def test_a_door_in_doubt_is_left_alone_and_another_is_announced(tmp_path: Path, target: str, fault: str) -> None:
    @in_loop
    async def story() -> None:
        rig = Rig(tmp_path)
        async with rig.plugged_in(), rig.powered() as cabinet:
            await until(lambda: cabinet.state()["network"] == "online")
            rig.simulator.cabinet.set_fault(target, fault, True)
            session = await let_in(rig, cabinet)
            assert session.phase == "doubtful"
            assert "another one is being given" in session.shown(online=True)["message"].lower()
            with pytest.raises(NotOffered):
                await cabinet.sessions.answer(session.id, session.door, Answer.AGAIN)
            code, old = rig.grant(1)
            await rig.want("B", anew(old, "g_moved", "B02"))
            assert (session.phase, session.given) == ("moved", "B02")
            assert "B02" in session.shown(online=True)["message"]
            assert (await cabinet.keypad.type(code)).doors == ("B02",)
            assert rig.door("B02").open
            assert session.phase == "ended"

    story()


@in_loop
async def test_without_network_the_person_is_told_so_and_gets_the_door_when_it_is_back(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        code, grant = rig.grant(1)
        await rig.want("A", grant)
        rig.cloud.cut()
        rig.simulator.cabinet.set_fault("A01", "jam", True)
        shown = await cabinet.screen.type(code)
        session = cabinet.sessions.current
        assert session is not None
        assert shown["session"] == session.id
        assert "no connection" in cabinet.screen.state()["session"]["message"]
        rig.cloud.join()
        await rig.want("A", anew(grant, "g_moved", "A03"))
        assert cabinet.screen.state()["session"]["given"] == "A03"


@in_loop
async def test_an_envelope_behind_a_jammed_door_is_not_collected_when_the_door_is_pushed(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        rig.simulator.cabinet.set_fault("A01", "jam", True)
        session = await let_in(rig, cabinet, purpose=Purpose.PICKUP)
        assert "helpers will open it" in session.shown(online=True)["message"]
        await cabinet.sessions.answer(session.id, session.door, Answer.NOTHING)
        told = await rig.story("g_1", "grant_used", "door_opened", "answered")
        assert told[1]["outcome"] == "jammed"
        assert not rig.events("door_closed")


@pytest.mark.parametrize("answer", [Answer.TOO_SMALL, Answer.NOTHING])
def test_the_same_code_is_made_ready_again(tmp_path: Path, answer: Answer) -> None:
    @in_loop
    async def story() -> None:
        rig = Rig(tmp_path)
        async with rig.plugged_in(), rig.powered() as cabinet:
            session = await let_in(rig, cabinet)
            await cabinet.sessions.answer(session.id, session.door, answer, "low")
            rig.door("A01").open = False
            await until(lambda: session.phase == "waiting")
            told = await rig.story("g_1", "grant_used", "door_opened", "answered", "door_closed")
            assert told[2].get("reach") == ("low" if answer is Answer.TOO_SMALL else None)
            await rig.want("A", anew(rig.grant(1)[1], "g_2", "A04"))
            assert (session.phase, session.given) == ("moved", "A04")

    story()


@in_loop
async def test_who_waits_in_vain_is_told_where_to_look(tmp_path: Path) -> None:
    rig = Rig(tmp_path, local=IMPATIENT)
    async with rig.plugged_in(), rig.powered() as cabinet:
        rig.simulator.cabinet.set_fault("A01", "jam", True)
        session = await let_in(rig, cabinet)
        await until(lambda: session.phase == "ended")
        assert "personal centre" in session.shown(online=True)["message"]


@in_loop
async def test_nobody_is_offered_an_expired_or_used_grant(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        rig.simulator.cabinet.set_fault("A01", "jam", True)
        session = await let_in(rig, cabinet)
        old = rig.grant(1)[1]
        await rig.want("A", Grant("g_2", ("A02",), old.purpose, old.verifier, old.start, NOON - 1))
        assert session.phase == "doubtful"
