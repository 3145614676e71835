"""What somebody must know before the next visit comes to the phone, names the place, and is not sent once untrue."""

from collections.abc import Callable

import pytest

from cabinet_contract.words import Answer, EventType, Outcome
from chalicelib.workers import messages as worker
from tests.api.deployment import Person
from tests.api.phones import Phones
from tests.api.town.hall import HALL, ends, reserved, tasks
from tests.api.town.small_centre import PERSON_ITEM
from tests.api.town.world import Town, clock, good

Newcomer = Callable[..., Person]


def read(town: Town, who: Person, sms: Phones) -> str:
    """All that the phone received after everything waiting had its turn."""
    town.settle()
    for message in dict.fromkeys(town.sent):
        worker.deliver(message, clock())
    town.sent.clear()
    return "\n".join(sms.accepted(who.phone))


def told(town: Town, who: Person) -> set[str]:
    return {notice["kind"] for notice in good(town.api.get("/me/notices", who.token))["items"]}


def was_empty(town: Town) -> None:
    (task,) = tasks(town)
    good(ends(town, task["id"], "was-empty"))


def nothing_there(town: Town, role: str, purpose: str, door: str) -> None:
    """Staff open the door and find nothing."""
    grant, _ = town.hall.type(town.staff_code(role, purpose), clock())
    town.hall.close(grant, door, clock(), Answer.NOTHING)
    town.settle()


def deposit_never_was(town: Town, who: Person) -> tuple[str, str]:
    """Case and door of papers that custody has behind it and a helper did not find there."""
    case = town.handed_in(who, PERSON_ITEM)
    door = town.sees(who, case)["inbound"]["door"]
    good(town.staff("duty-helper", "/collections", {"cabinet": "cab-hall"}))
    town.settle()
    nothing_there(town, "duty-helper", "collect", door)
    was_empty(town)
    return case, door


def result_never_was(town: Town, who: Person) -> tuple[str, str]:
    case = town.waiting_for_pickup(who, PERSON_ITEM)
    door = town.sees(who, case)["outbound"]["door"]
    town.does("duty-helper", case, "recall-code")
    town.settle()
    nothing_there(town, "duty-helper", "recall", door)
    was_empty(town)
    return case, door


def test_an_empty_deposit_is_told_with_its_place(town: Town, newcomer: Newcomer, sms: Phones) -> None:
    who = newcomer()
    _, door = deposit_never_was(town, who)
    text = read(town, who, sms)
    assert "收件回执作废" in text
    assert door in text
    assert "交件已收到" not in text, "the receipt that was waiting is not true any more"
    assert "deposit_was_empty" in told(town, who)


def test_who_has_chosen_anew_is_not_told_to_choose(town: Town, newcomer: Newcomer, sms: Phones) -> None:
    who = newcomer()
    case, _ = deposit_never_was(town, who)
    town.asks(who, case, "handing-in", HALL)
    text = read(town, who, sms)
    assert "收件回执作废" not in text
    assert "交件码" in text


def test_a_result_that_was_not_there_is_told_with_its_place(town: Town, newcomer: Newcomer, sms: Phones) -> None:
    who = newcomer()
    _, door = result_never_was(town, who)
    text = read(town, who, sms)
    assert "请勿前往" in text
    assert door in text
    assert "取件码 " not in text, "the code of a door behind which nothing is"


def test_once_it_is_on_its_way_again_nobody_reads_that_it_was_not_there(
    town: Town, newcomer: Newcomer, sms: Phones
) -> None:
    who = newcomer()
    case, _ = result_never_was(town, who)
    town.stored(case)
    text = read(town, who, sms)
    assert "请勿前往" not in text
    assert "取件码" in text


def test_a_result_that_counts_as_collected_is_told(town: Town, newcomer: Newcomer, sms: Phones) -> None:
    who = newcomer()
    town.waiting_for_pickup(who, PERSON_ITEM)
    grant, doors = town.hall.type(town.code(who, "pickup"), clock())
    town.hall.tell(clock(), EventType.DOOR_CLOSED, grant=grant, door=doors[0], item="present", answer="taken")
    town.settle()
    was_empty(town)
    text = read(town, who, sms)
    assert "按已取走办结" in text
    assert doors[0] in text


def test_a_recall_is_told_while_it_can_still_happen(town: Town, newcomer: Newcomer, sms: Phones) -> None:
    who = newcomer()
    case = town.waiting_for_pickup(who, PERSON_ITEM)
    pickup, code = town.code(who, "pickup"), town.does("duty-helper", case, "recall-code")
    text = read(town, who, sms)
    assert "取回柜台" in text
    assert code["door"] in text
    assert "recall_begun" in told(town, who)
    assert town.staff_code("duty-helper", "recall") not in text
    assert town.code(who, "pickup") == pickup


