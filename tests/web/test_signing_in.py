"""Signing in with a real browser: what it keeps, what another site can make it do, and the issuer on another site."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from infra.local.addresses import Addresses
from infra.proof.walk.phone import Phone
from infra.proof.walk.portal_user import SIGN_IN
from tests.web import elsewhere, staff
from tests.web.filed import world
from tests.web.people import People

pytestmark = pytest.mark.web
ASK = """async ([path, body]) => {
  const headers = {"X-Xinbao": "1", "Content-Type": "application/json", "Idempotency-Key": crypto.randomUUID()};
  const answer = await fetch(path, {method: "POST", headers, body: body && JSON.stringify(body)});
  return answer.json();
}"""


@pytest.fixture
def site() -> Iterator[str]:
    with elsewhere.running() as found:
        yield found


@pytest.fixture
def victim(browser: Browser) -> Iterator[BrowserContext]:
    """A browser whose pages of another site are looked at, faults and all."""
    context = browser.new_context(locale="zh-CN")
    yield context
    context.close()


def asked(page: Page, path: str, body: Any = None) -> Any:
    """As a page of ours asks."""
    return page.evaluate(ASK, [path, body])


def code_for(town: Addresses) -> dict[str, str]:
    """What a person with a new phone types to sign in."""
    user = world(town).applicant()
    phone: Phone = user.phone
    made = user.api.post("/sign-in/codes", {"phone": phone.number, "centre": town["centre"]})
    found = SIGN_IN.search(phone.receives("验证码"))
    assert found
    return {"challenge": made["challenge"], "code": found[1]}


def signed_in(town: Addresses, page: Page) -> None:
    page.goto(f"{town['api']}/portal")
    assert asked(page, "session", code_for(town))["token"]


def sent_from(evil: Page, to: str, body: Any) -> int:
    """How our server answers what a page elsewhere may send unasked: with the browser's cookies, as plain text."""
    script = (
        """([to, body]) => fetch(to, {method: "POST", mode: "no-cors", credentials: "include", body}).catch(() => 0)"""
    )
    with evil.expect_response(to) as answer:
        evil.evaluate(script, [to, json.dumps(body)])
    return answer.value.status


def test_the_browser_keeps_a_cookie_that_no_script_reads(town: Addresses, people: People) -> None:
    page = people.window()
    signed_in(town, page)
    (cookie,) = [one for one in page.context.cookies() if one["name"] == "__Host-xb"]
    assert (cookie["httpOnly"], cookie["secure"], cookie["sameSite"], cookie["path"]) == (True, True, "Strict", "/")
    assert page.evaluate("document.cookie") == ""
    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert cookie["value"] not in kept + page.content()
    page.reload()
    assert asked(page, "session/renewal")["token"]


def test_a_page_of_another_site_signs_nobody_out(town: Addresses, victim: BrowserContext, site: str) -> None:
    page, evil = victim.new_page(), victim.new_page()
    signed_in(town, page)
    evil.goto(f"{site}/form")
    for path in ("session/ending", "staff-session/ending"):
        assert sent_from(evil, f"{town['api']}/{path}", {"everywhere": True}) == 403
    assert asked(page, "session/renewal")["token"]


def test_a_form_of_another_site_is_refused_where_it_arrives(town: Addresses, victim: BrowserContext, site: str) -> None:
    evil = victim.new_page()
    evil.goto(f"{site}/form?{urlencode({'to': town['api'] + '/session/renewal'})}")
    evil.get_by_role("button").click()
    expect(evil.locator("body")).to_contain_text("FOREIGN_PAGE")


def test_a_page_of_another_site_signs_nobody_in(town: Addresses, victim: BrowserContext, site: str) -> None:
    """Otherwise a victim would file under the attacker's name, and the attacker read it."""
    evil = victim.new_page()
    evil.goto(f"{site}/form")
    assert sent_from(evil, f"{town['api']}/session", code_for(town)) == 403
    assert [one for one in victim.cookies() if one["name"] == "__Host-xb"] == []


def test_a_script_of_another_site_reads_no_token(town: Addresses, victim: BrowserContext, site: str) -> None:
    page, evil = victim.new_page(), victim.new_page()
    signed_in(town, page)
    evil.goto(f"{site}/form")
    script = """url => fetch(url, {method: "POST", credentials: "include", headers: {"X-Xinbao": "1"}})
      .then(it => it.text(), () => "nothing")"""
    assert evil.evaluate(script, f"{town['api']}/session/renewal") == "nothing"


def test_no_other_site_shows_our_pages_inside_its_own(town: Addresses, victim: BrowserContext, site: str) -> None:
    evil = victim.new_page()
    evil.goto(f"{site}/form")
    evil.evaluate("url => document.body.append(Object.assign(document.createElement('iframe'), {src: url}))",
                  f"{town['api']}/desk")  # fmt: skip
    evil.wait_for_timeout(500)
    assert not any(frame.url.startswith(town["api"]) for frame in evil.frames)


def way_back(town: Addresses, page: Page, browser: Browser) -> str:
    """`page` is at the issuer's; the address to which the issuer would send it back, once somebody has signed in."""
    account = next(one for one in town["staff"] if one["username"] == "reviewer")
    page.goto(f"{town['api']}/desk")
    page.get_by_role("button", name="去登录").click()
    page.locator("input[name=username]").wait_for()
    other = browser.new_page()
    seen: list[str] = []
    other.on("request", lambda request: seen.append(request.url))
    other.goto(page.url)
    staff.fills_in(other, account["username"], account["password"])
    other.wait_for_url("**/desk#/sign-in?why=expired")
    other.context.close()
    return next(url for url in seen if "/staff-session/arrival" in url)


def test_an_issuer_on_another_site_sends_staff_back_signed_in(
    town: Addresses, victim: BrowserContext, browser: Browser, site: str
) -> None:
    """The browser sends no strict cookie on the way back; and a link to it signs no other browser in."""
    page = victim.new_page()
    back = way_back(town, page, browser)
    page.goto(f"{site}/form?{urlencode({'to': f'{site}/sign-in?' + urlencode({'to': back})})}")
    page.get_by_role("button").click()
    expect(page.get_by_role("navigation").first).to_be_visible()
    assert "code=" not in page.url
    page.goto(back)
    assert "why=expired" in page.url
