"""Which recordings say a sentence: its parts, and between them the door's letter and digits."""

from collections.abc import Iterator, Sequence
from string import ascii_uppercase, digits
from typing import Any

from iot.texts import AT_THE_DOOR, LANGUAGES, TEXTS, Text

# Said without their numbers, or by the page alone.
ALSO: dict[str, Text] = {
    "mistyped": TEXTS["mistyped"],
    "refused": TEXTS["refused"],
    "locked_out": ("Too many wrong codes. Please wait.", "错误次数过多，请稍候再试。"),
    "still_there": ("Are you still there?", "您还在操作吗？"),
    "out_of_order": ("Out of order. Please call the helpers.", "设备故障，请联系帮办人员。"),
}
SAID = ALSO | AT_THE_DOOR
# Every door is a letter and two digits.
NAMES = (*ascii_uppercase, *digits)


def spoken(sentences: Sequence[str], **doors: str | None) -> dict[str, list[str]]:
    """By language, the recordings to play one after the other; a sentence that is never spoken has none."""
    return {
        language: [name for sentence in sentences for name in _played(sentence, language, doors)]
        for language in LANGUAGES
    }


def parts(sentence: str, language: str) -> dict[str, str]:
    """What a person has to record for a sentence: name of the recording, text."""
    pieces = list(_pieces(sentence, language))
    return {piece: text for piece, text in pieces if piece}


def _played(sentence: str, language: str, doors: dict[str, Any]) -> Iterator[str]:
    for piece, text in _pieces(sentence, language):
        if piece:
            yield piece
        else:
            yield from doors.get(text) or ""


def _pieces(sentence: str, language: str) -> Iterator[tuple[str, str]]:
    """Name and text of each recording; a door's place has no name, and as its text which door."""
    if sentence not in SAID:
        return
    text = SAID[sentence][0 if language == "en" else 1]
    number = 0
    for index, piece in enumerate(text.replace("}", "{").split("{")):
        if index % 2:
            yield "", piece
        elif any(letter.isalnum() for letter in piece):
            number += 1
            yield f"{sentence}-{number}", piece.strip(" ,.，。")
