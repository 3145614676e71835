"""Nothing is cited that is not in the repository: links, documents, files and tests named in code and documents."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.docs.tables import ROOT, files, quoted

LINK = re.compile(r"\]\(([^)\s]+)\)")
DOCUMENT = re.compile(r"[\w./-]*\w\.md\b")
FILE = re.compile(r"[\w./-]+\.(?:py|yaml|sql|toml|lock|json|svg|example|service)")
TEST = re.compile(r"(?:[\w-]+/)*test_\w+")
# What a deployment or a tester makes: named in the manuals, in no repository.
MADE = {".local/stack.json", "hall.json"}
FOLDER = re.compile(r"(?:chalicelib|vendor|iot|infra|tests|packaging|demo|docs)/(?:[\w-]+/)*")
MAKE = re.compile(r"(?:^|`)make ([a-z][a-z-]*)", re.MULTILINE)
PROGRAM = re.compile(r"python -m ((?:infra|iot)[\w.]*)")
DOCUMENTS = files(".md")
CITING = files(".py", ".md", ".toml", ".yaml", ".yml", "Makefile", ".service", ".cfg")
NEEDS_ONE = "a walk over no files would pass"


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _quoted(path: Path) -> list[str]:
    """What stands in backticks, blocks of code left out: their fences would pair up with what follows."""
    return quoted(re.sub(r"^```.*?^```", "", _text(path), flags=re.MULTILINE | re.DOTALL))


def _anchors(path: Path) -> set[str]:
    """As GitHub makes them of headings."""
    headings = re.findall(r"^#+ (.+)$", _text(path), re.MULTILINE)
    plain = (re.sub(r"[`*]|\]\([^)]*\)|\[", "", heading).strip().lower() for heading in headings)
    return {re.sub(r"[^\w\- ]", "", heading).replace(" ", "-") for heading in plain}


@cache
def _kept() -> set[str]:
    return {str(path.relative_to(ROOT)) for path in files("")}


def _is_there(cited: str, beside: Path) -> bool:
    """From the root, from the citing file, or as the unmistakable end of a path."""
    return (ROOT / cited).is_file() or (beside / cited).is_file() or any(f"/{p}".endswith(f"/{cited}") for p in _kept())


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_somewhere(path: Path) -> None:
    for target in LINK.findall(_text(path)):
        if re.match(r"[a-z]+:", target):
            continue
        file, _, anchor = target.partition("#")
        found = (path.parent / file) if file else path
        assert found.exists(), target
        assert not anchor or anchor in _anchors(found), target


def test_every_document_that_is_cited_is_there() -> None:
    """By its name at least: a package carries documents elsewhere than the repository."""
    names = {path.name for path in DOCUMENTS}
    cited = {(str(path.relative_to(ROOT)), name) for path in CITING for name in DOCUMENT.findall(_text(path))}
    assert len(cited) > len(DOCUMENTS), NEEDS_ONE
    assert sorted((where, name) for where, name in cited if name.rpartition("/")[2] not in names) == []


def test_every_file_that_a_document_cites_is_there() -> None:
    cited = [
        (str(path.relative_to(ROOT)), name)
        for path in DOCUMENTS
        for name in _quoted(path)
        if FILE.fullmatch(name) and name not in MADE and not _is_there(name, path.parent)
    ]
    assert cited == []


def test_every_folder_that_a_document_cites_is_there() -> None:
    cited = {(path.name, name) for path in DOCUMENTS for name in _quoted(path) if FOLDER.fullmatch(name)}
    assert cited, NEEDS_ONE
    assert sorted((where, name) for where, name in cited if not (ROOT / name).is_dir()) == []


def test_every_command_that_a_document_cites_is_there() -> None:
    targets = set(re.findall(r"^([a-z-]+):", _text(ROOT / "Makefile"), re.MULTILINE))
    made = {(path.name, name) for path in DOCUMENTS for name in MAKE.findall(_text(path))}
    run = {(path.name, name) for path in DOCUMENTS for name in PROGRAM.findall(_text(path))}
    assert made, NEEDS_ONE
    assert run, NEEDS_ONE
    assert sorted((where, name) for where, name in made if name not in targets) == []
    assert sorted((where, name) for where, name in run if not _is_program(name)) == []


def _is_program(module: str) -> bool:
    path = ROOT / module.replace(".", "/")
    found = path / "__main__.py" if path.is_dir() else path.with_suffix(".py")
    return found.is_file() and "__main__" in _text(found)


@pytest.mark.parametrize(("readme", "heading"), [("README.md", "## Layout"), ("README.zh-CN.md", "## 目录")])
def test_the_layout_in_the_readme_names_every_room(readme: str, heading: str) -> None:
    layout = _text(ROOT / readme).partition(heading)[2].partition("\n## ")[0]
    rooms = {path.parent.name for place in ("chalicelib", "infra") for path in (ROOT / place).glob("*/__init__.py")}
    rooms |= {path.relative_to(ROOT / "tests").parts[0] for path in (ROOT / "tests").rglob("*/*.py")}
    assert rooms, NEEDS_ONE
    assert sorted(room for room in rooms if not re.search(rf"\b{room}\b", layout)) == []


@cache
def _tests() -> set[str]:
    """`test_x` by its file or its function; `folder/test_x` by the end of its path."""
    found: set[str] = set()
    for path in (ROOT / "tests").rglob("test_*.py"):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found |= {"/".join(parts[start:]) for start in range(len(parts))}
        found |= {node.name for node in ast.walk(ast.parse(_text(path))) if isinstance(node, ast.FunctionDef)}
    return found


def test_every_test_that_a_document_cites_is_there() -> None:
    cited = [
        (path.name, name)
        for path in DOCUMENTS
        for name in _quoted(path)
        if TEST.fullmatch(name) and name not in _tests()
    ]
    assert cited == []


def _decisions() -> Iterator[tuple[str, int]]:
    for path in files(".py", ".md"):
        for number in re.findall(r"\bADR[ -]?(\d+)\b", _text(path)):
            yield str(path.relative_to(ROOT)), int(number)


def test_every_decision_that_is_cited_is_there() -> None:
    known = {int(path.name[:4]) for path in (ROOT / "docs" / "adr").glob("*.md")}
    assert [one for one in _decisions() if one[1] not in known] == []
