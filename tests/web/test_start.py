"""The start page in a browser: its people signed in side by side, its levers, the phones and the simulator."""

import pytest
from playwright.sync_api import Page, expect

from infra.local.addresses import Addresses
from infra.proof.walk.checks import Checks
from infra.proof.walk.world import World
from tests.web.axe import findings
from tests.web.people import People
from tests.web.pictures import take

pytestmark = pytest.mark.web
RENEWED = """path => fetch(path, {method: "POST", headers: {"X-Xinbao": "1"}}).then(a => a.json()).then(a => a.token)"""


@pytest.fixture
def page(town: Addresses, people: People) -> Page:
    found = people.window("desktop")
    found.goto(town["start"])
    return found


def becomes(page: Page, who: str) -> Page:
    """The tab that opens for one of the staff or for an applicant."""
    with page.expect_popup() as opened:
        page.locator(f'#applicants [action="/be/{who}"] button, #staff [action="/be/{who}"] button').click()
    opened.value.wait_for_load_state()
    return opened.value


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_axe_finds_nothing_and_it_fits(town: Addresses, people: People, size: str, language: str) -> None:
    page = people.window(size, language)
    page.goto(town["start"])
    assert page.locator("html").get_attribute("lang") == language
    take(page, f"start-{size}-{language[:2]}")
    page.locator("summary").click()
    assert findings(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_several_people_are_signed_in_at_once_in_one_browser(page: Page) -> None:
    applicant, reviewer, clerk = (becomes(page, who) for who in ("li-si", "reviewer", "window-clerk"))
    assert applicant.url.startswith("http://li-si.localhost:")
    assert reviewer.url.startswith("http://reviewer.localhost:")
    assert applicant.evaluate(RENEWED, "/session/renewal")
    assert reviewer.evaluate(RENEWED, "/staff-session/renewal")
    assert clerk.evaluate(RENEWED, "/staff-session/renewal")


def test_a_cut_line_is_said_and_joined_again(page: Page, town: Addresses) -> None:
    thing = next(iter(town["cabinets"]))
    card = page.locator(f"#{thing}")
    card.get_by_role("button", name="断网").click()
    expect(card).to_contain_text("已断")
    expect(page.get_by_role("status")).to_contain_text("网络已切换")
    card.get_by_role("button", name="恢复网络").click()
    expect(card).to_contain_text("连通")


def test_a_pulled_plug_is_said_and_put_back(page: Page, town: Addresses) -> None:
    card = page.locator(f"#{list(town['cabinets'])[-1]}")
    card.get_by_role("button", name="拔掉电源").click()
    expect(card).to_contain_text("没电")
    assert findings(page) == []
    card.get_by_role("button", name="恢复供电").click()
    expect(card).to_contain_text("有电", timeout=15_000)


def test_a_jammed_door_is_said_and_mended_by_keyboard_alone(page: Page, town: Addresses) -> None:
    card = page.locator(f"#{list(town['cabinets'])[-1]}")
    door = card.locator("select option").last.inner_text()
    card.locator("select").focus()
    page.keyboard.press("End")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(card).to_contain_text(f"已卡住：{door}")
    card.get_by_role("button", name=f"修好 {door}").press("Enter")
    expect(card).to_contain_text("都能打开")


def test_an_account_is_copied(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="复制：手机").first.click()
    assert page.evaluate("navigator.clipboard.readText()") == "13800138000"


def test_the_phones_show_a_new_text_without_losing_the_page(town: Addresses, people: People) -> None:
    page = people.window("phone")
    page.goto(f"{town['sms']}/")
    page.evaluate("window.same = true")
    World(town, Checks(pytest.fail)).anybody.post(
        "/sign-in/codes", {"phone": "13800138077", "centre": town["centre"]}
    )  # fmt: skip
    phone = page.locator("section", has_text="13800138077")
    expect(phone.locator("strong")).to_be_visible(timeout=20_000)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    phone.get_by_role("button").first.click()
    assert page.evaluate("navigator.clipboard.readText()") == phone.locator("strong").first.inner_text()
    assert page.evaluate("window.same")
    assert findings(page) == []
    take(page, "phones-phone-zh")
    page.get_by_role("link", name="起始页").click()
    expect(page).to_have_title("信包 · 演示起始页")


def test_axe_finds_nothing_on_the_simulator(town: Addresses, people: People) -> None:
    page = people.window("desktop")
    page.goto(next(iter(town["cabinets"].values()))["board"])
    expect(page.locator("#network")).to_have_text("箱柜程序：联网")
    page.locator(".door").first.click()
    assert findings(page) == []
