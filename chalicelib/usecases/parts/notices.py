"""Telling the applicant: a notice in the personal centre, and an SMS where it matters at once."""

from typing import Any

from chalicelib.domain.case.case import Case
from chalicelib.domain.catalogue.words import SmsKind
from chalicelib.domain.messages.message import Message
from chalicelib.domain.people.party import Party
from chalicelib.domain.people.personal import Notice
from chalicelib.store import messages, outbox, personal
from chalicelib.store.transaction import Write
from chalicelib.usecases.parts import randomness

NOTICES_KEPT = 400 * 24 * 3600


def notice(case: Case, kind: str, now: int, **detail: Any) -> Write:
    told = Notice(id=randomness.new_id("n"), holder=case.party, at=now, kind=kind, case=case.id, detail=detail)
    return personal.write_notice(told, now + NOTICES_KEPT)


def sms(
    case: Case, party: Party, kind: SmsKind, now: int, place: str = "", until: int = 0, code_ct: str | None = None
) -> list[Write]:
    """An intent to send and the outbox row that sets it going; a text names a code, a place, a deadline."""
    message = Message(
        id=randomness.new_id("m"), centre=case.centre, kind=kind, to_ct=party.phone_ct,
        code_ct=code_ct, place=place, until=until, at=now,
    )  # fmt: skip
    return [messages.write(message), outbox.write(randomness.new_id("x"), outbox.MESSAGE, message.id, now)]
