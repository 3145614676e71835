"""Asking the applicant for another way to collect (征询): the desk may not choose one, the applicant's yes may."""

from chalicelib.domain.base.act import Act
from chalicelib.domain.case import collecting
from chalicelib.domain.case.case import Case
from chalicelib.domain.case.collecting import Choice
from chalicelib.domain.case.proposal import Proposal
from chalicelib.domain.catalogue.words import SmsKind
from chalicelib.domain.custody.envelope import Channel
from chalicelib.errors import BadInput, OutOfTurn
from chalicelib.replies.cases import CaseStanding
from chalicelib.store import catalogue
from chalicelib.usecases.parts import case_view, choosing, compartments, moves, notices, rules
from chalicelib.usecases.parts.perform import Decision


def ask(case: Case, channel: Channel, cabinet: str | None, reason: str, act: Act) -> Decision[CaseStanding]:
    """One question at a time: a new one takes the place of the one before. Raises OutOfTurn."""
    proposal = _checked(case, Proposal(channel=channel, cabinet=cabinet, at=act.at))
    detail = collecting.proposed(proposal)
    noted, plan = moves.plan_case_note(
        case, "consent_asked", act, detail=detail | {"reason": reason}, collecting_proposal=proposal
    )
    place = rules.place_of(case.centre, proposal.cabinet) if proposal.cabinet else None
    told = notices.plan_notice(noted, "consent_asked", act.at, **detail, place=place, reason=reason)
    writes = [*plan, told, *notices.plan_sms(noted, SmsKind.CONSENT_ASKED, act.at)]
    return Decision(writes, case_view.standing(noted))


def record(case: Case, choice: Choice, proof: str, act: Act) -> Decision[CaseStanding]:
    """A yes said at the counter or by phone binds like one that was clicked; the applicant is told at once.

    Raises OutOfTurn (NOTHING_TO_ASK, COLLECTING_FIXED), BadInput; NotFound for a cabinet that the centre does not have.
    """
    _require_something_to_ask(case)
    chosen = choosing.checked(case, choice, within="")
    detail = choosing.detail(chosen)
    noted, plan = choosing.plan_agreed(case, chosen, collecting.CONSENT_RECORDED, act, detail | {"proof": proof})
    place = rules.place_of(case.centre, chosen.cabinet) if chosen.cabinet else None
    told = notices.plan_notice(noted, collecting.CONSENT_RECORDED, act.at, **detail, place=place, proof=proof)
    writes = [*plan, told, *notices.plan_sms(noted, SmsKind.CONSENT_RECORDED, act.at)]
    return Decision(writes, case_view.standing(noted))


def _checked(case: Case, proposal: Proposal) -> Proposal:
    """Raises OutOfTurn, BadInput; NotFound for a cabinet that the centre does not have."""
    _require_something_to_ask(case)
    compartments.require_channel(rules.of_case(case).item, proposal.channel, "channel")
    if proposal.channel is not Channel.LOCKER:
        return collecting.require_another(case, Proposal(channel=proposal.channel, at=proposal.at))
    if proposal.cabinet is None:
        raise BadInput("CABINET_NEEDED", "cabinet")
    catalogue.cabinet(case.centre, catalogue.generation(case.centre), proposal.cabinet)
    return collecting.require_another(case, proposal)


def _require_something_to_ask(case: Case) -> None:
    if case.state not in collecting.CHANGEABLE:
        raise OutOfTurn("NOTHING_TO_ASK", "case")


def take_back(case: Case, act: Act) -> Decision[CaseStanding]:
    """The choice stands as it was. Raises OutOfTurn (NOT_ASKED)."""
    detail = collecting.proposed(collecting.require_asked(case))
    noted, plan = moves.plan_case_note(case, "consent_taken_back", act, detail=detail, collecting_proposal=None)
    told = notices.plan_notice(noted, "consent_taken_back", act.at, **detail)
    return Decision([*plan, told], case_view.standing(noted))
