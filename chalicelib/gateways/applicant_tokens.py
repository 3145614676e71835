"""Applicant tokens: for twelve hours to a program, for fifteen minutes to a browser, which renews them by its cookie.

A token is a pure function of who, since when and how long: a sign-in that is repeated renders the same one, and none
is stored.
"""

from typing import Literal

import msgspec

from chalicelib.domain.people.session import SHORT
from chalicelib.gateways import signed_tokens

LIFETIME = 12 * 3600
SKEW = 60  # seconds by which two lambdas' clocks may differ


class Claims(msgspec.Struct, frozen=True, kw_only=True):
    """Times in epoch seconds."""

    iss: Literal["xinbao"] = "xinbao"
    aud: Literal["applicant"] = "applicant"
    sub: str
    iat: int
    exp: int


def rendered(party: str, issued: int, lifetime: int = LIFETIME) -> str:
    return signed_tokens.rendered(Claims(sub=party, iat=issued, exp=issued + lifetime))


def expiry(issued: int) -> int:
    return issued + LIFETIME


def party_of(token: str, now: int) -> str | None:
    """Whose token this is; None where it is forged, expired or not an applicant's. KMS is asked last."""
    claims = signed_tokens.claims_of(token, Claims)
    if claims is None or not _in_time(claims, now):
        return None
    return claims.sub if signed_tokens.is_genuine(token) else None


def _in_time(claims: Claims, now: int) -> bool:
    return claims.iat <= now + SKEW and claims.exp - claims.iat in (LIFETIME, SHORT) and now < claims.exp
