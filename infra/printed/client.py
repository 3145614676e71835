"""`python -m infra.printed.client` prints web/src/api/routes.ts from the routes themselves; a test holds the file."""

import msgspec

import app  # noqa: F401  (registers every route)
from chalicelib.api.routing import PARAMETER, ROUTES, By, Route
from infra.printed.typescript import Types

HEAD = """// Printed by `python -m infra.printed.client` from the route table. Times are epoch seconds.

export type Nothing = Record<never, never>;
"""


def text() -> str:
    types = Types()
    entries = [_entry(types, route) for route in sorted(ROUTES, key=_order) if route.media == "application/json"]
    return "\n".join([HEAD, types.text(), "", "export interface Routes {", *entries, "}", "", *_roles()])


def _roles() -> list[str]:
    """For the desk, which shows nobody what the roles of that person may not do."""
    limited = [route for route in sorted(ROUTES, key=_order) if route.by is By.STAFF and route.may]
    lines = [f'  "{route.method} {route.path}": {msgspec.json.encode(route.roles).decode()},' for route in limited]
    return ["/** Which roles may call a route of staff; one that is not here every member of staff may call. */",
            "export const ROLES: Readonly<Record<string, readonly string[]>> = {", *lines, "};"]  # fmt: skip


def _order(route: Route) -> tuple[str, str]:
    return route.path, route.method


def _entry(types: Types, route: Route) -> str:
    path = ", ".join(f"{name}: string" for name in PARAMETER.findall(route.path))
    parts = {
        "by": f'"{route.by}"',
        "path": f"{{ {path} }}" if path else "Nothing",
        "query": _given(types, route.query),
        "body": _given(types, route.body),
        "reply": types.of(route.reply) if route.reply else "null",
    }
    return f'  "{route.method} {route.path}": {{ {"; ".join(f"{k}: {v}" for k, v in parts.items())} }};'


def _given(types: Types, kind: type | None) -> str:
    """What has a default may be left out."""
    return types.input(kind) if kind else "Nothing"


if __name__ == "__main__":
    print(text())
