"""What the person at the door says besides the door itself; what comes after the closing is for staff to look at."""

from cabinet_contract.words import Answer
from chalicelib.domain.cabinet.cabinet import DoorUse
from chalicelib.domain.case.task import TaskKind
from chalicelib.domain.custody.closings import CLOSED, GONE
from chalicelib.store.transaction import Plan
from chalicelib.usecases.cabinet.door_event import DoorEvent, plan_task

NOTHING_MOVED = (Answer.NOTHING, Answer.TOO_SMALL)


def is_over(event: DoorEvent) -> bool:
    """The closing that counts has been applied already. A door that waits for this envelope is another matter."""
    awaited = event.door.use is DoorUse.RESERVED and event.door.envelope == event.envelope.id
    return not awaited and (_has_done_it(event) or event.envelope.state in GONE.get(event.grant.purpose, ()))


def _has_done_it(event: DoorEvent) -> bool:
    """This code's own closing is the one that counted: who comes second rightly finds nothing."""
    return event.envelope.state is CLOSED[event.grant.purpose]


def plan_answered(event: DoorEvent, answer: Answer | None) -> Plan:
    """A door that will not close is a task at once; "nothing put in" after the closing contradicts custody: another.

    Before the closing an answer waits for it and comes with it.
    """
    if answer is Answer.WONT_CLOSE:
        return plan_task(event, TaskKind.LEFT_OPEN, answer)
    if answer in NOTHING_MOVED and is_over(event) and _has_done_it(event):
        return plan_task(event, TaskKind.EMPTY_COMPARTMENT, str(answer))
    return []
