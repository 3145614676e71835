"""docs/rules.md is true: every module that it names holds something, every test that it names is there."""

import ast
import re
from functools import cache
from pathlib import Path

from tests.docs.tables import ROOT, Row, files, quoted, rows

ENOUGH = 100
ID = re.compile(r"R-[A-Z]-[0-9]+")
# Where the product's rules live, as functions and as tables; and what stands there and is no rule of anybody's.
RULES = ("chalicelib/domain", "iot/rules")
NO_RULES = {"chalicelib/domain/base/durations.py"}


@cache
def rules() -> list[Row]:
    return list(rows(ROOT / "docs" / "rules.md", "id"))


@cache
def _functions(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


def _named_tests() -> list[tuple[str, str]]:
    """(rule, file::test)."""
    return [(rule.cells["id"], test) for rule in rules() for test in quoted(rule.cells["test"])]


def _is_there(named: str) -> bool:
    file, _, test = named.partition("::")
    return (ROOT / file).is_file() and test in _functions(ROOT / file)


def test_every_rule_has_a_sentence_a_source_a_module_and_a_test() -> None:
    assert len(rules()) > ENOUGH
    for rule in rules():
        assert ID.fullmatch(rule.cells["id"]), rule
        assert rule.cells["rule"].endswith("."), rule
        assert rule.cells["source"], rule
        assert quoted(rule.cells["held by"]), rule
        assert quoted(rule.cells["test"]), rule


def test_no_rule_is_there_twice() -> None:
    for column in ("id", "rule"):
        values = [rule.cells[column] for rule in rules()]
        assert [value for value in values if values.count(value) > 1] == []


def test_every_module_of_a_rule_is_there() -> None:
    named = {(rule.cells["id"], place) for rule in rules() for place in quoted(rule.cells["held by"])}
    assert sorted((id_, place) for id_, place in named if not (ROOT / place).exists()) == []


def test_every_test_of_a_rule_is_there() -> None:
    assert [(id_, test) for id_, test in _named_tests() if not _is_there(test)] == []


def test_every_module_that_decides_something_is_named_by_a_rule() -> None:
    named = {place for rule in rules() for place in quoted(rule.cells["held by"])}
    modules = (path for place in RULES for path in (ROOT / place).rglob("*.py") if path.name != "__init__.py")
    deciding = {str(path.relative_to(ROOT)) for path in modules}
    assert len(deciding) > len(NO_RULES)
    assert sorted(deciding - named) == sorted(NO_RULES)


def test_every_rule_that_code_or_documents_cite_is_there() -> None:
    """`rules.md, R-C-11` in a docstring must lead somewhere."""
    known = {rule.cells["id"] for rule in rules()}
    cited = {(path.name, id_) for path in files(".py", ".md") for id_ in ID.findall(path.read_text(encoding="utf-8"))}
    assert sorted((name, id_) for name, id_ in cited if id_ not in known) == []
