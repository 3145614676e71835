"""What people write stands beside the chains: shown while it is there, erased without harm, each for its readers."""

from collections.abc import Callable
from typing import Any

import pytest

from chalicelib.domain.base import chain
from chalicelib.domain.base.act import Act
from chalicelib.domain.case import case as cases_
from chalicelib.domain.case.case import CaseEvent
from chalicelib.domain.people.staff import Role
from chalicelib.store import cases
from chalicelib.store.transaction import commit
from tests.api import cloud
from tests.api.deployment import Person
from tests.api.town.small_centre import PERSON_ITEM, materials
from tests.api.town.world import Town, clock, good

Newcomer = Callable[..., Person]
WHY, PROOF, OPINION = "家里出了事", "核对身份证原件", "三号窗口态度冷淡"


def withdrawn(town: Town, who: Person) -> str:
    case = town.passed(who, PERSON_ITEM)
    town.asks(who, case, "withdrawal", {"reason": WHY})
    return case


def last_detail(seen: dict[str, Any]) -> Any:
    return seen["timeline"][-1]["detail"]


def in_file(town: Town, role: str, case: str) -> Any:
    return good(town.api.get(f"/staff/cases/{case}", town.tokens[role]))


def chains() -> str:
    """All links of all chains, as they are stored."""
    links = str([row for row in cloud.rows() if "event#" in str(row)])
    assert "text_sha256" in links
    return links


def test_a_reason_is_shown_until_it_is_erased_and_its_chain_stays_proved(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = withdrawn(town, who)
    assert WHY not in chains()
    assert last_detail(town.sees(who, case)) == last_detail(in_file(town, "reviewer", case)) == {"reason": WHY}
    for hash_ in cases.texts(case):
        town.delete("CASES_TABLE", case, f"text#{hash_}")
    assert WHY not in str(cloud.rows())
    assert list(last_detail(town.sees(who, case))["reason"]) == ["text_sha256"]
    entries = cases.history(case)
    assert chain.is_unbroken(entries)
    assert entries[-1].hash == cases.load(case).head


def test_reasons_for_each_material_are_beside_the_chain_too(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.submitted(who, PERSON_ITEM)
    reasons = {materials(PERSON_ITEM)[0]: WHY}
    town.does("reviewer", case, "pre-review", {"verdict": "return", "reasons": reasons})
    assert WHY not in chains()
    assert last_detail(town.sees(who, case)) == {"reasons": reasons}


def test_the_custody_of_an_envelope_holds_no_text_either(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.handed_in(who, PERSON_ITEM)
    town.collected()
    town.decided(case, PERSON_ITEM)
    town.asks(who, case, "collecting", {"collecting": {"channel": "window"}})
    town.does("front-desk", case, "outgoing", {"channel": "window"})
    town.does("front-desk", case, "counter-handover", {"proof": PROOF})
    assert PROOF not in chains()
    assert last_detail(town.sees(who, case)) == {"proof": PROOF}
    custody = town.custody(who, case)["chain"]
    assert PROOF not in str(custody)
    assert all(proof["unbroken"] for proof in custody)


def rated(town: Town, who: Person) -> str:
    case = town.waiting_for_pickup(who, PERSON_ITEM)
    town.hall.visit(town.code(who, "pickup"), clock())
    town.settle()
    town.asks(who, case, "rating", {"stars": 1, "tags": ["慢"], "text": OPINION})
    return case


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.SUPERVISOR, Role.COURIER}))
def test_what_a_rating_says_is_not_for_the_rated(town: Town, newcomer: Newcomer, role: str) -> None:
    who = newcomer()
    case = rated(town, who)
    for token in (town.tokens[role], town.tokens[f"{role}-2"]):
        seen = good(town.api.get(f"/staff/cases/{case}", token))
        assert (seen["timeline"][-1]["event"], last_detail(seen)) == ("rate", {})
        assert OPINION not in str(seen)


def test_who_wrote_a_rating_and_the_supervisor_read_it(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = rated(town, who)
    assert last_detail(town.sees(who, case))["text"] == OPINION
    assert last_detail(in_file(town, "supervisor", case))["text"] == OPINION
    assert OPINION not in chains()


def test_a_rating_of_before_with_its_text_in_the_chain_is_not_for_the_rated_either(
    town: Town, newcomer: Newcomer
) -> None:
    who = newcomer()
    case = town.waiting_for_pickup(who, PERSON_ITEM)
    town.hall.visit(town.code(who, "pickup"), clock())
    town.settle()
    detail = {"stars": 1, "tags": [], "text": OPINION}
    commit(cases.plan(*cases_.step(cases.load(case), CaseEvent.RATE, Act(who.party, clock()), detail)))
    assert OPINION not in str(in_file(town, "window-clerk", case))
    assert last_detail(in_file(town, "supervisor", case)) == detail
