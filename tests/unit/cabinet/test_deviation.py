"""Which cabinet may take the place of the chosen one: the nearest that can be used, and only where it must."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.cabinet.deviation import NEAR_KM, Candidate, ground_of, next_one, require_allowed
from chalicelib.domain.catalogue.items import Text
from chalicelib.errors import OutOfTurn

NAME = Text(zh="箱", en="a cabinet")
CANDIDATES = st.lists(
    st.builds(
        Candidate, cabinet=st.sampled_from("abcdefgh"), name=st.just(NAME), km=st.floats(0, 5),
        reachable=st.booleans(), has_room=st.booleans(),
    ),
    unique_by=lambda one: one.cabinet,
)  # fmt: skip


@given(CANDIDATES)
def test_the_next_one_can_be_used_is_near_and_none_that_can_is_nearer(others: list[Candidate]) -> None:
    found = next_one(others)
    usable = [one for one in others if one.usable and one.km <= NEAR_KM]
    assert (found is None) is not bool(usable)
    if found:
        assert found in usable
        assert found.km == min(one.km for one in usable)


@given(CANDIDATES, CANDIDATES, st.sampled_from("abcdefgh"))
def test_a_deviation_has_a_ground_and_goes_to_the_next_one_or_is_refused(
    chosen: list[Candidate], others: list[Candidate], wanted: str
) -> None:
    for here in chosen[:1]:
        following = next_one(others)
        if ground_of(here) and following and following.cabinet == wanted:
            assert require_allowed(here, wanted, others) is ground_of(here)
        else:
            with pytest.raises(OutOfTurn):
                require_allowed(here, wanted, others)
