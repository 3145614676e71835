"""Staff's tasks: what cabinets could not mend by themselves."""

from typing import Any

import msgspec

from chalicelib.api.bodies import LongText
from chalicelib.api.edge import By, Call, route
from chalicelib.domain.case.task import Action
from chalicelib.domain.people.staff import Task, require
from chalicelib.usecases.parts.perform import perform
from chalicelib.usecases.staff import tasks


class Ending(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    action: Action
    note: LongText = ""


@route("GET", "/staff/tasks", By.STAFF)
def open_tasks(call: Call) -> Any:
    require(call.staff, Task.SEE)
    return tasks.seen(call.staff.centre, call.limit, call.cursor, call.now)


@route("POST", "/staff/tasks/{task}/ending", By.STAFF, Ending)
def end_task(call: Call) -> Any:
    staff, new = call.staff, call.body
    return perform(lambda: tasks.end(call.path["task"], staff, new.action, new.note, call.now), call.key(staff.id))
