"""A phone or a computer that several people use: whoever leaves the portal leaves nothing, in any tab."""

import pytest
from playwright.sync_api import expect

from infra.local.addresses import Addresses
from tests.web.axe import findings
from tests.web.filing_steps import Applicant
from tests.web.people import People

pytestmark = pytest.mark.web
ENDED = "登录已结束，请重新登录"


def second_tab(who: Applicant, town: Addresses) -> Applicant:
    """Of the same browser, with the same person at it."""
    other = Applicant(town, who.page.context.new_page())
    other.number, other.phone = who.number, who.phone
    return other


def test_the_next_person_finds_nothing_of_the_one_before(town: Addresses, people: People) -> None:
    first = Applicant(town, people.window())
    first.opens("file/personnel-file")
    first.signs_in()
    first.page.get_by_label("姓名").fill("李小红")
    next_one = Applicant(town, first.page.context.new_page())
    next_one.opens("me")
    next_one.page.get_by_role("button", name="退出").first.click()
    expect(first.page.get_by_text(ENDED)).to_be_visible()
    assert findings(first.page) == []
    next_one.opens("cases")
    next_one.signs_in()
    expect(first.page.get_by_label("姓名")).to_have_value("")
    assert "李小红" not in first.page.evaluate("JSON.stringify({...sessionStorage})")


def test_who_signs_in_in_one_tab_is_signed_in_in_the_other(town: Addresses, people: People) -> None:
    who = Applicant(town, people.window())
    who.opens("cases")
    other = second_tab(who, town)
    other.opens("cases")
    who.signs_in()
    expect(who.page.get_by_label("手机号")).to_have_count(0)
    expect(other.page.get_by_label("手机号")).to_have_count(0)


def test_signing_out_everywhere_reaches_the_phone_that_was_lost(town: Addresses, people: People) -> None:
    lost, here = Applicant(town, people.window()), Applicant(town, people.window("desktop"))
    here.number, here.phone = lost.number, lost.phone
    for one in (lost, here):
        one.opens("cases")
        one.signs_in()
        expect(one.page.get_by_label("手机号")).to_have_count(0)
    here.opens("me")
    here.page.get_by_role("button", name="退出所有设备").click()
    expect(here.page.get_by_role("button", name="退出所有设备")).to_have_count(0)
    lost.page.reload()
    expect(lost.page.get_by_label("手机号")).to_be_visible()
