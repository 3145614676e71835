"""What somebody tries who has seen, kept or borrowed something of a session: none of it is worth a session again."""

import json
import logging
import re
import time
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from chalicelib.api import cookies
from chalicelib.domain.people.session import SHORT, SessionKind
from chalicelib.gateways import applicant_tokens, signed_tokens
from chalicelib.usecases.parts import sessions
from tests.api.applicant.test_signing_in import ask, last_code
from tests.api.client import Answer, Api
from tests.api.issuer import Issuer
from tests.api.test_sessions import back, cookie_of, post, sent_to_the_issuer, signed_in, staff_signed_in

SECRET = re.compile(r"[0-9a-f]{64}")


def entered(api: Api, centre: str, key: str) -> tuple[Answer, dict[str, str]]:
    """A sign-in as a proxy between would have seen it: the answer, and what was asked."""
    body = {"challenge": ask(api, centre).body["challenge"], "code": last_code()}
    return post(api, "/session", body, **{"Idempotency-Key": key}), body


def again(api: Api, body: dict[str, str], key: str) -> Answer:
    return post(api, "/session", body, **{"Idempotency-Key": key})


def test_a_recorded_sign_in_is_worth_nothing_after_signing_out_everywhere(api: Api, bare_centre: str) -> None:
    answer, body = entered(api, bare_centre, "key-recorded")
    post(api, "/session/ending", {"everywhere": True}, cookie=cookie_of(answer))
    refused = again(api, body, "key-recorded")
    assert (refused.code, "Set-Cookie" in refused.headers) == ("SIGN_IN_REFUSED", False)


