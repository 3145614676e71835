"""By which way a result may go out: the applicant's, and another only where the system agrees that it must."""

import msgspec

from chalicelib.domain.cabinet import allocation, deviation
from chalicelib.domain.cabinet.deviation import DeviationGround
from chalicelib.domain.case.case import Case
from chalicelib.domain.case.collecting import CHOOSING, OVERDUE, proposed
from chalicelib.domain.case.proposal import Proposal
from chalicelib.domain.catalogue.words import SmsKind
from chalicelib.domain.custody.envelope import PREPARED, Channel, Envelope
from chalicelib.errors import BadInput, OutOfTurn
from chalicelib.store import cases
from chalicelib.store.transaction import Plan
from chalicelib.usecases.parts import compartments, loading, notices, rules
from chalicelib.usecases.parts.compartments import Wish
from chalicelib.usecases.staff import neighbours


class WayWanted(msgspec.Struct, frozen=True, kw_only=True):
    """What the front desk asks for; what it leaves out is as the applicant chose."""

    channel: Channel | None = None
    cabinet: str | None = None
    size: str = "small"
    reach: str = "any"
    reason: str | None = None


class Instead(msgspec.Struct, frozen=True):
    """Another cabinet than the applicant's."""

    chosen: str
    cabinet: str
    ground: DeviationGround
    reason: str
    size: str


class Way(msgspec.Struct, frozen=True):
    """A locker with its wish; `instead` where it is not the applicant's cabinet."""

    channel: Channel
    wish: Wish | None = None
    instead: Instead | None = None


def decided(case: Case, wanted: WayWanted, envelope: Envelope, now: int) -> Way:
    """Raises OutOfTurn where the applicant's choice is passed over without need, BadInput."""
    channel = _channel(case, wanted)
    if channel is not Channel.LOCKER:
        return Way(channel)
    compartments.require_channel(rules.of_case(case).item, channel, "channel")
    size, reach = allocation.checked_wish(wanted.size, wanted.reach)
    own = case.collecting_reach
    reach = "low" if own == "low" else reach
    chosen = case.collecting_cabinet
    if chosen is None:  # submitted before cabinets were named: the desk's to choose
        return Way(channel, compartments.require_wish(Wish(wanted.cabinet, size, reach) if wanted.cabinet else None))
    neighbours.require_there(case.centre, chosen)
    wish = Wish(wanted.cabinet or chosen, size, reach)
    # Whether it fits at the chosen cabinet is a matter of what the applicant reaches, not of what the desk would like.
    need = Wish(wish.cabinet, size, own)
    if wish.cabinet == chosen:
        _require_room(need, envelope, now)
        return Way(channel, wish)
    return Way(channel, wish, _instead(chosen, need, wanted.reason, envelope, now))


def _channel(case: Case, wanted: WayWanted) -> Channel:
    """The applicant's; or the counter, to which an overdue result has been brought back (rules.md, R-D-13)."""
    bound = Channel(case.collecting) if case.collecting else wanted.channel or Channel.WINDOW
    channel = wanted.channel or bound
    if channel is bound or (channel is Channel.WINDOW and _was_not_collected(case)):
        return channel
    raise OutOfTurn("CONSENT_NEEDED", "channel")


def _was_not_collected(case: Case) -> bool:
    """As it was chosen; what the applicant has chosen since binds again."""
    events = (entry.event for entry in reversed(cases.history(case.id)))
    return next((event for event in events if event == OVERDUE or event in CHOOSING), None) == OVERDUE


def _require_room(wish: Wish, envelope: Envelope, now: int) -> None:
    if not neighbours.has_room(loading.cabinet_of_centre(wish.cabinet, envelope.centre), wish, envelope):
        _chosen, others = neighbours.around(wish.cabinet, wish, envelope, now)
        deviation.refuse_full(others)


def _instead(chosen: str, wish: Wish, reason: str | None, envelope: Envelope, now: int) -> Instead:
    here, others = neighbours.around(chosen, wish, envelope, now)
    ground = deviation.require_allowed(here, wish.cabinet, others)
    if not reason:
        raise BadInput("DEVIATION_REASON_NEEDED", "reason")
    return Instead(chosen, wish.cabinet, ground, reason, wish.size)


def plan_told_back(case: Case, before: Envelope, way: Way, now: int) -> Plan:
    """It was to wait elsewhere, and waits where it was chosen after all."""
    elsewhere = before.state in PREPARED and before.cabinet not in (None, case.collecting_cabinet)
    if not elsewhere or way.instead or way.wish is None:
        return []
    return [notices.plan_notice(case, "chosen_cabinet_again", now, place=rules.place_of(case.centre, way.wish.cabinet))]


def plan_told(case: Case, instead: Instead | None, asked: Proposal | None, now: int) -> Plan:
    """At once: where it will be instead and why; and that a question still open needs no answer any more."""
    over = [notices.plan_notice(case, "consent_taken_back", now, **proposed(asked))] if asked else []
    return over + (_plan_told_elsewhere(case, instead, now) if instead else [])


def _plan_told_elsewhere(case: Case, instead: Instead, now: int) -> Plan:
    chosen, place = (rules.place_of(case.centre, cabinet) for cabinet in (instead.chosen, instead.cabinet))
    notice = notices.plan_notice(
        case,
        "other_cabinet",
        now,
        chosen=chosen,
        place=place,
        ground=instead.ground,
        reason=instead.reason,
        size=instead.size,
    )
    text = notices.plan_sms(case, SmsKind.OTHER_CABINET, now, place=place, cabinet=instead.cabinet)
    return [notice, *text]
