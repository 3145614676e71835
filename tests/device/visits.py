"""A person let in at a simulated cabinet, for the tests of what comes after."""

from cabinet_contract.shadow import Grant
from cabinet_contract.words import Purpose
from iot.controller import Controller
from iot.people.session import Session
from tests.device.rig import Rig

IMPATIENT = {"patience": {"closed_s": 0.2, "thanks_s": 0.05, "waiting_s": 0.2, "moved_s": 0.2}}


async def let_in(rig: Rig, cabinet: Controller, door: str = "A01", purpose: Purpose = Purpose.DEPOSIT) -> Session:
    code, grant = rig.grant(1, door, purpose=purpose)
    await rig.want("A", grant)
    answer = await cabinet.keypad.type(code)
    session = cabinet.sessions.current
    assert session is not None
    assert session.id == answer.session
    return session


def anew(grant: Grant, id_: str, door: str) -> Grant:
    """What the cloud gives instead: another grant, the same code."""
    return Grant(id_, (door,), grant.purpose, grant.verifier, grant.start, grant.until)
