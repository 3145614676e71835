"""Shadows in: grants and orders are stored before anything is done, acks let go of events, time is set."""

import logging
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from cabinet_contract.errors import ContractError
from cabinet_contract.names import CABINET_SHADOW, bank_shadow
from cabinet_contract.shadow import Ack, BankDesired, CabinetDesired, Grant, Order
from cabinet_contract.words import EventType, OrderRefusal
from iot.cloud.messages import ShadowDocument
from iot.journal import Journal, events, grants
from iot.journal import doors as journal_doors
from iot.rules.clock import TrustedClock

log = logging.getLogger(__name__)
LISTS = {"grants", "orders"}
LONGEST_REASON = 200


@dataclass(frozen=True, slots=True)
class Listeners:
    """Who is told of what a shadow brought, after it is on the disk.

    acked       the number up to which the cloud has applied this journal's events
    stored      a bank has another rev
    ordered     a door is to be opened now; and whether its pulse is in the journal already
    at_rest     asked, not told: whether no door is being opened
    begun_anew  this journal was put back to an older state: its numbers count from 1 again
    settings    all settings that the cloud wants to differ from the configuration
    refusing    asked, not told: whether the settings wanted last were refused
    """

    acked: Callable[[int], None]
    stored: Callable[[], None]
    ordered: Callable[[Order, bool], None]
    at_rest: Callable[[], bool]
    begun_anew: Callable[[], None]
    settings: Callable[[Mapping[str, Any]], None]
    refusing: Callable[[], bool]


