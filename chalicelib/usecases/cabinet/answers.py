"""What the person at the door says besides the door itself; what comes after the closing is for staff to look at."""

from cabinet_contract.bodies.door_bodies import Reach
from cabinet_contract.words import Answer, Purpose
from chalicelib.domain.cabinet.cabinet import DoorUse
from chalicelib.domain.case.task import TaskKind
from chalicelib.domain.custody.closings import CLOSED, GONE
from chalicelib.store import cases
from chalicelib.store.transaction import Plan
from chalicelib.usecases.cabinet import undoing
from chalicelib.usecases.cabinet.door_event import DoorEvent, plan_task
from chalicelib.usecases.parts import moves, notices

NOTHING_MOVED = (Answer.NOTHING, Answer.TOO_SMALL)


def is_over(event: DoorEvent) -> bool:
    """The closing that counts has been applied already. A door that waits for this envelope is another matter."""
    if event.is_elsewhere and event.grant.purpose in (Purpose.PICKUP, Purpose.RECALL):
        return True  # a code of an earlier storing: the result was taken out and has gone out anew
    awaited = event.door.use is DoorUse.RESERVED and event.door.envelope == event.envelope.id
    return not awaited and (_has_done_it(event) or event.envelope.state in GONE.get(event.grant.purpose, ()))


def _has_done_it(event: DoorEvent) -> bool:
    """This code's own closing is the one that counted: who comes second rightly finds nothing."""
    return event.envelope.state is CLOSED[event.grant.purpose] and not event.is_elsewhere


def _plan_looked_into(event: DoorEvent, answer: Answer) -> Plan:
    task = plan_task(event, TaskKind.EMPTY_COMPARTMENT, str(answer))
    if event.grant.purpose not in (Purpose.DEPOSIT, Purpose.PICKUP):
        return task
    case = cases.load(event.envelope.case)
    return [*task, notices.plan_notice(case, "staff_look", event.now, door=event.door.door)]


def plan_answered(event: DoorEvent, answer: Answer | None) -> Plan:
    """A door that will not close is a task at once. "Nothing" after the closing contradicts custody: what followed from
    it is taken back, or staff look and the applicant is told so.

    Before the closing an answer waits for it and comes with it.
    """
    if answer is Answer.WONT_CLOSE:
        return plan_task(event, TaskKind.LEFT_OPEN, answer)
    if answer in NOTHING_MOVED and is_over(event) and _has_done_it(event):
        return undoing.plan_undone(event, answer) or _plan_looked_into(event, answer)
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
