"""The person at the door: what may be said, and what becomes of it."""

from pathlib import Path

import pytest

from cabinet_contract.words import Answer, Purpose
from iot.people.sessions import NotOffered
from iot.rules.answering import MOST_AGAIN, MOST_SAID
from tests.device.rig import Rig, in_loop, until
from tests.device.visits import IMPATIENT, let_in


@pytest.mark.parametrize(
    ("purpose", "answer"),
    [
        (Purpose.DEPOSIT, Answer.PUT_IN),
        (Purpose.DEPOSIT, Answer.NOTHING),
        (Purpose.STORE, Answer.TOO_SMALL),
        (Purpose.PICKUP, Answer.TAKEN),
        (Purpose.RECALL, Answer.NOTHING),
    ],
)
def test_what_was_said_goes_with_the_closing(tmp_path: Path, purpose: Purpose, answer: Answer) -> None:
    @in_loop
    async def story() -> None:
        rig = Rig(tmp_path)
        async with rig.plugged_in(), rig.powered() as cabinet:
            session = await let_in(rig, cabinet, purpose=purpose)
            await cabinet.sessions.answer(session.id, session.door, answer)
            rig.door("A01").open = False
            told = await rig.story("g_1", "grant_used", "door_opened", "answered", "door_closed")
            assert told[2] | {"n": 0, "at": 0} == {
                "n": 0, "at": 0, "type": "answered", "grant": "g_1", "door": "A01", "answer": answer,
            }  # fmt: skip
            assert told[3]["answer"] == answer

    story()


