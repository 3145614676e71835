"""The public notice (公示) that some items need before they are filed: calendar days, whatever the calendar of working
days says. A period that has to be waited out does not move: one that ends on a holiday ends there.
"""

from datetime import date, timedelta

from chalicelib.domain.base.china_time import day_in_words, local
from chalicelib.errors import BadInput

_FIELD = "notice_from"


def last_day(published: date, days: int) -> date:
    """The days are those after the one of publication; the last of them ends at 24:00."""
    return published + timedelta(days=days)


def first_filing_day(published: date, days: int) -> date:
    return last_day(published, days) + timedelta(days=1)


def require_over(days: int, published: date | None, now: int) -> None:
    """Nothing for an item without notice. Raises BadInput while the notice runs, and where its day is not known."""
    if not days:
        return
    if published is None:
        raise BadInput("NOTICE_DATE_NEEDED", _FIELD, days=days)
    today = local(now).date()
    if published > today:
        raise BadInput("NOTICE_IN_FUTURE", _FIELD)
    first = first_filing_day(published, days)
    if today < first:
        raise BadInput("NOTICE_RUNNING", _FIELD, days=days, first=first, first_zh=day_in_words(first))
