"""A value that fits a schema, for a reader who wants to see one. The words that patterns ask for stand in a table."""

import re
from typing import Any

from chalicelib.api.openapi.schemas import Schema

# By the name of the field; other texts are shown as "…".
WORDS: dict[str, Any] = {
    "actor": "p_6w3kq2ydhlm4nzvt", "address": "陕西省西安市港务大道 1 号", "at": 1795500000, "cabinet": "cab-hall",
    "case": "c_6w3kq2ydhlm4nzvt", "case_number": "20261125-001-0042-4",
    "centre": "xian-itl", "challenge": "s_6w3kq2ydhlm4nzvt", "code": "387-156-727",
    "document": "d_6w3kq2ydhlm4nzvt", "door": "A03", "envelope": "e_6w3kq2ydhlm4nzvt", "event": "deposit",
    "expires": 1795543200, "grant": "g_6w3kq2ydhlm4nzvt", "head": "0" * 64, "id": "senior-card",
    "id_number": "610102198001010011", "item": "senior-card", "latitude": 34.3852, "longitude": 109.0613,
    "material": "id-card", "name": "王小明", "notice_from": "2026-02-01", "number": "A001",
    "order": "o_6w3kq2ydhlm4nzvt",
    "party": "p_6w3kq2ydhlm4nzvt", "phone": "138****1234", "place": "A03", "queue": "messages",
    "reason": "照片不清楚", "responsible": "duty-helper", "task": "cab-hall.A03.left-open", "token": "eyJhbGciOi…",
    "tracking": "EMS-9876543210", "type": "application/pdf", "until": 1795586400,
    "uscc": "91610131MA6TWXXX0Y", "window": "3 号窗口",
}  # fmt: skip
# What a pattern asks for, where the field's own word does not fit it.
FOR_PATTERNS = {
    "^[a-z0-9][a-z0-9-]{1,39}$": "senior-card", "^[0-9]{6}$": "042137", "^[a-z0-9]{2,5}$": "pdf",
    "^[A-Z0-9-]{4,40}$": "XB-0001",
    "^[0-9][0-9-]{2,19}$": "029-12345", r"^\S(.*\S)?$": "办事指南",
}  # fmt: skip


def sample(schema: Schema, named: dict[str, Schema], name: str = "") -> Any:
    """`named` are the schemas that `schema` may refer to; `name` is the field's."""
    if "$ref" in schema:
        return sample(named[schema["$ref"].rpartition("/")[2]], named, name)
    if schema.get("default") is not None:
        return schema["default"]
    if "enum" in schema:
        return schema["enum"][0]
    if "anyOf" in schema:
        return sample(schema["anyOf"][0], named, name)
    return _of_type(schema, named, name)


def _of_type(schema: Schema, named: dict[str, Schema], name: str) -> Any:
    kind = schema.get("type")
    if kind == "object":
        return {field: sample(one, named, field) for field, one in schema.get("properties", {}).items()}
    if kind == "array":
        return [sample(schema["items"], named, name)] if isinstance(schema.get("items"), dict) else []
    if kind in ("integer", "number"):
        return _number(schema, name)
    return {"boolean": True, "null": None}.get(str(kind), _text(schema, name)) if kind else "…"


def _number(schema: Schema, name: str) -> Any:
    word = WORDS.get(name, 1)
    number = word if isinstance(word, int | float) else 1
    return max(schema.get("minimum", number), min(schema.get("maximum", number), number))


def _text(schema: Schema, name: str) -> str:
    word = WORDS.get(name)
    text = word if isinstance(word, str) else "…"
    pattern = schema.get("pattern")
    return text if pattern is None or re.search(pattern, text) else FOR_PATTERNS.get(pattern, text)
