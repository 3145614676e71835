"""Signing in at the staff's OpenID Connect issuer: authorization code with PKCE (RFC 7636), from the server's side.

OIDC_DISCOVERY_URL   the issuer's discovery document; without it <issuer>/.well-known/openid-configuration
OIDC_CLIENT_SECRET   only for a client that has one (a setting of the deployment, not of the code)
"""

import base64
import hashlib
import json
import urllib.error
import urllib.request
from functools import cache
from typing import Any
from urllib.parse import urlencode

from chalicelib.config import optional, setting
from chalicelib.gateways.staff_tokens import IssuerUnreachable

TIMEOUT = 8  # seconds; the API lambda has 29
SCOPE = "openid profile"


class CodeRefused(Exception):
    """The issuer does not take the code: used, too old, or not from our page."""


def authorize_url(redirect: str, state: str, nonce: str, verifier: str) -> str:
    """Where the person signs in. Raises IssuerUnreachable."""
    asked = {
        "response_type": "code",
        "client_id": setting("OIDC_AUDIENCE"),
        "redirect_uri": redirect,
        "scope": SCOPE,
        "state": state,
        "nonce": nonce,
        "code_challenge": challenge(verifier),
        "code_challenge_method": "S256",
        # Desks are shared: the issuer asks who sits there now, and does not sign in again whoever left.
        "prompt": "login",
    }
    return f"{_discovered()['authorization_endpoint']}?{urlencode(asked)}"


def id_token(code: str, redirect: str, verifier: str) -> str:
    """The ID token for the code, not judged yet. Raises CodeRefused, IssuerUnreachable."""
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": redirect,
        "client_id": setting("OIDC_AUDIENCE"),
        "code_verifier": verifier,
    }
    if secret := optional("OIDC_CLIENT_SECRET"):
        form["client_secret"] = secret
    found = _asked(str(_discovered()["token_endpoint"]), urlencode(form).encode())
    if not isinstance(found.get("id_token"), str):
        raise CodeRefused
    return str(found["id_token"])


def challenge(verifier: str) -> str:
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


@cache
def _discovered() -> dict[str, Any]:
    issuer = setting("OIDC_ISSUER").rstrip("/")
    return _asked(optional("OIDC_DISCOVERY_URL") or f"{issuer}/.well-known/openid-configuration")


def _asked(url: str, form: bytes | None = None) -> dict[str, Any]:
    try:
        with urllib.request.urlopen(urllib.request.Request(url, data=form), timeout=TIMEOUT) as answer:
            return dict(json.load(answer))
    except urllib.error.HTTPError as error:
        with error:
            if form is not None and error.code < 500:
                raise CodeRefused from error
        raise IssuerUnreachable(url) from error
    except (OSError, TypeError, ValueError) as error:
        raise IssuerUnreachable(url) from error
