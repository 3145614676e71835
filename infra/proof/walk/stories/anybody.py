"""What nobody has to sign in for: how far a case is, by its number and the query code; whether a receipt is valid."""

from infra.proof.walk import steps
from infra.proof.walk.api import ApiCaller, Refusal
from infra.proof.walk.portal_user import PortalUser
from infra.proof.walk.story import Story, WalkedCase
from infra.typed import Record, records

NO_RECEIPT = Refusal(404, "NO_SUCH_RECEIPT")
REFUSED = Refusal(400, "PROGRESS_REFUSED")


def asks_without_signing_in(story: Story, who: PortalUser, words: str) -> None:
    case = steps.passed_case(story, who, words, collecting="window")
    _reads_how_far_it_is(story, story.world.anybody, case)
    _checks_a_receipt(story, story.world.anybody, case)
    _looks_around(story, story.world.anybody)
    _reads_the_board(story, story.world.anybody)


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


def _checks_a_receipt(story: Story, anybody: ApiCaller, case: WalkedCase) -> None:
    check, (receipt,) = story.world.checks, records(case.owner.api.get(f"/cases/{case.id}/receipts"), "items")
    number = receipt["number"]
    found = anybody.get(f"/receipts/{number}")
    check.equal("anybody checks a receipt by its number", (number, "valid"), (found["number"], found["status"]))
    check.equal("and reads no more", {name: receipt[name] for name in found}, found)
    forged = anybody.ask("GET", f"/receipts/{number[:-8]}AAAAAAAA")
    check.equal("one that was made up is none", NO_RECEIPT, (forged.status, forged.body.get("code")))
    story.say(f"核验回执 {number} {found['status_name']['zh']}")


def _looks_around(story: Story, anybody: ApiCaller) -> None:
    """A place by its initials, and how each cabinet looks."""
    check, centre = story.world.checks, story.world.centre
    found = records(anybody.get("/places", centre=centre, q="lgds"), "items")
    check.true("a site is found by the initials of its name", found and found[0]["name"]["zh"] == "陆港大厦", found)
    for thing in story.world.cabinets:
        banks = records(anybody.get(f"/cabinets/{thing}", centre=centre), "banks")
        drawn = {door["door"] for bank in banks for column in bank["columns"] for door in column["doors"]}
        check.equal(f"every door of {thing} is drawn", set(story.world.as_seen(thing)["doors"]), drawn)
    story.say("看箱柜 every door of every cabinet has its place on the drawing")


def _reads_the_board(story: Story, anybody: ApiCaller) -> None:
    check, board = story.world.checks, anybody.get(f"/centres/{story.world.centre}/board")
    shown = {one["cabinet"]: one for one in board["cabinets"]}
    check.equal("the board shows every cabinet", set(story.world.cabinets), set(shown))
    counted = all(one["free"] + one["in_use"] <= one["doors"] and one["health_name"]["zh"] for one in shown.values())
    check.true("with free doors and how it is", counted, shown)
    figures = board["figures"]
    median = figures["pre_review_median"]
    check.true("it counts pre-reviews, with their median", figures["pre_reviews"] and median is not None, figures)
    story.say(
        f"公开看板 {figures['deposits']} deposits, {figures['pickups']} pickups, {figures['doors_in_use']} doors in use"
    )
