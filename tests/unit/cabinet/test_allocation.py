"""Compartments: never one that does not fit, is not free or is out of reach; the smallest first; spread over all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.base.reach import REACH_FROM_MM, REACH_TO_MM
from chalicelib.domain.cabinet import allocation
from chalicelib.domain.cabinet.allocation import REACHES, SIZES
from chalicelib.domain.cabinet.cabinet import Door, DoorUse
from chalicelib.errors import BadInput, NothingFree

DOORS = st.lists(
    st.builds(
        Door,
        cabinet=st.just("cab-x"),
        door=st.from_regex(r"[A-C][0-9]{2}", fullmatch=True),
        size=st.sampled_from(SIZES),
        use=st.sampled_from(DoorUse),
        low=st.integers(0, 1500),
        high=st.integers(0, 2200),
        width=st.just(340),
        height=st.just(100),
        depth=st.just(450),
    ),
    max_size=30,
)


@given(DOORS, st.sampled_from(SIZES), st.sampled_from(REACHES), st.integers(0, 2**32 - 1))
def test_what_is_chosen_is_free_fits_and_is_the_smallest_that_does(
    doors: list[Door], size: str, reach: str, spread: int
) -> None:
    suitable = [d for d in doors if d.use is DoorUse.FREE and SIZES.index(d.size) >= SIZES.index(size)]
    reachable = [d for d in suitable if reach == "any" or (d.low >= REACH_FROM_MM and d.high <= REACH_TO_MM)]
    if reachable:
        chosen = allocation.choose(doors, size, reach, spread)
        assert chosen in reachable
        assert SIZES.index(chosen.size) == min(SIZES.index(d.size) for d in reachable)
        return
    with pytest.raises(NothingFree) as refused:
        allocation.choose(doors, size, reach, spread)
    assert refused.value.code == ("NO_ACCESSIBLE_COMPARTMENT" if suitable else "NO_FREE_FITTING_COMPARTMENT")


@given(DOORS, st.sampled_from(SIZES), st.sampled_from(REACHES))
def test_the_spread_comes_to_every_equally_good_door(doors: list[Door], size: str, reach: str) -> None:
    free = allocation.free_doors(doors, size, reach)
    best = [d for d in free if SIZES.index(d.size) == min(SIZES.index(f.size) for f in free)]
    assert [allocation.choose(doors, size, reach, n) for n in range(len(best))] == best


@pytest.mark.parametrize(("size", "reach", "code"), [("huge", "any", "BAD_SIZE"), ("small", "sky", "BAD_REACH")])
def test_a_wish_outside_the_lists_is_refused(size: str, reach: str, code: str) -> None:
    with pytest.raises(BadInput) as refused:
        allocation.checked_wish(size, reach)
    assert refused.value.code == code
