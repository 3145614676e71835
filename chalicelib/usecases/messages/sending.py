"""An SMS on its way, step by step; each step is one conditional write, so that nobody sends what another is sending.

    waiting ──begin──► sending ──sent──► sent ──heard──► delivered | undelivered | failed
       ▲                │ ▲ └──failed──► failed
       └────put_back────┘ └─doubt─ in doubt: perhaps sent

What is in doubt, and what was being sent LEASE seconds ago by a lambda that died, may be taken over by whoever looks up
first whether it went out.
"""

import logging
from collections.abc import Callable
from typing import NamedTuple

from chalicelib.domain.base.entity import changed
from chalicelib.domain.messages.message import FROM_TWILIO, MAX_TRIES, Message, MessageState, advanced
from chalicelib.store import catalogue, messages
from chalicelib.store.transaction import commit
from chalicelib.usecases.messages.still_true import is_still_true
from chalicelib.usecases.parts.perform import Decision, perform

LOG = logging.getLogger(__name__)
LEASE = 90  # seconds; longer than the lambda may run
LATE, GAVE_UP, VOID, IN_DOUBT = "too-late", "gave-up", "no-longer-true", "in-doubt"


def begin(message: Message, now: int) -> Message:
    """Claims the message for one sending. Raises Lost where another was faster."""
    claimed = changed(message, state=MessageState.SENDING, at=now, tries=message.tries + 1, error=None)
    commit([messages.plan(claimed)])
    return changed(claimed, version=message.version + 1)


def is_taken(message: Message, now: int) -> bool:
    return _is_sending(message) and message.error != IN_DOUBT and now < message.at + LEASE


def hopeless(message: Message, now: int) -> str | None:
    """Why it will not be sent any more, or None: neither a deadline that has passed nor a dead code helps anybody."""
    if message.until and message.until <= now:
        return LATE
    if message.tries >= MAX_TRIES:
        return GAVE_UP
    return None if is_still_true(message) else VOID


def sent(id_: str, sid: str, now: int) -> None:
    """The service has it; what it said and to whom is no longer ours to keep. A callback may have come first."""
    _step(id_, lambda found: _without_contents(advanced(found, MessageState.SENT, now) or found, sid=sid))


def failed(id_: str, error: str, now: int) -> None:
    _step(id_, lambda found: _without_contents(advanced(found, MessageState.FAILED, now) or found, error=error))


def doubt(id_: str) -> None:
    """The service did not answer. `at` stays: what went out perhaps did so then."""
    _step(id_, lambda found: changed(found, error=IN_DOUBT) if _is_sending(found) else None)


def put_back(id_: str, now: int) -> None:
    """Certainly not sent: it waits for its next turn."""
    _step(id_, lambda found: changed(found, state=MessageState.WAITING, at=now) if _is_sending(found) else None)


class Report(NamedTuple):
    """What a callback of the service says, in the service's own words."""

    sid: str
    status: str
    error: str | None


def heard(id_: str, report: Report, now: int) -> None:
    """Only forward, so that repeated and reordered callbacks change nothing."""
    state = FROM_TWILIO.get(report.status)
    if state is None:
        LOG.error("the SMS service reported an unknown status: %s", report.status)
        return
    _step(id_, lambda found: _moved(found, report, state, now))


def callback_url(id_: str) -> str | None:
    """Where the service reports to, and what it signs; None until the deployment knows its own address."""
    deployment = catalogue.deployment()
    return f"{deployment.api_url.rstrip('/')}/sms/status/{id_}" if deployment else None


def _moved(found: Message, report: Report, state: MessageState, now: int) -> Message | None:
    if found.sid not in (None, report.sid):
        LOG.warning("message %s was sent as %s, not as %s", found.id, found.sid, report.sid)
        return None
    moved = advanced(found, state, now, sid=report.sid, error=report.error)
    return moved and _without_contents(moved)


def _step(id_: str, move: Callable[[Message], Message | None]) -> None:
    """One move of what is stored now, again if somebody else moved it meanwhile; None changes nothing."""

    def story() -> Decision[None]:
        found = messages.load(id_)
        moved = move(found) if found else None
        return Decision([messages.plan(moved)] if moved else [], None)

    perform(story)


def _is_sending(message: Message) -> bool:
    return message.state is MessageState.SENDING


def _without_contents(message: Message, **fields: str) -> Message:
    return changed(message, to_ct="", code_ct=None, **fields)
