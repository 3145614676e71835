"""What the code names: values of its closed lists, its entities, packages, tables and routes, each with its place."""

import ast
import json
import re
from collections.abc import Iterator
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import app
from cabinet_contract.settings import BOUNDS
from chalicelib.domain.cabinet import allocation
from chalicelib.store import rows
from tests.docs.tables import ROOT

CODE = ("chalicelib", "vendor/cabinet_contract", "iot", "infra")
# Every class of these is a word: entities, what they are made of, what stories ask and plan, what both sides exchange.
ENTITIES = ("chalicelib/domain", "chalicelib/usecases", "vendor/cabinet_contract", "iot/rules")
# Of these only what docs/openapi.json does not describe, field by field.
REPLIES = "chalicelib/replies"
# Closed lists that are no enumerations; a word of one stands in it by this name.
LISTS = {"REACHES": allocation.REACHES, "BOUNDS": tuple(BOUNDS)}
HAN = "[一-鿿]"


class Named(NamedTuple):
    """A word and its place: an enumeration's name, a list's, `route`, or a path. `zh` where the code says it."""

    word: str
    place: str
    zh: str = ""


def plain(word: str) -> str:
    """`DoorUse`, `door_use` and `door-use` are one word; so is a plural."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", word)
    return re.sub(r"[-_ ]+", " ", spaced).lower()


def same(word: str, other: str) -> bool:
    one, two = plain(word), plain(other)
    return two in {one, one + "s", one + "es", one.removesuffix("y") + "ies"}


def everything() -> list[Named]:
    return [*_enumerations(), *_listed(), *_classes(), *_undescribed(), *_packages(), *_tables(), *_routes()]


def _modules(*places: str) -> Iterator[Path]:
    for place in places:
        yield from sorted((ROOT / place).rglob("*.py"))


def _defined(path: Path) -> Iterator[ast.ClassDef]:
    found = ast.parse(path.read_text(encoding="utf-8")).body
    yield from (n for n in found if isinstance(n, ast.ClassDef) and not n.name.startswith("_"))


def _is_enumeration(node: ast.ClassDef) -> bool:
    return any(isinstance(base, ast.Name) and base.id == "StrEnum" for base in node.bases)


def _enumerations() -> Iterator[Named]:
    for path in _modules(*CODE):
        for node in filter(_is_enumeration, _defined(path)):
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removeprefix("vendor.")
            kind: type[StrEnum] = getattr(import_module(name.removesuffix(".__init__")), node.name)
            yield Named(node.name, _relative(path))
            said = _said(path, node, kind)
            yield from (Named(str(member), node.name, said.get(str(member), "")) for member in kind)


def _said(path: Path, node: ast.ClassDef, kind: type[StrEnum]) -> dict[str, str]:
    """The Chinese beside a value; or in the docstring, where that names as many words as there are values."""
    in_docstring = re.findall(f"{HAN}+", ast.get_docstring(node) or "")
    named = dict(zip(map(str, kind), in_docstring, strict=True)) if len(in_docstring) == len(kind) else {}
    return named | _comments(path, node)


def _comments(path: Path, node: ast.ClassDef) -> dict[str, str]:
    lines = path.read_text(encoding="utf-8").splitlines()[node.lineno - 1 : node.end_lineno]
    found = (re.match(rf'\s*[A-Z_]+ = "([^"]+)"  # ({HAN}[一-鿿、]*)', line) for line in lines)
    return {match[1]: match[2] for match in found if match}


def _listed() -> Iterator[Named]:
    for name, words in LISTS.items():
        yield from (Named(word, name) for word in words)


def _classes() -> Iterator[Named]:
    for path in _modules(*ENTITIES):
        yield from (Named(node.name, _relative(path)) for node in _defined(path) if not _is_enumeration(node))


def _undescribed() -> Iterator[Named]:
    document = json.loads((ROOT / "docs" / "openapi.json").read_text(encoding="utf-8"))
    described = document["components"]["schemas"].keys()
    for path in _modules(REPLIES):
        yield from (Named(node.name, _relative(path)) for node in _defined(path) if node.name not in described)


def _packages() -> Iterator[Named]:
    folders = {path.parent for path in _modules(*CODE)}
    yield from (Named(folder.name, _relative(folder)) for folder in sorted(folders))


def _tables() -> Iterator[Named]:
    yield from (Named(model.Meta.table_name, "chalicelib/store/rows.py") for model in rows.ALL)


def _routes() -> Iterator[Named]:
    parts = {part for path in app.app.routes for part in path.split("/")}
    yield from (Named(part, "route") for part in sorted(parts) if part and "{" not in part)


def _relative(path: Path) -> str:
    return str(path.relative_to(ROOT))
