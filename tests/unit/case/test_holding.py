"""Who had the paper at a past instant is read off its chain alone."""

from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.base import chain
from chalicelib.domain.base.act import Act
from chalicelib.domain.custody import envelope as envelopes_
from chalicelib.domain.custody.envelope import (
    MOVES,
    Channel,
    Custodian,
    CustodianKind,
    Direction,
    Envelope,
    EnvelopeEvent,
    EnvelopeState,
)
from chalicelib.domain.custody.holding import WORDS, holder_at, holdings
from chalicelib.errors import OutOfTurn

FIRST = Custodian(kind=CustodianKind.DEPARTMENT, who="市场监管", since=10, evidence="decide")
HOLDERS = st.none() | st.tuples(st.sampled_from(CustodianKind), st.sampled_from(["a", "b", "c"]))


def paper() -> Envelope:
    return Envelope(
        id="e_1", centre="x", case="c_1", direction=Direction.OUTBOUND, channel=Channel.LOCKER,
        state=EnvelopeState.MADE_OUT, custodian=FIRST,
    )  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from(EnvelopeEvent), HOLDERS), max_size=30))
def test_at_every_past_instant_the_chain_says_who_had_it_then(tried: list[tuple[EnvelopeEvent, object]]) -> None:
    held, first = envelopes_.announced(paper(), "s-1")
    entries, seen = [first], {10: held.custodian}
    for at, (event, holder) in enumerate(tried, 11):
        try:
            held, entry = envelopes_.step(held, event, Act("s-1", at), {}, holder=holder)  # type: ignore[arg-type]
        except OutOfTurn:
            assert (held.state, event) not in MOVES[Direction.OUTBOUND]
        else:
            entries.append(entry)
        seen[at] = held.custodian
    for at, custodian in seen.items():
        found = holder_at(entries, at)
        assert found is not None
        assert (found.kind, found.who, found.since) == (custodian.kind, custodian.who, custodian.since)
    assert holder_at(entries, 9) is None


def test_links_of_before_that_name_nobody_are_passed_over() -> None:
    old = chain.next_entry(0, chain.GENESIS, "announced", Act("p-1", 5), {"channel": "mail"})
    held = envelopes_.note(paper(), "announced", Act("p-1", 5), {"channel": "mail"})[0]
    _moved, entry = envelopes_.step(
        held, EnvelopeEvent.TAKE_OVER, Act("s-1", 20), {}, holder=(CustodianKind.STAFF, "s-1")
    )
    assert [one.who for one in holdings([old, entry])] == ["s-1"]
    assert holder_at([old, entry], 19) is None


def test_what_a_cabinet_tells_afterwards_counts_from_when_it_happened() -> None:
    held, first = envelopes_.announced(paper(), "s-1")
    held, over = envelopes_.step(held, EnvelopeEvent.TAKE_OVER, Act("s-1", 20), {}, holder=(CustodianKind.STAFF, "s-1"))
    held, late = envelopes_.step(
        held, EnvelopeEvent.PREPARE, Act("cab", 15, 30), {}, holder=(CustodianKind.CABINET, "c")
    )
    at_15 = holder_at([first, over, late], 17)
    assert at_15 is not None
    assert at_15.who == "c"


def test_every_kind_of_holder_has_its_words() -> None:
    assert set(WORDS) == set(CustodianKind)
