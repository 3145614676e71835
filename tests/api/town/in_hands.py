"""The applicant's papers in staff's hands, for tests of where they go from there."""

from typing import Any

from tests.api.deployment import Person
from tests.api.town.small_centre import PERSON_ITEM, materials
from tests.api.town.world import Town, good

NOT_OURS = {"verdict": "refuse", "ground": "not_competent", "reason": "不属于本窗口"}


def at_window(town: Town, who: Person) -> str:
    case = town.handed_in(who, PERSON_ITEM)
    town.collected()
    town.does("helper", case, "check", {"present": materials(PERSON_ITEM)})
    town.does("helper", case, "queue-number", {"window": "3"})
    return case


def corrected(town: Town, who: Person) -> str:
    """Its last page was missing: the rest is with the helper, who waits for it."""
    case = town.handed_in(who, PERSON_ITEM)
    town.collected()
    town.does("helper", case, "check", {"present": materials(PERSON_ITEM)[:-1]})
    return case


def refused(town: Town, who: Person) -> str:
    case = at_window(town, who)
    town.does("window-clerk", case, "acceptance", NOT_OURS)
    return case


def papers(town: Town, case: str) -> list[tuple[str, str, str]]:
    """State, kind of holder and holder of each envelope that came in, as staff read it."""
    seen = good(town.api.get(f"/staff/cases/{case}/custody", town.tokens["supervisor"]))
    assert all(one["unbroken"] for one in seen["chain"])
    inbound = {one["envelope"] for one in seen["chain"] if one["direction"] == "inbound"}
    there = [one for one in seen["now"] if one["envelope"] in inbound]
    return [(one["state"], one["custodian"]["kind"], one["custodian"]["who"]) for one in there]


def told(town: Town, who: Person, kind: str) -> list[dict[str, Any]]:
    return [one for one in good(town.api.get("/me/notices", who.token))["items"] if one["kind"] == kind]