@in_loop
async def test_who_says_nothing_is_believed_and_a_closing_has_no_answer(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        session = await let_in(rig, cabinet)
        rig.door("A01").open = False
        told = await rig.story("g_1", "grant_used", "door_opened", "door_closed")
        assert "answer" not in told[2]
        assert session.offered == (Answer.PUT_IN, Answer.NOTHING, Answer.TOO_SMALL, Answer.AGAIN)


@in_loop
async def test_the_last_word_counts(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        session = await let_in(rig, cabinet)
        await cabinet.sessions.answer(session.id, session.door, Answer.NOTHING)
        await cabinet.sessions.answer(session.id, session.door, Answer.PUT_IN)
        rig.door("A01").open = False
        told = await rig.story("g_1", "grant_used", "door_opened", "answered", "answered", "door_closed")
        assert told[-1]["answer"] == "put_in"


@in_loop
async def test_an_answer_given_before_a_power_cut_still_goes_with_the_closing(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in():
        async with rig.powered() as cabinet:
            session = await let_in(rig, cabinet)
            await cabinet.sessions.answer(session.id, session.door, Answer.TOO_SMALL)
        rig.door("A01").open = False
        async with rig.powered() as cabinet:
            told = await rig.story("g_1", "grant_used", "door_opened", "answered", "door_closed")
            assert told[-1]["answer"] == "too_small"
            assert cabinet.sessions.current is None


@in_loop
async def test_a_door_that_fell_shut_is_opened_again_three_times_and_not_a_fourth(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        session = await let_in(rig, cabinet)
        for time in range(1, MOST_AGAIN + 1):
            rig.door("A01").open = False
            await until(lambda: session.phase == "closed")
            await cabinet.sessions.answer(session.id, session.door, Answer.AGAIN)
            assert rig.door("A01").pulses == 1 + time
        rig.door("A01").open = False
        await until(lambda: session.phase == "closed")
        with pytest.raises(NotOffered):
            await cabinet.sessions.answer(session.id, session.door, Answer.AGAIN)
        once_more = ["answered", "door_opened", "door_closed"] * 3
        told = await rig.story("g_1", "grant_used", "door_opened", "door_closed", *once_more)
        assert [e.get("again") for e in told if e["type"] == "door_opened"] == [None, 1, 2, 3]


@in_loop
async def test_nothing_opens_again_once_it_was_said_what_lies_behind_it(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        session = await let_in(rig, cabinet)
        await cabinet.sessions.answer(session.id, session.door, Answer.PUT_IN)
        rig.door("A01").open = False
        await until(lambda: session.phase == "closed")
        with pytest.raises(NotOffered):
            await cabinet.sessions.answer(session.id, session.door, Answer.AGAIN)
        assert rig.door("A01").pulses == 1


@in_loop
async def test_a_closed_door_can_be_opened_again_for_a_short_while_only(tmp_path: Path) -> None:
    rig = Rig(tmp_path, local=IMPATIENT)
    async with rig.plugged_in(), rig.powered() as cabinet:
        session = await let_in(rig, cabinet)
        rig.door("A01").open = False
        await until(lambda: session.phase == "ended")
        with pytest.raises(NotOffered):
            await cabinet.sessions.answer(session.id, session.door, Answer.AGAIN)


@in_loop
async def test_who_comes_next_ends_the_time_of_who_is_done(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        first = await let_in(rig, cabinet)
        rig.door("A01").open = False
        await until(lambda: first.phase == "closed")
        code, grant = rig.grant(2, "A02")
        await rig.want("A", grant)
        await cabinet.keypad.type(code)
        assert first.phase == "ended"
        with pytest.raises(NotOffered):
            await cabinet.sessions.answer(first.id, first.door, Answer.AGAIN)


@in_loop
async def test_a_door_that_will_not_close_is_told_at_once(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        session = await let_in(rig, cabinet)
        await cabinet.sessions.answer(session.id, session.door, Answer.WONT_CLOSE)
        assert session.phase == "left_open"
        assert "Noted: door A01 will not close. The helpers have been told" in session.shown(online=True)["message"]
        assert "已记录：A01 号柜门关不上" in session.shown(online=True)["message_zh"]
        assert "please call the helpers" in session.shown(online=False)["message"]
        await cabinet.sessions.answer(session.id, session.door, Answer.PUT_IN)
        rig.door("A01").open = False
        told = await rig.story(
            "g_1", "grant_used", "door_opened", "answered", "door_left_open", "answered", "door_closed"
        )
        assert told[-1]["answer"] == "put_in"


@in_loop
async def test_a_child_at_the_screen_cannot_fill_the_journal(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        session = await let_in(rig, cabinet)
        for _ in range(MOST_SAID):
            await cabinet.sessions.answer(session.id, session.door, Answer.WONT_CLOSE)
        with pytest.raises(NotOffered):
            await cabinet.sessions.answer(session.id, session.door, Answer.WONT_CLOSE)


@in_loop
async def test_the_helper_on_a_route_answers_for_each_door(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        code, grant = rig.grant(1, "A01", "A02", purpose=Purpose.COLLECT)
        await rig.want("A", grant)
        await cabinet.keypad.type(code)
        session = cabinet.sessions.current
        assert session is not None
        await cabinet.sessions.answer(session.id, session.door, Answer.TAKEN)
        rig.door("A01").open = False
        await until(lambda: (session.door, session.phase) == ("A02", "open"))
        await cabinet.sessions.answer(session.id, session.door, Answer.NOTHING)
        rig.door("A02").open = False
        each = ["door_opened", "answered", "door_closed"] * 2
        told = await rig.story("g_1", "grant_used", *each)
        assert [(e["door"], e["answer"]) for e in told if e["type"] == "door_closed"] == [
            ("A01", "taken"),
            ("A02", "nothing"),
        ]


@in_loop
async def test_an_answer_that_comes_late_on_a_route_never_lands_on_the_next_door(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        code, grant = rig.grant(1, "A01", "A02", purpose=Purpose.COLLECT)
        await rig.want("A", grant)
        await cabinet.keypad.type(code)
        session = cabinet.sessions.current
        assert session is not None
        rig.door("A01").open = False
        await until(lambda: (session.door, session.phase) == ("A02", "open"))
        with pytest.raises(NotOffered):
            await cabinet.sessions.answer(session.id, "A01", Answer.NOTHING)
        assert session.answered is None
        rig.door("A02").open = False
        told = await rig.story("g_1", "grant_used", *["door_opened", "door_closed"] * 2)
        assert [e.get("answer") for e in told if e["type"] == "door_closed"] == [None, None]


@in_loop
async def test_a_door_that_closes_after_all_is_closed_and_nothing_else_is_said(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        session = await let_in(rig, cabinet)
        await cabinet.sessions.answer(session.id, "A01", Answer.WONT_CLOSE)
        rig.door("A01").open = False
        await until(lambda: session.phase == "closed")
        assert "Noted" not in session.shown(online=True)["message"]


@in_loop
async def test_in_doubt_who_says_it_will_not_close_also_reads_what_follows(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        rig.simulator.cabinet.set_fault("A01", "stuck", True)
        session = await let_in(rig, cabinet)
        await cabinet.sessions.answer(session.id, "A01", Answer.WONT_CLOSE)
        message = session.shown(online=True)["message"]
        assert "Noted" in message
        assert "Another one is being given" in message
