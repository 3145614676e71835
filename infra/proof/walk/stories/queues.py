"""Queues that can be worked: a number finds its case, a line names its door, a door names its case."""

from urllib.parse import quote

from infra.proof.http import fetched_by
from infra.proof.walk import steps
from infra.proof.walk.live_cabinet import LiveCabinet
from infra.proof.walk.portal_user import PortalUser
from infra.proof.walk.story import Story, WalkedCase
from infra.typed import Record, record

# What a browser says that it accepts, when somebody follows a link.
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
FULL_WIDTH = str.maketrans("0123456789-", "０１２３４５６７８９－")


def worked_by_its_number(story: Story, who: PortalUser, words: str, cabinet: LiveCabinet) -> None:
    """A deposit is found by number, by cabinet and at its door; its label is fetched as a browser would."""
    case = steps.passed_case(story, who, words)
    number = case.seen()["case_number"]
    held = steps.reserves(story, case, cabinet, size="small")
    steps.hands_in(story, case, cabinet, held)
    _is_found(story, case, number)
    _stands_in_its_queue(story, case, cabinet, held.door)
    _is_behind_its_door(story, case, cabinet, held.door)
    _has_a_label(story, case)
    steps.collects(story, case, cabinet)
    story.world.free_again(cabinet.thing, held.door)


def _is_found(story: Story, case: WalkedCase, number: str) -> None:
    helper, check = story.world.staff("helper").api, story.world.checks
    for typed in (number, number.replace("-", " "), number.translate(FULL_WIDTH), case.id):
        check.equal(f"found as {typed}", case.id, helper.get("/staff/cases", number=typed)["case"])
    slipped = number[:-1] + str((int(number[-1]) + 1) % 10)
    answer = helper.ask("GET", "/staff/cases", number=slipped)
    check.equal("a wrong digit is told as such", (400, "CASE_NUMBER_CHECK_DIGIT"),
                (answer.status, record(answer.body)["code"]))  # fmt: skip
    story.say(f"办件编号 {number} is found however it is typed")


def _stands_in_its_queue(story: Story, case: WalkedCase, cabinet: LiveCabinet, door: str) -> None:
    duty, check = story.world.staff("duty-helper").api, story.world.checks
    here: dict[str, Record] = {
        line["case"]: line for line in duty.pages("/staff/queues/to-collect", cabinet=cabinet.thing)
    }
    line = here.get(case.id, {})
    check.equal("its line names cabinet and door", (cabinet.thing, door), (line.get("cabinet"), line.get("door")))
    check.true("and cabinet, site and department by name",
               all(line.get(name) for name in ("cabinet_name", "site", "department")), line)  # fmt: skip
    others = {one["cabinet"] for one in here.values()}
    check.equal("who seeks one cabinet finds no other", {cabinet.thing}, others)
    explained = duty.get("/staff/queues/to-collect")["about"]
    check.true("the queue explains itself in both languages", explained["zh"] and explained["en"], explained)
    story.say(f"待收件查询 {explained['zh']}")


def _is_behind_its_door(story: Story, case: WalkedCase, cabinet: LiveCabinet, door: str) -> None:
    found = story.world.staff("helper").api.get(f"/staff/cabinets/{cabinet.thing}/doors/{door}")
    story.world.checks.equal("the door names its case", case.id, found["case"]["case"])
    story.say(f"柜门查件 {cabinet.thing} {door} leads to its case")


def _has_a_label(story: Story, case: WalkedCase) -> None:
    desk = story.world.staff("duty-helper").api
    address = f"{desk.address}/staff/cases/{quote(case.id)}/label"
    status, media, content = fetched_by(address, {"Authorization": desk.token or "", "Accept": BROWSER})
    check = story.world.checks
    check.equal("a browser gets the label as PDF", (200, "application/pdf"), (status, media))
    check.true(
        "from its first byte to its last", content.startswith(b"%PDF-") and b"%%EOF" in content[-8:], content[:60]
    )
    story.say(f"标签 a label of {len(content)} bytes for the envelope")
