"""How a case looks to those who may see it; and the one call that says where the paper is and who has it."""

from typing import Any

import msgspec

from chalicelib.domain.base import chain
from chalicelib.domain.case import desk
from chalicelib.domain.case.case import MOVES, Case
from chalicelib.domain.custody.envelope import Envelope
from chalicelib.store import cases, envelopes
from chalicelib.usecases.parts import rules as centres


def summary(case: Case, now: int) -> dict[str, Any]:
    """One line of a list. `age` is the seconds that it has stood in its present queue."""
    item = centres.item(case.centre, case.generation, case.item)
    return {
        "case": case.id,
        "item": case.item,
        "name": item.name,
        "state": str(case.state),
        "desk": case.desk,
        "age": now - case.desk_since if case.desk else None,
        "responsible": case.responsible,
        "updated": case.updated,
        "left": case.pre_review.left(now) if case.pre_review and case.desk == desk.PRE_REVIEW else None,
        "queue_number": case.queue_number,
        "window": case.window,
    }


def whole(case: Case, now: int) -> dict[str, Any]:
    """Everything about a case but its chain's hashes; `next` are the events that its state allows."""
    rules = centres.rules(case)
    return summary(case, now) | {
        "uscc": case.uscc,
        "opened": case.opened,
        "collecting": case.collecting,
        "handing_in": case.handing_in,
        "returned": case.returned,
        "missing": case.missing,
        "materials": rules.item.asked,
        "documents": [_document(d) for d in cases.documents(case.id)],
        "inbound": _held(envelopes.find(case.inbound)),
        "outbound": _held(envelopes.find(case.outbound)),
        "received_at": case.received_at,
        "accepted_at": case.accepted_at,
        "outcome": case.outcome,
        "result_document": case.result_document,
        "next": sorted(str(event) for state, event in MOVES if state is case.state),
        "timeline": [_line(entry) for entry in cases.history(case.id)],
    }


def _document(document: Any) -> dict[str, Any]:
    return {key: getattr(document, key) for key in ("id", "material", "name", "type", "size", "at")}


def _line(entry: chain.Entry) -> dict[str, Any]:
    return {"at": entry.at, "event": entry.event, "actor": entry.actor, "detail": entry.detail}


def _held(envelope: Envelope | None) -> dict[str, Any] | None:
    if envelope is None:
        return None
    return {
        "envelope": envelope.id,
        "channel": str(envelope.channel),
        "state": str(envelope.state),
        "cabinet": envelope.cabinet,
        "door": envelope.door,
        "until": envelope.until,
        "tracking": envelope.tracking,
        "custodian": msgspec.to_builtins(envelope.custodian),
    }


def custody(case: Case) -> dict[str, Any]:
    """Where is the paper now, and who has it; with the whole chain of each envelope, provable by its hashes."""
    ids = [*case.earlier, *(id_ for id_ in (case.inbound, case.outbound) if id_)]
    found = [envelopes.load(id_) for id_ in dict.fromkeys(ids)]
    return {
        "case": case.id,
        "now": [_held(envelope) for envelope in found],
        "responsible": case.responsible,
        "chain": [_proof(envelope) for envelope in found],
    }


def _proof(envelope: Envelope) -> dict[str, Any]:
    entries = envelopes.custody(envelope.id)
    return {
        "envelope": envelope.id,
        "direction": str(envelope.direction),
        "unbroken": chain.is_unbroken(entries) and envelope.head == entries[-1].hash,
        "entries": entries,
    }
