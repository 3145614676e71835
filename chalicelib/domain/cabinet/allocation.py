"""Which compartment an envelope gets: the smallest that fits, within reach, spread over the cabinet."""

from collections.abc import Iterable

from chalicelib.domain.base.reach import is_within_reach
from chalicelib.domain.cabinet.cabinet import Door, DoorUse
from chalicelib.domain.catalogue.words import Size
from chalicelib.errors import BadInput, NothingFree

SIZES = tuple(Size)
REACHES = ("any", "low")


def fits(door: Door, size: str, reach: str) -> bool:
    """Large enough, and for reach `low` wholly within what a seated person reaches."""
    if SIZES.index(door.size) < SIZES.index(size):
        return False
    return reach == "any" or is_within_reach(door.low, door.high)


def checked_wish(size: str, reach: str) -> tuple[str, str]:
    """Raises BadInput for a size or reach outside the lists."""
    if size not in SIZES:
        raise BadInput("BAD_SIZE", "size", names=", ".join(SIZES))
    return size, checked_reach(reach)


def checked_reach(reach: str) -> str:
    """Raises BadInput for a reach outside the list."""
    if reach not in REACHES:
        raise BadInput("BAD_REACH", "reach", names=", ".join(REACHES))
    return reach


def free_doors(doors: Iterable[Door], size: str, reach: str) -> list[Door]:
    return [door for door in doors if door.use is DoorUse.FREE and fits(door, size, reach)]


def choose(doors: Iterable[Door], size: str, reach: str, spread: int) -> Door:
    """One free fitting door; `spread` (any random number) keeps racing applicants from all choosing the same.

    Raises NothingFree: NO_FREE_FITTING_COMPARTMENT, or NO_ACCESSIBLE_COMPARTMENT where only reach stood in the way.
    """
    found = list(doors)
    candidates = free_doors(found, size, reach)
    if not candidates:
        raise _nothing(free_doors(found, size, "any"))
    smallest = min(SIZES.index(door.size) for door in candidates)
    best = [door for door in candidates if SIZES.index(door.size) == smallest]
    return best[spread % len(best)]


def _nothing(within_any_reach: list[Door]) -> NothingFree:
    if within_any_reach:
        return NothingFree("NO_ACCESSIBLE_COMPARTMENT", "reach")
    return NothingFree("NO_FREE_FITTING_COMPARTMENT", "size")
