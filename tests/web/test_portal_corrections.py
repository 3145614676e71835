"""What came back from the pre-review is replaced, two tabs disagree, answers of every kind are corrected."""

import re

import pytest
from playwright.sync_api import expect

from infra import typed
from infra.local.addresses import Addresses
from tests.web import papers, pictures
from tests.web.applicant import signs_in
from tests.web.axe import findings
from tests.web.filed import filed, world
from tests.web.filing_steps import Applicant
from tests.web.people import People

pytestmark = pytest.mark.web
WHY = "照片模糊，请重新拍摄。"


def test_one_paper_that_came_back_is_replaced_and_sent_again(town: Addresses, people: People) -> None:
    case = filed(town)
    material = next(one for one in typed.records(case.item, "materials") if one["upload"])
    name = typed.text(typed.record(material["name"]), "zh")
    verdict = {"verdict": "return", "reasons": {material["id"]: WHY}}
    world(town).sign_in("reviewer").does(case.case, "pre-review", verdict)
    page = signs_in(town, people, case.owner).page
    page.goto(f"{town['api']}/portal#/filing/{case.case}")
    page.reload()
    task = page.get_by_role("link").filter(has_text=name)
    expect(task).to_contain_text(f"退回原因：{WHY}")
    assert findings(page) == []
    pictures.take(page, "portal-returned-zh", whole=True)
    task.click()
    content = papers.photo()
    page.locator("#files").set_input_files({"name": "重拍.png", "mimeType": "image/png", "buffer": content})
    expect(page.get_by_role("button", name="查看 重拍.png")).to_be_visible()
    page.get_by_role("link", name="完成，返回清单").click()
    expect(task).to_contain_text("已更换")
    page.get_by_role("link", name="核对并提交").click()
    page.get_by_role("button", name="提交申请").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("提交成功")
    assert case.seen()["state"] == "pre_review"


def test_a_second_tab_learns_that_the_case_was_sent(town: Addresses, people: People) -> None:
    case = filed(town)
    page = signs_in(town, people, case.owner).page
    page.goto(f"{town['api']}/portal#/filing/{case.case}/check")
    page.reload()
    expect(page.get_by_text("此办件已提交，不能再修改。")).to_be_visible()
    assert findings(page) == []


def test_an_enterprise_files_by_its_credit_code_and_mail_needs_an_address(town: Addresses, people: People) -> None:
    who = Applicant(town, people.window())
    page = who.page
    who.opens("file/invoice-supply")
    who.signs_in()
    who.sees("为哪家企业办理？")
    page.get_by_label("统一社会信用代码").fill("123")
    page.get_by_label("企业名称").fill("西安某某有限公司")
    who.presses("继续")
    expect(page.locator("#uscc-error")).to_contain_text("18")
    assert findings(page) == []
    pictures.take(page, "portal-enterprise-zh")
    page.get_by_label("统一社会信用代码").fill(who.credit_code)
    who.presses("继续")
    who.identifies()
    expect(page.get_by_text(who.credit_code)).to_be_visible()
    who.presses("开始填报")
    who.follows(re.compile("结果领取方式"))
    who.presses("继续")
    expect(page.locator("#channel-error")).to_be_visible()
    assert findings(page) == []
    page.get_by_label("邮寄到家").check()
    who.presses("继续")
    who.sees("邮寄到哪里？")
    who.presses("继续")
    expect(page.locator("#address-error")).to_have_text("请填写邮寄地址。")
    assert findings(page) == []
    page.get_by_label("收件人、电话和地址").fill("张三 138 0000 0000 西安市")
    page.go_back()
    page.go_forward()
    expect(page.get_by_label("收件人、电话和地址")).to_have_value("张三 138 0000 0000 西安市")
    who.presses("继续")
    expect(page.get_by_role("link").filter(has_text="结果领取方式")).to_contain_text("已完成")


def test_a_cabinet_is_chosen_on_the_way_to_the_result(town: Addresses, people: People) -> None:
    who = Applicant(town, people.window())
    page = who.page
    who.begins("personnel-file")
    who.follows(re.compile("结果领取方式"))
    page.get_by_label("信包箱自取").check()
    who.presses("继续")
    who.sees("到哪个信包箱领取？")
    who.presses("继续")
    expect(page.get_by_text("请选择一个信包箱。").last).to_be_visible()
    assert findings(page) == []
    page.get_by_label("需要低处的柜门").check()
    page.locator("input[name=cabinet]:not(:disabled)").first.check()
    pictures.take(page, "portal-choose-cabinet-zh", whole=True)
    who.presses("继续")
    expect(page.get_by_role("link").filter(has_text="结果领取方式")).to_contain_text("信包箱自取")
