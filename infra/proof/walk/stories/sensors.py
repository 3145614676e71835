"""Closed is not taken: where an item sensor denies what was put in or taken out, nothing moves and the code goes on."""

from collections.abc import Iterator
from contextlib import contextmanager

from infra.proof.walk import standings, steps
from infra.proof.walk.checks import until
from infra.proof.walk.live_cabinet import LiveCabinet
from infra.proof.walk.phone import now
from infra.proof.walk.portal_user import PortalUser
from infra.proof.walk.story import Story, WalkedCase

# The bank of the demonstration cabinet whose compartments have sensors, and a size of which each bank has some.
SENSING, SIZE = "B", "large"


def closed_is_not_taken(story: Story, who: PortalUser, words: str, cabinet: LiveCabinet) -> None:
    case = steps.passed_case(story, who, words, at=cabinet)
    with _only_the_sensing_bank(story, cabinet):
        held = steps.reserves(story, case, cabinet, size=SIZE)
    _closes_an_empty_door(story, case, cabinet, held)
    steps.hands_in(story, case, cabinet, held)
    steps.collects(story, case, cabinet)
    steps.to_window(story, case)
    steps.decided(story, case)
    with _only_the_sensing_bank(story, cabinet):
        pickup = steps.stores(story, case, cabinet, size=SIZE)
    _leaves_it_inside(story, case, cabinet, pickup)
    steps.picks_up(story, case, cabinet, pickup)
    story.world.checks.equal("no task is left: what the sensor says agrees", [], _tasks(story, case))


@contextmanager
def _only_the_sensing_bank(story: Story, cabinet: LiveCabinet) -> Iterator[None]:
    """Staff take the large doors without sensors out of use, so that the envelope gets one that has it."""
    doors = story.world.as_seen(cabinet.thing)["doors"]
    others = [d for d, seen in doors.items() if seen["use"] == "free" and seen["size"] == SIZE and d[0] != SENSING]
    try:
        for door in others:
            _set(story, cabinet, door, "disabled")
        yield
    finally:
        for door in others:
            _set(story, cabinet, door, "free")


def _set(story: Story, cabinet: LiveCabinet, door: str, use: str) -> None:
    path = f"/staff/cabinets/{cabinet.thing}/doors/{door}"
    story.world.staff("administrator").api.put(path, {"use": use, "reason": "试传感器"})


def _closes_an_empty_door(story: Story, case: WalkedCase, cabinet: LiveCabinet, held: steps.HeldCode) -> None:
    story.world.in_step(cabinet.thing)
    began = now()
    cabinet.opens(held.code)
    cabinet.shuts(held.door)
    _is_told(story, case, "nothing_inside")
    case.owner.phone.receives(held.code, held.door, since=began)
    story.stands(case, "未放入 the sensor sees nothing: not handed in", standings.RESERVED)
    story.world.checks.equal("staff look", ["item-disagrees"], _tasks(story, case))


def _leaves_it_inside(story: Story, case: WalkedCase, cabinet: LiveCabinet, held: steps.HeldCode) -> None:
    story.world.in_step(cabinet.thing)
    began = now()
    cabinet.opens(held.code)
    cabinet.shuts(held.door)
    _is_told(story, case, "still_inside")
    case.owner.phone.receives(held.code, held.door, since=began)
    place = f"{cabinet.thing} {held.door}"
    story.stands(case, "未取走 the sensor still sees it: not collected", standings.STORED, place)
    story.world.checks.equal("staff look", ["item-disagrees"], _tasks(story, case))


def _is_told(story: Story, case: WalkedCase, kind: str) -> None:
    until(f"the applicant is told {kind}", lambda: kind in case.owner.told(case.id), 30)


def _tasks(story: Story, case: WalkedCase) -> list[str]:
    tasks = story.world.staff("supervisor").api.pages("/staff/tasks")
    return [task["kind"] for task in tasks if task["case"] == case.id]
