"""Mail and window, in and out; and a result in a locker that nobody collects, recalled to the counter."""

from infra.proof.walk import standings, steps
from infra.proof.walk.live_cabinet import LiveCabinet
from infra.proof.walk.phone import now
from infra.proof.walk.portal_user import PortalUser
from infra.proof.walk.story import Story, WalkedCase


def in_by_mail_out_at_the_window(story: Story, who: PortalUser, words: str) -> None:
    case = steps.passed_case(story, who, words, collecting="window")
    steps.arrives(story, case, "mail")
    steps.to_window(story, case)
    steps.decided(story, case)
    steps.goes_out_at_the_window(story, case)
    steps.rates(story, case, standings.RATED_BY_DESK)


def stored_and_recalled(story: Story, who: PortalUser, words: str, cabinet: LiveCabinet) -> None:
    case = steps.passed_case(story, who, words, at=cabinet)
    steps.arrives(story, case, "window")
    steps.to_window(story, case)
    steps.decided(story, case)
    pickup = steps.stores(story, case, cabinet)
    _is_recalled(story, case, cabinet, pickup)
    # Recalled before its time: the choice still binds, and it is the applicant's to change.
    case.writes("collecting", {"collecting": {"channel": "window"}})
    steps.goes_out_at_the_window(story, case)
    steps.rates(story, case, standings.RATED_BY_DESK)


def picked_up_before_the_recall(story: Story, who: PortalUser, words: str, cabinet: LiveCabinet) -> None:
    """A recall was begun and the applicant is faster: the pickup code is good, and the recall code opens nothing."""
    case = steps.passed_case(story, who, words, at=cabinet)
    steps.arrives(story, case, "window")
    steps.to_window(story, case)
    steps.decided(story, case)
    pickup = steps.stores(story, case, cabinet)
    duty = story.world.staff("duty-helper")
    recall = duty.does(case.id, "recall-code")
    code = duty.code(recall["grant"])
    story.world.checks.true("the applicant knows of it", "recall_begun" in who.told(case.id))
    steps.picks_up(story, case, cabinet, pickup)
    story.world.in_step(cabinet.thing)
    cabinet.refuses("the recall code of what was picked up", code)
    story.say("召回落空 the recall came too late: the applicant has the result")


def _is_recalled(story: Story, case: WalkedCase, cabinet: LiveCabinet, pickup: steps.HeldCode) -> None:
    """The pickup code lives until the recall itself; then the envelope is back at the counter."""
    duty = story.world.staff("duty-helper")
    began = now()
    answer = duty.does(case.id, "recall-code")
    case.owner.phone.receives("取回柜台", pickup.door, since=began)
    story.world.in_step(cabinet.thing)
    story.world.checks.equal("the pickup code goes on", 1, len(case.owner.codes(case.id, "pickup")))
    cabinet.opens(duty.code(answer["grant"]))
    cabinet.takes(pickup.door)
    story.stands(case, f"召回 recalled from {cabinet.thing} {pickup.door}", standings.RECALLED)
    story.world.free_again(cabinet.thing, pickup.door)
    cabinet.refuses("the pickup code that the recall has ended", pickup.code)
    story.world.checks.equal("no pickup code in the personal centre", [], case.owner.codes(case.id, "pickup"))
