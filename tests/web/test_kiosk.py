"""The kiosk: a code, the door that is drawn lit, the answers that a person can give there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from cabinet_contract.words import Purpose
from tests.web.axe import findings
from tests.web.kiosks import SCREENS, Cabinet, key, lit, opened_door, small_targets, type_code, unfit
from tests.web.people import People
from tests.web.pictures import take

pytestmark = pytest.mark.web
# Enough to see what the kiosk is: pictures weigh in a repository.
PICTURED = {
    "home-portrait", "open-portrait", "home-landscape", "closed-landscape", "large-open-landscape", "moved-landscape",
    "jammed-offline-landscape", "route-landscape", "locked-landscape", "offline-landscape", "dead-landscape",
    "lost-landscape",
}  # fmt: skip


@pytest.fixture
def cabinet(tmp_path: Path) -> Iterator[Cabinet]:
    with Cabinet(tmp_path).running() as cabinet:
        yield cabinet


@pytest.fixture(params=SCREENS)
def page(request: pytest.FixtureRequest, people: People, cabinet: Cabinet) -> Page:
    """The cabinet's screen, upright and lying."""
    return opened(people, cabinet, request.param)


@pytest.fixture
def lying(people: People, cabinet: Cabinet) -> Page:
    return opened(people, cabinet, "landscape")


def opened(people: People, cabinet: Cabinet, screen: str) -> Page:
    page = people.window("desktop")
    width, height = SCREENS[screen]
    page.set_viewport_size({"width": width, "height": height})
    page.goto(cabinet.url)
    page.locator(".pad").wait_for()
    return page


def shown_size(page: Page) -> tuple[int, int]:
    size = page.viewport_size
    assert size is not None
    return size["width"], size["height"]


def sound(page: Page, picture: str) -> None:
    """Nothing to scroll, nothing cut off, large targets, axe content; and its picture."""
    name = f"{picture}-{next(name for name, size in SCREENS.items() if size == shown_size(page))}"
    if name in PICTURED:
        take(page, f"kiosk-{name}")
    assert unfit(page) == [], picture
    assert small_targets(page) == [], picture
    assert findings(page) == [], picture


def test_a_code_lights_its_door_and_the_person_says_what_became_of_the_envelope(page: Page, cabinet: Cabinet) -> None:
    sound(page, "home")
    code = cabinet.code(1, "B15")
    for digit in code:
        key(page, digit).click()
    expect(page.locator(".typed")).to_contain_text(f"{code[:3]} {code[3:6]} {code[6:]}")
    key(page, "确定").click()
    opened_door(page, "B15")
    expect(page.locator(".door-number")).to_contain_text("B15")
    expect(page.get_by_role("heading")).to_have_text("B15 号柜门已打开，请放入信包并关好柜门。")
    expect(page.locator(".door-number")).to_contain_text("左起第 4 列，上起第 10 格")
    sound(page, "open")
    cabinet.close("B15")
    expect(page.get_by_role("heading")).to_have_text("B15 号柜门已关好。您放入信包了吗？")
    sound(page, "closed")
    page.get_by_role("button", name="已放入").click()
    expect(page.get_by_role("heading")).to_have_text("谢谢，已办好。")
    sound(page, "thanks")
    assert cabinet.answered()["answer"] == "put_in"
    page.get_by_role("button", name="完成，返回首页").click()
    expect(page.get_by_role("heading")).to_have_text("请输入或扫描开箱码")


def test_large_type_english_and_low_doors_are_there_on_every_screen(page: Page, cabinet: Cabinet) -> None:
    page.get_by_role("button", name="大字").click()
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading")).to_have_text("Type or scan your code")
    page.get_by_role("button", name="Low doors").click()
    expect(page.locator(".cabinet .door.low").first).to_be_visible()
    assert page.locator("html").get_attribute("lang") == "en"
    sound(page, "large")
    type_code(page, cabinet.code(1, "A04"), "Enter")
    expect(page.get_by_role("heading")).to_contain_text("Door A04 is open")
    expect(lit(page)).to_have_text("A04")
    sound(page, "large-open")
    page.get_by_role("button", name="Too small").click()
    cabinet.close("A04")
    expect(page.get_by_role("heading")).to_contain_text("Your code is being made ready again")
    sound(page, "large-waiting")
    assert cabinet.answered()["reach"] == "low"


def test_a_jammed_door_is_left_alone_and_another_compartment_opens_with_the_same_code(
    page: Page, cabinet: Cabinet
) -> None:
    cabinet.fault("A03", "jam")
    code = cabinet.code(1, "A03")
    type_code(page, code)
    expect(page.get_by_role("heading")).to_contain_text("正在为您另配格口")
    sound(page, "jammed")
    _, other = cabinet.rig.grant(1, "B07")
    other = type(other)("g_other", other.doors, other.purpose, other.verifier, other.start, other.until)
    cabinet.do(cabinet.rig.want("B", other))
    expect(page.get_by_role("heading")).to_have_text("现为您配置 B07 号格口，请再次输入开箱码。")
    expect(lit(page)).to_have_text("B07")
    sound(page, "moved")
    type_code(page, code)
    expect(page.get_by_role("heading")).to_contain_text("B07 号柜门已打开")


