"""Messages of one cabinet, whose first hours are told in docs/writing-a-controller.md."""

import base64
from typing import Any

from cabinet_contract.bodies import BODIES, cabinet_bodies, door_bodies
from cabinet_contract.codes import code_from, verifier
from cabinet_contract.events import Batch, Event, PresenceNote
from cabinet_contract.shadow import Ack, BankDesired, CabinetDesired, Grant, Order
from cabinet_contract.structs import to_wire
from cabinet_contract.words import Answer, EventType, OrderRefusal, Outcome, Purpose, Refusal

THING, SERIAL, CENTRE = "cab-hall", "XB-2018-0001", "xian-itl"
NOON = 1_800_000_000
LINEAGE = "9f2c41d07be35a68"
KEY, SALT = bytes(range(32)), bytes(range(16))
CODE = code_from(12_345_678)
GRANT = Grant("g_7d1c", ("A01",), Purpose.DEPOSIT, verifier(KEY, SALT, CODE), NOON, NOON + 72 * 3600)
ORDER = Order("o_51aa", "A02", NOON + 120)
WANTED = BankDesired.of([GRANT], [ORDER])
CERTIFICATE = "-----BEGIN CERTIFICATE-----\nMIID…\n-----END CERTIFICATE-----\n"
PRIVATE_KEY = "-----BEGIN RSA PRIVATE KEY-----\nMIIE…\n-----END RSA PRIVATE KEY-----\n"
PEM = {"certificatePem": CERTIFICATE, "privateKey": PRIVATE_KEY}

PRESENT = door_bodies.ItemState.PRESENT

TELLS: dict[EventType, Any] = {
    EventType.STARTED: cabinet_bodies.Started(1, "1.0.0"),
    EventType.BANK_SYNCED: cabinet_bodies.BankSynced("A", WANTED.rev),
    EventType.DOCUMENT_REFUSED: cabinet_bodies.DocumentRefused("bank-A", 7, "clearing: needs a door and an envelope"),
    EventType.CODE_REFUSED: cabinet_bodies.CodeRefused(Refusal.EXPIRED, "g_7d1c"),
    EventType.LOCKED_OUT: cabinet_bodies.LockedOut(NOON + 30, 5),
    EventType.GRANT_USED: door_bodies.GrantUsed(GRANT.id, "A01", ("A01",)),
    EventType.DOOR_OPENED: door_bodies.DoorOpened("A01", Outcome.OPENED, GRANT.id, acked=True),
    EventType.DOOR_CLOSED: door_bodies.DoorClosed("A01", GRANT.id, answer=Answer.PUT_IN, item=PRESENT),
    EventType.DOOR_LEFT_OPEN: door_bodies.DoorLeftOpen("A01", GRANT.id),
    EventType.ORDER_REFUSED: door_bodies.OrderRefused(ORDER.id, OrderRefusal.EXPIRED),
    EventType.ANSWERED: door_bodies.Answered(GRANT.id, "A01", Answer.TOO_SMALL, door_bodies.Reach.LOW),
    EventType.ITEM_DISAGREES: door_bodies.ItemDisagrees("A01", Answer.PUT_IN, door_bodies.ItemState.ABSENT, GRANT.id),
    EventType.DOOR_FORCED: door_bodies.DoorForced("A03"),
    EventType.BOARD_SILENT: cabinet_bodies.BoardSilent("A", "no answer within 300 ms"),
    EventType.BOARD_BACK: cabinet_bodies.BoardBack("A"),
    EventType.CLOCK_DOUBTED: cabinet_bodies.ClockDoubted(0, NOON),
    EventType.JOURNAL_REPAIRED: cabinet_bodies.JournalRepaired(cabinet_bodies.JournalTrouble.PUT_BACK, from_=LINEAGE),
    EventType.DISK_FULL: cabinet_bodies.DiskFull(7_340_032),
    EventType.DISK_OK: cabinet_bodies.DiskOk(67_108_864),
    EventType.IDENTITY_SHARED: cabinet_bodies.IdentityShared(2),
    EventType.CERTIFICATE_ROTATED: cabinet_bodies.CertificateRotated("0f1e2d3c4b5a6978"),
    EventType.UPDATED: cabinet_bodies.Updated("1.0.0", "1.1.0"),
    EventType.ROLLED_BACK: cabinet_bodies.RolledBack("1.2.0", "1.1.0", "not healthy after 3 starts"),
}
# Told in one batch, as after an hour without network.
DEPOSIT = (EventType.STARTED, EventType.BANK_SYNCED, EventType.GRANT_USED, EventType.DOOR_OPENED, EventType.DOOR_CLOSED)


def event(number: int, type_: EventType) -> Event:
    assert isinstance(TELLS[type_], BODIES[type_])
    return Event(number, NOON + 60.25 + number, type_, to_wire(TELLS[type_]))


def batch(*types: EventType, first: int = 1, lineage: str = LINEAGE) -> dict[str, Any]:
    events = tuple(event(number, type_) for number, type_ in enumerate(types, first))
    return Batch(THING, lineage, 1, events).to_wire()


def presence(online: bool, at: float) -> dict[str, Any]:
    return PresenceNote(THING, online, at).to_wire()


def configuration() -> dict[str, str]:
    key, salt = (base64.b64encode(secret).decode() for secret in (KEY, SALT))
    return {"Centre": CENTRE, "Epoch": "1", "Key": key, "Salt": salt}


def read(state: dict[str, Any], version: int) -> dict[str, Any]:
    return {"state": state, "version": version, "timestamp": NOON}


BANK_WANTED = WANTED.to_wire()
CABINET_WANTED = CabinetDesired(Ack(LINEAGE, 2), {"left_open_s": 60}, ((2, "door_stiff"),)).to_wire()
BANK_REPORTED = {"rev": WANTED.rev, "doors": {"A01": "closed", "A02": "closed", "A03": "unknown"}}
CABINET_REPORTED = {
    "version": "1.0.0", "lineage": LINEAGE, "boot": 1, "settings": [["left_open_s", 60]], "refused": None,
    "boards": {"A": "ok"}, "health": {"disk_mb": 25_600, "memory_mb": 48, "temperature_c": 45}, "opened": {"A01": NOON},
}  # fmt: skip
