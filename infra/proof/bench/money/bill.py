"""The bill of one case: what was counted, by its list price."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from infra.proof.bench.money.prices import (
    AS_OF,
    MEMORY_GB,
    PRICES,
    SECONDS_PER_CALL,
    SECONDS_PER_INVOCATION,
)

GOAL = 0.80
# A presigned form or link is made without asking anybody, though the SDK announces it like a call; a secret is not of
# the case (prices.py).
_NOT_ASKED = ("s3 CreateBucket", "s3 GetObject", "secretsmanager GetSecretValue")


class Line(NamedTuple):
    """`dollars` for a thousand cases."""

    name: str
    number: float
    unit: str
    dollars: float


def bill(found: Mapping[str, Any]) -> list[Line]:
    """In the order of the price list."""
    numbers = _numbers(found["counts"], found["calls"])
    return [
        Line(price.name, numbers[price.name], price.unit, numbers[price.name] * price.per_million / 1000)
        for price in PRICES
    ]


def total(lines: list[Line]) -> float:
    return sum(line.dollars for line in lines)


def _numbers(counts: Mapping[str, float], calls: Mapping[str, int]) -> dict[str, float]:
    def asked(service: str) -> int:
        return sum(number for call, number in calls.items() if call.split()[0] == service and call not in _NOT_ASKED)

    every = sum(number for call, number in calls.items() if call not in _NOT_ASKED)
    seconds = counts["invocations"] * SECONDS_PER_INVOCATION + every * SECONDS_PER_CALL
    return {
        "DynamoDB writes": counts["write units"],
        "DynamoDB reads": counts["read units"],
        "API Gateway": counts["requests"],
        "shadow operations": asked("iot-data"),
        "IoT messages": counts["messages"],
        "IoT rules": counts["rules"],
        "KMS": asked("kms"),
        "SQS": asked("sqs") + counts["queue requests"],
        "Lambda": counts["invocations"],
        "Lambda's time": seconds * MEMORY_GB,
        "S3 uploads": counts["uploads"],
        "S3 looks": asked("s3"),
    }


def table(bills: Mapping[str, list[Line]]) -> list[str]:
    """A line for each price, a pair of columns for each tree."""
    names = list(bills)
    head = f"  {'one straight case':20}" + "".join(f"{name:>24}" for name in names)
    rows = [
        f"  {lines[0].name:20}" + "".join(f"{line.number:14.1f}  ${line.dollars:7.4f}" for line in lines)
        for lines in zip(*bills.values(), strict=True)
    ]
    return [head, *rows, f"  US$ for 1,000 cases; list prices of us-east-1, as of {AS_OF}"]


def sentence(lines: list[Line]) -> str:
    return f"money: US${total(lines):.2f} per 1,000 cases without SMS (goal {GOAL:.2f})"
