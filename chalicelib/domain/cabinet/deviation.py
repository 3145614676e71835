"""When a result may wait elsewhere than its applicant chose: where it must, and then at the next cabinet."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NoReturn

import msgspec

from chalicelib.domain.catalogue.items import Text
from chalicelib.errors import OutOfTurn

NEAR_KM = 2.0
_KM = f"{NEAR_KM:g}"


class DeviationGround(StrEnum):
    NO_ROOM = "no_room"  # 无合适空格口
    OUT_OF_REACH = "out_of_reach"  # 无法联系


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """A cabinet: how far from the chosen one, whether it can be reached, whether the result has room in reach."""

    cabinet: str
    name: Text
    km: float
    reachable: bool
    has_room: bool

    @property
    def usable(self) -> bool:
        return self.reachable and self.has_room

    @property
    def said(self) -> str:
        """Its name, and the id with which it is asked for."""
        return f"{self.name.en} ({self.cabinet})"

    @property
    def said_zh(self) -> str:
        return f"{self.name.zh}（{self.cabinet}）"


def ground_of(chosen: Candidate) -> DeviationGround | None:
    """Why the chosen cabinet cannot be used now; None where it can."""
    if not chosen.reachable:
        return DeviationGround.OUT_OF_REACH
    return None if chosen.has_room else DeviationGround.NO_ROOM


def next_one(others: Iterable[Candidate]) -> Candidate | None:
    """The nearest that can be used, within NEAR_KM."""
    near = [one for one in others if one.usable and one.km <= NEAR_KM]
    return min(near, key=lambda one: (one.km, one.cabinet), default=None)


def require_allowed(chosen: Candidate, wanted: str, others: Iterable[Candidate]) -> DeviationGround:
    """The ground on which the result waits at `wanted` instead.

    Raises OutOfTurn: CHOSEN_CABINET_USABLE, NO_CABINET_NEAR, NOT_THE_NEXT_CABINET.
    """
    ground = ground_of(chosen)
    if ground is None:
        raise OutOfTurn("CHOSEN_CABINET_USABLE", "cabinet", name=chosen.said, name_zh=chosen.said_zh)
    following = _require_next(others)
    if following.cabinet != wanted:
        raise OutOfTurn("NOT_THE_NEXT_CABINET", "cabinet", name=following.said, name_zh=following.said_zh)
    return ground


def refuse_full(others: Iterable[Candidate]) -> NoReturn:
    """For a chosen cabinet without room: says which is the next. Raises OutOfTurn."""
    following = _require_next(others)
    raise OutOfTurn("CHOSEN_CABINET_FULL", "cabinet", name=following.said, name_zh=following.said_zh, km=_KM)


def _require_next(others: Iterable[Candidate]) -> Candidate:
    following = next_one(others)
    if following is None:
        raise OutOfTurn("NO_CABINET_NEAR", "cabinet", km=_KM)
    return following
