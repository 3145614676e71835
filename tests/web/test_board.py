"""The public board: anybody sees the cabinets and the month's figures, and whether a receipt is genuine."""

import pytest
from playwright.sync_api import Page, expect

from infra import typed
from infra.local.addresses import Addresses
from tests.web.axe import findings
from tests.web.filed import filed, world
from tests.web.people import People
from tests.web.pictures import take

pytestmark = pytest.mark.web
WALL = {"width": 1920, "height": 1080}


def board(town: Addresses) -> typed.Record:
    return world(town).anybody.get(f"/centres/{town['centre']}/board")


def opened(town: Addresses, people: People, at: str = "", size: str = "desktop", language: str = "zh-CN") -> Page:
    page = people.window(size, language)
    page.goto(f"{town['api']}/board#/{at}")
    page.locator("h1").wait_for()
    return page


@pytest.mark.parametrize(("size", "language"), [("phone", "zh-CN"), ("tablet", "en"), ("desktop", "zh-CN")])
def test_anybody_sees_every_cabinet_in_a_list_and_on_the_sketch(
    town: Addresses, people: People, size: str, language: str
) -> None:
    tongue = "zh" if language == "zh-CN" else "en"
    page = opened(town, people, size=size, language=language)
    for cabinet in typed.records(board(town), "cabinets"):
        expect(page.get_by_role("listitem").filter(has_text=cabinet["name"][tongue])).to_be_visible()
        expect(page.locator(".map .pin").filter(has_text=cabinet["site"][tongue]).first).to_be_visible()
    expect(page.locator(".figure .value")).to_have_count(4)
    assert findings(page) == []
    take(page, f"board-{size}-{tongue}", whole=True)


def test_the_figures_are_those_of_this_month_in_words(town: Addresses, people: People) -> None:
    seen = typed.record(board(town)["figures"])
    page = opened(town, people)
    year, month = seen["month"].split("-")
    expect(page.get_by_role("heading", name=f"{year}年{int(month)}月")).to_be_visible()
    expect(page.locator(".figure").filter(has_text="取件")).to_contain_text(f"{seen['pickups']} 次")


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_a_wall_screen_shows_all_of_it_at_once(town: Addresses, people: People, language: str) -> None:
    zh = language == "zh-CN"
    page = opened(town, people, language=language)
    page.set_viewport_size(WALL)  # type: ignore[arg-type]  # Playwright's own form of a size
    page.get_by_role("link", name="大屏显示" if zh else "Wall screen").click()
    expect(page.get_by_role("img", name="二维码" if zh else "QR code")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")
    for card in page.locator(".list > li").all():
        assert card.evaluate(
            "it => it.scrollHeight <= it.clientHeight + 1 && it.getBoundingClientRect().bottom <= innerHeight"
        )
    assert findings(page) == []
    take(page, f"board-wall-{'zh' if zh else 'en'}")
    page.get_by_role("link", name="退出大屏" if zh else "Leave the wall screen").click()
    expect(page.get_by_role("navigation")).to_be_visible()


def test_a_board_that_loses_the_network_keeps_what_it_has_and_says_so(town: Addresses, people: People) -> None:
    page = opened(town, people)
    page.clock.install()
    page.reload()
    page.locator(".figure").first.wait_for()
    page.route("**/centres/*/board", lambda route: route.fulfill(status=429, body="{}"))
    page.clock.run_for(61_000)
    expect(page.get_by_text("以下为稍早的内容")).to_be_visible()
    assert page.locator(".figure").count() == 4
    assert findings(page) == []


def test_printing_leaves_out_what_only_a_screen_needs(town: Addresses, people: People) -> None:
    page = opened(town, people)
    page.locator(".figure").first.wait_for()
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="打印")).to_be_hidden()
    expect(page.get_by_role("navigation")).to_be_hidden()
    expect(page.locator(".figure").first).to_be_visible()


@pytest.fixture
def receipt(town: Addresses) -> typed.Record:
    case = filed(town)
    return typed.records(case.owner.api.get(f"/cases/{case.case}/receipts"), "items")[0]


def test_a_receipt_is_checked_by_its_number_however_it_is_typed(
    town: Addresses, people: People, receipt: typed.Record
) -> None:
    page = opened(town, people, "receipt", "phone")
    number = receipt["number"].lower()
    page.get_by_label("回执编号").fill(f" {number[:6]} {number[6:]} ")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="回执真实有效")).to_be_visible()
    expect(page.get_by_text(receipt["number"], exact=True)).to_be_visible()
    assert receipt["query_code"] not in page.content()
    assert findings(page) == []
    take(page, "board-receipt-zh")


def test_the_code_on_a_receipt_opens_its_check(town: Addresses, people: People, receipt: typed.Record) -> None:
    """What a phone's camera opens; the number stands behind the # and in nobody's log."""
    page = people.window("phone", "en")
    page.goto(f"{town['api']}/{receipt['link']}")
    expect(page.get_by_role("heading", name="genuine")).to_be_visible()
    assert findings(page) == []


def test_an_invented_number_is_not_confirmed(town: Addresses, people: People, receipt: typed.Record) -> None:
    page = opened(town, people, "receipt", "phone")
    forged = receipt["number"][:-1] + ("A" if receipt["number"][-1] != "A" else "B")
    page.get_by_label("回执编号").fill(forged)
    page.get_by_role("button", name="核验").click()
    expect(page.get_by_role("alert")).to_contain_text("没有这张回执")
    assert findings(page) == []


def test_an_empty_number_is_asked_for(town: Addresses, people: People) -> None:
    page = opened(town, people, "receipt", "phone")
    page.get_by_role("button", name="核验").click()
    expect(page.get_by_role("alert")).to_contain_text("请填写回执编号")
    assert findings(page) == []
