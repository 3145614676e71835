"""The routes as data: who may call each, what it takes, what it answers, how it refuses.

OpenAPI, the authorizers, the roles and the tests all read this table; app.py tells Chalice of it.
"""

import re
from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar, get_args, get_origin, overload

import msgspec

from chalicelib.api.bodies import Body, Query
from chalicelib.api.call import Call
from chalicelib.domain.people.staff import MAY, Permission, Role
from chalicelib.replies.browser import Redirect, WithCookie
from chalicelib.replies.pages import PageFile

PARAMETER = re.compile(r"{(\w+)}")
R = TypeVar("R")
B = TypeVar("B", bound=Body)
Q = TypeVar("Q", bound=Query)


class By(StrEnum):
    """Who may call a route at all; what each may do with one case is the use case's to say."""

    ANYBODY = "anybody"
    APPLICANT = "applicant"
    STAFF = "staff"


class Route(msgspec.Struct, frozen=True, kw_only=True):
    """`may` None: every member of staff. `reply` None: an answer without a body, which is a way elsewhere where it
    `redirects`. `errors`: the codes of its own. `cached`: for how many seconds anybody may keep its answer.

    `view` takes the call, and the body or the query where there is one.
    """

    method: str
    path: str
    by: By
    may: Permission | None
    body: type[Body] | None
    query: type[Query] | None
    reply: Any
    keyed: bool
    media: str = "application/json"
    redirects: bool = False
    cached: int = 0
    errors: tuple[str, ...]
    view: Callable[..., Any]

    @property
    def refusals(self) -> tuple[str, ...]:
        """Every error code that it may answer: its own, and what follows from its shape."""
        found = {*self.errors, "UNFORESEEN", *(f"NO_SUCH_{name.upper()}" for name in PARAMETER.findall(self.path))}
        found |= {"BODY_TOO_LARGE"} if self.query is None else set()
        found |= {"BAD_JSON", "BAD_FIELD"} if self.body else set()
        found |= {"ROLE_MISSING"} if self.may else set()
        found |= {"IDEMPOTENCY_KEY_NEEDED", "IDEMPOTENCY_KEY_REUSED", "STATE_MOVED_ON"} if self.keyed else set()
        # Staff's steps on a case: a colleague may have it in hand.
        found |= {"TAKEN_ALREADY"} if self.by is By.STAFF and self.keyed and "{case}" in self.path else set()
        asked = self.query.__struct_fields__ if self.query else ()
        found |= {"BAD_LIMIT"} if "limit" in asked else set()
        found |= {"BAD_NUMBER"} if self.query and self.query.BOUNDS else set()
        return tuple(sorted(found))

    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles of staff that may call it; () where it is not for staff."""
        if self.by is not By.STAFF:
            return ()
        return tuple(role for role in Role if self.may is None or role in MAY[self.may])


class Registrar:
    """What `route` returns: remembers the view under its route and gives it back unchanged."""

    def __init__(self, **fields: Any) -> None:
        self._fields = fields

    def __call__(self, view: Callable[..., R]) -> Callable[..., R]:
        ROUTES.append(Route(**self._fields, view=view))
        return view


ROUTES: list[Route] = []
Register = Callable[[Callable[[Call], R]], Callable[[Call], R]]
RegisterWith = Callable[[Callable[[Call, B], R]], Callable[[Call, B], R]]
RegisterAsked = Callable[[Callable[[Call, Q], R]], Callable[[Call, Q], R]]


@overload
def route(
    method: str, path: str, by: By, *, reply: type[R], errors: tuple[str, ...] = (), may: Permission | None = None,
    keyed: bool | None = None, media: str = "application/json", cached: int = 0,
) -> Register[R]: ...  # fmt: skip
@overload
def route(
    method: str, path: str, by: By, *, reply: type[R], body: type[B], errors: tuple[str, ...] = (),
    may: Permission | None = None, keyed: bool | None = None,
) -> RegisterWith[B, R]: ...  # fmt: skip
@overload
def route(
    method: str, path: str, by: By, *, reply: type[R], query: type[Q], errors: tuple[str, ...] = (),
    may: Permission | None = None,
) -> RegisterAsked[Q, R]: ...  # fmt: skip
def route(
    method: str,
    path: str,
    by: By,
    *,
    reply: Any,
    body: type[Body] | None = None,
    query: type[Query] | None = None,
    errors: tuple[str, ...] = (),
    may: Permission | None = None,
    keyed: bool | None = None,
    media: str = "application/json",
    cached: int = 0,
) -> Any:
    """Registers a view; every write takes an Idempotency-Key unless `keyed` says that it does not."""
    return Registrar(
        method=method, path=path, by=by, may=may, body=body, query=query, reply=_shown(reply),
        keyed=method != "GET" if keyed is None else keyed, media=media, redirects=reply is Redirect, errors=errors,
        cached=cached,
    )  # fmt: skip


def _shown(reply: Any) -> Any:
    """What a caller gets: nothing, a file's text, what stands beside a cookie, or the struct itself."""
    if get_origin(reply) is WithCookie:
        return get_args(reply)[0]
    return {type(None): None, Redirect: None, PageFile: str}.get(reply, reply)
