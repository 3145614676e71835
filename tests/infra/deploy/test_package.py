"""A build is found again as long as its sources are the same."""

import shutil
from pathlib import Path

import pytest

from infra.deploy.package import SOURCES, fingerprint, package
from infra.paths import ROOT
from infra.say import Progress, Stop


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    root = tmp_path / "deployments" / "checkout"
    for source in SOURCES:
        origin, copy = ROOT / source, root / source
        copy.parent.mkdir(parents=True, exist_ok=True)
        ignore = shutil.ignore_patterns("__pycache__")
        _ = shutil.copytree(origin, copy, ignore=ignore) if origin.is_dir() else shutil.copy(origin, copy)
    return root


def test_the_place_of_the_checkout_does_not_matter(checkout: Path) -> None:
    assert fingerprint(checkout, "local") == fingerprint(ROOT, "local")


@pytest.mark.parametrize("source", ["app.py", "chalicelib/errors.py", ".chalice/config.json", "requirements.txt"])
def test_every_source_counts(checkout: Path, source: str) -> None:
    before = fingerprint(checkout, "local")
    with (checkout / source).open("a") as file:
        file.write("\n")
    assert fingerprint(checkout, "local") != before


def test_what_python_leaves_behind_does_not_count(checkout: Path) -> None:
    before = fingerprint(checkout, "local")
    (checkout / "chalicelib" / "__pycache__").mkdir()
    (checkout / "chalicelib" / "__pycache__" / "errors.pyc").write_bytes(b"x")
    assert fingerprint(checkout, "local") == before


def test_stages_are_built_apart(checkout: Path) -> None:
    assert fingerprint(checkout, "local") != fingerprint(checkout, "prod")


def test_half_a_checkout_is_one_sentence(checkout: Path, tmp_path: Path) -> None:
    (checkout / "app.py").unlink()
    with pytest.raises(Stop, match=r"app.py is missing"):
        package("local", tmp_path / "work", Progress(quiet=True), checkout)


def test_a_lambda_that_cannot_be_imported_is_said(checkout: Path, tmp_path: Path) -> None:
    (checkout / "app.py").write_text("import nothing_of_that_name\n", encoding="utf-8")
    with pytest.raises(Stop, match=r"Chalice could not package the lambdas: .*nothing_of_that_name"):
        package("local", tmp_path / "work", Progress(quiet=True), checkout)
