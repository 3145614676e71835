"""Rules that are tables: who may do what, what doors mean, how messages go forward; and distances."""

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cabinet_contract.words import EventType, Purpose
from chalicelib.domain.cabinet.geo import distance_km
from chalicelib.domain.catalogue.words import SmsKind
from chalicelib.domain.custody.closings import CLOSING, EMPTYING
from chalicelib.domain.custody.envelope import INBOUND_MOVES, OUTBOUND_MOVES, EnvelopeEvent
from chalicelib.domain.messages.message import FINAL, FROM_TWILIO, Message, MessageState, advanced
from chalicelib.domain.people.staff import MAY, Permission, Role, Staff, require, require_other_person
from chalicelib.errors import NotAllowed
from chalicelib.usecases.cabinet.event_effects import EFFECTS


@pytest.mark.parametrize("task", Permission)
@pytest.mark.parametrize("role", Role)
def test_a_role_may_do_exactly_what_the_table_says(task: Permission, role: Role) -> None:
    staff = Staff(id="s", name="n", centre="c", roles=(role,))
    if role in MAY[task]:
        require(staff, task)
    else:
        with pytest.raises(NotAllowed, match="Only these roles"):
            require(staff, task)


def test_every_task_has_somebody_and_nobody_without_a_role_does_anything() -> None:
    assert set(MAY) == set(Permission)
    assert all(MAY.values())
    for task in Permission:
        with pytest.raises(NotAllowed):
            require(Staff(id="s", name="n", centre="c", roles=("mayor",)), task)


def test_what_one_has_prepared_another_verifies() -> None:
    staff = Staff(id="s-1", name="n", centre="c", roles=())
    require_other_person(staff.id, "s-2")
    with pytest.raises(NotAllowed):
        require_other_person(staff.id, "s-1")


def test_no_role_both_decides_and_reviews_nor_prepares_and_stores() -> None:
    for one, other in (
        (Permission.PRE_REVIEW, Permission.DECIDE),
        (Permission.PREPARE, Permission.STORE),
        (Permission.COLLECT, Permission.ACCEPT),
    ):
        assert not MAY[one] & MAY[other]


def test_every_purpose_has_its_closing_and_each_is_a_move_of_a_table() -> None:
    assert set(CLOSING) == set(Purpose)
    moves = {event for table in (INBOUND_MOVES, OUTBOUND_MOVES) for _, event in table}
    assert set(CLOSING.values()) <= moves
    assert set(CLOSING.values()) - EMPTYING == {EnvelopeEvent.DEPOSIT, EnvelopeEvent.STORE}


def test_every_event_of_the_contract_has_its_effect() -> None:
    assert set(EFFECTS) == set(EventType)


@given(st.lists(st.sampled_from(MessageState), max_size=30))
def test_a_message_only_goes_forward_and_an_end_is_an_end(heard: list[MessageState]) -> None:
    message = Message(id="m", centre="c", kind=SmsKind.RETURNED, to_ct="x", at=0)
    order = list(MessageState)
    for now, state in enumerate(heard):
        after = advanced(message, state, now)
        if after is None:
            assert message.state in FINAL or order.index(state) <= order.index(message.state)
            continue
        assert message.state not in FINAL
        assert order.index(after.state) > order.index(message.state)
        message = after


def test_every_status_of_the_sms_service_is_one_of_ours() -> None:
    assert set(FROM_TWILIO.values()) <= set(MessageState)


POINT = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@given(POINT, POINT)
def test_a_distance_is_the_same_both_ways_and_never_more_than_half_the_globe(
    one: tuple[float, float], other: tuple[float, float]
) -> None:
    there, back = distance_km(*one, *other), distance_km(*other, *one)
    assert isclose(there, back, abs_tol=1e-6)
    assert 0 <= there <= 20016
    assert distance_km(*one, *one) == 0


def test_a_known_distance() -> None:
    assert distance_km(34.2655, 108.9541, 39.9042, 116.4074) == pytest.approx(911, abs=8)  # Xi'an to Beijing
