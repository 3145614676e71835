"""The two authorizers: who calls, from a token; what they may do with a case is said further in.

A token that is no good is answered by "no routes" (403), never by an error. A token that cannot be judged, because
KMS or the issuer's keys are out of reach, is an error (500): nobody knows yet whether it is good.
"""

import time

import msgspec
from chalice.app import AuthRequest, AuthResponse

NOBODY = AuthResponse(routes=[], principal_id="nobody")
MAX_TOKEN = 8192


def applicant_response(request: AuthRequest) -> AuthResponse:
    from chalicelib.gateways import applicant_tokens

    party = applicant_tokens.party_of(_token(request), int(time.time()))
    return AuthResponse(routes=["*"], principal_id=party) if party else NOBODY


def staff_response(request: AuthRequest) -> AuthResponse:
    from chalicelib.gateways import staff_short_tokens, staff_tokens

    token = _token(request)
    ours = staff_short_tokens.is_ours(token)
    staff = staff_short_tokens.staff_of(token, int(time.time())) if ours else staff_tokens.staff_of(token)
    if staff is None:
        return NOBODY
    context = {"staff": msgspec.json.encode(staff).decode()}
    return AuthResponse(routes=["*"], principal_id=staff.id, context=context)


def _token(request: AuthRequest) -> str:
    """`Authorization: <jwt>` or `Authorization: Bearer <jwt>`; "" where it cannot be a token of ours."""
    scheme, _, token = request.token.strip().rpartition(" ")
    fits = scheme.strip().lower() in ("", "bearer") and token.isascii() and len(token) <= MAX_TOKEN
    return token if fits else ""
