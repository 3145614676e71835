"""How far a case is, for who has its number and query code and need not sign in (law of ratings and the rest, 7)."""

import hmac

import msgspec

from chalicelib.domain.base.durations import HOUR
from chalicelib.domain.case import case_numbers
from chalicelib.domain.case.case import Case
from chalicelib.domain.people.sign_in import Limit
from chalicelib.errors import BadInput
from chalicelib.replies.progress import CentreNamed, ProgressSeen
from chalicelib.store import cases, envelopes
from chalicelib.usecases.parts import limits, progress_view, query_codes, rules
from chalicelib.usecases.parts.perform import Decision, perform

# Wrong ones, for one case: five an hour from one address, so that a stranger locks out himself and not the applicant;
# thirty from all together, against which six digits hold out for two years on average.
PER_CASE_AND_ADDRESS = Limit("progress-case-address", 5, HOUR)
PER_CASE = Limit("progress-case", 30, HOUR)
PER_ADDRESS = Limit("progress-address", 20, HOUR)


class Tried(msgspec.Struct, frozen=True):
    """`case`: whose number and code they were; None where they do not belong together."""

    case: str | None


def ask(typed: str, code: str, address: str, now: int) -> ProgressSeen:
    """The same refusal for an unknown number and a wrong code. Raises BadInput, TooMany, Lost."""
    number = case_numbers.read(typed, "case_number")
    tried = perform(lambda: _tried(number, code, address, now))
    if tried.case is None:
        raise BadInput("PROGRESS_REFUSED", "query_code")
    return _seen(cases.load(tried.case), number)


def _tried(number: str, code: str, address: str, now: int) -> Decision[Tried]:
    """Right ones are written too: of many at once no more are heard than one after the other."""
    found = cases.of_number(number)
    # Of an unknown number a code is made too: how long the answer takes tells nothing either.
    expected = query_codes.derived(found or f"none|{number}")
    right = hmac.compare_digest(expected, code) and found is not None
    source = limits.source(address)
    counted = [
        limits.plan_tried(PER_CASE_AND_ADDRESS, f"{number}|{source}", now, missed=not right),
        limits.plan_tried(PER_CASE, number, now, missed=not right),
        limits.plan_tried(PER_ADDRESS, source, now, missed=not right),
    ]
    return Decision(counted, Tried(found if right else None))


def _seen(case: Case, number: str) -> ProgressSeen:
    inbound, outbound = envelopes.find(case.inbound), envelopes.find(case.outbound)
    centre = rules.centre(case.centre, case.generation)
    return ProgressSeen(
        case_number=number, centre=CentreNamed(centre=case.centre, name=centre.name),
        progress=progress_view.of(case, inbound, outbound, cases.history(case.id)),
    )  # fmt: skip
