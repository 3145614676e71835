"""The clock on the wall of every centre: China has one, without summer time since 1991."""

from datetime import date, datetime, timedelta, timezone

ZONE = timezone(timedelta(hours=8), "Asia/Shanghai")
# Nobody is woken by a reminder.
FIRST_HOUR, LAST_HOUR = 8, 21


def local(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, ZONE)


def in_words(seconds: int) -> str:
    """`11月25日 18:00`."""
    moment = local(seconds)
    return f"{moment.month}月{moment.day}日 {moment:%H:%M}"


def day_in_words(day: date) -> str:
    """`2026年11月25日`."""
    return f"{day.year}年{day.month}月{day.day}日"


def by_day(seconds: int) -> int:
    """The moment itself from 08:00 to 21:00, else the next 08:00."""
    moment = local(seconds)
    morning = moment.replace(hour=FIRST_HOUR, minute=0, second=0)
    if FIRST_HOUR <= moment.hour < LAST_HOUR:
        return seconds
    return int((morning if moment < morning else morning + timedelta(days=1)).timestamp())
