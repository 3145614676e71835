"""`python -m infra.printed.routes` prints docs/api.md from the routes themselves; a test holds the file against it."""

import msgspec

import app  # noqa: F401  (registers every route)
from chalicelib.api.routing import ROUTES, Route

HEAD = """# Routes

Printed by `python -m infra.printed.routes`. JSON in and out, UTF-8, at most 64 KiB. `Authorization: <token>`
wherever the table names a caller. Every POST and PUT takes an `Idempotency-Key` (8–80 characters): the same key with
the same request answers the same and does nothing twice. Lists are `{"items": […], "next": cursor or null}` with
`?limit` (1–100) and `?cursor`. A refusal is a 4xx with `{"code", "field", "reason", "reason_zh"}`. On a local stack the
gateway's own refusals (401 without a token, 403 for a bad one or an unknown path) have its own form; on AWS ours.
`/catalogue` wants `?centre` (and takes `q`, `party_kind`, `department`), `/places` too (and takes `q`), and
`/cabinets/{cabinet}`. `/cabinets` wants it too (and takes `lat`, `lon`, `km`, `size`, `reach`). Bodies and answers are
shown whole at `GET /docs`.

| method and path | who | body (`?` may be left out) |
|---|---|---|"""


def lines() -> list[str]:
    return [
        HEAD,
        *(_line(route) for route in sorted(ROUTES, key=lambda r: (r.by != "anybody", r.by, r.path, r.method))),
    ]


def _line(route: Route) -> str:
    fields = msgspec.structs.fields(route.body) if route.body else ()
    body = ", ".join(f"`{field.encode_name}{'' if field.required else '?'}`" for field in fields)
    return f"| `{route.method} {route.path}` | {route.by} | {body} |"


if __name__ == "__main__":
    print("\n".join(lines()))
