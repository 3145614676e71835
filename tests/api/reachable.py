"""Which error codes a function can lead to, read from the code itself: every call that it makes, as far as it goes.

A code counts where an error with it is made in a function that can be reached. Calls of methods of objects are not
followed: errors are made by functions, and a test holds that.
"""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
ERRORS = {
    "BadInput", "NotAllowed", "NotFound", "OutOfTurn", "Lost", "NothingFree", "TooLarge", "TooMany", "_refused",
}  # fmt: skip
MADE_BY = {"moved_on": "STATE_MOVED_ON"}


class Function(NamedTuple):
    module: str
    name: str


@cache
def _tree(module: str) -> ast.Module | None:
    path = ROOT / module.replace(".", "/")
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    return ast.parse(file.read_text(encoding="utf-8")) if file.is_file() else None


@cache
def _functions(module: str) -> dict[str, ast.FunctionDef]:
    tree = _tree(module)
    return {n.name: n for n in tree.body if isinstance(n, ast.FunctionDef)} if tree else {}


@cache
def _imported(module: str) -> dict[str, str]:
    """Name → what it stands for, with its module in front; of the whole file, functions' own imports too."""
    tree = _tree(module)
    found = (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)) if tree else ()
    return {alias.asname or alias.name: f"{node.module}.{alias.name}" for node in found for alias in node.names}


def _called(at: Function) -> Iterator[Function]:
    """Every function of ours that it names: called, handed on, or wrapped."""
    whole = _functions(at.module)[at.name]
    given = {argument.arg for argument in ast.walk(whole) if isinstance(argument, ast.arg)}
    for node in ast.walk(whole):
        if isinstance(node, ast.Name) and node.id not in given:
            module, _, name = _imported(at.module).get(node.id, f"{at.module}.{node.id}").rpartition(".")
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            module, name = _imported(at.module).get(node.value.id, ""), node.attr
        else:
            continue
        if name in _functions(module):
            yield Function(module, name)


def _made(at: Function) -> Iterator[str]:
    for node in ast.walk(_functions(at.module)[at.name]):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        first = node.args[0].value if node.args and isinstance(node.args[0], ast.Constant) else None
        if name in MADE_BY:
            yield MADE_BY[name]
        elif name == "no_such" and isinstance(first, str):
            yield f"NO_SUCH_{first.upper()}"
        elif name in ERRORS and isinstance(first, str):
            yield first


def codes(module: str, name: str) -> set[str]:
    """All codes that the function can lead to."""
    seen, waiting, found = set(), [Function(module, name)], set()
    while waiting:
        at = waiting.pop()
        if at in seen:
            continue
        seen.add(at)
        found |= set(_made(at))
        waiting += _called(at)
    return found
