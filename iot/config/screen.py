"""The cabinet's own screen: where its page and recordings lie, and what it says of this cabinet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from iot.config import fields
from iot.texts import LANGUAGES

THEMES = ("auto", "light", "dark")
_PATHS = ("pages", "recordings")


@dataclass(frozen=True, slots=True)
class ScreenConfig:
    """`pages`: a folder with kiosk.html, where it is not the program's own. `recordings`: sentences that a person has
    spoken, `zh/open_putting-2.ogg`, in place of the program's. `name`: by language. `phone`: whom people call."""

    pages: Path | None = None
    recordings: Path | None = None
    name: Mapping[str, str] = field(default_factory=dict)
    phone: str = ""
    theme: str = "auto"


def parse_screen(raw: Any, base: Path) -> ScreenConfig:
    """Raises ConfigError that names the field."""
    fields.require(isinstance(raw, dict), "local.screen", "must be an object")
    paths = {name: base / raw[name] for name in _PATHS if isinstance(raw.get(name), str)}
    screen = fields.build(ScreenConfig, raw | paths, "local.screen")
    said = all(language in LANGUAGES and isinstance(text, str) for language, text in screen.name.items())
    fields.require(said, "local.screen.name", f"is a text for each of {', '.join(LANGUAGES)}")
    fields.require(screen.theme in THEMES, "local.screen.theme", f"must be one of {', '.join(THEMES)}")
    return screen
