"""What is kept beside a cabinet: who changed a compartment and why, and events that wait for somebody."""

from enum import StrEnum

import msgspec

from chalicelib.domain.base.entity import Entity
from chalicelib.domain.cabinet.cabinet import DoorUse, Grant, GrantState
from chalicelib.domain.people.taking import Taker


class WantedUse(StrEnum):
    """What staff may make of a compartment that waits for nobody."""

    FREE = "free"
    QUARANTINED = "quarantined"
    DISABLED = "disabled"


class DoorChange(msgspec.Struct, frozen=True, kw_only=True):
    """Who made what of a compartment, and why."""

    door: str
    before: DoorUse
    use: WantedUse
    by: str
    at: int
    reason: str


class ParkedEvent(Entity, frozen=True, kw_only=True):
    """An event that was kept and not applied, and why; `at` by the cabinet's clock."""

    cabinet: str
    lineage: str
    number: int
    type: str
    at: float
    parked_at: int
    reason: str

    @property
    def id(self) -> str:
        return f"{self.lineage}-{self.number}"


class ParkedAction(StrEnum):
    """What becomes of a parked event: applied as if it came now, or laid aside."""

    APPLY = "apply"
    LAY_ASIDE = "lay-aside"


class ParkedEnd(msgspec.Struct, frozen=True, kw_only=True):
    """Who ended a parked event, how, and why."""

    event: str
    action: ParkedAction
    by: str
    at: int
    reason: str


class CollectingRoute(Entity, frozen=True, kw_only=True):
    """Who is on the way to a cabinet with which collect code; it is over when the code is."""

    cabinet: str
    grant: str
    taker: Taker
    until: int

    def goes_on(self, grant: Grant | None, now: int) -> bool:
        """`grant` is that of the route: once it is used or revoked nobody is on the way any more."""
        return now < self.until and grant is not None and grant.state is GrantState.OPEN
