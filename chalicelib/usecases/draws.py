"""Randomness for the use cases, drawn when it is needed: a restored sandbox must not repeat another's draws."""

import secrets

from cabinet_contract.codes import SPACE, code_from
from chalicelib.domain.entity import ID_BYTES, id_from


def new_id(prefix: str) -> str:
    return id_from(prefix, secrets.token_bytes(ID_BYTES))


def access_code() -> str:
    return code_from(secrets.randbelow(SPACE))


def spread() -> int:
    return secrets.randbits(32)
