"""A case as one line of a list for staff: with its department and window, and where its envelope is."""

from collections.abc import Iterable
from typing import Any

from chalicelib.domain.case import desk
from chalicelib.domain.case.case import Case
from chalicelib.domain.custody.envelope import Envelope
from chalicelib.domain.people.taking import Taker
from chalicelib.replies.queues import CaseLine
from chalicelib.store import catalogue, envelopes
from chalicelib.usecases.parts import case_view, in_hand, rules

# A case, and the envelope that staff have to do with.
Waiting = tuple[Case, Envelope | None]
NOWHERE = dict.fromkeys(("envelope", "cabinet", "cabinet_name", "site", "door", "until"))


def with_envelopes(found: list[Case]) -> list[Waiting]:
    there = envelopes.several(id_ for case in found if (id_ := desk.envelope_of(case)))
    return [(case, there.get(desk.envelope_of(case) or "")) for case in found]


def lines(waiting: Iterable[Waiting], centre: str, now: int) -> list[CaseLine]:
    """Cabinets and sites are called as the centre calls them now, under whichever files a case was opened."""
    pairs = list(waiting)
    generation = catalogue.generation(centre) if pairs else 0
    held = takers(pairs, now)
    return [_line(case, envelope, held.get(case.id), generation, now) for case, envelope in pairs]


def takers(pairs: list[Waiting], now: int) -> dict[str, Taker]:
    """Case → who has it in hand, or is on the way to its papers; those that nobody has are left out."""
    coming = _coming(pairs, now)
    return {case.id: taker for case, _ in pairs if (taker := case.taken or coming.get(case.id))}


def line(case: Case, now: int) -> CaseLine:
    return lines(with_envelopes([case]), case.centre, now)[0]


def _coming(pairs: list[Waiting], now: int) -> dict[str, Taker]:
    """Case → who is on the way to its papers; each cabinet is looked at once."""
    there = {case.id: cabinet for case, envelope in pairs if (cabinet := in_hand.where_it_waits(case, envelope))}
    routes = {cabinet: in_hand.on_the_way(cabinet, now) for cabinet in set(there.values())}
    found = {case.id: routes[there[case.id]].get(case.inbound or "") for case, _ in pairs if case.id in there}
    return {case: taker for case, taker in found.items() if taker}


def called(envelope: Envelope) -> str:
    """The cabinet where an envelope lies or shall lie, with its site, for a label; "" where it is in no cabinet."""
    cabinet, _door = envelope.place
    generation = catalogue.generation(envelope.centre)
    named = rules.cabinet_named(envelope.centre, generation, cabinet) if cabinet else None
    return " · ".join(name.zh for name in named) if named else cabinet or ""


def _line(case: Case, envelope: Envelope | None, taker: Taker | None, generation: int, now: int) -> CaseLine:
    item = rules.item(case.centre, case.generation, case.item)
    fields = case_view.summary_fields(case, now) | {"taken_by": in_hand.of(taker, named=True)}
    return CaseLine(
        **fields, department=item.department, item_window=item.window,
        **(_place(envelope, generation) if envelope else NOWHERE),
    )  # fmt: skip


def _place(envelope: Envelope, generation: int) -> dict[str, Any]:
    cabinet, door = envelope.place
    name, site = (cabinet and rules.cabinet_named(envelope.centre, generation, cabinet)) or (None, None)
    return {
        "envelope": envelope.state,
        "cabinet": cabinet,
        "cabinet_name": name,
        "site": site,
        "door": door,
        "until": envelope.until,
    }
