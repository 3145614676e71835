"""The envelope (信包) and its custody (交接链): who holds the paper, since when, on what evidence."""

from enum import StrEnum
from typing import Any

import msgspec

from chalicelib.domain.base import chain
from chalicelib.domain.base.act import Act
from chalicelib.domain.base.clocks import HoursTimer, StopReason
from chalicelib.domain.base.entity import Entity, changed
from chalicelib.domain.base.machine import moved


class Direction(StrEnum):
    INBOUND = "inbound"
    OUTBOUND = "outbound"


class Channel(StrEnum):
    LOCKER = "locker"
    MAIL = "mail"
    WINDOW = "window"


class EnvelopeState(StrEnum):
    ANNOUNCED = "announced"  # by mail or at a window: on its way, no door involved
    RESERVED = "reserved"
    DOOR_OPENED = "door_opened"
    DEPOSITED = "deposited"
    COLLECTED = "collected"
    AT_WINDOW = "at_window"
    MADE_OUT = "made_out"  # a result that the department has made out
    AT_DESK = "at_desk"  # a result that the front desk has, with no way out yet
    PREPARED = "prepared"  # a result with a compartment, not yet verified by a second person
    STORED = "stored"
    OVERDUE = "overdue"
    PICKED_UP = "picked_up"
    RECALLED = "recalled"
    POSTED = "posted"
    HANDED_OVER = "handed_over"
    KEPT = "kept"  # papers on file with the department, as the decision leaves them
    TO_RETURN = "to_return"  # papers in staff's hands that belong to the applicant
    GIVEN_BACK = "given_back"
    QUARANTINED = "quarantined"
    RELEASED = "released"


class EnvelopeEvent(StrEnum):
    OPEN_DOOR = "open_door"
    DEPOSIT = "deposit"
    COLLECT = "collect"
    ARRIVE = "arrive"
    CHECK = "check"
    HAND_TO_WINDOW = "hand_to_window"
    KEEP = "keep"
    OWE = "owe"  # to be returned from now on
    GIVE_BACK = "give_back"
    TAKE_OVER = "take_over"
    PREPARE = "prepare"  # to go out by locker
    ANNOUNCE = "announce"  # to go out by mail or at a window
    UNPREPARE = "unprepare"  # the applicant has agreed to another way: at the desk again, without one
    VERIFY = "verify"
    STORE = "store"
    EXPIRE = "expire"
    PICK_UP = "pick_up"
    RECALL = "recall"
    POST = "post"
    RETURN_BY_MAIL = "return_by_mail"  # undelivered
    HAND_OVER = "hand_over"
    DOUBT = "doubt"
    MOVE_DOOR = "move_door"
    PUT_BACK = "put_back"  # the door was closed again and nothing was put in, or nothing taken out
    FIND_EMPTY = "find_empty"  # staff looked, and it had never been put in
    RELEASE = "release"


