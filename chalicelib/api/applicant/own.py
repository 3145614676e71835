"""The caller's own case, read and written."""

from collections.abc import Callable
from typing import TypeVar

from chalicelib.api.call import Call
from chalicelib.domain.case.case import Case
from chalicelib.usecases.parts import loading
from chalicelib.usecases.parts.perform import TRIES, Decision, perform_once

A = TypeVar("A")


def own(call: Call) -> Case:
    return loading.own_case(call.path["case"], call.party)


def write(call: Call, kind: type[A], decide: Callable[[Case], Decision[A]], tries: int = TRIES) -> A:
    """One write on the caller's own case, read afresh at each try."""
    return perform_once(kind, lambda: decide(own(call)), call.key(call.party), tries)
