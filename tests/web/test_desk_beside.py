"""Beside the straight way: corrections, refusals, papers and results that come back, another way by consent."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from infra.local.addresses import Addresses
from infra.proof.walk.checks import until
from infra.proof.walk.story import WalkedCase
from tests.web import staff
from tests.web.axe import findings
from tests.web.desk_cases import Office, opened, press, shown_code
from tests.web.people import People
from tests.web.pictures import take

pytestmark = pytest.mark.web


@pytest.fixture
def office(town: Addresses) -> Iterator[Office]:
    with opened(town) as found:
        yield found


def at_case(town: Addresses, people: People, role: str, case: WalkedCase, language: str = "zh-CN") -> Page:
    desk = staff.signs_in(town, people, role, language=language)
    desk.goes_to(f"cases/{case.id}")
    desk.page.locator("main h2").first.wait_for()
    return desk.page


def test_a_missing_page_is_asked_for_and_the_check_is_taken_back(
    town: Addresses, people: People, office: Office
) -> None:
    case = office.collected()
    page = at_case(town, people, "helper", case)
    page.get_by_role("radio", name="缺").first.check()
    page.get_by_role("radio", name="在").last.check()
    press(page, "确认缺 1 项，通知申请人补交", sure=True)
    expect(page.get_by_text("上次核对认定缺少")).to_be_visible()
    assert len(case.seen()["missing"]) == 1
    assert findings(page) == []
    press(page, "撤销上次核对", sure=True)
    expect(page.get_by_role("button", name="全部都在")).to_be_visible()
    assert case.seen()["missing"] == []


def test_the_label_is_fetched_with_the_token_and_shown(town: Addresses, people: People, office: Office) -> None:
    page = at_case(town, people, "helper", office.collected())
    with page.expect_response("**/label") as answered:
        press(page, "打印信包标签")
    assert (answered.value.status, answered.value.headers["content-type"]) == (200, "application/pdf")
    sheet = page.get_by_role("dialog").locator("iframe")
    expect(sheet).to_be_visible()
    assert (sheet.get_attribute("src") or "").startswith("blob:")
    assert findings(page) == []


def test_a_refusal_names_its_ground_and_the_papers_go_back_by_mail_until_they_are_delivered(
    town: Addresses, people: People, office: Office
) -> None:
    case = office.at_window()
    page = at_case(town, people, "window-clerk", case)
    page.locator("summary").filter(has_text="不予受理").click()
    press(page, "不予受理")
    expect(page.locator(".summary-of-errors")).to_contain_text("请选择：依据。")
    page.get_by_label("与预审材料不一致").check()
    page.get_by_label("原因", exact=True).fill("签字页与上传的不同")
    press(page, "不予受理")
    expect(page.locator(".summary-of-errors")).to_contain_text("请勾选与预审不一致的材料。")
    page.get_by_role("checkbox").first.check()
    take(page, "desk-refusal-zh", whole=True)
    press(page, "不予受理", sure=True)
    expect(page.get_by_text(re.compile("须退还申请人，最迟"))).to_be_visible()
    page.get_by_label("邮件单号").fill("EMS-77")
    press(page, "邮寄退还")
    until("the papers are in the mail", lambda: _papers(office, case)["state"] == "posted")
    desk = at_case(town, people, "front-desk", case)
    desk.get_by_label("邮件单号").fill("EMS-77")
    press(desk, "邮件被退回")
    until("they are back", lambda: _papers(office, case)["state"] == "to_return")
    page.reload()
    page.get_by_label("凭什么确认").fill("核对身份证原件")
    press(page, "当面退还或登记签收", sure=True)
    until("they are with the applicant", lambda: _papers(office, case)["state"] == "given_back")


def _papers(office: Office, case: WalkedCase) -> dict[str, object]:
    return dict(case.custody()["now"][0])


def test_an_uncollected_result_is_recalled_and_goes_out_over_the_counter(
    town: Addresses, people: People, office: Office
) -> None:
    case, held = office.stored()
    page = at_case(town, people, "supervisor", case)
    expect(page.get_by_text(re.compile("等待申请人领取"))).to_be_visible()
    press(page, "领取召回码", sure=True)
    code = shown_code(page)
    take(page, "desk-recall-zh")
    assert findings(page) == []
    office.world.in_step(office.cabinet.thing)
    assert office.cabinet.opens(code) == [held.door]
    office.cabinet.takes(held.door)
    until("it is back at the desk", lambda: case.seen()["desk"] == "outgoing", 40)
    assert case.seen()["outbound"]["state"] == "recalled"


def test_a_result_by_mail_comes_back_goes_out_anew_and_is_closed(
    town: Addresses, people: People, office: Office
) -> None:
    case = office.result_ready("mail")
    page = at_case(town, people, "front-desk", case)
    for tracking in ("EMS-1", "EMS-2"):
        press(page, "准备出件")
        expect(page.get_by_text(re.compile("寄往 西安市"))).to_be_visible()
        page.get_by_label("邮件单号").fill(tracking)
        press(page, "登记寄出", sure=True)
        expect(page.get_by_role("heading", name="登记邮件签收")).to_be_visible()
        if tracking == "EMS-1":
            page.get_by_label("邮件单号").fill("EMS-0")
            press(page, "邮件被退回")
            expect(page.locator("[role=alert].notice.bad")).to_have_count(1)
            page.get_by_label("邮件单号").fill(tracking)
            press(page, "邮件被退回")
    press(page, "办结", sure=True)
    expect(page.locator("[role=alert].notice.bad")).to_be_visible()
    page.get_by_label("凭什么确认").fill("邮政签收")
    press(page, "登记邮件签收", sure=True)
    expect(page.get_by_text("结果已到申请人手中，可以办结。")).to_be_visible()
    press(page, "办结", sure=True)
    until("it is closed", lambda: case.seen()["state"] == "closed")


def test_another_way_is_asked_for_taken_back_and_recorded(town: Addresses, people: People, office: Office) -> None:
    case = office.result_ready()
    page = at_case(town, people, "front-desk", case, "en")
    page.locator("summary").filter(has_text="Another way to collect").click()
    asking = page.locator("form").filter(has_text="Ask the applicant").first
    asking.get_by_label("Window").check()
    asking.get_by_label("Reason").fill("The locker is being repaired")
    press(page, "Ask the applicant")
    expect(page.get_by_text(re.compile("Asked at .* no answer yet"))).to_be_visible()
    assert findings(page) == []
    press(page, "Take the question back")
    expect(page.get_by_text(re.compile("no answer yet"))).to_have_count(0)
    recording = page.locator("form").filter(has_text="Record a yes").first
    recording.get_by_label("Window").check()
    recording.get_by_label("How you know").fill("Called the number on file")
    press(page, "Record a yes")
    until("the window is the way", lambda: case.seen()["collecting"] == "window")


def test_what_two_people_do_at_once_ends_in_one_clear_sentence(town: Addresses, people: People, office: Office) -> None:
    case = office.at_window()
    first = at_case(town, people, "window-clerk", case)
    second = at_case(town, people, "window-clerk", case)
    for page in (first, second):
        expect(page.get_by_role("button", name="受理", exact=True)).to_be_visible()
    second.route("**/staff/cases/*", lambda route: route.abort())
    press(first, "受理")
    until("it is accepted", lambda: case.seen()["state"] == "accepted")
    press(second, "受理")
    said = second.locator("[role=alert].notice.bad").last
    expect(said).to_be_visible()
    assert "_" not in said.inner_text()
