"""The steps of the loop, one function each; every step says where the case must stand afterwards."""

from dataclasses import dataclass
from typing import Any

from infra.proof.walk import standings
from infra.proof.walk.api import Refusal
from infra.proof.walk.checks import Unexpected, until
from infra.proof.walk.live_cabinet import LiveCabinet
from infra.proof.walk.phone import now
from infra.proof.walk.portal_user import PortalUser
from infra.proof.walk.story import Story, WalkedCase

# How the text begins that brings the first deposit code; that of a correction begins otherwise.
FIRST_DEPOSIT = "交件码"


@dataclass(frozen=True)
class HeldCode:
    """An access code in its holder's hand."""

    code: str
    grant: str
    cabinet: str
    door: str


def files(story: Story, who: PortalUser, words: str, collecting: dict[str, str]) -> WalkedCase:
    """Finds the item, opens a draft, uploads every material, submits with how the result shall come back."""
    case = drafts(story, who, words)
    for material in case.item["asked"]:
        who.uploads(case.id, material)
    story.say(f"上传 uploads {len(case.item['asked'])} materials")
    submits(story, case, collecting)
    return case


def drafts(story: Story, who: PortalUser, words: str) -> WalkedCase:
    item = who.finds(words)
    case = WalkedCase(who.opens_case(item["item"]), who, item)
    story.stands(case, f"申请 opens a case: {item['name']['zh']} {item['name']['en']}", standings.DRAFT)
    return case


def submits(story: Story, case: WalkedCase, collecting: dict[str, str]) -> None:
    if collecting["channel"] == "locker":
        collecting = {"cabinet": case.owner.nearest_cabinet()} | collecting
    case.writes("submission", {"collecting": collecting})
    step = f"提交预审 submits, will collect by {collecting['channel']}"
    story.stands(case, step, standings.IN_PRE_REVIEW)


def passes(story: Story, case: WalkedCase) -> None:
    """The reviewer reads every file first."""
    reviewer = story.world.staff("reviewer")
    files = reviewer.reads(case.id)
    story.say(f"查阅 the reviewer reads {files} files")
    reviewer.does(case.id, "pre-review", {"verdict": "pass"})
    story.stands(case, "预审通过 pre-review passed", standings.PASSED)


def passed_case(
    story: Story, who: PortalUser, words: str, collecting: str = "locker", at: LiveCabinet | None = None
) -> WalkedCase:
    """`at`: the cabinet at which the result shall wait; the nearest where none is named."""
    wish = {"channel": collecting, "address": "西安市灞桥区港务大道 1 号"}
    case = files(story, who, words, wish | ({"cabinet": at.thing} if at else {}))
    passes(story, case)
    return case


def reserves(story: Story, case: WalkedCase, cabinet: LiveCabinet, sms: str = FIRST_DEPOSIT, **wish: str) -> HeldCode:
    """A compartment, and its code at once in the personal centre and by SMS."""
    asked_at = now()
    body = {"channel": "locker", "cabinet": cabinet.thing} | wish
    answer = case.writes("handing-in", body)
    held = personal_code(story, case, "deposit", answer["grant"])
    corrects = sms != FIRST_DEPOSIT
    expected = standings.CORRECTION_RESERVED if corrects else standings.RESERVED
    story.stands(case, f"预约格口 reserves {cabinet.thing} {held.door}", expected)
    case.owner.phone.receives(sms, held.code, since=asked_at)
    story.say(f"交件码 deposit code {held.code} in the personal centre and by SMS")
    return held


def personal_code(story: Story, case: WalkedCase, purpose: str, grant: str | None = None) -> HeldCode:
    """What the holder's personal centre shows for this case and purpose: exactly one code."""
    shown = case.owner.codes(case.id, purpose)
    story.world.checks.equal(f"the personal centre has one {purpose} code of the case", 1, len(shown))
    if not shown:
        raise Unexpected(f"expected a {purpose} code in the personal centre, found none")
    found = shown[0]
    if grant:
        story.world.checks.equal(f"the {purpose} code is that of the answer", grant, found["grant"])
    return HeldCode(found["code"], found["grant"], found["cabinet"], found["doors"][0])


