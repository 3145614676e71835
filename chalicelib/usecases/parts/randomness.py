"""Randomness for the use cases, drawn when it is needed: a restored sandbox must not repeat another's draws."""

import os

from cabinet_contract.codes import SPACE, code_from
from chalicelib.domain.base.entity import ID_BYTES, id_from


def new_id(prefix: str) -> str:
    return id_from(prefix, os.urandom(ID_BYTES))


def salt() -> str:
    return os.urandom(16).hex()


def access_code() -> str:
    return code_from(_below(SPACE))


def digits(count: int) -> str:
    """A number of `count` digits, each as likely as the others."""
    return f"{_below(10**count):0{count}d}"


def spread() -> int:
    return int.from_bytes(os.urandom(4))


def _below(limit: int) -> int:
    import secrets  # here: it brings `random` along, which would lengthen every cold start

    return secrets.randbelow(limit)
