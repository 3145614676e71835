"""A pre-review that is returned and corrected; a page that is missing from the envelope; the result by mail."""

from infra.proof.walk import hands, standings, steps
from infra.proof.walk.api import Refusal
from infra.proof.walk.live_cabinet import LiveCabinet
from infra.proof.walk.phone import now
from infra.proof.walk.portal_user import PortalUser
from infra.proof.walk.story import Story, WalkedCase


def returned_and_corrected(story: Story, who: PortalUser, words: str, cabinet: LiveCabinet) -> None:
    case = steps.files(story, who, words, {"channel": "mail", "address": "西安市未央区凤城八路 1 号"})
    _is_returned(story, case)
    _corrects(story, case)
    held = steps.reserves(story, case, cabinet, size="small")
    steps.hands_in(story, case, cabinet, held)
    steps.collects(story, case, cabinet)
    _misses_a_page(story, case, cabinet)
    steps.to_window(story, case)
    # The first was checked twice; both went to the window together.
    first = ["applicant", "cabinet", "staff", "staff"]
    hands.held_by(story, case, "inbound", [[*first, "staff", "window"], [*first, "window"]])
    steps.decided(story, case)
    steps.goes_out_by_mail(story, case)
    steps.rates(story, case, standings.RATED_BY_DESK)


def _is_returned(story: Story, case: WalkedCase) -> None:
    first = case.item["asked"][0]
    reasons, began = {first: "第二页没有签名"}, now()
    reviewer = story.world.staff("reviewer")
    reviewer.may_not(case.id, "pre-review", Refusal(400, "BAD_REASONS"), {"verdict": "return", "reasons": {}})
    reviewer.does(case.id, "pre-review", {"verdict": "return", "reasons": reasons})
    seen = story.stands(case, "预审退回 returned with a reason per material", standings.RETURNED)
    story.world.checks.equal("the applicant reads each material's reason", reasons, seen["returned"])
    case.owner.phone.receives("预审材料需要修改", since=began)


def _corrects(story: Story, case: WalkedCase) -> None:
    case.owner.uploads(case.id, case.item["asked"][0])
    steps.submits(story, case, {"channel": "mail", "address": "西安市未央区凤城八路 1 号"})
    steps.passes(story, case)


def _misses_a_page(story: Story, case: WalkedCase, cabinet: LiveCabinet) -> None:
    """Only the missing material is asked for, with a deposit code of its own."""
    *there, gone = case.item["asked"]
    helper = story.world.staff("helper")
    helper.may_not(case.id, "check", Refusal(400, "UNKNOWN_MATERIAL"), {"present": ["birth-certificate"]})
    checked = helper.does(case.id, "check", {"present": there})
    seen = story.stands(case, f"补正 {gone} is missing", standings.CORRECTING)
    story.world.checks.equal(
        "the correction names that page only", ([gone], [gone]), (checked["missing"], seen["missing"])
    )
    held = steps.reserves(story, case, cabinet, sms="补正材料交件码", size="small")
    steps.hands_in(story, case, cabinet, held)
    steps.collects(story, case, cabinet)
    chains = case.custody()["chain"]
    story.world.checks.equal("both envelopes are in the custody chain", 2, len(chains))
