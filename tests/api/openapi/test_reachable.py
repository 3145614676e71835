"""What `tests.api.reachable` takes for granted: functions make the errors, and their codes are written in the call."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.api.reachable import ERRORS, ROOT

# One makes a code of what it is given (and is read for that); the other is a method: each write documents its refusal.
KNOWN = {("errors", "no_such"), ("api/call", "key")}
MAKERS = ERRORS - {"_refused"}


def _hidden(within: ast.AST, around: ast.AST) -> Iterator[str]:
    """Names of what makes an error in a method, or with a code that is not written there."""
    for node in ast.iter_child_nodes(within):
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in MAKERS:
            written = node.args and isinstance(node.args[0], ast.Constant)
            if not written or not isinstance(around, ast.Module):
                yield getattr(within, "name", "")
        yield from _hidden(node, around)


def _of(path: Path) -> set[tuple[str, str]]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    module = str(path.relative_to(ROOT / "chalicelib").with_suffix(""))
    homes = [(tree, one) for one in tree.body if isinstance(one, ast.FunctionDef)]
    homes += [(home, one) for home in tree.body if isinstance(home, ast.ClassDef) for one in home.body]
    return {(module, one.name) for home, one in homes if isinstance(one, ast.FunctionDef) for _ in _hidden(one, home)}


def test_every_error_is_made_by_a_function_with_its_code_written_there() -> None:
    found = {each for path in (ROOT / "chalicelib").rglob("*.py") for each in _of(path)}
    assert found == KNOWN
