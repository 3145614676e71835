"""msgspec's messages in the words of a clerk, English and Chinese."""

import re
from collections.abc import Mapping

# The first pattern that fits wins; {0}, {1} … are its groups.
_MESSAGES = (
    (r"Expected `(.+)`, got `(.+)`", "must be {0}, this is {1}", "应为{0}，现为{1}"),
    (r"Expected `(.+)` (>=|<=|>|<) (.+)", "must be {1} {2}", "应 {1} {2}"),
    (r"Expected `(.+)` that's a multiple of (.+)", "must be a multiple of {1}", "应为 {1} 的倍数"),
    (r"Expected `str` matching regex (.+)", "is not written as it must be: {0}", "格式不对，应符合 {0}"),
    (r"Expected `array` of length >= 1", "must have at least one entry", "至少要有一项"),
    (r"Expected `(.+)` of length (>=|<=) (.+)", "its length must be {1} {2}", "长度应 {1} {2}"),
    (r"Object missing required field `(.+)`", "{0} is missing", "缺少 {0}"),
    (r"Object contains unknown field `(.+)`", "there is no field {0}", "没有 {0} 这个字段"),
    (r"Invalid RFC3339 encoded date", "must be a day like 2026-02-25", "应为日期，如 2026-02-25"),
    (r"Invalid enum value (.+)", "{0} is not on the list of allowed words", "{0} 不在允许的取值之内"),
)
_ENGLISH = {
    "int": "a whole number",
    "float": "a number",
    "str": "text",
    "bool": "true or false",
    "date": "a day like 2026-02-25",
    "array": "a list",
    "object": "an object",
    "null": "empty",
}
_CHINESE = {
    "int": "整数",
    "float": "数字",
    "str": "文字",
    "bool": "true 或 false",
    "date": "日期（如 2026-02-25）",
    "array": "列表",
    "object": "对象",
    "null": "空",
}


def in_words(message: str) -> tuple[str, str]:
    """(English, Chinese) for a message of msgspec.ValidationError; one that is not known is passed on as it is."""
    text = re.sub(r" - at `.*`$", "", message)
    for pattern, en, zh in _MESSAGES:
        if found := re.fullmatch(pattern, text):
            parts = found.groups()
            return en.format(*_named(parts, _ENGLISH, " or ")), zh.format(*_named(parts, _CHINESE, "或"))
    return text, f"不合要求：{text}"


def _named(parts: tuple[str, ...], names: Mapping[str, str], either: str) -> list[str]:
    return [either.join(names.get(p, p) for p in part.split(" | ")) for part in parts]
