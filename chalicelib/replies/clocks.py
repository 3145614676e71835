"""A deadline as its ledger has it at this moment."""

from chalicelib.domain.base.clocks import StopReason
from chalicelib.domain.catalogue.items import Text
from chalicelib.replies.base import Reply


class StandsSeen(Reply, frozen=True, kw_only=True):
    """Why a clock stands, in words too, and since when."""

    since: int
    reason: StopReason
    why: Text


class ClockSeen(Reply, frozen=True, kw_only=True):
    """A budget of `hours` from `started`. `due`: its end, null while it stands; `left`: seconds, negative when late.

    `ended`: when it ended for good, and `left` is then what was left.
    """

    hours: int
    started: int
    due: int | None
    left: int
    stands: StandsSeen | None
    ended: int | None
