"""What staff read: who they are, their queues, a case; and the dead letters."""

from typing import Any

import msgspec

from chalicelib.api.edge import By, Call, route
from chalicelib.domain.case.desk import QUEUES
from chalicelib.domain.people.staff import Task, require
from chalicelib.errors import no_such
from chalicelib.store import cases
from chalicelib.usecases.parts import case_view
from chalicelib.usecases.parts.perform import Decision, perform
from chalicelib.usecases.staff import case_file, dead_letters


@route("GET", "/staff/me", By.STAFF)
def me(call: Call) -> Any:
    return msgspec.to_builtins(call.staff)


@route("GET", "/staff/queues/{queue}", By.STAFF)
def queue(call: Call) -> Any:
    require(call.staff, Task.SEE)
    if call.path["queue"] not in QUEUES:
        raise no_such("queue", names=", ".join(QUEUES))
    found, following = cases.in_queue(call.staff.centre, call.path["queue"], call.limit, call.cursor)
    return {"items": [case_view.summary(case, call.now) for case in found], "next": following}


@route("GET", "/staff/cases/{case}", By.STAFF)
def see_case(call: Call) -> Any:
    return case_file.case(call.path["case"], call.staff, call.now)


@route("GET", "/staff/cases/{case}/custody", By.STAFF)
def see_custody(call: Call) -> Any:
    return case_file.custody(call.path["case"], call.staff)


@route("GET", "/staff/cases/{case}/documents/{document}", By.STAFF)
def read_document(call: Call) -> Any:
    """A link for five minutes; who read what is logged."""
    return case_file.document(call.path["case"], call.path["document"], call.staff, call.now)


@route("GET", "/staff/dead-letters", By.STAFF)
def letters(call: Call) -> Any:
    return {"items": dead_letters.seen(call.staff), "next": None}


@route("POST", "/staff/dead-letters/{queue}/replay", By.STAFF)
def replay(call: Call) -> Any:
    """Moving letters is outside any transaction; the key says that this request has moved its letters."""
    key = call.key(call.staff.id)
    return perform(lambda: Decision([], dead_letters.replay(call.path["queue"], call.staff)), key, tries=1)
