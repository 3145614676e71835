"""HTML from Python: every text is escaped, so nothing that is shown can become markup."""

from html import escape
from itertools import chain

# Elements that hold nothing and have no end.
_VOID = {"link", "meta", "input"}


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


Part = str | None
Attribute = str | bool | None


def tag(name: str, /, *inside: "Part | list[Markup]", **attributes: Attribute) -> Markup:
    """`class_` is class, `data_copy` data-copy; True is an attribute without value, False and None are left out."""
    said = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in _VOID:
        return Markup(f"<{name}{said}>")
    parts = chain.from_iterable(one if isinstance(one, list) else [one] for one in inside)
    return Markup(f"<{name}{said}>{''.join(_part(one) for one in parts)}</{name}>")


def _part(part: Part) -> str:
    if part is None:
        return ""
    return part if isinstance(part, Markup) else escape(part)


def _attribute(key: str, value: Attribute) -> str:
    name = key.rstrip("_").replace("_", "-")
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{escape(value)}"'
