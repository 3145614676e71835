"""List prices as data: AWS's price pages for us-east-1, as of November 2026. No free tier, taxes or savings plans."""

from typing import NamedTuple

AS_OF = "2026-11"
MEMORY_GB = 1.0


class Price(NamedTuple):
    """US$ for a million of `unit`."""

    name: str
    unit: str
    per_million: float


# Not of a case, because a lambda asks once in minutes whatever the number of cases: the secret of the SMS account.
PRICES = (
    Price("DynamoDB writes", "write units", 0.625),
    Price("DynamoDB reads", "read units", 0.125),
    Price("API Gateway", "requests", 3.50),
    Price("shadow operations", "operations", 1.25),
    Price("IoT messages", "messages", 1.00),
    Price("IoT rules", "rules and their actions", 0.15),
    Price("KMS", "requests", 3.00),
    Price("SQS", "requests", 0.40),
    Price("Lambda", "invocations", 0.20),
    Price("Lambda's time", "GB-seconds", 16.6667),
    Price("S3 uploads", "requests", 5.00),
    Price("S3 looks", "requests", 0.40),
)
# Reasoned, not measured here: a machine that others use says nothing about Lambda's milliseconds. On the local stack
# 121 invocations with about 450 calls took 3.7 s; so much of it is the invocation's own, and so much each call's.
SECONDS_PER_INVOCATION, SECONDS_PER_CALL = 0.012, 0.005
