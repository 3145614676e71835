"""How far a case is, for anybody with its number and query code; and the inbox of whoever is signed in."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from infra.local.addresses import Addresses
from tests.web import applicant
from tests.web.axe import findings
from tests.web.desk_cases import Office, opened
from tests.web.people import People
from tests.web.pictures import take

pytestmark = pytest.mark.web


@pytest.fixture
def office(town: Addresses) -> Iterator[Office]:
    with opened(town) as found:
        yield found


def asks(page: Page, number: str, code: str, button: str = "查询") -> None:
    page.locator("#number").fill(number)
    page.locator("#code").fill(code)
    page.get_by_role("button", name=button, exact=True).click()


def test_anybody_with_number_and_query_code_reads_it_in_plain_words(
    town: Addresses, people: People, office: Office
) -> None:
    case = office.passed()
    seen = case.seen()
    page = people.window()
    page.goto(f"{town['api']}/portal#/progress")
    page.get_by_role("button", name="查询", exact=True).click()
    expect(page.locator(".summary-of-errors")).to_contain_text("请填写办件编号。")
    assert findings(page) == []
    asks(page, seen["case_number"], f"{(int(seen['query_code']) + 1) % 1_000_000:06d}")
    expect(page.get_by_role("alert")).to_be_visible()
    assert "PROGRESS_REFUSED" not in page.inner_text("main")
    asks(page, seen["case_number"].replace("-", " "), seen["query_code"])
    expect(page.locator(".now-what")).to_be_visible()
    expect(page.locator(".way [aria-current=step]")).to_be_visible()
    assert case.owner.name not in page.content()
    assert findings(page) == []
    take(page, "portal-progress-zh", whole=True)


def test_progress_reads_in_english_on_a_narrow_screen(town: Addresses, people: People, office: Office) -> None:
    seen = office.passed().seen()
    page = people.window(language="en")
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{town['api']}/portal#/progress")
    button = page.locator("main form button[type=submit]").inner_text()
    asks(page, seen["case_number"], seen["query_code"], button)
    expect(page.locator(".now-what")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert findings(page) == []


def test_the_inbox_tells_what_happened_in_words_and_leads_to_the_case(
    town: Addresses, people: People, office: Office
) -> None:
    case = office.passed()
    portal = applicant.signs_in(town, people, case.owner)
    portal.goes_to("inbox")
    portal.page.reload()
    line = portal.page.get_by_role("link").filter(has_text="预审通过，请选择交件方式").first
    expect(line).to_be_visible()
    expect(portal.page.locator(".unread")).to_have_count(0)
    assert findings(portal.page) == []
    take(portal.page, "portal-inbox-zh")
    line.click()
    expect(portal.page.get_by_role("heading", name="您现在要做的")).to_be_visible()
