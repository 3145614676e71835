"""The inbox: what is unread is marked and counted, until its holder has read it."""

from collections.abc import Callable
from typing import Any

from tests.api.client import refused
from tests.api.deployment import Person
from tests.api.town.small_centre import PERSON_ITEM, materials
from tests.api.town.world import Town, good

Newcomer = Callable[[], Person]


def inbox(town: Town, who: Person) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = good(town.api.get("/me/notices", who.token))["items"]
    return found


def unread(town: Town, who: Person) -> int:
    return int(good(town.api.get("/me", who.token))["unread"])


def reads(town: Town, who: Person, upto: str) -> int:
    return int(good(town.api.post("/me/notices/read", {"upto": upto}, who.token, key=""))["unread"])


def test_what_was_told_is_unread_until_it_was_read_and_what_comes_after_is_unread_again(
    town: Town, newcomer: Newcomer
) -> None:
    who = newcomer()
    assert unread(town, who) == 0
    case = town.handed_in(who, PERSON_ITEM)
    told = inbox(town, who)
    assert all(notice["unread"] for notice in told)
    assert unread(town, who) == len(told) > 1
    assert reads(town, who, told[1]["id"]) == 1
    assert [notice["unread"] for notice in inbox(town, who)][:2] == [True, False]
    assert reads(town, who, told[0]["id"]) == unread(town, who) == 0
    town.collected()
    town.does("helper", case, "check", {"present": materials(PERSON_ITEM)[1:]})
    assert unread(town, who) == len([notice for notice in inbox(town, who) if notice["unread"]]) > 0


def test_reading_an_older_one_takes_nothing_back(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    town.handed_in(who, PERSON_ITEM)
    told = inbox(town, who)
    reads(town, who, told[0]["id"])
    assert reads(town, who, told[-1]["id"]) == 0


def test_nobody_reads_for_another(town: Town, newcomer: Newcomer) -> None:
    who, other = newcomer(), newcomer()
    town.handed_in(who, PERSON_ITEM)
    id_ = inbox(town, who)[0]["id"]
    answer = town.api.post("/me/notices/read", {"upto": id_}, other.token, key="")
    refused(answer, 404, "NO_SUCH_NOTICE", "notice")
    assert unread(town, who) > 0


def test_staff_have_an_inbox_of_the_same_kind(town: Town, newcomer: Newcomer) -> None:
    case = town.submitted(newcomer(), PERSON_ITEM)
    town.does("reviewer", case, "taking")
    town.does("reviewer-2", case, "taking", {"reason": "换班"})
    token = town.tokens["reviewer"]
    (told,) = good(town.api.get("/staff/notices", token))["items"]
    assert told["unread"]
    assert good(town.api.post("/staff/notices/read", {"upto": told["id"]}, token, key=""))["unread"] == 0
    assert not good(town.api.get("/staff/notices", token))["items"][0]["unread"]
