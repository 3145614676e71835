"""What every stored thing has in common."""

import base64
from typing import Any, TypeVar

import msgspec

ID_BYTES = 10
T = TypeVar("T", bound=msgspec.Struct)


class Entity(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A thing that is stored as it is; `version` 0 is not stored yet.

    What has its default is not written, which keeps rows short; so a field's default never changes.
    """

    version: int = 0


def changed(thing: T, **fields: Any) -> T:
    return msgspec.structs.replace(thing, **fields)


def id_from(prefix: str, random: bytes) -> str:
    """`c_6w3k…`: a prefix that tells the kind and 16 letters from ten random bytes of the caller."""
    return f"{prefix}_{base64.b32encode(random).decode().lower()}"
