"""The loop as people go through it: each step at the page of who does it, by the words that stand there."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from playwright.sync_api import expect

from infra.proof.tour import kiosk, papers
from infra.proof.tour.screen import PATIENCE_MS, Screen
from infra.proof.tour.town import TourTown

APPLICANT, CABINET = "zhang-san", "cab-hall"
# As people read it on the page.
HALL = {"zh": "综合服务大厅", "en": "Service Hall"}
ITEM = "ylbx"  # 医疗保险, by the initials of its pinyin


class Tour:
    """What the steps hand on to each other: the case's number, the codes that were read off a page."""

    def __init__(self, town: TourTown) -> None:
        self.town = town
        self.case = ""
        self.number = ""
        self.code = ""

    @property
    def cabinet_name(self) -> str:
        return HALL[self.town.language]

    @property
    def applicant(self) -> Screen:
        return self.town.person(APPLICANT, "portal")

    def at_cabinet(self, code: str, picture: str) -> None:
        """Typed on the cabinet's screen; the door that is drawn lit opens."""
        screen = kiosk.opened(self.town, CABINET)
        kiosk.types(screen, code)
        screen.picture(picture)

    def desk(self, who: str) -> Screen:
        """A colleague's desk at this very case."""
        screen = self.town.person(who, "desk")
        screen.goes_to(f"cases/{self.case}")
        screen.sees(self.number)
        return screen


class Step(NamedTuple):
    zh: str
    en: str
    does: Callable[[Tour], None]


def files(tour: Tour) -> None:
    """To the list of what is left, with name and number on the way where nobody knows them yet."""
    screen, page = tour.applicant, tour.applicant.page
    page.locator("input").first.fill(ITEM)
    page.keyboard.press("Enter")
    page.locator("main a[href^='#/items/']").first.click()
    screen.picture("portal-guide")
    page.locator("main a[href^='#/file/']").first.click()
    begin = screen.button("filing.begin")
    begin.or_(page.locator("#id_number")).first.wait_for(timeout=PATIENCE_MS)
    if page.locator("#id_number").count():
        screen.fill("signing.name", "张三")
        page.locator("#id_number").fill("11010519491231002X")
        screen.press("signing.goOn")
    begin.first.click(timeout=PATIENCE_MS)


def uploads(tour: Tour) -> None:
    screen, page = tour.applicant, tour.applicant.page
    tasks = page.locator(".tasks").first.locator("a")
    tasks.first.wait_for(timeout=PATIENCE_MS)
    tour.case = page.url.rpartition("/")[2]
    with TemporaryDirectory(prefix="xinbao-tour-") as folder:
        for number in range(tasks.count()):
            tasks.nth(number).click()
            page.locator("#files").set_input_files(papers.written(Path(folder), number))
            page.get_by_role("button", name=screen.says("filing.see")).first.wait_for(timeout=PATIENCE_MS)
            screen.picture("portal-material")
            screen.follow("filing.next")
            tasks.first.wait_for(timeout=PATIENCE_MS)
    screen.picture("portal-list")


def submits(tour: Tour) -> None:
    screen, page = tour.applicant, tour.applicant.page
    page.locator("a.task[href$='/collecting']").click()
    screen.choose("filing.channels.locker")
    screen.press("signing.goOn")
    page.locator(".choose-cabinet label").filter(has_text=tour.cabinet_name).first.click(timeout=PATIENCE_MS)
    screen.press("signing.goOn")
    screen.follow("filing.toCheck")
    screen.picture("portal-check")
    screen.press("filing.submit")
    number = page.locator("dd.number").first
    expect(number).to_contain_text("-", timeout=PATIENCE_MS)
    tour.number = number.inner_text()
    screen.picture("portal-done")


def is_reviewed(tour: Tour) -> None:
    desk = tour.desk("reviewer")
    desk.page.locator(".viewer canvas, .viewer img").first.wait_for(timeout=PATIENCE_MS)
    desk.picture("desk-prereview")
    desk.press("file.review.pass", sure=True)
    desk.sees(desk.says("file.states.passed"))


