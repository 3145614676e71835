"""What was written freely about a case is erased: gone for everybody who reads it, and every chain stays proved."""

from infra.proof.walk import standings, steps
from infra.proof.walk.api import Refusal
from infra.proof.walk.portal_user import PortalUser
from infra.proof.walk.story import Story

WHY = "家里出了事，不办了"
GONE = {"ground": "consent-withdrawn"}


def words_are_erased(story: Story, who: PortalUser, words: str) -> None:
    """The reason of a withdrawal, which its writer no longer wants to be kept."""
    case = steps.passed_case(story, who, words, "mail")
    case.writes("withdrawal", {"reason": WHY})
    story.stands(case, "撤回 withdrawn with a reason", standings.WITHDRAWN)
    check, supervisor = story.world.checks, story.world.staff("supervisor")
    check.true("the reason is read", WHY in str(case.seen()["timeline"]))
    story.world.staff("helper").may_not(case.id, "erasure", Refusal(403, "ROLE_MISSING"), GONE)
    answer = supervisor.does(case.id, "erasure", GONE)
    check.equal("one text was erased, and nothing is left", (1, 0), (answer["texts"], answer["left"]))
    for name, seen in {"the applicant": case.seen(), "the supervisor": supervisor.sees(case.id)}.items():
        check.true(f"{name} reads it no more", WHY not in str(seen), seen["timeline"][-2:])
        reason = seen["timeline"][-2]["detail"]["reason"]
        check.equal(f"{name} reads on what ground", GONE["ground"], reason["erased"]["ground"])
    check.equal("again changes nothing", 0, supervisor.does(case.id, "erasure", GONE)["texts"])
    story.say("删除 the reason of the withdrawal is erased, and says so")
