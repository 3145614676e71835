"""Staff's tasks: what cabinets could not mend by themselves."""

from chalicelib.api.bodies import Body, LongText, PageQuery
from chalicelib.api.call import Call
from chalicelib.api.refusals import MOVES, RULES
from chalicelib.api.routing import By, route
from chalicelib.domain.case.task import Action
from chalicelib.domain.people.staff import Permission
from chalicelib.replies.base import Page
from chalicelib.replies.tasks import TaskEnded, TaskSeen
from chalicelib.usecases.parts.perform import perform_once
from chalicelib.usecases.staff import tasks


class Ending(Body, frozen=True, kw_only=True):
    """What was found and done."""

    action: Action
    note: LongText = ""


@route(
    "GET",
    "/staff/tasks",
    By.STAFF,
    may=Permission.SEE,
    query=PageQuery,
    reply=Page[TaskSeen],
    errors=("BAD_CURSOR", "NO_SUCH_CENTRE"),
)
def open_tasks(call: Call, asked: PageQuery) -> Page[TaskSeen]:
    """The open tasks of the centre, oldest first."""
    return tasks.seen(call.staff.centre, limit=asked.limit, cursor=asked.cursor, now=call.now)


@route(
    "POST",
    "/staff/tasks/{task}/ending",
    By.STAFF,
    may=Permission.RESOLVE,
    body=Ending,
    reply=TaskEnded,
    errors=(
        *MOVES,
        *RULES,
        "DOOR_IN_USE",
        "NOTHING_INSIDE",
        "NOT_YOUR_TURN",
        "NO_DOOR_TO_ACT_ON",
        "NO_SUCH_CABINET",
        "NO_SUCH_CASE",
        "NO_SUCH_PARTY",
        "PAPER_INSIDE",
        "TAKEN_ALREADY",
    ),
)
def end_task(call: Call, new: Ending) -> TaskEnded:
    """Ends a task with what was found and done at the door."""
    staff = call.staff
    return perform_once(
        TaskEnded, lambda: tasks.end(call.path["task"], new.action, new.note, staff, call.now), call.key(staff.id)
    )
