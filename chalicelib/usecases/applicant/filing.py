"""Filing: a draft, its uploads, its submission; and ending it early."""

from datetime import date
from typing import Any

from chalicelib.domain.base.act import Act
from chalicelib.domain.base.entity import changed
from chalicelib.domain.case import case as cases_
from chalicelib.domain.case import documents, public_notice
from chalicelib.domain.case.case import Case, CaseEvent
from chalicelib.domain.case.collecting import Choice
from chalicelib.domain.case.documents import Document
from chalicelib.domain.case.queues import APPLICANT
from chalicelib.domain.catalogue.words import PartyKind
from chalicelib.errors import BadInput, NotAllowed, no_such
from chalicelib.gateways import documents as bucket
from chalicelib.replies.cases import CaseOpened, CaseStanding
from chalicelib.replies.documents import DocumentAnnounced, DocumentLink, DocumentRemoved
from chalicelib.store import cases, catalogue, parties
from chalicelib.usecases.parts import (
    case_numbering,
    case_view,
    choosing,
    compartments,
    moves,
    papers,
    pre_review_clock,
    randomness,
    rules,
)
from chalicelib.usecases.parts.perform import Decision

MAX_DOCUMENTS = 60
# With those that were taken out again, whose rows stay.
MOST_ANNOUNCED = 300


def open_case(
    party_id: str, *, centre: str, item_id: str, kind: PartyKind, uscc: str | None, now: int
) -> Decision[CaseOpened]:
    """A draft for one item; raises BadInput where the item is not for this kind of applicant."""
    party = parties.load(party_id)
    generation = catalogue.generation(centre)
    item = rules.item(centre, generation, item_id)
    if kind not in item.party_kinds:
        raise BadInput("WRONG_PARTY_KIND", "applicant.kind")
    if kind is PartyKind.ENTERPRISE and not (uscc and party.acts_for(uscc)):
        raise NotAllowed("NOT_AGENT", "applicant.uscc")
    draft = Case(
        id=randomness.new_id("c"), centre=centre, item=item_id, generation=generation, party=party_id,
        uscc=uscc if kind is PartyKind.ENTERPRISE else None, opened=now, updated=now, responsible=APPLICANT,
    )  # fmt: skip
    case, plan = moves.plan_opened(draft)
    return Decision(plan, CaseOpened(case=case.id, state=case.state))


def require_editable(case: Case) -> None:
    """Materials change only in a draft or a returned case. Raises OutOfTurn."""
    cases_.require_possible(case, CaseEvent.SUBMIT)


def add_document(
    case: Case, *, material: str, name: str, type_: str, size: int, now: int
) -> Decision[DocumentAnnounced]:
    """Announces one file for one material. Raises BadInput, TooLarge, OutOfTurn."""
    require_editable(case)
    bound = rules.of_case(case)
    documents.check(bound.settings, bound.item, material, type_, size)
    announced = cases.announced(case.id)
    there = [document for document in announced if not document.removed]
    if len(there) >= MAX_DOCUMENTS or len(announced) >= MOST_ANNOUNCED:
        raise BadInput("TOO_MANY_FILES", "material", most_documents=MAX_DOCUMENTS)
    id_ = randomness.new_id("d")
    document = Document(
        id=id_, case=case.id, material=material, name=name, type=type_, size=size, key=f"{case.id}/{id_}", at=now
    )
    # The case is written too: a submission at the same time is one or the other, never both.
    plan = [*moves.plan_touched(case, now), cases.plan_document(document)]
    return Decision(plan, DocumentAnnounced(document=id_, key=document.key))


def remove_document(case: Case, document_id: str, now: int) -> Decision[DocumentRemoved]:
    """Takes one file out of a draft or a returned case. Raises NotFound (NO_SUCH_DOCUMENT), OutOfTurn."""
    require_editable(case)
    document = _own(case, document_id)
    plan = [*moves.plan_touched(case, now), cases.plan_document(changed(document, removed=True))]
    return Decision(plan, DocumentRemoved(document=document.id))


def read_document(case: Case, document_id: str) -> DocumentLink:
    """A link for five minutes for who uploaded it. Raises NotFound, also for what was announced and never came."""
    document = _own(case, document_id)
    version = document.submitted or bucket.stored_version(document.key, document.size)
    if version is None:
        raise no_such("document")
    url = bucket.reading_link(document.key, version)
    return DocumentLink(document=document.id, name=document.name, type=document.type, url=url)


def _own(case: Case, document_id: str) -> Document:
    for document in cases.documents(case.id):
        if document.id == document_id:
            return document
    raise no_such("document")


def submit(case: Case, choice: Choice, now: int, notice_from: date | None = None) -> Decision[CaseStanding]:
    """Submits for pre-review, with how the result shall come back; the first time gives a number.

    Who submits again need not name the day of the notice again. Raises BadInput naming what is still missing.
    """
    bound = rules.of_case(case)
    published = (notice_from or case.notice_from) if bound.item.notice_days else None
    public_notice.require_over(bound.item.notice_days, published, now)
    chosen = choosing.checked(case, choice)
    documents_bound = [cases.plan_document(document) for document in _complete(case)]
    timer = pre_review_clock.running(case, bound.settings.pre_review_hours, now)
    number, numbering = case_numbering.plan_given(case, now)
    moved, plan = moves.plan_case(
        case, CaseEvent.SUBMIT, Act(case.party, now), detail=_named(chosen, published), number=number,
        notice_from=published, returned={}, pre_review=timer, **choosing.fields(chosen),
    )  # fmt: skip
    watched = pre_review_clock.plan_watched(case, timer)
    return Decision([*plan, *numbering, *documents_bound, *watched], case_view.standing(moved))


def _named(chosen: Choice, published: date | None) -> dict[str, Any]:
    return choosing.detail(chosen) | ({"notice_from": published.isoformat()} if published else {})


def _complete(case: Case) -> list[Document]:
    """The documents that are there, each bound to the version that was uploaded. Raises BadInput."""
    found = [changed(d, submitted=bucket.stored_version(d.key, d.size)) for d in cases.documents(case.id)]
    there = [document for document in found if document.submitted is not None]
    item = rules.of_case(case).item
    missing = documents.missing(item, {document.material for document in there})
    if missing:
        named = [m.name for m in item.asked if m.id in missing]
        names, names_zh = ", ".join(name.en for name in named), "、".join(name.zh for name in named)
        raise BadInput("MATERIAL_MISSING", f"materials.{missing[0]}", names=names, names_zh=names_zh)
    return there


def withdraw(case: Case, reason: str, now: int) -> Decision[CaseStanding]:
    """Ends a case before its papers have arrived; a reserved compartment is given back."""
    act = Act(case.party, now)
    cases_.require_possible(case, CaseEvent.WITHDRAW)
    released = compartments.plan_release(case, act)
    inbound = None if released else case.inbound
    # After a correction notice there are papers in the helpers' hands already.
    owed, owing = papers.plan_owed(case, papers.held(case), act)
    moved, plan = moves.plan_case(
        case, CaseEvent.WITHDRAW, act, detail={"reason": reason},
        inbound=inbound, owed=owed, pre_review=pre_review_clock.finished(case, now),
    )  # fmt: skip
    settled = pre_review_clock.plan_settled(case, act.by, now)
    return Decision([*plan, *settled, *released, *owing], case_view.standing(moved))
