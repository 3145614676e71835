"""What the shadows shall say: a pure function of grants, orders and doors, whatever order they are read in."""

import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cabinet_contract import offline
from cabinet_contract.names import MAX_DOORS_PER_BANK, bank_of
from cabinet_contract.shadow import BankDesired
from cabinet_contract.words import Purpose
from chalicelib.domain.base.durations import DAY
from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet.cabinet import (
    MOST_DEAD,
    SETTLED_SECONDS,
    Cabinet,
    CabinetSnapshot,
    Door,
    DoorUse,
    Grant,
    GrantState,
    Order,
    being_cleared,
    desired_bank,
    desired_banks,
    desired_cabinet,
    emptied,
    is_confirmed,
)
from chalicelib.domain.cabinet.forgetting import USED_KEPT_SECONDS, taken_back

NAMES = ["A01", "A02", "A03", "B01", "B02"]
NOW = 2_000_000_000


def door(name: str, use: DoorUse = DoorUse.FREE, known: bool = True) -> Door:
    holds = None if use is DoorUse.FREE or not known else f"e_{name}"
    return Door(cabinet="cab-x", door=name, size="small", width=1, height=1, depth=1, low=1, high=1, use=use,
                envelope=holds)  # fmt: skip


def grant(id_: str, doors: list[str], state: GrantState = GrantState.OPEN, used_at: int | None = None) -> Grant:
    held = {name: f"e_{name}" for name in doors}
    return Grant(id=id_, cabinet="cab-x", purpose=Purpose.DEPOSIT, holder="p", doors=held,
                 verifier=id_.encode().ljust(16, b"."), start=1, until=NOW, state=state, used_at=used_at)  # fmt: skip


def heard_of(now: int) -> Cabinet:
    """A cabinet that has been within reach for long."""
    return Cabinet(id="cab-x", centre="x", site="s", serial="XB", online=True, seen=now)


GRANTS = st.lists(
    st.builds(
        grant,
        st.from_regex("g_[a-z]{4}", fullmatch=True),
        st.lists(st.sampled_from(NAMES), min_size=1, unique=True),
        st.sampled_from(GrantState),
    ),
    unique_by=lambda g: g.id,
    max_size=8,
)
ORDERS = st.lists(
    st.builds(
        Order,
        id=st.from_regex("o_[a-z]{4}", fullmatch=True),
        cabinet=st.just("cab-x"),
        door=st.sampled_from(NAMES),
        until=st.just(NOW),
        ordered_by=st.just("s"),
        reason=st.just("r"),
        outcome=st.none() | st.just("opened"),
    ),
    unique_by=lambda o: o.id,
    max_size=4,
)
# A door that jammed is cleared without an envelope: that lies elsewhere by then.
USES = st.tuples(*[st.tuples(st.sampled_from(DoorUse), st.booleans()) for _ in NAMES])
CONTENTS = st.builds(
    lambda uses, grants, orders: CabinetSnapshot(
        cabinet=Cabinet(id="cab-x", centre="x", site="s", serial="XB"),
        doors=tuple(door(name, *use) for name, use in zip(NAMES, uses, strict=True)),
        grants=tuple(grants),
        orders=tuple(orders),
    ),
    USES,
    GRANTS,
    ORDERS,
)


@given(CONTENTS, st.randoms(use_true_random=False))
def test_order_of_reading_does_not_matter(contents: CabinetSnapshot, chance: random.Random) -> None:
    parts = {name: list(getattr(contents, name)) for name in ("doors", "grants", "orders")}
    for part in parts.values():
        chance.shuffle(part)
    shuffled = changed(contents, **{name: tuple(part) for name, part in parts.items()})
    assert desired_banks(shuffled) == desired_banks(contents)
    assert {b: d.rev for b, d in desired_banks(shuffled).items()} == {
        b: d.rev for b, d in desired_banks(contents).items()
    }


@given(CONTENTS)
def test_each_bank_is_told_of_its_own_open_grants_and_orders_only(contents: CabinetSnapshot) -> None:
    for bank, desired in desired_banks(contents).items():
        wanted = {g.id for g in contents.grants if g.state is GrantState.OPEN and bank in {bank_of(d) for d in g.doors}}
        assert {g.id for g in desired.grants} == wanted
        assert {d for g in desired.grants for d in g.doors} <= {n for n in NAMES if bank_of(n) == bank}
        assert {o.id for o in desired.orders} == {
            o.id for o in contents.orders if o.outcome is None and bank_of(o.door) == bank
        }
        assert {d for d, _ in desired.clearing} == {d.door for d in being_cleared(contents, bank)}


@given(CONTENTS)
def test_what_is_written_is_read_back_as_it_was(contents: CabinetSnapshot) -> None:
    for desired in desired_banks(contents).values():
        wire = json.loads(json.dumps(desired.to_wire()))
        assert BankDesired.from_wire(wire) == desired


@given(CONTENTS, st.sampled_from(["A", "B"]))
def test_a_bank_is_confirmed_by_the_rev_of_its_very_content_only(contents: CabinetSnapshot, bank: str) -> None:
    rev = desired_bank(contents, bank).rev
    assert is_confirmed(contents, bank, rev)
    more = changed(contents, grants=(*contents.grants, grant("g_zzzzz", [f"{bank}01"])))
    assert not is_confirmed(more, bank, rev)


