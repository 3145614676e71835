"""Doors that do not open, and cabinets that have not heard: the same code works all the same, and once."""

from typing import Any

from infra.proof.walk import standings, steps
from infra.proof.walk.checks import until
from infra.proof.walk.live_cabinet import LiveCabinet
from infra.proof.walk.phone import now
from infra.proof.walk.portal_user import PortalUser
from infra.proof.walk.story import Story, WalkedCase

OFFLINE_DIGITS = 12


def jammed_door(story: Story, who: PortalUser, words: str, cabinet: LiveCabinet) -> None:
    """The door jams: another compartment, the same code, a task for the helpers, and no trip for nothing."""
    case = steps.passed_case(story, who, words)
    held = steps.reserves(story, case, cabinet, size="small")
    story.world.in_step(cabinet.thing)
    jammed = now()
    given = _jams(story, case, cabinet, held)
    story.say(f"换格口 {held.door} jammed; {given} under the same code")
    case.owner.phone.receives("开箱码不变", held.code, given, since=jammed)
    story.world.checks.equal("the same code opens the other door", [given], cabinet.opens(held.code))
    began = now()
    cabinet.puts(given)
    story.stands(case, f"交件 hands in at {cabinet.thing} {given}", standings.DEPOSITED, f"{cabinet.thing} {given}")
    steps.receipt(story, case, given, began - 1)
    cabinet.fault(held.door, "jam", on=False)
    _mended(story, case, cabinet, held.door)
    steps.collects(story, case, cabinet)
    cabinet.has_told_all()


def _jams(story: Story, case: WalkedCase, cabinet: LiveCabinet, held: steps.HeldCode) -> Any:
    """The door that is given instead."""
    cabinet.fault(held.door, "jam", on=True)
    story.world.checks.equal("the door jams", "jammed", cabinet.type(held.code)["result"])
    until("another compartment is given", lambda: _door(case) != held.door)
    story.world.in_step(cabinet.thing)
    return _door(case)


def _door(case: WalkedCase) -> Any:
    return case.seen()["inbound"]["door"]


def _mended(story: Story, case: WalkedCase, cabinet: LiveCabinet, door: str) -> None:
    duty = story.world.staff("duty-helper")
    mine = [t for t in duty.api.pages("/staff/tasks") if (t["cabinet"], t["place"]) == (cabinet.thing, door)]
    found = [(task["kind"], task["case"]) for task in mine]
    story.world.checks.equal("the helpers have a task", [("doubtful-door", case.id)], found)
    for task in mine:
        duty.api.post(f"/staff/tasks/{task['id']}/ending", {"action": "free", "note": "已修好"})
    story.world.free_again(cabinet.thing, door)
    story.say(f"修好 {door} mended and free again")


def freed_while_codes_are_old(story: Story, who: PortalUser, words: str, cabinet: LiveCabinet) -> None:
    """Reserved and given a new code while the line is down, jammed when it is up: the bank goes on hearing."""
    case = steps.passed_case(story, who, words)
    cabinet.cable(up=False)
    first = steps.reserves(story, case, cabinet, size="small")
    began = now()
    case.writes(f"codes/{first.grant}/reissue")
    held = steps.personal_code(story, case, "deposit")
    case.owner.phone.receives("新的开箱码", held.code, since=began)
    cabinet.cable(up=True)
    story.world.in_step(cabinet.thing)
    _jams(story, case, cabinet, held)
    cabinet.fault(held.door, "jam", on=False)
    _mended(story, case, cabinet, held.door)
    story.world.in_step(cabinet.thing)
    steps.withdraws(story, case, cabinet, _door(case))


def issued_while_cut_off(story: Story, who: PortalUser, words: str, cabinet: LiveCabinet) -> None:
    """The code is issued while nobody can tell the cabinet of it; the cabinet knows it all the same."""
    case = steps.passed_case(story, who, words)
    cabinet.cable(up=False)
    seen = story.world.as_seen
    until("the desk sees that the cabinet is out of reach", lambda: not seen(cabinet.thing)["reachable"], 60, 0.5)
    held = steps.reserves(story, case, cabinet, size="small")
    digits = sum(c.isdigit() for c in held.code)
    story.world.checks.equal("a longer code, because more would open something", OFFLINE_DIGITS, digits)
    began = now()
    story.world.checks.equal("it opens its own door", [held.door], cabinet.opens(held.code))
    cabinet.puts(held.door)
    story.stands(case, "断网新码 opened by a code that the cabinet was never told", standings.RESERVED)
    cabinet.refuses("the code is used up", held.code)
    cabinet.cable(up=True)
    place = f"{cabinet.thing} {held.door}"
    story.stands(case, "网络恢复 the cable is back", standings.DEPOSITED, place)
    steps.receipt(story, case, held.door, began)
    story.world.in_step(cabinet.thing)
    cabinet.refuses("used up, also when its grant has come", held.code)
    steps.collects(story, case, cabinet)
    cabinet.has_told_all()
