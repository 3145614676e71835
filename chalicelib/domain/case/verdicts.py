"""What staff decide about a case, as closed lists."""

from enum import StrEnum


class PreReviewVerdict(StrEnum):
    """通过、退回."""

    PASS = "pass"
    RETURN = "return"


class AcceptanceVerdict(StrEnum):
    """受理、不予受理."""

    ACCEPT = "accept"
    REFUSE = "refuse"


class DecisionOutcome(StrEnum):
    """准予、不予."""

    GRANTED = "granted"
    REFUSED = "refused"