_S, _E = EnvelopeState, EnvelopeEvent
# Papers of the applicant that staff have.
IN_HAND = (_S.COLLECTED, _S.AT_WINDOW)
GOING_BACK = (_S.TO_RETURN, _S.POSTED)
INBOUND_MOVES: dict[tuple[EnvelopeState, EnvelopeEvent], EnvelopeState] = {
    (_S.RESERVED, _E.OPEN_DOOR): _S.DOOR_OPENED,
    (_S.DOOR_OPENED, _E.DEPOSIT): _S.DEPOSITED,
    (_S.DEPOSITED, _E.OPEN_DOOR): _S.DEPOSITED,
    (_S.DEPOSITED, _E.COLLECT): _S.COLLECTED,
    (_S.ANNOUNCED, _E.ARRIVE): _S.COLLECTED,
    (_S.COLLECTED, _E.CHECK): _S.COLLECTED,  # in the hands of who checks it
    (_S.COLLECTED, _E.HAND_TO_WINDOW): _S.AT_WINDOW,
    **{(state, _E.KEEP): _S.KEPT for state in IN_HAND},
    **{(state, _E.OWE): _S.TO_RETURN for state in IN_HAND},
    (_S.TO_RETURN, _E.POST): _S.POSTED,
    (_S.POSTED, _E.RETURN_BY_MAIL): _S.TO_RETURN,
    **{(state, _E.GIVE_BACK): _S.GIVEN_BACK for state in GOING_BACK},
    **{(state, _E.RELEASE): _S.RELEASED for state in (_S.RESERVED, _S.ANNOUNCED)},
    # A cabinet without network had not heard of the release. What happened at the door wins.
    (_S.RELEASED, _E.OPEN_DOOR): _S.DOOR_OPENED,
    **{(state, _E.MOVE_DOOR): _S.RESERVED for state in (_S.RESERVED, _S.DOOR_OPENED)},
    **{(state, _E.PUT_BACK): _S.RESERVED for state in (_S.DOOR_OPENED, _S.DEPOSITED)},
    **{(state, _E.DOUBT): _S.QUARANTINED for state in (_S.RESERVED, _S.DOOR_OPENED, _S.DEPOSITED)},
    **{(state, _E.FIND_EMPTY): _S.RELEASED for state in (_S.DOOR_OPENED, _S.DEPOSITED, _S.QUARANTINED)},
    # Staff with a key took it out, also where a sensor had denied it or no closing of its door could be read.
    **{(state, _E.COLLECT): _S.COLLECTED for state in (_S.RESERVED, _S.DOOR_OPENED, _S.QUARANTINED)},
    # Or it was never put in, and the applicant chooses again. It may be found there all the same.
    (_S.QUARANTINED, _E.RELEASE): _S.RELEASED,
    (_S.RELEASED, _E.COLLECT): _S.COLLECTED,
}
# In hands at the desk: another way out may be chosen. What a recall brought back, or was never stored, goes out anew.
AT_HAND = (_S.AT_DESK, _S.PREPARED, _S.RESERVED, _S.ANNOUNCED, _S.RECALLED, _S.RELEASED)
# With a way out, and still in hands at the desk.
PREPARED = (_S.PREPARED, _S.RESERVED, _S.ANNOUNCED)
OUTBOUND_MOVES: dict[tuple[EnvelopeState, EnvelopeEvent], EnvelopeState] = {
    (_S.MADE_OUT, _E.HAND_TO_WINDOW): _S.AT_WINDOW,
    # Also from the department itself: what is decided on the spot never lies at a window.
    **{(state, _E.TAKE_OVER): _S.AT_DESK for state in (_S.MADE_OUT, _S.AT_WINDOW)},
    **{(state, _E.PREPARE): _S.PREPARED for state in AT_HAND},
    **{(state, _E.ANNOUNCE): _S.ANNOUNCED for state in AT_HAND},
    **{(state, _E.UNPREPARE): _S.AT_DESK for state in PREPARED},
    (_S.PREPARED, _E.VERIFY): _S.RESERVED,
    (_S.RESERVED, _E.OPEN_DOOR): _S.DOOR_OPENED,
    (_S.DOOR_OPENED, _E.STORE): _S.STORED,
    (_S.STORED, _E.EXPIRE): _S.OVERDUE,
    **{(state, _E.OPEN_DOOR): state for state in (_S.STORED, _S.OVERDUE)},
    # The code stays valid until the recall, so an overdue envelope may still be picked up.
    **{(state, _E.PICK_UP): _S.PICKED_UP for state in (_S.STORED, _S.OVERDUE)},
    **{(state, _E.RECALL): _S.RECALLED for state in (_S.STORED, _S.OVERDUE)},
    (_S.ANNOUNCED, _E.POST): _S.POSTED,
    **{(state, _E.HAND_OVER): _S.HANDED_OVER for state in (_S.ANNOUNCED, _S.POSTED)},
    (_S.POSTED, _E.RETURN_BY_MAIL): _S.AT_DESK,
    **{(state, _E.MOVE_DOOR): _S.RESERVED for state in (_S.RESERVED, _S.DOOR_OPENED)},
    (_S.DOOR_OPENED, _E.PUT_BACK): _S.RESERVED,
    **{(state, _E.PUT_BACK): state for state in (_S.STORED, _S.OVERDUE)},
    **{(state, _E.DOUBT): _S.QUARANTINED for state in (_S.RESERVED, _S.DOOR_OPENED, _S.STORED, _S.OVERDUE)},
    **{(state, _E.RECALL): _S.RECALLED for state in (_S.DOOR_OPENED, _S.QUARANTINED)},
    # Said after the closing: it is still there.
    (_S.PICKED_UP, _E.PUT_BACK): _S.STORED,
    # Staff found the compartment empty: the applicant, who had been at the door, has it; or it had never been stored.
    (_S.QUARANTINED, _E.PICK_UP): _S.PICKED_UP,
    **{(state, _E.FIND_EMPTY): _S.RELEASED for state in (_S.DOOR_OPENED, _S.STORED, _S.OVERDUE, _S.QUARANTINED)},
}
MOVES = {Direction.INBOUND: INBOUND_MOVES, Direction.OUTBOUND: OUTBOUND_MOVES}


