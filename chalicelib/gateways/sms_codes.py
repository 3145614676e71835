"""Twilio's error codes that say something about what to do next (twilio.com/docs/api/errors).

`final`: the same message to the same number will be refused again, so it is never sent again. Not in the table: codes
of the 21xxx family are final (the request itself is wrong), others are not; both are logged, so that they get a row.
"""

from typing import NamedTuple


class Verdict(NamedTuple):
    final: bool
    meaning: str


LATER, NEVER = False, True
VERDICTS: dict[int, Verdict] = {
    20003: Verdict(LATER, "account and token do not fit: an administrator must put them right"),
    20429: Verdict(LATER, "too many requests"),
    21211: Verdict(NEVER, "no such number"),
    21212: Verdict(LATER, "the sender in the secret is none: an administrator must put it right"),
    21408: Verdict(NEVER, "this country is not enabled"),
    21603: Verdict(LATER, "the secret names no sender: an administrator must put it right"),
    21606: Verdict(LATER, "the sender in the secret is not this account's: an administrator must put it right"),
    21608: Verdict(NEVER, "a trial account may not send to this number"),
    21609: Verdict(LATER, "the deployment's own address is none: an administrator must put it right"),
    21610: Verdict(NEVER, "the person has opted out"),
    21611: Verdict(LATER, "the sender's queue is full"),
    21612: Verdict(NEVER, "this sender cannot reach this number"),
    21614: Verdict(NEVER, "not a mobile number"),
    21617: Verdict(NEVER, "the text is too long"),
    63038: Verdict(LATER, "the account's daily limit is reached"),
}


def is_final(code: int) -> bool:
    known = VERDICTS.get(code)
    return known.final if known else 21000 <= code < 22000
