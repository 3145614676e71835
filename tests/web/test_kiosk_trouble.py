"""The kiosk when something fails: what still works, whom to call, and back by itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.web.kiosks import Cabinet, opened_door, type_code
from tests.web.people import People
from tests.web.test_kiosk import opened, sound

pytestmark = pytest.mark.web
PHONE = "029-0000-0000"


@pytest.fixture
def cabinet(tmp_path: Path) -> Iterator[Cabinet]:
    with Cabinet(tmp_path).running() as cabinet:
        yield cabinet


@pytest.fixture(params=["portrait", "landscape"])
def page(request: pytest.FixtureRequest, people: People, cabinet: Cabinet) -> Page:
    return opened(people, cabinet, request.param)


def test_wrong_codes_are_told_alike_and_five_of_them_cost_time(page: Page, cabinet: Cabinet) -> None:
    type_code(page, "123456789")
    expect(page.get_by_role("alert")).to_contain_text("输入有误")
    for number in range(5):
        type_code(page, cabinet.rig.grant(100 + number)[0])
        expect(page.locator(".typed")).not_to_contain_text("正在核对")
        if number == 0:
            expect(page.get_by_role("alert")).to_contain_text("此开箱码无法开箱")
            sound(page, "refused")
    expect(page.locator(".notice")).to_contain_text("错误次数过多，请等待")
    sound(page, "locked")
    cabinet.call(cabinet.rig.time.advance, 40)
    expect(page.locator(".notice.warn")).to_have_count(0)
    type_code(page, cabinet.code(1, "A01"))
    opened_door(page, "A01")


def test_without_network_a_code_opens_and_the_screen_says_what_still_works(page: Page, cabinet: Cabinet) -> None:
    code = cabinet.code(1, "A01")
    cabinet.cut()
    expect(page.locator(".bar.top")).to_contain_text("网络中断")
    expect(page.locator(".notice.warn")).to_contain_text("已拿到的开箱码照常可以开门")
    expect(page.locator(".phone")).to_contain_text(PHONE)
    sound(page, "offline")
    type_code(page, code)
    opened_door(page, "A01")
    cabinet.close("A01")
    page.get_by_role("button", name="已放入").click()
    expect(page.get_by_role("heading")).to_contain_text("谢谢")


def test_a_jammed_door_without_network_says_where_to_turn(page: Page, cabinet: Cabinet) -> None:
    cabinet.fault("A03", "jam")
    code = cabinet.code(1, "A03")
    cabinet.cut()
    expect(page.locator(".bar.top")).to_contain_text("网络中断")
    type_code(page, code)
    expect(page.get_by_role("heading")).to_contain_text("请保管好您的信包")
    sound(page, "jammed-offline")


def test_the_longest_sentences_fit_in_english_and_large_type(page: Page, cabinet: Cabinet) -> None:
    page.get_by_role("button", name="大字").click()
    page.get_by_role("button", name="English").click()
    cabinet.fault("A03", "jam")
    code = cabinet.code(1, "A03")
    cabinet.cut()
    expect(page.locator(".bar.top")).to_contain_text("Offline")
    sound(page, "large-offline")
    type_code(page, code, "Enter")
    expect(page.get_by_role("heading")).to_contain_text("Please keep your envelope")
    page.get_by_role("button", name="It will not close").click()
    expect(page.get_by_role("heading")).to_contain_text("Noted: door A03 will not close")
    sound(page, "large-doubt")


def test_one_silent_board_is_told_and_all_of_them_put_the_cabinet_out_of_use(page: Page, cabinet: Cabinet) -> None:
    cabinet.fault("B", "dead")
    expect(page.locator(".notice.warn")).to_contain_text("柜门 B01–B24 暂停使用")
    sound(page, "partly")
    cabinet.fault("A", "dead")
    expect(page.get_by_role("heading")).to_have_text("本柜暂停使用")
    expect(page.locator(".call")).to_contain_text(PHONE)
    expect(page.locator(".pad")).to_have_count(0)
    sound(page, "dead")


def test_a_program_that_is_gone_is_told_and_it_comes_back_by_itself(
    page: Page, cabinet: Cabinet, people: People
) -> None:
    people.loses_line(page)
    cabinet.vanish()
    expect(page.get_by_role("heading")).to_have_text("本柜的程序暂时没有应答", timeout=10_000)
    expect(page.locator(".call")).to_contain_text(PHONE)
    sound(page, "lost")
    page.get_by_role("button", name="大字").click()
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading")).to_have_text("The cabinet's program is not answering")
    sound(page, "large-lost")
    cabinet.return_()
    expect(page.get_by_role("heading")).to_have_text("请输入或扫描开箱码", timeout=10_000)


def test_a_full_disk_puts_the_cabinet_out_of_order_until_there_is_room(
    page: Page, cabinet: Cabinet, people: People
) -> None:
    people.loses_line(page)
    cabinet.fill()
    expect(page.get_by_role("heading")).to_have_text("设备故障，暂停使用", timeout=10_000)
    sound(page, "out-of-order")
    page.reload()
    expect(page.get_by_role("heading")).to_have_text("设备故障，暂停使用", timeout=10_000)
    expect(page.locator(".call")).to_contain_text(PHONE)
    cabinet.vanish()
    cabinet.return_()
    expect(page.get_by_role("heading")).to_have_text("请输入或扫描开箱码", timeout=10_000)
