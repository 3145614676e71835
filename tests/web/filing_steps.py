"""What an applicant does at the portal to file, page by page, in Chinese; the phone is the SMS stand-in's."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from infra.local.addresses import Addresses
from infra.proof.walk.numbers import credit_code, identity_number, mobile
from infra.proof.walk.phone import Phone, now
from infra.proof.walk.portal_user import SIGN_IN
from tests.web import papers
from tests.web.filed import world

NAME = "王小明"
PDF, PNG = "application/pdf", "image/png"


class Applicant:
    """Somebody new with a phone, at one browser."""

    def __init__(self, town: Addresses, page: Page) -> None:
        self.page, self.api = page, town["api"]
        self.number, self.id_number, self.credit_code = mobile(), identity_number(), credit_code()
        where = world(town)
        self.phone = Phone(where.sms, self.number, where.checks, [NAME])

    def opens(self, path: str = "") -> None:
        self.page.goto(f"{self.api}/portal#/{path}")

    def sees(self, title: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_have_text(title)

    def presses(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def follows(self, name: str | re.Pattern[str]) -> None:
        self.page.get_by_role("link", name=name).first.click()

    def asks_for_a_code(self) -> str:
        """The six digits, as the phone shows them."""
        self.page.get_by_label("手机号").fill(self.number)
        return self.asks_for_a_code_by(lambda: self.presses("获取验证码"))

    def asks_for_a_code_by(self, pressing: Callable[[], None]) -> str:
        began = now()
        pressing()
        self.sees("输入验证码")
        found = SIGN_IN.search(self.phone.receives("验证码", since=began))
        assert found
        return found[1]

    def signs_in(self) -> None:
        code = self.asks_for_a_code()
        self.page.get_by_label("6 位验证码").fill(code)
        self.presses("登录")

    def identifies(self) -> None:
        self.sees("申请人身份信息")
        self.page.get_by_label("姓名").fill(NAME)
        self.page.get_by_label("身份证号码").fill(self.id_number)
        self.presses("继续")

    def begins(self, item: str) -> None:
        """To the task list of a new draft, signed in and identified on the way."""
        self.opens(f"file/{item}")
        self.signs_in()
        self.identifies()
        self.presses("开始填报")

    def uploads(self, material: str, *, picture: bool = False) -> None:
        self.follows(re.compile(material))
        self.sees(material)
        name, kind = ("照片.png", PNG) if picture else ("材料.pdf", PDF)
        content = papers.photo() if picture else papers.pdf("material")
        self.gives({"name": name, "mimeType": kind, "buffer": content})
        expect(self.page.get_by_role("button", name=f"查看 {name}")).to_be_visible()
        self.follows("完成，返回清单")

    def gives(self, *files: object) -> None:
        self.page.locator("#files").set_input_files(list(files))  # type: ignore[arg-type]  # Playwright's own form

    def collects_at_the_window(self) -> None:
        self.follows(re.compile("结果领取方式"))
        self.page.get_by_label("到窗口领取").check()
        self.presses("继续")
