"""The built files that the cabinet's own screen needs: its page and what that names, step by step."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from infra.say import Progress
from infra.web import build

PAGE = "kiosk.html"
_NAMED = re.compile(r"[\w.-]+\.(?:js|css|svg)\b")


def pages() -> dict[str, Path]:
    """By the name under which the page asks for them. Raises Stop where nothing can be built."""
    folder = build.built(Progress())
    return dict(sorted(_reached(folder)))


def put(target: Path) -> Path:
    """Copies them into a folder that outlives later builds; returns it. Raises Stop."""
    for name, path in pages().items():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target / name)
    return target


def _reached(folder: Path) -> Iterator[tuple[str, Path]]:
    assets = {path.name: path for path in (folder / "assets").iterdir()}
    yield PAGE, folder / PAGE
    seen: set[str] = set()
    waiting = [folder / PAGE]
    while waiting:
        text = waiting.pop().read_text(encoding="utf-8")
        new = (set(_NAMED.findall(text)) & assets.keys()) - seen
        seen |= new
        waiting += [assets[name] for name in new]
    yield from ((f"assets/{name}", assets[name]) for name in seen)
