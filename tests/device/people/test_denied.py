"""An item sensor denies what the person came for: the screen says so, and the same code opens the door once more."""

from pathlib import Path

import pytest

from cabinet_contract.words import Answer, Purpose
from iot.controller import Controller
from iot.journal import knowledge
from iot.people.session import Session
from tests.device.doors.test_watching import kerong
from tests.device.rig import Rig, in_loop, until
from tests.device.visits import anew


async def visited(
    rig: Rig, cabinet: Controller, purpose: Purpose, *, item: bool, answer: Answer | None = None
) -> tuple[Session, str]:
    """The session after the door was closed again, and the code with which it began."""
    code, grant = rig.grant(1, purpose=purpose)
    await rig.want("A", grant)
    await cabinet.keypad.type(code)
    session = cabinet.sessions.current
    assert session is not None
    if answer:
        await cabinet.sessions.answer(session.id, session.door, answer)
    rig.door("A01").item = item
    rig.door("A01").open = False
    await until(lambda: session.phase in ("closed", "waiting"))
    return session, code


@pytest.mark.parametrize(
    ("purpose", "item", "answer", "seen"),
    [
        (Purpose.PICKUP, True, None, "Something still lies behind door A01."),
        (Purpose.PICKUP, True, Answer.TAKEN, "Something still lies behind door A01."),
        (Purpose.DEPOSIT, False, None, "We do not see your envelope behind door A01."),
        (Purpose.DEPOSIT, False, Answer.PUT_IN, "We do not see your envelope behind door A01."),
    ],
)
def test_the_code_opens_once_more_as_soon_as_the_cloud_has_given_it_again(
    tmp_path: Path, purpose: Purpose, item: bool, answer: Answer | None, seen: str
) -> None:
    @in_loop
    async def story() -> None:
        rig = kerong(tmp_path)
        async with rig.plugged_in(), rig.powered() as cabinet:
            session, code = await visited(rig, cabinet, purpose, item=item, answer=answer)
            assert session.phase == "waiting"
            assert session.shown(online=True)["message"].startswith(seen)
            assert "no connection" in session.shown(online=False)["message"]
            assert knowledge.holds_paper(cabinet.journal.db, "A01") is None, "nothing was concluded"
            await rig.want("A", anew(rig.grant(1, purpose=purpose)[1], "g_2", "A01"))
            await until(lambda: session.phase == "moved")
            assert (await cabinet.keypad.type(code)).doors == ("A01",)

    story()


@pytest.mark.parametrize(("purpose", "item"), [(Purpose.PICKUP, False), (Purpose.DEPOSIT, True)])
def test_a_sensor_that_agrees_leaves_the_question_as_it_is(tmp_path: Path, purpose: Purpose, item: bool) -> None:
    @in_loop
    async def story() -> None:
        rig = kerong(tmp_path)
        async with rig.plugged_in(), rig.powered() as cabinet:
            session, _ = await visited(rig, cabinet, purpose, item=item)
            assert session.phase == "closed"
            assert session.offered

    story()


@in_loop
async def test_on_a_collecting_route_the_next_route_goes_there_again(tmp_path: Path) -> None:
    rig = kerong(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        session, _ = await visited(rig, cabinet, Purpose.COLLECT, item=True)
        assert session.phase == "closed"


@pytest.mark.parametrize(
    ("purpose", "answer", "online", "offline"),
    [
        (Purpose.DEPOSIT, Answer.NOTHING, "A new code is sent to you", "Once it is back, a new code is sent to you"),
        (Purpose.DEPOSIT, Answer.TOO_SMALL, "A new code is sent to you", "no connection"),
        (Purpose.PICKUP, Answer.NOTHING, "A new code is sent to you", "no connection"),
        (Purpose.STORE, Answer.NOTHING, "The helpers have a task", "The helpers have a task"),
    ],
)
def test_nothing_said_after_the_closing_promises_what_the_cloud_does(
    tmp_path: Path, purpose: Purpose, answer: Answer, online: str, offline: str
) -> None:
    """The code that was typed does not come back: a new one is sent, or staff look (tests/api/cabinet)."""

    @in_loop
    async def story() -> None:
        rig = Rig(tmp_path)
        async with rig.plugged_in(), rig.powered() as cabinet:
            session, _ = await visited(rig, cabinet, purpose, item=False)
            assert session.phase == "closed"
            await cabinet.sessions.answer(session.id, session.door, answer)
            assert (session.phase, session.expects_door, session.offered) == ("closed", False, ())
            assert online in session.shown(online=True)["message"]
            assert offline in session.shown(online=False)["message"]

    story()
