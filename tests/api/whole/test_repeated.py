"""Everything twice, late, or out of order: what was done once stays done once."""

import random
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from cabinet_contract.errors import ContractError
from cabinet_contract.words import EventType
from chalicelib.replies.cases import CaseStanding
from chalicelib.store import cases
from chalicelib.usecases.applicant import filing
from chalicelib.usecases.parts.perform import Decision, RequestKey, perform_once
from chalicelib.workers import cabinet_events
from tests.api import cloud
from tests.api.client import Answer, Api
from tests.api.deployment import Person
from tests.api.town.small_centre import PERSON_ITEM
from tests.api.town.world import Town, clock, good

Newcomer = Callable[..., Person]
HALL = {"channel": "locker", "cabinet": "cab-hall"}


class Twice(Api):
    """Every write is sent again with its key; the second must answer the same and change nothing."""

    writes = 0

    def _write(self, method: str, path: str, body: Any, token: str | None, key: str | None) -> Answer:
        key = f"key-{random.randrange(10**12)}" if key is None else key
        first = super()._write(method, path, body, token, key)
        if first.status != 200:
            return first
        before = cloud.rows()
        again = super()._write(method, path, body, token, key)
        same = _without_form(again.body) == _without_form(first.body)
        assert (again.status, same, cloud.rows() == before) == (200, True, True), (path, first.body, again.body)
        Twice.writes += 1
        return first


def _without_form(body: dict[str, Any]) -> dict[str, Any]:
    """An upload form is signed anew each time."""
    return {name: value for name, value in body.items() if name != "upload"}


def test_every_write_of_the_loop_sent_twice_with_its_key_happens_once(town: Town, newcomer: Newcomer) -> None:
    town.api = Twice(town.api._client)
    who = newcomer()
    good(town.api.put("/me/identity", {"name": "张三丰", "id_number": "11010519491231002X"}, who.token))
    case = town.submitted(who, PERSON_ITEM)
    town.does("reviewer", case, "pre-review", {"verdict": "return", "reasons": {"photo": "看不清"}})
    town.asks(who, case, "submission", {"collecting": {"channel": "locker", "cabinet": "cab-hall"}})
    town.does("reviewer", case, "pre-review", {"verdict": "pass"})
    town.asks(who, case, "handing-in", HALL)
    grant = good(town.api.get("/me/codes", who.token))["items"][0]["grant"]
    town.asks(who, case, f"codes/{grant}/reissue")
    town.settle()
    town.hall.visit(town.code(who, "deposit"), clock())
    town.settle()
    town.collected()
    town.decided(case, PERSON_ITEM)
    town.stored(case)
    town.does("duty-helper", case, "recall-code")
    town.settle()
    town.hall.visit(town.staff_code("duty-helper", "recall"), clock())
    town.settle()
    town.asks(who, case, "collecting", {"collecting": {"channel": "mail", "address": "长安街 1 号"}})
    town.does("front-desk", case, "outgoing", {"channel": "mail"})
    town.does("front-desk", case, "dispatch", {"tracking": "EMS"})
    town.does("front-desk", case, "counter-handover", {"proof": "EMS 签收"})
    town.does("front-desk", case, "closing")
    town.asks(who, case, "rating", {"stars": 4})
    other = town.passed(newcomer(), PERSON_ITEM)
    assert other
    assert Twice.writes >= 25


