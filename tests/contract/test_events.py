"""Events and presence on the wire: round trips, and nothing but ContractError for what does not fit."""

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cabinet_contract.errors import ContractError
from cabinet_contract.events import MAX_BATCH, Batch, Event, PresenceNote
from cabinet_contract.names import bank_of, bank_shadow, events_topic, is_door, is_thing, presence_topic
from cabinet_contract.words import EventType

THINGS = st.from_regex(r"cab-[a-z0-9-]{1,36}", fullmatch=True)
MOMENTS = st.floats(0, 2**33)
VALUES = st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=10)
BODIES = st.dictionaries(st.text(max_size=8).filter(lambda k: k not in ("n", "at", "type")), VALUES, max_size=4)
EVENTS = st.builds(Event, st.integers(1, 2**53), MOMENTS, st.sampled_from(EventType), BODIES)
LINEAGES = st.text("0123456789abcdef", min_size=1, max_size=32)
BATCHES = st.builds(Batch, THINGS, LINEAGES, st.integers(0, 10**6), st.lists(EVENTS, max_size=5).map(tuple))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=10,
)
GOOD: dict[str, Any] = {
    "v": 1,
    "thing": "cab-hall",
    "lineage": "ab12",
    "boot": 3,
    "events": [{"n": 1, "at": 1.5, "type": "started", "boot": 3}],
}


@given(BATCHES)
def test_a_batch_comes_back_as_it_went(batch: Batch) -> None:
    assert Batch.from_json(batch.to_json()) == batch


@given(THINGS, st.booleans(), MOMENTS)
def test_a_presence_note_comes_back_as_it_went(thing: str, online: bool, at: float) -> None:
    note = PresenceNote(thing, online, at)
    assert PresenceNote.from_wire(json.loads(note.to_json())) == note


@given(st.one_of(st.binary(max_size=60), st.text(max_size=60), JSON.map(json.dumps)))
def test_any_payload_is_a_batch_or_a_contract_error(payload: bytes | str) -> None:
    with suppress(ContractError):
        Batch.from_json(payload)


@given(JSON)
def test_any_presence_is_a_note_or_a_contract_error(wire: Any) -> None:
    with suppress(ContractError):
        PresenceNote.from_wire(wire)


@given(st.sampled_from(sorted(GOOD)), JSON)
def test_a_batch_with_one_strange_field_is_whole_or_refused(field: str, strange: Any) -> None:
    try:
        batch = Batch.from_wire(GOOD | {field: strange})
    except ContractError:
        return
    assert is_thing(batch.thing)
    assert all(event.number > 0 for event in batch.events)


@given(st.sampled_from(["n", "at", "type"]), JSON)
def test_an_event_with_one_strange_field_is_whole_or_refused(field: str, strange: Any) -> None:
    try:
        event = Event.from_wire(GOOD["events"][0] | {field: strange})
    except ContractError:
        return
    assert event.to_wire() == GOOD["events"][0] | {field: strange}


@pytest.mark.parametrize(
    "change",
    [
        {"v": 2},
        {"thing": "hall"},
        {"thing": "cab-hall\n"},
        {"lineage": ""},
        {"lineage": "x" * 33},
        {"boot": True},
        {"events": {}},
        {"events": [GOOD["events"][0]] * (MAX_BATCH + 1)},
        {"events": [{"n": 0, "at": 1, "type": "started"}]},
        {"events": [{"n": True, "at": 1, "type": "started"}]},
        {"events": [{"n": 1, "at": "now", "type": "started"}]},
        {"events": [{"n": 1, "at": float("nan"), "type": "started"}]},
        {"events": [{"n": 1, "at": float("inf"), "type": "started"}]},
        {"events": [{"n": 1, "at": 1, "type": ""}]},
    ],
)
def test_a_batch_that_is_almost_right_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ContractError):
        Batch.from_wire(GOOD | change)


@pytest.mark.parametrize("payload", [b"", b"\xff", b"[" * 100_000, b'{"v":1}', "null", b"NaN"])
def test_a_payload_that_is_no_batch_is_a_contract_error(payload: bytes | str) -> None:
    with pytest.raises(ContractError):
        Batch.from_json(payload)


def test_names_on_the_wire_are_these() -> None:
    assert events_topic("cab-hall") == "cabinets/cab-hall/events"
    assert presence_topic("cab-hall") == "cabinets/cab-hall/presence"
    assert bank_shadow(bank_of("B07")) == "bank-B"


@pytest.mark.parametrize("name", ["cab-", "Cab-hall", "cab-" + "x" * 37, "cab-höll", "cab-a/b", "cab-a#", "hall"])
def test_a_name_that_could_leave_its_topic_is_no_thing(name: str) -> None:
    assert not is_thing(name)


@pytest.mark.parametrize("name", ["A1", "a01", "A001", "A０1", "A01\n", ""])
def test_a_door_is_a_letter_and_two_digits(name: str) -> None:
    assert not is_door(name)
