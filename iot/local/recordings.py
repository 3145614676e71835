"""The sentences as sound: those of this cabinet's own folder first, else the program's placeholders.

The placeholders are a machine's voice that reads pinyin: good enough to try the cabinet, no voice for the public.
"""

from collections.abc import Iterator
from pathlib import Path

from iot.local.spoken import NAMES, SAID, parts
from iot.texts import LANGUAGES

PLACEHOLDERS = Path(__file__).with_name("voice")
KINDS = {".ogg": "audio/ogg", ".opus": "audio/ogg", ".wav": "audio/wav", ".mp3": "audio/mpeg"}


def wanted() -> Iterator[tuple[str, str, str]]:
    """Language, name and text of everything that is to be recorded."""
    for language in LANGUAGES:
        yield from ((language, name, name) for name in NAMES)
        yield from ((language, *part) for sentence in SAID for part in parts(sentence, language).items())


def found(own: Path | None, language: str, name: str) -> Path | None:
    """The file to play."""
    return _in(own, language, name) or _in(PLACEHOLDERS, language, name)


def listed(own: Path | None) -> Iterator[str]:
    """A line for each sentence that no person has spoken yet, with what is to be said."""
    for language, name, text in wanted():
        if _in(own, language, name) is None:
            state = "placeholder" if _in(PLACEHOLDERS, language, name) else "missing"
            yield f"{state:<12} {language}/{name}.ogg  {text}"


def _in(folder: Path | None, language: str, name: str) -> Path | None:
    if folder is None or language not in LANGUAGES or not name.replace("-", "").replace("_", "").isalnum():
        return None
    candidates = (folder / language / f"{name}{kind}" for kind in KINDS)
    return next((path for path in candidates if path.is_file()), None)
