"""What the mail brings back undelivered is with staff again, and goes out anew."""

from chalicelib.domain.base.durations import DAY
from chalicelib.domain.base.entity import changed
from chalicelib.store import cases, envelopes
from chalicelib.store.transaction import commit
from tests.api.deployment import Person
from tests.api.town.in_hands import at_window, papers, refused, told
from tests.api.town.world import Town, good

MAIL = {"channel": "mail", "address": "长安街 1 号"}
GRANTED = {"outcome": "granted", "document": "XB-1"}


def posted(town: Town, who: Person) -> str:
    """A result in the mail."""
    case = at_window(town, who)
    town.asks(who, case, "collecting", {"collecting": MAIL})
    town.does("window-clerk", case, "acceptance", {"verdict": "accept"})
    town.does("window-clerk", case, "decision", GRANTED)
    town.does("front-desk", case, "result-handover")
    town.does("front-desk", case, "outgoing")
    town.does("front-desk", case, "dispatch", {"tracking": "EMS1"})
    return case


def came_back(town: Town, case: str, tracking: str = "EMS1") -> None:
    town.does("front-desk", case, "mail-return", {"tracking": tracking})


def test_a_result_that_comes_back_lies_at_the_desk_and_goes_out_again(town: Town) -> None:
    who = town.newcomer()
    case = posted(town, who)
    came_back(town, case)
    seen = town.sees(who, case)
    assert (seen["state"], seen["outbound"]["state"]) == ("result_ready", "at_desk")
    assert case in town.queue("outgoing")
    found = good(town.api.get(f"/staff/cases/{case}/custody", town.tokens["helper"]))
    result = next(one for one in found["chain"] if one["direction"] == "outbound")
    link = result["entries"][-1]
    assert (link["event"], link["actor"]) == ("return_by_mail", "s-front-desk")
    assert link["detail"]["tracking"] == "EMS1"
    assert (result["holders"][-1]["kind"], result["holders"][-1]["who"]) == ("staff", "s-front-desk")
    town.does("front-desk", case, "outgoing")
    town.does("front-desk", case, "dispatch", {"tracking": "EMS2"})
    town.does("front-desk", case, "counter-handover", {"proof": "EMS2 签收"})
    town.does("front-desk", case, "closing")
    assert town.sees(who, case)["state"] == "closed"


def test_whoever_waits_for_it_is_told_and_may_choose_another_way(town: Town) -> None:
    who = town.newcomer()
    case = posted(town, who)
    came_back(town, case)
    assert told(town, who, "mail_returned")[0]["detail"] == {"tracking": "EMS1"}
    town.asks(who, case, "collecting", {"collecting": {"channel": "window"}})
    town.does("front-desk", case, "outgoing")
    town.does("front-desk", case, "counter-handover", {"proof": "身份证"})


def test_a_result_that_comes_back_after_its_case_was_closed_goes_out_again(town: Town) -> None:
    who = town.newcomer()
    case = posted(town, who)
    found = envelopes.find(cases.load(case).outbound)
    assert found
    long_ago = changed(found.custodian, since=found.custodian.since - 90 * DAY)
    commit(envelopes.plan(changed(found, custodian=long_ago)))
    town.does("front-desk", case, "closing", {"reason": "已寄出九十天"})
    came_back(town, case)
    assert town.sees(who, case)["state"] == "result_ready"


def test_papers_that_come_back_are_owed_still(town: Town) -> None:
    who = town.newcomer()
    case = refused(town, who)
    town.does("front-desk", case, "papers-dispatch", {"tracking": "EMS7"})
    came_back(town, case, "EMS7")
    assert papers(town, case) == [("to_return", "staff", "s-front-desk")]
    assert town.queue("papers-to-return") == [case]
    town.does("front-desk", case, "papers-handover", {"proof": "身份证"})
    assert town.queue("papers-to-return") == []


def test_what_was_not_sent_under_a_number_does_not_come_back(town: Town) -> None:
    case = posted(town, town.newcomer())
    answer = town.staff("front-desk", f"/cases/{case}/mail-return", {"tracking": "EMS9"})
    assert (answer.status, answer.code) == (409, "NOT_IN_THE_MAIL")
