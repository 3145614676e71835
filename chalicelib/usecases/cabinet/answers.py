"""What the person at the door says besides the door itself; what comes after the closing is for staff to look at."""

from cabinet_contract.bodies.door_bodies import Reach
from cabinet_contract.words import Answer
from chalicelib.domain.cabinet.cabinet import DoorUse
from chalicelib.domain.case.task import TaskKind
from chalicelib.domain.custody.closings import CLOSED
from chalicelib.store.transaction import Plan
from chalicelib.usecases.cabinet.door_event import DoorEvent, plan_task
from chalicelib.usecases.parts import moves

NOTHING_MOVED = (Answer.NOTHING, Answer.TOO_SMALL)


def is_over(event: DoorEvent) -> bool:
    """The closing that counts has been applied already. A door that this code has taken into use is another matter."""
    in_use = event.door.use is DoorUse.RESERVED
    return not in_use and event.envelope.state is CLOSED[event.grant.purpose]


def plan_answered(event: DoorEvent, answer: Answer | None) -> Plan:
    """A door that will not close is a task at once; "nothing put in" after the closing contradicts custody: another.

    Before the closing an answer waits for it and comes with it.
    """
    if answer is Answer.WONT_CLOSE:
        return plan_task(event, TaskKind.LEFT_OPEN, answer)
    if answer in NOTHING_MOVED and is_over(event):
        return plan_task(event, TaskKind.EMPTY_COMPARTMENT, str(answer))
    return []


def plan_reach(event: DoorEvent, reach: Reach | None) -> Plan:
    """Who says at the screen that only low doors can be reached gets none but low ones for this envelope from now on.

    `any` takes back nothing: it is also what the screen says for who has said nothing, and a low door may have been
    chosen at home.
    """
    if reach is not Reach.LOW or event.envelope.reach == Reach.LOW or is_over(event):
        return []
    wish = str(reach)
    return moves.plan_envelope_note(event.envelope, "reach_wished", event.act, {"reach": wish}, reach=wish)
