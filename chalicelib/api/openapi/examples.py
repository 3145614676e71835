"""An example of every refusal, with its sentences filled in."""

from string import Formatter
from typing import Any

from chalicelib.sentences import SENTENCES

# What the sentences ask for, with values that make sense to a reader.
FILL: dict[str, object] = {
    "days": 15, "example": "20261125-001-0042-4", "first": "2026-02-17", "first_zh": "2026年2月17日",
    "least": 0, "most": 1000, "most_page": 100, "most_body_bytes": 65536, "most_documents": 60, "minutes": 42,
    "move": "submit", "number": "G017", "state": "closed", "name": "km", "name_zh": "陆港大厦信包箱", "km": 2,
    "names": "small, medium, large", "names_zh": "身份证复印件",
    "reason": "is missing", "reference": "r_6w3kq2ydhlm4nzvt", "reason_zh": "缺少这一项",
    "way": "by mail", "way_zh": "邮寄", "why": "type: is not known here",
}  # fmt: skip


def of_problem(code: str) -> dict[str, Any]:
    reason, reason_zh = (_filled(text) for text in SENTENCES[code])
    return {"code": code, "field": None, "reason": reason, "reason_zh": reason_zh}


def _filled(text: str) -> str:
    names = [name for _, name, _, _ in Formatter().parse(text) if name]
    return text.format(**{name: FILL[name] for name in names})
