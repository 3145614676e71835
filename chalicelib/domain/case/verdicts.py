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


class RefusalGround(StrEnum):
    """Why a deposit that has passed the pre-review may still not be accepted; nothing else is a ground."""

    NOT_REQUIRED = "not_required"  # 依法无需办理
    NOT_COMPETENT = "not_competent"  # 不属于本机关职权
    DIFFERS_FROM_UPLOAD = "differs_from_upload"  # 与预审材料不一致
    CONDITION_NOT_MET = "condition_not_met"  # 不符合法定条件
