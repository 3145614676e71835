"""JSON Schemas (draft 7, which AsyncAPI 3 speaks) of the contract's structs, from their annotations."""

from collections.abc import Mapping
from enum import StrEnum
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from cabinet_contract.bodies import BODIES, ONE_CAUSE
from cabinet_contract.event_documents import EventHead
from cabinet_contract.kinds import Limit
from cabinet_contract.shadow_documents import ROWS
from cabinet_contract.structs import Field, fields_of, is_struct
from cabinet_contract.words import EventType

Schema = dict[str, Any]
HOME = "#/components/schemas/"
_TYPES = {str: "string", bool: "boolean", int: "integer", float: "number"}


class Schemas:
    """`found` holds every struct and word list that was asked for, by name: the document's components."""

    def __init__(self) -> None:
        self.found: dict[str, Schema] = {}

    def of(self, kind: Any) -> Schema:
        """The schema of an annotation; structs and word lists by reference."""
        origin, parts = get_origin(kind), get_args(kind)
        if origin is Annotated:
            return self._annotated(parts[0], parts[1:])
        if origin in (Union, UnionType):
            return {"anyOf": [self.of(parts[0]), {"type": "null"}]}
        if origin is tuple:
            return {"type": "array", "items": self._item(parts[0])}
        if origin is Mapping:
            return {"type": "object", "additionalProperties": self.of(parts[1])}
        if is_struct(kind) or issubclass(kind, StrEnum):
            return self._reference(kind)
        return {"type": _TYPES[kind]}

    def event(self, type_: EventType) -> Schema:
        """An event of one type: its number, time and type, and the fields of its body beside them."""
        struct = BODIES[type_]
        head = self._told(EventHead)
        head["type"] = {"const": str(type_)}
        body = self._object(struct)
        schema = body | {
            "title": str(type_),
            "required": ["n", "at", "type", *body["required"]],
            "properties": head | self._told(struct),
        }
        one = {"oneOf": [_there("grant"), _there("order")]} if struct in ONE_CAUSE else {}
        self.found[f"event_{type_}"] = schema | one
        return {"$ref": f"{HOME}event_{type_}"}

    def _told(self, struct: Any) -> dict[str, Schema]:
        """What a cabinet tells: a field that may be missing may as well be null."""
        return {field.wire: self._told_field(field) for field in fields_of(struct)}

    def _told_field(self, field: Field) -> Schema:
        schema = self._described(field)
        if field.required or {"type": "null"} in schema.get("anyOf", ()):
            return schema
        text = {"description": schema.pop("description")} if "description" in schema else {}
        return {"anyOf": [schema, {"type": "null"}]} | text

    def _item(self, kind: Any) -> Schema:
        return {"oneOf": [self.event(type_) for type_ in EventType]} if kind is EventHead else self.of(kind)

    def _reference(self, kind: Any) -> Schema:
        name = kind.__name__
        if name not in self.found:
            self.found[name] = {}  # in the meantime, for a struct that holds itself
            self.found[name] = self._named(kind)
        return {"$ref": HOME + name}

    def _named(self, kind: Any) -> Schema:
        if not is_struct(kind):
            return {"type": "string", "enum": [str(word) for word in kind], "description": _text(kind)}
        return self._row(kind) if kind in ROWS else self._object(kind)

    def _object(self, struct: Any) -> Schema:
        fields = fields_of(struct)
        return {
            "type": "object",
            "description": _text(struct),
            "required": [field.wire for field in fields if field.required],
            "properties": {field.wire: self._described(field) for field in fields},
        }

    def _row(self, struct: Any) -> Schema:
        fields = fields_of(struct)
        items = [{"title": field.wire} | self._described(field) for field in fields]
        order = ", ".join(field.wire for field in fields)
        return {
            "type": "array",
            "description": f"{_text(struct)} A list: [{order}].",
            "items": items,
            "minItems": len(fields),
            "maxItems": len(fields),
        }

    def _described(self, field: Field) -> Schema:
        schema = self.of(field.kind)
        if not field.text:
            return schema
        # What stands beside a $ref is ignored in draft 7.
        return ({"allOf": [schema]} if "$ref" in schema else schema) | {"description": field.text}

    def _annotated(self, base: Any, marks: tuple[Any, ...]) -> Schema:
        schema = self.of(base)
        for mark in marks:
            if isinstance(mark, Limit):
                schema |= _limits(mark, schema.get("type"))
        return schema


def _there(name: str) -> Schema:
    return {"required": [name], "properties": {name: {"not": {"type": "null"}}}}


def _limits(limit: Limit, type_: str | None) -> Schema:
    size = ("minItems", "maxItems") if type_ == "array" else ("minLength", "maxLength")
    said = {
        "pattern": f"^(?:{limit.pattern})$" if limit.pattern else None,
        "minimum": limit.least,
        "exclusiveMaximum": limit.below,
        size[0]: limit.shortest or None,
        size[1]: limit.longest,
    }
    return {name: value for name, value in said.items() if value is not None}


def _text(kind: Any) -> str:
    """Its own docstring, on one line."""
    return " ".join(str(vars(kind).get("__doc__") or "").split())
