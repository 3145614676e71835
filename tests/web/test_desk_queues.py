"""The desk's queues: dense, by keyboard, live without reloading; what two people do at once ends in one sentence."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from infra.local.addresses import Addresses
from infra.proof.walk.checks import until
from tests.web import staff
from tests.web.axe import findings
from tests.web.filed import Filed, filed
from tests.web.people import People
from tests.web.pictures import take

pytestmark = pytest.mark.web
QUEUE = re.compile(r"/staff/queues/pre-review(\?|$)")
ROWS = 50
# From the last byte of the answer to the frame after the rows stand on the page.
PAINTED = """rows => new Promise(done => {
  const look = () => {
    if (document.querySelectorAll('table.rows tbody tr').length !== rows) return requestAnimationFrame(look);
    requestAnimationFrame(() => {
      const all = performance.getEntriesByType('resource');
      const asked = all.filter(one => one.name.includes('/staff/queues/pre-review'));
      done(performance.now() - asked.at(-1).responseEnd);
    });
  };
  look();
})"""


def many(answer: dict[str, Any]) -> dict[str, Any]:
    """The server's own row, fifty times, each with a number of its own."""
    line = answer["items"][0]
    numbers = (f"20261125-001-{number:04}-0" for number in range(ROWS))
    items = [line | {"case": f"c_{n}", "case_number": n, "left": 3600 * (24 - at)} for at, n in enumerate(numbers)]
    return answer | {"items": items, "next": "more"}


def with_many(route: Route) -> None:
    said = route.fetch(headers={k: v for k, v in route.request.headers.items() if k != "if-none-match"})
    headers = {name: value for name, value in said.headers.items() if name != "etag"}
    route.fulfill(status=200, headers=headers, body=json.dumps(many(said.json())))


def row(page: Page, case: Filed) -> Any:
    return page.locator("table.rows tbody tr").filter(has_text=case.number)


@pytest.fixture
def case(town: Addresses) -> Filed:
    return filed(town)


def test_fifty_rows_stand_on_the_page_within_a_tenth_of_a_second_of_their_data(
    town: Addresses, people: People, case: Filed
) -> None:
    desk = staff.signs_in(town, people, "reviewer")
    desk.page.route(QUEUE, with_many)
    took: list[float] = []
    for _ in range(5):
        desk.goes_to("me")
        expect(desk.page.get_by_role("heading", name="我的账号")).to_be_visible()
        desk.page.evaluate("performance.clearResourceTimings()")
        desk.goes_to("queues/pre-review")
        took.append(desk.page.evaluate(PAINTED, ROWS))
    # The machine of the test does other things besides: its best round says what the page needs.
    assert min(took) < 100, took
    assert findings(desk.page) == []
    take(desk.page, "desk-queue-many-zh")
    desk.page.keyboard.press("k")
    head, last = (
        desk.page.locator(f"table.rows {part}").bounding_box() for part in ("thead th >> nth=0", "a >> nth=-1")
    )
    assert head
    assert last
    assert 50 < head["y"] < last["y"] < 900


def test_another_queue_begins_at_its_own_first_page(town: Addresses, people: People, case: Filed) -> None:
    desk = staff.signs_in(town, people, "reviewer")
    asked: list[str] = []
    desk.page.on("request", lambda request: asked.append(request.url) if "/staff/queues/" in request.url else None)
    desk.page.route(QUEUE, with_many)
    desk.goes_to("queues/pre-review")
    desk.page.get_by_label("经办").select_option("nobody")
    desk.page.route(QUEUE, with_many)
    desk.page.locator("table.rows tbody tr").first.wait_for()
    desk.page.unroute(QUEUE)
    desk.page.route(re.compile("cursor=more"), lambda route: route.fulfill(status=400, json={
        "code": "BAD_CURSOR", "field": "cursor", "reason": "no", "reason_zh": "翻页标记有误"}))  # fmt: skip
    desk.page.get_by_role("button", name="下一页").click()
    expect(desk.page.get_by_role("alert")).to_contain_text("翻页标记有误")
    assert findings(desk.page) == []
    desk.page.get_by_role("link", name="待收件查询").click()
    expect(desk.page.get_by_role("heading", name="待收件查询")).to_be_visible()
    mine = [url for url in asked if "to-collect" in url]
    assert mine
    assert not [url for url in mine if "cursor" in url or "taken" in url]


def test_t_takes_the_row_that_has_the_focus_and_the_colleague_reads_it_without_reloading(
    town: Addresses, people: People, case: Filed
) -> None:
    first, second = (staff.signs_in(town, people, name) for name in ("reviewer", "reviewer-2"))
    for desk in (first, second):
        desk.goes_to("queues/pre-review")
        row(desk.page, case).wait_for()
    row(first.page, case).get_by_role("link").focus()
    first.page.keyboard.press("t")
    expect(row(first.page, case).get_by_role("button", name="交回")).to_be_visible()
    until(
        "the colleague reads who has it", lambda: row(second.page, case).get_by_role("button").count() == 0, seconds=15
    )
    expect(row(second.page, case)).to_contain_text("(")
    second.page.get_by_label("经办").select_option("nobody")
    expect(row(second.page, case)).to_have_count(0)
    first.page.get_by_label("经办").select_option("me")
    expect(row(first.page, case)).to_be_visible()
    assert findings(first.page) == []


