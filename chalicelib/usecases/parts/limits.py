"""Counting what must not happen too often; the count is part of the transaction of what it counts."""

from chalicelib.domain.base.entity import changed
from chalicelib.domain.people.sign_in import Counter, Limit
from chalicelib.errors import TooMany
from chalicelib.store import access
from chalicelib.store.transaction import Write


def plan_counted(limit: Limit, who: str, now: int) -> Write:
    """One more for `who`. Raises TooMany (TOO_MANY_CODES) with the minutes until the window ends."""
    start = now // limit.window * limit.window
    end = start + limit.window
    key = f"count#{limit.scope}#{limit.window}#{start}#{who}"
    counter = access.load(key, Counter) or Counter()
    if counter.count >= limit.most:
        raise TooMany("TOO_MANY_CODES", minutes=-(-(end - now) // 60))
    return access.plan(key, changed(counter, count=counter.count + 1), end)
