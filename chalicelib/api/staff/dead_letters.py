"""Effects that failed too often, for an administrator."""

from typing import Annotated

from msgspec import Meta

from chalicelib.api.bodies import Body, PageQuery, ShortText
from chalicelib.api.call import Call
from chalicelib.api.routing import By, route
from chalicelib.domain.people.staff import Permission
from chalicelib.replies.base import Page
from chalicelib.replies.tasks import LetterRecordSeen, LetterSeen, LettersGivenUp, LettersMoved, LettersWaiting
from chalicelib.usecases.staff import dead_letters

LETTERS = "/staff/dead-letters"
STAFF, REPLAY = By.STAFF, Permission.REPLAY


class Replay(Body, frozen=True, kw_only=True):
    """Why they shall go round again: what was mended."""

    reason: ShortText


class GivingUp(Body, frozen=True, kw_only=True):
    """`letters` by the names that the list shows."""

    letters: Annotated[list[Annotated[str, Meta(min_length=1, max_length=100)]], Meta(min_length=1, max_length=10)]
    reason: ShortText


@route("GET", LETTERS, STAFF, may=REPLAY, reply=Page[LettersWaiting])
def waiting(call: Call) -> Page[LettersWaiting]:
    """How many messages wait in each dead-letter queue, for an administrator."""
    return dead_letters.waiting()


@route("GET", f"{LETTERS}/{{queue}}", STAFF, may=REPLAY, reply=Page[LetterSeen])
def seen(call: Call) -> Page[LetterSeen]:
    """Some of the letters that wait in one queue, ten at most, with what they say."""
    return dead_letters.seen(call.path["queue"])


@route(
    "GET", f"{LETTERS}/{{queue}}/dealt-with", STAFF, may=REPLAY, query=PageQuery, reply=Page[LetterRecordSeen],
    errors=("BAD_CURSOR",),
)  # fmt: skip
def records(call: Call, asked: PageQuery) -> Page[LetterRecordSeen]:
    """Who sent letters of the queue round again or gave them up, when and why, newest first."""
    return dead_letters.records(call.path["queue"], limit=asked.limit, cursor=asked.cursor)


@route("POST", f"{LETTERS}/{{queue}}/replay", STAFF, may=REPLAY, body=Replay, reply=LettersMoved)
def replay(call: Call, given: Replay) -> LettersMoved:
    """Sends up to ten messages of one dead-letter queue round again; a repeated request moves no more."""
    return dead_letters.replay(call.path["queue"], given.reason, call.staff, call.key(call.staff.id))


@route(
    "POST", f"{LETTERS}/{{queue}}/giving-up", STAFF, may=REPLAY, body=GivingUp, reply=LettersGivenUp,
    errors=("NO_SUCH_LETTER",),
)  # fmt: skip
def give_up(call: Call, given: GivingUp) -> LettersGivenUp:
    """Deletes the named letters, where going round again makes no sense; who and why are kept."""
    return dead_letters.give_up(call.path["queue"], given.letters, given.reason, call.staff, call.key(call.staff.id))
