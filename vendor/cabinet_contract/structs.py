"""Structs that say everything about their fields once, and the one reader and writer for all of them.

A struct is a NamedTuple. A field's annotation holds its type, its limits (`Limit`), its name on the wire where that is
another (`Wire`), and a sentence with its unit. A default means that the field may be missing, or null as well; `| None`
that one may be null which must be there. The JSON Schemas of docs/asyncapi.json are printed from the same annotations.

Loaded only by who reads or prints bodies: all of them together cost an import some 6 ms.
"""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from functools import cache
from re import fullmatch
from types import MappingProxyType, UnionType
from typing import Annotated, Any, NamedTuple, TypeVar, Union, get_args, get_origin, get_type_hints

from cabinet_contract.errors import require
from cabinet_contract.kinds import Limit, Wire

T = TypeVar("T")
NO_DEFAULT = object()


class Field(NamedTuple):
    """One field of a struct. `kind` is its annotation, `default` what a missing one means, or NO_DEFAULT."""

    name: str
    wire: str
    kind: Any
    text: str
    default: Any

    @property
    def required(self) -> bool:
        return self.default is NO_DEFAULT


def is_struct(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, tuple) and hasattr(kind, "_fields")


@cache
def fields_of(struct: Any) -> tuple[Field, ...]:
    """The fields in their order; raises AttributeError for what is no struct."""
    hints, defaults = get_type_hints(struct, include_extras=True), struct._field_defaults
    return tuple(_field(name, hints[name], defaults.get(name, NO_DEFAULT)) for name in struct._fields)


def parsed(struct: Callable[..., T], wire: Any, where: str = "") -> T:
    """The struct that `wire`, decoded JSON, holds. Fields that it does not know are passed over: a newer cabinet may
    say more. Raises ContractError with the field's place."""
    require(isinstance(wire, Mapping), where or "body", "must be an object")
    found = {}
    for field in fields_of(struct):
        place = f"{where}.{field.wire}" if where else field.wire
        if wire.get(field.wire) is None and not field.required:
            continue
        require(field.wire in wire, place, "is missing")
        found[field.name] = read(field.kind, wire[field.wire], place)
    return struct(**found)


def to_wire(struct: Any) -> dict[str, Any]:
    """What `parsed` reads; a field at its default is left out."""
    of: Any = type(struct)
    pairs = zip(fields_of(of), struct, strict=True)
    return {field.wire: _plain(value) for field, value in pairs if field.required or value != field.default}


def read(kind: Any, value: Any, place: str) -> Any:
    """`value`, decoded JSON, as what the annotation `kind` says. Raises ContractError."""
    reader = _READERS.get(get_origin(kind), _struct if is_struct(kind) else _scalar)
    return reader(kind, value, place)


def _nullable(kind: Any, value: Any, place: str) -> Any:
    return None if value is None else read(get_args(kind)[0], value, place)


def _list(kind: Any, value: Any, place: str) -> Any:
    require(isinstance(value, list), place, "must be a list")
    return tuple(read(get_args(kind)[0], item, place) for item in value)


def _object(kind: Any, value: Any, place: str) -> Any:
    names, values = get_args(kind)
    require(isinstance(value, dict), place, "must be an object")
    return {read(names, name, place): read(values, item, f"{place}.{name}") for name, item in value.items()}


def _struct(kind: Any, value: Any, place: str) -> Any:
    return parsed(kind, value, place)


# By the exact type, since JSON's true is an int for Python.
_FITS = MappingProxyType({str: (str,), bool: (bool,), int: (int,), float: (int, float)})


def _scalar(kind: Any, value: Any, place: str) -> Any:
    if issubclass(kind, StrEnum):
        require(value in list(kind), place, f"must be one of {', '.join(kind)}")
    else:
        require(type(value) in _FITS[kind], place, f"must be of the type {kind.__name__}")
    return kind(value)


def _limited(kind: Any, value: Any, place: str) -> Any:
    base, *marks = get_args(kind)
    found = read(base, value, place)
    for mark in marks:
        if isinstance(mark, Limit) and found is not None:
            _require_within(mark, found, place)
    return found


def _require_within(limit: Limit, value: Any, place: str) -> None:
    if limit.pattern:
        require(fullmatch(limit.pattern, value) is not None, place, f"must match {limit.pattern}")
    if limit.least is not None:
        require(value >= limit.least, place, f"must be at least {limit.least}")
    if limit.below is not None:
        # Written so that NaN, which is neither below nor above, does not pass.
        require(value < limit.below, place, f"must be below {limit.below}")
    if limit.longest is not None:
        require(limit.shortest <= len(value) <= limit.longest, place, f"longest: {limit.longest}")


_READERS: Mapping[Any, Callable[[Any, Any, str], Any]] = MappingProxyType({
    Annotated: _limited, Union: _nullable, UnionType: _nullable, tuple: _list, Mapping: _object,
})  # fmt: skip


def _field(name: str, kind: Any, default: Any) -> Field:
    marks = get_args(kind)[1:] if get_origin(kind) is Annotated else ()
    return Field(name, _first(Wire, marks, Wire(name)).name, kind, _first(str, marks, ""), default)


def _first(kind: type[T], marks: Iterable[Any], otherwise: T) -> T:
    return next((mark for mark in marks if type(mark) is kind), otherwise)


def _plain(value: Any) -> Any:
    if is_struct(type(value)):
        return to_wire(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    return str(value) if isinstance(value, StrEnum) else value
