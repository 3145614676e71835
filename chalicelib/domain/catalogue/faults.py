"""What is wrong with a document, all of it: every misfit of a nested JSON value with a msgspec struct.

msgspec itself stops at the first misfit; a clerk who imports 25 files wants the whole list at once.
"""

from enum import Enum
from typing import Annotated, Any, Literal, NamedTuple, TypeVar, get_args, get_origin

import msgspec

from chalicelib.domain.catalogue.fault_words import in_words

T = TypeVar("T")


class Fault(NamedTuple):
    """`path` is dotted, lists by index: `items.3.materials.0.id`."""

    path: str
    reason: str
    reason_zh: str


def misfits(value: Any, kind: Any, path: str = "") -> list[Fault]:
    """Every place below `path` where `value` is not what the type `kind` asks for; [] if it converts."""
    struct = _struct_of(kind)
    if struct and isinstance(value, dict):
        return _with_example(_misfits_of_struct(value, struct, path), struct)
    if _origin(kind) is tuple and isinstance(value, list) and value:
        inner = get_args(_bare(kind))[0]
        return [f for i, one in enumerate(value) for f in misfits(one, inner, join(path, i))]
    if _origin(kind) is dict and isinstance(value, dict):
        key, inner = get_args(_bare(kind))
        return _misfits_of_table(value, key, inner, path)
    return _with_example(_misfit_of_leaf(value, kind, path), struct or _struct_in(kind))


def fits(value: Any, kind: type[T]) -> T | None:
    """The value as `kind`, or None: its misfits are reported elsewhere."""
    return None if misfits(value, kind) else msgspec.convert(value, kind)


def join(path: str, step: str | int) -> str:
    return f"{path}.{step}" if path else str(step)


def _misfits_of_struct(value: dict[str, Any], struct: type, path: str) -> list[Fault]:
    fields = {f.encode_name: f for f in msgspec.structs.fields(struct)}
    names, names_zh = ", ".join(fields), "、".join(fields)
    unknown = [
        Fault(join(path, name), f"there is no such field; there are {names}", f"没有这个字段，可用字段：{names_zh}")
        for name in value
        if name not in fields
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
        return [Fault(path, *(_asked_for(kind, str(error)) or in_words(str(error))))]
    return []


def _asked_for(kind: Any, message: str) -> tuple[str, str] | None:
    """What would have fitted, where the message alone does not say it in a clerk's words."""
    if "matching regex" in message:
        return _written_as(kind)
    words = ", ".join(map(str, _words(kind)))
    return (f"must be one of {words}", f"应为以下之一：{words}") if words and "Invalid enum value" in message else None


def _words(kind: Any) -> list[Any]:
    """The closed list of an enumeration or a literal; of the first, where it is one of several types."""
    if get_origin(kind) is Literal:
        return list(get_args(kind))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return [member.value for member in kind]
    return next(filter(None, map(_words, get_args(kind))), [])


def _written_as(kind: Any) -> tuple[str, str] | None:
    """How a text with a pattern must be written: regular expressions are not for clerks."""
    for part in get_args(kind):
        if isinstance(part, msgspec.Meta) and part.extra:
            return part.extra["en"], part.extra["zh"]
        if inner := _written_as(part):
            return inner
    return None


def _bare(kind: Any) -> Any:
    return get_args(kind)[0] if get_origin(kind) is Annotated else kind


def _origin(kind: Any) -> Any:
    return get_origin(_bare(kind))


def _with_example(found: list[Fault], struct: type | None) -> list[Fault]:
    """The first fault shows how it is written, where the struct has an `EXAMPLE`."""
    example = getattr(struct, "EXAMPLE", None)
    if not found or example is None:
        return found
    path, reason, reason_zh = found[0]
    return [Fault(path, f"{reason}; for example {example}", f"{reason_zh}，例如 {example}"), *found[1:]]


def _struct_in(kind: Any) -> type | None:
    """What a list is made of."""
    return _struct_of(get_args(_bare(kind))[0]) if _origin(kind) is tuple else None


def _struct_of(kind: Any) -> type | None:
    bare = _bare(kind)
    return bare if isinstance(bare, type) and issubclass(bare, msgspec.Struct) else None
