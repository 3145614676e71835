"""Twilio's Messages resource: create, list, fetch. Nothing else of Twilio is used, so nothing else is here."""

import asyncio
import base64
import secrets
from datetime import UTC, datetime

from aiohttp import web

from infra.standins.sms.delivery import Delivery
from infra.standins.sms.faults import SmsFault, SmsFaults
from infra.standins.sms.paging import page_of
from infra.standins.sms.phones import Phones, SentText
from infra.standins.sms.wrong import Wrong, wrong

# Longer than any client waits.
NEVER_S = 120


def _error(status: int, code: int, text: str) -> web.Response:
    more = f"https://www.twilio.com/docs/errors/{code}"
    return web.json_response({"code": code, "message": text, "more_info": more, "status": status}, status=status)


class TwilioApi:
    """`account` and `token` are what the Basic authentication must say."""

    def __init__(self, account: str, token: str, *, phones: Phones, faults: SmsFaults, delivery: Delivery) -> None:
        self._account = account
        self._phones = phones
        self._faults = faults
        self._delivery = delivery
        self._expected = "Basic " + base64.b64encode(f"{account}:{token}".encode()).decode()

    def routes(self) -> list[web.RouteDef]:
        base = "/2010-04-01/Accounts/{account}"
        return [
            web.post(f"{base}/Messages.json", self.create),
            web.get(f"{base}/Messages.json", self.list),
            web.get(f"{base}/Messages/{{sid}}.json", self.fetch),
        ]

    def _refused(self, request: web.Request) -> web.Response | None:
        given = request.headers.get("Authorization", "")
        if not secrets.compare_digest(given.encode(), self._expected.encode()):
            return _error(401, 20003, "Authentication Error - invalid username")
        if request.match_info["account"] != self._account:
            return _error(404, 20404, "The requested resource was not found")
        return None

    async def create(self, request: web.Request) -> web.StreamResponse:
        if self._faults.strikes(SmsFault.DOWN):
            return _cut(request)
        if refused := self._refused(request) or self._busy():
            return refused
        form = {name: str(value) for name, value in (await request.post()).items()}
        if found := self._found_wrong(form):
            return _error(400, *found)
        message = SentText(form["To"], form["From"], form["Body"], form.get("StatusCallback") or None)
        self._phones.add(message)
        self._delivery.begin(message)
        if self._faults.strikes(SmsFault.TIMEOUT):
            await asyncio.sleep(NEVER_S)
        return web.json_response(message.as_twilio(self._account), status=201)

    def _busy(self) -> web.Response | None:
        return _error(429, 20429, "Too Many Requests") if self._faults.strikes(SmsFault.BUSY) else None

    def _found_wrong(self, form: dict[str, str]) -> Wrong | None:
        return wrong(form | {"To": ""} if self._faults.strikes(SmsFault.INVALID) else form)

    async def list(self, request: web.Request) -> web.StreamResponse:
        if self._faults.strikes(SmsFault.DOWN):
            return _cut(request)
        if refused := self._refused(request):
            return refused
        # The library writes "DateSent>" for date_sent_after.
        after = _time(request.query.get("DateSent>"))
        found = self._phones.sent_to(request.query.get("To"), after)
        return web.json_response(page_of(request.rel_url, found, self._account))

    async def fetch(self, request: web.Request) -> web.StreamResponse:
        if refused := self._refused(request):
            return refused
        message = self._phones.find(request.match_info["sid"])
        if message is None:
            return _error(404, 20404, "The requested resource was not found")
        return web.json_response(message.as_twilio(self._account))


def _cut(request: web.Request) -> web.StreamResponse:
    if request.transport:
        request.transport.abort()
    return web.Response(status=503)


def _time(text: str | None) -> datetime | None:
    """A date, or a date and time in UTC, as the library writes them."""
    if not text:
        return None
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=UTC)
