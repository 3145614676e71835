"""Types of TypeScript for what routes take and answer, read off the same structs that decode and encode them."""

import enum
import json
import re
from collections.abc import Callable
from functools import singledispatchmethod
from typing import Any

import msgspec
from msgspec import inspect


class Types:
    """Collects the interfaces that the asked types need, in the order in which they were met."""

    def __init__(self) -> None:
        self._interfaces: dict[str, str] = {}

    def of(self, kind: Any) -> str:
        """The TypeScript expression for a Python type; the interfaces behind it are kept for `text`."""
        return self._said(inspect.type_info(kind))

    def input(self, kind: Any) -> str:
        """The same for what is sent: whatever has a default may be left out."""
        found = inspect.type_info(kind)
        assert isinstance(found, inspect.StructType)
        fields = (f"{self._field(one)}".replace(":", "?:" if not one.required else ":", 1) for one in found.fields)
        return f"{{ {'; '.join(fields)} }}"

    def text(self) -> str:
        return "\n\n".join(self._interfaces.values())

    @singledispatchmethod
    def _said(self, kind: inspect.Type) -> str:
        raise NotImplementedError(f"no TypeScript for {kind}")

    @_said.register(inspect.Metadata)
    def _(self, kind: inspect.Metadata) -> str:
        return self._said(kind.type)

    @_said.register(inspect.AnyType)
    def _(self, _kind: inspect.AnyType) -> str:
        return "unknown"

    @_said.register(inspect.NoneType)
    def _(self, _kind: inspect.NoneType) -> str:
        return "null"

    @_said.register(inspect.BoolType)
    def _(self, _kind: inspect.BoolType) -> str:
        return "boolean"

    @_said.register(inspect.IntType)
    @_said.register(inspect.FloatType)
    def _(self, _kind: inspect.Type) -> str:
        return "number"

    @_said.register(inspect.StrType)
    @_said.register(inspect.DateType)
    @_said.register(inspect.DateTimeType)
    def _(self, _kind: inspect.Type) -> str:
        return "string"

    @_said.register(inspect.EnumType)
    def _(self, kind: inspect.EnumType) -> str:
        return self._kept(kind.cls, lambda: f"export type {kind.cls.__name__} = {_literals(kind.cls)};")

    @_said.register(inspect.LiteralType)
    def _(self, kind: inspect.LiteralType) -> str:
        return " | ".join(json.dumps(value, ensure_ascii=False) for value in kind.values)

    @_said.register(inspect.ListType)
    @_said.register(inspect.VarTupleType)
    def _(self, kind: inspect.ListType | inspect.VarTupleType) -> str:
        return f"readonly ({self._said(kind.item_type)})[]"

    @_said.register(inspect.TupleType)
    def _(self, kind: inspect.TupleType) -> str:
        return f"readonly [{', '.join(map(self._said, kind.item_types))}]"

    @_said.register(inspect.DictType)
    def _(self, kind: inspect.DictType) -> str:
        return f"Readonly<Record<string, {self._said(kind.value_type)}>>"

    @_said.register(inspect.UnionType)
    def _(self, kind: inspect.UnionType) -> str:
        return " | ".join(self._said(one) for one in kind.types)

    @_said.register(inspect.StructType)
    @_said.register(inspect.DataclassType)
    def _(self, kind: inspect.StructType | inspect.DataclassType) -> str:
        return self._kept(kind.cls, lambda: self._interface(_name(kind.cls), kind.fields))

    def _kept(self, cls: Any, made: Callable[[], str]) -> str:
        name = _name(cls)
        if name not in self._interfaces:
            self._interfaces[name] = ""  # a type that names itself must not turn in circles
            self._interfaces[name] = made()
        return name

    def _interface(self, name: str, fields: tuple[inspect.Field, ...]) -> str:
        lines = [f"  readonly {self._field(one)};" for one in fields]
        return "\n".join([f"export interface {name} {{", *lines, "}"])

    def _field(self, field: inspect.Field) -> str:
        """In an answer only what may be UNSET can be missing; a body may leave out whatever has a default."""
        shown = field.type
        missing = False
        if isinstance(shown, inspect.UnionType):
            kept = tuple(one for one in shown.types if not _unset(one))
            missing, shown = len(kept) < len(shown.types), inspect.UnionType(kept)
        return f"{field.encode_name}{'?' if missing else ''}: {self._said(shown)}"


def _unset(kind: inspect.Type) -> bool:
    return isinstance(kind, inspect.CustomType) and kind.cls is msgspec.UnsetType


def _name(cls: Any) -> str:
    """`Page[CaseSummary]` becomes PageOfCaseSummary."""
    words = re.findall(r"\w+(?=[\[\],]|$)", str(cls)) if "[" in str(cls) else [cls.__name__]
    return "Of".join(words)


def _literals(cls: type[enum.Enum]) -> str:
    return " | ".join(json.dumps(str(one.value), ensure_ascii=False) for one in cls)