class ShadowsIn:
    """`known` are the doors that this cabinet really has."""

    def __init__(self, journal: Journal, clock: TrustedClock, known: Iterable[str], listeners: Listeners) -> None:
        self._journal = journal
        self._clock = clock
        self._known = frozenset(known)
        self._versions: dict[str, int] = {}
        self._listeners = listeners
        self._refused: set[str] = set()
        self._unread: tuple[tuple[int, str], ...] = ()

    def take(self, document: ShadowDocument) -> bool:
        """False where the document could not be used and the whole shadow should be read instead.

        Messages come late, twice and out of order; each is cumulative, so that older ones are ignored.
        """
        self._clock.server_said(document.at, asked=document.whole)
        if not document.whole and self._clock.source != "server":
            return False  # nothing is judged by a wall clock that the server's answer may correct
        try:
            taken = self._take(document)
        except ContractError as error:
            log.error("shadow %s version %d: %s", document.shadow, document.version, error)
            if document.whole:
                self._tell_refused(document, error)
            return document.whole
        self._refused.discard(document.shadow)
        return taken

    def _take(self, document: ShadowDocument) -> bool:
        if document.shadow == CABINET_SHADOW:
            return self._take_cabinet(CabinetDesired.from_wire(dict(document.desired)), document)
        return self._take_bank(document.shadow.removeprefix("bank-"), document)

    def _tell_refused(self, document: ShadowDocument, error: ContractError) -> None:
        """Not again for the next one: who writes wrongly twice would hear of it twice, and write again."""
        if document.shadow in self._refused:
            return
        self._refused.add(document.shadow)
        about = {"shadow": document.shadow, "version": document.version, "reason": str(error)[:LONGEST_REASON]}
        with self._journal.transaction() as db:
            events.append(db, self._clock.now(), EventType.DOCUMENT_REFUSED, **about)

    def _take_cabinet(self, desired: CabinetDesired, document: ShadowDocument) -> bool:
        """A change names the settings only where they differ from the reported ones. A wish that takes back a refused
        one differs in nothing: it comes with a whole document only."""
        newest = max(document.version, self._versions.get(CABINET_SHADOW, 0))
        is_newest, self._versions[CABINET_SHADOW] = document.version == newest, newest
        if self._is_foreign(desired.ack) and not (document.whole and is_newest):
            return document.whole
        self._take_ack(desired)
        if desired.unread and desired.unread != self._unread:
            log.error("the cloud keeps events that it cannot read: %s", desired.unread)
        self._unread = desired.unread
        if desired.settings is not None:
            self._listeners.settings(desired.settings)
        return document.whole or desired.settings is not None or not self._listeners.refusing()

    def _take_ack(self, desired: CabinetDesired) -> None:
        ack = desired.ack
        if ack is None:
            return
        if self._knows_another_past(ack):
            log.error("the cloud has %s up to %d: this journal was put back", ack.lineage, ack.number)
            self._journal.begin_anew("put_back", self._clock.now())
            self._listeners.begun_anew()
        elif ack.lineage == self._journal.lineage and ack.number > events.acked(self._journal.db):
            with self._journal.transaction() as db:
                events.forget(db, min(ack.number, events.newest(db)))
            self._listeners.acked(ack.number)

    def _knows_another_past(self, ack: Ack) -> bool:
        """An ack of what was never sent from here, or of another lineage."""
        db = self._journal.db
        if ack.lineage == self._journal.lineage:
            return ack.number > max(events.sent(db), events.acked(db))
        return self._is_foreign(ack)

    def _is_foreign(self, ack: Ack | None) -> bool:
        """Of another lineage although this one was acked before: this journal was put back, or another machine has
        spoken for this cabinet. While the first events of a new lineage are not acked, the old one's ack is usual."""
        foreign = ack is not None and ack.lineage != self._journal.lineage
        return foreign and events.acked(self._journal.db) > 0

    def _take_bank(self, bank: str, document: ShadowDocument) -> bool:
        version, rev = grants.held(self._journal.db, bank)
        if document.version <= max(version, self._versions.get(bank, 0)):
            return True
        if not document.desired.keys() >= LISTS:
            return document.whole
        desired = _content(document)
        if desired.rev != rev:
            self._store(bank, document.version, desired)
            self._listeners.stored()
        # Also when only a report of our own made this version: an older document must not be taken after it.
        self._versions[bank] = document.version
        return True

    def _store(self, bank: str, version: int, desired: BankDesired) -> None:
        """The first order's pulse is written with the document where nothing else is being opened: somebody waits, and
        the disk takes its time for every transaction. The others wait for their turn, and are written then."""
        now = self._clock.now()
        taken: list[Order] = []
        with self._journal.transaction() as db:
            wanted = self._of_this_cabinet(desired.grants)
            grants.replace(db, bank, version=version, rev=desired.rev, grants=wanted, now=now)
            events.append(db, now, EventType.BANK_SYNCED, bank=bank, rev=desired.rev)
            taken = [order for order in desired.orders if self._take_order(db, bank, order, now)]
            begun = taken[0] if taken and self._listeners.at_rest() else None
            if begun:
                journal_doors.begin_order(db, begun, now)
            journal_doors.forget_orders(db, bank, {o.id for o in desired.orders}, now - grants.REMEMBERED_S)
        for order in taken:
            self._listeners.ordered(order, order is begun)

    def _take_order(self, db: sqlite3.Connection, bank: str, order: Order, now: float) -> bool:
        """Whether it must be acted on; a refused or repeated order is only remembered."""
        reason = OrderRefusal.UNKNOWN_DOOR if order.door not in self._known else None
        if reason is None and now >= order.until:
            reason = OrderRefusal.EXPIRED
        if not journal_doors.take_order(db, bank, order, waiting=reason is None):
            return False
        if reason is not None:
            journal_doors.refuse_order(db, now, order.id, reason)
        return reason is None

    def _of_this_cabinet(self, wanted: Iterable[Grant]) -> list[Grant]:
        fitting = []
        for grant in wanted:
            if grant.doors and self._known.issuperset(grant.doors):
                fitting.append(grant)
            else:
                log.error("grant %s names a door that this cabinet does not have", grant.id)
        return fitting


def _content(document: ShadowDocument) -> BankDesired:
    wire = dict(document.desired)
    return BankDesired.from_wire(wire) if document.whole or "rev" in wire else BankDesired.from_delta(wire)


def shadows_of(banks: Iterable[str]) -> list[str]:
    return [CABINET_SHADOW, *(bank_shadow(bank) for bank in banks)]
