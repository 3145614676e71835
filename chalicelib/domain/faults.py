"""What is wrong with a document, all of it: every misfit of a nested JSON value with a msgspec struct.

msgspec itself stops at the first misfit; a clerk who imports 25 files wants the whole list at once.
"""

import re
from typing import Annotated, Any, NamedTuple, get_args, get_origin

import msgspec


class Fault(NamedTuple):
    """`path` is dotted, lists by index: `items.3.materials.0.id`."""

    path: str
    reason: str
    reason_zh: str


# msgspec's messages, and what a clerk reads instead. The first pattern that fits wins.
_MESSAGES = (
    (r"Expected `(.+)`, got `(.+)`", "must be {0}, this is {1}", "应为{0}，现为{1}"),
    (r"Expected `(.+)` (>=|<=|>|<) (.+)", "must be {1} {2}", "应{1} {2}"),
    (r"Expected `(.+)` that's a multiple of (.+)", "must be a multiple of {1}", "应为{1}的倍数"),
    (r"Expected `str` matching regex (.+)", "is not written as it must be: {0}", "格式不对，应符合 {0}"),
    (r"Expected `(.+)` of length (>=|<=) (.+)", "its length must be {1} {2}", "长度应{1} {2}"),
    (r"Invalid enum value (.+)", "{0} is not on the list of allowed words", "{0} 不在允许的取值之内"),
)
_WORDS_ZH = {"int": "整数", "float": "数字", "str": "文字", "bool": "true 或 false", "array": "列表", "object": "对象",
             "null": "空"}  # fmt: skip
_WORDS_EN = {"int": "a whole number", "float": "a number", "str": "text", "bool": "true or false", "array": "a list",
             "object": "an object", "null": "empty"}  # fmt: skip


def misfits(value: Any, kind: Any, path: str = "") -> list[Fault]:
    """Every place below `path` where `value` is not what the type `kind` asks for; [] if it converts."""
    struct = _struct_of(kind)
    if struct and isinstance(value, dict):
        return _misfits_of_struct(value, struct, path)
    if _origin(kind) is tuple and isinstance(value, list) and value:
        inner = get_args(_bare(kind))[0]
        return [f for i, one in enumerate(value) for f in misfits(one, inner, join(path, i))]
    if _origin(kind) is dict and isinstance(value, dict):
        return _misfits_of_table(value, *get_args(_bare(kind)), path)
    return _misfit_of_leaf(value, kind, path)


def join(path: str, step: str | int) -> str:
    return f"{path}.{step}" if path else str(step)


def _misfits_of_struct(value: dict[str, Any], struct: type, path: str) -> list[Fault]:
    fields = {f.encode_name: f for f in msgspec.structs.fields(struct)}
    unknown = [
        Fault(join(path, name), "there is no such field", "没有这个字段") for name in value if name not in fields
    ]
    missing = [
        Fault(join(path, name), "is missing", "缺少这一项")
        for name, f in fields.items()
        if f.required and name not in value
    ]
    wrong = [m for n, f in fields.items() if n in value for m in misfits(value[n], f.type, join(path, n))]
    return unknown + missing + wrong


def _misfits_of_table(value: dict[str, Any], key: Any, inner: Any, path: str) -> list[Fault]:
    found = []
    for name, one in value.items():
        found += _misfit_of_leaf(name, key, join(path, name)) + misfits(one, inner, join(path, name))
    return found


def _misfit_of_leaf(value: Any, kind: Any, path: str) -> list[Fault]:
    if isinstance(value, str) and not value.isprintable():
        return [Fault(path, "holds a line break or an invisible character", "含有换行或不可见字符")]
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        return [_in_words(path, str(error))]
    return []


def _in_words(path: str, message: str) -> Fault:
    text = re.sub(r" - at `.*`$", "", message)
    for pattern, en, zh in _MESSAGES:
        if found := re.fullmatch(pattern, text):
            parts = found.groups()
            return Fault(path, en.format(*_worded(parts, _WORDS_EN)), zh.format(*_worded(parts, _WORDS_ZH)))
    return Fault(path, text, f"不合要求：{text}")


def _worded(parts: tuple[str, ...], words: dict[str, str]) -> list[str]:
    either = {"en": " or ", "zh": "或"}["en" if words is _WORDS_EN else "zh"]
    return [either.join(words.get(p, p) for p in part.split(" | ")) for part in parts]


def _bare(kind: Any) -> Any:
    return get_args(kind)[0] if get_origin(kind) is Annotated else kind


def _origin(kind: Any) -> Any:
    return get_origin(_bare(kind))


def _struct_of(kind: Any) -> type | None:
    bare = _bare(kind)
    return bare if isinstance(bare, type) and issubclass(bare, msgspec.Struct) else None