def test_who_was_faster_is_not_told_of_a_recall(town: Town, newcomer: Newcomer, sms: Phones) -> None:
    who = newcomer()
    case = town.waiting_for_pickup(who, PERSON_ITEM)
    town.does("duty-helper", case, "recall-code")
    town.settle()
    town.hall.visit(town.code(who, "pickup"), clock())
    assert "取回柜台" not in read(town, who, sms)


def test_that_nothing_more_is_wanted_is_told_while_it_is_so(town: Town, newcomer: Newcomer, sms: Phones) -> None:
    who = newcomer()
    case = town.handed_in(who, PERSON_ITEM)
    town.collected()
    town.does("helper", case, "check", {"present": []})
    town.does("helper", case, "check-undoing")
    assert "暂不需要补交" in read(town, who, sms)
    town.does("helper", case, "check", {"present": []})
    town.does("helper", case, "check-undoing")
    town.does("helper", case, "check", {"present": []})
    assert read(town, who, sms).count("暂不需要补交") == 1


@pytest.mark.parametrize("outcome", [Outcome.JAMMED, Outcome.UNKNOWN])
def test_after_a_jam_the_phone_reads_the_new_door_and_never_the_old_one(
    town: Town, newcomer: Newcomer, sms: Phones, outcome: Outcome
) -> None:
    who = newcomer()
    case, old = reserved(town, who)
    code = town.code(who, "deposit")
    town.hall.type(code, clock(), outcome)
    text = read(town, who, sms)
    new = town.sees(who, case)["inbound"]["door"]
    assert new != old
    assert (code in text, new in text, old in text) == (True, True, False)
    assert town.hall.visit(code, clock()) == [new]
    assert f"{new} 的交件已收到" in read(town, who, sms)


def test_of_two_jams_the_phone_reads_the_last_door(town: Town, newcomer: Newcomer, sms: Phones) -> None:
    who = newcomer()
    case, _ = reserved(town, who)
    code = town.code(who, "deposit")
    town.hall.type(code, clock(), Outcome.JAMMED)
    town.settle()
    between = town.sees(who, case)["inbound"]["door"]
    town.hall.type(code, clock(), Outcome.JAMMED)
    text = read(town, who, sms)
    assert town.sees(who, case)["inbound"]["door"] in text
    assert between not in text


def test_staff_whose_door_jams_while_storing_send_no_code_of_theirs_to_the_applicant(
    town: Town, newcomer: Newcomer, sms: Phones
) -> None:
    who = newcomer()
    case = town.handed_in(who, PERSON_ITEM)
    town.collected()
    town.decided(case, PERSON_ITEM)
    town.does("front-desk", case, "outgoing", {"channel": "locker", "cabinet": "cab-hall"})
    town.does("helper", case, "verification")
    town.does("duty-helper", case, "store-code")
    town.settle()
    code = town.staff_code("duty-helper", "store")
    town.hall.type(code, clock(), Outcome.JAMMED)
    assert code not in read(town, who, sms)
    assert "moved_door" not in told(town, who)
    stored = town.hall.visit(code, clock())
    assert stored[0] in read(town, who, sms)


def test_a_larger_door_is_told_to_who_needed_one(town: Town, newcomer: Newcomer, sms: Phones) -> None:
    who = newcomer()
    case, old = reserved(town, who)
    code = town.code(who, "deposit")
    grant, _ = town.hall.type(code, clock())
    town.hall.close(grant, old, clock(), Answer.TOO_SMALL)
    text = read(town, who, sms)
    new = town.sees(who, case)["inbound"]["door"]
    assert (new != old, new in text, code in text) == (True, True, True)


def test_of_a_result_behind_a_jammed_door_the_phone_reads_no_place_until_it_lies_somewhere_else(
    town: Town, newcomer: Newcomer, sms: Phones
) -> None:
    who = newcomer()
    case = town.waiting_for_pickup(who, PERSON_ITEM)
    town.hall.type(town.code(who, "pickup"), clock(), Outcome.JAMMED)
    town.settle()
    (task,) = tasks(town)
    good(ends(town, task["id"], "taken-out"))
    assert "取件码" not in read(town, who, sms)
    town.stored(case)
    text = read(town, who, sms)
    (held,) = good(town.api.get("/me/codes", who.token))["items"]
    assert text.count("取件码") == 1
    assert held["doors"][0] in text