@given(CONTENTS, st.sampled_from(["A", "B"]))
def test_a_grant_is_forgotten_only_when_no_bank_may_still_know_it(contents: CabinetSnapshot, bank: str) -> None:
    other = "B" if bank == "A" else "A"
    for synced in ({}, {other: desired_bank(contents, other).rev}):
        seen = changed(contents, cabinet=changed(contents.cabinet, synced=synced))
        for gone in taken_back(seen, bank, NOW):
            assert gone.state is GrantState.REVOKED
            assert {bank_of(d) for d in gone.doors} <= {bank, *synced}


def test_a_used_grant_is_kept_until_its_door_has_surely_closed() -> None:
    used = grant("g_used", ["A01"], GrantState.USED, used_at=NOW)
    late = NOW + USED_KEPT_SECONDS + 1
    contents = CabinetSnapshot(cabinet=heard_of(late), grants=(used,))
    assert taken_back(contents, "A", late - 1) == []
    assert taken_back(contents, "A", late) == [used]


def test_a_used_grant_is_kept_while_its_cabinet_may_still_have_to_tell_of_it() -> None:
    used = grant("g_used", ["A01"], GrantState.USED, used_at=NOW)
    late = NOW + 3 * DAY
    gone, back = heard_of(NOW), changed(heard_of(late), back=late - SETTLED_SECONDS)
    assert taken_back(CabinetSnapshot(cabinet=gone, grants=(used,)), "A", late) == []
    assert taken_back(CabinetSnapshot(cabinet=changed(back, back=back.back + 1), grants=(used,)), "A", late) == []
    assert taken_back(CabinetSnapshot(cabinet=back, grants=(used,)), "A", late) == [used]


@pytest.mark.parametrize(("use", "kept"), [(DoorUse.RESERVED, True), (DoorUse.OCCUPIED, False)])
def test_a_used_grant_whose_door_awaits_its_closing_is_kept_however_old_it_is(use: DoorUse, kept: bool) -> None:
    used = grant("g_used", ["A01"], GrantState.USED, used_at=NOW)
    late = NOW + 30 * DAY
    contents = CabinetSnapshot(cabinet=heard_of(late), doors=(door("A01", use),), grants=(used,))
    contents = changed(contents, cabinet=changed(heard_of(late), synced={"A": desired_bank(contents, "A").rev}))
    assert taken_back(contents, "A", late) == ([] if kept else [used])


@pytest.mark.parametrize("kept", [GrantState.OPEN, GrantState.USED])
def test_a_code_that_a_cabinet_was_never_told_is_kept_while_it_opens_and_as_long_as_it_could_be_made_again(
    kept: GrantState,
) -> None:
    derived = changed(grant(f"{offline.PREFIX}x", ["A01"], kept, used_at=NOW), start=NOW, until=NOW + 30 * DAY)
    contents = CabinetSnapshot(cabinet=heard_of(NOW + offline.LONGEST_SECONDS), grants=(derived,))
    assert taken_back(contents, "A", NOW + offline.LONGEST_SECONDS) == []
    later = taken_back(contents, "A", NOW + offline.LONGEST_SECONDS + 1)
    assert later == ([] if kept is GrantState.OPEN else [derived])


@given(GRANTS, st.sampled_from(NAMES))
def test_an_emptied_door_is_free_only_if_no_code_may_still_open_it(grants: list[Grant], name: str) -> None:
    after = emptied(door(name, DoorUse.OCCUPIED), grants)
    known = any(name in g.doors and g.state is not GrantState.USED for g in grants)
    assert after.use is (DoorUse.RELEASING if known else DoorUse.FREE)
    assert (after.envelope is None) is (after.use is DoorUse.FREE)


def test_the_ack_names_the_journal() -> None:
    fresh = Cabinet(id="cab-x", centre="x", site="s", serial="XB")
    assert desired_cabinet(fresh).to_wire() == {"settings": []}
    heard = changed(fresh, lineage="ab", applied=7)
    assert desired_cabinet(heard).to_wire() == {"settings": [], "ack": {"lineage": "ab", "number": 7}}


def test_the_fullest_bank_fits_its_shadow() -> None:
    """Every door with a code and an order, as many dead codes as are told at once, and all doors being cleared."""
    names = [f"A{n:02d}" for n in range(1, MAX_DOORS_PER_BANK + 1)]
    live = [grant(f"g_{n:016d}", [name]) for n, name in enumerate(names)]
    dead = [grant(f"f_{n:016d}", ["A01"], GrantState.REVOKED) for n in range(MOST_DEAD + 5)]
    orders = [
        Order(id=f"o_{n:016d}", cabinet="cab-x", door=name, until=NOW, ordered_by="s", reason="r")
        for n, name in enumerate(names)
    ]
    doors = [changed(door(name, DoorUse.RELEASING), envelope="e_" + "x" * 16) for name in names]
    whole = CabinetSnapshot(cabinet=Cabinet(id="cab-x", centre="x", site="s", serial="XB"), doors=tuple(doors),
                     grants=(*live, *dead), orders=tuple(orders))  # fmt: skip
    assert len(desired_bank(whole, "A").to_wire()["grants"]) == len(names) + MOST_DEAD
    assert "A01" not in {found.door for found in being_cleared(whole, "A")}
