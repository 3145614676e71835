"""An example of every refusal, with its sentences filled in."""

from collections.abc import Mapping
from string import Formatter
from typing import Any

from chalicelib.domain.case.verdicts import RefusalGround
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
# The same word is filled with other values here.
OWN: dict[str, dict[str, object]] = {
    "BAD_TYPE": {"names": "application/pdf, image/jpeg, image/png"},
    "BAD_PARTY_KIND": {"names": "person, enterprise"},
    "BAD_REACH": {"names": "any, low"},
    "GROUND_NEEDED": {"names": ", ".join(RefusalGround)},
    "MATERIAL_MISSING": {"names": "Copy of the identity card"},
    "NOT_YOUR_TURN": {"names": "helper, duty-helper"},
    "BAD_PHONE": {"names": "+852, +853"},
    "ROLE_MISSING": {"names": "reviewer, supervisor"},
    "UNKNOWN_SETTING": {"names": "heartbeat_s, left_open_s"},
}


def of_problem(code: str) -> dict[str, Any]:
    reason, reason_zh = (_filled(text, FILL | OWN.get(code, {})) for text in SENTENCES[code])
    return {"code": code, "field": None, "reason": reason, "reason_zh": reason_zh}


def _filled(text: str, values: Mapping[str, object]) -> str:
    names = [name for _, name, _, _ in Formatter().parse(text) if name]
    return text.format(**{name: values[name] for name in names})
