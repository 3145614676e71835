"""The start page's program: the page and its buttons under localhost, the API under each person's own name."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Awaitable, Mapping
from pathlib import Path

from aiohttp import ClientSession, DummyCookieJar, web

from infra import look
from infra.local.addresses import Addresses
from infra.local.start import page, progress
from infra.local.start.forwarding import forward
from infra.local.start.guard import Handler, only_from_here, who_of
from infra.local.start.levers import Levers, Refused
from infra.local.start.people import APPLICANTS, STAFF, origin_of
from infra.local.start.signing_in import CannotSignIn, Cookies
from infra.local.start.words import LANGUAGES, Words, chosen

FILES = {
    "look.css": ("text/css", look.stylesheet),
    "start.css": ("text/css", lambda: _own("start.css")),
    "start.js": ("text/javascript", lambda: _own("start.js")),
    "icon.svg": ("image/svg+xml", look.icon),
}
LANGUAGE = "language"
ENTER = "/.start/enter"


def application(stack: Addresses, file: str) -> web.Application:
    """`file` is where `stack` can be read."""
    app = web.Application(middlewares=[only_from_here], client_max_size=16 * 2**20)
    start = _Start(stack, file)
    app.cleanup_ctx.append(start.connected)
    app.add_routes(
        [
            web.get("/", start.own(start.page)),
            web.get("/{file:[a-z]+\\.(css|js|svg)}", start.own(start.file)),
            web.get("/progress", start.own(start.progress)),
            web.get("/language/{language}", start.own(start.language)),
            web.post("/be/{who}", start.own(start.be)),
            web.post("/cabinets/{thing}/{lever}", start.own(start.cabinet)),
            web.post("/time", start.own(start.time)),
            web.get(ENTER, start.enter),
            web.route("*", "/{rest:.*}", start.anybody),
        ]
    )
    return app


class _Start:
    def __init__(self, stack: Addresses, file: str) -> None:
        self._stack = stack
        self._file = file
        self._last: str | None = None
        self._tickets: dict[tuple[str, str], tuple[str, str]] = {}

    async def connected(self, _app: web.Application) -> AsyncIterator[None]:
        # No jar: cookies are those of the browsers, never this program's own.
        async with ClientSession(cookie_jar=DummyCookieJar(), auto_decompress=False) as client:
            self._client = client
            self._levers = Levers(client, self._stack)
            self._cookies = Cookies(client, self._stack)
            yield

    def own(self, handler: Handler) -> Handler:
        """Paths of the start page are its own only under its own name."""

        async def chosen_by_name(request: web.Request) -> web.StreamResponse:
            return await (self.anybody if who_of(request) else handler)(request)

        return chosen_by_name

    async def anybody(self, request: web.Request) -> web.StreamResponse:
        if not who_of(request):
            raise web.HTTPNotFound
        return await forward(self._client, self._stack["api"], request)

    async def page(self, request: web.Request) -> web.Response:
        seen, done = await asyncio.gather(self._levers.seen(), progress.done(self._cookies, self._last))
        shown = page.Shown(self._stack, self._file, seen, done, request.query.get("said", ""))
        return _html(page.html(shown, _words(request)))

    async def progress(self, _request: web.Request) -> web.Response:
        return web.json_response({"done": await progress.done(self._cookies, self._last)})

    async def file(self, request: web.Request) -> web.Response:
        found = FILES.get(request.match_info["file"])
        if found is None:
            raise web.HTTPNotFound
        kind, text = found
        return web.Response(text=text(), content_type=kind)

    async def language(self, request: web.Request) -> web.Response:
        answer = _see("/")
        if request.match_info["language"] in LANGUAGES:
            answer.set_cookie(LANGUAGE, request.match_info["language"], samesite="Lax", max_age=10**7)
        return answer

    async def be(self, request: web.Request) -> web.Response:
        """Signed in here, on the server's side; the browser gets the cookie under that person's own name."""
        who, words = request.match_info["who"], _words(request)
        try:
            cookie, face = await self._signed_in(who)
        except CannotSignIn as error:
            return _html(page.refused(words, error.said[words.language]), 502)
        ticket = secrets.token_urlsafe()
        self._tickets[who, ticket] = cookie, face
        return _see(f"{origin_of(self._stack['start'], who)}{ENTER}?ticket={ticket}")

    async def _signed_in(self, who: str) -> tuple[str, str]:
        if applicant := next((one for one in APPLICANTS if one.who == who), None):
            self._last = who
            return await self._cookies.of_applicant(applicant), "/portal"
        if who in STAFF:
            return await self._cookies.of_staff(who), "/desk"
        raise web.HTTPNotFound

    async def enter(self, request: web.Request) -> web.Response:
        """Once for each ticket: a link of somebody else signs nobody in."""
        found = self._tickets.pop((who_of(request) or "", request.query.get("ticket", "")), None)
        if found is None:
            raise web.HTTPNotFound
        cookie, face = found
        return _see(face, {"Set-Cookie": cookie, "Referrer-Policy": "no-referrer"})

    async def cabinet(self, request: web.Request) -> web.Response:
        thing, lever, form = request.match_info["thing"], request.match_info["lever"], await request.post()
        return await self._pulled(lever, self._lever(thing, lever, {k: str(v) for k, v in form.items()}), f"#{thing}")

    async def _lever(self, thing: str, lever: str, form: dict[str, str]) -> None:
        match lever:
            case "line":
                await self._levers.line(thing, up=form.get("up") == "yes")
            case "hand":
                await self._levers.hand(thing, away=form.get("away") == "yes")
            case "power":
                await self._levers.power(thing, on=form.get("on") == "yes")
            case "door":
                await self._levers.jam(thing, form.get("door", ""), on=form.get("on") == "yes")
            case _:
                raise Refused(lever)

    async def time(self, request: web.Request) -> web.Response:
        return await self._pulled("time", self._levers.time(str((await request.post()).get("hours"))), "#time")

    async def _pulled(self, lever: str, pulling: Awaitable[None], place: str) -> web.Response:
        try:
            await pulling
        except Refused:
            lever = "refused"
        return _see(f"/?said={lever}{place}")


def _own(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def _words(request: web.Request) -> Words:
    return chosen(request.cookies.get(LANGUAGE), request.headers.get("Accept-Language", ""))


def _see(place: str, headers: Mapping[str, str] | None = None) -> web.Response:
    return web.Response(status=303, headers={"Location": place, **(headers or {})})


def _html(text: str, status: int = 200) -> web.Response:
    return web.Response(text=text, content_type="text/html", status=status)
