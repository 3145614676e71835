"""What is told with a code that works again: the end until which its holder is waited for."""

from collections.abc import Callable

from cabinet_contract.words import Outcome
from chalicelib.domain.base.china_time import in_words
from chalicelib.domain.base.durations import HOUR, MINUTE
from chalicelib.store import cabinets
from tests.api.deployment import Person
from tests.api.phones import Phones
from tests.api.town.hall import reserved
from tests.api.town.waiting import end_of, notices, texts
from tests.api.town.world import Town, good

Newcomer = Callable[..., Person]


def test_a_jam_while_the_code_is_kept_ahead_tells_the_end_that_holds(
    town: Town, newcomer: Newcomer, sms: Phones
) -> None:
    """Out of reach near the end the code is kept two days ahead at the cabinet; that is no promise."""
    who = newcomer()
    case, _ = reserved(town, who)
    end = end_of(town, who, case)
    town.expire(end - 45 * MINUTE)
    town.settle(end - HOUR)
    back = end - 30 * MINUTE
    town.hall.is_online(True, back)
    town.hall.type(town.code(who, "deposit"), back, Outcome.JAMMED)
    town.hall.deliver(back)
    (told,) = notices(town, who, "moved_door")
    kept = back + HOUR
    assert told["detail"]["until"] == end_of(town, who, case) == kept
    assert any(in_words(kept) in text for text in texts(town, who, sms, back, town.sees(who, case)["inbound"]["door"]))
    assert good(town.api.get("/me/codes", who.token))["items"][0]["until"] == kept
    town.in_reach(kept)
    town.expire(kept)
    assert town.sees(who, case)["inbound"] is not None, "not before the end that was told"


def test_where_the_clock_runs_the_code_that_works_again_ends_with_its_envelope(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case, _ = reserved(town, who)
    end = end_of(town, who, case)
    town.expire(end - 45 * MINUTE)
    town.settle(end - HOUR)
    back = end - 30 * MINUTE
    town.in_reach(back)
    town.hall.type(town.code(who, "deposit"), back, Outcome.JAMMED)
    town.hall.deliver(back)
    (again,) = (g for g in cabinets.load("cab-hall").grants if g.case == case and g.state == "open")
    assert again.until == end_of(town, who, case) == back + HOUR
