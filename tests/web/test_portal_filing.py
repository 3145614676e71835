"""An applicant files at the portal, with a phone in the hand: from the search to the confirmation."""

import re

import pytest
from playwright.sync_api import expect

from infra.local.addresses import Addresses
from tests.web import pictures
from tests.web.axe import findings
from tests.web.filing_steps import Applicant
from tests.web.people import People

pytestmark = pytest.mark.web
ITEM = "seal-engraving"


def test_an_item_is_found_by_its_initials_and_its_guide_needs_no_sign_in(town: Addresses, people: People) -> None:
    who = Applicant(town, people.window())
    who.opens()
    who.sees("您要办什么事？")
    assert findings(who.page) == []
    pictures.take(who.page, "portal-home-zh")
    who.page.get_by_role("searchbox").fill("ylbx")
    who.presses("查找")
    expect(who.page.get_by_role("status").filter(has_text="共 1 项")).to_be_visible()
    assert findings(who.page) == []
    pictures.take(who.page, "portal-found-zh")
    who.follows(re.compile("职工基本医疗保险住院零星报销"))
    who.sees("职工基本医疗保险住院零星报销")
    for part in ("基本信息", "所需材料（4 份）", "办理环节", "监督投诉电话"):
        expect(who.page.get_by_role("heading", name=part)).to_be_visible()
    expect(who.page.get_by_role("img", name="二维码")).to_be_visible()
    assert findings(who.page) == []
    pictures.take(who.page, "portal-guide-zh", whole=True)


def test_nothing_found_says_what_else_to_try(town: Addresses, people: People) -> None:
    who = Applicant(town, people.window())
    who.opens("items?q=zzzzqqq")
    expect(who.page.get_by_text("请换个说法试试")).to_be_visible()
    assert findings(who.page) == []


def test_a_case_is_filed_with_a_pdf_and_a_picture(town: Addresses, people: People) -> None:
    who = Applicant(town, people.window())
    page = who.page
    who.opens("items/personnel-file")
    who.follows("在线办理")
    who.sees("登录")
    assert findings(page) == []
    pictures.take(page, "portal-sign-in-zh")
    who.signs_in()
    who.identifies()
    who.sees("开始在线办理")
    assert findings(page) == []
    who.presses("开始填报")
    who.sees("流动人员档案托管")
    assert findings(page) == []
    names = [text.strip() for text in page.locator(".task b").all_inner_texts()]
    materials = [name for name in names if name != "结果领取方式"]
    assert len(materials) >= 2
    for number, material in enumerate(materials):
        who.uploads(material, picture=bool(number % 2))
    who.collects_at_the_window()
    pictures.take(page, "portal-tasks-zh", whole=True)
    who.follows("核对并提交")
    who.sees("核对填报内容")
    expect(page.get_by_text("照片.png")).to_be_visible()
    expect(page.get_by_text("到窗口领取")).to_be_visible()
    assert findings(page) == []
    pictures.take(page, "portal-check-zh", whole=True)
    who.presses("提交申请")
    who.sees("提交成功")
    expect(page.locator(".number")).to_have_count(2)
    assert findings(page) == []
    pictures.take(page, "portal-submitted-zh", whole=True)
    page.reload()
    who.sees("提交成功")
    expect(page.get_by_role("link", name="凭证")).to_be_visible()
    who.follows("查看办件")
    who.sees("流动人员档案托管")


def test_a_wrong_code_says_so_at_its_field_and_the_right_one_still_works(town: Addresses, people: People) -> None:
    who = Applicant(town, people.window())
    who.opens("me")
    code = who.asks_for_a_code()
    field = who.page.get_by_label("6 位验证码")
    field.fill("12")
    who.presses("登录")
    said = "请填写短信中的 6 位数字。"
    expect(who.page.locator(".summary-of-errors")).to_be_focused()
    expect(who.page.locator("#code-error")).to_have_text(said)
    field.fill("000000" if code != "000000" else "111111")
    who.presses("登录")
    expect(who.page.locator("#code-error")).to_contain_text("验证码错误")
    expect(who.page).to_have_title(re.compile("^错误："))
    assert findings(who.page) == []
    pictures.take(who.page, "portal-wrong-code-zh")
    field.fill(code)
    who.presses("登录")
    who.sees("我的")
    assert findings(who.page) == []


def test_what_cannot_be_taken_says_why_before_anything_is_sent(town: Addresses, people: People) -> None:
    who = Applicant(town, people.window())
    who.begins("personnel-file")
    who.page.locator(".task").first.click()
    big = {"name": "大.pdf", "mimeType": "application/pdf", "buffer": b"0" * (11 * 1024 * 1024)}
    who.gives(big, {"name": "表.docx", "mimeType": "application/msword", "buffer": b"1"})
    expect(who.page.locator("#files-error")).to_contain_text("“大.pdf”有 11.0 MB，超过了 10 MB")
    expect(who.page.locator("#files-error")).to_contain_text("“表.docx”的类型不支持")
    assert findings(who.page) == []
    pictures.take(who.page, "portal-upload-refused-zh", whole=True)


def test_an_upload_that_lost_the_network_is_sent_once_more(town: Addresses, people: People) -> None:
    who = Applicant(town, people.window())
    who.begins("personnel-file")
    who.page.locator(".task").first.click()
    expect(who.page.get_by_text("还没有文件。")).to_be_visible()
    who.page.context.set_offline(True)
    who.gives({"name": "材料.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 x"})
    expect(who.page.get_by_text("网络不通").first).to_be_visible()
    assert findings(who.page) == []
    pictures.take(who.page, "portal-upload-offline-zh", whole=True)
    who.page.context.set_offline(False)
    who.page.get_by_role("button", name="重试 材料.pdf").click()
    expect(who.page.get_by_role("button", name="查看 材料.pdf")).to_be_visible()
    who.page.get_by_role("button", name="移除 材料.pdf").click()
    expect(who.page.get_by_text("还没有文件。")).to_be_visible()


def test_what_is_missing_is_named_and_linked_before_it_is_sent(town: Addresses, people: People) -> None:
    who = Applicant(town, people.window())
    who.begins("personnel-file")
    who.follows("核对并提交")
    who.presses("提交申请")
    expect(who.page.locator(".summary-of-errors")).to_be_focused()
    who.page.locator(".summary-of-errors").get_by_role("link").last.click()
    expect(who.page.locator("#collecting")).to_be_focused()
    assert findings(who.page) == []
    pictures.take(who.page, "portal-check-missing-zh", whole=True)


def test_a_session_that_ends_keeps_what_was_typed(town: Addresses, people: People) -> None:
    who = Applicant(town, people.window())
    who.opens("file/personnel-file")
    who.signs_in()
    who.sees("申请人身份信息")
    who.page.get_by_label("姓名").fill("李小红")
    who.page.context.clear_cookies()
    who.page.reload()
    who.signs_in()
    who.sees("申请人身份信息")
    expect(who.page.get_by_label("姓名")).to_have_value("李小红")


def test_a_draft_is_gone_on_with_on_another_device(town: Addresses, people: People) -> None:
    who = Applicant(town, people.window())
    who.begins("personnel-file")
    who.uploads(who.page.locator(".task b").first.inner_text())
    other = Applicant(town, people.window("desktop"))
    other.number, other.phone = who.number, who.phone
    other.opens(who.page.url.split("#/")[1])
    other.signs_in()
    other.sees("流动人员档案托管")
    expect(other.page.locator(".task").first).to_contain_text("已完成")
    assert findings(other.page) == []
