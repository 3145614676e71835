"""The portal for everybody: in English, in large type, on a narrow screen, by keyboard alone."""

import re

import pytest
from playwright.sync_api import Page, expect

from infra.local.addresses import Addresses
from tests.web import papers, pictures
from tests.web.axe import findings
from tests.web.filing_steps import Applicant
from tests.web.people import People

pytestmark = pytest.mark.web
SOON = 30_000
# A hand that goes on to the next key.
HAND_MS = 200
# Pages that need no sign-in, and some of somebody who is.
OPEN = ("", "items", "items?q=zzzz", "items/seal-engraving", "me")


def test_the_large_mode_is_on_the_first_screen_and_stays(town: Addresses, people: People) -> None:
    who = Applicant(town, people.window())
    who.opens()
    button = who.page.get_by_role("button", name=re.compile("长辈版.*字更大"))
    expect(button).to_be_in_viewport()
    button.click()
    expect(who.page.locator("html")).to_have_attribute("data-large", "1")
    who.page.reload()
    expect(who.page.locator("html")).to_have_attribute("data-large", "1")
    assert findings(who.page) == []
    pictures.take(who.page, "portal-home-large-zh")
    who.sees("您要办什么事？")
    assert _smallest_text(who.page) >= 15
    assert _low_targets(who.page, 59.5) == []


def test_the_portal_speaks_english(town: Addresses, people: People) -> None:
    who = Applicant(town, people.window("phone", "en"))
    for path, title in (
        ("", "What do you need to do?"),
        ("items/personnel-file", "Keeping the file of a mobile worker"),
        ("me", "Sign in"),
    ):
        who.opens(path)
        who.sees(title)
        assert findings(who.page) == []
    who.page.get_by_label("Mobile number").fill("123")
    who.presses("Send me a code")
    expect(who.page.locator("#phone-error")).to_be_visible()
    expect(who.page).to_have_title(re.compile("^Error:"))
    who.page.get_by_role("button", name="中文").click()
    who.sees("登录")
    expect(who.page.get_by_label("手机号")).to_have_value("123")


@pytest.mark.parametrize("large", ["0", "1", "2"])
def test_nothing_is_lost_at_320_px(town: Addresses, people: People, large: str) -> None:
    page = people.window()
    page.set_viewport_size({"width": 320, "height": 640})
    page.add_init_script(f"localStorage.setItem('large', '{large}')")
    for path in OPEN:
        page.goto(f"{town['api']}/portal#/{path}")
        page.reload()
        page.locator("h1").wait_for()
        expect(page.locator(".busy")).to_have_count(0)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_the_dark_and_on_a_wide_screen(town: Addresses, people: People, theme: str) -> None:
    page = people.window("desktop")
    page.add_init_script(f"localStorage.setItem('theme', '{theme}')")
    for path in OPEN:
        page.goto(f"{town['api']}/portal#/{path}")
        page.reload()
        page.locator("h1").wait_for()
        expect(page.locator(".busy")).to_have_count(0)
        assert findings(page) == [], path


def test_a_case_is_filed_by_keyboard_alone(town: Addresses, people: People) -> None:
    """Tab and Enter, arrows and Space; the file field takes its file as a file dialog gives it."""
    who = Applicant(town, people.window("desktop"))
    page = who.page
    who.opens("items/name-approval")
    _arrives(page, "企业名称预先核准")
    _press(page, "在线办理")
    _arrives(page, "登录")
    _types(page, "phone", who.number)
    code = who.asks_for_a_code_by(lambda: page.keyboard.press("Enter"))
    _types(page, "code", code)
    page.keyboard.press("Enter")
    _arrives(page, "为谁办理？")
    _to(page, "document.activeElement.id === 'kind'")
    page.keyboard.press("Space")
    page.wait_for_timeout(HAND_MS)
    page.keyboard.press("Enter")
    _arrives(page, "申请人身份信息")
    _types(page, "name", "王小明")
    _types(page, "id_number", who.id_number)
    page.keyboard.press("Enter")
    _arrives(page, "开始在线办理")
    _press(page, "开始填报")
    _arrives(page, "企业名称预先核准")
    for material in [text.strip() for text in page.locator(".task b").all_inner_texts()]:
        if material != "结果领取方式":
            _uploads(page, material)
    _press(page, "结果领取方式", part=True)
    _arrives(page, "结果领取方式")
    _to(page, "document.activeElement.type === 'radio'")
    page.keyboard.press("ArrowUp")
    page.wait_for_timeout(HAND_MS)
    page.keyboard.press("Enter")
    _arrives(page, "企业名称预先核准")
    _press(page, "核对并提交")
    _arrives(page, "核对填报内容")
    _press(page, "提交申请")
    expect(page.get_by_role("heading", level=1)).to_have_text("提交成功", timeout=SOON)


def _arrives(page: Page, title: str) -> None:
    """The page is there, and the focus on its heading, from where Tab goes on."""
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text(title, timeout=SOON)
    expect(heading).to_be_focused()


def _uploads(page: Page, material: str) -> None:
    _press(page, material, part=True)
    _arrives(page, material)
    _to(page, "document.activeElement.id === 'files'")
    with page.expect_file_chooser() as chosen:
        page.keyboard.press("Space")
    chosen.value.set_files({"name": "材料.pdf", "mimeType": "application/pdf", "buffer": papers.pdf("x")})
    expect(page.get_by_role("button", name="查看 材料.pdf")).to_be_visible(timeout=SOON)
    _press(page, "完成，返回清单")


def _types(page: Page, field: str, text: str) -> None:
    _to(page, f"document.activeElement.id === '{field}'")
    page.keyboard.type(text)


def _press(page: Page, name: str, *, part: bool = False) -> None:
    said = f"document.activeElement.innerText.trim(){'.startsWith' if part else ' === '}({name!r})"
    _to(page, f"['A', 'BUTTON'].includes(document.activeElement.tagName) && {said}")
    page.keyboard.press("Enter")


def _to(page: Page, there: str) -> None:
    """Tab until the focus is there, and seen."""
    for _ in range(60):
        if page.evaluate(there):
            assert page.evaluate("getComputedStyle(document.activeElement).visibility") == "visible"
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never came to where {there}")


def _smallest_text(page: Page) -> float:
    sizes = "[...document.querySelectorAll('main *')].filter(e => e.innerText?.trim() && !e.children.length)"
    return float(page.evaluate(f"Math.min(...{sizes}.map(e => parseFloat(getComputedStyle(e).fontSize)))"))


def _low_targets(page: Page, least: float) -> list[str]:
    """Buttons, links that stand alone, and fields that are lower than `least` pixels."""
    found = """least => [...document.querySelectorAll('main button, main a, main input, header a, header button')]
      .filter(e => e.getClientRects().length && e.getBoundingClientRect().height < least)
      .map(e => e.outerHTML.slice(0, 90))"""
    return list(page.evaluate(found, least))
