"""JSON Schemas of everything that routes take and answer."""

from typing import Any

import msgspec

from chalicelib.api.bodies import Query
from chalicelib.api.routing import Route

REF = "#/components/schemas/{name}"
Schema = dict[str, Any]


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """Why something was refused: a stable code, the field it concerns, and a sentence in both languages."""

    code: str
    field: str | None
    reason: str
    reason_zh: str


GATEWAY_MESSAGE: Schema = {
    "title": "GatewayMessage",
    "description": "What a gateway says by itself, before any route is asked: who calls is not known, or too often, or "
    "nobody answers.",
    "type": "object",
    "patternProperties": {"^[Mm]essage$": {"type": ["string", "null"]}},
    "additionalProperties": False,
    "minProperties": 1,
}


def components(routes: list[Route]) -> tuple[dict[int, Schema], dict[str, Schema]]:
    """The schema of each type by its id(), and the named schemas that they refer to."""
    kinds = [kind for route in routes for kind in (route.body, route.reply) if kind is not None]
    wanted = [Problem, *{id(kind): kind for kind in kinds}.values()]
    schemas, named = msgspec.json.schema_components(wanted, ref_template=REF)
    of_kind = {id(kind): schema for kind, schema in zip(wanted, schemas, strict=True)}
    return of_kind, named | {"GatewayMessage": GATEWAY_MESSAGE}


def of_query(kind: type[Query]) -> Schema:
    """The struct's own properties; what may be left out is left out, there is no null behind a question mark."""
    (_,), named = msgspec.json.schema_components([kind], ref_template=REF)
    whole: Schema = named[kind.__name__]
    shown = {name: _without_null(one) for name, one in whole["properties"].items()}
    for name in kind.NEEDED:
        shown[name] = {key: value for key, value in shown[name].items() if key != "default"} | {"minLength": 1}
    return whole | {"properties": shown, "required": [*whole.get("required", ()), *kind.NEEDED]}


def _without_null(schema: Schema) -> Schema:
    if schema.get("default", "") is not None:
        return schema
    return next(one for one in schema["anyOf"] if one != {"type": "null"})
