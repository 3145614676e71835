"""Cabinets at the desk: a jammed door is a task, a door opens from its drawing, out of use and back, settings."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from infra.local.addresses import Addresses
from infra.proof.walk import steps
from infra.proof.walk.checks import until
from tests.web import staff
from tests.web.axe import findings
from tests.web.desk_cases import Office, opened, press
from tests.web.people import People
from tests.web.pictures import take

pytestmark = pytest.mark.web
HALL = "综合服务大厅信包箱"


@pytest.fixture
def office(town: Addresses) -> Iterator[Office]:
    with opened(town) as found:
        yield found


def free_door(office: Office) -> str:
    """The last one, which nobody gets soon."""
    doors = office.world.as_seen(office.cabinet.thing)["doors"]
    return max(door for door, seen in doors.items() if seen["use"] == "free")


def at_door(desk: staff.Desk, office: Office, door: str) -> Page:
    desk.goes_to(f"cabinets/{office.cabinet.thing}/{door}")
    expect(desk.page.get_by_role("heading", name=f"{door} 号柜门")).to_be_visible()
    return desk.page


def use_of(office: Office, door: str) -> str:
    return str(office.world.as_seen(office.cabinet.thing)["doors"][door]["use"])


def test_a_jammed_door_becomes_a_task_that_is_taken_and_ended(town: Addresses, people: People, office: Office) -> None:
    case, held = office.reserved()
    office.world.in_step(office.cabinet.thing)
    office.cabinet.fault(held.door, "jam", on=True)
    assert office.cabinet.type(held.code)["result"] == "jammed"
    office.cabinet.fault(held.door, "jam", on=False)
    duty = staff.signs_in(town, people, "duty-helper")
    duty.goes_to("tasks")
    row = duty.page.locator("tbody tr").filter(has_text=f"{HALL} {held.door}")
    expect(row).to_contain_text("柜门卡住，没有打开", timeout=20_000)
    expect(row).to_contain_text(office.number(case))
    assert findings(duty.page) == []
    take(duty.page, "desk-tasks-zh")
    row.get_by_role("link").first.click()
    press(duty.page, "领办")
    expect(duty.page.get_by_role("button", name="退回待领")).to_be_visible()
    press(duty.page, "办结这项任务")
    expect(duty.page.locator(".summary-of-errors")).to_contain_text("请选择")
    duty.page.get_by_label("柜门正常，格口是空的").check()
    duty.page.get_by_label("说明（可不填）").fill("锁舌上油")
    assert findings(duty.page) == []
    take(duty.page, "desk-task-zh")
    press(duty.page, "办结这项任务")
    expect(duty.page.get_by_role("heading", name="异常任务")).to_be_visible()
    expect(row).to_have_count(0)
    office.world.free_again(office.cabinet.thing, held.door)


def test_an_envelope_that_was_not_found_is_taken_out_by_hand_and_the_case_goes_on(
    town: Addresses, people: People, office: Office
) -> None:
    case, door = office.deposited()
    code, answer = steps.route(office.story, office.cabinet)
    office.cabinet.opens(code)
    office.says_nothing_is_inside(answer["doors"])
    until("it is in trouble", lambda: case.seen()["desk"] == "trouble", 30)
    duty = staff.signs_in(town, people, "duty-helper")
    duty.goes_to(f"cases/{case.id}")
    duty.page.get_by_role("link", name="格口内无信包").click()
    expect(duty.page.get_by_role("heading", name=f"柜门现在 · {door} 号柜门")).to_be_visible()
    duty.page.get_by_label("信包已由我手工取出").check()
    press(duty.page, "办结这项任务", sure=True)
    until("it is with the helpers", lambda: case.seen()["desk"] == "locker-deposits", 20)


def test_a_door_opens_from_the_drawing_and_the_page_tells_what_became_of_it(
    town: Addresses, people: People, office: Office
) -> None:
    door = free_door(office)
    page = at_door(staff.signs_in(town, people, "administrator"), office, door)
    press(page, "远程开门")
    expect(page.locator(".summary-of-errors")).to_contain_text("请填写原因")
    page.get_by_label("原因").first.fill("检查柜门")
    press(page, "远程开门", sure=True)
    expect(page.get_by_text("柜门已打开，尚未关闭。")).to_be_visible(timeout=20_000)
    assert office.cabinet.door(door)["open"]
    take(page, "desk-cabinet-zh")
    office.cabinet.shuts(door)
    expect(page.get_by_text("柜门打开后已重新关闭。")).to_be_visible(timeout=20_000)
    assert findings(page) == []


def test_a_door_goes_out_of_use_and_back_with_a_reason(town: Addresses, people: People, office: Office) -> None:
    door = free_door(office)
    page = at_door(staff.signs_in(town, people, "duty-helper"), office, door)
    use = page.locator("section").filter(has_text="投入或停止使用").last
    for choice, expected in (("停用", "disabled"), ("恢复使用", "free")):
        use.get_by_label(choice).check()
        use.get_by_label("原因").fill("换锁")
        press(page, "更改柜门状态")
        until(f"{door} is {expected}", lambda want=expected: use_of(office, door) == want, 20)
        word = "停用" if expected == "disabled" else "空闲"
        expect(page.get_by_role("button", name=f"{door} {word}")).to_be_visible(timeout=15_000)
    assert findings(page) == []


def test_a_setting_out_of_bounds_is_marked_at_its_field(town: Addresses, people: People, office: Office) -> None:
    admin = staff.signs_in(town, people, "administrator")
    admin.goes_to(f"cabinets/{office.cabinet.thing}")
    page = admin.page
    field = page.get_by_label("多久报一次平安")
    field.fill("5")
    press(page, "保存参数")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(page.locator(".summary-of-errors")).to_contain_text("请填写 30 至 70 的整数，或留空。")
    assert findings(page) == []
    take(page, "desk-settings-zh", whole=True)
    field.fill("45")
    press(page, "保存参数")
    expect(page.get_by_text("已保存，箱柜确认后生效。")).to_be_visible()
    assert office.world.as_seen(office.cabinet.thing)["settings"] == {"heartbeat_s": 45}
    field.fill("")
    press(page, "保存参数")
    until("it is as it was", lambda: office.world.as_seen(office.cabinet.thing)["settings"] == {}, 10)


@pytest.mark.parametrize(("language", "theme"), [("zh-CN", "dark"), ("en", "light")])
def test_every_working_page_reads_in_both_languages_and_in_the_dark(
    town: Addresses, people: People, office: Office, language: str, theme: str
) -> None:
    admin = staff.signs_in(town, people, "administrator", size="tablet", language=language)
    admin.page.evaluate("theme => localStorage.setItem('theme', theme)", theme)
    admin.page.reload()
    for path in ("cabinets", f"cabinets/{office.cabinet.thing}", "tasks", "letters", "letters/messages"):
        admin.goes_to(path)
        admin.page.locator("main h1").wait_for()
        admin.page.wait_for_load_state("networkidle")
        assert findings(admin.page) == [], path
        assert admin.page.evaluate("document.documentElement.scrollWidth") <= 768, path
        take(admin.page, f"desk-{path.replace('/', '-')}-{theme}-{language[:2]}", whole=True)


def test_what_a_role_may_not_do_is_not_shown(town: Addresses, people: People, office: Office) -> None:
    helper = staff.signs_in(town, people, "helper")
    page = at_door(helper, office, free_door(office))
    for name in ("远程开门", "更改柜门状态", "保存参数", "等待重新开户"):
        expect(page.get_by_role("button", name=name)).to_have_count(0)
    for name in ("收件路线", "滞留事项"):
        expect(page.get_by_role("link", name=name)).to_have_count(0)
