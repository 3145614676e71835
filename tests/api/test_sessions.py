"""Browsers sign in: a cookie that no script reads, a short token, ends here and everywhere, and no foreign page."""

import json
import time
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from chalicelib.domain.people.session import SessionKind
from chalicelib.gateways import staff_short_tokens
from chalicelib.store.rows import AccessRow, MessageRow
from chalicelib.usecases.parts import sessions
from tests.api.applicant.test_signing_in import ask, last_code, wrong
from tests.api.client import Answer, Api
from tests.api.deployment import API_URL
from tests.api.issuer import Issuer

OURS = {"X-Xinbao": "1", "Sec-Fetch-Site": "same-origin", "Content-Type": "application/json"}


def post(api: Api, path: str, body: Any = None, cookie: str = "", **headers: str) -> Answer:
    sent = {"Idempotency-Key": f"key-{time.time_ns()}", "Cookie": cookie} | OURS | headers
    return api.request("POST", path, b"" if body is None else json.dumps(body).encode(), sent)


def cookie_of(answer: Answer, name: str = "__Host-xb") -> str:
    """As the browser sends it back."""
    given = answer.headers["Set-Cookie"]
    found = SimpleCookie("; ".join(given) if isinstance(given, list) else given)
    return f"{name}={found[name].value}"


def signed_in(api: Api, centre: str) -> Answer:
    challenge = ask(api, centre).body["challenge"]
    code = last_code()
    for row in MessageRow.scan():  # the next code is the only one, also within the same second
        row.delete()
    return post(api, "/session", {"challenge": challenge, "code": code})


def test_a_browser_gets_a_short_token_and_a_cookie_that_no_script_reads(api: Api, bare_centre: str) -> None:
    answer = signed_in(api, bare_centre)
    assert answer.body["expires"] - time.time() == pytest.approx(15 * 60, abs=5)
    assert answer.body["session_ends"] - time.time() == pytest.approx(12 * 3600, abs=5)
    assert api.get("/me", answer.body["token"]).status == 200
    cookie = str(answer.headers["Set-Cookie"])
    for attribute in ("__Host-xb=", "HttpOnly", "Secure", "SameSite=Strict", "Path=/"):
        assert attribute in cookie


def test_the_cookie_brings_a_new_token_without_a_new_code(api: Api, bare_centre: str) -> None:
    cookie = cookie_of(signed_in(api, bare_centre))
    renewed = post(api, "/session/renewal", cookie=cookie)
    assert api.get("/me", renewed.body["token"]).status == 200
    assert "Set-Cookie" not in renewed.headers


def test_without_a_session_nothing_is_given_and_nothing_is_wrong(api: Api, aws: dict[str, str]) -> None:
    for cookie in ("", "__Host-xb=", "__Host-xb=" + "0" * 64, "__Host-xs=" + "0" * 64):
        assert post(api, "/session/renewal", cookie=cookie).body["token"] is None


def test_a_wrong_code_signs_nobody_in(api: Api, bare_centre: str) -> None:
    challenge = ask(api, bare_centre).body["challenge"]
    refused = post(api, "/session", {"challenge": challenge, "code": wrong(last_code())})
    assert refused.code == "SIGN_IN_REFUSED"
    assert "Set-Cookie" not in refused.headers


@pytest.mark.parametrize(
    "foreign",
    [
        {"X-Xinbao": ""},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "", "Origin": "https://evil.example", "Host": "api.example"},
        {"Sec-Fetch-Site": ""},
    ],
)
@pytest.mark.parametrize("path", ["/session", "/session/renewal", "/session/ending", "/staff-session/renewal"])
def test_a_foreign_page_signs_nobody_in_or_out(
    api: Api, aws: dict[str, str], path: str, foreign: dict[str, str]
) -> None:
    body = {"challenge": "s_1", "code": "000000"} if path == "/session" else {}
    assert post(api, path, body, **foreign).code == "FOREIGN_PAGE"


def test_an_older_browser_is_known_by_its_origin(api: Api, aws: dict[str, str]) -> None:
    said = {"Sec-Fetch-Site": "", "Origin": "https://api.example", "Host": "api.example"}
    assert post(api, "/session/renewal", **said).status == 200


