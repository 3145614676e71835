"""The place that a notice names is where the code opens, or the notice says that it is not any more."""

from collections.abc import Callable

from cabinet_contract.words import Answer, Outcome
from tests.api.deployment import Person
from tests.api.town.hall import reserved
from tests.api.town.world import Town, clock, good

Newcomer = Callable[..., Person]


def holds(town: Town, who: Person, kind: str) -> list[bool | None]:
    found = good(town.api.get("/me/notices", who.token))["items"]
    return [notice["place_holds"] for notice in found if notice["kind"] == kind]


def test_no_answer_names_the_old_door_once_it_has_jammed(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case, old = reserved(town, who)
    town.hall.type(town.code(who, "deposit"), clock(), Outcome.JAMMED)
    town.settle()
    new = town.sees(who, case)["inbound"]["door"]
    (held,) = good(town.api.get("/me/codes", who.token))["items"]
    assert held["doors"] == [new]
    assert [envelope["door"] for envelope in town.custody(who, case)["now"]] == [new]
    assert (holds(town, who, "deposit_code"), holds(town, who, "moved_door")) == ([False], [True])
    assert holds(town, who, "passed") == [None]
    assert old != new


def test_a_notice_whose_code_works_again_at_the_same_door_still_holds(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    _, door = reserved(town, who)
    grant, _ = town.hall.type(town.code(who, "deposit"), clock())
    town.hall.close(grant, door, clock(), Answer.NOTHING)
    town.settle()
    assert holds(town, who, "deposit_code") == [True]
    town.hall.visit(town.code(who, "deposit"), clock())
    town.settle()
    assert holds(town, who, "deposit_code") == [False]
