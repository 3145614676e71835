"""What the desk sees and does besides the straight loop: second persons, routes, orders, silent cabinets."""

from collections.abc import Callable

from tests.api.deployment import Person
from tests.api.town.small_centre import PERSON_ITEM, materials
from tests.api.town.world import Town, clock, good

HALL = {"channel": "locker", "cabinet": "cab-hall"}
Newcomer = Callable[..., Person]


def test_two_people_see_a_result_before_it_is_stored(town: Town, newcomer: Newcomer) -> None:
    case = town.handed_in(newcomer(), PERSON_ITEM)
    town.collected()
    town.decided(case, PERSON_ITEM)
    town.does("front-desk", case, "outgoing", HALL)
    assert town.staff("duty-helper", f"/cases/{case}/store-code").code == "NOT_VERIFIED"
    assert town.staff("front-desk", f"/cases/{case}/verification").code == "SAME_PERSON"
    town.does("front-desk-2", case, "verification")
    town.does("duty-helper", case, "store-code")


def test_a_route_collects_every_deposit_of_a_cabinet_with_one_code(town: Town, newcomer: Newcomer) -> None:
    cases = [town.handed_in(newcomer(), PERSON_ITEM) for _ in range(3)]
    town.collected()
    assert set(cases) <= set(town.queue("locker-deposits"))
    numbers = []
    for case in cases:
        town.does("helper", case, "check", {"present": materials(PERSON_ITEM)})
        numbers.append(town.does("helper", case, "queue-number", {"window": "1"})["number"])
    assert numbers == ["A001", "A002", "A003"]
    assert town.staff("duty-helper", "/collections", {"cabinet": "cab-hall"}).code == "NOTHING_TO_COLLECT"


def test_an_order_opens_a_door_once_or_expires(town: Town) -> None:
    body = {"door": town.doors("cab-hall")[0].door, "reason": "检查"}
    order = good(town.staff("duty-helper", "/cabinets/cab-hall/orders", body))
    town.settle()
    assert [o.id for o in town.hall.orders()] == [order["order"]]
    town.expire(order["until"] + 1)
    town.settle()
    assert town.hall.orders() == []
    assert town.staff("duty-helper", "/cabinets/cab-hall/orders", body | {"door": "Z99"}).code == "NO_SUCH_DOOR"


def test_a_silent_cabinet_says_so_to_who_is_choosing(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    point = {"lat": 34.37, "lon": 109.06, "centre": "xian-itl", "km": 100}
    reachable = {c["cabinet"]: c["reachable"] for c in good(town.api.get("/cabinets", who.token, **point))["items"]}
    town.hall.is_online(False, clock() + 1)
    after = {c["cabinet"]: c["reachable"] for c in good(town.api.get("/cabinets", who.token, **point))["items"]}
    assert (reachable["cab-hall"], after["cab-hall"], after["cab-lugang"]) == (True, False, True)
    town.hall.is_online(True, clock() + 2)
    town.hall.is_online(False, clock() - 100)
    after = {c["cabinet"]: c["reachable"] for c in good(town.api.get("/cabinets", who.token, **point))["items"]}
    assert after["cab-hall"]


def test_who_sends_a_result_sees_where_to_and_nobody_else(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    where = "西安市未央区凤城八路 1 号"
    case = town.passed(who, PERSON_ITEM, {"channel": "mail", "address": where})
    seen = {role: good(town.api.get(f"/staff/cases/{case}", town.tokens[role])) for role in ("front-desk", "reviewer")}
    assert {role: one["address"] for role, one in seen.items()} == {"front-desk": where, "reviewer": None}
    assert where not in str(town.sees(who, case)["timeline"])
    locker = town.passed(who, PERSON_ITEM)
    assert good(town.api.get(f"/staff/cases/{locker}", town.tokens["front-desk"]))["address"] is None


def test_cabinets_of_a_city_come_in_pages(town: Town) -> None:
    """A city has over a thousand, and each is a query."""
    token = town.tokens["duty-helper"]
    first = good(town.api.get("/staff/cabinets", token, limit=1))
    second = good(town.api.get("/staff/cabinets", token, limit=1, cursor=first["next"]))
    assert [one["cabinet"] for page in (first, second) for one in page["items"]] == ["cab-hall", "cab-lugang"]
    assert second["next"] is None
    assert town.api.get("/staff/cabinets", token, cursor="nonsense").code == "BAD_CURSOR"
