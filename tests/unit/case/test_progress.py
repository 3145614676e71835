"""Every state that a case may be in has its phase, its words and who has it."""

from itertools import product

import pytest

from chalicelib.domain.base.chain import Entry
from chalicelib.domain.case import progress
from chalicelib.domain.case.case import MOVES, Case, CaseState
from chalicelib.domain.case.progress_words import ENDS, MILESTONES, PHASES, TODO, WHO
from chalicelib.domain.case.queues import RESPONSIBLE
from chalicelib.domain.custody.envelope import Channel, Custodian, CustodianKind, Direction, Envelope, EnvelopeState

CASE = Case(id="c", centre="x", item="i", generation=1, party="p", opened=1, updated=1, responsible="applicant")


def envelope(state: EnvelopeState, direction: Direction, channel: Channel) -> Envelope:
    holder = Custodian(kind=CustodianKind.APPLICANT, who="p", since=1, evidence="")
    return Envelope(id="e", centre="x", case="c", direction=direction, channel=channel, state=state, custodian=holder)


@pytest.mark.parametrize("state", CaseState)
def test_every_state_has_a_phase_wherever_its_envelope_is(state: CaseState) -> None:
    for found, channel, missing in product([None, *EnvelopeState], Channel, [(), ("a",)]):
        case = progress.Case(
            **{f: getattr(CASE, f) for f in CASE.__struct_fields__} | {"state": state, "missing": missing}
        )
        into, out = (found and envelope(found, direction, channel) for direction in Direction)
        assert progress.phase_of(case, into, out) in PHASES


def test_a_phase_in_which_staff_have_the_case_asks_nothing_of_the_applicant() -> None:
    asks = {"returned", "draft", "passed", "to_deposit", "to_mail", "to_bring", "correcting", "to_pick_up", "overdue"}
    assert {code for code, phase in PHASES.items() if phase.todo} == asks | {"at_counter", "closed"}


def test_words_are_there_for_all_that_may_be_asked_and_for_all_who_may_have_it() -> None:
    assert {phase.todo for phase in PHASES.values() if phase.todo} <= set(TODO)
    assert {str(role) for role in RESPONSIBLE.values()} <= {str(who) for who in WHO}


def test_milestones_are_events_that_the_table_of_moves_knows() -> None:
    events = {str(event) for _, event in MOVES}
    assert {one.event for one in (*MILESTONES, *ENDS)} <= events


def test_what_was_taken_back_is_no_longer_done() -> None:
    entries = [
        Entry(number=n, at=n, actor="p", event=event, previous="")
        for n, event in enumerate(["open", "submit", "pass", "receive", "take_back_receipt"], 1)
    ]
    assert [step.code for step in progress.done(PHASES["to_deposit"], entries)] == ["submitted", "passed"]
