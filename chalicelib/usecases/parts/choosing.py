"""How a result shall come back, as it is checked, kept, and changed; what was prepared otherwise is undone."""

from typing import Any

from chalicelib.domain.base.act import Act
from chalicelib.domain.cabinet import allocation
from chalicelib.domain.case import collecting
from chalicelib.domain.case.case import Case
from chalicelib.domain.case.collecting import Choice
from chalicelib.domain.custody.envelope import PREPARED, Channel, Envelope, EnvelopeEvent
from chalicelib.gateways import keys
from chalicelib.gateways.keys import Context
from chalicelib.store import catalogue, envelopes
from chalicelib.store.transaction import Plan
from chalicelib.usecases.parts import compartments, moves, rules
from chalicelib.usecases.parts.moves import MovedCase

# What an envelope has of the way out that it had before.
NOWHERE: dict[str, Any] = {"cabinet": None, "door": None, "until": None, "clock": None, "tracking": None}


def checked(case: Case, choice: Choice, within: str = "collecting.") -> Choice:
    """The choice without what its channel does not need: no address is kept for a locker.

    Raises BadInput; NotFound for a cabinet that the centre does not have.
    """
    compartments.require_channel(rules.of_case(case).item, choice.channel, f"{within}channel")
    collecting.require_whole(choice, within)
    reach = allocation.checked_reach(choice.reach)
    if choice.channel is not Channel.LOCKER:
        # Who once needed a low compartment needs it again when the result comes by locker after all.
        needed = "low" if "low" in (reach, case.collecting_reach) else "any"
        address = choice.address if choice.channel is Channel.MAIL else None
        return Choice(channel=choice.channel, address=address, reach=needed)
    catalogue.cabinet(case.centre, catalogue.generation(case.centre), choice.cabinet or "")
    return Choice(channel=choice.channel, cabinet=choice.cabinet, reach=reach)


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


def plan_agreed(case: Case, chosen: Choice, event: str, act: Act, told: dict[str, Any]) -> MovedCase:
    """Another way, also where one was prepared already: its door is given back, the paper stays at the desk.

    Raises OutOfTurn (COLLECTING_FIXED) while a door stands open for it.
    """
    outbound = envelopes.find(case.outbound)
    collecting.require_agreeable(outbound)
    held, undoing = _plan_undone(outbound, chosen, act)
    noted, plan = moves.plan_case_note(case, event, act, *held, detail=told, **fields(chosen))
    return noted, [*plan, *undoing]


def _plan_undone(outbound: Envelope | None, chosen: Choice, act: Act) -> tuple[list[Envelope], Plan]:
    if outbound is None or outbound.state not in PREPARED:
        return [], []
    moved, plan = moves.plan_envelope(
        outbound, EnvelopeEvent.UNPREPARE, act, channel=chosen.channel, prepared_by=None, **NOWHERE
    )
    return [moved], [*plan, *compartments.plan_clearing(outbound, act.known)]
