"""The cabinet's cable is cut: codes work all the same, and what is too late opens nothing."""

import time

from infra.proof.walk import standings, steps
from infra.proof.walk.api import ApiCaller, Refusal
from infra.proof.walk.checks import until
from infra.proof.walk.live_cabinet import LiveCabinet
from infra.proof.walk.phone import now
from infra.proof.walk.portal_user import SERVICE_HALL, PortalUser
from infra.proof.walk.story import Story


def hands_in_while_cut_off(story: Story, who: PortalUser, words: str, cabinet: LiveCabinet) -> None:
    """Door events wait in the cabinet's journal; the receipt bears the time of the closing, not of the news."""
    case = steps.passed_case(story, who, words)
    held = steps.reserves(story, case, cabinet, size="small")
    story.world.in_step(cabinet.thing)
    cabinet.cable(up=False)
    began = now()
    cabinet.opens(held.code)
    cabinet.puts(held.door)
    until("the cabinet has seen its door closed", lambda: cabinet.state()["pending"] >= 3)
    closed = time.time()
    story.stands(case, f"断网交件 the door opened with the cable cut: {held.door}", standings.RESERVED)
    story.world.checks.true("no receipt yet", "deposit_receipt" not in who.told(case.id))
    time.sleep(2)
    cabinet.cable(up=True)
    seen = story.stands(case, "网络恢复 the cable is back", standings.DEPOSITED)
    steps.receipt(story, case, held.door, began)
    late = seen["received_at"] - closed
    story.world.checks.true("handed in when the door closed, not when the news came", -3 <= late <= 1, late)
    steps.collects(story, case, cabinet)
    cabinet.has_told_all()


def order_in_time(story: Story, cabinet: LiveCabinet, door: str = "A01") -> None:
    """The duty helper opens a door from afar: once, by name, with a reason."""
    before = cabinet.pulses()
    path = f"/staff/cabinets/{cabinet.thing}/orders"
    duty = story.world.staff("duty-helper").api
    order = duty.post(path, {"door": door, "reason": "群众来电：材料掉在格口里"})["order"]
    cabinet.awaits_open(door)
    cabinet.puts(door)
    story.world.in_step(cabinet.thing)
    cabinet.has_told_all()
    story.world.checks.equal("it opened once, and no other", before | {door: before[door] + 1}, cabinet.pulses())
    until("who ordered it sees it closed again", lambda: duty.get(f"{path}/{order}")["state"] == "closed_again")
    story.say(f"远程开门 the duty helper opens {cabinet.thing} {door} from afar, once, and sees what became of it")


def settings_from_afar(story: Story, cabinet: LiveCabinet) -> None:
    """The administrator shortens the time after which an open door calls for somebody, and takes that back again."""
    api = story.world.staff("administrator").api
    path = f"/staff/cabinets/{cabinet.thing}"
    for settings in ({"left_open_s": 30}, {}):
        api.put(f"{path}/settings", {"settings": settings})
        _is_in_force(api, cabinet, settings)
    quick = {"settings": {"heartbeat_s": 1}}
    api.refused("too quick a heartbeat", Refusal(400, "BAD_NUMBER"), f"{path}/settings", quick, method="PUT")
    story.say(f"远程参数 settings of {cabinet.thing} changed from afar and taken back")


def _is_in_force(api: ApiCaller, cabinet: LiveCabinet, settings: dict[str, int]) -> None:
    wanted = [[name, value] for name, value in settings.items()]
    until(
        f"{cabinet.thing} says that these settings are in force: {settings}",
        lambda: api.get(f"/staff/cabinets/{cabinet.thing}")["reported"].get("settings") == wanted,
    )


def order_that_comes_too_late(story: Story, cabinet: LiveCabinet) -> None:
    """An order to a cabinet out of reach: the write succeeds, and nothing opens when it is back after the end."""
    world, duty = story.world, story.world.staff("duty-helper")
    cabinet.cable(up=False)
    before = cabinet.pulses()
    path = f"/staff/cabinets/{cabinet.thing}/orders"
    order = duty.api.post(path, {"door": "A01", "reason": "群众来电：柜门卡住"})
    story.say(f"远程开门 order for {cabinet.thing} A01, out of reach, until {order['until']}")
    until(
        "the desk sees that the cabinet is out of reach", lambda: not world.as_seen(cabinet.thing)["reachable"], 60, 1
    )
    _says_so_to_applicants(story, cabinet)
    time.sleep(max(0.0, order["until"] + 1 - time.time()))
    cabinet.cable(up=True)
    until(
        "the cabinet refuses the order", lambda: _outcome(story, cabinet, order["order"]) in (None, "expired"), 30, 0.3
    )
    cabinet.has_told_all()
    became = duty.api.get(f"{path}/{order['order']}")["state"]
    world.checks.true("who ordered it sees that it came too late", became in ("expired", "no_answer"), became)
    world.checks.equal("no door has opened", before, cabinet.pulses())
    until("the cabinet is in reach again", lambda: world.as_seen(cabinet.thing)["reachable"], 90, 1)
    story.say("恢复后不再开门 back in reach: the order had ended, nothing opened")


def _outcome(story: Story, cabinet: LiveCabinet, order: str) -> str | None:
    """None once the cabinet has confirmed that the order is gone."""
    orders = {one["order"]: one["outcome"] for one in story.world.as_seen(cabinet.thing)["orders"]}
    return orders[order] or "open" if order in orders else None


def _says_so_to_applicants(story: Story, cabinet: LiveCabinet) -> None:
    who = until("somebody has signed in", lambda: story.world.people.get("person"))
    assert who is not None, "`until` returns what is true"
    found = who.api.get("/cabinets", centre=story.world.centre, **SERVICE_HALL)["items"]
    seen = {one["cabinet"]: one["reachable"] for one in found}
    story.world.checks.equal("whoever chooses a cabinet is told that it is out of reach", False, seen[cabinet.thing])
