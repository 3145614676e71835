"""One step of staff on one case of their centre."""

from collections.abc import Callable
from typing import TypeVar

from chalicelib.api.call import Call
from chalicelib.domain.case.case import Case
from chalicelib.usecases.parts import loading
from chalicelib.usecases.parts.perform import Decision, perform_once

A = TypeVar("A")


def step(call: Call, kind: type[A], decide: Callable[[Case], Decision[A]]) -> A:
    """The case is read afresh at each try. Raises NotFound for another centre's."""
    staff, id_ = call.staff, call.path["case"]
    return perform_once(kind, lambda: decide(loading.case_of_centre(id_, staff)), call.key(staff.id))
