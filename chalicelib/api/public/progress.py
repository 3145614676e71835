"""How far a case is, without signing in."""

from typing import Annotated

from msgspec import Meta

from chalicelib.api.bodies import Body
from chalicelib.api.call import Call
from chalicelib.api.routing import By, route
from chalicelib.replies.progress import ProgressSeen
from chalicelib.usecases.applicant import progress


class ProgressAsked(Body, frozen=True, kw_only=True):
    """Both stand on every receipt of the case; the number however it is typed."""

    case_number: Annotated[str, Meta(min_length=1, max_length=60)]
    query_code: Annotated[str, Meta(pattern="^[0-9]{6}$")]


@route(
    "POST",
    "/progress",
    By.ANYBODY,
    body=ProgressAsked,
    reply=ProgressSeen,
    keyed=False,
    errors=(
        "CASE_NUMBER_CHECK_DIGIT", "CASE_NUMBER_FORM", "NO_SUCH_CASE", "NO_SUCH_CENTRE", "NO_SUCH_ENVELOPE",
        "NO_SUCH_ITEM", "PROGRESS_REFUSED", "STATE_MOVED_ON", "TOO_MANY_TRIES",
    ),
)  # fmt: skip
def ask(call: Call, asked: ProgressAsked) -> ProgressSeen:
    """What is done, what is now, who has it, until when, and what the applicant must do; changes nothing."""
    return progress.ask(asked.case_number, asked.query_code, call.address, call.now)
