"""A checker for plans: what a function plans to write must reach a transaction, or nothing happens and nobody is told.

python -m infra.proof.plans [folder]    every dropped, half taken or misnamed plan with file and line; status 1 if any

A plan is what is annotated as `Plan` or `Write` (chalicelib.store.transaction) or by a name that stands for one of
them: alone, perhaps None, in a list, or as the last of a pair.
"""

import ast
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from infra.paths import ROOT
from infra.proof.plan_types import Types, known

PREFIX = ("plan", "_plan")
# What looks at a plan, or makes something else of it, and lets it go.
SWALLOWING = {"all", "any", "bool", "hash", "id", "isinstance", "len", "print", "repr", "str"}


def faults(path: Path, text: str, types: Types | None = None) -> Iterator[str]:
    """Sentences of the form `file:line: what is wrong`; `types` are the names for plans, else those of `text` alone."""
    tree = ast.parse(text)
    found = types or known([tree])
    for node in ast.walk(tree):
        said = _misnamed(node, found) if isinstance(node, ast.FunctionDef) else _wrong(node)
        if said:
            yield f"{path}:{getattr(node, 'lineno', 0)}: {said}"


def _wrong(node: ast.AST) -> str | None:
    if isinstance(node, ast.Expr) and _is_planning(node.value):
        return f"the plan of {ast.unparse(node.value)} is dropped"
    if isinstance(node, ast.Assign) and _is_planning(node.value) and _forgets_last(node.targets[0]):
        return f"the plan of {ast.unparse(node.value)} is not taken"
    if isinstance(node, ast.Subscript) and _is_planning(node.value):
        return f"half of {ast.unparse(node.value)} is taken"
    looked_at = next(filter(_is_planning, _looked_at(node)), None)
    return f"the plan of {ast.unparse(looked_at)} is looked at and dropped" if looked_at else None


def _looked_at(node: ast.AST) -> Iterator[ast.expr]:
    """What `node` asks a question about, without keeping it."""
    if isinstance(node, ast.If | ast.While | ast.IfExp | ast.Assert):
        yield from _asked(node.test)
    if isinstance(node, ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp):
        for test in (test for part in node.generators for test in part.ifs):
            yield from _asked(test)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield from _asked(node.operand)
    if isinstance(node, ast.Compare):
        yield from (node.left, *node.comparators)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SWALLOWING:
        yield from node.args


def _asked(test: ast.expr) -> Iterator[ast.expr]:
    """`a and b`, asked as a whole, asks each; as a value it is one of them, and kept."""
    if isinstance(test, ast.BoolOp):
        for value in test.values:
            yield from _asked(value)
    else:
        yield test


def _misnamed(function: ast.FunctionDef, types: Types) -> str | None:
    gives = types.is_plan(function.returns)
    called = function.name.startswith(PREFIX)
    if gives and not called:
        return f"{function.name} returns a plan: call it plan_…"
    return None if gives or not called else f"{function.name} is called a plan and returns none"


def _is_planning(value: ast.expr) -> bool:
    if not isinstance(value, ast.Call):
        return False
    name = getattr(value.func, "id", getattr(value.func, "attr", ""))
    return name.startswith(PREFIX)


def _forgets_last(target: ast.expr) -> bool:
    last = target.elts[-1] if isinstance(target, ast.Tuple) else target
    return isinstance(last, ast.Name) and last.id.startswith("_")


def main(argv: Sequence[str] | None = None) -> int:
    words = sys.argv[1:] if argv is None else argv
    folder = Path(words[0]) if words else ROOT / "chalicelib"
    texts = {path: path.read_text("utf-8") for path in sorted(folder.rglob("*.py"))}
    types = known(ast.parse(text) for text in texts.values())
    found = [fault for path, text in texts.items() for fault in faults(path, text, types)]
    print("\n".join(found) if found else "plans: 0 dropped, 0 misnamed")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
