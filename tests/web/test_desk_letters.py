"""Dead letters at the desk: read one by one, given up or sent round again with a reason; who did it stays readable."""

import json
import uuid

import pytest
from playwright.sync_api import Page, expect

from infra.aws import AwsAccount
from infra.local.addresses import Addresses
from tests.web import staff
from tests.web.axe import findings
from tests.web.desk_cases import press
from tests.web.people import People
from tests.web.pictures import take

pytestmark = pytest.mark.web


def dead(town: Addresses) -> str:
    """A text message that nobody can send: its name."""
    name = f"m_{uuid.uuid4().hex[:8]}"
    AwsAccount(town["endpoint"]).client("sqs").send_message(
        QueueUrl=town["outputs"]["MessagesDeadQueueUrl"], MessageBody=json.dumps({"id": name})
    )
    return name


def at_letters(town: Addresses, people: People) -> Page:
    desk = staff.signs_in(town, people, "administrator")
    desk.goes_to("letters")
    desk.page.get_by_role("link", name="短信").click()
    return desk.page


def test_a_letter_is_given_up_with_a_reason(town: Addresses, people: People) -> None:
    name = dead(town)
    page = at_letters(town, people)
    letter = page.locator(".letter").filter(has_text=name)
    expect(letter).to_be_visible(timeout=20_000)
    press(page, "放弃所选")
    expect(page.locator(".summary-of-errors")).to_contain_text("请先勾选要放弃的事项。")
    letter.get_by_role("checkbox").check()
    giving = page.locator("section").filter(has=page.get_by_role("heading", name="放弃所选"))
    giving.get_by_label("原因").fill("收件人已注销")
    assert findings(page) == []
    take(page, "desk-letters-zh", whole=True)
    press(page, "放弃所选", sure=True)
    expect(page.get_by_text("已放弃 1 件。")).to_be_visible()
    expect(letter).to_have_count(0, timeout=20_000)
    expect(page.locator("tbody tr").filter(has_text="收件人已注销").first).to_contain_text("放弃")


def test_letters_go_round_again_with_a_reason(town: Addresses, people: People) -> None:
    name = dead(town)
    page = at_letters(town, people)
    expect(page.locator(".letter").filter(has_text=name)).to_be_visible(timeout=20_000)
    again = page.locator("section").filter(has=page.get_by_role("heading", name="重新处理"))
    again.get_by_label("原因").fill("短信账户已恢复")
    press(page, "重新处理")
    expect(page.get_by_text("件已重新处理。")).to_be_visible(timeout=20_000)
    expect(page.locator("tbody tr").filter(has_text="短信账户已恢复").first).to_contain_text("重新处理")
    assert findings(page) == []
