"""What the person at the door says besides the door itself; what comes after the closing is for staff to look at."""

from cabinet_contract.words import Answer
from chalicelib.domain.cabinet.cabinet import DoorUse
from chalicelib.domain.case.task import TaskKind
from chalicelib.domain.custody.door_events import CLOSED
from chalicelib.store.transaction import Write
from chalicelib.usecases.cabinet.door_event import Happening
from chalicelib.usecases.staff import tasks


def is_over(happening: Happening) -> bool:
    """The closing that counts has been applied already. A door that this code has taken into use is another matter."""
    in_use = happening.door.use is DoorUse.RESERVED
    return not in_use and happening.envelope().state is CLOSED[happening.grant.purpose]


def answered(happening: Happening, answer: Answer | None) -> list[Write]:
    """A door that will not close is a task at once; "nothing put in" after the closing contradicts custody: another.

    Before the closing an answer waits for it and comes with it.
    """
    if answer is Answer.WONT_CLOSE:
        return _task(happening, TaskKind.LEFT_OPEN, answer)
    contradicts = answer in (Answer.NOTHING, Answer.TOO_SMALL) and is_over(happening)
    return _task(happening, TaskKind.EMPTY_COMPARTMENT, answer) if contradicts else []


def _task(happening: Happening, kind: TaskKind, answer: Answer) -> list[Write]:
    envelope = happening.envelope()
    about = {"envelope": envelope.id, "case": envelope.case}
    return tasks.raised(happening.contents, happening.door.door, kind, happening.now, str(answer), **about)
