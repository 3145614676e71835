"""Who gets a case number, and whose a number is.

A case gets it with its first submission, not with the draft: most drafts are seen by nobody but their applicant, and
the day in the number is then the day of filing. A case of before numbers gets one when it is submitted again; else it
is found under its id.
"""

from chalicelib.domain.case import case_numbers
from chalicelib.domain.case.case import Case
from chalicelib.store import cases
from chalicelib.store.transaction import Plan
from chalicelib.usecases.parts import day_counters, rules


def plan_given(case: Case, now: int) -> tuple[str, Plan]:
    """The case's number, and what gives it one where it has none. Two centres of one code share its counter."""
    if case.number:
        return case.number, []
    code = rules.centre(case.centre, case.generation).number_code
    day = case_numbers.day_of(now)
    running, counted = day_counters.plan_next(f"case-number#{code}#{day}", now)
    number = case_numbers.composed(day, code, running)
    return number, [counted, cases.plan_number(number, case.id)]
