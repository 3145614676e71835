"""Filing: a draft, its uploads, its submission; and the ways to end it early or rate it at the end."""

from chalicelib.domain.base.clocks import HoursTimer
from chalicelib.domain.base.entity import changed
from chalicelib.domain.case import case as cases_
from chalicelib.domain.case import desk, documents
from chalicelib.domain.case.case import Case, CaseEvent
from chalicelib.domain.case.documents import Document
from chalicelib.domain.catalogue.words import PartyKind
from chalicelib.domain.custody.envelope import Channel
from chalicelib.errors import BadInput, NotAllowed, no_such
from chalicelib.gateways import documents as bucket
from chalicelib.gateways import keys
from chalicelib.store import cases, catalogue, parties
from chalicelib.usecases.applicant import handing_in
from chalicelib.usecases.parts import notices, randomness
from chalicelib.usecases.parts import rules as centres
from chalicelib.usecases.parts.perform import Decision
from chalicelib.usecases.staff import tasks

MAX_DOCUMENTS = 60
ADDRESS = "address"  # the KMS encryption context of every postal address


def own(case_id: str, party: str) -> Case:
    """Raises NotFound for another's case too: whether it exists is not theirs to know."""
    case = cases.load(case_id)
    if case.party != party:
        raise no_such("case")
    return case


def open_case(party_id: str, centre: str, item_id: str, kind: str, uscc: str | None, now: int) -> Decision:
    """A draft for one item; raises BadInput where the item is not for this kind of applicant."""
    party = parties.load(party_id)
    generation = catalogue.generation(centre)
    item = centres.item(centre, generation, item_id)
    if PartyKind(kind) not in item.party_kinds:
        raise BadInput("WRONG_PARTY_KIND", "applicant.kind")  # fmt: skip
    if kind == PartyKind.ENTERPRISE and not (uscc and party.acts_for(uscc)):
        raise NotAllowed("NOT_AGENT", "applicant.uscc")
    draft = Case(
        id=randomness.new_id("c"), centre=centre, item=item_id, generation=generation, party=party_id,
        uscc=uscc if kind == PartyKind.ENTERPRISE else None, opened=now, updated=now, responsible=desk.APPLICANT,
    )  # fmt: skip
    case, entry = cases_.opened(draft, party_id)
    return Decision(cases.write(case, entry), {"case": case.id, "state": case.state})


def require_editable(case: Case) -> None:
    """Materials change only in a draft or a returned case. Raises OutOfTurn."""
    cases_.require_possible(case, CaseEvent.SUBMIT)


def add_document(case: Case, material: str, name: str, type_: str, size: int, now: int) -> Decision:
    """Announces one file for one material. Raises BadInput, TooLarge, OutOfTurn."""
    require_editable(case)
    rules = centres.rules(case)
    documents.check(rules.settings, rules.item, material, type_, size)
    if len(cases.documents(case.id)) >= MAX_DOCUMENTS:
        raise BadInput("TOO_MANY_FILES", "material", most_documents=MAX_DOCUMENTS)
    id_ = randomness.new_id("d")
    document = Document(
        id=id_, case=case.id, material=material, name=name, type=type_, size=size, key=f"{case.id}/{id_}", at=now
    )
    # The case is written too: a submission at the same time is one or the other, never both.
    touched = changed(case, updated=now)
    return Decision([*cases.write(touched), cases.write_document(document)], {"document": id_, "key": document.key})


def submit(case: Case, channel: Channel, address: str | None, now: int) -> Decision:
    """Submits for pre-review, with the collecting channel. Raises BadInput naming what is still missing."""
    rules = centres.rules(case)
    handing_in.require_channel(rules.item, channel, "collecting.channel")
    if channel is Channel.MAIL and not address:
        raise BadInput("ADDRESS_NEEDED", "collecting.address")
    bound = [cases.write_document(document) for document in _complete(case)]
    timer = case.pre_review.resumed(now) if case.pre_review else _timer(rules.settings.pre_review_hours, now)
    moved, entry = cases_.step(
        case, CaseEvent.SUBMIT, case.party, now, {"collecting": str(channel)},
        collecting=str(channel), returned={}, pre_review=timer,
        address_ct=keys.encrypted(address, ADDRESS) if address else None,
    )  # fmt: skip
    placed = desk.placed(moved, now)
    return Decision([*cases.write(placed, entry), *bound], answer(placed))


def _timer(hours: int, now: int) -> HoursTimer:
    return HoursTimer(budget_hours=hours, started=now)


def _complete(case: Case) -> list[Document]:
    """The documents that are there, each bound to the version that was uploaded. Raises BadInput."""
    found = [changed(d, submitted=bucket.stored_version(d.key, d.size)) for d in cases.documents(case.id)]
    there = [document for document in found if document.submitted is not None]
    missing = documents.missing(centres.rules(case).item, {document.material for document in there})
    if missing:
        named = [m.name for m in centres.rules(case).item.asked if m.id in missing]
        names, names_zh = ", ".join(name.en for name in named), "、".join(name.zh for name in named)
        raise BadInput("MATERIAL_MISSING", f"materials.{missing[0]}", names=names, names_zh=names_zh)
    return there


def withdraw(case: Case, reason: str, now: int) -> Decision:
    """Ends a case before its papers have arrived; a reserved compartment is given back."""
    moved, entry = cases_.step(case, CaseEvent.WITHDRAW, case.party, now, {"reason": reason})
    released = handing_in.release(case, case.party, now)
    placed = desk.placed(changed(moved, inbound=None if released else case.inbound), now)
    # After a correction notice there are papers in the helpers' hands already.
    papers = tasks.papers_to_return(placed, now) if case.earlier else []
    return Decision([*cases.write(placed, entry), *released, *papers], answer(placed))


def rate(case: Case, stars: int, tags: list[str], text: str, now: int) -> Decision:
    """One rating for a closed case (好差评), 1 to 5 stars."""
    if not 1 <= stars <= 5:
        raise BadInput("BAD_STARS", "stars")
    detail = {"stars": stars, "tags": tags, "text": text}
    moved, entry = cases_.step(case, CaseEvent.RATE, case.party, now, detail, stars=stars)
    return Decision([*cases.write(moved, entry), notices.notice(moved, "rated", now, stars=stars)], answer(moved))


def answer(case: Case) -> dict[str, object]:
    """What every write on a case answers: where it stands now and whose turn it is."""
    return {"case": case.id, "state": str(case.state), "desk": case.desk, "responsible": case.responsible}