def reserves(tour: Tour) -> None:
    screen = tour.applicant
    screen.goes_to(f"cases/{tour.case}/handing-in")
    screen.choose("case.hand.channels.locker")
    screen.page.locator(".choose-cabinet input").first.wait_for(timeout=PATIENCE_MS)
    screen.page.locator(".map").evaluate("map => map.scrollIntoView({block: 'start'})")
    screen.picture("portal-cabinet")
    names = screen.page.locator(".choose-cabinet label")
    names.filter(has_text=tour.cabinet_name).first.click()
    screen.press("case.hand.send.locker")
    tour.code = screen.digits(".code-card")
    screen.picture("portal-code")
    screen.page.locator("svg.cabinet").evaluate("drawing => drawing.scrollIntoView({block: 'center'})")
    screen.picture("portal-door")


def deposits(tour: Tour) -> None:
    tour.at_cabinet(tour.code, "kiosk-deposit")
    tour.applicant.goes_to(f"cases/{tour.case}")
    tour.applicant.sees(tour.applicant.says("case.states.received"))
    tour.applicant.picture("portal-deposited")


def collects(tour: Tour) -> None:
    duty = tour.town.person("duty-helper", "desk")
    duty.goes_to("routes")
    duty.page.locator(".route-choice").filter(has_text=tour.cabinet_name).locator("input").check(timeout=PATIENCE_MS)
    duty.press("routes.start")
    code = duty.digits(".held-code")
    tour.at_cabinet(code, "kiosk-route")
    duty.sees(duty.says("routes.finished"))
    duty.picture("desk-route")


def checks(tour: Tour) -> None:
    desk = tour.desk("helper")
    desk.press("papers.all")
    desk.picture("desk-check")
    desk.press("papers.send")
    desk.fill("papers.window", "3")
    desk.press("papers.draw")


def decides(tour: Tour) -> None:
    desk = tour.desk("window-clerk")
    desk.press("window.accept")
    desk.choose("window.outcomes.granted")
    desk.fill("window.document", "2026-1")
    desk.picture("desk-decision")
    desk.press("window.decide", sure=True)
    desk.press("window.arrive")


def prepares(tour: Tour) -> None:
    desk = tour.desk("front-desk")
    desk.press("outgoing.takeOver")
    desk.press("outgoing.prepare")
    desk.sees(desk.says("outgoing.notYourself"))
    desk.picture("desk-outgoing")
    second = tour.desk("front-desk-2")
    second.press("outgoing.verify")
    second.picture("desk-verify")


def stores(tour: Tour) -> None:
    duty = tour.desk("duty-helper")
    duty.press("outgoing.store")
    code = duty.digits(".held-code")
    tour.at_cabinet(code, "kiosk-store")


def picks_up(tour: Tour) -> None:
    screen = tour.applicant
    screen.goes_to(f"cases/{tour.case}/code")
    screen.sees(screen.says("case.code.title.pickup"))
    code = screen.digits(".code-card")
    screen.picture("portal-pickup")
    tour.at_cabinet(code, "kiosk-pickup")


def rates(tour: Tour) -> None:
    screen = tour.applicant
    screen.goes_to(f"cases/{tour.case}")
    screen.sees(screen.says("case.states.closed"))
    screen.goes_to(f"cases/{tour.case}/rating")
    screen.page.locator("input[name=stars]").first.check(timeout=PATIENCE_MS)
    screen.picture("portal-rating")
    screen.press("case.rate.send")
    screen.sees(screen.says("case.states.rated"))
    screen.picture("portal-rated")


STEPS = (
    Step("申请人查找事项，开始申报", "The applicant finds the item and begins", files),
    Step("拍照上传材料", "and uploads the documents", uploads),
    Step("核对并提交", "checks the answers and submits", submits),
    Step("预审人员在页面内查看材料，预审通过", "The reviewer looks at them inside the page and passes", is_reviewed),
    Step("申请人选择箱柜，看到交件码", "The applicant chooses a cabinet and reads the code", reserves),
    Step("在箱柜交件", "and hands in at the cabinet", deposits),
    Step("当天负责人领取收件码，逐门收件", "The duty helper collects, door after door", collects),
    Step("帮办人员核对材料，抽号", "The helper checks them off and draws a number", checks),
    Step("窗口受理，登记决定", "The window accepts and records the decision", decides),
    Step("前台出件，另一人核对", "The front desk prepares, a second person verifies", prepares),
    Step("当天负责人存件", "The duty helper stores the result", stores),
    Step("申请人凭取件码取件", "The applicant collects it", picks_up),
    Step("申请人评价", "and rates", rates),
)
