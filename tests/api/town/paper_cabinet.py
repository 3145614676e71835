"""A cabinet on paper: reads the shadows that the worker wrote, judges codes as a real one, tells numbered events.

It speaks the contract only, so what passes here is what a real cabinet would have seen and said.
"""

import base64
import functools
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from cabinet_contract import codes, offline
from cabinet_contract.events import Batch, Event, PresenceNote
from cabinet_contract.names import CABINET_SHADOW, bank_shadow
from cabinet_contract.shadow import BankDesired, CabinetDesired, Grant, Order
from cabinet_contract.words import Answer, EventType, Outcome
from chalicelib.gateways import shadows
from chalicelib.workers import cabinet_events, provisioning
from tests.api import cloud

# Dear to reckon, as it must be, and asked for again and again by a test that tries old codes.
_verifier = functools.lru_cache(maxsize=1024)(codes.verifier)


@dataclass
class PaperCabinet:
    """`banks` are the letters of its banks; time is given to every call, in epoch seconds."""

    thing: str
    serial: str
    banks: tuple[str, ...]
    key: bytes = b""
    salt: bytes = b""
    lineage: str = "ab12"
    known: dict[str, BankDesired] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    told: list[Event] = field(default_factory=list)
    heard: set[str] = field(default_factory=set)

    def claim(self) -> None:
        """Provisioned as by a claim: the hook's answer holds its key and salt."""
        answer = provisioning.answer({"parameters": {"ThingName": self.thing, "SerialNumber": self.serial}})
        assert answer["allowProvisioning"]
        given = answer["parameterOverrides"]
        self.key, self.salt = base64.b64decode(given["Key"]), base64.b64decode(given["Salt"])
        cloud.client("iot").create_thing(thingName=self.thing)

    def start(self, now: int) -> None:
        self.tell(now, EventType.STARTED, boot=1, version="paper")
        self.deliver(now)

    def shadow(self, name: str) -> dict[str, Any]:
        return shadows.read(self.thing, name).desired

    def sync(self, now: int) -> bool:
        """Reads every bank's shadow, as after a connect; tells of each that has changed, and whether one has."""
        before = len(self.told)
        for bank in self.banks:
            wire = self.shadow(bank_shadow(bank))
            desired = BankDesired.from_wire(wire) if wire else BankDesired()
            if wire and desired != self.known.get(bank):
                self.known[bank] = desired
                self.heard |= {grant.id for grant in desired.grants}
                self.tell(now, EventType.BANK_SYNCED, bank=bank, rev=desired.rev)
        return len(self.told) > before

    @property
    def ack(self) -> int:
        """The last event that the cloud says it has applied."""
        ack = CabinetDesired.from_wire(self.shadow(CABINET_SHADOW)).ack
        return ack.number if ack and ack.lineage == self.lineage else 0

    def grants(self) -> list[Grant]:
        return [grant for desired in self.known.values() for grant in desired.grants]

    def orders(self) -> list[Order]:
        return [order for desired in self.known.values() for order in desired.orders]

    def judge(self, code: str, now: int) -> list[Grant]:
        """The live grants that this code opens now; empty where it would be refused."""
        mine = _verifier(self.key, self.salt, codes.normalise(code))
        return [
            grant for grant in self.grants()
            if grant.verifier == mine and grant.id not in self.used and grant.start <= now < grant.until
        ]  # fmt: skip

    def type_unheard(self, code: str, door: str, now: int) -> str:
        """A code that no document has brought yet: recognised by its derivation, deposited; returns its grant."""
        key = offline.derived_key(self.key, self.lineage)
        found = offline.recognised(key, codes.normalise(code), [door], now)
        assert found, f"{self.thing} does not recognise this code"
        assert found.grant not in self.used, "used already"
        assert found.grant not in self.heard, "judged by what the cloud has said of it"
        self.used.add(found.grant)
        self.tell(now, EventType.GRANT_USED, grant=found.grant, door=door, doors=[door])
        self.open(found.grant, door, now)
        self.close(found.grant, door, now)
        return found.grant

    def type(self, code: str, now: int, outcome: Outcome = Outcome.OPENED) -> tuple[str, list[str]]:
        """Opens; returns the grant and its doors. One door stands open until `close`."""
        found = self.judge(code, now)
        assert found, f"{self.thing} refuses this code"
        grant, doors = found[0].id, sorted({door for one in found for door in one.doors})
        self.used.add(grant)
        self.tell(now, EventType.GRANT_USED, grant=grant, door=doors[0], doors=doors)
        self.open(grant, doors[0], now, outcome)
        return grant, doors

    def open(self, grant: str, door: str, now: int, outcome: Outcome = Outcome.OPENED) -> None:
        self.tell(now, EventType.DOOR_OPENED, grant=grant, door=door, outcome=str(outcome))

    def close(self, grant: str, door: str, now: int, answer: Answer | None = None) -> None:
        said = {"answer": str(answer)} if answer else {}
        self.tell(now, EventType.DOOR_CLOSED, grant=grant, door=door, **said)

    def visit(self, code: str, now: int) -> list[str]:
        """A whole visit: every door of the code is opened and closed, and the cloud hears of it."""
        grant, doors = self.type(code, now)
        self.close(grant, doors[0], now)
        for door in doors[1:]:
            self.open(grant, door, now)
            self.close(grant, door, now)
        self.deliver(now)
        return doors

    def tell(self, now: int, type_: EventType, **body: Any) -> None:
        self.told.append(Event(len(self.told) + 1, float(now), type_, body))

    def deliver(self, now: int, events: Iterable[Event] | None = None, received: int | None = None) -> None:
        """Sends `events`, else all that were not acknowledged, through the worker of the queue."""
        chosen = tuple(self.unheard() if events is None else events)
        batch = Batch(self.thing, self.lineage, 1, chosen)
        ruled = {"topic_thing": self.thing, "received": (received or now) * 1000}
        cabinet_events.handle(json.loads(batch.to_json()) | ruled, now)

    def unheard(self) -> list[Event]:
        """What the cloud has not acknowledged."""
        ack = self.ack
        return [event for event in self.told if event.number > ack]

    def is_online(self, online: bool, now: int) -> None:
        note = json.loads(PresenceNote(self.thing, online, float(now)).to_json())
        cabinet_events.handle(note | {"topic_thing": self.thing}, now)
