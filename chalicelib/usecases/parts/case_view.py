"""How a case looks to those who may see it; and the one call that says where the paper is and who has it."""

from collections.abc import Iterable
from typing import Any

import msgspec

from chalicelib.domain.base import chain
from chalicelib.domain.case.case import MOVES, Case
from chalicelib.domain.case.documents import Document
from chalicelib.domain.case.queues import Queue
from chalicelib.domain.custody import holding
from chalicelib.domain.custody.envelope import Channel, CustodianKind, Envelope
from chalicelib.gateways import documents as bucket
from chalicelib.replies.base import Page
from chalicelib.replies.cases import (
    CaseStanding,
    CaseSummary,
    CaseView,
    CustodySeen,
    DocumentSeen,
    EnvelopeProof,
    EnvelopeSeen,
    HolderSeen,
    PapersToReturn,
)
from chalicelib.store import cases, envelopes
from chalicelib.usecases.parts import (
    clock_view,
    for_applicants,
    in_hand,
    papers,
    progress_view,
    query_codes,
    rules,
    timeline,
)
from chalicelib.usecases.parts.timeline import Reader


def standing(case: Case) -> CaseStanding:
    return CaseStanding(**standing_fields(case))


def standing_fields(case: Case) -> dict[str, Any]:
    """For the replies that say more besides."""
    return {
        "case": case.id, "case_number": case.number, "state": case.state, "desk": case.desk,
        "responsible": case.responsible, "taken_by": in_hand.of(case.taken),
    }  # fmt: skip


def page(found: list[Case], following: str | None, now: int) -> Page[CaseSummary]:
    return Page(items=[summary(case, now) for case in found], next=following)


def summary(case: Case, now: int) -> CaseSummary:
    return CaseSummary(**summary_fields(case, now))


def summary_fields(case: Case, now: int) -> dict[str, Any]:
    reviewed = case.pre_review if case.desk is Queue.PRE_REVIEW else None
    return {
        **standing_fields(case),
        "item": case.item,
        "name": rules.item(case.centre, case.generation, case.item).name,
        "age": now - case.desk_since if case.desk else None,
        "updated": case.updated,
        "left": reviewed.left(now) if reviewed else None,
        "queue_number": case.queue_number,
        "window": case.window,
    }


def whole(case: Case, now: int) -> CaseView:
    """As its own applicant sees it."""
    return CaseView(**whole_fields(case, now, cases.documents(case.id), reader=Reader(ratings=True)))


def whole_fields(case: Case, now: int, documents: Iterable[Document], *, reader: Reader) -> dict[str, Any]:
    inbound, outbound = envelopes.find(case.inbound), envelopes.find(case.outbound)
    known = for_applicants.known(case, (inbound, outbound))
    history = cases.history(case.id)
    return {
        **summary_fields(case, now),
        "taken_by": in_hand.of_case(case, inbound, now, named=reader.staff),
        "centre": case.centre,
        "query_code": None if reader.staff else query_codes.of(case),
        "progress": progress_view.of(case, inbound, outbound, history),
        "uscc": case.uscc,
        "opened": case.opened,
        "notice_from": case.notice_from,
        "collecting": Channel(case.collecting) if case.collecting else None,
        "collecting_cabinet": case.collecting_cabinet,
        "collecting_reach": case.collecting_reach,
        "collecting_proposal": case.collecting_proposal,
        "handing_in": Channel(case.handing_in) if case.handing_in else None,
        "returned": case.returned,
        "missing": case.missing,
        "materials": rules.of_case(case).item.asked,
        "documents": [_document(document) for document in documents],
        "pre_review": clock_view.seen(case.pre_review, now),
        "inbound": _found(inbound, now, reader.staff),
        "outbound": _found(outbound, now, reader.staff),
        "to_return": to_return(case, names_staff=False),
        "received_at": case.received_at,
        "accepted_at": case.accepted_at,
        "outcome": case.outcome,
        "result_document": case.result_document,
        "next": sorted(event for state, event in MOVES if state is case.state),
        "timeline": timeline.of(case.id, history, reader, known),
    }


def _document(document: Document) -> DocumentSeen:
    """One that was announced and never came is no file; what has been submitted is known to be there."""
    arrived = document.submitted is not None or bucket.stored_version(document.key, document.size) is not None
    own = {name: getattr(document, name) for name in DocumentSeen.__struct_fields__ if name != "arrived"}
    return DocumentSeen(**own, arrived=arrived)


def to_return(case: Case, *, names_staff: bool) -> PapersToReturn | None:
    """What staff owe to the applicant, and where he gets it."""
    if case.owed is None:
        return None
    owed, where = case.owed, rules.centre(case.centre, case.generation).name
    return PapersToReturn(
        envelopes=owed.envelopes, since=owed.since, until=owed.until, where=where, how=papers.HOW,
        person=owed.person if names_staff else None,
    )  # fmt: skip


def _found(envelope: Envelope | None, now: int, names_staff: bool) -> EnvelopeSeen | None:
    return envelope_seen(envelope, now, names_staff=names_staff) if envelope else None


def envelope_seen(envelope: Envelope, now: int, *, names_staff: bool = True) -> EnvelopeSeen:
    custodian = envelope.custodian if names_staff else for_applicants.custodian(envelope)
    fields = msgspec.structs.asdict(envelope) | {
        "envelope": envelope.id, "clock": clock_view.of_envelope(envelope, now), "custodian": custodian,
    }  # fmt: skip
    return EnvelopeSeen(**{name: fields[name] for name in EnvelopeSeen.__struct_fields__})


def custody(case: Case, now: int, *, names_staff: bool) -> CustodySeen:
    """Where is the paper now, and who has it; with the whole chain of each envelope, provable by its hashes.

    Staff read which member of staff had it when, applicants that it was one: what is proved are the whole links.
    """
    found = _envelopes(case)
    known = None if names_staff else for_applicants.known(case, found)
    inbound = next((envelope for envelope in found if envelope.id == case.inbound), None)
    return CustodySeen(
        case=case.id, case_number=case.number, responsible=case.responsible,
        now=[envelope_seen(envelope, now, names_staff=names_staff) for envelope in found],
        taken_by=in_hand.of_case(case, inbound, now, named=names_staff),
        chain=[_proof(envelope, known) for envelope in found],
    )  # fmt: skip


def _envelopes(case: Case) -> list[Envelope]:
    ids = [*case.earlier, *(id_ for id_ in (case.inbound, case.outbound) if id_)]
    return [envelopes.load(id_) for id_ in dict.fromkeys(ids)]


def _proof(envelope: Envelope, known: set[str] | None) -> EnvelopeProof:
    """`known` where an applicant reads it."""
    entries = envelopes.custody(envelope.id)
    shown = entries if known is None else for_applicants.links(entries, known)
    return EnvelopeProof(
        envelope=envelope.id, direction=envelope.direction, entries=shown,
        unbroken=chain.is_unbroken(entries) and envelope.head == entries[-1].hash,
        holders=[_holder(one, known is None) for one in holding.holdings(shown)],
    )  # fmt: skip


def _holder(one: holding.Holding, names_staff: bool) -> HolderSeen:
    hidden = one.kind is CustodianKind.STAFF and not names_staff
    return HolderSeen(
        since=one.since, kind=one.kind, holder=holding.WORDS[one.kind], who=None if hidden else one.who, event=one.event
    )
