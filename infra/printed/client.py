"""`python -m infra.printed.client` prints web/src/api/routes.ts from the routes themselves; a test holds the file."""

import app  # noqa: F401  (registers every route)
from chalicelib.api.routing import PARAMETER, ROUTES, Route
from infra.printed.typescript import Types

HEAD = """// Printed by `python -m infra.printed.client` from the route table. Times are epoch seconds.

export type Nothing = Record<never, never>;
"""


def text() -> str:
    types = Types()
    entries = [_entry(types, route) for route in sorted(ROUTES, key=_order) if route.media == "application/json"]
    return "\n".join([HEAD, types.text(), "", "export interface Routes {", *entries, "}"])


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
