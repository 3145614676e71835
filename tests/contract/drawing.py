"""Any value that a struct of the contract may hold, drawn from its annotations."""

import typing
from collections.abc import Mapping
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from hypothesis import strategies as st

from cabinet_contract.kinds import Limit
from cabinet_contract.structs import fields_of, is_struct

ANYTHING = typing.cast(Any, st.booleans() | st.text(max_size=3))


def structs(struct: Any) -> st.SearchStrategy[Any]:
    return st.builds(struct, **{field.name: values(field.kind, field.default) for field in fields_of(struct)})


def values(kind: Any, default: Any = None) -> st.SearchStrategy[Any]:
    found = _values(kind)
    return found | st.just(default) if isinstance(default, str) else found


def _values(kind: Any) -> st.SearchStrategy[Any]:
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _within(parts[0], [mark for mark in parts[1:] if isinstance(mark, Limit)])
    if origin in (Union, UnionType):
        return st.none() | values(parts[0])
    if origin is tuple:
        return st.lists(values(parts[0]), min_size=1, max_size=3).map(tuple)
    if origin is Mapping:
        return st.dictionaries(values(parts[0]), values(parts[1]), max_size=3)
    if is_struct(kind):
        return structs(kind)
    return ANYTHING if kind is Any else st.from_type(kind)


def _within(base: Any, limits: list[Limit]) -> st.SearchStrategy[Any]:
    limit = limits[-1] if limits else None
    if limit is None:
        return values(base)
    if limit.pattern:
        return st.from_regex(limit.pattern, fullmatch=True)
    if limit.longest is not None and base is str:
        return st.text(min_size=limit.shortest, max_size=min(limit.longest, 12))
    if base is int:
        return st.integers(int(limit.least or 0), int(limit.below or 2**53) - 1)
    if base is float:
        return st.floats(limit.least, limit.below, exclude_max=True)
    return values(base)
