"""Which annotations are plans: by the names of old, by every name that stands for one, in whatever they are wrapped."""

import ast
from collections.abc import Iterable, Iterator

NAMES = frozenset({"Plan", "Write"})
# Of a pair the last is the plan; of these, whatever they hold.
LISTS = frozenset({"list", "List", "set", "Sequence", "Iterable", "Iterator", "Generator", "Collection"})


class Types:
    """`names` are those of plans: `Plan`, `Write`, and what was written down as another name for one."""

    def __init__(self, names: frozenset[str]) -> None:
        self.names = names

    def is_plan(self, annotation: ast.expr | None) -> bool:
        if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
            return self.is_plan(_read(annotation.value))
        if isinstance(annotation, ast.BinOp):  # a plan or None
            return self.is_plan(annotation.left) or self.is_plan(annotation.right)
        if isinstance(annotation, ast.Subscript):
            return self._is_plan_in(_name(annotation.value), annotation.slice)
        return annotation is not None and _name(annotation) in self.names

    def _is_plan_in(self, wrapping: str, inner: ast.expr) -> bool:
        parts = inner.elts if isinstance(inner, ast.Tuple) else [inner]
        if wrapping in ("tuple", "Tuple"):
            held = [part for part in parts if not _is_dots(part)]
            return self.is_plan(held[-1]) if held else False
        if wrapping in ("Optional", "Union", "Annotated") or wrapping in LISTS:
            return any(self.is_plan(part) for part in parts)
        return False


def known(trees: Iterable[ast.Module]) -> Types:
    """With the other names that the modules give to plans, also those of other names."""
    named = [pair for tree in trees for pair in _named(tree)]
    names = NAMES
    while more := {name for name, kind in named if name not in names and Types(names).is_plan(kind)}:
        names |= more
    return Types(names)


def _named(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    """`Effect = tuple[Cabinet, Plan]`, with or without `: TypeAlias`, or as a statement of its own."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            yield node.targets[0].id, node.value
        elif isinstance(node, ast.AnnAssign) and _name(node.annotation) == "TypeAlias" and node.value:
            yield ast.unparse(node.target), node.value
        elif type(node).__name__ == "TypeAlias":  # of a newer Python than the oldest that runs this
            yield ast.unparse(getattr(node, "name")), getattr(node, "value")  # noqa: B009


def _read(text: str) -> ast.expr | None:
    """An annotation in quotes; a text that is none is just a text."""
    try:
        return ast.parse(text, mode="eval").body
    except SyntaxError:
        return None


def _name(annotation: ast.expr) -> str:
    return ast.unparse(annotation).rpartition(".")[2]


def _is_dots(part: ast.expr) -> bool:
    return isinstance(part, ast.Constant) and part.value is ...
