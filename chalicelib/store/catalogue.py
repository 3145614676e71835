"""What a centre has decided. An import writes a new generation, then one row makes it live: all or nothing."""

from collections.abc import Iterable
from typing import TypeVar

import msgspec

from chalicelib.domain.base.entity import Entity
from chalicelib.domain.catalogue.centre import CabinetPlan, Centre, CentreImport, Item, Place, Site
from chalicelib.errors import no_such
from chalicelib.store import codec
from chalicelib.store.rows import CatalogueRow
from chalicelib.store.transaction import Write

S = TypeVar("S", bound=msgspec.Struct)
_LIVE, _DEPLOYMENT = "live", "deployment"


class Live(Entity, frozen=True, kw_only=True):
    """Which generation of a centre's files counts."""

    centre: str
    generation: int


class Deployment(Entity, frozen=True, kw_only=True):
    """What only the deployment knows: the address under which the API is reached."""

    api_url: str


def live(centre: str) -> Live | None:
    return codec.found(CatalogueRow, Live, _LIVE, centre)


def centres() -> list[Live]:
    """Every centre of this deployment."""
    return [codec.read(row, Live) for row in CatalogueRow.query(_LIVE)]


def generation(centre: str) -> int:
    """Raises NotFound for a centre that has imported nothing."""
    found = live(centre)
    if found is None:
        raise no_such("centre")
    return found.generation


def write_generation(document: CentreImport, generation: int) -> None:
    """Not live yet; a crash in between leaves rows that nobody reads."""
    records = [
        ("centre", document.centre),
        *((f"item#{item.id}", item) for item in document.items),
        *((f"site#{site.id}", site) for site in document.sites),
        *((f"cabinet#{cabinet.id}", cabinet) for cabinet in document.cabinets),
        *((f"place#{n:06d}", place) for n, place in enumerate(document.places)),
    ]
    with CatalogueRow.batch_write() as batch:
        for sk, record in records:
            batch.save(CatalogueRow(document.centre.id, _sk(generation, sk), version=1, body=codec.body_of(record)))


def plan_live(before: Live | None, centre: str, generation: int) -> Write:
    version = before.version + 1 if before else 1
    body = codec.body_of(Live(centre=centre, generation=generation))
    return Write(CatalogueRow(_LIVE, centre, version=version, body=body))


def centre(id_: str, generation: int) -> Centre:
    """Raises NotFound."""
    found = _found(Centre, id_, generation, "centre")
    if found is None:
        raise no_such("centre")
    return found


def item(centre: str, generation: int, id_: str) -> Item:
    """Raises NotFound."""
    found = _found(Item, centre, generation, f"item#{id_}")
    if found is None:
        raise no_such("item")
    return found


def cabinet(centre: str, generation: int, id_: str) -> CabinetPlan:
    """Raises NotFound."""
    found = _found(CabinetPlan, centre, generation, f"cabinet#{id_}")
    if found is None:
        raise no_such("cabinet")
    return found


def placed(centre: str, generation: int, cabinet: str) -> tuple[CabinetPlan, Site] | None:
    """A cabinet and where it stands; None where the centre no longer has it."""
    plan = _found(CabinetPlan, centre, generation, f"cabinet#{cabinet}")
    site = _found(Site, centre, generation, f"site#{plan.site}") if plan else None
    return (plan, site) if plan and site else None


def _found(kind: type[S], centre: str, generation: int, sk: str) -> S | None:
    try:
        return codec.plain(CatalogueRow.get(centre, _sk(generation, sk)), kind)
    except CatalogueRow.DoesNotExist:
        return None


def items(centre: str, generation: int) -> list[Item]:
    return list(_all(Item, centre, generation, "item#"))


def sites(centre: str, generation: int) -> list[Site]:
    return list(_all(Site, centre, generation, "site#"))


def cabinets(centre: str, generation: int) -> list[CabinetPlan]:
    return list(_all(CabinetPlan, centre, generation, "cabinet#"))


def places(centre: str, generation: int) -> list[Place]:
    """In the order of the centre's file."""
    return list(_all(Place, centre, generation, "place#"))


def _all(kind: type[S], centre: str, generation: int, prefix: str) -> Iterable[S]:
    rows = CatalogueRow.query(centre, CatalogueRow.sk.startswith(_sk(generation, prefix)))
    return (codec.plain(row, kind) for row in rows)


def _sk(generation: int, rest: str) -> str:
    return f"g{generation:06d}#{rest}"


def deployment() -> Deployment | None:
    return codec.found(CatalogueRow, Deployment, _DEPLOYMENT, _DEPLOYMENT)


def plan_deployment(found: Deployment) -> Write:
    row = CatalogueRow(_DEPLOYMENT, _DEPLOYMENT, version=found.version + 1, body=codec.body_of(found))
    return Write(row)
