"""Applicant tokens: JWT (RFC 7519) with HS256, signed by KMS, so that no lambda ever holds the key.

A token is a pure function of who and since when: a sign-in that is repeated renders the same one, and none is stored.
"""

import base64
import hmac
from typing import Literal

import msgspec

from chalicelib.gateways import keys

LIFETIME = 12 * 3600
MAX_LENGTH = 1024
SKEW = 60  # seconds by which two lambdas' clocks may differ


class Header(msgspec.Struct, frozen=True):
    """Literal: a token that names another algorithm, or none, does not even decode."""

    alg: Literal["HS256"] = "HS256"
    typ: Literal["JWT"] = "JWT"


class Claims(msgspec.Struct, frozen=True, kw_only=True):
    """Times in epoch seconds."""

    iss: Literal["xinbao"] = "xinbao"
    aud: Literal["applicant"] = "applicant"
    sub: str
    iat: int
    exp: int


def rendered(party: str, issued: int) -> str:
    claims = Claims(sub=party, iat=issued, exp=expiry(issued))
    return _signed(f"{_part(Header())}.{_part(claims)}")


def expiry(issued: int) -> int:
    return issued + LIFETIME


def party_of(token: str, now: int) -> str | None:
    """Whose token this is; None where it is forged, expired or not an applicant's. KMS is asked last."""
    claims = _claims(token)
    if claims is None or not _in_time(claims, now):
        return None
    signed = _signed(token.rpartition(".")[0])
    return claims.sub if hmac.compare_digest(signed, token) else None


def _claims(token: str) -> Claims | None:
    parts = token.split(".")
    if len(token) > MAX_LENGTH or len(parts) != 3:
        return None
    try:
        msgspec.json.decode(_bytes(parts[0]), type=Header)
        return msgspec.json.decode(_bytes(parts[1]), type=Claims)
    except (msgspec.MsgspecError, ValueError):
        return None


def _in_time(claims: Claims, now: int) -> bool:
    return claims.iat <= now + SKEW and claims.exp == expiry(claims.iat) and now < claims.exp


def _signed(signed_part: str) -> str:
    return f"{signed_part}.{_text(keys.mac('TOKEN_KEY_ID', signed_part.encode()))}"


def _part(struct: msgspec.Struct) -> str:
    return _text(msgspec.json.encode(struct))


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
