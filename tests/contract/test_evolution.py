"""A newer cabinet on an older cloud, and the reverse: what one side does not know yet passes, and stops nothing."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cabinet_contract.bodies import BODIES, body_of
from cabinet_contract.errors import ContractError
from cabinet_contract.events import Batch, Event, PresenceNote
from cabinet_contract.shadow import Ack, BankDesired, CabinetDesired
from cabinet_contract.structs import to_wire
from cabinet_contract.words import EventType
from infra.printed.asyncapi_examples import TELLS, WANTED

KNOWN = {"n", "at", "type", "was", "v", "thing", "lineage", "boot", "events", "online", "ack", "settings", "unread"}
KNOWN_TOO = {"rev", "grants", "orders", "clearing"} | {f for body in TELLS.values() for f in to_wire(body)}
NEW = st.dictionaries(
    st.text("abcdefghij_", min_size=5, max_size=12).filter(lambda name: name not in KNOWN | KNOWN_TOO),
    st.integers() | st.text(max_size=5) | st.lists(st.booleans(), max_size=2),
    max_size=3,
)
TYPES = st.text("abcdefghij_", min_size=3, max_size=64).filter(lambda name: name not in list(EventType))


def batch(*events: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"v": 1, "thing": "cab-hall", "lineage": "ab12", "boot": 3, "events": list(events)} | more


@given(TYPES, NEW)
def test_a_type_of_a_newer_cabinet_is_read_with_its_fields_and_so_are_those_beside_it(
    type_: str, fields: dict[str, Any]
) -> None:
    strange = {"n": 1, "at": 1.5, "type": type_, **fields}
    usual = {"n": 2, "at": 2.5, "type": "board_back", "bank": "A"}
    read = Batch.from_json(json.dumps(batch(strange, usual)))
    assert [event.to_wire() for event in read.events] == [strange, usual]
    with pytest.raises(ContractError, match=r"^type: "):
        body_of(read.events[0])
    assert body_of(read.events[1]) == BODIES[EventType.BOARD_BACK](bank="A")


@given(st.sampled_from(EventType), NEW)
def test_a_known_type_with_fields_of_a_newer_cabinet_means_what_it_meant(
    type_: EventType, more: dict[str, Any]
) -> None:
    said = to_wire(TELLS[type_])
    event = Event.from_wire({"n": 1, "at": 1.5, "type": str(type_), **said, **more})
    assert body_of(event) == body_of(Event(1, 1.5, type_, said))


@given(NEW)
def test_more_beside_the_events_and_in_a_presence_is_passed_over(more: dict[str, Any]) -> None:
    assert Batch.from_wire(batch(**more)) == Batch.from_wire(batch())
    note = {"thing": "cab-hall", "online": True, "at": 1.0}
    assert PresenceNote.from_wire(note | more) == PresenceNote.from_wire(note)


@given(NEW)
def test_an_older_cabinet_passes_over_what_a_newer_cloud_says_more(more: dict[str, Any]) -> None:
    assert BankDesired.from_wire(WANTED.to_wire() | more) == WANTED
    desired = CabinetDesired(Ack("ab12", 7), {"left_open_s": 60})
    assert CabinetDesired.from_wire(desired.to_wire() | more) == desired


def test_an_older_cloud_says_nothing_of_unread_events() -> None:
    wire = {"ack": {"lineage": "ab12", "number": 7}}
    assert CabinetDesired.from_wire(wire) == CabinetDesired(Ack("ab12", 7))


@given(st.lists(st.tuples(st.integers(1, 2**53), TYPES), max_size=8).map(tuple))
def test_unread_events_come_back_as_they_went(unread: tuple[tuple[int, str], ...]) -> None:
    desired = CabinetDesired(Ack("ab12", 7), None, unread)
    assert CabinetDesired.from_wire(json.loads(json.dumps(desired.to_wire()))) == desired


@pytest.mark.parametrize("type_", ["", "x" * 65, 5, None, ["started"]])
def test_a_type_that_is_no_word_is_refused(type_: Any) -> None:
    with pytest.raises(ContractError):
        Event.from_wire({"n": 1, "at": 1.5, "type": type_})


@pytest.mark.parametrize("was", [["ab12#1"] * 9, ["x" * 33 + "#1"], ["ab12#" + "1" * 17], ["ab12#1", 5], "ab12#1"])
def test_no_more_than_eight_earlier_places_are_looked_up(was: Any) -> None:
    with pytest.raises(ContractError):
        _ = Event(1, 1.5, EventType.STARTED, {"was": was}).was
