"""Cabinets, for who is choosing one and for staff."""

from typing import Any

from chalicelib.domain.cabinet.cabinet import DoorUse
from chalicelib.domain.cabinet.geometry import BankDrawn
from chalicelib.domain.cabinet.orders import OrderState
from chalicelib.domain.cabinet.records import ParkedAction, WantedUse
from chalicelib.domain.catalogue.items import Text
from chalicelib.domain.catalogue.opening import OpeningHours
from chalicelib.domain.catalogue.words import PlaceKind, Position, SiteKind
from chalicelib.replies.base import Reply
from chalicelib.replies.cases import EnvelopeSeen
from chalicelib.replies.people import InHand
from chalicelib.replies.queues import CaseLine


class CabinetPlaced(Reply, frozen=True, kw_only=True):
    """A cabinet and the site where it stands; `reachable`: out of reach, a code works there all the same."""

    cabinet: str
    name: Text
    site: Text
    kind: SiteKind
    address: Text
    latitude: float
    longitude: float
    position: Position
    opening: OpeningHours
    reachable: bool


class FreeDoors(Reply, frozen=True, kw_only=True):
    """Free compartments of one size, and those of them within reach of a seated person."""

    free: int
    low: int


class CabinetNearby(CabinetPlaced, frozen=True, kw_only=True):
    """`free` counts the compartments that fit the wish."""

    distance_km: float | None
    free: int
    free_by_size: dict[str, FreeDoors]


class CabinetFront(CabinetPlaced, frozen=True, kw_only=True):
    """How it looks from in front: the banks from the left, in each its columns, in each its doors from the floor up."""

    banks: list[BankDrawn]


class PlaceFound(Reply, frozen=True, kw_only=True):
    """A site of the centre, or a place that its files name; a place has no address."""

    kind: PlaceKind
    name: Text
    address: Text | None
    latitude: float
    longitude: float


class DoorSeen(Reply, frozen=True, kw_only=True):
    use: DoorUse
    size: str


class DoorReport(DoorSeen, frozen=True, kw_only=True):
    """One compartment, the envelope that is there or on its way, and its case; null where it waits for nobody."""

    cabinet: str
    door: str
    envelope: EnvelopeSeen | None
    case: CaseLine | None


class OrderSeen(Reply, frozen=True, kw_only=True):
    """`outcome`: what the sensor said, why it was refused, or null while nobody knows."""

    order: str
    door: str
    until: int
    outcome: str | None


class CabinetSeen(Reply, frozen=True, kw_only=True):
    """`in_step`: the cabinet has confirmed what it shall know; `settings` differ from its own configuration.

    `name` and `site` as the centre calls them now; null for a cabinet that it no longer has.
    """

    cabinet: str
    name: Text | None
    site: Text | None
    reachable: bool
    seen: int
    awaiting_provisioning: bool
    in_step: bool
    doors: dict[str, DoorSeen]
    settings: dict[str, int]
    orders: list[OrderSeen]


class RouteSeen(Reply, frozen=True, kw_only=True):
    """Who is on the way to the cabinet with a collect code, until when."""

    taken_by: InHand | None
    until: int


class CabinetReport(CabinetSeen, frozen=True, kw_only=True):
    """`reported`: what the cabinet says of itself in its `cabinet` shadow; `route` null where nobody collects there.

    `bounds`: every setting that may be changed from afar, with the least and the most that it takes. `banks`: as it
    stands, to be drawn; none for a cabinet that the centre no longer has.
    """

    reported: dict[str, Any]
    bounds: dict[str, tuple[int, int]]
    banks: list[BankDrawn]
    route: RouteSeen | None


class DoorChanged(Reply, frozen=True, kw_only=True):
    """`use` as it was asked for; a door that is cleared first shows `releasing` until the cabinet has confirmed it."""

    cabinet: str
    door: str
    use: WantedUse


class ParkedSeen(Reply, frozen=True, kw_only=True):
    """`told`: the event as the cabinet said it; `at` by the cabinet's clock."""

    event: str
    type: str
    at: float
    parked_at: int
    reason: str
    told: dict[str, Any]


class ParkedEnded(Reply, frozen=True, kw_only=True):
    event: str
    action: ParkedAction


class OrderMade(Reply, frozen=True, kw_only=True):
    order: str
    door: str
    until: int


class OrderReport(Reply, frozen=True, kw_only=True):
    """What became of an order: `about` says it in one line, `outcome` is the cabinet's own word.

    `ordered_by` is a staff number; `answered_at` and `closed_at` by the cabinet's clock, null while it has not told.
    """

    order: str
    cabinet: str
    door: str
    reason: str
    ordered_by: str
    ordered_at: int | None
    until: int
    state: OrderState
    about: Text
    outcome: str | None
    answered_at: int | None
    closed_at: int | None


class SettingsChanged(Reply, frozen=True, kw_only=True):
    cabinet: str
    settings: dict[str, int]


class ProvisioningAwaited(Reply, frozen=True, kw_only=True):
    cabinet: str
    awaiting_provisioning: bool
