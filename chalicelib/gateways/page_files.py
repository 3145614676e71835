"""The built pages, which packaging puts beside the code."""

from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "pages"
# Text only: what a gateway would have to encode is not served here.
KINDS = {".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


# Bounded: anybody may ask for names that are not there.
@lru_cache(maxsize=256)
def text_of(name: str) -> str | None:
    """`portal.html`, `assets/portal-BdJQXl_3.css`; None for what is not there. A lambda's files never change."""
    file = FOLDER / name
    return file.read_text(encoding="utf-8") if file.suffix in KINDS and file.is_file() else None


def kind_of(name: str) -> str:
    return f"{KINDS[Path(name).suffix]}; charset=utf-8"
