"""What a centre has decided, as the use cases need it. A case keeps the generation it was opened under."""

import functools

import msgspec

from chalicelib.domain.case.case import Case
from chalicelib.domain.catalogue.centre import CabinetPlan, Centre, Item, Settings, Site, Text
from chalicelib.errors import BadInput
from chalicelib.store import catalogue


@functools.lru_cache(maxsize=64)
def centre(id_: str, generation: int) -> Centre:
    """Never changes: a new import is a new generation."""
    return catalogue.centre(id_, generation)


@functools.lru_cache(maxsize=1024)
def item(centre_id: str, generation: int, id_: str) -> Item:
    """Raises NotFound."""
    return catalogue.item(centre_id, generation, id_)


@functools.lru_cache(maxsize=1024)
def placed(centre_id: str, generation: int, cabinet: str) -> tuple[CabinetPlan, Site] | None:
    """A cabinet and where it stands; None for one that the centre no longer has."""
    return catalogue.placed(centre_id, generation, cabinet)


def placed_now(centre_id: str, cabinet: str) -> tuple[CabinetPlan, Site] | None:
    """The same by the files in force."""
    return placed(centre_id, catalogue.generation(centre_id), cabinet)


def cabinet_named(centre_id: str, generation: int, cabinet: str) -> tuple[Text, Text] | None:
    """What a cabinet and its site are called; None for one that the centre no longer has."""
    found = placed(centre_id, generation, cabinet)
    return (found[0].name, found[1].name) if found else None


def called_now(centre_id: str, cabinet: str) -> tuple[Text | None, Text | None]:
    """The same by the files in force; nothing for one that the centre no longer has."""
    return cabinet_named(centre_id, catalogue.generation(centre_id), cabinet) or (None, None)


class Rules(msgspec.Struct, frozen=True):
    """The item and the settings that bind one case."""

    item: Item
    settings: Settings


def of_case(case: Case) -> Rules:
    found = centre(case.centre, case.generation)
    return Rules(item(case.centre, case.generation, case.item), found.settings)


def asked_generation(centre_id: str) -> int:
    """Of a centre that the caller should have named. Raises BadInput (CENTRE_NEEDED), NotFound."""
    if not centre_id:
        raise BadInput("CENTRE_NEEDED", "centre")
    return catalogue.generation(centre_id)


def settings(centre_id: str) -> Settings:
    """The settings in force now, for what is bound to no case. Raises NotFound."""
    return centre(centre_id, catalogue.generation(centre_id)).settings


def place_of(centre_id: str, cabinet: str, door: str = "") -> str:
    """The cabinet's name and door as a text says it: 陆港大厦信包箱 A03."""
    generation = catalogue.generation(centre_id)
    return f"{catalogue.cabinet(centre_id, generation, cabinet).name.zh} {door}".strip()
