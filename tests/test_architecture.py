"""Who may import whom, and the habits that no reviewer should have to look for."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CODE = ("app.py", "chalicelib", "vendor", "iot", "infra")
LONGEST_FILE = 250


def _files(*places: str) -> Iterator[Path]:
    for place in places:
        path = ROOT / place
        yield from sorted(path.rglob("*.py")) if path.is_dir() else [path]


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_import_rules_hold() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    environment = {"PYTHONPATH": f"{ROOT}:{ROOT / 'vendor'}", "PATH": ""}
    done = subprocess.run(
        [program, "--no-cache"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_contract_needs_the_standard_library_only() -> None:
    allowed = sys.stdlib_module_names | {"cabinet_contract"}
    roots = {name.split(".")[0] for path in _files("vendor/cabinet_contract") for name in _imports(path)}
    assert roots <= allowed


@pytest.mark.parametrize("place", [*CODE, "tests"])
def test_no_file_is_too_long_to_read(place: str) -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in _files(place)}
    assert {str(path): n for path, n in lengths.items() if n > LONGEST_FILE} == {}


def test_tests_replace_nothing_behind_the_code_s_back() -> None:
    """Fakes are handed in; what is patched is not what runs."""
    banned = {"unittest.mock", "mock"}
    assert [p for p in _files("tests") if banned & set(_imports(p))] == []


def _swallows(handler: ast.ExceptHandler) -> bool:
    broad = handler.type is None or (isinstance(handler.type, ast.Name) and "Exception" in handler.type.id)
    return broad and all(isinstance(statement, ast.Pass) for statement in handler.body)


def test_no_error_is_swallowed_whole() -> None:
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in _files(*CODE)}
    found = [p for p, t in trees.items() for n in ast.walk(t) if isinstance(n, ast.ExceptHandler) and _swallows(n)]
    assert found == []


ROWS_OF_MOVES = {
    "chalicelib.store.cases": {"plan"},
    "chalicelib.store.envelopes": {"plan"},
    "chalicelib.domain.case.case": {"step", "note", "opened"},
    "chalicelib.domain.custody.envelope": {"step", "note", "announced"},
    "chalicelib.domain.case.desk": {"placed"},
}


def _named_of_modules(path: Path) -> Iterator[tuple[str, str]]:
    """(module, name) of everything that the file takes from a module that it imports."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    froms = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    known = {alias.asname or alias.name: f"{node.module}.{alias.name}" for node in froms for alias in node.names}
    yield from ((f"{node.module}", alias.name) for node in froms for alias in node.names)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in known:
            yield known[node.value.id], node.attr


def test_cases_and_envelopes_are_moved_in_one_place() -> None:
    """A step without its queue, or a queue without its step, cannot be written."""
    found = {
        path.name
        for path in _files("chalicelib/usecases", "chalicelib/workers", "chalicelib/api")
        for module, name in _named_of_modules(path)
        if name in ROWS_OF_MOVES.get(module, ())
    }
    assert found == {"moves.py"}
