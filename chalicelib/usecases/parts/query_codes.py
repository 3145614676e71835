"""The six digits (查询码) with which anybody asks how far a case is: on its receipts, and in no table.

A keyed hash of the case's id: nobody who reads the tables learns it, and a case of before query codes has one too.
"""

import functools

from chalicelib.domain.case.case import Case
from chalicelib.gateways import keys

DIGITS = 6


def of(case: Case) -> str | None:
    """None before the first submission: there is nothing to ask about yet."""
    return derived(case.id) if case.number else None


@functools.lru_cache(maxsize=4096)
def derived(case: str) -> str:
    drawn = int.from_bytes(keys.mac("INDEX_KEY_ID", f"query-code|{case}".encode())[:8])
    return f"{drawn % 10**DIGITS:0{DIGITS}d}"
