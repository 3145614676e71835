"""The applicant's papers: they stay together, are kept on file, or are owed until they are back."""

from cabinet_contract.words import EventType
from chalicelib.domain.base.durations import DAY
from chalicelib.domain.base.entity import changed
from chalicelib.domain.case.case import CaseState
from chalicelib.domain.case.task import Task, TaskKind
from chalicelib.store import cases
from chalicelib.store import tasks as tasks_
from chalicelib.store.transaction import commit
from chalicelib.usecases.clock import late_returns
from tests.api.deployment import CENTRE
from tests.api.town.hall import HALL, ends, tasks, the_door
from tests.api.town.in_hands import at_window, corrected, papers, refused, told
from tests.api.town.small_centre import PERSON_ITEM, materials
from tests.api.town.world import Town, clock, good

QUEUE = "papers-to-return"


def test_after_a_correction_the_first_envelope_goes_where_the_papers_go(town: Town) -> None:
    who = town.newcomer()
    case = corrected(town, who)
    assert case in town.queue("awaiting-correction")
    assert papers(town, case) == [("collected", "staff", "s-helper")]
    town.asks(who, case, "handing-in", HALL)
    assert case in town.queue("awaiting-correction")
    town.settle()
    town.hall.visit(town.code(who, "deposit"), clock())
    town.settle()
    assert case in town.queue("to-collect")
    town.collected()
    good(town.staff("helper-2", f"/cases/{case}/check", {"present": materials(PERSON_ITEM)[-1:]}))
    assert papers(town, case) == [("collected", "staff", "s-helper-2")] * 2
    good(town.staff("helper-2", f"/cases/{case}/queue-number", {"window": "3"}))
    assert papers(town, case) == [("at_window", "window", "3")] * 2
    town.does("window-clerk", case, "acceptance", {"verdict": "accept"})
    town.does("window-clerk", case, "decision", {"outcome": "granted", "document": "XB-1"})
    assert [(state, kind) for state, kind, _ in papers(town, case)] == [("kept", "department")] * 2


def test_a_check_that_is_undone_leaves_the_papers_with_who_checked_them(town: Town) -> None:
    who = town.newcomer()
    case = corrected(town, who)
    town.does("helper", case, "check-undoing")
    assert case in town.queue("locker-deposits")
    town.does("helper", case, "check", {"present": materials(PERSON_ITEM)})
    assert papers(town, case) == [("collected", "staff", "s-helper")]


def test_papers_of_a_refused_case_are_owed_until_they_are_back(town: Town) -> None:
    who = town.newcomer()
    case = refused(town, who)
    assert papers(town, case) == [("to_return", "window", "3")]
    assert town.queue(QUEUE) == [case]
    seen = town.sees(who, case)
    assert (seen["desk"], seen["responsible"]) == (QUEUE, "helper")
    assert (seen["to_return"]["how"], seen["to_return"]["person"]) == (["counter", "mail"], None)
    assert seen["to_return"]["until"] - clock() > 9 * DAY
    assert told(town, who, "papers_to_return")[0]["detail"]["until"] == seen["to_return"]["until"]
    file = good(town.api.get(f"/staff/cases/{case}", town.tokens["helper"]))
    assert file["to_return"]["person"] == "s-window-clerk"
    town.does("window-clerk", case, "papers-handover", {"proof": "身份证"})
    assert [(state, kind) for state, kind, _ in papers(town, case)] == [("given_back", "applicant")]
    assert town.queue(QUEUE) == []
    assert (town.sees(who, case)["to_return"], town.sees(who, case)["desk"]) == (None, None)
    assert told(town, who, "papers_given_back")
    again = town.staff("window-clerk", f"/cases/{case}/papers-handover", {"proof": "身份证"})
    assert (again.status, again.code) == (409, "NOTHING_TO_RETURN")


def test_papers_that_go_back_by_mail_are_owed_until_their_delivery(town: Town) -> None:
    who = town.newcomer()
    case = refused(town, who)
    town.does("front-desk", case, "papers-dispatch", {"tracking": "EMS7"})
    assert papers(town, case) == [("posted", "courier", "EMS7")]
    assert town.queue(QUEUE) == [case]
    twice = town.staff("front-desk", f"/cases/{case}/papers-dispatch", {"tracking": "EMS8"})
    assert (twice.status, twice.code) == (409, "NOTHING_TO_RETURN")
    town.does("front-desk", case, "papers-handover", {"proof": "EMS7 签收"})
    assert town.queue(QUEUE) == []


def test_papers_that_are_not_back_in_time_are_the_supervisor_s(town: Town) -> None:
    who = town.newcomer()
    case = refused(town, who)
    late = town.sees(who, case)["to_return"]["until"]
    late_returns.run(CENTRE, late - 1)
    assert [task for task in tasks(town) if task["kind"] == "return-papers"] == []
    late_returns.run(CENTRE, late)
    late_returns.run(CENTRE, late + 60)
    found = [task for task in tasks(town) if task["kind"] == "return-papers"]
    assert [(task["case"], task["responsible"]) for task in found] == [(case, "supervisor")]
    good(ends(town, found[0]["id"], "seen", "supervisor"))
    late_returns.run(CENTRE, late + 120)
    assert [task for task in tasks(town) if task["kind"] == "return-papers"] == []
    assert town.queue(QUEUE) == [case]


def test_a_late_return_s_task_ends_when_the_papers_are_back(town: Town) -> None:
    who = town.newcomer()
    case = refused(town, who)
    late_returns.run(CENTRE, town.sees(who, case)["to_return"]["until"])
    town.does("helper", case, "papers-handover", {"proof": "身份证"})
    assert [task for task in tasks(town) if task["kind"] == "return-papers"] == []


