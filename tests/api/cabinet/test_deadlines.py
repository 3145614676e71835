"""How long a compartment is kept and a result waits: outages, reminders, the end; read off the phone."""

from collections.abc import Callable

import pytest

from cabinet_contract.words import EventType
from chalicelib.domain.base.china_time import in_words
from chalicelib.domain.base.durations import DAY, HOUR, MINUTE
from chalicelib.domain.base.entity import changed
from chalicelib.store import cases, envelopes
from tests.api import cloud
from tests.api.deployment import Person
from tests.api.phones import Phones
from tests.api.town.hall import reserved
from tests.api.town.small_centre import PERSON_ITEM
from tests.api.town.waiting import bank, end_of, notices, silent_board, texts
from tests.api.town.world import Town, clock, good

Newcomer = Callable[..., Person]


def test_an_outage_moves_the_end_of_a_reservation_by_its_length_and_its_code_lives_on(
    town: Town, newcomer: Newcomer, sms: Phones
) -> None:
    who = newcomer()
    case, _ = reserved(town, who)
    code, before = town.code(who, "deposit"), end_of(town, who, case)
    silent_board(town, clock() + HOUR, clock() + 6 * HOUR)
    town.settle(clock() + 6 * HOUR)
    assert end_of(town, who, case) == before + 5 * HOUR
    assert town.hall.judge(code, before + 5 * HOUR - 1)
    assert not town.hall.judge(code, before + 5 * HOUR)
    assert good(town.api.get("/me/codes", who.token))["items"][0]["until"] == before + 5 * HOUR
    (told,) = notices(town, who, "deadline_moved")
    assert told["detail"]["until"] == before + 5 * HOUR
    (new,) = texts(town, who, sms, clock() + 6 * HOUR, "顺延")
    assert in_words(before + 5 * HOUR) in new


def test_when_an_outage_is_over_its_cabinet_is_looked_at_at_once(town: Town, newcomer: Newcomer) -> None:
    reserved(town, newcomer())
    cloud.waiting(town.env["SWEEP_QUEUE_URL"])
    town.in_reach(clock() + HOUR)
    for kind, later in ((EventType.BOARD_SILENT, 0), (EventType.BOARD_BACK, HOUR)):
        town.hall.tell(clock() + later, kind, bank=bank(town))
    town.hall.deliver(clock() + HOUR)
    town.pump()
    assert [body["id"] for body in cloud.waiting(town.env["SWEEP_QUEUE_URL"])] == ["cab-hall"]


