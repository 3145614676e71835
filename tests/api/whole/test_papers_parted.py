"""What is owed of one case may lie in several places, and has several deadlines."""

from chalicelib.domain.base.durations import DAY
from chalicelib.domain.base.entity import changed
from chalicelib.store import cases, envelopes, returns
from chalicelib.store.transaction import commit
from chalicelib.usecases.clock import late_returns
from tests.api.deployment import CENTRE, Person
from tests.api.town.hall import HALL, ends, tasks
from tests.api.town.in_hands import NOT_OURS, papers, refused, told
from tests.api.town.small_centre import PERSON_ITEM, materials
from tests.api.town.world import Town, clock, good

QUEUE = "papers-to-return"
ORIGINALS = {"outcome": "granted", "document": "XB-1", "originals_back": True}


def twice_handed_in(town: Town, who: Person) -> str:
    """Over the counter, and with the code of before that its cabinet still took: that envelope is owed."""
    case = town.passed(who, PERSON_ITEM)
    town.asks(who, case, "handing-in", HALL)
    town.settle()
    code = town.code(who, "deposit")
    town.asks(who, case, "handing-in", {"channel": "window"})
    town.does("window-clerk", case, "materials-received")
    town.hall.visit(code, clock())
    town.settle()
    town.collected()
    return case


def to_window(town: Town, case: str) -> None:
    town.does("helper", case, "check", {"present": materials(PERSON_ITEM)})
    town.does("helper", case, "queue-number", {"window": "3"})


def half_in_the_mail(town: Town, who: Person) -> str:
    """One envelope is in the mail; the other lies at the window, of a refused case."""
    case = twice_handed_in(town, who)
    town.does("helper", case, "papers-dispatch", {"tracking": "EMS7"})
    to_window(town, case)
    town.does("window-clerk", case, "acceptance", NOT_OURS)
    return case


def where(town: Town, case: str) -> list[tuple[str, str]]:
    return sorted((state, kind) for state, kind, _ in papers(town, case))


def test_delivery_of_a_parcel_ends_only_what_was_in_it(town: Town) -> None:
    who = town.newcomer()
    case = half_in_the_mail(town, who)
    unnamed = town.staff("front-desk", f"/cases/{case}/papers-handover", {"proof": "EMS7 签收"})
    assert (unnamed.status, unnamed.code) == (400, "WHICH_PAPERS")
    town.does("front-desk", case, "papers-handover", {"proof": "签收", "tracking": "EMS7"})
    assert where(town, case) == [("given_back", "applicant"), ("to_return", "window")]
    assert town.queue(QUEUE) == [case]
    assert len(town.sees(who, case)["to_return"]["envelopes"]) == 1
    town.does("front-desk", case, "papers-handover", {"proof": "身份证"})
    assert where(town, case) == [("given_back", "applicant")] * 2
    assert (town.queue(QUEUE), town.sees(who, case)["to_return"]) == ([], None)


def test_the_counter_ends_what_lies_with_staff_while_a_parcel_is_on_its_way(town: Town) -> None:
    who = town.newcomer()
    case = half_in_the_mail(town, who)
    seen = good(town.api.get(f"/staff/cases/{case}/custody", town.tokens["helper"]))
    here = [e["envelope"] for e in seen["now"] if e["state"] == "to_return"]
    town.does("front-desk", case, "papers-handover", {"proof": "身份证", "envelopes": here})
    assert where(town, case) == [("given_back", "applicant"), ("posted", "courier")]
    again = town.staff("front-desk", f"/cases/{case}/papers-handover", {"proof": "身份证", "envelopes": here})
    assert (again.status, again.code) == (409, "NOTHING_TO_RETURN")
    town.does("front-desk", case, "papers-handover", {"proof": "EMS7 签收"})
    assert town.queue(QUEUE) == []


def test_a_parcel_that_nobody_sent_gives_nothing_back(town: Town) -> None:
    case = refused(town, town.newcomer())
    answer = town.staff("front-desk", f"/cases/{case}/papers-handover", {"proof": "签收", "tracking": "EMS9"})
    assert (answer.status, answer.code) == (409, "NOTHING_TO_RETURN")


def late_tasks(town: Town) -> list[str]:
    return [task["id"] for task in tasks(town) if task["kind"] == "return-papers"]


def test_papers_owed_later_have_days_of_their_own_and_are_late_by_them(town: Town) -> None:
    who = town.newcomer()
    case = twice_handed_in(town, who)
    first = town.sees(who, case)["to_return"]["until"]
    late_returns.run(CENTRE, first)
    good(ends(town, late_tasks(town)[0], "seen", "supervisor"))
    _was_long_ago(case)
    to_window(town, case)
    town.does("window-clerk", case, "acceptance", {"verdict": "accept"})
    town.does("window-clerk", case, "decision", ORIGINALS)
    later = max(one["detail"]["until"] for one in told(town, who, "papers_to_return"))
    assert later == town.sees(who, case)["to_return"]["until"]
    assert later - clock() > 9 * DAY
    late_returns.run(CENTRE, clock())
    assert late_tasks(town) == []
    late_returns.run(CENTRE, later)
    assert len(late_tasks(town)) == 1


def _was_long_ago(case: str) -> None:
    """The debt so far began twenty days before."""
    before = cases.load(case)
    assert before.owed
    owed = changed(before.owed, since=before.owed.since - 20 * DAY, until=before.owed.until - 20 * DAY)
    found = envelopes.load(owed.envelopes[0])
    queued = returns.find(case)
    assert queued
    commit([
        *cases.plan(changed(before, owed=owed)),
        *envelopes.plan(changed(found, until=owed.until)),
        returns.plan(changed(queued, since=owed.since, until=owed.until)),
    ])  # fmt: skip
