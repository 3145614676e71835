"""What a member of staff's browser sends for fifteen minutes: the session's own words about them, signed by us."""

from typing import Literal

import msgspec

from chalicelib.domain.people.session import SHORT
from chalicelib.domain.people.staff import Staff
from chalicelib.gateways import signed_tokens
from chalicelib.gateways.applicant_tokens import SKEW


class Claims(msgspec.Struct, frozen=True, kw_only=True):
    """Times in epoch seconds; `staff` whole, so that an authorizer reads no table."""

    iss: Literal["xinbao"] = "xinbao"
    aud: Literal["staff"] = "staff"
    sub: str
    iat: int
    exp: int
    staff: Staff


def rendered(staff: Staff, issued: int) -> str:
    return signed_tokens.rendered(Claims(sub=staff.id, iat=issued, exp=issued + SHORT, staff=staff))


def is_ours(token: str) -> bool:
    """Whether the token has this form at all; the issuer's own have another algorithm."""
    return signed_tokens.claims_of(token, Claims) is not None


def staff_of(token: str, now: int) -> Staff | None:
    """Who it is; None where it is forged or expired."""
    claims = signed_tokens.claims_of(token, Claims)
    if claims is None or not (claims.iat <= now + SKEW and claims.exp - claims.iat == SHORT and now < claims.exp):
        return None
    return claims.staff if signed_tokens.is_genuine(token) else None
