"""The state tables: every move of the table happens, every other is out of turn, and no walk breaks what must hold."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.base import chain
from chalicelib.domain.base.act import Act
from chalicelib.domain.base.entity import changed
from chalicelib.domain.base.machine import final_states, moved
from chalicelib.domain.case import case as cases_
from chalicelib.domain.case import desk
from chalicelib.domain.case.case import Case, CaseEvent, CaseState
from chalicelib.domain.case.queues import RESPONSIBLE, Queue
from chalicelib.domain.custody import envelope as envelopes_
from chalicelib.domain.custody.envelope import (
    INBOUND_MOVES,
    OUTBOUND_MOVES,
    Channel,
    Custodian,
    CustodianKind,
    Direction,
    Envelope,
    EnvelopeEvent,
    EnvelopeState,
)
from chalicelib.errors import OutOfTurn

TABLES: list[tuple[str, dict[Any, Any], Any, Any]] = [
    ("case", cases_.MOVES, CaseState, CaseEvent),
    ("inbound", INBOUND_MOVES, EnvelopeState, EnvelopeEvent),
    ("outbound", OUTBOUND_MOVES, EnvelopeState, EnvelopeEvent),
]
HOLDERS = {
    EnvelopeEvent.DEPOSIT: (CustodianKind.CABINET, "cab-hall A01"),
    EnvelopeEvent.STORE: (CustodianKind.CABINET, "cab-hall A01"),
    EnvelopeEvent.COLLECT: (CustodianKind.STAFF, "s-1"),
    EnvelopeEvent.ARRIVE: (CustodianKind.STAFF, "s-1"),
    EnvelopeEvent.RECALL: (CustodianKind.STAFF, "s-1"),
    EnvelopeEvent.HAND_TO_WINDOW: (CustodianKind.WINDOW, "3"),
    EnvelopeEvent.PICK_UP: (CustodianKind.APPLICANT, "p-1"),
    EnvelopeEvent.HAND_OVER: (CustodianKind.APPLICANT, "p-1"),
    EnvelopeEvent.POST: (CustodianKind.COURIER, "EMS1"),
}


def draft() -> Case:
    return Case(id="c_1", centre="x", item="i", generation=1, party="p", opened=1, updated=1, responsible="applicant")


def envelope(direction: Direction, state: EnvelopeState) -> Envelope:
    holder = Custodian(kind=CustodianKind.APPLICANT, who="p", since=0, evidence="chosen")
    return Envelope(
        id="e_1", centre="x", case="c_1", direction=direction, channel=Channel.LOCKER, state=state, custodian=holder
    )


@pytest.mark.parametrize(("name", "table", "states", "events"), TABLES, ids=[t[0] for t in TABLES])
def test_every_move_of_the_table_happens_and_every_other_is_out_of_turn(
    name: str, table: dict[Any, Any], states: Any, events: Any
) -> None:
    for state in states:
        for event in events:
            if (state, event) in table:
                assert moved(table, state, event) is table[state, event]
            else:
                with pytest.raises(OutOfTurn) as refused:
                    moved(table, state, event)
                assert (refused.value.code, refused.value.STATUS_CODE) == ("OUT_OF_TURN", 409)


@pytest.mark.parametrize(("name", "table", "states", "events"), TABLES, ids=[t[0] for t in TABLES])
def test_every_event_moves_something_and_every_state_of_a_move_can_be_reached(
    name: str, table: dict[Any, Any], states: Any, events: Any
) -> None:
    starts = {CaseState.DRAFT, EnvelopeState.ANNOUNCED, EnvelopeState.RESERVED, EnvelopeState.MADE_OUT}
    reached = starts | set(table.values())
    assert {state for state, _ in table} <= reached
    moving = {event for _, event in table}
    others = {event for other in TABLES if other[2] is states for _, event in other[1]}
    assert moving <= set(events)
    assert set(events) <= others


def test_the_ends_of_a_case_are_the_ends_that_the_mission_names() -> None:
    assert final_states(cases_.MOVES, CaseState) == {CaseState.RATED, CaseState.WITHDRAWN, CaseState.NOT_ACCEPTED}


@given(st.lists(st.sampled_from(list(CaseEvent)), max_size=40))
def test_whatever_is_tried_a_case_stays_in_the_table_and_its_chain_unbroken(tried: list[CaseEvent]) -> None:
    case, first = cases_.opened(draft(), "p")
    entries = [first]
    for now, event in enumerate(tried):
        before = case
        try:
            case, entry = cases_.step(case, event, Act("somebody", now), {"n": now})
        except OutOfTurn:
            assert (before.state, event) not in cases_.MOVES
            assert case is before
        else:
            entries.append(entry)
            assert case.state is cases_.MOVES[before.state, event]
    assert chain.is_unbroken(entries)
    assert (case.entries, case.head) == (len(entries), entries[-1].hash)


@given(
    st.sampled_from([(Direction.INBOUND, s) for s in ("reserved", "announced")] + [
        (Direction.OUTBOUND, s) for s in ("made_out", "prepared", "announced")]),
    st.lists(st.sampled_from(list(EnvelopeEvent)), max_size=40),
)  # fmt: skip
def test_whatever_is_tried_somebody_known_holds_the_envelope(
    start: tuple[Direction, str], tried: list[EnvelopeEvent]
) -> None:
    direction, state = start
    held, first = envelopes_.announced(envelope(direction, EnvelopeState(state)), "p")
    entries = [first]
    for now, event in enumerate(tried):
        try:
            held, entry = envelopes_.step(held, event, Act("somebody", now), {}, holder=HOLDERS.get(event))
        except OutOfTurn:
            assert (held.state, event) not in envelopes_.MOVES[direction]
            continue
        entries.append(entry)
        assert held.custodian.who
        assert event not in HOLDERS or held.custodian == _custodian(event, now)
    assert chain.is_unbroken(entries)
    assert held.head == entries[-1].hash


def _custodian(event: EnvelopeEvent, now: int) -> Custodian:
    kind, who = HOLDERS[event]
    return Custodian(kind=kind, who=who, since=now, evidence=str(event))


@given(
    st.lists(st.tuples(st.text(max_size=8), st.dictionaries(st.text(max_size=4), st.integers())), min_size=1),
    st.data(),
)
def test_any_change_of_any_entry_breaks_the_chain(steps: list[tuple[str, dict[str, int]]], data: st.DataObject) -> None:
    entries: list[chain.Entry] = []
    for event, detail in steps:
        head = entries[-1].hash if entries else chain.GENESIS
        entries.append(chain.next_entry(len(entries), head, event, Act("s-1", 7), detail))
    assert chain.is_unbroken(entries)
    place = data.draw(st.integers(0, len(entries) - 1))
    one = entries[place]
    changes = {"number": one.number + 1, "at": one.at + 1, "actor": "s-2", "event": one.event + "x",
               "detail": one.detail | {"new": 1}, "previous": "f" * 64, "hash": "e" * 64}  # fmt: skip
    name = data.draw(st.sampled_from(sorted(changes)))
    forged = [*entries[:place], changed(one, **{name: changes[name]}), *entries[place + 1 :]]
    assert not chain.is_unbroken(forged)
    assert place == len(entries) - 1 or not chain.is_unbroken([*entries[:place], *entries[place + 1 :]])


ENVELOPES = st.none() | st.builds(envelope, st.just(Direction.INBOUND), st.sampled_from(EnvelopeState))
RESULTS = st.none() | st.builds(envelope, st.just(Direction.OUTBOUND), st.sampled_from(EnvelopeState))


@given(st.sampled_from(CaseState), ENVELOPES, RESULTS)
def test_a_case_stands_in_a_known_queue_and_somebody_is_responsible(
    state: CaseState, inbound: Envelope | None, outbound: Envelope | None
) -> None:
    counts = {Direction.INBOUND: inbound, Direction.OUTBOUND: outbound}
    direction = desk.LOOKS_AT.get(state)
    held = counts[direction] if direction else None
    case = desk.placed(changed(draft(), state=state), held, 9)
    assert case.desk is None or case.desk in Queue
    assert case.responsible == RESPONSIBLE[case.desk]
    assert desk.placed(case, held, 99) == case, "its age counts from when it came into the queue"
