"""The OpenAPI document of the stack, cut to what one caller is to try."""

import copy
from collections.abc import Callable
from typing import Any

from infra import typed
from infra.proof.http import send
from infra.say import Stop

METHODS = ("get", "put", "post", "delete", "patch", "head", "options")
# What MiniStack's gateway says where AWS's says what the template tells it to: {"message": …} or {"Message": …}.
GATEWAY_REFUSAL: typed.Record = {
    "type": "object",
    "minProperties": 1,
    "maxProperties": 1,
    "patternProperties": {"^[Mm]essage$": {"type": "string"}},
    "additionalProperties": False,
}
GATEWAY_STATUSES = ("401", "403")


def fetched(api: str) -> typed.Record:
    """Raises Stop where the stack has none."""
    answer = send("GET", f"{api}/openapi.json")
    if answer.status != 200 or not isinstance(answer.body, dict):
        raise Stop(f"{api}/openapi.json: expected 200 and an OpenAPI document, found {answer.status}.")
    return typed.record(answer.body)


def operations(document: typed.Record) -> set[str]:
    """`GET /cases/{case}` and so on."""
    return {
        f"{method.upper()} {path}" for path, item in document["paths"].items() for method in item if method in METHODS
    }


def open_to(document: typed.Record, scheme: str | None) -> typed.Record:
    """The document with those operations only that name this security scheme; None: those that name none at all."""
    return _cut(document, lambda named: scheme in named if scheme is not None else not named)


def closed_to(document: typed.Record, scheme: str | None) -> typed.Record:
    """The document with those operations only that need another scheme."""
    return _cut(document, lambda named: bool(named) and scheme not in named)


def _cut(document: typed.Record, wanted: Callable[[set[str]], bool]) -> typed.Record:
    found = copy.deepcopy(document)
    for path, item in list(found["paths"].items()):
        for method in [name for name in item if name in METHODS]:
            if wanted(_schemes(found, item[method])):
                _with_gateway(found, item[method])
            else:
                del item[method]
        if not any(name in METHODS for name in item):
            del found["paths"][path]
    return found


def _schemes(document: typed.Record, operation: typed.Record) -> set[str]:
    required = typed.records(operation if "security" in operation else {"security": []} | document, "security")
    return {name for alternative in required for name in alternative}


def _with_gateway(document: typed.Record, operation: typed.Record) -> None:
    """A refusal that the document has anyway may have the local gateway's form as well."""
    for status in GATEWAY_STATUSES:
        if status in operation["responses"]:
            response = copy.deepcopy(_resolved(document, operation["responses"][status]))
            for media in response.get("content", {}).values():
                media["schema"] = {"anyOf": [media.get("schema", {}), GATEWAY_REFUSAL]}
            operation["responses"][status] = response


def _resolved(document: typed.Record, found: Any) -> typed.Record:
    """What a `#/components/…` reference stands for."""
    while "$ref" in found:
        steps = typed.text(found, "$ref").removeprefix("#/").split("/")
        found = document
        for step in steps:
            found = found[step]
    return typed.record(found)
