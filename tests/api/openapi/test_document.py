"""The published interface: valid by a public validator, and the code's own, both ways."""

import ast
import json
from pathlib import Path
from typing import Any

import jsonschema_rs
import msgspec
import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

import app
from chalicelib import errors
from chalicelib.api.openapi.document import document
from chalicelib.api.openapi.statuses import status_of
from chalicelib.api.routing import ROUTES, By, Route
from chalicelib.domain.people.staff import Role
from chalicelib.sentences import SENTENCES
from infra.printed import openapi
from tests.api import reachable
from tests.api.client import Api

ROOT = Path(__file__).parents[3]
METHODS = {"get", "put", "post", "delete", "patch", "head", "options"}


def _name(route: Route) -> str:
    return f"{route.method} {route.path}"


def _operations() -> dict[str, dict[str, Any]]:
    paths = document()["paths"]
    return {f"{m.upper()} {path}": found for path, methods in paths.items() for m, found in methods.items()}


def test_a_public_validator_finds_nothing() -> None:
    OpenAPIV31SpecValidator(json.loads(json.dumps(document()))).validate()


def test_the_printed_document_is_the_served_one() -> None:
    printed = (ROOT / "docs" / "openapi.json").read_text(encoding="utf-8")
    assert printed == openapi.text(), "run: python -m infra.printed.openapi > docs/openapi.json"


def test_what_is_documented_answers_and_what_answers_is_documented() -> None:
    answering = {f"{method} {path}" for path, methods in app.app.routes.items() for method in methods}
    assert set(_operations()) == answering


@pytest.mark.parametrize("route", ROUTES, ids=_name)
def test_a_route_names_exactly_the_errors_that_its_code_can_lead_to(route: Route) -> None:
    from_shape = set(msgspec.structs.replace(route, errors=()).refusals)
    view = route.view
    led_to = reachable.codes(view.__module__, view.__name__)
    assert set(route.errors) == led_to - from_shape
    assert set(route.refusals) <= set(SENTENCES)


@pytest.mark.parametrize("route", ROUTES, ids=_name)
def test_an_operation_says_who_what_and_how(route: Route) -> None:
    found = _operations()[_name(route)]
    assert len(found["summary"].split()) > 3, "a reader knows nothing of the function's name"
    named = {parameter["name"] for parameter in found["parameters"]}
    assert ("Idempotency-Key" in named) is route.keyed
    assert ("requestBody" in found) is (route.body is not None)
    assert found.get("x-roles", []) == [str(role) for role in route.roles]
    examples = {
        (int(status), code)
        for status, answer in found["responses"].items()
        for content in answer.get("content", {}).values()
        for code in content.get("examples", {})
        if code != "gateway"
    }
    assert examples == {(status_of(code), code) for code in route.refusals}


def _query(operation: str, name: str) -> dict[str, Any]:
    return next(parameter for parameter in _operations()[operation]["parameters"] if parameter["name"] == name)


@pytest.mark.parametrize("route", [route for route in ROUTES if "CENTRE_NEEDED" in route.errors], ids=_name)
def test_a_centre_that_must_be_named_is_shown_so(route: Route) -> None:
    shown = _query(_name(route), "centre")
    assert shown["required"] is True
    assert shown["schema"] == {"type": "string", "minLength": 1}


def test_a_query_that_may_be_left_out_is_shown_so() -> None:
    assert _query("GET /catalogue", "limit")["required"] is False


def test_every_role_that_may_do_something_is_named_and_no_other() -> None:
    staffs = [route for route in ROUTES if route.by is By.STAFF]
    assert {role for route in staffs for role in route.roles} <= set(Role)
    assert all(route.roles for route in staffs)


def test_every_code_has_the_status_of_the_error_that_carries_it() -> None:
    statuses = {name: kind.STATUS_CODE for name, kind in vars(errors).items() if hasattr(kind, "STATUS_CODE")}
    for path in (ROOT / "chalicelib").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                status = statuses.get(getattr(node.func, "id", ""))
                assert status is None or status_of(str(node.args[0].value)) == status, ast.unparse(node)


def test_the_document_and_its_page_are_served_and_ask_nobody_else(api: Api) -> None:
    assert api.get("/openapi.json").body == json.loads(json.dumps(document()))
    answer = api.get("/docs")
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Content-Type"].startswith("text/html")
    assert "<script" not in answer.body
    assert "://" not in answer.body.replace("https://json-schema.org", "")
    for name in _operations():
        assert name in answer.body.replace("&#x27;", "'")


@pytest.mark.parametrize("route", ROUTES, ids=_name)
def test_every_body_and_every_status_has_an_example_that_fits(route: Route) -> None:
    found = _operations()[_name(route)]
    contents = [answer["content"] for answer in found["responses"].values() if "content" in answer]
    for content in (*contents, *([found["requestBody"]["content"]] if "requestBody" in found else [])):
        for media in content.values():
            shape = {"allOf": [media["schema"]], "components": document()["components"]}
            shown = [one["value"] for one in media.get("examples", {}).values()] or [media["example"]]
            for example in shown:
                jsonschema_rs.Draft202012Validator(shape).validate(example)
