"""Staff tokens from any OpenID Connect issuer; Cognito's names for roles and centre unless the settings say others.

OIDC_ISSUER OIDC_AUDIENCE    what the token must say (`iss`, `aud`)
OIDC_JWKS_URL                where the issuer's keys are; without it the issuer's own discovery document says so
OIDC_ROLES_CLAIM             `cognito:groups`: a list, or words separated by spaces
OIDC_CENTRE_CLAIM            `custom:centre`
OIDC_NUMBER_CLAIM            `custom:number`: the staff number (工号), which applicants see
"""

import functools
import hashlib
import json
import urllib.request
from typing import Any

import jwt
from jwt.types import Options

from chalicelib.config import optional, setting
from chalicelib.domain.people.staff import Role, Staff

TIMEOUT = 3  # seconds; an authorizer has ten
LEEWAY = 30
ALGORITHM = "RS256"
_OPTIONS: Options = {"require": ["exp", "iat", "iss", "aud", "sub"]}


class IssuerUnreachable(Exception):
    """The issuer's keys cannot be read, so nobody can say whether a token is good."""


def staff_of(token: str, nonce: str | None = None) -> Staff | None:
    """Who signs in; None where the token is no good, or not what `nonce` asked for. Raises IssuerUnreachable."""
    claims = _claims(token)
    if claims is None or claims.get("token_use", "id") != "id":
        return None
    if nonce is not None and claims.get("nonce") != nonce:
        return None
    centre = claims.get(optional("OIDC_CENTRE_CLAIM") or "custom:centre")
    if not isinstance(centre, str) or not centre:
        return None
    name = claims.get("name") or claims.get("email") or claims["sub"]
    return Staff(id=claims["sub"], number=_number(claims), name=str(name), centre=centre, roles=_roles(claims))


def _number(claims: dict[str, Any]) -> str:
    """Where the issuer gives none, one that stays the same and tells nothing of the person."""
    given = claims.get(optional("OIDC_NUMBER_CLAIM") or "custom:number")
    return str(given) if given else hashlib.sha256(claims["sub"].encode()).hexdigest()[:8].upper()


def _roles(claims: dict[str, Any]) -> tuple[str, ...]:
    """Groups that are no roles of ours are somebody else's business."""
    found = claims.get(optional("OIDC_ROLES_CLAIM") or "cognito:groups", [])
    names = found.split() if isinstance(found, str) else found
    return tuple(role for role in Role if isinstance(names, list) and role in names)


def _claims(token: str) -> dict[str, Any] | None:
    try:
        if jwt.get_unverified_header(token).get("alg") != ALGORITHM:
            return None
        return jwt.decode(
            token,
            _keys(_jwks_url()).get_signing_key_from_jwt(token),
            algorithms=[ALGORITHM],
            issuer=setting("OIDC_ISSUER"),
            audience=setting("OIDC_AUDIENCE"),
            leeway=LEEWAY,
            options=_OPTIONS,
        )
    except (jwt.exceptions.PyJWKClientConnectionError, jwt.exceptions.PyJWKSetError) as error:
        raise IssuerUnreachable(str(error)) from error
    except (jwt.InvalidTokenError, jwt.exceptions.PyJWKClientError):
        return None


def _jwks_url() -> str:
    return optional("OIDC_JWKS_URL") or _discovered(setting("OIDC_ISSUER"))


@functools.cache
def _keys(url: str) -> jwt.PyJWKClient:
    return jwt.PyJWKClient(url, timeout=TIMEOUT)


@functools.cache
def _discovered(issuer: str) -> str:
    url = f"{issuer.rstrip('/')}/.well-known/openid-configuration"
    try:
        with urllib.request.urlopen(url, timeout=TIMEOUT) as answer:
            return str(json.load(answer)["jwks_uri"])
    except (OSError, ValueError, KeyError) as error:
        raise IssuerUnreachable(f"{url} names no keys") from error
