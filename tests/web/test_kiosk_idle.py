"""The kiosk belongs to the next person after a minute; never while a door stands open. Browser's own clock, by hand."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.web.axe import findings
from tests.web.kiosks import SCREENS, Cabinet, key, opened_door, type_code
from tests.web.people import People
from tests.web.pictures import take

pytestmark = pytest.mark.web


@pytest.fixture
def cabinet(tmp_path: Path) -> Iterator[Cabinet]:
    with Cabinet(tmp_path).running() as cabinet:
        yield cabinet


@pytest.fixture
def page(people: People, cabinet: Cabinet) -> Page:
    page = people.window("desktop")
    width, height = SCREENS["portrait"]
    page.set_viewport_size({"width": width, "height": height})
    page.clock.install()
    page.goto(cabinet.url)
    page.locator(".pad").wait_for()
    return page


def test_half_a_code_is_gone_after_a_minute_and_the_person_is_asked_before(page: Page) -> None:
    page.get_by_role("button", name="English").click()
    key(page, "1").click()
    page.clock.run_for(29_000)
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.clock.run_for(2_000)
    expect(page.get_by_role("dialog", name="Are you still there?")).to_be_visible()
    take(page, "kiosk-still-there-portrait")
    assert findings(page) == []
    page.clock.run_for(30_000)
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("heading")).to_have_text("请输入或扫描开箱码")
    expect(page.locator(".typed")).not_to_contain_text("1")


def test_who_needs_more_time_gets_it(page: Page) -> None:
    key(page, "1").click()
    page.clock.run_for(31_000)
    page.get_by_role("button", name="我还需要时间").click()
    page.clock.run_for(29_000)
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(".typed")).to_contain_text("1")
    page.clock.run_for(32_000)
    expect(page.locator(".typed")).not_to_contain_text("1")


def test_who_is_done_can_go_home_at_once(page: Page) -> None:
    key(page, "1").click()
    page.clock.run_for(31_000)
    page.get_by_role("button", name="返回首页").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(".typed")).not_to_contain_text("1")


def test_an_open_door_stays_on_the_screen_however_long(page: Page, cabinet: Cabinet) -> None:
    type_code(page, cabinet.code(1, "A01"))
    opened_door(page, "A01")
    page.clock.run_for(300_000)
    expect(page.get_by_role("dialog")).to_have_count(0)
    opened_door(page, "A01")
    page.get_by_role("button", name="输入另一个开箱码").click()
    page.clock.run_for(61_000)
    opened_door(page, "A01")


def test_a_screen_that_nobody_touches_asks_nobody(page: Page) -> None:
    page.clock.run_for(120_000)
    expect(page.get_by_role("dialog")).to_have_count(0)
