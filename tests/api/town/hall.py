"""Doors and tasks of the town's hall, for tests of what goes wrong there."""

from typing import Any

from chalicelib.domain.cabinet.cabinet import Door
from tests.api.client import Answer
from tests.api.deployment import Person
from tests.api.town.small_centre import PERSON_ITEM
from tests.api.town.world import Town, good

HALL = {"channel": "locker", "cabinet": "cab-hall"}


def reserved(town: Town, who: Person, size: str = "small") -> tuple[str, str]:
    """A passed case and the door that waits for its papers."""
    case = town.passed(who, PERSON_ITEM)
    door = town.asks(who, case, "handing-in", HALL | {"size": size})["door"]
    town.settle()
    return case, door


def the_door(town: Town, name: str) -> Door:
    return next(d for d in town.doors("cab-hall") if d.door == name)


def tasks(town: Town) -> list[dict[str, Any]]:
    return good(town.api.get("/staff/tasks", town.tokens["duty-helper"]))["items"]


def ends(town: Town, task: str, action: str, role: str = "duty-helper") -> Answer:
    return town.staff(role, f"/tasks/{task}/ending", {"action": action, "note": "看过"})


def consents(town: Town, who: Person, case: str, other: dict[str, Any], address: str | None = None) -> None:
    """The front desk asks for another way to collect, and the applicant says yes."""
    town.does("front-desk", case, "consent-asking", {"reason": "请改用其他方式"} | other)
    town.asks(who, case, "consent", {"agreed": True, "address": address})
