"""A checker for plans: what a function plans to write must reach a transaction, or nothing happens and nobody is told.

python -m infra.proof.plans [folder]    every dropped, half taken or misnamed plan with file and line; status 1 if any

A plan is what is annotated as `Plan` or `Write` (chalicelib.store.transaction), alone or as the last of a pair.
"""

import ast
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from infra.paths import ROOT

PREFIX = ("plan", "_plan")
PLANS = ("Plan", "Write", "MovedCase", "MovedEnvelope")


def faults(path: Path, text: str) -> Iterator[str]:
    """Sentences of the form `file:line: what is wrong`."""
    for node in ast.walk(ast.parse(text)):
        said = _wrong(node)
        if said:
            yield f"{path}:{getattr(node, 'lineno', 0)}: {said}"


def _wrong(node: ast.AST) -> str | None:
    if isinstance(node, ast.FunctionDef):
        return _misnamed(node)
    if isinstance(node, ast.Expr) and _is_planning(node.value):
        return f"the plan of {ast.unparse(node.value)} is dropped"
    if isinstance(node, ast.Assign) and _is_planning(node.value) and _forgets_last(node.targets[0]):
        return f"the plan of {ast.unparse(node.value)} is not taken"
    if isinstance(node, ast.Subscript) and _is_planning(node.value):
        return f"half of {ast.unparse(node.value)} is taken"
    return None


def _misnamed(function: ast.FunctionDef) -> str | None:
    gives = function.returns is not None and _is_plan(function.returns)
    called = function.name.startswith(PREFIX)
    if gives and not called:
        return f"{function.name} returns a plan: call it plan_…"
    return None if gives or not called else f"{function.name} is called a plan and returns none"


def _is_plan(annotation: ast.expr) -> bool:
    last = annotation
    if isinstance(annotation, ast.Subscript) and ast.unparse(annotation.value) == "tuple":
        last = annotation.slice.elts[-1] if isinstance(annotation.slice, ast.Tuple) else annotation.slice
    return ast.unparse(last).rpartition(".")[2] in PLANS


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
    found = [fault for path in sorted(folder.rglob("*.py")) for fault in faults(path, path.read_text("utf-8"))]
    print("\n".join(found) if found else "plans: 0 dropped, 0 misnamed")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
