"""Who has what in hand: taking a case or a task, handing it back, taking it over; and what staff are told of that."""

from chalicelib.api.bodies import Body, PageQuery, ReadUpTo, ShortText
from chalicelib.api.call import Call
from chalicelib.api.routing import By, route
from chalicelib.api.staff.steps import step
from chalicelib.domain.people.staff import Permission
from chalicelib.replies.base import Page
from chalicelib.replies.cases import CaseStanding
from chalicelib.replies.codes import RouteHandedBack
from chalicelib.replies.people import NoticeSeen, NoticesRead
from chalicelib.replies.tasks import TaskTaken
from chalicelib.usecases.parts import told_notices
from chalicelib.usecases.parts.perform import perform, perform_once
from chalicelib.usecases.staff import collecting, hands

CASE, TASK = "/staff/cases/{case}", "/staff/tasks/{task}"
STAFF, TAKE = By.STAFF, Permission.TAKE


class Taking(Body, frozen=True, kw_only=True):
    """`reason` where a colleague has it: he is told."""

    reason: ShortText | None = None


class HandingBack(Body, frozen=True, kw_only=True):
    """`reason` where a supervisor hands back what another has."""

    reason: ShortText | None = None


@route(
    "POST", f"{CASE}/taking", STAFF, may=TAKE, body=Taking, reply=CaseStanding,
    errors=("NOT_AT_THE_DESK", "NOT_YOUR_TURN", "NO_SUCH_ENVELOPE"),
)  # fmt: skip
def take_case(call: Call, given: Taking) -> CaseStanding:
    """领办、接手: the case is this person's, until it is another role's turn."""
    return step(call, CaseStanding, lambda case: hands.take_case(case, given.reason, call.staff, call.now), shared=True)


@route(
    "POST", f"{CASE}/handing-back", STAFF, may=TAKE, body=HandingBack, reply=CaseStanding,
    errors=("NOT_TAKEN", "NO_SUCH_ENVELOPE"),
)  # fmt: skip
def hand_case_back(call: Call, given: HandingBack) -> CaseStanding:
    """退回待领: the case is its role's again."""
    return step(
        call, CaseStanding, lambda case: hands.hand_case_back(case, given.reason, call.staff, call.now), shared=True
    )


@route(
    "POST", f"{TASK}/taking", STAFF, may=TAKE, body=Taking, reply=TaskTaken, errors=("NOT_YOUR_TURN", "TAKEN_ALREADY")
)
def take_task(call: Call, given: Taking) -> TaskTaken:
    """领办、接手: the task is this person's."""
    staff, task = call.staff, call.path["task"]
    return perform_once(TaskTaken, lambda: hands.take_task(task, given.reason, staff, call.now), call.key(staff.id))


@route(
    "POST", f"{TASK}/handing-back", STAFF, may=TAKE, body=HandingBack, reply=TaskTaken,
    errors=("NOT_TAKEN", "TAKEN_ALREADY"),
)  # fmt: skip
def hand_task_back(call: Call, given: HandingBack) -> TaskTaken:
    """退回待领: the task is its role's again."""
    staff, task = call.staff, call.path["task"]
    return perform_once(
        TaskTaken, lambda: hands.hand_task_back(task, given.reason, staff, call.now), call.key(staff.id)
    )


@route(
    "POST", "/staff/collections/{cabinet}/handing-back", STAFF, may=TAKE, body=HandingBack, reply=RouteHandedBack,
    errors=("NOT_TAKEN", "TAKEN_ALREADY"),
)  # fmt: skip
def hand_route_back(call: Call, given: HandingBack) -> RouteHandedBack:
    """Ends the route to a cabinet, one's own or as a supervisor another's: its code dies, the rest waits on."""
    staff, cabinet = call.staff, call.path["cabinet"]
    return perform_once(
        RouteHandedBack, lambda: collecting.hand_back(cabinet, given.reason, staff, call.now), call.key(staff.id)
    )


@route("GET", "/staff/notices", STAFF, query=PageQuery, reply=Page[NoticeSeen], errors=("BAD_CURSOR",))
def notices(call: Call, asked: PageQuery) -> Page[NoticeSeen]:
    """What this member of staff was told, newest first: who took over what, and why."""
    return told_notices.of(call.staff.id, asked.limit, asked.cursor)


@route(
    "POST",
    "/staff/notices/read",
    STAFF,
    body=ReadUpTo,
    reply=NoticesRead,
    keyed=False,
    errors=("NO_SUCH_NOTICE", "STATE_MOVED_ON"),
)
def read_notices(call: Call, read: ReadUpTo) -> NoticesRead:
    """This notice and all before it were read."""
    return perform(lambda: told_notices.read(call.staff.id, read.upto))
