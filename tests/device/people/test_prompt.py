"""Somebody stands there: within two seconds of the last key the screen says how things stand, whatever a board does."""

import time
from pathlib import Path

import pytest

from cabinet_contract.words import Answer, Purpose
from iot.boards import rack
from iot.controller import Controller
from tests.device.rig import FAST, Rig, in_loop, until
from tests.device.visits import anew

# As a cabinet in the street has them; only what follows an opening is hurried.
REAL = FAST | {"reply_s": 1.5, "open_window_s": 3.0}
SLOW_S = 0.6
HASTY = FAST | {"reply_s": SLOW_S, "open_window_s": 0.2, "answer_s": 0.2}


async def typed_with(
    rig: Rig, cabinet: Controller, fault: str, purpose: Purpose = Purpose.DEPOSIT
) -> dict[str, object]:
    code, grant = rig.grant(1, purpose=purpose)
    await rig.want("A", grant)
    rig.simulator.cabinet.set_fault("A", fault, True)
    return await cabinet.screen.type(code)


@pytest.mark.parametrize(
    ("purpose", "words", "words_zh"),
    [(Purpose.DEPOSIT, "another one follows", "另配格口"), (Purpose.PICKUP, "call the helpers", "联系帮办人员")],
)
def test_a_dead_board_is_told_within_two_seconds_and_its_outcome_follows(
    tmp_path: Path, purpose: Purpose, words: str, words_zh: str
) -> None:
    @in_loop
    async def story() -> None:
        rig = Rig(tmp_path, timings=REAL)
        async with rig.plugged_in(), rig.powered() as cabinet:
            await until(lambda: cabinet.state()["network"] == "online")
            begun = time.monotonic()
            told = await typed_with(rig, cabinet, "dead", purpose)
            assert time.monotonic() - begun < 2
            assert told["result"] == "unanswered"
            shown = cabinet.screen.state()["session"]
            assert (shown["id"], shown["state"], shown["answers"]) == (told["session"], "unanswered", [])
            assert words in shown["message"]
            assert words_zh in shown["message_zh"]
            await until(lambda: cabinet.screen.state()["session"]["state"] == "doubtful", 10)
            assert (await rig.story("g_1", "grant_used", "door_opened"))[1]["outcome"] == "unknown"

    story()


@in_loop
async def test_without_network_no_other_door_is_promised(tmp_path: Path) -> None:
    rig = Rig(tmp_path, timings=HASTY)
    async with rig.plugged_in(), rig.powered() as cabinet:
        code, grant = rig.grant(1)
        await rig.want("A", grant)
        rig.cloud.cut()
        rig.simulator.cabinet.set_fault("A", "dead", True)
        await cabinet.screen.type(code)
        message = cabinet.screen.state()["session"]["message"]
        assert "no connection" in message
        assert "follows" not in message


@in_loop
async def test_a_door_that_opens_after_all_is_open_and_told_once_and_watched(tmp_path: Path) -> None:
    rig = Rig(tmp_path, timings=HASTY)
    async with rig.plugged_in(), rig.powered() as cabinet:
        told = await typed_with(rig, cabinet, "no_reply")
        assert told["result"] == "unanswered"
        await until(lambda: rig.door("A01").open)
        rig.simulator.cabinet.set_fault("A", "no_reply", False)
        await until(lambda: cabinet.screen.state()["session"]["state"] == "open")
        assert "is open" in cabinet.screen.state()["session"]["message"]
        assert cabinet.state()["watching"] == ["A01"]
        rig.door("A01").open = False
        story = await rig.story("g_1", "grant_used", "door_opened", "door_closed")
        assert (story[1]["outcome"], rig.door("A01").pulses) == ("opened", 1)


@in_loop
async def test_a_door_that_opens_when_it_was_given_up_is_told_with_its_grant_and_not_as_a_second_outcome(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rack, "SILENT_RETRY_S", 0.2)
    rig = Rig(tmp_path, timings=HASTY)
    async with rig.plugged_in(), rig.powered() as cabinet:
        code, grant = rig.grant(1)
        await typed_with(rig, cabinet, "dead")
        await rig.story("g_1", "grant_used", "door_opened")
        await rig.want("B", anew(grant, "g_moved", "B02"))
        rig.simulator.cabinet.set_fault("A", "dead", False)
        rig.door("A01").open = True
        story = await rig.story("g_1", "grant_used", "door_opened", "door_forced")
        assert [e.get("outcome") for e in story] == [None, "unknown", None]
        assert (await cabinet.keypad.type(code)).doors == ("B02",)


@in_loop
async def test_who_wants_it_opened_again_does_not_wait_for_a_dead_board_either(tmp_path: Path) -> None:
    rig = Rig(tmp_path, timings=HASTY)
    async with rig.plugged_in(), rig.powered() as cabinet:
        code, grant = rig.grant(1)
        await rig.want("A", grant)
        session = (await cabinet.screen.type(code))["session"]
        rig.door("A01").open = False
        await until(lambda: cabinet.screen.state()["session"]["state"] == "closed")
        rig.simulator.cabinet.set_fault("A", "dead", True)
        begun = time.monotonic()
        shown = await cabinet.screen.answer(session, "A01", Answer.AGAIN, None)
        assert time.monotonic() - begun < SLOW_S
        assert shown["state"] == "unanswered"
        await until(lambda: cabinet.screen.state()["session"]["state"] == "doubtful")


@in_loop
async def test_the_next_person_is_not_kept_waiting_by_the_door_before(tmp_path: Path) -> None:
    banks = [
        {
            "bank": bank,
            "driver": "8a80",
            "serial": f"bus-{bank}",
            "address": 1,
            "channels": 24,
            "doors": {f"{bank}01": 1},
        }
        for bank in "AB"
    ]
    rig = Rig(tmp_path, timings=HASTY | {"open_window_s": 3.0}, banks=banks)
    async with rig.plugged_in(), rig.powered() as cabinet:
        other, fine = rig.grant(2, "B01")
        await rig.want("B", fine)
        await typed_with(rig, cabinet, "dead")
        begun = time.monotonic()
        await cabinet.screen.type(other)
        await until(lambda: cabinet.screen.state()["session"]["state"] == "open")
        assert time.monotonic() - begun < 2


@in_loop
async def test_a_jammed_lock_has_answered_and_is_told_as_jammed(tmp_path: Path) -> None:
    rig = Rig(tmp_path, timings=HASTY | {"open_window_s": 0.5})
    async with rig.plugged_in(), rig.powered() as cabinet:
        rig.simulator.cabinet.set_fault("A01", "jam", True)
        code, grant = rig.grant(1)
        await rig.want("A", grant)
        assert (await cabinet.keypad.type(code)).result == "jammed"


@in_loop
async def test_no_restart_comes_between_the_sentence_and_the_outcome(tmp_path: Path) -> None:
    rig = Rig(tmp_path, timings=HASTY)
    async with rig.plugged_in(), rig.powered() as cabinet:
        await typed_with(rig, cabinet, "dead")
        assert not cabinet.idle
        await until(lambda: cabinet.screen.state()["session"]["state"] == "doubtful")
        assert cabinet.idle
