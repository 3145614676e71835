"""Two applicants want the last compartment that fits: exactly one gets it, the other is told so."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, current_thread

from infra.proof.http import HttpAnswer
from infra.proof.walk import steps
from infra.proof.walk.live_cabinet import LiveCabinet
from infra.proof.walk.portal_user import PortalUser
from infra.proof.walk.story import Story, WalkedCase

WISH = {"size": "large", "reach": "any"}


def for_the_last_compartment(story: Story, people: list[PortalUser], words: str, cabinet: LiveCabinet) -> None:
    """Large ones: no other story of the walk wants them."""
    fillers = _fill(story, people[0], words, cabinet)
    rivals = [steps.passed_case(story, who, words) for who in people]
    answers = _race(rivals, cabinet)
    codes = [answer.body.get("code") for answer in answers]
    story.world.checks.equal("one wins, one loses", [200, 409], sorted(a.status for a in answers))
    story.world.checks.true("the other is told why", "NO_FREE_FITTING_COMPARTMENT" in codes, answers)
    story.say("争最后一格 one won the last large compartment, one was told NO_FREE_FITTING_COMPARTMENT")
    _give_back(story, [*fillers, *rivals], cabinet)


def _fill(story: Story, who: PortalUser, words: str, cabinet: LiveCabinet) -> list[WalkedCase]:
    """Reserves large compartments until one is left."""
    taken: list[WalkedCase] = []
    while _free(story, cabinet) > 1:
        case = steps.passed_case(story, who, words)
        steps.reserves(story, case, cabinet, **WISH)
        taken.append(case)
    story.world.checks.equal("one large compartment is left", 1, _free(story, cabinet))
    return taken


def _free(story: Story, cabinet: LiveCabinet) -> int:
    doors = story.world.as_seen(cabinet.thing)["doors"].values()
    return sum(door["size"] == "large" and door["use"] == "free" for door in doors)


def _race(rivals: list[WalkedCase], cabinet: LiveCabinet) -> list[HttpAnswer]:
    start, label = Barrier(len(rivals)), current_thread().name
    body = {"channel": "locker", "cabinet": cabinet.thing} | WISH

    def run(case: WalkedCase) -> HttpAnswer:
        current_thread().name = label
        start.wait()
        first, again = case.owner.api.twice("POST", f"/cases/{case.id}/handing-in", body)
        return first if first == again else HttpAnswer(0, {"code": f"{first} and then {again}"})

    with ThreadPoolExecutor(len(rivals)) as pool:
        return list(pool.map(run, rivals))


def _give_back(story: Story, cases: list[WalkedCase], cabinet: LiveCabinet) -> None:
    """Withdrawn cases give their compartments back; a door is free only when the cabinet has confirmed it."""
    held = {case.id: case.seen()["inbound"] for case in cases}
    doors = [inbound["door"] for inbound in held.values() if inbound]
    story.world.checks.equal("no compartment was given twice", len(doors), len(set(doors)))
    for case in cases:
        case.writes("withdrawal", {"reason": "不办了"})
    for door in doors:
        story.world.free_again(cabinet.thing, door)
    story.say(f"退回 {len(doors)} compartments are free again")