def test_the_same_key_for_another_request_is_refused(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    body = {"centre": "xian-itl", "item": PERSON_ITEM, "applicant": {"kind": "person"}}
    case = good(town.api.post("/cases", body, who.token, "one-key-for-all"))["case"]
    before = cloud.rows()
    for path, other in (("/cases", body | {"centre": "nowhere"}), (f"/cases/{case}/withdrawal", body)):
        answer = town.api.post(path, other, who.token, "one-key-for-all")
        assert (answer.status, answer.code in ("IDEMPOTENCY_KEY_REUSED", "BAD_FIELD")) in ((409, True), (400, True))
    assert town.api.post(f"/cases/{case}/withdrawal", {}, who.token, "one-key-for-all").code == "IDEMPOTENCY_KEY_REUSED"
    assert cloud.rows() == before


def test_a_key_is_its_owners_own(town: Town, newcomer: Newcomer) -> None:
    body = {"centre": "xian-itl", "item": PERSON_ITEM, "applicant": {"kind": "person"}}
    cases = {good(town.api.post("/cases", body, newcomer().token, "the-same-key"))["case"] for _ in range(2)}
    assert len(cases) == 2


def test_a_request_that_was_overtaken_by_its_own_repetition_answers_the_same(town: Town, newcomer: Newcomer) -> None:
    """The first is still deciding when the second has committed: what it finds is its own work, not a refusal."""
    case = town.submitted(newcomer(), PERSON_ITEM)
    key = RequestKey.of("p", "a-key-of-mine", b"POST /x", clock())
    done: list[CaseStanding] = []

    def withdraw() -> Decision[CaseStanding]:
        return filing.withdraw(cases.load(case), "", clock())

    def slow() -> Decision[CaseStanding]:
        if not done:
            done.append(perform_once(CaseStanding, withdraw, key))
        return withdraw()

    assert perform_once(CaseStanding, slow, key) == done[0]


def test_a_button_pressed_again_and_again_reserves_once(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.passed(who, PERSON_ITEM)
    answers = [town.api.post(f"/cases/{case}/handing-in", HALL, who.token, "pressed-again") for _ in range(4)]
    assert {a.status for a in answers} == {200}
    assert len({a.body["grant"] for a in answers}) == 1
    assert sum(d.use == "reserved" for d in town.doors("cab-hall")) == 1


def test_events_delivered_twice_and_in_any_order_end_the_same(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.passed(who, PERSON_ITEM)
    town.asks(who, case, "handing-in", HALL)
    town.settle()
    now = clock()
    grant, doors = town.hall.type(town.code(who, "deposit"), now)
    town.hall.close(grant, doors[0], now)
    unheard = town.hall.unheard()
    kept = town.snapshot()
    town.hall.deliver(now, unheard)
    expected = essence(town, case)

    @settings(max_examples=12, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(st.permutations(unheard * 2), st.integers(1, 3))
    def any_order(mixed: list[Any], size: int) -> None:
        town.restore(kept)
        for _ in range(len(unheard)):
            for start in range(0, len(mixed), size):
                town.hall.deliver(now, mixed[start : start + size])
        assert essence(town, case) == expected

    any_order()


def essence(town: Town, case: str) -> Any:
    """What must not depend on order: all rows but those whose ids are drawn anew, such as notices and intents."""
    drawn = ("OUTBOX_TABLE", "MESSAGES_TABLE", "PERSONAL_TABLE")
    tables = {name: cloud_rows(name) for name in town.tables if name not in drawn}
    counts = {name: len(cloud_rows(name)) for name in drawn[1:]}
    return _comparable(tables), counts


def cloud_rows(table: str) -> list[Any]:
    return cloud.client("dynamodb").scan(TableName=table)["Items"]


def _comparable(tables: dict[str, list[Any]]) -> Any:
    return {name: sorted(str(sorted(row.items())) for row in rows) for name, rows in tables.items()}


def test_an_event_of_a_new_journal_is_not_taken_for_an_old_one(town: Town, newcomer: Newcomer) -> None:
    """A cabinet whose disk was replaced counts from 1 again, under another lineage."""
    who = newcomer()
    case = town.passed(who, PERSON_ITEM)
    town.asks(who, case, "handing-in", HALL)
    town.settle()
    town.hall.lineage, town.hall.told = "cd34", []
    town.hall.start(clock())
    town.hall.visit(town.code(who, "deposit"), clock())
    town.settle()
    assert town.sees(who, case)["state"] == "received"


def test_a_gap_waits_until_the_cabinet_sends_again(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.passed(who, PERSON_ITEM)
    town.asks(who, case, "handing-in", HALL)
    town.settle()
    grant, doors = town.hall.type(town.code(who, "deposit"), clock())
    town.hall.close(grant, doors[0], clock())
    *first, last = town.hall.unheard()
    town.hall.deliver(clock(), [last])
    assert town.sees(who, case)["state"] == "awaiting_materials"
    town.hall.deliver(clock(), [*first, last])
    assert town.sees(who, case)["state"] == "received"


def test_an_impossible_event_is_parked_and_the_next_is_applied(town: Town) -> None:
    for type_, body in (
        (EventType.DOOR_CLOSED, {"grant": "g_nobody", "door": "A01"}),
        (EventType.GRANT_USED, {}),
        (EventType.DOOR_OPENED, {"grant": "g_nobody", "door": "A01", "outcome": "melted"}),
        (EventType.BANK_SYNCED, {"bank": [], "rev": 1}),
        (EventType.ORDER_REFUSED, {"order": {}}),
    ):
        town.hall.tell(clock(), type_, **body)
    town.hall.deliver(clock())
    town.settle()
    assert town.hall.unheard() == []


def test_a_cabinet_speaks_only_for_itself_and_only_in_words_of_the_contract(town: Town) -> None:
    bodies = [
        {"v": 1, "thing": "cab-hall", "lineage": "x", "boot": 1, "events": [], "topic_thing": "cab-lugang"},
        {"thing": "cab-hall", "online": True, "at": 1.0, "topic_thing": "cab-lugang"},
        {"v": 1, "thing": "cab-hall", "lineage": "ab12", "boot": 1, "topic_thing": "cab-hall",
         "events": [{"n": 99, "at": float("inf"), "type": "started"}]},
        {},
    ]  # fmt: skip
    before = cloud.rows()
    for body in bodies:
        with pytest.raises(ContractError):
            cabinet_events.handle(body, clock())
    assert cloud.rows() == before