def test_an_outage_is_told_once(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    reserved(town, who)
    silent_board(town, clock() + HOUR, clock() + 6 * HOUR)
    for later in (1, 2):
        town.in_reach(clock() + (6 + later) * HOUR)
        town.expire(clock() + (6 + later) * HOUR)
    assert len(notices(town, who, "deadline_moved")) == 1


def test_an_outage_of_another_bank_is_none(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case, door = reserved(town, who)
    other = next(bank for bank in town.hall.banks if bank != door[0])
    before = end_of(town, who, case)
    town.in_reach(clock() + HOUR)
    town.hall.tell(clock(), EventType.BOARD_SILENT, bank=other)
    town.hall.tell(clock() + HOUR, EventType.BOARD_BACK, bank=other)
    town.hall.deliver(clock() + HOUR)
    town.expire(clock() + HOUR)
    assert end_of(town, who, case) == before


def test_the_end_of_a_result_moves_too_and_everything_is_in_the_chain(
    town: Town, newcomer: Newcomer, sms: Phones
) -> None:
    who = newcomer()
    case = town.waiting_for_pickup(who, PERSON_ITEM)
    before = end_of(town, who, case, "outbound")
    silent_board(town, clock() + HOUR, clock() + 3 * HOUR)
    assert end_of(town, who, case, "outbound") == before + 2 * HOUR
    proof = town.custody(who, case)["chain"][-1]
    assert proof["unbroken"]
    assert proof["entries"][-1]["event"] == "deadline_moved"
    (new,) = texts(town, who, sms, clock() + 3 * HOUR, "顺延")
    assert in_words(before + 2 * HOUR) in new


def test_while_a_board_is_silent_nothing_ends_and_the_code_is_kept_alive(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case, _ = reserved(town, who)
    code, end = town.code(who, "deposit"), end_of(town, who, case)
    town.in_reach(end - HOUR)
    town.hall.tell(end - HOUR, EventType.BOARD_SILENT, bank=bank(town))
    town.hall.deliver(end - HOUR)
    for hours in (0, 1, 5):
        town.in_reach(end + hours * HOUR)
        town.expire(end + hours * HOUR)
    town.settle(end + 5 * HOUR)
    assert town.hall.judge(code, end + 5 * HOUR)
    assert town.sees(who, case)["inbound"]["state"] == "reserved"
    town.in_reach(end + 6 * HOUR)
    town.hall.tell(end + 6 * HOUR, EventType.BOARD_BACK, bank=bank(town))
    town.hall.deliver(end + 6 * HOUR)
    town.expire(end + 6 * HOUR)
    town.settle(end + 6 * HOUR)
    assert end_of(town, who, case) == end + 7 * HOUR
    assert not town.hall.judge(code, end + 7 * HOUR)


def test_an_unused_reservation_ends_a_quarter_of_an_hour_after_its_time(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case, _ = reserved(town, who)
    end = end_of(town, who, case)
    town.in_reach(end + 14 * MINUTE)
    town.expire(end + 14 * MINUTE)
    assert town.sees(who, case)["inbound"] is not None
    town.in_reach(end + 15 * MINUTE)
    town.expire(end + 15 * MINUTE)
    assert town.sees(who, case)["inbound"] is None


def test_nothing_ends_while_its_cabinet_is_out_of_reach(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case, _ = reserved(town, who)
    code, end = town.code(who, "deposit"), end_of(town, who, case)
    town.expire(end + DAY)
    assert town.sees(who, case)["inbound"]["state"] == "reserved"
    town.hall.type(code, end - HOUR)
    (door,) = {d.door for d in town.doors("cab-hall") if d.envelope}
    town.hall.close(town.hall.told[-1].body["grant"], door, end - HOUR)
    town.hall.deliver(end + DAY)
    town.settle(end + DAY)
    assert town.sees(who, case)["state"] == "received"


def test_merely_offline_it_ends_as_if_nothing_had_been(town: Town, newcomer: Newcomer) -> None:
    """The line was cut, the doors opened all the same: its journal knows of no new run."""
    who = newcomer()
    case, _ = reserved(town, who)
    end = end_of(town, who, case)
    town.expire(end + HOUR)
    back = end + DAY
    town.hall.is_online(True, back)
    town.expire(back + MINUTE)
    assert town.sees(who, case)["inbound"] is not None, "its journal may still come"
    town.in_reach(back + 20 * MINUTE)
    town.expire(back + 20 * MINUTE)
    assert town.sees(who, case)["inbound"] is None
    assert notices(town, who, "deadline_moved") == []


def test_a_cabinet_that_was_down_gives_the_time_back(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case, _ = reserved(town, who)
    code, end = town.code(who, "deposit"), end_of(town, who, case)
    town.expire(end + HOUR)
    town.pump()
    back = end + DAY
    town.hall.tell(back, EventType.STARTED, boot=2, version="paper")
    town.hall.sync(back)
    assert town.hall.judge(code, back), "it opens as soon as the power is back"
    town.hall.deliver(back)
    town.in_reach(back + 20 * MINUTE)
    town.expire(back + 20 * MINUTE)
    assert end_of(town, who, case) > back + 2 * DAY
    assert len(notices(town, who, "deadline_moved")) == 1


def test_after_seven_days_out_of_reach_time_runs_on_and_what_was_told_stays(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case, _ = reserved(town, who)
    end = end_of(town, who, case)
    town.expire(end + 5 * DAY)
    assert end_of(town, who, case) == pytest.approx(end + 7 * DAY, abs=60)
    told = end_of(town, who, case)
    town.in_reach(told - DAY)
    town.expire(told - DAY)
    assert end_of(town, who, case) == told
    town.in_reach(told + 15 * MINUTE)
    town.expire(told + 15 * MINUTE)
    assert town.sees(who, case)["inbound"] is None


def test_a_reservation_of_the_version_before_is_extended_and_ends_too(town: Town, newcomer: Newcomer) -> None:
    from chalicelib.store.transaction import commit

    who = newcomer()
    case, _ = reserved(town, who)
    found = envelopes.load(cases.load(case).inbound or "")
    commit(envelopes.plan(changed(found, clock=None)))
    end = end_of(town, who, case)
    silent_board(town, clock() + HOUR, clock() + 2 * HOUR)
    assert end_of(town, who, case) == end + HOUR
    town.in_reach(end + 2 * HOUR)
    town.expire(end + 2 * HOUR)
    assert town.sees(who, case)["inbound"] is None


def test_the_answers_say_what_is_left_and_why_a_clock_stands(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case, _ = reserved(town, who)
    seen = town.sees(who, case)["inbound"]
    clock_seen = seen["clock"]
    assert (clock_seen["hours"], clock_seen["due"], clock_seen["stands"]) == (72, seen["until"], None)
    assert clock_seen["left"] == pytest.approx(72 * HOUR, abs=60)
    town.hall.tell(clock(), EventType.BOARD_SILENT, bank=bank(town))
    town.hall.deliver(clock())
    standing = town.sees(who, case)["inbound"]["clock"]
    assert (standing["due"], standing["stands"]["reason"]) == (None, "board_silent")
    assert standing["stands"]["why"].keys() == {"zh", "en"}
    by_staff = good(town.api.get(f"/staff/cases/{case}", town.tokens["duty-helper"]))
    assert by_staff["inbound"]["clock"]["stands"] == standing["stands"]
    town.hall.tell(clock(), EventType.BOARD_BACK, bank=bank(town))
    town.hall.is_online(False, clock())
    town.hall.deliver(clock())
    town.hall.is_online(False, clock() + 1)
    away = town.sees(who, case)["inbound"]["clock"]
    assert (away["due"], away["stands"]["reason"]) == (None, "out_of_reach")


def test_what_was_handed_in_says_how_much_was_left(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.handed_in(who, PERSON_ITEM)
    clock_seen = town.sees(who, case)["inbound"]["clock"]
    assert (clock_seen["ended"] is not None, clock_seen["stands"]) == (True, None)
    assert clock_seen["left"] == pytest.approx(72 * HOUR, abs=60)


def test_the_hours_of_the_pre_review_are_seen_and_why_they_stand(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.submitted(who, PERSON_ITEM)
    running = town.sees(who, case)["pre_review"]
    assert running["due"] == running["started"] + DAY
    town.does("reviewer", case, "pre-review", {"verdict": "return", "reasons": {"photo": "看不清"}})
    standing = town.sees(who, case)["pre_review"]
    assert (standing["due"], standing["stands"]["reason"]) == (None, "returned")
