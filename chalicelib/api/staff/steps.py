"""One step of staff on one case of their centre."""

from collections.abc import Callable
from typing import TypeVar

from chalicelib.api.call import Call
from chalicelib.domain.case.case import Case
from chalicelib.domain.case.queues import worked_by
from chalicelib.domain.people import taking
from chalicelib.domain.people.staff import Staff
from chalicelib.usecases.parts import loading
from chalicelib.usecases.parts.perform import Decision, perform_once

A = TypeVar("A")


def step(call: Call, kind: type[A], decide: Callable[[Case], Decision[A]], *, shared: bool = False) -> A:
    """The case is read afresh at each try. Raises NotFound for another centre's; OutOfTurn (TAKEN_ALREADY).

    `shared`: also where somebody else has the case in hand, such as a second person's look at it.
    """
    staff, id_ = call.staff, call.path["case"]
    return perform_once(kind, lambda: decide(_case(id_, staff, shared)), call.key(staff.id))


def _case(id_: str, staff: Staff, shared: bool) -> Case:
    case = loading.case_of_centre(id_, staff)
    if not shared:
        taking.require_not_a_colleagues(case.taken, staff, _roles(case))
    return case


def _roles(case: Case) -> set[str]:
    """Whose work the case is now: of more roles than the responsible one in some queues."""
    return {case.responsible} | (worked_by(case.desk) if case.desk else set())
