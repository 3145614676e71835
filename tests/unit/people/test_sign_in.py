"""The rules of a sign-in challenge, and of an SMS on its way, without any store."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.base.china_time import in_words
from chalicelib.domain.catalogue.words import SmsKind
from chalicelib.domain.messages.message import FINAL, Message, MessageState, advanced
from chalicelib.domain.people import sign_in
from chalicelib.domain.people.sign_in import Challenge
from chalicelib.gateways.sms_codes import is_final


def challenge() -> Challenge:
    return Challenge(id="s_1", phone_index="i", phone_ct="ct", code_mac="mac", until=1000)


def message() -> Message:
    return Message(id="m_1", centre="c", kind=SmsKind.RETURNED, to_ct="ct", at=0)


def test_a_challenge_lives_until_its_last_second() -> None:
    assert sign_in.is_live(challenge(), 999)
    assert not sign_in.is_live(challenge(), 1000)


def test_a_challenge_dies_with_the_fifth_miss_or_with_its_use() -> None:
    tried = challenge()
    for _ in range(sign_in.MOST_TRIES):
        assert sign_in.is_live(tried, 0)
        tried = sign_in.missed(tried)
    assert not sign_in.is_live(tried, 0)
    assert not sign_in.is_live(sign_in.spent(challenge()), 0)


def test_a_used_challenge_forgets_the_phone() -> None:
    assert sign_in.spent(challenge()).phone_ct == ""


@pytest.mark.parametrize("order", [*permutations([MessageState.SENT, MessageState.SENDING, MessageState.DELIVERED])])
def test_in_whatever_order_news_come_the_end_is_the_same(order: tuple[MessageState, ...]) -> None:
    found = message()
    for state in order:
        found = advanced(found, state, 1) or found
    assert found.state is MessageState.DELIVERED


@given(st.lists(st.sampled_from(list(MessageState)), max_size=12))
def test_a_final_state_is_never_left(states: list[MessageState]) -> None:
    found = message()
    for state in states:
        moved = advanced(found, state, 1)
        assert moved is None or found.state not in FINAL
        found = moved or found


def test_texts_tell_the_time_of_chinas_clocks() -> None:
    assert in_words(1_542_000_000) == "11月12日 13:20"


@pytest.mark.parametrize(
    ("code", "final"), [(21211, True), (21610, True), (20429, False), (21212, False), (21999, True), (30999, False)]
)
def test_what_the_service_refuses_for_good_is_known_by_its_code(code: int, final: bool) -> None:
    assert is_final(code) is final
