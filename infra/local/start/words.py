"""The page's two languages."""

import tomllib
from functools import cache
from pathlib import Path

LANGUAGES = ("zh", "en")


@cache
def dictionary(language: str) -> dict[str, str]:
    return tomllib.loads(Path(__file__).with_name(f"words.{language}.toml").read_text(encoding="utf-8"))


class Words:
    """`words("do", who="…")` is the sentence in this language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.other = "en" if language == "zh" else "zh"
        self.tag = "zh-CN" if language == "zh" else "en"

    def __call__(self, key: str, **values: str) -> str:
        return dictionary(self.language)[key].format(**values)

    @property
    def new_tab(self) -> dict[str, str]:
        """Attributes of a link that leaves the start page where it is."""
        return {"target": "_blank", "rel": "noopener"}


def chosen(cookie: str | None, accepted: str) -> Words:
    """By the choice of before, else by the browser's first language that is spoken here, else Chinese."""
    if cookie in LANGUAGES:
        return Words(cookie)
    tags = (tag.strip()[:2].lower() for tag in accepted.split(","))
    return Words(next((tag for tag in tags if tag in LANGUAGES), "zh"))
