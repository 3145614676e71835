"""Takes a message from queued to sent to delivered, and tells the status callback, signed as Twilio signs."""

import asyncio
import contextlib

from aiohttp import ClientError, ClientSession, ClientTimeout
from twilio.request_validator import RequestValidator
from yarl import URL

from infra.standins.sms.faults import SmsFault, SmsFaults
from infra.standins.sms.phones import SentText

UNKNOWN_HANDSET, QUEUE_OVERFLOW = 30005, 30001
# The states after `queued`, and the error of the last, by the fault that is switched on.
WAYS: dict[SmsFault | None, tuple[tuple[str, ...], int | None]] = {
    None: (("sent", "delivered"), None),
    SmsFault.UNDELIVERED: (("sent", "undelivered"), UNKNOWN_HANDSET),
    SmsFault.FAILED: (("failed",), QUEUE_OVERFLOW),
}
# Twilio tries a callback again when nobody answers; here long enough for a lambda's cold start.
TRIES, TIMEOUT_S = 3, 15


class Delivery:
    """A message stays `step_s` seconds in each state; a real network takes longer."""

    def __init__(self, account: str, token: str, faults: SmsFaults, step_s: float) -> None:
        self._account = account
        self._validator = RequestValidator(token)
        self._faults = faults
        self._step_s = step_s
        self._running: set[asyncio.Task[None]] = set()

    def begin(self, message: SentText) -> None:
        task = asyncio.create_task(self._deliver(message))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def _deliver(self, message: SentText) -> None:
        fault = next((one for one in (SmsFault.FAILED, SmsFault.UNDELIVERED) if self._faults.strikes(one)), None)
        states, error = WAYS[fault]
        for state in states:
            await asyncio.sleep(self._step_s)
            message.status, message.error = state, error if state == states[-1] else None
        if message.callback and not self._faults.strikes(SmsFault.SILENT):
            await self._tell_all(message, message.callback, self._order(states))

    def _order(self, states: tuple[str, ...]) -> list[str]:
        states = states[::-1] if self._faults.strikes(SmsFault.SHUFFLED) else states
        repeat = 2 if self._faults.strikes(SmsFault.DUPLICATE) else 1
        return [state for state in states for _ in range(repeat)]

    async def _tell_all(self, message: SentText, url: str, states: list[str]) -> None:
        async with ClientSession(timeout=ClientTimeout(TIMEOUT_S)) as session:
            for state in states:
                await self._tell(session, message, url, state)

    async def _tell(self, session: ClientSession, message: SentText, url: str, state: str) -> None:
        fields = self._fields(message, state)
        signed = {"X-Twilio-Signature": self._validator.compute_signature(url, fields)}
        for attempt in range(TRIES):
            with contextlib.suppress(ClientError, TimeoutError):
                # To the address as it was given, which is what was signed: another spelling of it would not verify.
                async with session.post(URL(url, encoded=True), data=fields, headers=signed) as answer:
                    message.told.append(f"{state} {answer.status}")
                    if answer.status < 500:
                        return
            await asyncio.sleep(self._step_s * 2**attempt)

    def _fields(self, message: SentText, state: str) -> dict[str, str]:
        fields = {
            "AccountSid": self._account,
            "ApiVersion": "2010-04-01",
            "From": message.sender,
            "To": message.to,
            "MessageSid": message.sid,
            "MessageStatus": state,
            "SmsSid": message.sid,
            "SmsStatus": state,
        }
        if state == message.status and message.error:
            fields["ErrorCode"] = str(message.error)
        return fields
