"""The duty helper's route on a phone in the hand: what stays readable without a network, and what it never pretends."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from infra.local.addresses import Addresses
from tests.web import staff
from tests.web.axe import findings
from tests.web.desk_cases import Office, opened, press, shown_code
from tests.web.people import People
from tests.web.pictures import take

pytestmark = pytest.mark.web
HALL = "综合服务大厅"


@pytest.fixture
def office(town: Addresses) -> Iterator[Office]:
    with opened(town) as found:
        yield found


def on_the_way(town: Addresses, people: People) -> staff.Desk:
    duty = staff.signs_in(town, people, "duty-helper", size="phone")
    duty.goes_to("routes")
    duty.page.locator(".route-choice").filter(has_text=HALL).locator("input").check()
    press(duty.page, "领取收件码")
    duty.page.locator(".walk-door").first.wait_for()
    return duty


def test_without_a_network_the_code_stays_and_nothing_counts_as_collected(
    town: Addresses, people: People, office: Office
) -> None:
    case, door = office.deposited()
    page = on_the_way(town, people).page
    code = shown_code(page)
    line = page.locator(".walk-door").filter(has_text=office.number(case))
    office.world.in_step(office.cabinet.thing)
    page.context.set_offline(True)
    expect(page.get_by_text("网络不通。收件码仍可在箱柜上使用")).to_be_visible(timeout=15_000)
    expect(page.get_by_text("的内容。").first).to_be_visible()
    assert shown_code(page) == code
    doors = office.cabinet.opens(code)
    assert door in doors
    line.get_by_role("checkbox").check()
    office.cabinet.takes_in_turn(doors)
    office.cabinet.has_told_all()
    expect(line).to_contain_text("箱柜尚未报告取走")
    assert findings(page) == []
    take(page, "desk-route-offline-zh", whole=True)
    page.context.set_offline(False)
    expect(line).to_contain_text("箱柜已报告取走", timeout=15_000)
    expect(line.get_by_role("checkbox")).to_be_checked()


def test_the_ticks_and_the_code_outlive_a_reload(town: Addresses, people: People, office: Office) -> None:
    case, _door = office.deposited()
    page = on_the_way(town, people).page
    code = shown_code(page)
    line = page.locator(".walk-door").filter(has_text=office.number(case))
    line.get_by_role("checkbox").check()
    page.evaluate("localStorage.setItem('large', '1')")
    page.reload()
    expect(line.get_by_role("checkbox")).to_be_checked()
    assert shown_code(page) == code
    assert findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    take(page, "desk-route-large-zh", whole=True)


def test_a_route_that_is_handed_back_opens_nothing_and_is_somebody_elses(
    town: Addresses, people: People, office: Office
) -> None:
    case, _door = office.deposited()
    duty = on_the_way(town, people)
    code = shown_code(duty.page)
    press(duty.page, "退回这条路线", sure=True)
    expect(duty.page.get_by_text("您目前没有收件路线。")).to_be_visible()
    office.world.in_step(office.cabinet.thing)
    office.cabinet.refuses("a code that was handed back", code)
    duty.goes_to("routes")
    expect(duty.page.locator(".route-choice").filter(has_text=HALL)).to_be_visible()
    assert case.seen()["desk"] == "to-collect"


def test_a_route_begun_at_one_screen_goes_on_at_another(town: Addresses, people: People, office: Office) -> None:
    office.deposited()
    first = on_the_way(town, people)
    code = shown_code(first.page)
    other = staff.signs_in(town, people, "duty-helper", size="phone")
    other.goes_to("routes/walk")
    assert shown_code(other.page) == code
    press(other.page, "退回这条路线", sure=True)
    expect(first.page.get_by_text("不再开门")).to_be_visible(timeout=15_000)


def test_only_a_duty_helper_reads_the_way_there(town: Addresses, people: People) -> None:
    helper = staff.signs_in(town, people, "helper", size="phone")
    helper.goes_to("routes")
    expect(helper.page.get_by_role("button", name="领取收件码")).to_have_count(0)
