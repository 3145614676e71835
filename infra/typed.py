"""Answers without types (AWS's clients, JSON of other programs), narrowed where they come in.

>>> text({"Stacks": [{"StackStatus": "CREATE_COMPLETE"}]}, "Stacks", 0, "StackStatus")
'CREATE_COMPLETE'

Each raises TypeError, with the way to the value, if that is of another kind; KeyError or IndexError if there is none.
"""

import json
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")
Step = str | int
Record = dict[str, Any]


def text(answer: Any, *way: Step) -> str:
    return _narrowed(answer, way, str)


def whole(answer: Any, *way: Step) -> int:
    return _narrowed(answer, way, int)


def record(answer: Any, *way: Step) -> Record:
    return _narrowed(answer, way, dict)


def records(answer: Any, *way: Step) -> list[Record]:
    return [record(one) for one in _narrowed(answer, way, list)]


def texts(answer: Any, *way: Step) -> list[str]:
    return [text(one) for one in _narrowed(answer, way, list)]


def loaded(content: str | bytes) -> Record:
    """A JSON object; raises ValueError if it is no JSON."""
    return record(json.loads(content))


def read(file: Path) -> Record:
    return loaded(file.read_text(encoding="utf-8"))


def _narrowed(answer: Any, way: tuple[Step, ...], kind: type[T]) -> T:
    for step in way:
        answer = answer[step]
    if not isinstance(answer, kind):
        raise TypeError(f"{'.'.join(map(str, way)) or 'answer'}: expected {kind.__name__}, found {answer!r:.200}")
    return answer
