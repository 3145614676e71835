"""A cabinet that cannot be reached: what is issued meanwhile works there all the same, and only once."""

from collections.abc import Callable

import pytest

from cabinet_contract import codes, offline
from cabinet_contract.words import EventType
from chalicelib.domain.cabinet import cabinet as cabinet_rules
from chalicelib.domain.cabinet.cabinet import DoorUse
from chalicelib.store import cabinets
from tests.api.deployment import Person
from tests.api.town.small_centre import PERSON_ITEM
from tests.api.town.world import Town, clock, good

HALL = {"channel": "locker", "cabinet": "cab-hall"}
Newcomer = Callable[..., Person]


def reserved(town: Town, who: Person) -> tuple[str, str]:
    """A compartment of a cabinet that has gone silent, and does not hear of it."""
    case = town.passed(who, PERSON_ITEM)
    town.hall.is_online(False, clock() + 1)
    door = town.asks(who, case, "handing-in", HALL)["door"]
    town.pump()
    return case, door


def digits(code: str) -> int:
    return len(codes.normalise(code))


def test_the_search_says_that_it_cannot_be_reached(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    reserved(town, who)
    where = "/cabinets?centre=xian-itl&lat=34.36&lon=109.05&km=50"
    found = good(town.api.get(where, who.token))["items"]
    assert {one["cabinet"]: one["reachable"] for one in found} == {"cab-hall": False, "cab-lugang": True}


def test_a_code_issued_meanwhile_opens_and_counts_when_the_network_is_back(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case, door = reserved(town, who)
    code = town.code(who, "deposit")
    assert digits(code) == codes.OFFLINE_LENGTH
    town.hall.type_unheard(code, door, clock())
    town.hall.is_online(True, clock() + 2)
    town.hall.deliver(clock())
    town.settle()
    assert town.sees(who, case)["state"] == "received"
    assert not town.hall.judge(code, clock())


def test_its_grant_in_the_shadow_is_the_one_that_may_be_used(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case, door = reserved(town, who)
    code = town.code(who, "deposit")
    town.hall.is_online(True, clock() + 2)
    town.settle()
    assert town.hall.visit(code, clock()) == [door]
    town.settle()
    assert town.sees(who, case)["state"] == "received"


def test_each_reissue_is_another_code_and_after_four_it_must_wait_for_the_network(
    town: Town, newcomer: Newcomer
) -> None:
    who = newcomer()
    case, _ = reserved(town, who)
    seen = [town.code(who, "deposit")]
    for _ in range(offline.ATTEMPTS):
        grant = good(town.api.get("/me/codes", who.token))["items"][0]["grant"]
        good(town.api.post(f"/cases/{case}/codes/{grant}/reissue", None, who.token))
        seen.append(town.code(who, "deposit"))
    assert len(set(seen)) == len(seen)
    assert [digits(code) for code in seen] == [12, 12, 12, 12, 9]


def test_a_place_given_up_and_taken_again_never_gets_an_old_code(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case, door = reserved(town, who)
    old = town.code(who, "deposit")
    town.asks(who, case, "handing-in", {"channel": "mail"})
    town.hall.is_online(True, clock() + 2)
    town.settle()
    assert next(d.use for d in town.doors("cab-hall") if d.door == door) is DoorUse.FREE
    town.hall.is_online(False, clock() + 3)
    codes_given = set()
    for _ in range(8):
        again = town.asks(who, case, "handing-in", HALL)["door"]
        if again == door:
            codes_given.add(town.code(who, "deposit"))
        town.asks(who, case, "handing-in", {"channel": "mail"})
    assert old not in codes_given


def test_a_cabinet_never_heard_of_gets_an_ordinary_code(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.passed(who, PERSON_ITEM)
    town.forget("cab-hall")
    town.asks(who, case, "handing-in", HALL)
    assert digits(town.code(who, "deposit")) == codes.LENGTH


def test_a_dead_letter_sent_round_again_is_no_sign_of_life(town: Town, newcomer: Newcomer) -> None:
    town.hall.is_online(False, clock() + 1)
    town.hall.tell(clock(), EventType.DOOR_FORCED, door="A01")
    town.hall.deliver(clock(), received=clock() - 3600)
    found = good(town.api.get("/staff/cabinets", town.tokens["supervisor"]))["items"]
    assert next(one["reachable"] for one in found if one["cabinet"] == "cab-hall") is False


def test_a_code_that_was_taken_back_unheard_is_dead_before_anybody_else_gets_the_door(
    town: Town, newcomer: Newcomer
) -> None:
    """Else it would still open at the next loss of network, with somebody else's papers behind the door."""
    who = newcomer()
    case, door = reserved(town, who)
    old = town.code(who, "deposit")
    town.asks(who, case, "handing-in", {"channel": "mail"})
    town.hall.is_online(True, clock() + 2)
    town.settle()
    assert next(d.use for d in town.doors("cab-hall") if d.door == door) is DoorUse.FREE
    with pytest.raises(AssertionError, match="judged by what the cloud has said"):
        town.hall.type_unheard(old, door, clock())
    assert not town.hall.judge(old, clock())
    assert town.hall.grants() == [], "told once, and no longer"


def test_more_codes_taken_back_than_fit_one_shadow_are_told_one_after_the_other(
    town: Town, newcomer: Newcomer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No door is given to anybody else before all of its codes were told."""
    monkeypatch.setattr(cabinet_rules, "MOST_DEAD", 3)
    who = newcomer()
    case, _ = reserved(town, who)
    for _ in range(10):
        grant = good(town.api.get("/me/codes", who.token))["items"][0]["grant"]
        if grant.startswith(offline.PREFIX):
            good(town.api.post(f"/cases/{case}/codes/{grant}/reissue", None, who.token))
        again = town.api.post(f"/cases/{case}/handing-in", HALL, who.token)
        if again.code == "NO_FREE_FITTING_COMPARTMENT":
            break
        good(again)
    town.asks(who, case, "handing-in", {"channel": "mail"})
    given = [g for g in cabinets.load("cab-hall").grants if g.id.startswith(offline.PREFIX)]
    assert len(given) > 10
    town.hall.is_online(True, clock() + 2)
    town.settle()
    assert {d.use for d in town.doors("cab-hall")} == {DoorUse.FREE}
    assert {grant.id for grant in given} <= town.hall.heard
