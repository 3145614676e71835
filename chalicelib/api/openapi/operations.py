"""One route as an OpenAPI operation."""

from typing import Any

from chalicelib.api.call import KEY_HEADER, LONGEST_KEY, SHORTEST_KEY
from chalicelib.api.edge import ID
from chalicelib.api.openapi import examples
from chalicelib.api.openapi.samples import sample
from chalicelib.api.openapi.schemas import REF, Schema, of_query
from chalicelib.api.openapi.statuses import status_of
from chalicelib.api.routing import PARAMETER, By, Route

PROBLEM = {"$ref": REF.format(name="Problem")}
GATEWAY = {"$ref": REF.format(name="GatewayMessage")}
TEXTS = {
    200: "Done.",
    204: "Heard.",
    302: "Go there.",
    304: "Nothing has changed since the ETag that If-None-Match names.",
    400: "Something in the request is wrong.",
    401: "Nobody is signed in.",
    403: "The caller may not do this.",
    404: "There is no such thing, or it is not the caller's.",
    409: "Not in this state, or somebody else was faster.",
    413: "Too large.",
    429: "Too often.",
    500: "A fault of ours; the log has it under the reference in the sentence.",
}


def operation(route: Route, schemas: dict[int, Schema], named: dict[str, Schema]) -> dict[str, Any]:
    room, _, view = f"{route.view.__module__}.{route.view.__name__}".rpartition(".")
    found: dict[str, Any] = {
        "operationId": f"{room.removeprefix('chalicelib.api.')}.{view}",
        "summary": " ".join((route.view.__doc__ or "").split()),
        "description": _who(route),
        "tags": [str(route.by)],
        "security": [] if route.by is By.ANYBODY else [{str(route.by): []}],
        "parameters": [*_of_path(route), *_of_query(route), *_of_key(route)],
        "responses": _responses(route, schemas, named),
    }
    if route.by is By.STAFF:
        found["x-roles"] = [str(role) for role in route.roles]
    if route.body:
        found["requestBody"] = {
            "required": True,
            "content": _content("application/json", schemas[id(route.body)], named),
        }
    return found


def _who(route: Route) -> str:
    if route.by is By.STAFF:
        return f"Staff with one of the roles: {', '.join(route.roles)}."
    return {By.ANYBODY: "Anybody.", By.APPLICANT: "An applicant, about what is his own."}[route.by]


def _of_path(route: Route) -> list[dict[str, Any]]:
    shape = {"type": "string", "pattern": f"^{ID.pattern}$"}
    names = PARAMETER.findall(route.path)
    return [{"name": name, "in": "path", "required": True, "schema": shape} for name in names]


def _of_query(route: Route) -> list[dict[str, Any]]:
    if route.query is None:
        return []
    whole = of_query(route.query)
    return [
        {"name": name, "in": "query", "required": name in whole.get("required", ()), "schema": schema}
        for name, schema in whole["properties"].items()
    ]


def _of_key(route: Route) -> list[dict[str, Any]]:
    if not route.keyed:
        return []
    told = "The same key with the same request answers the same and does nothing twice; kept for a week."
    shape = {"type": "string", "minLength": SHORTEST_KEY, "maxLength": LONGEST_KEY, "pattern": "^[!-~]+$"}
    return [{"name": KEY_HEADER, "in": "header", "required": True, "schema": shape, "description": told}]


def _responses(route: Route, schemas: dict[int, Schema], named: dict[str, Schema]) -> dict[str, Any]:
    found: dict[str, Any] = {"200": _good(route, schemas, named)} if route.reply else _without_body(route)
    by_status: dict[int, list[str]] = {}
    for code in route.refusals:
        by_status.setdefault(status_of(code), []).append(code)
    if route.method == "GET" and route.reply and not route.redirects:
        found["304"] = {"description": TEXTS[304]}
    for status in sorted({*by_status, 429, *({401, 403} if route.by is not By.ANYBODY else ())}):
        found[str(status)] = _refused(status, by_status.get(status, []))
    return found


def _without_body(route: Route) -> dict[str, Any]:
    status = 302 if route.redirects else 204
    return {str(status): {"description": TEXTS[status]}}


def _good(route: Route, schemas: dict[int, Schema], named: dict[str, Schema]) -> dict[str, Any]:
    return {"description": TEXTS[200], "content": _content(route.media, schemas[id(route.reply)], named)}


def _content(media: str, schema: Schema, named: dict[str, Schema]) -> dict[str, Any]:
    return {media: {"schema": schema, "example": sample(schema, named)}}


def _refused(status: int, codes: list[str]) -> dict[str, Any]:
    """With the gateway's own form where it may speak before any route is asked."""
    narrowed = {"allOf": [PROBLEM, {"properties": {"code": {"enum": codes}}}]}
    shapes = [*([narrowed] if codes else []), *([GATEWAY, PROBLEM] if status in (401, 403, 429, 500) else [])]
    content: dict[str, Any] = {"schema": shapes[0] if len(shapes) == 1 else {"anyOf": shapes}}
    content["examples"] = {code: {"value": examples.of_problem(code)} for code in codes} or {
        "gateway": {"value": {"message": TEXTS[status]}}
    }
    return {"description": TEXTS[status], "content": {"application/json": content}}
