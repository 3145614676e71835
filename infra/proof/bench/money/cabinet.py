"""A cabinet that does what its program does on the line: one batch on its way at a time, and a word for each bank.

The person at its keypad needs no code: the grant for what they come for stands in the shadow.
"""

import json
import time
from typing import Any

import boto3

from cabinet_contract.events import Batch, Event, PresenceNote
from cabinet_contract.shadow import BankDesired, CabinetDesired
from cabinet_contract.words import EventType
from infra.proof.bench.money.lambdas import Lambdas
from infra.proof.bench.money.meter import Meter

LINEAGE = "ab12"


class Cabinet:
    def __init__(self, thing: str, banks: list[str], lambdas: Lambdas, meter: Meter) -> None:
        self.thing, self._banks = thing, banks
        self._lambdas, self._meter = lambdas, meter
        self._known: dict[str, BankDesired] = {}
        self._pending: list[Event] = []
        self._number = 0
        self._shadows = boto3.client("iot-data")
        boto3.client("iot").create_thing(thingName=thing)

    def starts(self) -> None:
        self._tell(EventType.STARTED, boot=1, version="bench")
        self.is_there()
        self.settles()

    def is_there(self) -> None:
        """A heartbeat."""
        note = json.loads(PresenceNote(self.thing, True, time.time()).to_json())
        self._lambdas.tell(note | {"topic_thing": self.thing, "received": int(time.time() * 1000)})

    def visited(self, purpose: str) -> None:
        """Typed, opened, shut again some seconds later; for every door of the code."""
        grant, doors = self._granted(purpose)
        self._tell(EventType.GRANT_USED, grant=grant, door=doors[0], doors=doors)
        self._publish()
        for door in doors:
            self._tell(EventType.DOOR_OPENED, grant=grant, door=door, outcome="opened")
            self.settles()
            self._tell(EventType.DOOR_CLOSED, grant=grant, door=door)
            self.settles()

    def settles(self) -> None:
        """Until it has told everything and heard everything."""
        self._hear()
        while self._pending:
            self._publish()
            self._hear()

    def _granted(self, purpose: str) -> tuple[str, list[str]]:
        found = [grant for bank in self._known.values() for grant in bank.grants if grant.purpose == purpose]
        ids = {grant.id for grant in found}
        assert len(ids) == 1, (purpose, found)
        return ids.pop(), sorted(door for grant in found for door in grant.doors)

    def _tell(self, type_: EventType, **body: Any) -> None:
        self._number += 1
        self._pending.append(Event(self._number, time.time(), type_, body))

    def _publish(self) -> None:
        batch = json.loads(Batch(self.thing, LINEAGE, 1, tuple(self._pending)).to_json())
        self._lambdas.tell(batch | {"topic_thing": self.thing, "received": int(time.time() * 1000)})

    def _hear(self) -> None:
        """A message for each document that was written since; then what it says."""
        self._meter.counts["messages"] += len(self._meter.shadows_written)
        self._meter.shadows_written.clear()
        for bank in self._banks:
            desired = BankDesired.from_wire(self._desired(f"bank-{bank}") or {"rev": BankDesired().rev})
            if desired.rev != self._known.get(bank, BankDesired()).rev or bank not in self._known:
                self._known[bank] = desired
                self._tell(EventType.BANK_SYNCED, bank=bank, rev=desired.rev)
        ack = CabinetDesired.from_wire(self._desired("cabinet")).ack
        acked = ack.number if ack and ack.lineage == LINEAGE else 0
        self._pending = [event for event in self._pending if event.number > acked]

    def _desired(self, name: str) -> dict[str, Any]:
        try:
            answer = self._shadows.get_thing_shadow(thingName=self.thing, shadowName=name)
        except self._shadows.exceptions.ResourceNotFoundException:
            return {}
        desired: dict[str, Any] = json.loads(answer["payload"].read())["state"].get("desired", {})
        return desired