def test_what_somebody_has_just_taken_says_so_in_its_row(town: Addresses, people: People, case: Filed) -> None:
    first, second = (staff.signs_in(town, people, name) for name in ("reviewer", "reviewer-2"))
    for desk in (first, second):
        desk.goes_to("queues/pre-review")
        row(desk.page, case).wait_for()
    second.page.route(QUEUE, lambda route: None)
    row(first.page, case).get_by_role("button").click()
    expect(row(first.page, case).get_by_role("button", name="交回")).to_be_visible()
    row(second.page, case).get_by_role("button").click()
    expect(row(second.page, case).get_by_role("alert")).to_be_visible()
    assert findings(second.page) == []


def test_a_queue_that_cannot_be_read_says_so_and_is_read_again(town: Addresses, people: People, case: Filed) -> None:
    desk = staff.signs_in(town, people, "reviewer")
    desk.page.route(QUEUE, lambda route: route.fulfill(status=429, body="{}"))
    desk.goes_to("queues/pre-review")
    expect(desk.page.get_by_role("alert")).to_contain_text("系统暂时没有应答")
    assert findings(desk.page) == []
    desk.page.unroute(QUEUE)
    desk.page.get_by_role("button", name="重试").click()
    expect(row(desk.page, case)).to_be_visible()
    people.loses_line(desk.page)
    desk.page.context.set_offline(True)
    expect(desk.page.get_by_text("以下为稍早的内容")).to_be_visible(timeout=15_000)
    expect(row(desk.page, case)).to_be_visible()
    assert findings(desk.page) == []
    desk.page.context.set_offline(False)
    expect(desk.page.get_by_text("以下为稍早的内容")).to_have_count(0, timeout=15_000)


def test_on_a_narrow_screen_in_the_dark_and_in_english_nothing_is_cut_off(
    town: Addresses, people: People, case: Filed
) -> None:
    desk = staff.signs_in(town, people, "reviewer", size="tablet", language="en")
    desk.page.emulate_media(color_scheme="dark")
    desk.goes_to("queues/pre-review")
    row(desk.page, case).wait_for()
    assert desk.page.evaluate("document.documentElement.scrollWidth") == 768
    assert desk.page.locator("table.rows tbody td").first.bounding_box()["width"] > 120  # type: ignore[index]
    assert findings(desk.page) == []
    take(desk.page, "desk-queue-en-dark")


def test_a_scanner_may_type_wherever_the_focus_is(town: Addresses, people: People, case: Filed) -> None:
    desk = staff.signs_in(town, people, "reviewer")
    desk.goes_to("queues/pre-review")
    row(desk.page, case).get_by_role("link").focus()
    desk.page.keyboard.type(case.number)
    desk.page.keyboard.press("Enter")
    expect(desk.page.get_by_role("heading", name=case.number)).to_be_visible()


def test_single_letter_keys_can_be_turned_off(town: Addresses, people: People, case: Filed) -> None:
    desk = staff.signs_in(town, people, "reviewer")
    desk.page.locator("main h1").wait_for()
    desk.page.keyboard.press("?")
    expect(desk.page.get_by_role("heading", name="键盘操作")).to_be_visible()
    assert findings(desk.page) == []
    desk.page.get_by_role("checkbox", name="使用单键快捷键").uncheck()
    desk.page.locator("main h1").click()
    desk.page.keyboard.press("/")
    assert desk.page.evaluate("document.activeElement.id") != "search"


def test_who_had_a_case_is_told_who_took_it_over_and_why(town: Addresses, people: People, case: Filed) -> None:
    first, second = (staff.signs_in(town, people, name) for name in ("reviewer", "reviewer-2"))
    for desk in (first, second):
        desk.goes_to(f"cases/{case.case}")
    first.page.get_by_role("button", name=f"领办 {case.number}").click()
    expect(first.page.get_by_role("button", name=f"交回 {case.number}")).to_be_visible()
    second.page.reload()
    second.page.locator("summary").filter(has_text="从同事处接办").click()
    second.page.get_by_role("textbox", name="原因", exact=True).fill("他今天请假")
    second.page.get_by_role("button", name="从同事处接办").click()
    expect(second.page.get_by_role("button", name=f"交回 {case.number}")).to_be_visible()
    first.page.get_by_role("link", name="通知").click()
    line = first.page.get_by_role("listitem").filter(has_text=case.number)
    expect(line).to_contain_text("他今天请假")
    assert findings(first.page) == []
    line.get_by_role("link").click()
    expect(first.page.get_by_role("heading", name=case.number)).to_be_visible()
    first.page.get_by_role("link", name="通知").click()
    expect(first.page.locator(".bell .count")).to_have_count(0)