def hands_in(story: Story, case: WalkedCase, cabinet: LiveCabinet, held: HeldCode) -> None:
    """Types the code, puts the envelope in, closes the door; the receipt comes by itself."""
    story.world.in_step(cabinet.thing)
    began = now()
    story.world.checks.equal("the code opens its own door only", [held.door], cabinet.opens(held.code))
    cabinet.puts(held.door)
    place = f"{cabinet.thing} {held.door}"
    story.stands(case, f"交件 hands in at {place}", standings.DEPOSITED, place)
    receipt(story, case, held.door, began)


def receipt(story: Story, case: WalkedCase, door: str, since: float) -> None:
    story.world.checks.true("the receipt is in the personal centre", "deposit_receipt" in case.owner.told(case.id))
    case.owner.phone.receives("交件已收到", door, since=since)
    story.world.checks.equal("the code used is gone from the personal centre", [], case.owner.codes(case.id, "deposit"))
    story.say("回执 receipt in the personal centre and by SMS")


def route(story: Story, cabinet: LiveCabinet, minutes: int | None = None) -> tuple[str, dict[str, Any]]:
    """One route, one code: the duty helper's collect code for every door of the cabinet that waits."""
    duty = story.world.staff("duty-helper")
    answer = duty.api.post("/staff/collections", {"cabinet": cabinet.thing} | ({"minutes": minutes} if minutes else {}))
    story.world.in_step(cabinet.thing)
    return duty.code(answer["grant"]), answer


def collects(story: Story, case: WalkedCase, cabinet: LiveCabinet) -> None:
    code, answer = route(story, cabinet)
    story.say(f"收件码 collect code for {', '.join(answer['doors'])}")
    story.world.checks.equal("the route opens every waiting door", answer["doors"], cabinet.opens(code))
    cabinet.takes_in_turn(answer["doors"])
    story.stands(case, f"收件 collected from {cabinet.thing}", standings.COLLECTED, story.world.staff("duty-helper").id)


def to_window(story: Story, case: WalkedCase, window: str = "3 号窗口") -> None:
    """The helper checks the materials against the list, draws a number, hands over."""
    helper = story.world.staff("helper")
    checked = helper.does(case.id, "check", {"present": case.item["asked"]})
    story.world.checks.equal("nothing is missing", [], checked["missing"])
    drawn = helper.does(case.id, "queue-number", {"window": window})
    seen = story.stands(case, f"取号 queue number {drawn['number']} for {window}", standings.AT_WINDOW, window)
    story.world.checks.equal("the case shows its number", drawn["number"], seen["queue_number"])


def decided(story: Story, case: WalkedCase) -> None:
    """The window accepts, the department decides; its certificate goes to the window, then to the front desk."""
    clerk = story.world.staff("window-clerk")
    clerk.does(case.id, "acceptance", {"verdict": "accept"})
    seen = story.stands(case, "受理 accepted", standings.ACCEPTED)
    story.world.checks.equal("accepted from the moment of handing in", seen["received_at"], seen["accepted_at"])
    clerk.does(case.id, "decision", {"outcome": "granted", "document": f"陕港证字 {case.id[-6:]}"})
    story.stands(case, "决定 granted, the certificate is with the department", standings.DECIDED)
    clerk.does(case.id, "result-arrival")
    story.stands(case, "证照到窗口 the window has the certificate", standings.RESULT_AT_WINDOW)
    story.world.staff("front-desk").does(case.id, "result-handover")
    story.stands(case, "出件交接 the front desk takes the result over", standings.RESULT_READY)


