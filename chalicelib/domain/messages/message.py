"""An SMS from intent to receipt. Only forward: callbacks repeat and come out of order (Twilio, webhooks)."""

from enum import StrEnum

import msgspec

from chalicelib.domain.base.entity import Entity, changed
from chalicelib.domain.catalogue.words import SmsKind

MAX_TRIES = 40


class MessageState(StrEnum):
    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    DELIVERED = "delivered"
    FAILED = "failed"
    UNDELIVERED = "undelivered"


# What still has to go out.
OPEN = {MessageState.WAITING, MessageState.SENDING}
# Nobody is woken by these: they wait for 08:00.
BY_DAY = {SmsKind.DEPOSIT_REMINDER, SmsKind.PICKUP_REMINDER}
_RANK = {state: rank for rank, state in enumerate(MessageState)}
FINAL = {MessageState.DELIVERED, MessageState.FAILED, MessageState.UNDELIVERED}

# Twilio's message statuses; anything else is ignored loudly.
FROM_TWILIO: dict[str, MessageState] = {
    "accepted": MessageState.SENT,
    "scheduled": MessageState.SENT,
    "queued": MessageState.SENT,
    "sending": MessageState.SENT,
    "sent": MessageState.SENT,
    "delivered": MessageState.DELIVERED,
    "undelivered": MessageState.UNDELIVERED,
    "failed": MessageState.FAILED,
}


class Message(Entity, frozen=True, kw_only=True):
    """`to_ct` and `code_ct` are ciphertext; `place`, `until` and the offices' `phones` are all else that a text says.

    `case`, for a deadline the `envelope`, for a code the `grant` of `cabinet`, for a place its `cabinet`, are what it
    is about: looked up once more before it is sent.
    """

    id: str
    centre: str
    kind: SmsKind
    case: str | None = None
    cabinet: str | None = None
    grant: str | None = None
    envelope: str | None = None
    to_ct: str
    code_ct: str | None = None
    place: str = ""
    until: int = 0
    phones: str = ""
    state: MessageState = MessageState.WAITING
    at: int
    tries: int = 0
    sid: str | None = None
    error: str | None = None


def advanced(message: Message, state: MessageState, now: int, **fields: str | None) -> Message | None:
    """The message further on, or None where it is there already or past it."""
    if message.state in FINAL or _RANK[state] <= _RANK[message.state]:
        return None
    return msgspec.structs.replace(changed(message, **fields), state=state, at=now)
