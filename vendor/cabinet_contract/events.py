"""What a cabinet tells the cloud: numbered events in batches, and its presence.

Numbers run from 1 without a gap for one thing and one *lineage* (a random id made with the journal): a cabinet that
lost its disk starts a new lineage, so that its new number 1 is never taken for an old one.
"""

import json
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from cabinet_contract.errors import ContractError, require
from cabinet_contract.names import LAST_NUMBER, is_thing
from cabinet_contract.values import is_id, is_moment
from cabinet_contract.words import event_type

VERSION = 1
MAX_BATCH = 100
LONGEST_LINEAGE = 32
# How many earlier places of one event are told: a journal is not repaired more often before the cloud hears of it.
MOST_EARLIER = 8
MAX_PAYLOAD_BYTES = 128 * 1024  # AWS IoT: one MQTT message


class Told(NamedTuple):
    """The place of an event in one journal; `lineage#number` on the wire."""

    lineage: str
    number: int

    def to_wire(self) -> str:
        return f"{self.lineage}#{self.number}"

    @classmethod
    def from_wire(cls, text: Any) -> "Told":
        lineage, _, number = text.partition("#") if isinstance(text, str) else ("", "", "")
        fits = _is_word(lineage) and len(lineage) <= LONGEST_LINEAGE and _is_number(number)
        require(fits, "events.was", "must be a lineage, # and a number")
        return cls(lineage, int(number))


@dataclass(frozen=True, slots=True)
class Event:
    """`at` is the cabinet's trusted clock in epoch seconds; `body` holds the type's own fields.

    `type` is one of EventType, or a word of a newer cabinet: whoever does not know it keeps it and goes on.
    """

    number: int
    at: float
    type: str
    body: dict[str, Any] = field(default_factory=dict)

    def to_wire(self) -> dict[str, Any]:
        return {"n": self.number, "at": self.at, "type": str(self.type), **self.body}

    @classmethod
    def from_wire(cls, wire: Any) -> "Event":
        require(isinstance(wire, dict), "events", "an event is an object")
        number, at, type_ = wire.get("n"), wire.get("at"), wire.get("type")
        require(type(number) is int and 0 < number <= LAST_NUMBER, "events.n", "must be a number from 1")
        require(is_moment(at), "events.at", "must be epoch seconds")
        require(is_id(type_), "events.type", "must be a short text")
        body = {key: value for key, value in wire.items() if key not in ("n", "at", "type")}
        return cls(number, float(at), event_type(type_), body)

    @property
    def was(self) -> tuple[Told, ...]:
        """Where the same event stood in journals that were given up, oldest first. Raises ContractError."""
        rows = self.body.get("was") or ()
        require(isinstance(rows, list | tuple) and len(rows) <= MOST_EARLIER, "events.was", f"at most {MOST_EARLIER}")
        return tuple(Told.from_wire(row) for row in rows)


@dataclass(frozen=True, slots=True)
class Batch:
    thing: str
    lineage: str
    boot: int
    events: tuple[Event, ...]

    def to_wire(self) -> dict[str, Any]:
        return {
            "v": VERSION,
            "thing": self.thing,
            "lineage": self.lineage,
            "boot": self.boot,
            "events": [e.to_wire() for e in self.events],
        }

    def to_json(self) -> bytes:
        return json.dumps(self.to_wire(), separators=(",", ":"), ensure_ascii=False).encode()

    @classmethod
    def from_wire(cls, wire: Any) -> "Batch":
        """Raises ContractError; `wire` is the decoded payload."""
        require(isinstance(wire, dict) and wire.get("v") == VERSION, "v", f"must be {VERSION}")
        thing, lineage, boot, events = (wire.get(k) for k in ("thing", "lineage", "boot", "events"))
        require(isinstance(thing, str) and is_thing(thing), "thing", "is no cabinet's name")
        require(_is_word(lineage) and len(lineage) <= LONGEST_LINEAGE, "lineage", "must be letters and digits")
        require(type(boot) is int and 0 <= boot <= LAST_NUMBER, "boot", "must be a number from 0")
        require(isinstance(events, list) and len(events) <= MAX_BATCH, "events", f"at most {MAX_BATCH}")
        return cls(thing, lineage, boot, tuple(Event.from_wire(e) for e in events))

    @classmethod
    def from_json(cls, payload: bytes | str) -> "Batch":
        return cls.from_wire(_decoded(payload))


@dataclass(frozen=True, slots=True)
class PresenceNote:
    thing: str
    online: bool
    at: float

    def to_wire(self) -> dict[str, Any]:
        return {"thing": self.thing, "online": self.online, "at": self.at}

    def to_json(self) -> bytes:
        return json.dumps(self.to_wire()).encode()

    @classmethod
    def from_wire(cls, wire: Any) -> "PresenceNote":
        require(isinstance(wire, dict), "presence", "must be an object")
        thing, online, at = wire.get("thing"), wire.get("online"), wire.get("at")
        require(isinstance(thing, str) and is_thing(thing), "thing", "is no cabinet's name")
        require(isinstance(online, bool) and is_moment(at), "online", "needs online and at")
        return cls(thing, online, float(at))


def _is_word(text: Any) -> bool:
    return isinstance(text, str) and text.isascii() and text.isalnum()


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= len(str(LAST_NUMBER))


def _decoded(payload: bytes | str) -> Any:
    try:
        return json.loads(payload)
    except (ValueError, RecursionError) as error:
        raise ContractError("payload", "is not JSON") from error
