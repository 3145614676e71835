"""Reading a configuration: values of the right type, and one sentence that names the field where they are not."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin

from iot.errors import ConfigError

T = TypeVar("T")


def build(kind: Callable[..., T], raw: Mapping[str, Any], name: str) -> T:
    """A dataclass from a table of settings. Raises ConfigError for unknown settings and wrong types."""
    known = {f.name: f.type for f in fields(kind)}  # type: ignore[arg-type]
    require(isinstance(raw, Mapping), name, "must be an object")
    unknown = sorted(set(raw) - set(known))
    require(not unknown, name, f"unknown setting {', '.join(unknown)}")
    for setting, value in raw.items():
        require(_fits(value, known[setting]), f"{name}.{setting}", "has the wrong type")
    try:
        return kind(**raw)
    except TypeError as error:
        raise ConfigError(name, str(error)) from error


def field(raw: object, name: str, kind: type[T]) -> T:
    value = raw.get(name) if isinstance(raw, dict) else None
    if not isinstance(value, kind):
        raise ConfigError(name, f"must be given ({kind.__name__})")
    return value


def require(holds: bool, name: str, reason: str) -> None:
    if not holds:
        raise ConfigError(name, reason)


def _fits(value: Any, wanted: Any) -> bool:
    """For plain types; a whole number is a fine float, but True is no number."""
    if isinstance(value, bool):
        return wanted is bool
    kinds = get_args(wanted) if isinstance(wanted, UnionType) else (wanted,)
    plain = tuple(get_origin(kind) or kind for kind in kinds)
    return isinstance(value, plain) or (float in plain and isinstance(value, int))
