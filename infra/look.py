"""The faces' own look, for the pages of the local stack: web/src/common/styles in one sheet."""

from infra.paths import ROOT

STYLES = ROOT / "web" / "src" / "common" / "styles"
_IMPORT = '@import "./tokens.css";'


def stylesheet() -> str:
    return "\n".join(_text(name).replace(_IMPORT, "") for name in ("tokens.css", "base.css", "parts.css"))


def icon() -> str:
    """SVG."""
    return _text("icon.svg")


def _text(name: str) -> str:
    return (STYLES / name).read_text(encoding="utf-8")
