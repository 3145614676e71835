"""The chosen cabinet has no room: the next one, and the applicant is told at once; another channel after a yes."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from infra import typed
from infra.proof.walk import standings, steps
from infra.proof.walk.api import Refusal
from infra.proof.walk.checks import Unexpected
from infra.proof.walk.live_cabinet import LiveCabinet
from infra.proof.walk.phone import now
from infra.proof.walk.portal_user import PortalUser
from infra.proof.walk.story import Story, WalkedCase

NEXT = re.compile(r"\((cab-[a-z0-9-]+)\)")
BECAUSE = {"reason": "您选的箱柜大格口已满"}
# Large ones: no other story at this cabinet wants them.
LARGE = {"size": "large"}


def next_one_then_by_consent(story: Story, who: PortalUser, words: str, cabinet: LiveCabinet) -> None:
    case = steps.passed_case(story, who, words, at=cabinet)
    steps.arrives(story, case, "window")
    steps.to_window(story, case)
    steps.decided(story, case)
    with _without_large_doors(story, cabinet):
        instead, door = _goes_to_the_next_one(story, case)
    _comes_by_consent(story, case)
    story.world.free_again(instead, door)
    steps.goes_out_at_the_window(story, case)
    steps.rates(story, case, standings.RATED_BY_DESK)


@contextmanager
def _without_large_doors(story: Story, cabinet: LiveCabinet) -> Iterator[None]:
    doors = typed.record(story.world.as_seen(cabinet.thing), "doors")
    large = [name for name, door in doors.items() if (door["size"], door["use"]) == ("large", "free")]
    _use(story, cabinet, large, "disabled")
    try:
        yield
    finally:
        _use(story, cabinet, large, "free")


def _use(story: Story, cabinet: LiveCabinet, doors: list[str], use: str) -> None:
    for door in doors:
        path = f"/staff/cabinets/{cabinet.thing}/doors/{door}"
        story.world.staff("duty-helper").api.put(path, {"use": use, "reason": "演练"})


def _goes_to_the_next_one(story: Story, case: WalkedCase) -> tuple[str, str]:
    """The refusal names it; without a reason nothing goes there; the phone says so at once."""
    desk = story.world.staff("front-desk")
    path = f"/staff/cases/{case.id}/outgoing"
    answer, _ = desk.api.twice("POST", path, LARGE)
    found = NEXT.search(str(answer.body))
    story.world.checks.equal("the chosen cabinet is full", "CHOSEN_CABINET_FULL", answer.body.get("code"))
    if found is None:
        raise Unexpected(f"expected the next cabinet to be named, found {answer.body}")
    there = LARGE | {"cabinet": found[1]}
    desk.may_not(case.id, "outgoing", Refusal(400, "DEVIATION_REASON_NEEDED"), there)
    began = now()
    prepared = desk.does(case.id, "outgoing", there | BECAUSE)
    story.world.checks.equal("it goes to the next one", found[1], prepared["cabinet"])
    case.owner.phone.receives("将改放", since=began)
    story.world.checks.true("the personal centre says why", "other_cabinet" in case.owner.told(case.id))
    story.say(f"改放 {found[1]} {prepared['door']} instead, told at once")
    return found[1], typed.text(prepared, "door")


def _comes_by_consent(story: Story, case: WalkedCase) -> None:
    desk, began = story.world.staff("front-desk"), now()
    other = {"channel": "window"}
    desk.may_not(case.id, "outgoing", Refusal(409, "CONSENT_NEEDED"), other)
    desk.does(case.id, "consent-asking", other | {"reason": "窗口领取更快"})
    case.owner.phone.receives("须经您同意", since=began)
    case.writes("consent", {"agreed": True})
    story.world.checks.equal("a yes is a choice", "window", case.seen()["collecting"])
    story.world.checks.equal("and undoes what was prepared", "at_desk", case.seen()["outbound"]["state"])
    desk.does(case.id, "outgoing")
    desk.may_not(case.id, "dispatch", Refusal(409, "PREPARED_OTHERWISE"), {"tracking": "EMS-0"})
    story.say("征询 asked for the counter, the applicant said yes; it is not posted any more")
