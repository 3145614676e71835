"""What is written in two places says the same in both."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from pynamodb.attributes import Attribute, NumberAttribute, TTLAttribute

import app
from cabinet_contract import VERSION
from chalicelib import errors
from chalicelib.api.routing import ROUTES, By
from chalicelib.sentences import SENTENCES
from chalicelib.store import rows
from infra.printed import states
from tests.api import template

ROOT = Path(__file__).parents[1]
# Whoever may call these need not say who he is: what they tell is public, or they are how one says who one is.
PUBLIC = {
    ("GET", "/health"),
    ("GET", "/openapi.json"),
    ("GET", "/docs"),
    ("GET", "/portal"),
    ("GET", "/desk"),
    ("GET", "/board"),
    ("GET", "/assets/{file}"),
    ("POST", "/session"),
    ("POST", "/session/renewal"),
    ("POST", "/session/ending"),
    ("GET", "/staff-session/begin"),
    ("GET", "/staff-session/arrival"),
    ("POST", "/staff-session/renewal"),
    ("POST", "/staff-session/ending"),
    ("GET", "/catalogue"),
    ("GET", "/catalogue/{item}"),
    ("GET", "/centres"),
    ("GET", "/places"),
    ("GET", "/cabinets/{cabinet}"),
    ("GET", "/centres/{centre}/board"),
    ("POST", "/progress"),
    ("GET", "/receipts/{receipt}"),
    ("GET", "/centres/{centre}"),
    ("POST", "/sign-in/codes"),
    ("POST", "/sign-in"),
    ("POST", "/sms/status/{message}"),
}


def test_every_route_but_those_of_the_short_list_has_an_authorizer() -> None:
    open_ = {
        (method, path)
        for path, methods in app.app.routes.items()
        for method, entry in methods.items()
        if entry.authorizer is None
    }
    assert open_ == PUBLIC


def test_staff_routes_are_for_staff_and_the_others_are_not() -> None:
    for route in ROUTES:
        assert (route.by is By.STAFF) is route.path.startswith("/staff/"), route.path
    for path, methods in app.app.routes.items():
        names = {entry.authorizer.name for entry in methods.values() if entry.authorizer}
        assert names <= ({"staff_auth"} if path.startswith("/staff/") else {"applicant_auth"})


# ---- errors and their sentences ------------------------------------------------------------------------------------

CLASSES = {name for name, kind in vars(errors).items() if isinstance(kind, type)} | {"_refused"}


@cache
def _calls() -> list[tuple[str, ast.Call]]:
    return list(_walked())


def _walked() -> Iterator[tuple[str, ast.Call]]:
    for path in sorted((ROOT / "chalicelib").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield getattr(node.func, "id", getattr(node.func, "attr", "")), node


def _raised() -> dict[str, list[ast.Call]]:
    """Code → the calls that make an error of it."""
    found: dict[str, list[ast.Call]] = {}
    for name, call in _calls():
        first = call.args[0] if call.args else None
        if isinstance(first, ast.Constant) and isinstance(first.value, str):
            if name in CLASSES:
                found.setdefault(first.value, []).append(call)
            if name == "no_such":
                found.setdefault(f"NO_SUCH_{first.value.upper()}", [])
    return found


def test_every_error_has_its_sentences_and_every_sentence_its_error() -> None:
    in_paths = {f"NO_SUCH_{name.upper()}" for route in ROUTES for name in re.findall(r"{(\w+)}", route.path)}
    in_store = {f"NO_SUCH_{name.upper()}" for name in ("centre", "item", "site", "cabinet")}
    assert set(_raised()) | in_paths | in_store == set(SENTENCES)


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_a_sentence_is_there_in_two_languages_and_gets_what_it_asks_for(code: str) -> None:
    en, zh = SENTENCES[code]
    assert re.search(r"[一-鿿]", zh)
    assert not re.search(r"[一-鿿]", en)
    wanted = {name for text in (en, zh) for _, name, _, _ in Formatter().parse(text) if name}
    for call in _raised().get(code, []):
        given = {keyword.arg for keyword in call.keywords if keyword.arg and keyword.arg != "field"}
        assert wanted <= given, ast.unparse(call)


# ---- tables --------------------------------------------------------------------------------------------------------


def _tables() -> dict[str, dict[str, Any]]:
    by_logical = {value["Ref"]: name for name, value in template.variables().items() if name.endswith("_TABLE")}
    return {by_logical[logical]: found for logical, found in template.of_type("AWS::DynamoDB::Table").items()}


def _key(attributes: list[Attribute[Any]]) -> list[dict[str, str]]:
    hashes = [{"AttributeName": a.attr_name, "KeyType": "HASH"} for a in attributes if a.is_hash_key]
    return hashes + [{"AttributeName": a.attr_name, "KeyType": "RANGE"} for a in attributes if a.is_range_key]


def test_every_table_has_its_model() -> None:
    assert {model.Meta.table_name for model in rows.ALL} == set(_tables())


@pytest.mark.parametrize("model", rows.ALL, ids=lambda m: m.__name__)
def test_a_model_is_the_table_of_the_template(model: Any) -> None:
    table = _tables()[model.Meta.table_name]
    attributes = list(model.get_attributes().values())
    assert table["KeySchema"] == _key(attributes)
    indexes = {i.Meta.index_name: _key(list(i.Meta.attributes.values())) for i in model._indexes.values()}
    given = {i["IndexName"]: i["KeySchema"] for i in table.get("GlobalSecondaryIndexes", [])}
    assert indexes.items() <= given.items()
    types = {a.attr_name: "N" if isinstance(a, NumberAttribute | TTLAttribute) else "S" for a in attributes}
    for one in table["AttributeDefinitions"]:
        assert types.get(one["AttributeName"], one["AttributeType"]) == one["AttributeType"], one
    forgets = [a.attr_name for a in attributes if isinstance(a, TTLAttribute)]
    assert [table["TimeToLiveSpecification"]["AttributeName"]] == forgets if forgets else True
    assert ("TimeToLiveSpecification" in table) is bool(forgets)


def test_only_the_outbox_streams_and_streams_what_is_new() -> None:
    streams = {name: t["StreamSpecification"] for name, t in _tables().items() if "StreamSpecification" in t}
    assert streams == {"OUTBOX_TABLE": {"StreamViewType": "NEW_IMAGE"}}


# ---- documents -----------------------------------------------------------------------------------------------------


def test_the_printed_states_are_the_states() -> None:
    printed = (ROOT / "docs" / "states.md").read_text(encoding="utf-8")
    assert printed == "\n".join(states.lines()) + "\n", "run: python -m infra.printed.states > docs/states.md"


def test_no_document_names_a_machine_s_folders() -> None:
    places = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "demo").rglob("*.*")]
    found = [p for p in places if re.search(r"(?<![\w.])/(home|root|work|Users|tmp)/", p.read_text(encoding="utf-8"))]
    assert found == []


def test_the_version_stands_in_one_place_and_has_a_chapter_in_the_changelog() -> None:
    literal = re.compile(rf'= "{re.escape(VERSION)}"')
    sources = [path for part in ("chalicelib", "iot", "infra", "vendor") for path in (ROOT / part).rglob("*.py")]
    holding = [path for path in [*sources, ROOT / "pyproject.toml"] if literal.search(path.read_text("utf-8"))]
    assert holding == [ROOT / "vendor" / "cabinet_contract" / "__init__.py"]
    assert f"## [{VERSION}]" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_the_lambdas_log_and_do_not_print() -> None:
    assert [ast.unparse(call) for name, call in _calls() if name == "print"] == []
