"""What staff do with a case, in the order of the loop."""

from collections.abc import Callable
from typing import Any, Literal

import msgspec

from chalicelib.api.bodies import LongText, ShortText, Slug
from chalicelib.api.edge import By, Call, route
from chalicelib.domain.case.case import Case
from chalicelib.domain.custody.envelope import Channel
from chalicelib.domain.people.staff import Staff
from chalicelib.usecases.applicant.handing_in import Wish
from chalicelib.usecases.parts.perform import Decision, perform
from chalicelib.usecases.staff import collecting, outgoing, reviewing
from chalicelib.usecases.staff import window as deciding


class PreReview(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    verdict: Literal["pass", "return"]
    reasons: dict[Slug, ShortText] = {}


class Arrival(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    tracking: ShortText | None = None


class Check(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    present: tuple[Slug, ...]


class QueueNumber(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    window: ShortText


class Acceptance(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    verdict: Literal["accept", "refuse"]
    reason: LongText | None = None


class Verdict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    outcome: Literal["granted", "refused"]
    document: ShortText
    reason: LongText | None = None


class Outgoing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    channel: Channel
    cabinet: Slug | None = None
    size: str = "small"
    reach: str = "any"


class Dispatch(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    tracking: ShortText


class HandOver(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    proof: ShortText


Story = Callable[[Case, Staff, Any, int], Decision]
STORIES: tuple[tuple[str, type[msgspec.Struct] | None, Story], ...] = (
    ("pre-review", PreReview, lambda c, s, b, now: reviewing.review(c, s, b.verdict, b.reasons, now)),
    ("materials-received", Arrival, lambda c, s, b, now: deciding.receive(c, s, b.tracking, now)),
    ("check", Check, lambda c, s, b, now: collecting.check(c, s, list(b.present), now)),
    ("queue-number", QueueNumber, lambda c, s, b, now: collecting.draw_number(c, s, b.window, now)),
    ("acceptance", Acceptance, lambda c, s, b, now: deciding.accept(c, s, b.verdict, b.reason, now)),
    ("decision", Verdict, lambda c, s, b, now: deciding.decide(c, s, b.outcome, b.document, b.reason, now)),
    ("result-handover", None, lambda c, s, b, now: outgoing.take_over(c, s, now)),
    ("outgoing", Outgoing, lambda c, s, b, now: outgoing.prepare(c, s, b.channel, _wish(b), now)),
    ("verification", None, lambda c, s, b, now: outgoing.verify(c, s, now)),
    ("store-code", None, lambda c, s, b, now: outgoing.store_code(c, s, now)),
    ("recall-code", None, lambda c, s, b, now: outgoing.recall_code(c, s, now)),
    ("dispatch", Dispatch, lambda c, s, b, now: outgoing.post(c, s, b.tracking, now)),
    ("counter-handover", HandOver, lambda c, s, b, now: outgoing.hand_over(c, s, b.proof, now)),
    ("closing", None, lambda c, s, b, now: outgoing.close(c, s, now)),
)


def _wish(body: Outgoing) -> Wish | None:
    return Wish(body.cabinet, body.size, body.reach) if body.cabinet else None


def _view(story: Story) -> Callable[[Call], Any]:
    def view(call: Call) -> Any:
        staff, id_ = call.staff, call.path["case"]
        return perform(lambda: story(reviewing.of_centre(id_, staff), staff, call.body, call.now), call.key(staff.id))

    return view


for name, body, story in STORIES:
    route("POST", f"/staff/cases/{{case}}/{name}", By.STAFF, body)(_view(story))