def test_staff_see_their_route_what_is_done_and_what_is_left(page: Page, cabinet: Cabinet) -> None:
    type_code(page, cabinet.code(1, "A02", "A05", "A17", "B01", "B12", purpose=Purpose.COLLECT))
    stops = page.locator(".route li")
    expect(stops).to_have_count(5)
    expect(page.locator(".route li.now")).to_contain_text("A02")
    expect(page.locator(".route")).to_contain_text("还剩 5 个柜门")
    cabinet.close("A02")
    expect(page.locator(".route li.now")).to_contain_text("A05")
    expect(page.locator(".route li.done")).to_contain_text("A02")
    expect(page.locator(".route")).to_contain_text("还剩 4 个柜门")
    sound(page, "route")


def test_a_long_route_leaves_room_for_its_answers(page: Page, cabinet: Cabinet) -> None:
    doors = [f"A{number:02d}" for number in range(1, 25)]
    type_code(page, cabinet.code(1, *doors, purpose=Purpose.COLLECT))
    for number in (1, 2):
        opened_door(page, f"A0{number}")
        cabinet.close(f"A0{number}")
    expect(page.locator(".route li.now")).to_contain_text("A03")
    expect(page.locator(".route li.done")).to_have_text("A02 已完成")
    expect(page.locator(".route li").last).to_have_text("另有 15 个")
    sound(page, "long-route")


@pytest.mark.parametrize("size", ["portrait", "landscape"])
def test_in_the_dark_it_is_dark_and_as_readable(people: People, cabinet: Cabinet, size: str) -> None:
    page = people.window("desktop", color_scheme="dark")
    width, height = SCREENS[size]
    page.set_viewport_size({"width": width, "height": height})
    page.goto(cabinet.url)
    page.locator(".pad").wait_for()
    sound(page, "dark")
    type_code(page, cabinet.code(1, "A01"))
    opened_door(page, "A01")
    sound(page, "dark-open")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)")
    assert sum(dark) < 100


def test_on_a_narrow_window_nothing_must_be_scrolled_sideways(people: People, cabinet: Cabinet) -> None:
    """The demonstration is opened on telephones too."""
    page = people.window("phone")
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(cabinet.url)
    page.locator(".pad").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert small_targets(page) == []
    key(page, "确定").scroll_into_view_if_needed()
    type_code(page, cabinet.code(1, "A01"))
    opened_door(page, "A01")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_door_that_will_not_close_is_said_at_the_screen(lying: Page, cabinet: Cabinet) -> None:
    type_code(lying, cabinet.code(1, "A01"))
    lying.get_by_role("button", name="门关不上").click()
    expect(lying.get_by_role("heading")).to_contain_text("已通知帮办人员")
    assert cabinet.answered()["answer"] == "wont_close"


def test_the_next_person_can_type_while_a_door_stands_open(lying: Page, cabinet: Cabinet) -> None:
    type_code(lying, cabinet.code(1, "A01"))
    lying.get_by_role("button", name="输入另一个开箱码").click()
    expect(lying.locator(".notice.warn")).to_contain_text("柜门 A01 开着")
    expect(lying.get_by_role("button", name="返回 A01 号柜门")).to_be_visible()
    sound(lying, "another")
    type_code(lying, cabinet.code(2, "B02"))
    expect(lying.get_by_role("heading")).to_contain_text("B02 号柜门已打开")
    cabinet.close("B02")
    lying.get_by_role("button", name="已放入").click()
    expect(lying.get_by_role("heading")).to_contain_text("谢谢")
    lying.get_by_role("button", name="完成，返回首页").click()
    lying.get_by_role("button", name="返回 A01 号柜门").click()
    opened_door(lying, "A01")


def test_everything_can_be_done_at_a_keyboard(lying: Page, cabinet: Cabinet) -> None:
    lying.keyboard.type("12")
    lying.keyboard.press("Escape")
    lying.keyboard.type(cabinet.code(1, "A01"))
    lying.keyboard.press("Enter")
    opened_door(lying, "A01")
    expect(lying.get_by_role("heading")).to_contain_text("已打开")
    expect(lying.get_by_role("heading")).to_be_focused()
    cabinet.close("A01")
    expect(lying.get_by_role("heading")).to_contain_text("已关好")
    lying.keyboard.press("Tab")
    expect(lying.get_by_role("button", name="已放入")).to_be_focused()
    lying.keyboard.press("Enter")
    expect(lying.get_by_role("heading")).to_contain_text("谢谢")


def test_what_is_shown_is_spoken_too_and_can_be_stopped(lying: Page, cabinet: Cabinet) -> None:
    played: list[str] = []
    lying.on("request", lambda request: played.append(request.url) if "/voice/" in request.url else None)
    type_code(lying, cabinet.code(1, "A01"))
    opened_door(lying, "A01")
    lying.wait_for_event("request", lambda request: request.url.endswith("/voice/zh/open_putting-1"), timeout=15_000)
    assert [url.rpartition("/")[2] for url in played][-4:] == ["A", "0", "1", "open_putting-1"]
    lying.get_by_role("button", name="停止朗读").click()
    lying.get_by_role("button", name="再听一遍").click()
    expect(lying.get_by_role("button", name="停止朗读")).to_be_visible()
    lying.get_by_role("button", name="English").click()
    lying.wait_for_event("request", lambda request: request.url.endswith("/voice/en/open_putting-2"), timeout=15_000)


def test_no_name_and_no_case_stands_anywhere(lying: Page, cabinet: Cabinet) -> None:
    type_code(lying, cabinet.code(1, "A01"))
    opened_door(lying, "A01")
    assert "g_1" not in lying.content()
