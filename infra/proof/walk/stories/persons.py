"""Who has it in hand is a person: a case and a route are taken, shown, taken over with a reason, and handed back."""

from infra import typed
from infra.proof.walk import standings, steps
from infra.proof.walk.api import Refusal
from infra.proof.walk.desk_user import DeskUser
from infra.proof.walk.live_cabinet import LiveCabinet
from infra.proof.walk.portal_user import PortalUser
from infra.proof.walk.story import Story, WalkedCase
from infra.typed import Record

ILL = "李同事请病假"
TAKEN = Refusal(409, "TAKEN_ALREADY")


def taken_in_hand(story: Story, who: PortalUser, words: str, cabinet: LiveCabinet) -> None:
    case = steps.files(story, who, words, {"channel": "locker"})
    _is_taken_over(story, case)
    held = steps.reserves(story, case, cabinet)
    steps.hands_in(story, case, cabinet, held)
    _is_on_the_way(story, case, cabinet)
    steps.collects(story, case, cabinet)
    _shown(story, "of the helpers' turn", case, None)


def _is_taken_over(story: Story, case: WalkedCase) -> None:
    first, second = (story.world.staff(name) for name in ("reviewer", "reviewer-2"))
    _shown(story, "before anybody has taken it", case, None)
    first.does(case.id, "taking")
    _shown(story, "taken", case, number(first))
    second.may_not(case.id, "pre-review", TAKEN, {"verdict": "pass"})
    second.may_not(case.id, "taking", TAKEN)
    second.does(case.id, "taking", {"reason": ILL})
    _shown(story, "taken over", case, number(second), number(first))
    _reads_why(story, first, case.id)
    story.say(f"领办 {number(first)} takes it, {number(second)} takes it over, {number(first)} reads why")
    second.does(case.id, "pre-review", {"verdict": "pass"})
    story.stands(case, "预审通过 pre-review passed by who had it", standings.PASSED)
    _shown(story, "of the applicant's turn", case, None)


def number(member: DeskUser) -> str:
    return typed.text(member.api.get("/staff/me"), "number")


def _shown(story: Story, when: str, case: WalkedCase, expected: str | None, before: str | None = None) -> None:
    """To the applicant by role and number, never by name; to staff by name too."""
    seen = case.seen()["taken_by"] or {}
    found = (seen.get("number"), seen.get("taken_over_from"), "name" in seen)
    story.world.checks.equal(f"{when}: the applicant reads who has it", (expected, before, False), found)
    shown: Record = story.world.staff("supervisor").sees(case.id)["taken_by"] or {}
    story.world.checks.equal(f"{when}: staff read the name", expected is not None, "name" in shown)


def _reads_why(story: Story, member: DeskUser, case: str) -> None:
    told = [n["detail"]["reason"] for n in member.api.pages("/staff/notices") if n["case"] == case]
    story.world.checks.equal(f"{member.username} reads why it was taken over", [ILL], told)


def _is_on_the_way(story: Story, case: WalkedCase, cabinet: LiveCabinet) -> None:
    duty = story.world.staff("duty-helper")
    duty.api.post("/staff/collections", {"cabinet": cabinet.thing})
    _shown(story, "on the way", case, number(duty))
    duty.api.post(f"/staff/collections/{cabinet.thing}/handing-back")
    _shown(story, "handed back", case, None)
    story.say(f"退回待领 {number(duty)} hands the route to {cabinet.thing} back, and sets out again")
