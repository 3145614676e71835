"""Reminders and texts of a deadline, read off the phone: each once, by day, and true when they are sent."""

from collections.abc import Callable

import pytest

from chalicelib.domain.base.china_time import by_day, in_words
from chalicelib.domain.base.durations import DAY, HOUR, MINUTE
from chalicelib.domain.messages.message import MessageState
from chalicelib.store import cases
from chalicelib.workers import messages as worker
from tests.api.deployment import Person
from tests.api.phones import Phones
from tests.api.texts import stored
from tests.api.town.hall import reserved
from tests.api.town.small_centre import PERSON_ITEM
from tests.api.town.waiting import end_of, notices, silent_board, texts
from tests.api.town.world import Town, clock, good

Newcomer = Callable[..., Person]


@pytest.mark.parametrize("inbound", [True, False])
def test_reminders_come_at_half_and_a_day_before_the_end_each_once(
    town: Town, newcomer: Newcomer, sms: Phones, inbound: bool
) -> None:
    who = newcomer()
    case = reserved(town, who)[0] if inbound else town.waiting_for_pickup(who, PERSON_ITEM)
    end = end_of(town, who, case, "inbound" if inbound else "outbound")
    hours, kind = (72, "deposit_reminder") if inbound else (168, "pickup_reminder")
    for left in (hours * HOUR // 2, DAY):
        moment = by_day(end - left)
        for second in (0, 20 * MINUTE):
            town.in_reach(moment + second)
            town.expire(moment + second)
    said = texts(town, who, sms, by_day(end - DAY), "提醒")
    assert [in_words(end) in text for text in said] == [True, True]
    assert len(notices(town, who, kind)) == 2


def test_nobody_is_reminded_of_what_is_done_or_stands(town: Town, newcomer: Newcomer) -> None:
    done, waiting = newcomer(), newcomer()
    town.handed_in(done, PERSON_ITEM)
    case, _ = reserved(town, waiting)
    end = end_of(town, waiting, case)
    town.expire(by_day(end - DAY))
    assert notices(town, done, "deposit_reminder") == notices(town, waiting, "deposit_reminder") == []


def test_two_who_remind_at_once_remind_once(town: Town, newcomer: Newcomer) -> None:
    from chalicelib.errors import Lost
    from chalicelib.store.transaction import commit
    from chalicelib.usecases.clock import dwelling

    who = newcomer()
    case, door = reserved(town, who)
    moment = by_day(end_of(town, who, case) - DAY)
    town.in_reach(moment)
    one, other = (dwelling.look("cab-hall", door, moment) for _ in range(2))
    commit(one.writes)
    with pytest.raises(Lost):
        commit(other.writes)
    assert len(notices(town, who, "deposit_reminder")) == 1


def test_a_deadline_that_is_not_the_truth_any_more_is_not_sent(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case, _ = reserved(town, who)
    town.settle()
    moment = by_day(end_of(town, who, case) - DAY)
    town.in_reach(moment)
    town.expire(moment)
    town.pump()
    reminder = town.sent[-1]
    silent_board(town, moment + MINUTE, moment + HOUR)
    worker.deliver(reminder, moment + HOUR)
    assert stored(reminder).state is MessageState.FAILED


def test_a_code_whose_text_has_waited_is_sent_with_its_new_end(town: Town, newcomer: Newcomer, sms: Phones) -> None:
    who = newcomer()
    case, _ = reserved(town, who)
    town.pump()
    text = town.sent[-1]
    old = end_of(town, who, case)
    silent_board(town, clock() + HOUR, clock() + 80 * HOUR)
    worker.deliver(text, clock() + 80 * HOUR)
    (said,) = sms.accepted(who.phone)
    assert in_words(end_of(town, who, case)) in said
    assert in_words(old) not in said


def test_a_code_asked_for_again_when_the_result_is_overdue_is_sent_with_an_end_to_come(
    town: Town, newcomer: Newcomer, sms: Phones
) -> None:
    """It opens until the recall, which is told."""
    from chalicelib.store.transaction import commit
    from chalicelib.usecases.applicant.reissuing import reissue

    who = newcomer()
    case = town.waiting_for_pickup(who, PERSON_ITEM)
    late = clock() + 9 * DAY
    town.in_reach(late)
    town.expire(late)
    grant = good(town.api.get("/me/codes", who.token))["items"][0]["grant"]
    commit(reissue(cases.load(case), grant, late).writes)
    (text,) = texts(town, who, sms, late, "作废")
    assert in_words(late + DAY) in text
    assert end_of(town, who, case, "outbound") == late + DAY
