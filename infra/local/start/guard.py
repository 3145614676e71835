"""Only this machine, only by the names of the start page, and writes only from the start page itself."""

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from aiohttp import web

from infra.local.start.people import EVERYBODY

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
NAMES = ("localhost", "127.0.0.1")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self' http://*.localhost:{port}; base-uri 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)


def who_of(request: web.Request) -> str | None:
    """Whose host name was asked; "" for the start page; None for a name of nobody (DNS rebinding)."""
    host = (request.url.host or "").lower()
    if host in NAMES:
        return ""
    who = host.removesuffix(".localhost")
    return who if who != host and who in EVERYBODY else None


@web.middleware
async def only_from_here(request: web.Request, handler: Handler) -> web.StreamResponse:
    who = who_of(request)
    if who is None or (who == "" and request.method not in ("GET", "HEAD") and not _is_own_page(request)):
        return web.json_response({"reason": "only from this machine's start page"}, status=403)
    answer = await handler(request)
    return answer if who else _fenced(request, answer)


def _is_own_page(request: web.Request) -> bool:
    """A browser says where a form stands; what says nothing is no browser."""
    origin = request.headers.get("Origin")
    if origin is not None:
        return urlsplit(origin).netloc == request.host
    return request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"


def _fenced(request: web.Request, answer: web.StreamResponse) -> web.StreamResponse:
    answer.headers["Content-Security-Policy"] = POLICY.format(port=request.url.port)
    # Not no-referrer: a form would be sent as from nowhere, with "Origin: null".
    answer.headers["Referrer-Policy"] = "same-origin"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cache-Control"] = "no-store"
    return answer
