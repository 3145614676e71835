"""Talking with an installer: questions and sentences in the language of the person, from one table."""

import os
import sys
from collections.abc import Callable, Mapping
from typing import Any, Protocol

Sentences = Mapping[str, tuple[str, str]]
YES = ("y", "yes", "是", "好")
NO = ("n", "no", "否", "不")


class Dialogue(Protocol):
    def say(self, sentence: str, **fill: Any) -> None: ...

    def ask(self, sentence: str, **fill: Any) -> str:
        """What the person typed, without the spaces around it; empty for just Enter."""


class Terminal:
    """`sentences`: key → (English, Chinese). What is typed may as well come from a file, line by line."""

    def __init__(self, sentences: Sentences, language: str, read: Callable[[str], str] = input) -> None:
        self._sentences = sentences
        self._chinese = language == "zh"
        self._read = read

    def say(self, sentence: str, **fill: Any) -> None:
        print(self._text(sentence, fill), flush=True)

    def ask(self, sentence: str, **fill: Any) -> str:
        """Raises EOFError when nobody answers any more."""
        return self._read(self._text(sentence, fill) + " ").strip()

    def _text(self, sentence: str, fill: Mapping[str, Any]) -> str:
        return self._sentences[sentence][self._chinese].format(**fill)


def language(wanted: str | None) -> str:
    """Either zh or en: as asked, else as the machine is set."""
    if wanted:
        return wanted
    setting = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "zh" if setting.startswith("zh") else "en"


def can_ask() -> bool:
    return sys.stdin.isatty()
