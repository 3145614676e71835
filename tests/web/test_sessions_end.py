"""A desk's session comes to its end: it says so before, in every tab, and nobody finds what another has typed."""

import json
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from infra.local.addresses import Addresses
from tests.web import staff
from tests.web.axe import findings
from tests.web.people import People

pytestmark = pytest.mark.web
RENEWAL = "**/staff-session/renewal"
ENDED = "登录已结束，请重新登录"


def tab_beside(page: Page) -> Page:
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.get_by_role("navigation").first).to_be_visible()
    return other


def ends_in(seconds: int) -> Callable[[Route], None]:
    """The server's answer, of a session that ends so soon."""

    def answer(route: Route) -> None:
        said = route.fetch()
        body = said.json()
        end = int(time.time()) + seconds
        route.fulfill(response=said, body=json.dumps(body | {"session_ends": end, "expires": end}))

    return answer


def leaves(page: Page, api: str, word: str) -> None:
    page.goto(f"{api}/desk#/me")
    page.get_by_role("button", name=word).click()


def test_an_end_that_is_near_is_said(town: Addresses, people: People) -> None:
    desk = staff.signs_in(town, people, "reviewer").page
    desk.route(RENEWAL, ends_in(5 * 60 + 20))
    desk.reload()
    expect(desk.get_by_text("登录将在 5 分钟 后结束")).to_be_visible()
    assert findings(desk) == []


def test_an_end_that_has_come_is_said_and_the_place_is_kept(town: Addresses, people: People) -> None:
    desk = staff.signs_in(town, people, "reviewer")
    desk.goes_to("me")
    expect(desk.page.get_by_role("heading", name="我的账号")).to_be_visible()
    desk.page.context.clear_cookies()
    desk.page.evaluate("new BroadcastChannel('xinbao.staff-session').postMessage('changed')")
    expect(desk.page.get_by_text(ENDED)).to_be_visible()
    assert findings(desk.page) == []
    desk.page.get_by_role("button", name="去登录").click()
    account = next(one for one in town["staff"] if one["username"] == "reviewer")
    staff.fills_in(desk.page, account["username"], account["password"])
    expect(desk.page.get_by_role("heading", name="我的账号")).to_be_visible()


def test_signing_out_in_one_tab_is_seen_in_the_other(town: Addresses, people: People) -> None:
    desk = staff.signs_in(town, people, "reviewer")
    other = tab_beside(desk.page)
    leaves(desk.page, desk.api, "退出登录")
    expect(desk.page.get_by_role("button", name="去登录")).to_be_visible()
    expect(other.get_by_text(ENDED)).to_be_visible()


def test_after_signing_out_back_shows_nothing_of_the_person(town: Addresses, people: People) -> None:
    desk = staff.signs_in(town, people, "reviewer")
    leaves(desk.page, desk.api, "退出登录")
    expect(desk.page.get_by_role("button", name="去登录")).to_be_visible()
    desk.page.go_back()
    expect(desk.page.get_by_role("button", name="去登录")).to_be_visible()


def test_signing_out_everywhere_is_seen_at_the_other_desk(town: Addresses, people: People) -> None:
    here, there = (staff.signs_in(town, people, "supervisor") for _ in range(2))
    leaves(here.page, here.api, "退出所有设备")
    expect(here.page.get_by_role("button", name="去登录")).to_be_visible()
    there.page.reload()
    expect(there.page.get_by_role("button", name="去登录")).to_be_visible()


def test_another_person_in_another_tab_finds_nothing_of_the_first(town: Addresses, people: People) -> None:
    """A shared desk: a page never goes on under somebody else's name, with the words of who sat there before."""
    desk = staff.signs_in(town, people, "reviewer").page
    desk.evaluate("sessionStorage.setItem('typed.note', 'of the first')")
    other = tab_beside(desk)
    leaves(other, town["api"], "退出登录")
    expect(desk.get_by_text(ENDED)).to_be_visible()
    other.get_by_role("button", name="去登录").click()
    account = next(one for one in town["staff"] if one["username"] == "courier")
    staff.fills_in(other, account["username"], account["password"])
    expect(other.get_by_role("navigation").first).to_be_visible()
    expect(desk.get_by_role("navigation").first).to_be_visible()
    names = [page.locator(".who").inner_text() for page in (desk, other)]
    assert names[0] == names[1]
    assert desk.evaluate("sessionStorage.getItem('typed.note')") is None


def test_a_sign_out_that_did_not_arrive_is_not_claimed(town: Addresses, people: People) -> None:
    desk = staff.signs_in(town, people, "reviewer")
    desk.page.route("**/staff-session/ending", lambda route: route.fulfill(status=429, body="{}"))
    leaves(desk.page, desk.api, "退出登录")
    expect(desk.page.get_by_role("alert")).to_contain_text("系统暂时没有应答")
    expect(desk.page.get_by_role("navigation").first).to_be_visible()


def test_who_cannot_be_looked_up_is_offered_another_try(town: Addresses, people: People) -> None:
    page = people.window("desktop")
    page.route(RENEWAL, lambda route: route.fulfill(status=429, body="{}"))
    page.goto(f"{town['api']}/desk")
    expect(page.get_by_role("alert")).to_contain_text("系统暂时没有应答")
    assert findings(page) == []
    page.unroute(RENEWAL)
    page.get_by_role("button", name="重试").click()
    expect(page.get_by_role("button", name="去登录")).to_be_visible()


@pytest.mark.parametrize(
    "said", ['{"Message":"User is not authorized"}', '{"code":"SIGN_IN_FIRST","field":"Authorization"}']
)
def test_a_token_that_is_not_taken_is_renewed_and_the_page_goes_on(town: Addresses, people: People, said: str) -> None:
    """As a gateway says it by itself, and as the template lets it say."""
    desk = staff.signs_in(town, people, "reviewer").page
    turned_away: list[str] = []

    def once(route: Route) -> None:
        turned_away.append(route.request.url)
        route.fulfill(status=403, body=said) if len(turned_away) == 1 else route.continue_()

    desk.route("**/staff/me", once)
    desk.reload()
    expect(desk.locator(".who")).to_be_visible()
    assert len(turned_away) == 2


@pytest.mark.parametrize("hours", [-30, 30])
def test_a_machine_with_a_wrong_clock_signs_in_all_the_same(town: Addresses, people: People, hours: int) -> None:
    desk = staff.signs_in(town, people, "reviewer").page
    renewals: list[str] = []
    desk.on("request", lambda request: renewals.append(request.url) if "renewal" in request.url else None)
    desk.clock.install(time=time.time() + hours * 3600)
    desk.reload()
    for queue in desk.get_by_role("navigation").first.get_by_role("link").all()[:4]:
        queue.click()
        expect(desk.locator("h1")).to_be_visible()
    assert len(renewals) == 1
    assert desk.get_by_text("登录将在").count() == 0
