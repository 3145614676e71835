"""Choosing how the papers come in: a compartment is reserved and its code goes out at once, or they are announced."""

import msgspec

from cabinet_contract.words import Purpose
from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet import allocation
from chalicelib.domain.cabinet.cabinet import DoorUse
from chalicelib.domain.case import case as cases_
from chalicelib.domain.case import desk
from chalicelib.domain.case.case import Case, CaseEvent
from chalicelib.domain.catalogue.centre import Item
from chalicelib.domain.catalogue.words import SmsKind
from chalicelib.domain.custody import envelope as envelopes_
from chalicelib.domain.custody.envelope import Channel, Custodian, Direction, Envelope, EnvelopeEvent, EnvelopeState
from chalicelib.domain.people.sign_in import PER_PARTY
from chalicelib.errors import BadInput, no_such
from chalicelib.store import cabinets, cases, envelopes, parties
from chalicelib.store.transaction import Write
from chalicelib.usecases.parts import codes, limits, notices, randomness, rules
from chalicelib.usecases.parts.perform import Decision

HOUR = 3600


class Wish(msgspec.Struct, frozen=True):
    """Where, how large, within whose reach."""

    cabinet: str
    size: str
    reach: str


def require_channel(item: Item, channel: Channel, field: str) -> None:
    """Only items marked for it may use the locker (不见面审批: rules.md, R-L-4). Raises BadInput."""
    if channel is Channel.LOCKER and not item.locker:
        raise BadInput("NOT_FOR_LOCKER", field)


def choose(case: Case, channel: Channel, wish: Wish | None, now: int) -> Decision:
    """The handing-in channel, also for a correction; what was chosen before is given back. Raises NothingFree."""
    require_channel(rules.rules(case).item, channel, "channel")
    if channel is Channel.LOCKER:
        if wish is None:
            raise BadInput("CABINET_NEEDED", "cabinet")
        return _reserve(case, wish, now)
    return _announce(case, channel, now)


def _announce(case: Case, channel: Channel, now: int) -> Decision:
    envelope, entry = envelopes_.announced(_envelope(case, channel, EnvelopeState.ANNOUNCED, now), case.party)
    moved, step = _chosen(case, envelope, now)
    writes = [*cases.write(moved, step), *envelopes.write(envelope, entry), *release(case, case.party, now)]
    return Decision(writes, {**_answer(moved), "envelope": envelope.id})


def _reserve(case: Case, wish: Wish, now: int) -> Decision:
    size, reach = allocation.checked_wish(wish.size, wish.reach)
    contents = cabinets.load(wish.cabinet)
    if contents.cabinet.centre != case.centre:
        raise no_such("cabinet")
    door = allocation.choose(contents.doors, size, reach, randomness.spread())
    until = now + rules.rules(case).settings.deposit_code_hours * HOUR
    bare = _envelope(case, Channel.LOCKER, EnvelopeState.RESERVED, now)
    envelope, entry = envelopes_.announced(
        changed(bare, cabinet=wish.cabinet, door=door.door, size=size, reach=reach, until=until), case.party
    )
    issued = codes.issue(contents, {door.door: envelope.id}, Purpose.DEPOSIT, case.party, case.id, now, until)
    moved, step = _chosen(case, envelope, now)
    kind = SmsKind.CORRECTION_CODE if case.missing else SmsKind.DEPOSIT_CODE
    place = rules.place_of(case.centre, wish.cabinet, door.door)
    writes = [
        limits.counted(PER_PARTY, case.party, now),
        *cases.write(moved, step),
        *envelopes.write(envelope, entry),
        cabinets.write_door(changed(door, use=DoorUse.RESERVED, envelope=envelope.id)),
        *issued.writes,
        notices.notice(moved, "deposit_code", now, grant=issued.grant.id, place=place, until=until),
        *notices.sms(moved, parties.load(case.party), kind, now, place, until, issued.code_ct),
        *release(case, case.party, now),
    ]
    chosen = {"envelope": envelope.id, "grant": issued.grant.id, "cabinet": wish.cabinet, "door": door.door}
    return Decision(writes, {**_answer(moved), **chosen, "until": until})


def _envelope(case: Case, channel: Channel, state: EnvelopeState, now: int) -> Envelope:
    holder = Custodian(kind="applicant", who=case.party, since=now, evidence="chosen")
    return Envelope(
        id=randomness.new_id("e"), centre=case.centre, case=case.id, direction=Direction.INBOUND,
        channel=channel, state=state, custodian=holder,
    )  # fmt: skip


def _chosen(case: Case, envelope: Envelope, now: int) -> cases_.Step:
    detail = {"channel": str(envelope.channel), "envelope": envelope.id, "cabinet": envelope.cabinet}
    moved, entry = cases_.step(
        case, CaseEvent.CHOOSE_HANDING_IN, case.party, now, detail,
        handing_in=str(envelope.channel), inbound=envelope.id,
    )  # fmt: skip
    return desk.placed(moved, now, inbound=envelope), entry


def _answer(case: Case) -> dict[str, object]:
    return {"case": case.id, "state": str(case.state), "channel": case.handing_in}


def release(case: Case, actor: str, now: int) -> list[Write]:
    """Gives back what was reserved or announced before; nothing if nothing is open.

    Raises OutOfTurn where the door has been opened already: then the envelope is on its way in.
    """
    envelope = envelopes.find(case.inbound)
    if envelope is None or envelope.state in (EnvelopeState.RELEASED, EnvelopeState.AT_WINDOW):
        return []
    moved, entry = envelopes_.step(envelope, EnvelopeEvent.RELEASE, actor, now)
    return [*envelopes.write(moved, entry), *clear_door(moved, now)]


def clear_door(envelope: Envelope, now: int) -> list[Write]:
    """Takes back the door and codes of an envelope that will not use them; free once the cabinet confirms."""
    if envelope.cabinet is None:
        return []
    contents = cabinets.load(envelope.cabinet)
    door = contents.door(envelope.door or "")
    if door is None or door.envelope != envelope.id:
        return []
    known = [g for g in contents.grants if g.doors.get(door.door) == envelope.id and g.state == "open"]
    # A door in doubt stays out of use until staff have looked at it.
    doubtful = door.use is DoorUse.QUARANTINED
    left = changed(door, envelope=None) if doubtful else changed(door, use=DoorUse.RELEASING)
    return [
        cabinets.write_door(left),
        *codes.revoke(known),
        codes.reconcile(envelope.cabinet, now, [door.door]),
    ]
