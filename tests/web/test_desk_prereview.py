"""A reviewer at the desk: signs in, finds the case, looks at the documents inside the page, passes or returns it."""

import re

import pytest
from playwright.sync_api import Page, expect

from infra.local.addresses import Addresses
from infra.proof.walk.checks import until
from tests.web import staff
from tests.web.axe import findings
from tests.web.filed import Filed, filed
from tests.web.people import People
from tests.web.pictures import take

pytestmark = pytest.mark.web
BLURRED = "图像模糊，请重新拍摄或扫描"
DARK = """() => {
  const canvas = document.querySelector('.viewer canvas');
  const dots = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
  let dark = 0;
  for (let at = 0; at < dots.length; at += 4) if (dots[at] + dots[at + 1] + dots[at + 2] < 90 && dots[at + 3]) dark++;
  return dark / (dots.length / 4);
}"""


@pytest.fixture
def case(town: Addresses) -> Filed:
    return filed(town)


def find(page: Page, case: Filed) -> None:
    """As a clerk does: the slash, the number, Enter."""
    page.locator("main h1").wait_for()
    page.keyboard.press("/")
    page.keyboard.type(case.number)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=case.number)).to_be_visible()


def drawn(page: Page) -> float:
    """The share of dark dots on the canvas."""
    page.locator(".viewer canvas").wait_for()
    until("something is drawn", lambda: page.evaluate(DARK) > 0, seconds=10)
    return float(page.evaluate(DARK))


def test_a_pdf_and_a_photo_are_seen_inside_the_page(town: Addresses, people: People, case: Filed) -> None:
    desk = staff.signs_in(town, people, "reviewer").page
    find(desk, case)
    assert 0.1 < drawn(desk) < 0.5
    before = desk.locator(".viewer canvas").evaluate("it => it.clientWidth")
    desk.get_by_role("button", name="放大").click()
    until("it is larger", lambda: desk.locator(".viewer canvas").evaluate("it => it.clientWidth") > before, seconds=10)
    desk.get_by_role("button", name="下一页").click()
    expect(desk.get_by_text("第 2 / 2 页")).to_be_visible()
    take(desk, "desk-case-zh")
    desk.locator(".judged button").filter(has_text=".png").first.click()
    photo = desk.locator(".viewer img")
    expect(photo).to_be_visible()
    until("the photo is whole", lambda: photo.evaluate("it => it.naturalWidth") == 300, seconds=10)
    desk.get_by_role("button", name="旋转").click()
    expect(photo).to_have_class("turn-90")
    assert findings(desk) == []


def test_one_material_goes_back_with_the_reason_that_the_applicant_reads(
    town: Addresses, people: People, case: Filed
) -> None:
    desk = staff.signs_in(town, people, "reviewer").page
    find(desk, case)
    desk.locator(".judged select").first.select_option(BLURRED)
    desk.get_by_label("补充说明").fill("第二页看不清")
    desk.get_by_role("button", name="退回 1 份材料").click()
    dialog = desk.get_by_role("dialog")
    expect(dialog).to_contain_text("图像模糊，请重新拍摄或扫描。第二页看不清")
    assert findings(desk) == []
    dialog.get_by_role("button", name="退回 1 份材料").click()
    expect(desk.get_by_text("已退回补正")).to_be_visible()
    seen = case.seen()
    assert (seen["state"], list(seen["returned"].values())) == (
        "returned",
        ["图像模糊，请重新拍摄或扫描。第二页看不清"],
    )


def test_another_reason_wants_words(town: Addresses, people: People, case: Filed) -> None:
    desk = staff.signs_in(town, people, "reviewer").page
    find(desk, case)
    desk.locator(".judged select").first.select_option("other")
    desk.get_by_role("button", name="退回 1 份材料").click()
    summary = desk.get_by_role("alert")
    expect(summary).to_contain_text("请写明原因")
    expect(desk).to_have_title(re.compile("^错误："))
    summary.get_by_role("link").click()
    assert desk.evaluate("document.activeElement.tagName") == "INPUT"
    assert findings(desk) == []


def test_a_case_passes_in_english_by_keyboard_alone(town: Addresses, people: People, case: Filed) -> None:
    desk = staff.signs_in(town, people, "reviewer", language="en").page
    find(desk, case)
    desk.get_by_role("button", name="Pass", exact=True).focus()
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("dialog")).to_contain_text("may choose a cabinet")
    desk.keyboard.press("Enter")
    expect(desk.get_by_text("Passed; handing-in not chosen yet")).to_be_visible()
    assert case.seen()["state"] == "passed"
    assert findings(desk) == []


def test_what_two_reviewers_do_at_once_ends_in_one_clear_sentence(town: Addresses, people: People, case: Filed) -> None:
    first = staff.signs_in(town, people, "reviewer").page
    second = staff.signs_in(town, people, "reviewer-2").page
    for desk in (first, second):
        find(desk, case)
    first.get_by_role("button", name=f"领办 {case.number}").click()
    expect(first.get_by_role("button", name=f"交回 {case.number}")).to_be_visible()
    second.get_by_role("button", name="预审通过").click()
    second.get_by_role("dialog").get_by_role("button", name="预审通过").click()
    expect(second.get_by_role("alert")).to_be_visible()
    assert case.seen()["state"] == "pre_review"


def test_who_may_not_review_is_shown_no_button(town: Addresses, people: People, case: Filed) -> None:
    desk = staff.signs_in(town, people, "helper").page
    find(desk, case)
    expect(desk.get_by_text("不需要您操作")).to_be_visible()
    assert desk.get_by_role("button", name="预审通过").count() == 0


def test_the_queue_lists_it_and_j_and_enter_open_it(town: Addresses, people: People, case: Filed) -> None:
    desk = staff.signs_in(town, people, "reviewer")
    desk.page.get_by_role("link", name="网上预审").first.click()
    desk.page.get_by_role("link", name=case.number).wait_for()
    take(desk.page, "desk-queue-zh")
    assert findings(desk.page) == []
    desk.page.keyboard.press("j")
    number = desk.page.evaluate("document.activeElement.textContent")
    desk.page.keyboard.press("Enter")
    expect(desk.page.get_by_role("heading", name=number)).to_be_visible()


def test_a_session_that_ends_loses_no_typed_word(town: Addresses, people: People, case: Filed) -> None:
    desk = staff.signs_in(town, people, "reviewer").page
    find(desk, case)
    desk.locator(".judged select").first.select_option(BLURRED)
    desk.get_by_label("补充说明").fill("请重拍")
    desk.context.clear_cookies()
    desk.reload()
    desk.get_by_role("button", name="去登录").click()
    account = next(one for one in town["staff"] if one["username"] == "reviewer")
    staff.fills_in(desk, account["username"], account["password"])
    expect(desk.get_by_role("heading", name=case.number)).to_be_visible()
    assert desk.get_by_label("补充说明").input_value() == "请重拍"
