"""What has happened to a case, in words: its chain, with the texts that still lie beside it."""

from collections.abc import Collection, Iterable

import msgspec

from chalicelib.domain.base import free_text
from chalicelib.domain.base.chain import Entry
from chalicelib.domain.case.case import CaseEvent
from chalicelib.domain.people.taking import AMONG_STAFF
from chalicelib.replies.cases import TimelineLine
from chalicelib.store import cases
from chalicelib.usecases.parts import for_applicants


class Reader(msgspec.Struct, frozen=True, kw_only=True):
    """Who reads: `staff` or the applicant; `ratings` where what a rating says is for this reader."""

    staff: bool = False
    ratings: bool


def of(case: str, history: Iterable[Entry], reader: Reader, known: Collection[str]) -> list[TimelineLine]:
    """Its history as it is for the reader; an applicant reads of nobody but those `known` who it was."""
    entries = [_for(reader, entry) for entry in history]
    entries = entries if reader.staff else for_applicants.links(entries, known)
    texts = cases.texts(case) if any(free_text.hashes(entry.detail) for entry in entries) else {}
    return [
        TimelineLine(
            number=e.number, at=e.at, event=e.event, actor=e.actor, detail=free_text.put_together(e.detail, texts)
        )
        for e in entries
    ]


def _for(reader: Reader, entry: Entry) -> Entry:
    """What a rating says is for who gave it and for supervisors; why staff took over from each other, for staff."""
    if entry.event == CaseEvent.RATE and not reader.ratings:
        return msgspec.structs.replace(entry, detail={})
    if entry.event in AMONG_STAFF and not reader.staff:
        bare = {name: value for name, value in entry.detail.items() if name != "reason"}
        return msgspec.structs.replace(entry, detail=bare)
    return entry