def stores(story: Story, case: WalkedCase, cabinet: LiveCabinet, **wish: str) -> HeldCode:
    """Compartment, second person, store code; the pickup code goes out when the door has closed."""
    world, desk = story.world, story.world.staff("front-desk")
    prepared = desk.does(case.id, "outgoing", {"channel": "locker", "cabinet": cabinet.thing} | wish)
    story.stands(case, f"出件 outgoing by locker {prepared['door']}", standings.PREPARED)
    desk.may_not(case.id, "verification", Refusal(403, "SAME_PERSON"))
    duty = world.staff("duty-helper")
    duty.may_not(case.id, "store-code", Refusal(409, "NOT_VERIFIED"))
    world.staff("front-desk-2").does(case.id, "verification")
    story.stands(case, "核对 verified by a second person", standings.VERIFIED)
    answer = duty.does(case.id, "store-code")
    world.in_step(cabinet.thing)
    began = now()
    world.checks.equal(
        "the store code opens the prepared door", [prepared["door"]], cabinet.opens(duty.code(answer["grant"]))
    )
    cabinet.puts(prepared["door"])
    place = f"{cabinet.thing} {prepared['door']}"
    story.stands(case, f"存件 stored in {place}", standings.STORED, place)
    held = personal_code(story, case, "pickup")
    case.owner.phone.receives("取件码", held.code, since=began)
    story.say(f"取件码 pickup code {held.code} in the personal centre and by SMS")
    return held


def picks_up(story: Story, case: WalkedCase, cabinet: LiveCabinet, held: HeldCode) -> None:
    story.world.in_step(cabinet.thing)
    cabinet.opens(held.code)
    cabinet.takes(held.door)
    story.stands(case, f"取件 picked up at {cabinet.thing} {held.door}", standings.CLOSED_FROM_LOCKER)
    story.world.free_again(cabinet.thing, held.door)


def rates(story: Story, case: WalkedCase, expected: standings.Standing) -> None:
    case.writes("rating", {"stars": 5, "tags": ["快"], "text": "一分钟就办好了"})
    story.stands(case, "评价 rated five stars", expected)


def arrives(story: Story, case: WalkedCase, channel: str) -> None:
    """Hands in by mail or at a window: announced, then received by the helpers."""
    case.writes("handing-in", {"channel": channel})
    story.stands(case, f"交件方式 will hand in by {channel}", standings.ANNOUNCED)
    tracking = {"tracking": "EMS-1234567890"} if channel == "mail" else None
    story.world.staff("helper").does(case.id, "materials-received", tracking or {})
    story.stands(case, f"收到材料 received by {channel}", standings.COLLECTED)


def goes_out_at_the_window(story: Story, case: WalkedCase) -> None:
    desk = story.world.staff("front-desk")
    desk.does(case.id, "outgoing", {"channel": "window"})
    story.stands(case, "出件 outgoing at the window", standings.GOING_OUT)
    desk.does(case.id, "counter-handover", {"proof": "核对身份证原件"})
    story.stands(case, "窗口领取 handed over at the counter", standings.HANDED_OVER)
    _closes(story, case)


def goes_out_by_mail(story: Story, case: WalkedCase) -> None:
    desk = story.world.staff("front-desk")
    desk.does(case.id, "outgoing", {"channel": "mail"})
    story.stands(case, "出件 outgoing by mail", standings.GOING_OUT)
    desk.does(case.id, "dispatch", {"tracking": "EMS-9876543210"})
    story.stands(case, "寄出 posted", standings.POSTED)
    desk.may_not(case.id, "closing", Refusal(409, "NOT_DELIVERED"))
    desk.does(case.id, "counter-handover", {"proof": "邮政签收"})
    story.stands(case, "签收 delivered", standings.HANDED_OVER)
    _closes(story, case)


def _closes(story: Story, case: WalkedCase) -> None:
    story.world.staff("front-desk").does(case.id, "closing")
    story.stands(case, "办结 closed", standings.CLOSED_BY_DESK)


def withdraws(story: Story, case: WalkedCase, cabinet: LiveCabinet | None = None, door: str = "") -> None:
    """Ends a case early; a compartment that was reserved is free when the cabinet has said so."""
    case.writes("withdrawal", {"reason": "不办了"})
    until("the case is withdrawn", lambda: case.seen()["state"] == "withdrawn")
    if cabinet:
        story.world.free_again(cabinet.thing, door)
    story.say("撤回 withdrawn")
