"""The bodies of events: one struct a type, the same from JSON and to JSON, and a field's own name in every refusal."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cabinet_contract.bodies import BODIES, ONE_CAUSE, body_of
from cabinet_contract.bodies.cabinet_bodies import BoardBack, JournalRepaired, JournalTrouble
from cabinet_contract.bodies.door_bodies import DoorClosed, DoorOpened
from cabinet_contract.errors import ContractError
from cabinet_contract.events import Event, Told
from cabinet_contract.structs import fields_of, to_wire
from cabinet_contract.words import Answer, EventType, Outcome
from tests.contract.drawing import structs

TYPES = st.sampled_from(EventType)
STRANGE = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.lists(st.none(), max_size=2)
)


def event(type_: EventType, **body: Any) -> Event:
    return Event(1, 1.5, type_, body)


def fault(event: Event) -> ContractError | None:
    try:
        body_of(event)
    except ContractError as refused:
        return refused
    return None


def told(draw: st.DrawFn) -> tuple[EventType, dict[str, Any]]:
    """A type and a body as a cabinet may send it."""
    type_ = draw(TYPES)
    body = to_wire(draw(structs(BODIES[type_])))
    if BODIES[type_] in ONE_CAUSE:
        body.pop(draw(st.sampled_from(["grant", "order"])), None)
        if not body.keys() & {"grant", "order"}:
            body["grant"] = "g_1"
    return type_, body


BODIES_TOLD = st.composite(told)()


def test_every_type_has_a_body_and_every_body_tells_what_it_is() -> None:
    assert set(BODIES) == set(EventType)
    assert all((struct.__doc__ or "").strip() for struct in BODIES.values())
    assert all(not (struct.__doc__ or "").startswith(f"{struct.__name__}(") for struct in BODIES.values())


@given(BODIES_TOLD)
def test_a_body_comes_back_as_it_went(sent: tuple[EventType, dict[str, Any]]) -> None:
    type_, body = sent
    read = body_of(Event.from_wire(json.loads(json.dumps(event(type_, **body).to_wire()))))
    assert isinstance(read, BODIES[type_])
    assert body_of(event(type_, **to_wire(read))) == read


@given(BODIES_TOLD, st.dictionaries(st.text("xyz", min_size=3), STRANGE, max_size=3))
def test_a_newer_cabinet_may_say_more(sent: tuple[EventType, dict[str, Any]], more: dict[str, Any]) -> None:
    type_, body = sent
    assert body_of(event(type_, **more | body)) == body_of(event(type_, **body))


@given(BODIES_TOLD)
def test_null_says_what_leaving_out_says_of_every_field_that_may_be_missing(
    sent: tuple[EventType, dict[str, Any]],
) -> None:
    type_, body = sent
    nothing = {field.wire: None for field in fields_of(BODIES[type_]) if not field.required}
    assert body_of(event(type_, **nothing | body)) == body_of(event(type_, **body))


def test_null_for_a_field_that_must_be_there_is_refused() -> None:
    refused = fault(event(EventType.BOARD_BACK, bank=None))
    assert refused is not None
    assert refused.field == "bank"


def test_null_for_the_places_of_before_says_that_there_are_none() -> None:
    assert Event.from_wire({"n": 1, "at": 1.5, "type": "disk_ok", "was": None}).was == ()


@given(BODIES_TOLD, st.data())
def test_a_strange_value_is_read_whole_or_refused_by_the_field_s_name(
    sent: tuple[EventType, dict[str, Any]], data: st.DataObject
) -> None:
    type_, body = sent
    field = data.draw(st.sampled_from(fields_of(BODIES[type_])))
    refused = fault(event(type_, **body | {field.wire: data.draw(STRANGE)}))
    assert refused is None or refused.field.split(".")[0] in (field.wire, "grant")


@pytest.mark.parametrize("type_", EventType)
def test_no_field_that_must_be_there_may_be_missing(type_: EventType) -> None:
    for field in fields_of(BODIES[type_]):
        if field.required:
            with pytest.raises(ContractError):
                body_of(event(type_))


@pytest.mark.parametrize(
    ("type_", "body", "field"),
    [
        (EventType.BANK_SYNCED, {"bank": "a", "rev": "0" * 12}, "bank"),
        (EventType.BANK_SYNCED, {"bank": "A", "rev": 5}, "rev"),
        (EventType.STARTED, {"boot": True, "version": "1"}, "boot"),
        (EventType.STARTED, {"boot": 0, "version": "1"}, "boot"),
        (EventType.GRANT_USED, {"grant": "g", "door": "A01", "doors": ["A01", "b"]}, "doors"),
        (EventType.GRANT_USED, {"grant": "x" * 65, "door": "A01"}, "grant"),
        (EventType.LOCKED_OUT, {"until": float("nan"), "failures": 5}, "until"),
        (EventType.DOOR_OPENED, {"grant": "g", "door": "A01", "outcome": "melted"}, "outcome"),
        (EventType.DOOR_OPENED, {"door": "A01", "outcome": "opened"}, "grant"),
        (EventType.DOOR_CLOSED, {"door": "A01", "grant": "g", "order": "o"}, "grant"),
        (EventType.DOOR_CLOSED, {"door": "A01", "grant": None}, "grant"),
        (EventType.ANSWERED, {"grant": "g", "door": "A01", "answer": "perhaps"}, "answer"),
    ],
)
def test_what_does_not_fit_is_refused_by_its_name(type_: EventType, body: dict[str, Any], field: str) -> None:
    with pytest.raises(ContractError) as refused:
        body_of(event(type_, **body))
    assert refused.value.field == field


def test_a_body_is_read_into_words_of_the_contract() -> None:
    opened = body_of(event(EventType.DOOR_OPENED, order="o_1", door="A01", outcome="opened"))
    assert opened == DoorOpened("A01", Outcome.OPENED, order="o_1")
    closed = body_of(event(EventType.DOOR_CLOSED, grant="g_1", door="A01", answer="put_in"))
    assert closed == DoorClosed("A01", grant="g_1", answer=Answer.PUT_IN)


def test_a_name_that_is_a_word_of_python_is_another_in_the_struct_only() -> None:
    repaired = body_of(event(EventType.JOURNAL_REPAIRED, reason="put_back", **{"from": "ab12"}))
    assert repaired == JournalRepaired(JournalTrouble.PUT_BACK, from_="ab12")
    assert to_wire(repaired) == {"reason": "put_back", "from": "ab12"}


def test_an_event_that_is_told_again_says_where_it_stood_before() -> None:
    again = event(EventType.BOARD_BACK, bank="A", was=["ab#7", "cd#2"])
    assert again.was == (Told("ab", 7), Told("cd", 2))
    assert [told.to_wire() for told in again.was] == ["ab#7", "cd#2"]
    assert body_of(again) == BoardBack("A")


@pytest.mark.parametrize("was", ["ab#7", [7], ["ab"], ["ab#"], ["#7"], ["ab#x"], ["ab#7#8"], ["a b#7"]])
def test_a_strange_earlier_number_is_a_contract_error(was: Any) -> None:
    with pytest.raises(ContractError, match=r"events\.was"):
        _ = event(EventType.BOARD_BACK, bank="A", was=was).was
