"""When a site can be entered: always, by its hours, or nobody knows."""

from collections.abc import Iterator

import msgspec

from chalicelib.domain.base.china_time import local
from chalicelib.domain.catalogue.centre import Site
from chalicelib.domain.catalogue.faults import Fault


class OpeningHours(msgspec.Struct, frozen=True, kw_only=True):
    """`closed_on`: days of the week, 1 Monday … 7 Sunday. `now`: whether it is open, null where no hours are given.

    Holidays are not known here.
    """

    always: bool
    opens: str | None
    closes: str | None
    closed_on: tuple[int, ...]
    now: bool | None


def opening(site: Site, now: int) -> OpeningHours:
    closed_on = tuple(sorted({int(day) for day in site.closed_on}))
    return OpeningHours(
        always=site.open_24h, opens=site.opens, closes=site.closes, closed_on=closed_on,
        now=True if site.open_24h else _is_open(site, closed_on, now),
    )  # fmt: skip


def _is_open(site: Site, closed_on: tuple[int, ...], now: int) -> bool | None:
    if site.opens is None or site.closes is None:
        return None
    moment = local(now)
    return moment.isoweekday() not in closed_on and site.opens <= f"{moment:%H:%M}" < site.closes


def opening_faults(site: Site, path: str) -> Iterator[Fault]:
    if site.open_24h and (site.opens or site.closes or site.closed_on):
        yield Fault(f"{path}.open_24h", "a site that is always open has no hours", "全天开放的站点不填开放时间")
    if (site.opens is None) is not (site.closes is None):
        missing = "opens" if site.opens is None else "closes"
        yield Fault(f"{path}.{missing}", "give both opens and closes, or neither", "开放、关闭时间应同时填写或都不填")
    if site.opens and site.closes and site.opens >= site.closes:
        yield Fault(f"{path}.closes", "must be later than opens", "关闭时间应晚于开放时间")
