"""The edge between HTTP and the use cases: one way in, one way out, one place where errors become answers."""

import hashlib
import logging
import re
import time
from collections.abc import Callable
from typing import Any

import msgspec
from chalice.app import Chalice, Request, Response

from chalicelib.api.call import Call
from chalicelib.api.decoding import asked, decoded
from chalicelib.api.routing import ROUTES, By, Route
from chalicelib.domain.people.staff import require
from chalicelib.errors import Unforeseen, XinbaoError, no_such
from chalicelib.replies.browser import Redirect, WithCookie
from chalicelib.replies.pages import PageFile
from chalicelib.usecases.parts import randomness

LOG = logging.getLogger(__name__)
ID = re.compile(r"[A-Za-z0-9_.-]{1,80}")
JSON = "application/json; charset=utf-8"
HEADERS: dict[str, str | list[str]] = {
    "Content-Type": JSON, "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff",
}  # fmt: skip

MOVED_BY_TIME = re.compile(rb'"(age|left)":-?[0-9]+')

# A page of ours runs nothing and asks nobody.
PAGE_POLICY: dict[str, str | list[str]] = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'",
}


def register(app: Chalice, authorizers: dict[By, Any]) -> None:
    """Tells Chalice of every route; `authorizers` has one for each kind of caller."""
    for entry in ROUTES:
        # Any content type reaches the view: what it cannot read it refuses there, with a reason.
        told = app.route(
            entry.path, methods=[entry.method], authorizer=authorizers[entry.by], content_types=["*/*"],
            name=f"{entry.method} {entry.path}",
        )  # fmt: skip
        told(_bound(app, entry))


def _bound(app: Chalice, entry: Route) -> Callable[..., Response]:
    def view(**path: str) -> Response:
        assert app.current_request is not None  # Chalice sets it before it calls a view
        return answer(entry, app.current_request, path)

    return view


def answer(entry: Route, request: Request, path: dict[str, str]) -> Response:
    """Never raises: what nobody has foreseen is answered like any refusal, and stands in the log."""
    try:
        return _unchanged(request, _answered(entry, _asked(entry, request, path)))
    except XinbaoError as error:
        return _response(error.to_wire(), error.STATUS_CODE)
    except Exception:
        told = Unforeseen("UNFORESEEN", reference=randomness.new_id("r"))
        # The route as it is written, not as it was called: nothing of the case or the person.
        LOG.exception("%s %s: %s", entry.method, entry.path, told.reference)
        return _response(told.to_wire(), told.STATUS_CODE)


def _unchanged(request: Request, found: Response) -> Response:
    """What a page in view asks every few seconds: where nothing has changed, that is said without a body."""
    if request.method != "GET" or found.status_code != 200 or "ETag" in found.headers:
        return found
    found.headers["ETag"] = tag = tag_of(found.body)
    if request.headers.get("if-none-match") != tag:
        return found
    # With all its headers: a browser puts them in the place of those it keeps, such as a page's policy of before.
    return Response("", status_code=304, headers=found.headers)


def tag_of(body: str) -> str:
    """Weak (RFC 9110, 8.8.3): what only time moves does not count, since whoever reads it has a clock."""
    return f'W/"{hashlib.blake2b(MOVED_BY_TIME.sub(b"", body.encode()), digest_size=12).hexdigest()}"'


def _asked(entry: Route, request: Request, path: dict[str, str]) -> Any:
    call = Call(request, _known(path), int(time.time()))
    if entry.may:
        require(call.staff, entry.may)
    given = [asked(request, entry.query)] if entry.query else [decoded(request, entry.body)]
    return entry.view(call, *(one for one in given if one is not None))


def _answered(entry: Route, result: Any) -> Response:
    if isinstance(result, Redirect):
        return Response("", status_code=302, headers=HEADERS | {"Location": result.to, "Set-Cookie": [*result.cookies]})
    if isinstance(result, WithCookie):
        return _response(result.body, 200, {"Set-Cookie": [result.cookie]})
    if entry.reply is None:
        return Response("", status_code=204)
    if entry.media != "application/json":
        if isinstance(result, PageFile):
            headers = HEADERS | {"Content-Type": result.kind, **result.headers}
            return Response(result.text, status_code=200, headers=headers)
        policy = PAGE_POLICY if entry.media.startswith("text/html") else {}
        return Response(result, status_code=200, headers=HEADERS | {"Content-Type": entry.media, **policy})
    return _response(result, 200, {"Cache-Control": f"public, max-age={entry.cached}"} if entry.cached else None)


def _response(body: Any, status: int, headers: dict[str, str | list[str]] | None = None) -> Response:
    return Response(msgspec.json.encode(body).decode(), status_code=status, headers=HEADERS | (headers or {}))


def _known(path: dict[str, str]) -> dict[str, str]:
    """Raises NotFound for what cannot be an id of ours: DynamoDB would refuse it as a key, with an error."""
    for name, value in path.items():
        if not ID.fullmatch(value):
            raise no_such(name)
    return path
