"""What has happened to a case, in words: its chain, with the texts that still lie beside it."""

import msgspec

from chalicelib.domain.base import free_text
from chalicelib.domain.base.chain import Entry
from chalicelib.domain.case.case import CaseEvent
from chalicelib.replies.cases import TimelineLine
from chalicelib.store import cases


def of(case: str, *, reads_ratings: bool) -> list[TimelineLine]:
    """Oldest first. What a rating says is for who gave it and for supervisors, not for the rated."""
    entries = [entry if reads_ratings else _without_rating(entry) for entry in cases.history(case)]
    texts = cases.texts(case) if any(free_text.names_text(entry.detail) for entry in entries) else {}
    return [
        TimelineLine(at=e.at, event=e.event, actor=e.actor, detail=free_text.put_together(e.detail, texts))
        for e in entries
    ]


def _without_rating(entry: Entry) -> Entry:
    return msgspec.structs.replace(entry, detail={}) if entry.event == CaseEvent.RATE else entry
