"""The edge between HTTP and the use cases: one way in, one way out, one place where errors become answers.

A view takes a `Call` and returns plain data. Routes are collected as data and registered by app.py, which owns the
authorizers; so "who may call this" stands beside each path, and a test reads it.
"""

import math
import re
import time
from collections.abc import Callable
from enum import StrEnum
from typing import Any

import msgspec
from chalice import Chalice, Response

from chalicelib.domain.people.staff import Staff
from chalicelib.errors import BadInput, TooLarge, XinbaoError, no_such
from chalicelib.usecases.parts.perform import Key

MAX_BODY_BYTES = 64 * 1024
MAX_PAGE = 100
_ID = re.compile(r"[A-Za-z0-9_.-]{1,80}")
JSON = "application/json; charset=utf-8"
_HEADERS = {"Content-Type": JSON, "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


class By(StrEnum):
    """Who may call a route at all; what each may do with one case is the use case's to say."""

    ANYBODY = "anybody"
    APPLICANT = "applicant"
    STAFF = "staff"


class Route(msgspec.Struct, frozen=True):
    method: str
    path: str
    by: By
    body: type[msgspec.Struct] | None
    view: Callable[..., Response]


class Call(msgspec.Struct, frozen=True):
    """One request: path parameters, query, the body as the struct that the route asked for, and the time."""

    request: Any
    path: dict[str, str]
    body: Any
    now: int

    @property
    def party(self) -> str:
        return self.request.context["authorizer"]["principalId"]

    @property
    def staff(self) -> Staff:
        return msgspec.json.decode(self.request.context["authorizer"]["staff"], type=Staff)

    @property
    def address(self) -> str:
        return self.request.context["identity"]["sourceIp"]

    def query(self, name: str, default: str = "") -> str:
        return (self.request.query_params or {}).get(name, default)

    def number(self, name: str, least: float, most: float) -> float:
        """Raises BadInput where the query has no such number from `least` to `most`."""
        try:
            number = float(self.query(name))
        except ValueError:
            number = math.nan
        if not least <= number <= most:
            raise BadInput("BAD_NUMBER", name, name=name, least=least, most=most)
        return number

    @property
    def limit(self) -> int:
        text = self.query("limit", "20")
        if not (text.isascii() and text.isdigit() and len(text) <= 3 and 0 < int(text) <= MAX_PAGE):
            raise BadInput("BAD_LIMIT", "limit", most_page=MAX_PAGE)
        return int(text)

    @property
    def cursor(self) -> str | None:
        return self.query("cursor") or None

    def key(self, principal: str) -> Key:
        """The Idempotency-Key of this write, fenced by who wrote and to where."""
        given = self.request.headers.get("idempotency-key", "")
        if not 8 <= len(given) <= 80 or not given.isascii():
            raise BadInput("IDEMPOTENCY_KEY_NEEDED", "Idempotency-Key")  # fmt: skip
        operation = f"{self.request.method} {self.request.context['path']}"
        return Key.of(principal, given, operation, self.request.raw_body or b"", self.now)


ROUTES: list[Route] = []
View = Callable[[Call], Any]


def route(method: str, path: str, by: By, body: type[msgspec.Struct] | None = None) -> Callable[[View], View]:
    """Registers a view; `body` is the struct that a request must fit, strictly."""

    def register(view: View) -> View:
        ROUTES.append(Route(method, path, by, body, _answering(view, body)))
        return view

    return register


def register(app: Chalice, authorizers: dict[By, Any]) -> None:
    """Tells Chalice of every route; `authorizers` has one for each kind of caller."""
    for entry in ROUTES:
        # Any content type reaches the view: what it cannot read it refuses there, with a reason.
        app.route(entry.path, methods=[entry.method], authorizer=authorizers[entry.by],
                  content_types=["*/*"],
                  name=f"{entry.method} {entry.path}")(_bound(app, entry.view))  # fmt: skip


def _bound(app: Chalice, view: Callable[..., Response]) -> Callable[..., Response]:
    return lambda **path: view(app.current_request, path)


def _answering(view: View, body: type[msgspec.Struct] | None) -> Callable[[Any, dict[str, str]], Response]:
    def answer(request: Any, path: dict[str, str]) -> Response:
        try:
            result = view(Call(request, _known(path), _decoded(request, body), int(time.time())))
        except XinbaoError as error:
            return _response(error.to_wire(), error.STATUS_CODE)
        return result if isinstance(result, Response) else _response(result, 200)

    return answer


def _response(body: Any, status: int) -> Response:
    return Response(msgspec.json.encode(body).decode(), status_code=status, headers=_HEADERS)


def _known(path: dict[str, str]) -> dict[str, str]:
    """Raises NotFound for what cannot be an id of ours: DynamoDB would refuse it as a key, with an error."""
    for name, value in path.items():
        if not _ID.fullmatch(value):
            raise no_such(name)
    return path


def _decoded(request: Any, body: type[msgspec.Struct] | None) -> Any:
    raw = request.raw_body or b""
    if len(raw) > MAX_BODY_BYTES:
        raise TooLarge("BODY_TOO_LARGE", most_body_bytes=MAX_BODY_BYTES)
    if body is None:
        return None
    try:
        return msgspec.json.decode(raw, type=body)
    except msgspec.ValidationError as error:
        field, reason, reason_zh = _misfit(raw, body, str(error))
        raise BadInput("BAD_FIELD", field, reason=reason, reason_zh=reason_zh) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadInput("BAD_JSON") from error


def _misfit(raw: bytes, body: type[msgspec.Struct], message: str) -> tuple[str | None, str, str]:
    """The first field that does not fit, and why, in both languages."""
    # Here: nobody but who sends nonsense waits for them.
    from chalicelib.domain.catalogue.fault_words import in_words
    from chalicelib.domain.catalogue.faults import misfits

    try:
        found = misfits(msgspec.json.decode(raw), body)
    except (msgspec.DecodeError, RecursionError):  # what follows the misfit may be anything
        found = []
    return (found[0].path or None, *found[0][1:]) if found else (None, *in_words(message))
