"""The whole document."""

import functools
from typing import Any

from cabinet_contract import VERSION
from chalicelib.api.openapi.operations import operation
from chalicelib.api.openapi.schemas import Schema, components
from chalicelib.api.routing import ROUTES, Route

ABOUT = """The interface of a 24-hour self-service government document locker (24小时自助信包箱).

JSON in and out, UTF-8, at most 64 KiB. Times are seconds since 1970. `Authorization: <token>` wherever somebody must be
signed in. Every write but the callback of the SMS service takes an `Idempotency-Key`. Lists answer
`{"items": […], "next": cursor or null}`; the cursor of one page asks for the next. A refusal is `{"code", "field",
"reason", "reason_zh"}`: programs use the code, people read the sentence. Another's case, and another centre's, is
answered like one that is not there."""
SCHEMES = {
    "applicant": {
        "type": "apiKey", "in": "header", "name": "Authorization",
        "description": "The token of POST /sign-in, for twelve hours; `Bearer ` may stand in front of it.",
    },
    "staff": {
        "type": "apiKey", "in": "header", "name": "Authorization",
        "description": "An ID token of the centre's OpenID Connect issuer; its groups are the roles.",
    },
}  # fmt: skip


@functools.cache
def document() -> dict[str, Any]:
    """OpenAPI 3.1 of every route."""
    routes = sorted(ROUTES, key=lambda route: (route.path, route.method))
    schemas, named = components(routes)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Xinbao 信包", "version": VERSION, "description": ABOUT,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "."}],
        "tags": [{"name": by} for by in ("anybody", "applicant", "staff")],
        "paths": _paths(routes, schemas, named),
        "components": {"schemas": named, "securitySchemes": SCHEMES},
    }  # fmt: skip


def _paths(routes: list[Route], schemas: dict[int, Schema], named: dict[str, Schema]) -> dict[str, Any]:
    paths: dict[str, Any] = {}
    for route in routes:
        paths.setdefault(route.path, {})[route.method.lower()] = operation(route, schemas, named)
    return paths
