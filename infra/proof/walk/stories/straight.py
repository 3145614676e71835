"""The straight loop, from sign-in to rating: for an enterprise, for a person, and at an unruly cabinet."""

from typing import Any

from infra.proof.walk import hands, standings, steps
from infra.proof.walk.live_cabinet import LiveCabinet
from infra.proof.walk.portal_user import SERVICE_HALL, PortalUser
from infra.proof.walk.story import Story, WalkedCase


def loop(story: Story, who: PortalUser, words: str, cabinet: LiveCabinet) -> dict[str, Any]:
    """The whole loop by locker both ways; returns the trace that a repetition must leave too."""
    case = steps.passed_case(story, who, words, at=cabinet)
    _finds_cabinet(story, who, cabinet)
    held = steps.reserves(story, case, cabinet, size="small", reach="low")
    steps.hands_in(story, case, cabinet, held)
    steps.collects(story, case, cabinet)
    story.world.free_again(cabinet.thing, held.door)
    steps.to_window(story, case)
    steps.decided(story, case)
    pickup = steps.stores(story, case, cabinet)
    steps.picks_up(story, case, cabinet, pickup)
    steps.rates(story, case, standings.RATED_FROM_LOCKER)
    hands.held_by(story, case, "inbound", [["applicant", "cabinet", "staff", "staff", "window", "department"]])
    hands.held_by(story, case, "outbound", [["department", "window", "staff", "staff", "cabinet", "applicant"]])
    cabinet.has_told_all()
    return trace(case)


def _finds_cabinet(story: Story, who: PortalUser, cabinet: LiveCabinet) -> None:
    """Cabinets within five kilometres of the hall, the nearest first, with free compartments that fit."""
    asked = {"centre": who.centre, "size": "small", "reach": "low"}
    found = who.api.get("/cabinets", **asked, **SERVICE_HALL)["items"]
    distances = [one["distance_km"] for one in found]
    check = story.world.checks
    check.equal("the nearest cabinet comes first", sorted(distances), distances)
    check.true("none is farther than five kilometres", max(distances) <= 5, distances)
    mine = next((one for one in found if one["cabinet"] == cabinet.thing), None)
    check.true(f"{cabinet.thing} is among them, in reach, with room", mine and mine["reachable"] and mine["free"], mine)
    story.say(f"附近箱柜 {len(found)} cabinets near; {cabinet.thing} has {mine and mine['free']} free within low reach")


def trace(case: WalkedCase) -> dict[str, Any]:
    """What the case and its envelopes went through, without ids and times: two like stories leave the same."""
    seen, custody = case.seen(), case.custody()
    return {
        "state": seen["state"],
        "outcome": seen["outcome"],
        "case": [line["event"] for line in seen["timeline"]],
        "envelopes": [[entry["event"] for entry in link["entries"]] for link in custody["chain"]],
        # Sorted: notices of the same second have no order.
        "told": sorted(case.owner.told(case.id)),
    }
