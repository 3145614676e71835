"""After filing, at the applicant's phone: papers to a cabinet, the code, corrections, the result, a rating."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from infra.local.addresses import Addresses
from infra.proof.walk import steps
from infra.proof.walk.checks import until
from infra.proof.walk.phone import now
from infra.proof.walk.steps import HeldCode
from infra.proof.walk.story import WalkedCase
from tests.web import applicant
from tests.web.axe import findings
from tests.web.desk_cases import ITEM, Office, opened
from tests.web.people import People
from tests.web.pictures import take

pytestmark = pytest.mark.web
HALL = "综合服务大厅信包箱"
SOON = 30_000


@pytest.fixture
def office(town: Addresses) -> Iterator[Office]:
    with opened(town) as found:
        yield found


def at(town: Addresses, people: People, case: WalkedCase, page: str = "", **how: str) -> Page:
    """The case's page, or one below it, at its owner's phone."""
    portal = applicant.signs_in(town, people, case.owner, **how)
    portal.goes_to(f"cases/{case.id}/{page}".rstrip("/"))
    portal.page.reload()
    expect(portal.page.locator("main .busy")).to_have_count(0)
    return portal.page


def digits(page: Page) -> str:
    """The code as a person reads it off the page."""
    return re.sub(r"\D", "", page.locator(".code-digits [aria-hidden]").inner_text())


def plain(held: HeldCode) -> str:
    return re.sub(r"\D", "", held.code)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def test_from_choosing_a_cabinet_to_the_receipt(town: Addresses, people: People, office: Office) -> None:
    case = office.passed()
    page = at(town, people, case)
    assert findings(page) == []
    take(page, "portal-case-passed-zh", whole=True)
    page.get_by_role("link", name="选择交件方式").click()
    press(page, "请选择交件方式。")
    expect(page.locator(".summary-of-errors")).to_contain_text("请选择交件方式")
    assert findings(page) == []
    page.get_by_label("放入信包箱").check()
    expect(page.locator(".summary-of-errors")).to_have_count(0)
    page.get_by_role("radio", name=re.compile(HALL)).check()
    assert findings(page) == []
    take(page, "portal-handing-in-zh", whole=True)
    began = now()
    press(page, "预留柜门并发送交件码")

    expect(page.locator(".code-digits")).to_be_visible()
    code = digits(page)
    shown = page.locator(".code-digits [aria-hidden]").inner_text()
    case.owner.phone.receives("交件码", shown.replace(" ", "-"), since=began)
    held = steps.personal_code(office.story, case, "deposit")
    assert code == plain(held)
    expect(page.locator(".cabinet .door.lit text")).to_have_text(held.door)
    expect(page.locator(".code-card .door-name")).to_contain_text(held.door)
    assert findings(page) == []
    take(page, "portal-code-zh", whole=True)

    office.world.in_step(office.cabinet.thing)
    assert office.cabinet.opens(code) == [held.door]
    office.cabinet.puts(held.door)
    expect(page.locator(".code-digits")).to_have_count(0, timeout=SOON)
    page.get_by_role("link", name="查看和打印凭证").click()
    expect(page.locator(".receipt").first).to_contain_text(held.door)
    assert findings(page) == []
    take(page, "portal-receipt-zh", whole=True)
    page.goto(f"{town['api']}/portal#/cases/{case.id}")
    expect(page.get_by_text("流转记录完整，未被改动")).to_be_visible()
    assert findings(page) == []
    take(page, "portal-case-deposited-zh", whole=True)
    assert office.said == []


def test_in_a_cellar_without_network_the_code_and_its_door_stay(
    town: Addresses, people: People, office: Office
) -> None:
    case, held = office.reserved()
    page = at(town, people, case, "code")
    expect(page.locator(".cabinet .door.lit text")).to_have_text(held.door)
    page.context.set_offline(True)
    expect(page.get_by_role("status").filter(has_text="网络不通")).to_be_visible(timeout=SOON)
    assert digits(page) == plain(held)
    expect(page.locator(".cabinet .door.lit text")).to_have_text(held.door)
    take(page, "portal-code-offline-zh", whole=True)
    page.context.set_offline(False)
    expect(page.get_by_role("status").filter(has_text="网络不通")).to_have_count(0, timeout=SOON)


def test_a_new_code_makes_the_old_one_worthless(town: Addresses, people: People, office: Office) -> None:
    case, held = office.reserved()
    page = at(town, people, case)
    page.goto(f"{town['api']}/portal#/codes")
    expect(page.get_by_role("heading", level=1)).to_have_text("我的开箱码")
    page.get_by_role("link", name=re.compile(held.door)).click()
    expect(page.locator(".cabinet .door.lit text")).to_have_text(held.door)
    assert digits(page) == plain(held)
    press(page, "换一个新码")
    until("another code is shown", lambda: digits(page) != plain(held))
    new = steps.personal_code(office.story, case, "deposit")
    assert digits(page) == plain(new)
    office.world.in_step(office.cabinet.thing)
    office.cabinet.refuses("the old code", held.code)
    assert office.cabinet.opens(new.code) == [held.door]
    office.cabinet.puts(held.door)


def test_papers_come_to_the_window_instead_and_the_door_is_free(
    town: Addresses, people: People, office: Office
) -> None:
    case, held = office.reserved()
    page = at(town, people, case)
    page.get_by_role("link", name="更改交件方式").click()
    page.get_by_label("送到窗口").check()
    expect(page.get_by_text("原先预留的柜门和码会立即失效。")).to_be_visible()
    press(page, "我将送到窗口")
    expect(page.get_by_role("heading", name="办理进度")).to_be_visible()
    office.world.free_again(held.cabinet, held.door)
    page.goto(f"{town['api']}/portal#/cases/{case.id}/code")
    expect(page.get_by_text("现在没有需要您使用的码。")).to_be_visible()
    assert findings(page) == []


def test_a_cabinet_out_of_reach_is_told_where_its_code_is(town: Addresses, people: People, office: Office) -> None:
    case, held = office.reserved()
    office.cabinet.cable(up=False)
    until("it is known", lambda: not office.world.as_seen(held.cabinet)["reachable"], 60)
    page = at(town, people, case, "code")
    expect(page.get_by_text("仍可以用码开门")).to_be_visible(timeout=SOON)
    assert digits(page) == plain(held)
    assert findings(page) == []


def test_what_came_back_says_why_and_where_to_mend_it(town: Addresses, people: People, office: Office) -> None:
    case = steps.files(office.story, office.applicant(), ITEM, {"channel": "window"})
    material = case.item["asked"][0]
    reviewer = office.world.staff("reviewer")
    reviewer.reads(case.id)
    reviewer.does(case.id, "pre-review", {"verdict": "return", "reasons": {material: "第二页看不清"}})
    page = at(town, people, case)
    expect(page.locator(".notice.warn")).to_contain_text("第二页看不清")
    assert findings(page) == []
    take(page, "portal-case-returned-zh", whole=True)
    page.get_by_role("link", name="去更正").click()
    expect(page.get_by_role("link", name=re.compile("第二页看不清"))).to_have_count(1)
    assert findings(page) == []


def test_withdrawing_says_first_what_becomes_of_the_papers(town: Addresses, people: People, office: Office) -> None:
    case, held = office.reserved()
    page = at(town, people, case)
    page.get_by_role("link", name="撤回办件").click()
    expect(page.get_by_text("已交的纸质材料会退还给您")).to_be_visible()
    expect(page.get_by_text("预留的柜门和码会立即失效。")).to_be_visible()
    assert findings(page) == []
    take(page, "portal-withdrawal-zh")
    press(page, "确认撤回")
    expect(page.locator("main .tag").first).to_have_text("已撤回")
    office.world.free_again(held.cabinet, held.door)
    assert findings(page) == []


def test_the_result_is_picked_up_and_rated_badly_with_what_follows(
    town: Addresses, people: People, office: Office
) -> None:
    case, held = office.stored()
    page = at(town, people, case, "code", language="en")
    expect(page.get_by_role("heading", level=1)).to_have_text("Pickup code")
    assert digits(page) == plain(held)
    assert findings(page) == []
    take(page, "portal-pickup-en", whole=True)
    steps.picks_up(office.story, case, office.cabinet, held)
    expect(page.locator(".code-digits")).to_have_count(0, timeout=SOON)
    page.get_by_role("link", name="Rate", exact=True).click()
    press(page, "Send")
    expect(page.locator(".summary-of-errors")).to_be_visible()
    page.locator("input[name=stars]").last.check()
    expect(page.get_by_role("status").filter(has_text="A supervisor looks into a bad rating")).to_be_visible()
    assert findings(page) == []
    take(page, "portal-rating-en", whole=True)
    press(page, "Send")
    until("it is rated", lambda: case.seen()["state"] == "rated")
    expect(page.get_by_role("heading", name="Send")).to_have_count(0)
    assert findings(page) == []


@pytest.mark.parametrize("large", ["1", "2"])
def test_nothing_of_a_code_is_lost_in_large_type_on_320_px(
    town: Addresses, people: People, office: Office, large: str
) -> None:
    case, held = office.reserved()
    page = at(town, people, case, "code")
    page.set_viewport_size({"width": 320, "height": 640})
    page.evaluate("size => { document.documentElement.dataset.large = size; }", large)
    assert digits(page) == plain(held)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    box = page.locator(".code-digits").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    assert findings(page) == []
    take(page, f"portal-code-large-{large}-zh", whole=True)
