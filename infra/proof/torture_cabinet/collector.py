"""The cloud's part: takes what the rule put into the queue, applies it by number, acks through the shadow."""

import json
import threading
import time
from typing import Any

from cabinet_contract.shadow import Ack, CabinetDesired
from infra import typed
from infra.proof.rig.cabinet_cloud import CabinetCloud

PAUSE_S = 0.1


class Collector(threading.Thread):
    """`arrived` are the batches of every cabinet, in the order of arrival, repetitions and all."""

    def __init__(self, cloud: CabinetCloud) -> None:
        super().__init__(daemon=True)
        self._sqs, self._shadows = cloud.client("sqs"), cloud.client("iot-data")
        self._queue = cloud.outputs["CabinetEventsQueue"]
        self._ended = threading.Event()
        self._applied: dict[str, tuple[str, int]] = {}
        self._told: dict[str, set[str]] = {}
        self.arrived: list[dict[str, Any]] = []

    def run(self) -> None:
        while not self._ended.is_set():
            if not self._collect():
                time.sleep(PAUSE_S)

    def end(self) -> None:
        self._ended.set()
        self.join()

    def knows(self, thing: str, order: str) -> bool:
        """Whether an event told what became of the order."""
        return order in self._told.get(thing, ())

    def applied(self, thing: str) -> int:
        return self._applied.get(thing, ("", 0))[1]

    def _collect(self) -> bool:
        messages = self._sqs.receive_message(QueueUrl=self._queue, MaxNumberOfMessages=10).get("Messages", [])
        bodies = [json.loads(message["Body"]) for message in messages]
        moved = {thing for body in bodies if body["kind"] == "events" if (thing := self._apply(body))}
        for thing in moved:
            self._ack(thing)
        if messages:
            entries = [{"Id": str(n), "ReceiptHandle": m["ReceiptHandle"]} for n, m in enumerate(messages)]
            self._sqs.delete_message_batch(QueueUrl=self._queue, Entries=entries)
        return bool(messages)

    def _apply(self, batch: dict[str, Any]) -> str | None:
        """Applies it strictly by number. Returns the name of the thing if its ack has moved."""
        thing, lineage = typed.text(batch, "topic_thing"), typed.text(batch, "lineage")
        self.arrived.append(batch)
        known, applied = self._applied.get(thing, ("", 0))
        number = applied if known == lineage else 0
        for event in batch["events"]:
            if event["n"] == number + 1:
                number += 1
                self._told.setdefault(thing, set()).add(event.get("order", ""))
        if (lineage, number) == (known, applied):
            return None
        self._applied[thing] = lineage, number
        return thing

    def _ack(self, thing: str) -> None:
        desired = CabinetDesired(Ack(*self._applied[thing]))
        payload = json.dumps({"state": {"desired": desired.to_wire()}})
        self._shadows.update_thing_shadow(thingName=thing, shadowName="cabinet", payload=payload)