def test_papers_of_a_case_withdrawn_after_a_correction_are_owed_by_the_helper(town: Town) -> None:
    who = town.newcomer()
    case = corrected(town, who)
    town.asks(who, case, "handing-in", HALL)
    town.settle()
    town.asks(who, case, "withdrawal", {"reason": "不办了"})
    assert [state for state, _, _ in papers(town, case)] == ["to_return"]
    assert town.queue(QUEUE) == [case]
    file = good(town.api.get(f"/staff/cases/{case}", town.tokens["helper"]))
    assert file["to_return"]["person"] == "s-helper"
    town.does("helper", case, "papers-handover", {"proof": "身份证"})
    assert town.queue(QUEUE) == []


def test_a_deposit_after_the_withdrawal_goes_back(town: Town) -> None:
    who = town.newcomer()
    case = town.passed(who, PERSON_ITEM)
    town.asks(who, case, "handing-in", HALL)
    town.settle()
    code = town.code(who, "deposit")
    town.asks(who, case, "withdrawal")
    town.hall.visit(code, clock())
    town.settle()
    assert case in town.queue("trouble")
    town.collected()
    assert town.queue("trouble") == []
    assert town.queue(QUEUE) == [case]
    assert papers(town, case) == [("to_return", "staff", "s-duty-helper")]
    town.does("duty-helper", case, "papers-handover", {"proof": "身份证"})
    assert town.queue(QUEUE) == []


def test_a_second_deposit_of_a_case_goes_back_while_the_case_goes_on(town: Town) -> None:
    who = town.newcomer()
    case = town.passed(who, PERSON_ITEM)
    town.asks(who, case, "handing-in", HALL)
    town.settle()
    code = town.code(who, "deposit")
    town.asks(who, case, "handing-in", {"channel": "window"})
    town.does("window-clerk", case, "materials-received")
    town.hall.visit(code, clock())
    town.settle()
    assert [task["kind"] for task in tasks(town)] == ["stray-envelope"]
    assert sorted(state for state, _, _ in papers(town, case)) == ["collected", "deposited"]
    town.collected()
    assert tasks(town) == []
    assert case in town.queue("locker-deposits")
    line = good(town.api.get(f"/staff/queues/{QUEUE}", town.tokens["helper"]))["items"][0]
    assert (line["case"], line["desk"], line["responsible"]) == (case, QUEUE, "helper")
    town.does("helper", case, "papers-handover", {"proof": "身份证"})
    assert town.queue(QUEUE) == []
    town.decided(case, PERSON_ITEM)
    assert sorted(state for state, _, _ in papers(town, case)) == ["given_back", "kept"]


def test_the_queue_is_read_page_by_page_also_where_it_is_searched(town: Town) -> None:
    owed = [refused(town, town.newcomer()) for _ in range(2)]
    for search in ("", f"&item={PERSON_ITEM}"):
        first = good(town.api.get(f"/staff/queues/{QUEUE}?limit=1{search}", town.tokens["helper"]))
        second = good(
            town.api.get(f"/staff/queues/{QUEUE}?limit=1{search}&cursor={first['next']}", town.tokens["helper"])
        )
        assert sorted(line["case"] for page in (first, second) for line in page["items"]) == sorted(owed)


def test_originals_that_the_department_returns_are_owed_beside_the_result(town: Town) -> None:
    who = town.newcomer()
    case = at_window(town, who)
    town.does("window-clerk", case, "acceptance", {"verdict": "accept"})
    given = {"outcome": "granted", "document": "XB-1", "originals_back": True}
    town.does("window-clerk", case, "decision", given)
    assert case in town.queue("outgoing")
    assert town.queue(QUEUE) == [case]
    town.does("front-desk", case, "result-handover")
    town.stored(case)
    assert town.sees(who, case)["desk"] == QUEUE
    town.does("front-desk", case, "papers-handover", {"proof": "身份证"})
    town.hall.visit(town.code(who, "pickup"), clock())
    town.settle()
    assert (town.sees(who, case)["state"], town.sees(who, case)["desk"]) == ("closed", None)


def test_a_paper_found_behind_a_door_in_doubt_after_the_applicant_chose_anew_is_received(town: Town) -> None:
    who = town.newcomer()
    case = town.passed(who, PERSON_ITEM)
    door = town.asks(who, case, "handing-in", HALL)["door"]
    town.settle()
    town.hall.type(town.code(who, "deposit"), clock())
    town.settle()
    order = good(town.staff("duty-helper", "/cabinets/cab-hall/orders", {"door": door, "reason": "卡住"}))["order"]
    town.hall.tell(clock(), EventType.DOOR_CLOSED, order=order, door=door)
    town.settle()
    assert case in town.queue("trouble")
    town.asks(who, case, "handing-in", {"channel": "mail"})
    task = next(task for task in tasks(town) if task["kind"] == "doubtful-door")
    good(ends(town, task["id"], "taken-out"))
    town.settle()
    assert case in town.queue("locker-deposits")
    assert ("collected", "staff", "s-duty-helper") in papers(town, case)
    assert the_door(town, door).use == "free"


def test_papers_that_the_version_before_left_at_the_window_can_be_given_back(town: Town) -> None:
    who = town.newcomer()
    case = at_window(town, who)
    before = changed(cases.load(case), state=CaseState.NOT_ACCEPTED, desk=None, responsible="applicant")
    task = Task(
        centre=CENTRE, cabinet="", place=case, kind=TaskKind.RETURN_PAPERS, at=clock(), responsible="helper", case=case
    )
    commit([*cases.plan(before), tasks_.plan(task)])
    town.does("helper", case, "papers-handover", {"proof": "身份证"})
    assert [(state, kind) for state, kind, _ in papers(town, case)] == [("given_back", "applicant")]
    assert tasks(town) == []
