"""Every answer in every test of the API is held against what its route has published."""

import re
from typing import Any

import msgspec

from chalicelib.api.openapi.statuses import status_of
from chalicelib.api.routing import ROUTES, By, Route

# What Chalice, like a gateway, says by itself: its authorizers, and addresses that lead nowhere.
BY_THE_GATEWAY = {401, 403}


def route_of(method: str, path: str) -> Route | None:
    bare = path.partition("?")[0]
    found = [r for r in ROUTES if r.method == method and re.fullmatch(re.sub(r"{\w+}", "[^/]+", r.path), bare)]
    exact = [route for route in found if "{" not in route.path]
    return next(iter(exact or found), None)


def require_published(method: str, path: str, status: int, body: Any) -> None:
    """Fails where the answer is none that the route's own description has."""
    assert status < 500, f"{method} {path}: a fault of ours ({body}); the log tells it"
    route = route_of(method, path)
    if route is None:
        assert status in BY_THE_GATEWAY, f"{method} {path} is no route and answered {status}"
    elif status == 304:
        assert (method, body) == ("GET", None)
    elif status == 302:
        assert (route.redirects, body) == (True, None)
    elif status in (200, 204):
        _require_reply(route, status, body)
    elif status in BY_THE_GATEWAY and route.by is not By.ANYBODY and "code" not in body:
        assert {name.lower() for name in body} == {"message"}
    else:
        _require_refusal(route, status, body)


def _require_reply(route: Route, status: int, body: Any) -> None:
    if route.reply is None:
        assert (status, body) == (204, None)
    elif route.media != "application/json":
        assert (status, type(body)) == (200, str)
    else:
        assert status == 200
        understood = msgspec.convert(body, route.reply)
        assert msgspec.json.decode(msgspec.json.encode(understood)) == body, (
            f"{route.path} answers more than its reply has"
        )


def _require_refusal(route: Route, status: int, body: Any) -> None:
    assert body.keys() == {"code", "field", "reason", "reason_zh"}
    assert body["code"] in route.refusals, f"{route.method} {route.path} does not say that it answers {body['code']}"
    assert status == status_of(body["code"])
