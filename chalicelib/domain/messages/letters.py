"""Dead letters: effects that failed too often, and who made what of them and why."""

from enum import StrEnum

import msgspec

from chalicelib.domain.base.entity import Entity


class LetterAction(StrEnum):
    """What became of dead letters: sent round again, or given up."""

    REPLAY = "replay"  # 重新投递
    GIVE_UP = "give-up"  # 放弃


class LetterWork(Entity, frozen=True, kw_only=True):
    """How far one request has come with its `letters`: `done` of them have gone; `touched`: when it last took them."""

    letters: tuple[str, ...]
    unreadable: int
    touched: int
    done: tuple[str, ...] = ()


class LetterRecord(msgspec.Struct, frozen=True, kw_only=True):
    """Who did it, of which centre, when and why; `letters` are the queue's own names of them."""

    queue: str
    action: LetterAction
    letters: tuple[str, ...]
    by: str
    number: str
    centre: str
    at: int
    reason: str
