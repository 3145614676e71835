"""The public board."""

from chalicelib.domain.cabinet.condition import Condition
from chalicelib.domain.catalogue.items import Text
from chalicelib.replies.base import Reply
from chalicelib.replies.cabinets import CabinetPlaced


class CabinetOnBoard(CabinetPlaced, frozen=True, kw_only=True):
    """`doors`: how many can be used at all; `free` and `in_use` of them."""

    doors: int
    free: int
    in_use: int
    health: Condition
    health_name: Text


class MonthsFigures(Reply, frozen=True, kw_only=True):
    """Of the month so far: closings of doors that counted, and pre-reviews that were passed.

    `pre_review_median`: seconds of the reviewers' clock; null where none was passed. `share_in_use` is of this moment,
    from 0 to 1; null where there is no door.
    """

    month: str
    deposits: int
    pickups: int
    doors: int
    doors_in_use: int
    share_in_use: float | None
    pre_reviews: int
    pre_review_median: int | None


class BoardSeen(Reply, frozen=True, kw_only=True):
    """`as_of`: everything is at least as new."""

    centre: str
    name: Text
    as_of: int
    cabinets: list[CabinetOnBoard]
    figures: MonthsFigures
