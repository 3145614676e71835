"""Medians of nine, and how they are written."""

from collections.abc import Sequence
from statistics import median

TIMES = 9


def shown(name: str, seconds: Sequence[float]) -> str:
    low, high = min(seconds) * 1000, max(seconds) * 1000
    return f"  {name:52} {median(seconds) * 1000:7.1f} ms   ({low:.1f} to {high:.1f}, {len(seconds)} times)"


def ratio(measured: Sequence[float], floor: Sequence[float]) -> float:
    return median(measured) / median(floor)
