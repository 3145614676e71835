"""The authorizers, run as API Gateway runs them: by the token of a request."""

import base64
import json
import time
from collections.abc import Callable
from typing import Any

import jwt
import pytest
from chalice.app import AuthRequest
from cryptography.hazmat.primitives.asymmetric import rsa

from chalicelib import auth
from chalicelib.gateways import applicant_tokens, signed_tokens
from chalicelib.gateways.staff_tokens import IssuerUnreachable
from tests.api.client import Api
from tests.api.issuer import Issuer


def part(fields: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(fields).encode()).decode().rstrip("=")


def request(token: str) -> AuthRequest:
    return AuthRequest("TOKEN", token, "arn:aws:execute-api:us-east-1:1:api/stage/GET/me")


def status_of_applicant(api: Api, token: str) -> int:
    return api.get("/me", token).status


def test_without_a_token_nobody_gets_in(api: Api) -> None:
    assert api.get("/me").status == 401
    assert api.get("/staff/me").status == 401


def test_a_token_may_come_bare_or_as_bearer(api: Api, applicant: Callable[..., Any]) -> None:
    token = applicant().token
    assert [status_of_applicant(api, text) for text in (token, f"Bearer {token}", f"bearer {token}")] == [200] * 3
    assert status_of_applicant(api, f"Basic {token}") == 403


def test_a_token_lives_twelve_hours(aws: dict[str, str]) -> None:
    token = applicant_tokens.rendered("p_1", 1_000_000)
    assert applicant_tokens.party_of(token, 1_000_000 + 12 * 3600 - 1) == "p_1"
    assert applicant_tokens.party_of(token, 1_000_000 + 12 * 3600) is None


def test_a_token_from_the_future_is_refused(aws: dict[str, str]) -> None:
    assert applicant_tokens.party_of(applicant_tokens.rendered("p_1", 1_000_000), 999_000) is None


def test_a_token_with_another_signature_is_refused(api: Api, applicant: Callable[..., Any]) -> None:
    head, body, signature = applicant().token.split(".")
    flipped = ("A" if signature[0] != "A" else "B") + signature[1:]
    padded = f"{head}.{body}.{signature}="
    for forged in (f"{head}.{body}.{flipped}", f"{head}.{body}.", padded, f"{head}.{body}"):
        assert status_of_applicant(api, forged) == 403


def test_a_token_for_somebody_else_is_refused(api: Api, applicant: Callable[..., Any]) -> None:
    head, body, signature = applicant().token.split(".")
    claims = json.loads(base64.urlsafe_b64decode(body + "=="))
    assert status_of_applicant(api, f"{head}.{part(claims | {'sub': 'p_other'})}.{signature}") == 403


@pytest.mark.parametrize("alg", ["none", "None", "HS512", "RS256"])
def test_a_token_cannot_choose_its_algorithm(api: Api, applicant: Callable[..., Any], alg: str) -> None:
    _, body, signature = applicant().token.split(".")
    for signed in (signature, ""):
        assert status_of_applicant(api, f"{part({'alg': alg, 'typ': 'JWT'})}.{body}.{signed}") == 403


@pytest.mark.parametrize("claims", [{"aud": "staff"}, {"iss": "else"}, {"exp": 2**40}, {"sub": 1}])
def test_our_own_key_signs_only_tokens_of_this_form(aws: dict[str, str], claims: dict[str, Any]) -> None:
    now = int(time.time())
    usual = {"iss": "xinbao", "aud": "applicant", "sub": "p_1", "iat": now, "exp": now + applicant_tokens.LIFETIME}
    signed = signed_tokens._signed(f"{part({'alg': 'HS256', 'typ': 'JWT'})}.{part(usual | claims)}")
    assert applicant_tokens.party_of(signed, now) is None


@pytest.mark.parametrize("text", ["x", "a.b.c", "....", "\u4f60\u597d", "Bearer", "e30.e30.e30", "A" * 9000])
def test_what_is_no_token_at_all_is_refused_not_an_error(aws: dict[str, str], text: str) -> None:
    assert auth.applicant_response(request(text)).routes == []
    assert auth.staff_response(request(text)).routes == []


def test_staff_are_known_by_role_and_centre(api: Api, the_issuer: Issuer) -> None:
    groups = ["reviewer", "tenants-of-another-program", "helper"]
    token = the_issuer.token(**{"cognito:groups": groups, "custom:number": "G017"})
    response = auth.staff_response(request(f"Bearer {token}"))
    assert response.principal_id == "s-1"
    assert json.loads(response.context["staff"]) == {
        "id": "s-1", "number": "G017", "name": "李帮办", "centre": "xian-itl", "roles": ["helper", "reviewer"],
    }  # fmt: skip
    assert api.get("/staff/me", token).status == 200


def test_another_issuer_may_name_its_claims_otherwise(
    aws: dict[str, str], the_issuer: Issuer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OIDC_ROLES_CLAIM", "roles")
    monkeypatch.setenv("OIDC_CENTRE_CLAIM", "office")
    monkeypatch.setenv("OIDC_NUMBER_CLAIM", "badge")
    response = auth.staff_response(request(the_issuer.token(roles="helper courier", office="ankang", badge="0042")))
    staff = json.loads(response.context["staff"])
    assert (staff["roles"], staff["centre"], staff["number"]) == (["helper", "courier"], "ankang", "0042")


def test_who_has_no_staff_number_keeps_one_that_tells_nothing_of_the_person(
    aws: dict[str, str], the_issuer: Issuer
) -> None:
    def number(person: str) -> str:
        context = auth.staff_response(request(the_issuer.token(sub=person))).context
        return str(json.loads(context["staff"])["number"])

    assert number("s-1") == number("s-1") != number("s-2")
    assert len(number("s-1")) == 8


@pytest.mark.parametrize(
    "claims",
    [
        {"exp": 1_000_000, "iat": 999_000},
        {"exp": None},
        {"iss": "https://elsewhere.example.test"},
        {"aud": "another-program"},
        {"aud": None},
        {"token_use": "access"},
        {"custom:centre": None},
        {"sub": None},
        {"iat": 2**40, "exp": 2**41},
    ],
)
def test_staff_tokens_that_say_something_else_are_refused(api: Api, the_issuer: Issuer, claims: dict[str, Any]) -> None:
    assert api.get("/staff/me", the_issuer.token(**claims)).status == 403


def test_staff_tokens_of_a_foreign_key_are_refused(api: Api, the_issuer: Issuer) -> None:
    foreign = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    assert api.get("/staff/me", the_issuer.token(key=foreign)).status == 403
    assert api.get("/staff/me", the_issuer.token(key=foreign, headers={"kid": "another"})).status == 403


def test_the_issuers_public_key_is_no_shared_secret(api: Api, the_issuer: Issuer) -> None:
    assert api.get("/staff/me", the_issuer.token(key="x" * 64, alg="HS256")).status == 403
    unsigned = jwt.encode({"sub": "s-1"}, None, algorithm="none", headers={"kid": "key-1"})
    assert api.get("/staff/me", unsigned).status == 403


def test_neither_kind_of_token_passes_for_the_other(
    api: Api, applicant: Callable[..., Any], staff: Callable[..., str]
) -> None:
    assert api.get("/staff/me", applicant().token).status == 403
    assert api.get("/me", staff("administrator")).status == 403


def test_without_the_issuers_keys_nobody_is_judged(
    aws: dict[str, str], the_issuer: Issuer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OIDC_JWKS_URL", "http://127.0.0.1:9/keys")
    with pytest.raises(IssuerUnreachable):
        auth.staff_response(request(the_issuer.token()))
