"""Counting what must not happen too often; the count is part of the transaction of what it counts."""

from chalicelib.domain.base.entity import changed
from chalicelib.domain.people.sign_in import Counter, Limit
from chalicelib.errors import TooMany
from chalicelib.gateways import keys
from chalicelib.store import access
from chalicelib.store.transaction import Write


def plan_counted(limit: Limit, who: str, now: int) -> Write:
    """One more for `who`. Raises TooMany (TOO_MANY_CODES) with the minutes until the window ends."""
    key, end, counter = _found(limit, who, now)
    if counter.count >= limit.most:
        raise TooMany("TOO_MANY_CODES", minutes=_minutes(end - now))
    return access.plan(key, changed(counter, count=counter.count + 1), end)


def plan_tried(limit: Limit, who: str, now: int, *, missed: bool) -> Write:
    """One more try; only misses count. Raises TooMany (TOO_MANY_TRIES), also for a try that would have been right."""
    key, end, counter = _found(limit, who, now)
    if counter.count >= limit.most:
        raise TooMany("TOO_MANY_TRIES", minutes=_minutes(end - now))
    return access.plan(key, changed(counter, count=counter.count + missed), end)


def source(address: str) -> str:
    """Where somebody calls from, as it may be kept: a keyed hash."""
    return keys.mac("INDEX_KEY_ID", f"address|{address}".encode()).hex()


def _found(limit: Limit, who: str, now: int) -> tuple[str, int, Counter]:
    start = now // limit.window * limit.window
    key = f"count#{limit.scope}#{limit.window}#{start}#{who}"
    return key, start + limit.window, access.load(key, Counter) or Counter()


def _minutes(seconds: int) -> int:
    return -(-seconds // 60)
