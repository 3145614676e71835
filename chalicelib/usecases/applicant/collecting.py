"""Choosing how the result comes back: with the submission, and changed until it has been prepared."""

from typing import Any

from chalicelib.domain.base.act import Act
from chalicelib.domain.cabinet import allocation
from chalicelib.domain.case import collecting
from chalicelib.domain.case.case import Case
from chalicelib.domain.case.collecting import Choice
from chalicelib.domain.custody.envelope import Channel
from chalicelib.gateways import keys
from chalicelib.gateways.keys import Context
from chalicelib.replies.cases import CaseStanding
from chalicelib.store import catalogue, envelopes
from chalicelib.usecases.parts import case_view, compartments, moves, notices, rules
from chalicelib.usecases.parts.perform import Decision


def checked(case: Case, choice: Choice, within: str = "collecting.") -> Choice:
    """The choice without what its channel does not need: no address is kept for a locker.

    Raises BadInput; NotFound for a cabinet that the centre does not have.
    """
    compartments.require_channel(rules.of_case(case).item, choice.channel, f"{within}channel")
    collecting.require_whole(choice, within)
    if choice.channel is not Channel.LOCKER:
        return Choice(channel=choice.channel, address=choice.address if choice.channel is Channel.MAIL else None)
    catalogue.cabinet(case.centre, catalogue.generation(case.centre), choice.cabinet or "")
    return Choice(channel=choice.channel, cabinet=choice.cabinet, reach=allocation.checked_reach(choice.reach))


def fields(choice: Choice) -> dict[str, Any]:
    """As the case keeps it; the address as ciphertext. What the desk had asked is answered by it."""
    return {
        "collecting": str(choice.channel),
        "collecting_cabinet": choice.cabinet,
        "collecting_reach": choice.reach,
        "collecting_proposal": None,
        "address_ct": keys.encrypted(choice.address, Context.ADDRESS) if choice.address else None,
    }


def detail(choice: Choice) -> dict[str, Any]:
    """As chain and notice have it: no address."""
    return {"collecting": str(choice.channel), "cabinet": choice.cabinet, "reach": choice.reach}


def change(case: Case, choice: Choice, now: int) -> Decision[CaseStanding]:
    """Another channel or cabinet. Raises OutOfTurn (COLLECTING_FIXED) once the result has been prepared."""
    collecting.require_changeable(case, envelopes.find(case.outbound))
    chosen = checked(case, choice)
    act = Act(case.party, now)
    noted, plan = moves.plan_case_note(case, collecting.CHANGED, act, detail=detail(chosen), **fields(chosen))
    told = notices.plan_notice(noted, collecting.CHANGED, now, **detail(chosen))
    return Decision([*plan, told], case_view.standing(noted))
