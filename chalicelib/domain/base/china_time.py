"""The clock on the wall of every centre: China has one, without summer time since 1991."""

from datetime import date, datetime, timedelta, timezone

ZONE = timezone(timedelta(hours=8), "Asia/Shanghai")


def local(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, ZONE)


def in_words(seconds: int) -> str:
    """`11月25日 18:00`."""
    moment = local(seconds)
    return f"{moment.month}月{moment.day}日 {moment:%H:%M}"


def day_in_words(day: date) -> str:
    """`2026年11月25日`."""
    return f"{day.year}年{day.month}月{day.day}日"