class CustodianKind(StrEnum):
    APPLICANT = "applicant"
    STAFF = "staff"
    CABINET = "cabinet"
    WINDOW = "window"
    COURIER = "courier"
    DEPARTMENT = "department"


class Custodian(msgspec.Struct, frozen=True, kw_only=True):
    """Who has the paper: `who` is a person, a cabinet and its door, a window, a tracking number or a department."""

    kind: CustodianKind
    who: str
    since: int
    evidence: str


class Envelope(Entity, frozen=True, kw_only=True):
    """`clock`: how long it may wait, and `until` the end that was told (domain.custody.deadlines).

    `here`: since when it has its door, where it had another before.
    """

    id: str
    centre: str
    case: str
    direction: Direction
    channel: Channel
    state: EnvelopeState
    custodian: Custodian
    cabinet: str | None = None
    door: str | None = None
    size: str = "small"
    reach: str = "any"
    tracking: str | None = None
    prepared_by: str | None = None
    until: int | None = None
    clock: HoursTimer | None = None
    here: int = 0
    entries: int = 0
    head: str = chain.GENESIS

    def is_for(self, cabinet: str, door: str) -> bool:
        """Whether this is its compartment now; a result that was recalled has had others."""
        return (self.cabinet, self.door) == (cabinet, door)

    @property
    def place(self) -> tuple[str | None, str | None]:
        """Cabinet and door where it lies or shall lie; none once it was taken out, though the row still knows them."""
        return (self.cabinet, self.door) if self.state in AT_DOOR else (None, None)


AT_DOOR = {
    EnvelopeState.RESERVED, EnvelopeState.DOOR_OPENED, EnvelopeState.DEPOSITED, EnvelopeState.PREPARED,
    EnvelopeState.STORED, EnvelopeState.OVERDUE, EnvelopeState.QUARANTINED,
}  # fmt: skip
# While the applicant may put papers in or take a result out.
CLOCK_RUNS = {EnvelopeState.RESERVED, EnvelopeState.DOOR_OPENED, EnvelopeState.STORED, EnvelopeState.OVERDUE}
EnvelopeStep = tuple[Envelope, chain.Entry]
Holder = tuple[CustodianKind, str]


def announced(envelope: Envelope, by: str) -> EnvelopeStep:
    """The first entry of a new envelope's custody."""
    holder = envelope.custodian.kind, envelope.custodian.who
    detail = {"channel": str(envelope.channel), "cabinet": envelope.cabinet, "door": envelope.door} | _held(holder)
    return note(envelope, envelope.state, Act(by, envelope.custodian.since), detail)


def step(
    envelope: Envelope,
    event: EnvelopeEvent,
    act: Act,
    detail: dict[str, Any],
    *,
    holder: Holder | None = None,
    **fields: Any,
) -> EnvelopeStep:
    """The envelope after `event`; `holder` where custody moves with it. Raises OutOfTurn."""
    after = _timed(changed(envelope, state=moved(MOVES[envelope.direction], envelope.state, event), **fields), act)
    if holder:
        kind, who = holder
        after = changed(after, custodian=Custodian(kind=kind, who=who, since=act.at, evidence=str(event)))
        detail = detail | _held(holder)
    return note(after, event, act, detail)


def _held(holder: Holder) -> dict[str, Any]:
    """What a link says of who has the paper from then on (domain.custody.holding reads it)."""
    kind, who = holder
    return {"holder": {"kind": str(kind), "who": who}}


def _timed(envelope: Envelope, act: Act) -> Envelope:
    """Its clock stands while staff look at the door, and ends where the applicant is no longer waited for."""
    if envelope.clock is None or envelope.state in CLOCK_RUNS:
        return envelope
    if envelope.state is EnvelopeState.QUARANTINED:
        return changed(envelope, clock=envelope.clock.suspended(act.at, StopReason.QUARANTINED))
    return changed(envelope, clock=envelope.clock.finished(act.at))


def note(envelope: Envelope, event: str, act: Act, detail: dict[str, Any], **fields: Any) -> EnvelopeStep:
    """An entry that moves nothing, such as a door that staff opened from afar."""
    entry = chain.next_entry(envelope.entries, envelope.head, str(event), act, detail)
    return changed(envelope, entries=entry.number, head=entry.hash, **fields), entry
