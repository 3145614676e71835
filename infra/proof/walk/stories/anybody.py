"""What nobody has to sign in for: how far a case is, by its number and the query code."""

from infra.proof.walk import steps
from infra.proof.walk.api import ApiCaller, Refusal
from infra.proof.walk.portal_user import PortalUser
from infra.proof.walk.story import Story, WalkedCase
from infra.typed import Record

REFUSED = Refusal(400, "PROGRESS_REFUSED")


def asks_without_signing_in(story: Story, who: PortalUser, words: str) -> None:
    case = steps.files(story, who, words, {"channel": "window"})
    _reads_how_far_it_is(story, story.world.anybody, case)


def _reads_how_far_it_is(story: Story, anybody: ApiCaller, case: WalkedCase) -> None:
    own, check = case.seen(), story.world.checks
    asked = {"case_number": own["case_number"], "query_code": own["query_code"]}
    found = anybody.post("/progress", asked)
    check.equal("anybody with the query code reads what the applicant reads", own["progress"], found["progress"])
    check.true("and nothing about the person", _is_bare(found, case.id), found)
    wrong = asked | {"query_code": f"{(int(asked['query_code']) + 1) % 10**6:06d}"}
    anybody.refused("a wrong query code", REFUSED, "/progress", wrong)
    story.say(f"查询进度 {found['progress']['now']['text']['zh']} read by number and query code")


def _is_bare(found: Record, case: str) -> bool:
    return case not in str(found) and found.keys() == {"case_number", "centre", "progress"}
