"""What had passed the pre-review is refused: on a listed ground, with the remedy on the phone and a line upwards."""

from infra.proof.walk import standings, steps
from infra.proof.walk.api import Refusal
from infra.proof.walk.phone import now
from infra.proof.walk.portal_user import PortalUser
from infra.proof.walk.story import Story, WalkedCase


def refused_on_a_ground(story: Story, who: PortalUser, words: str) -> None:
    case = steps.passed_case(story, who, words, collecting="window")
    steps.arrives(story, case, "window")
    steps.to_window(story, case)
    began = now()
    _is_refused(story, case)
    case.owner.phone.receives("未予受理", "12345", since=began)
    _reads_the_remedy(story, case)
    _goes_up(story, case)
    _gets_the_papers_back(story, case)


def _is_refused(story: Story, case: WalkedCase) -> None:
    clerk, material = story.world.staff("window-clerk"), case.item["asked"][0]
    given = {"verdict": "refuse", "reason": "与预审上传的不是同一份"}
    clerk.may_not(case.id, "acceptance", Refusal(400, "GROUND_NEEDED"), given)
    given["ground"] = "differs_from_upload"
    clerk.may_not(case.id, "acceptance", Refusal(400, "MATERIAL_NEEDED"), given)
    clerk.does(case.id, "acceptance", given | {"materials": [material]})
    seen = case.seen()
    story.world.checks.equal("it is refused, and over", ("not_accepted", []), (seen["state"], seen["next"]))
    story.say(f"不予受理 refused: {material} differs from the upload", seen)


def _reads_the_remedy(story: Story, case: WalkedCase) -> None:
    told = [n for n in case.owner.api.pages("/me/notices") if (n["case"], n["kind"]) == (case.id, "not_accepted")]
    detail = told[0]["detail"]
    named = [one["material"] for one in detail["materials"]]
    story.world.checks.equal("the message names the material", [case.item["asked"][0]], named)
    story.world.checks.true("and what can be done about it", "重新申报" in detail["remedy"]["zh"], detail)
    story.say("救济途径 the remedy in the same message, where to complain on the phone")


def _goes_up(story: Story, case: WalkedCase) -> None:
    api = story.world.staff("supervisor").api
    lines = [t for t in api.pages("/staff/tasks") if (t["case"], t["responsible"]) == (case.id, "supervisor")]
    story.world.checks.equal("a supervisor has one line about it", ["refused-acceptance"], [t["kind"] for t in lines])
    for line in lines:
        api.post(f"/staff/tasks/{line['id']}/ending", {"action": "seen"})
    story.say("报备 the supervisor has seen it")


def _gets_the_papers_back(story: Story, case: WalkedCase) -> None:
    """They stand in a queue with a deadline, until the mail has delivered them."""
    desk = story.world.staff("front-desk")
    seen = story.stands(case, "待退材料 the papers are to be returned", standings.NOT_ACCEPTED)
    story.world.checks.equal("the applicant reads how", ["counter", "mail"], seen["to_return"]["how"])
    story.world.checks.true("and until when", seen["to_return"]["until"] > now(), seen["to_return"])
    story.world.checks.true("and was told", "papers_to_return" in case.owner.told(case.id))
    story.world.checks.true("the queue has the case", case.id in desk.queue("papers-to-return"))
    desk.does(case.id, "papers-dispatch", {"tracking": "EMS-退-1"})
    story.stands(case, "寄退 posted back", standings.PAPERS_POSTED)
    desk.does(case.id, "papers-handover", {"proof": "邮政签收"})
    story.stands(case, "已退还 back with the applicant", standings.PAPERS_BACK)
    story.world.checks.true("the queue has it no more", case.id not in desk.queue("papers-to-return"))
    desk.may_not(case.id, "papers-handover", Refusal(409, "NOTHING_TO_RETURN"), {"proof": "再次"})
