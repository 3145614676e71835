"""The way of one case through the desk, from the cabinet to the applicant; each step at the screen of who does it."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from infra.local.addresses import Addresses
from infra.proof.walk import steps
from infra.proof.walk.checks import until
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


def test_from_the_cabinet_to_the_applicants_hands(town: Addresses, people: People, office: Office) -> None:
    case, door = office.deposited()
    number, cabinet = office.number(case), office.cabinet

    duty = staff.signs_in(town, people, "duty-helper", size="phone")
    duty.goes_to("routes")
    duty.page.locator(".route-choice").filter(has_text="综合服务大厅").locator("input").check()
    assert findings(duty.page) == []
    press(duty.page, "领取收件码")
    line = duty.page.locator(".walk-door").filter(has_text=number)
    expect(line).to_contain_text("箱柜尚未报告取走")
    code = shown_code(duty.page)
    office.world.in_step(cabinet.thing)
    doors = cabinet.opens(code)
    assert door in doors
    line.get_by_role("checkbox").check()
    expect(line).to_contain_text("您已勾选，但箱柜尚未报告取走")
    assert duty.page.evaluate("document.documentElement.scrollWidth") <= 360
    take(duty.page, "desk-route-zh", whole=True)
    cabinet.takes_in_turn(doors)
    expect(line).to_contain_text("箱柜已报告取走", timeout=30_000)
    expect(duty.page.get_by_text("本箱柜已全部取走。")).to_be_visible(timeout=30_000)
    assert findings(duty.page) == []

    helper = staff.signs_in(town, people, "helper")
    helper.goes_to(f"cases/{case.id}")
    press(helper.page, "确认核对结果")
    expect(helper.page.locator(".summary-of-errors")).to_contain_text("每一项都请选择")
    assert findings(helper.page) == []
    press(helper.page, "全部都在")
    take(helper.page, "desk-check-zh")
    press(helper.page, "确认核对结果")
    helper.page.get_by_label("窗口", exact=True).fill("3 号窗口")
    press(helper.page, "抽号，交给窗口")
    until("it is at the window", lambda: case.seen()["desk"] == "window")
    expect(helper.page.get_by_text(str(case.seen()["queue_number"])).first).to_be_visible()
    helper.page.get_by_role("link", name="打印交接单").click()
    expect(helper.page.get_by_role("heading", name="交接单")).to_be_visible()
    expect(helper.page.locator(".slip")).to_contain_text("3 号窗口")
    assert findings(helper.page) == []
    take(helper.page, "desk-slip-zh")

    clerk = staff.signs_in(town, people, "window-clerk")
    clerk.goes_to(f"cases/{case.id}")
    press(clerk.page, "受理")
    until("it is accepted", lambda: case.seen()["state"] == "accepted")
    press(clerk.page, "登记部门的决定")
    expect(clerk.page.locator(".summary-of-errors")).to_contain_text("请填写将交给申请人的证照或文书编号")
    clerk.page.get_by_label("准予").check()
    clerk.page.get_by_label("证照或批文编号").fill("陕港证字 2026-1")
    take(clerk.page, "desk-decision-zh")
    press(clerk.page, "登记部门的决定", sure=True)
    press(clerk.page, "证照已到窗口")
    until("it is at the window", lambda: case.seen()["outbound"]["state"] == "at_window")

    first = staff.signs_in(town, people, "front-desk")
    first.goes_to(f"cases/{case.id}")
    press(first.page, "收取证照")
    expect(first.page.get_by_text("按申请人选择：信包箱（综合服务大厅信包箱）。")).to_be_visible()
    take(first.page, "desk-outgoing-zh")
    press(first.page, "准备出件")
    expect(first.page.get_by_text("这一件由您准备，须由另一位同事在自己的屏幕上核对。")).to_be_visible()
    expect(first.page.get_by_role("button", name="核对无误")).to_have_count(0)
    assert findings(first.page) == []

    second = staff.signs_in(town, people, "front-desk-2")
    second.goes_to(f"cases/{case.id}")
    press(second.page, "核对无误")
    until("it is verified", lambda: case.seen()["outbound"]["state"] == "reserved")

    duty.goes_to(f"cases/{case.id}")
    press(duty.page, "领取存件码")
    code = shown_code(duty.page)
    office.world.in_step(cabinet.thing)
    (out,) = cabinet.opens(code)
    cabinet.puts(out)
    expect(duty.page.get_by_text(re.compile("等待申请人领取"))).to_be_visible(timeout=30_000)
    assert findings(duty.page) == []

    held = steps.personal_code(office.story, case, "pickup")
    steps.picks_up(office.story, case, cabinet, held)
    assert case.seen()["state"] == "closed"
    assert office.said == []
