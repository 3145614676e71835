"""Whatever happens, in whatever order: a paper has one holder, staff know of what they hold, chains tell the past."""

import copy
from collections import Counter
from collections.abc import Iterator
from random import Random

import pytest

from chalicelib.domain.base import chain
from chalicelib.domain.cabinet.cabinet import DoorUse
from chalicelib.domain.custody.envelope import CustodianKind, Direction, Envelope, EnvelopeState
from chalicelib.domain.custody.holding import holder_at
from chalicelib.store import returns
from tests.api import memory
from tests.api.town.paper_steps import STEPS, STRAIGHT
from tests.api.town.papers import Papers, chains
from tests.api.town.small_centre import PERSON_ITEM
from tests.api.town.world import Town, clock

# Each walk is some of the straight way and so many steps more.
WALKS, DETOURS = 3, 8
# So many are tried before one is left out: most are not possible at most times.
TRIED, ENOUGH = 12, 12
LOCKER = {"channel": "locker", "cabinet": "cab-hall"}
MAIL = {"channel": "mail", "address": "长安街 1 号"}
DESK = {CustodianKind.STAFF, CustodianKind.WINDOW}
HELD_BEHIND_DOORS = (DoorUse.OCCUPIED, DoorUse.QUARANTINED, DoorUse.RELEASING)


def every_paper_has_one_holder(papers: Papers) -> None:
    """A person, or a door, and then it is that door's paper and nothing else's."""
    found = papers.envelopes()
    places = Counter(one.custodian.who for one in found if one.custodian.kind is CustodianKind.CABINET)
    assert not places or max(places.values()) == 1, places
    behind = {f"cab-hall {d.door}": d.envelope for d in papers.town.doors("cab-hall") if d.use in HELD_BEHIND_DOORS}
    for one in found:
        assert one.custodian.who
        if one.custodian.kind is CustodianKind.CABINET:
            assert behind[one.custodian.who] == one.id, (one.state, papers.now.state)
    held = {door.envelope for door in papers.town.doors("cab-hall") if door.use is DoorUse.OCCUPIED}
    assert held <= {one.id for one in found if one.custodian.kind is CustodianKind.CABINET}
    assert len([one for one in found if one.direction is Direction.OUTBOUND]) <= 1


def staff_know_of_what_they_hold(papers: Papers) -> None:
    """By a queue in which the case stands, by what is owed, or by a task."""
    case, queued = papers.now, returns.find(papers.case)
    about = {task.envelope for task in papers.open_tasks()}
    for one in papers.envelopes():
        if not _is_with_staff(one):
            continue
        owed = case.owed is not None and one.id in case.owed.envelopes
        if owed:
            assert queued is not None
            assert not queued.over, (one.state, case.state)
        current = one.id in (case.inbound, case.outbound) or one.id in case.earlier
        assert owed or one.id in about or (current and case.desk), (one.direction, one.state, case.state)


def _is_with_staff(envelope: Envelope) -> bool:
    return envelope.custodian.kind in DESK or envelope.state is EnvelopeState.MADE_OUT


def chains_tell_every_past_instant(papers: Papers) -> None:
    for one, entries in chains(papers):
        assert chain.is_unbroken(entries)
        assert one.head == entries[-1].hash
        for at, seen in papers.seen.items():
            said = holder_at(entries, at)
            was = seen.get(one.id)
            assert (said is None) is (was is None)
            if said and was:
                assert (said.kind, said.who, said.since) == (was.kind, was.who, was.since), (at, one.state)


@pytest.mark.parametrize("collecting", [LOCKER, MAIL], ids=lambda chosen: chosen["channel"])
def test_after_any_moves_papers_have_one_holder_staff_know_theirs_and_chains_tell_the_past(
    town: Town, collecting: dict[str, str]
) -> None:
    case = town.passed(town.newcomer(), PERSON_ITEM, collecting)
    town.settle()
    kept, cabinets = memory.kept(), town.copied().cabinets
    done: Counter[str] = Counter()
    for seed in range(WALKS):
        memory.put_back(kept)
        town.cabinets = copy.deepcopy(cabinets)
        done.update(walked(Papers(town, case, clock()), Random(seed)))
    assert len(done) >= ENOUGH, f"too little was tried: {done}"


def walked(papers: Papers, chance: Random) -> Iterator[str]:
    """Some of the straight way, and from there whatever can be; what must hold is looked at behind every step."""
    straight = STRAIGHT[: chance.randrange(len(STRAIGHT))]
    for number in range(len(straight) + DETOURS):
        step = papers.step([*straight[number : number + 1], *chance.sample(STEPS, TRIED)])
        if step is None:
            continue
        yield step
        every_paper_has_one_holder(papers)
        staff_know_of_what_they_hold(papers)
    chains_tell_every_past_instant(papers)


def test_the_straight_way_leads_to_the_end(town: Town) -> None:
    papers = Papers(town, town.passed(town.newcomer(), PERSON_ITEM), clock())
    town.settle()
    for step in STRAIGHT:
        assert papers.step([step]) == step.__name__
        every_paper_has_one_holder(papers)
        staff_know_of_what_they_hold(papers)
    chains_tell_every_past_instant(papers)
    assert papers.now.state == "closed"
