"""The published list of routes is the list of routes."""

from pathlib import Path

from infra.printed.routes import lines

DOCS = Path(__file__).resolve().parents[3] / "docs"


def test_the_published_routes_are_the_routes_of_the_app() -> None:
    assert (DOCS / "api.md").read_text(encoding="utf-8").rstrip("\n") == "\n".join(lines())