def test_a_recorded_sign_in_is_worth_nothing_after_a_quarter_of_an_hour(
    api: Api, bare_centre: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, body = entered(api, bare_centre, "key-recorded")
    later = time.time() + SHORT
    monkeypatch.setattr(time, "time", lambda: later)
    assert again(api, body, "key-recorded").code == "SIGN_IN_REFUSED"


def test_a_code_signs_in_once(api: Api, bare_centre: str) -> None:
    _, body = entered(api, bare_centre, "key-first")
    assert again(api, body, "key-second").code == "SIGN_IN_REFUSED"


def test_who_signs_in_again_leaves_no_session_behind(api: Api, bare_centre: str) -> None:
    former = cookie_of(signed_in(api, bare_centre))
    body = {"challenge": ask(api, bare_centre).body["challenge"], "code": last_code()}
    renewed = cookie_of(post(api, "/session", body, cookie=former))
    assert post(api, "/session/renewal", cookie=former).body["token"] is None
    assert post(api, "/session/renewal", cookie=renewed).body["token"]


def test_nobody_is_told_that_all_devices_are_out_when_none_could_be_named(api: Api, bare_centre: str) -> None:
    here, there = cookie_of(signed_in(api, bare_centre)), cookie_of(signed_in(api, bare_centre))
    post(api, "/session/ending", {}, cookie=here)
    assert post(api, "/session/ending", {"everywhere": True}, cookie=here).code == "SESSION_ENDED"
    assert post(api, "/session/renewal", cookie=there).body["token"]


def test_a_short_token_does_not_outlive_its_session(
    api: Api, bare_centre: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = signed_in(api, bare_centre)
    end = answer.body["session_ends"]
    monkeypatch.setattr(time, "time", lambda: end - 60)
    last = post(api, "/session/renewal", cookie=cookie_of(answer)).body
    assert last["expires"] == end
    assert applicant_tokens.party_of(last["token"], end - 1)
    assert applicant_tokens.party_of(last["token"], end) is None


def test_an_applicants_short_token_opens_no_staff_route(api: Api, bare_centre: str) -> None:
    assert api.get("/staff/me", signed_in(api, bare_centre).body["token"]).status == 403


def test_a_short_token_of_staff_opens_nothing_of_an_applicant(api: Api, the_issuer: Issuer) -> None:
    renewed = post(api, "/staff-session/renewal", cookie=cookie_of(staff_signed_in(api, the_issuer), "__Host-xs"))
    assert api.get("/me", renewed.body["token"]).status == 403


def test_a_role_that_was_taken_away_is_gone_at_the_next_sign_in(api: Api, the_issuer: Issuer) -> None:
    """Roles hold for a session, and no session is longer than a shift."""
    for roles in (["helper", "reviewer"], ["helper"]):
        signed = staff_signed_in(api, the_issuer, **{"cognito:groups": roles})
        renewed = post(api, "/staff-session/renewal", cookie=cookie_of(signed, "__Host-xs"))
        assert sorted(api.get("/staff/me", renewed.body["token"]).body["roles"]) == roles


def test_the_cookie_of_one_is_not_taken_for_the_others(api: Api, bare_centre: str, the_issuer: Issuer) -> None:
    secret = cookie_of(signed_in(api, bare_centre)).partition("=")[2]
    assert post(api, "/staff-session/renewal", cookie=f"__Host-xs={secret}").body["token"] is None


def test_a_state_that_waited_too_long_signs_nobody_in(
    api: Api, the_issuer: Issuer, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = sent_to_the_issuer(api)
    code = the_issuer.code(begun.headers["Location"])
    later = time.time() + cookies.STATE_SECONDS
    monkeypatch.setattr(time, "time", lambda: later)
    assert back(api, begun, code).headers["Location"] == "../desk#/sign-in?why=expired"


def test_a_code_for_another_browsers_question_is_refused(api: Api, the_issuer: Issuer) -> None:
    """Injected into an honest way back: the proof (PKCE) is the other browser's."""
    theirs, ours = sent_to_the_issuer(api), sent_to_the_issuer(api)
    answer = back(api, ours, the_issuer.code(theirs.headers["Location"]))
    assert answer.headers["Location"] == "../desk#/sign-in?why=refused"


def test_the_issuer_is_asked_who_sits_there_now_and_never_told_the_proof(api: Api, the_issuer: Issuer) -> None:
    asked = {
        name: values[0]
        for name, values in parse_qs(urlsplit(sent_to_the_issuer(api).headers["Location"]).query).items()
    }
    assert (asked["prompt"], asked["response_type"], asked["code_challenge_method"]) == ("login", "code", "S256")
    assert "code_verifier" not in asked


@pytest.mark.parametrize("more", ["&session_state=1.2&iss=https%3A%2F%2Fissuer.example", "&scope=openid&prompt=none"])
def test_what_other_issuers_send_along_disturbs_nobody(api: Api, the_issuer: Issuer, more: str) -> None:
    begun = sent_to_the_issuer(api)
    answer = back(api, begun, the_issuer.code(begun.headers["Location"]) + more)
    assert answer.headers["Location"] == "../desk"


def test_who_declines_at_the_issuer_is_told_so(api: Api, the_issuer: Issuer) -> None:
    answer = api.get("/staff-session/arrival", error="access_denied", error_description="no", state="x")
    assert answer.headers["Location"] == "../desk#/sign-in?why=refused"


def test_an_issuer_that_is_away_is_said_to_be_away(
    api: Api, the_issuer: Issuer, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = sent_to_the_issuer(api)
    code = the_issuer.code(begun.headers["Location"])
    monkeypatch.setattr("chalicelib.gateways.oidc._discovered", lambda: {"token_endpoint": "http://127.0.0.1:9/token"})
    assert back(api, begun, code).headers["Location"] == "../desk#/sign-in?why=unreachable"


def test_the_long_token_is_in_the_cookie_and_nowhere_else(
    api: Api, bare_centre: str, the_issuer: Issuer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    applicant, staff = signed_in(api, bare_centre), staff_signed_in(api, the_issuer)
    secrets = [cookie_of(applicant).partition("=")[2], cookie_of(staff, "__Host-xs").partition("=")[2]]
    answers: list[Any] = [applicant, staff]
    answers += [post(api, "/session/renewal", cookie=f"__Host-xb={secrets[0]}")]
    answers += [post(api, "/staff-session/renewal", cookie=f"__Host-xs={secrets[1]}")]
    for secret in secrets:
        assert SECRET.fullmatch(secret)
        said = [json.dumps(one.body) + str(one.headers.get("Location", "")) for one in answers]
        assert not [one for one in [*said, caplog.text] if secret in one]


def test_a_token_of_another_length_is_no_token(aws: dict[str, str]) -> None:
    """A month, signed with the very key: nobody of ours gives that out."""
    now = int(time.time())
    claims = applicant_tokens.Claims(sub="p_1", iat=now, exp=now + 30 * 86400)
    assert applicant_tokens.party_of(signed_tokens.rendered(claims), now) is None


def test_a_session_of_before_signing_out_everywhere_stays_dead_after_a_new_sign_in(aws: dict[str, str]) -> None:
    old = sessions.begin(SessionKind.APPLICANT, "p_1", 1_000_000)
    other = sessions.begin(SessionKind.APPLICANT, "p_1", 1_000_010)
    sessions.end(other.secret, SessionKind.APPLICANT, True, 1_000_020)
    new = sessions.begin(SessionKind.APPLICANT, "p_1", 1_000_030)
    assert sessions.live(old.secret, SessionKind.APPLICANT, 1_000_031) is None
    assert sessions.live(new.secret, SessionKind.APPLICANT, 1_000_031)
