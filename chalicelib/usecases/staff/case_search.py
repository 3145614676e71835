"""A case found by what stands on its paper: its number, or its id where it is of before numbers."""

import re

from chalicelib.domain.case import case_numbers
from chalicelib.domain.people.staff import Staff
from chalicelib.errors import no_such
from chalicelib.replies.queues import CaseLine
from chalicelib.store import cases
from chalicelib.usecases.parts import loading
from chalicelib.usecases.staff import case_lines

_ID = re.compile(r"c_[a-z2-7]{16}")


def by_number(typed: str, staff: Staff, now: int) -> CaseLine:
    """Raises BadInput (CASE_NUMBER_FORM, CASE_NUMBER_CHECK_DIGIT); NotFound, also for another centre's case."""
    return case_lines.line(loading.case_of_centre(_id(typed), staff), now)


def _id(typed: str) -> str:
    as_id = typed.strip().lower()
    found = as_id if _ID.fullmatch(as_id) else cases.of_number(case_numbers.read(typed, "number"))
    if found is None:
        raise no_such("case")
    return found