def test_an_older_browser_is_known_by_the_address_that_the_deployment_names(
    api: Api, aws: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = {"Sec-Fetch-Site": "", "Origin": "https://xinbao.example", "Host": "abc.execute-api.example"}
    assert post(api, "/session/renewal", **said).code == "FOREIGN_PAGE"
    monkeypatch.setenv("WEB_ORIGINS", "https://other.example,https://xinbao.example")
    assert post(api, "/session/renewal", **said).status == 200
    assert post(api, "/session/renewal", **said | {"Origin": ""}).code == "FOREIGN_PAGE"


def test_signing_out_ends_this_browser_and_no_other(api: Api, bare_centre: str) -> None:
    here, there = cookie_of(signed_in(api, bare_centre)), cookie_of(signed_in(api, bare_centre))
    ended = post(api, "/session/ending", {}, cookie=here)
    assert "Max-Age=0" in str(ended.headers["Set-Cookie"])
    assert post(api, "/session/renewal", cookie=here).body["token"] is None
    assert post(api, "/session/renewal", cookie=there).body["token"]


def test_signing_out_everywhere_ends_every_browser_of_before(api: Api, bare_centre: str) -> None:
    here, there = cookie_of(signed_in(api, bare_centre)), cookie_of(signed_in(api, bare_centre))
    post(api, "/session/ending", {"everywhere": True}, cookie=here)
    assert post(api, "/session/renewal", cookie=there).body["token"] is None


def test_a_session_ends_by_itself(aws: dict[str, str]) -> None:
    made = sessions.begin(SessionKind.APPLICANT, "p_1", 1_000_000)
    last = 1_000_000 + 12 * 3600
    assert sessions.live(made.secret, SessionKind.APPLICANT, last - 1)
    assert sessions.live(made.secret, SessionKind.APPLICANT, last) is None


def test_an_applicants_cookie_is_no_staffs(aws: dict[str, str]) -> None:
    made = sessions.begin(SessionKind.APPLICANT, "p_1", 1_000_000)
    assert sessions.live(made.secret, SessionKind.STAFF, 1_000_001) is None


def test_no_cookie_is_at_rest(api: Api, bare_centre: str) -> None:
    secret = cookie_of(signed_in(api, bare_centre)).partition("=")[2]
    assert [row.pk for row in AccessRow.scan() if secret in row.pk + row.body] == []


def sent_to_the_issuer(api: Api) -> Answer:
    return api.get("/staff-session/begin", at=f"{API_URL}/")


def back(api: Api, begun: Answer, code: str, cookie: str | None = None) -> Answer:
    """As the issuer sends the browser back."""
    state = parse_qs(urlsplit(begun.headers["Location"]).query)["state"][0]
    own = cookie_of(begun, "__Host-xo")
    headers = {"Cookie": own if cookie is None else cookie}
    return api.request("GET", f"/staff-session/arrival?state={state}&code={code}", headers=headers)


def staff_signed_in(api: Api, issuer: Issuer, **claims: Any) -> Answer:
    begun = sent_to_the_issuer(api)
    return back(api, begun, issuer.code(begun.headers["Location"], **claims))


def test_staff_sign_in_at_the_issuer_and_come_back_to_the_desk(api: Api, the_issuer: Issuer) -> None:
    answer = staff_signed_in(api, the_issuer)
    assert (answer.status, answer.headers["Location"]) == (302, "../desk")
    renewed = post(api, "/staff-session/renewal", cookie=cookie_of(answer, "__Host-xs"))
    me = api.get("/staff/me", renewed.body["token"])
    assert (me.status, me.body["roles"]) == (200, ["helper"])


def test_who_signs_in_anew_ends_the_session_that_this_browser_had(api: Api, the_issuer: Issuer) -> None:
    first = cookie_of(staff_signed_in(api, the_issuer), "__Host-xs")
    asked = {"Cookie": first}
    assert api.request("GET", f"/staff-session/begin?at={API_URL}/", headers=asked).status == 302
    assert post(api, "/staff-session/renewal", cookie=first).body["token"] is None


def test_a_code_counts_once(api: Api, the_issuer: Issuer) -> None:
    begun = sent_to_the_issuer(api)
    code = the_issuer.code(begun.headers["Location"])
    assert back(api, begun, code).headers["Location"] == "../desk"
    assert back(api, begun, code).headers["Location"] == "../desk#/sign-in?why=expired"


def test_another_browser_is_not_signed_in_by_a_link(api: Api, the_issuer: Issuer) -> None:
    begun = sent_to_the_issuer(api)
    code = the_issuer.code(begun.headers["Location"])
    for cookie in ("", "__Host-xo=" + "0" * 64):
        assert back(api, begun, code, cookie).headers["Location"] == "../desk#/sign-in?why=expired"


@pytest.mark.parametrize(
    ("claims", "why"),
    [({"nonce": "another"}, "refused"), ({"aud": "another"}, "refused"), ({"cognito:groups": []}, "no-role")],
)
def test_whom_the_issuer_does_not_name_is_told_why(
    api: Api, the_issuer: Issuer, claims: dict[str, Any], why: str
) -> None:
    assert staff_signed_in(api, the_issuer, **claims).headers["Location"] == f"../desk#/sign-in?why={why}"


def test_a_code_that_the_issuer_refuses_signs_nobody_in(api: Api, the_issuer: Issuer) -> None:
    answer = back(api, sent_to_the_issuer(api), "made-up")
    assert answer.headers["Location"] == "../desk#/sign-in?why=refused"


def test_nobody_is_sent_elsewhere(api: Api, aws: dict[str, str]) -> None:
    begun = api.get("/staff-session/begin", at="https://evil.example/")
    assert (begun.status, begun.headers["Location"]) == (302, "../desk#/sign-in?why=address")


def test_an_address_that_the_deployment_names_is_ours(
    api: Api, the_issuer: Issuer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WEB_ORIGINS", "https://xinbao.example")
    assert api.get("/staff-session/begin", at="https://xinbao.example/").status == 302


def test_a_short_token_of_staff_is_forged_by_nobody(api: Api, the_issuer: Issuer) -> None:
    renewed = post(api, "/staff-session/renewal", cookie=cookie_of(staff_signed_in(api, the_issuer), "__Host-xs"))
    head, body, signature = renewed.body["token"].split(".")
    flipped = ("A" if signature[0] != "A" else "B") + signature[1:]
    assert api.get("/staff/me", f"{head}.{body}.{flipped}").status == 403
    assert staff_short_tokens.staff_of(renewed.body["token"], int(time.time()) + 15 * 60) is None
