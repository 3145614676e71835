"""Sends the SMS that messages ask for.

SMS service says    message            queue
accepted            sent               done
no, for good        failed             done
no, for now         waiting            comes back, later each time
nothing (timeout)   sending, in doubt  comes back; looked up before it is sent again
"""

import logging
import time
from typing import Any

from chalicelib.domain.base.china_time import by_day
from chalicelib.domain.messages.message import BY_DAY, OPEN, Message, MessageState
from chalicelib.domain.messages.sms_text import text_of
from chalicelib.gateways import keys, sms
from chalicelib.gateways.keys import Context
from chalicelib.store import messages
from chalicelib.usecases.messages import sending
from chalicelib.usecases.messages.still_true import of_today
from chalicelib.usecases.parts import rules
from chalicelib.workers import batches

LOG = logging.getLogger(__name__)


class NotNow(Exception):
    """Not sent yet; the queue brings it back."""


def from_queue(event: dict[str, Any]) -> dict[str, Any]:
    """Each body is {"id": message}; a message that is gone, sent or final is done."""
    return batches.each(event, lambda body: deliver(body["id"], int(time.time())), "MESSAGES_QUEUE_URL")


def deliver(id_: str, now: int) -> None:
    """Raises NotNow, or whatever went wrong, while the message still has to go out."""
    found = messages.load(id_)
    if found is None or found.state not in OPEN:
        return
    # What was perhaps sent is looked for by its very words.
    message = of_today(found) if found.state is MessageState.WAITING else found
    if message.state is MessageState.WAITING and message.kind in BY_DAY and by_day(now) != now:
        return  # the sweep asks again until the morning
    if sending.is_taken(message, now):
        raise NotNow(f"{id_} is being sent, or was when its lambda died")
    hopeless = sending.hopeless(message, now)
    if hopeless:
        sending.failed(id_, hopeless, now)
    else:
        _send(sending.begin(message, now), message, now)


def _send(claimed: Message, before: Message, now: int) -> None:
    to, text = keys.decrypted(claimed.to_ct, Context.PHONE), _text(claimed)
    try:
        found = sms.find_sent(to, text, before.at) if before.state is MessageState.SENDING else None
        sid = found or sms.send(to, text, sending.callback_url(claimed.id))
    except sms.SmsRefused as error:
        _refused(claimed, error, now)
    except sms.SmsUnknown as error:
        sending.doubt(claimed.id)
        raise NotNow(f"{claimed.id}: perhaps sent") from error
    except sms.SmsUnreachable as error:
        sending.put_back(claimed.id, now)
        raise NotNow(f"{claimed.id}: the SMS service is out of reach") from error
    else:
        sending.sent(claimed.id, sid, now)


def _refused(message: Message, error: sms.SmsRefused, now: int) -> None:
    if not error.final:
        sending.put_back(message.id, now)
        raise NotNow(f"{message.id}: {error}") from error
    LOG.warning("message %s will not be sent: %s", message.id, error)
    sending.failed(message.id, str(error.code), now)


def _text(message: Message) -> str:
    code = keys.decrypted(message.code_ct, Context.CODE) if message.code_ct else ""
    return text_of(message, code, rules.settings(message.centre))
