"""Deadlines that move by little, at another door, or late: what counts, and what an applicant is not woken for."""

from collections.abc import Callable

from cabinet_contract.words import EventType, Outcome
from chalicelib.domain.base.china_time import by_day, in_words, local
from chalicelib.domain.base.durations import HOUR, MINUTE
from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet.cabinet import DoorUse
from chalicelib.store import cabinets
from chalicelib.store.transaction import commit
from tests.api.deployment import Person
from tests.api.phones import Phones
from tests.api.town.hall import reserved
from tests.api.town.waiting import bank, end_of, notices, silent_board, texts
from tests.api.town.world import Town, clock

Newcomer = Callable[..., Person]


def silent(town: Town, which: str, since: int, until: int) -> None:
    town.hall.tell(since, EventType.BOARD_SILENT, bank=which)
    town.hall.tell(until, EventType.BOARD_BACK, bank=which)
    town.hall.deliver(until)
    town.expire(until)


def flickers(town: Town, times: int, seconds: int) -> int:
    """From an hour from now on, once a minute; the moment after the last."""
    moment = clock() + HOUR
    town.in_reach(moment)
    for _ in range(times):
        moment += MINUTE
        town.hall.is_online(True, moment)
        silent(town, bank(town), moment, moment + seconds)
    return moment + seconds


def test_a_board_that_flickers_sends_no_text_and_every_second_counts(
    town: Town, newcomer: Newcomer, sms: Phones
) -> None:
    who = newcomer()
    case, _ = reserved(town, who)
    told, code = end_of(town, who, case), town.code(who, "deposit")
    after = flickers(town, 10, 16)
    assert texts(town, who, sms, after, "顺延") == []
    assert end_of(town, who, case) == told
    town.settle(after)
    assert town.hall.judge(code, told + 159)
    assert not town.hall.judge(code, told + 160)
    chain = town.custody(who, case)["chain"][-1]
    assert chain["unbroken"]
    last = chain["entries"][-1]
    assert (last["event"], last["detail"]["told"], last["detail"]["end"]) == ("outage_noted", told, told + 160)


def test_the_next_reminder_says_what_was_too_little_for_a_text(town: Town, newcomer: Newcomer, sms: Phones) -> None:
    who = newcomer()
    case, _ = reserved(town, who)
    told = end_of(town, who, case)
    flickers(town, 10, 16)
    half = by_day(told - 36 * HOUR + 160)
    town.in_reach(half)
    town.expire(half)
    (reminder,) = notices(town, who, "deposit_reminder")
    assert reminder["detail"]["until"] == end_of(town, who, case) == told + 160
    assert any(in_words(told + 160) in text for text in texts(town, who, sms, half, ""))


def test_a_quarter_of_an_hour_in_all_is_told(town: Town, newcomer: Newcomer, sms: Phones) -> None:
    who = newcomer()
    case, _ = reserved(town, who)
    told = end_of(town, who, case)
    after = flickers(town, 20, 45)
    assert len(texts(town, who, sms, after, "顺延")) == 1
    assert end_of(town, who, case) == told + 15 * MINUTE


def test_before_the_end_minutes_are_told_too(town: Town, newcomer: Newcomer, sms: Phones) -> None:
    who = newcomer()
    case, _ = reserved(town, who)
    told = end_of(town, who, case)
    after = flickers(town, 10, 16)
    assert texts(town, who, sms, after, "顺延") == []
    town.in_reach(told - HOUR)
    town.expire(told - HOUR)
    assert any(in_words(told + 160) in text for text in texts(town, who, sms, told - HOUR, ""))


def test_a_power_cut_counts_where_the_cabinet_has_no_clock_of_its_own(town: Town, newcomer: Newcomer) -> None:
    """Its start is stamped from the last second that was kept, before the network is there."""
    who = newcomer()
    case, _ = reserved(town, who)
    end, cut = end_of(town, who, case), clock() + HOUR
    back = cut + 20 * HOUR
    town.in_reach(cut)
    town.hall.tell(cut + 30, EventType.STARTED, boot=2, version="paper", reckoned=True)
    town.hall.is_online(True, back)
    town.hall.deliver(back)
    town.in_reach(back + 20 * MINUTE)
    town.expire(back + 20 * MINUTE)
    assert end_of(town, who, case) == end + 20 * HOUR


def test_after_a_jam_each_door_counts_for_the_time_in_which_it_was_the_applicants(
    town: Town, newcomer: Newcomer
) -> None:
    who = newcomer()
    case, door = reserved(town, who)
    before, now = end_of(town, who, case), clock()
    own, other = door[0], next(b for b in town.hall.banks if b != door[0])
    town.in_reach(now + 10 * HOUR)
    for which, since, until in ((other, 0, 10), (own, 10, 12)):
        town.hall.tell(now + since * HOUR, EventType.BOARD_SILENT, bank=which)
        town.hall.tell(now + until * HOUR, EventType.BOARD_BACK, bank=which)
    for free in town.doors("cab-hall"):
        if free.door != door and free.door[0] == own and free.use is DoorUse.FREE:
            commit([cabinets.plan_door(changed(free, use=DoorUse.DISABLED))])
    town.hall.type(town.code(who, "deposit"), now + 12 * HOUR, Outcome.JAMMED)
    town.in_reach(now + 12 * HOUR)
    town.hall.deliver(now + 12 * HOUR)
    assert town.sees(who, case)["inbound"]["door"][0] == other
    town.in_reach(now + 13 * HOUR)
    silent(town, other, now + 12 * HOUR + 1, now + 13 * HOUR + 1)
    assert end_of(town, who, case) == before + 3 * HOUR


def test_what_was_over_before_the_clock_began_is_no_stop_of_it(town: Town, newcomer: Newcomer) -> None:
    now = clock()
    town.in_reach(now)
    for which in town.hall.banks:
        silent(town, which, now - HOUR, now - HOUR // 2)
    who = newcomer()
    case, _ = reserved(town, who)
    silent_board(town, clock() + HOUR, clock() + 2 * HOUR)
    entry = town.custody(who, case)["chain"][-1]["entries"][-1]
    assert entry["event"] == "deadline_moved"
    assert [start >= now for _, start, _ in entry["detail"]["stopped"]] == [True]


def test_a_reminder_that_was_held_up_waits_for_the_morning(town: Town, newcomer: Newcomer, sms: Phones) -> None:
    who = newcomer()
    case, _ = reserved(town, who)
    texts(town, who, sms, clock(), "")
    moment = by_day(end_of(town, who, case) - 36 * HOUR)
    town.in_reach(moment)
    town.expire(moment)
    assert notices(town, who, "deposit_reminder")
    night, before = moment, len(sms.accepted(who.phone))
    while 8 <= local(night).hour < 21:
        night += HOUR
    town.pump()
    held = list(town.sent)
    assert len(texts(town, who, sms, night, "")) == before
    town.sent.extend(held)
    assert len(texts(town, who, sms, by_day(night), "")) == before + 1


def test_nobody_is_reminded_when_the_time_is_up(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case, _ = reserved(town, who)
    end = end_of(town, who, case)
    for minutes in (0, 5):
        town.in_reach(end + minutes * MINUTE)
        town.expire(end + minutes * MINUTE)
    assert notices(town, who, "deposit_reminder") == []
