"""For people and for the walk: what the phones show, and faults on demand.

GET    /                     the page
GET    /phones               {"+8613…": [{sid, body, from, status, error, at, callbacks}, …]}, oldest first
GET    /messages             every message, also those that no phone received
POST   /faults               {"fault": "down", "times": 2}      times null or absent: until it is cleared
GET    /faults    DELETE /faults
"""

from collections.abc import Awaitable, Callable
from pathlib import Path

from aiohttp import web

from infra import look
from infra.standins.sms.faults import SmsFault, SmsFaults
from infra.standins.sms.page import POLICY, html
from infra.standins.sms.phones import Phones

LOOPBACK_NAMES = {"127.0.0.1", "localhost"}
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
FILES = {
    "look.css": ("text/css", look.stylesheet),
    "page.css": ("text/css", lambda: _own("page.css")),
    "page.js": ("text/javascript", lambda: _own("page.js")),
    "icon.svg": ("image/svg+xml", look.icon),
}


@web.middleware
async def only_from_here(request: web.Request, handler: Handler) -> web.StreamResponse:
    """A page of a stranger, open in the same browser, must not reach this by a name of its own (DNS rebinding)."""
    origin = request.headers.get("Origin")
    if (request.url.host or "") not in LOOPBACK_NAMES or origin not in (None, f"http://{request.host}"):
        return web.json_response({"reason": "only from this machine"}, status=403)
    return await handler(request)


def page_routes(phones: Phones, start: str) -> web.RouteTableDef:
    """`start`: where the page leads back to, or nothing."""
    table = web.RouteTableDef()

    @table.get("/")
    async def page(_request: web.Request) -> web.Response:
        headers = {"Content-Security-Policy": POLICY, "Cache-Control": "no-store"}
        return web.Response(text=html(phones.by_number(), start), content_type="text/html", headers=headers)

    @table.get("/{file:look.css|page.css|page.js|icon.svg}")
    async def file(request: web.Request) -> web.Response:
        kind, text = FILES[request.match_info["file"]]
        return web.Response(text=text(), content_type=kind, headers={"Cache-Control": "no-store"})

    return table


def _own(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def routes(phones: Phones, faults: SmsFaults) -> web.RouteTableDef:
    table = web.RouteTableDef()

    @table.get("/phones")
    async def show(_request: web.Request) -> web.Response:
        return web.json_response(phones.by_number())

    @table.get("/messages")
    async def messages(_request: web.Request) -> web.Response:
        found = [m.as_seen() | {"to": m.to} for m in phones.sent_to(None, None)[::-1]]
        return web.json_response({"messages": found})

    @table.get("/faults")
    async def active(_request: web.Request) -> web.Response:
        return web.json_response(faults.describe())

    @table.delete("/faults")
    async def clear(_request: web.Request) -> web.Response:
        faults.clear()
        return web.json_response({})

    @table.post("/faults")
    async def switch(request: web.Request) -> web.Response:
        wanted = await request.json()
        if wanted.get("fault") not in list(SmsFault):
            return web.json_response({"field": "fault", "reason": f"one of {', '.join(SmsFault)}"}, status=400)
        faults.set(SmsFault(wanted["fault"]), wanted.get("times"))
        return web.json_response(faults.describe())

    return table
