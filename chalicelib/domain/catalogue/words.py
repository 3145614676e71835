"""The closed lists that a centre's files choose from; a word outside them is a fault of the import."""

from enum import StrEnum


class PartyKind(StrEnum):
    """Who may apply: 自然人、企业法人."""

    PERSON = "person"
    ENTERPRISE = "enterprise"


class ItemKind(StrEnum):
    """行政许可、行政确认、其他行政权力、公共服务."""

    LICENCE = "licence"
    CONFIRMATION = "confirmation"
    OTHER_POWER = "other_power"
    PUBLIC_SERVICE = "public_service"


class Handling(StrEnum):
    """即办件 is decided on the spot, 承诺件 within the promised working days."""

    IMMEDIATE = "immediate"
    PROMISED = "promised"


class Rank(StrEnum):
    """主要材料、次要材料: only minor ones may ever be missing at a tolerant acceptance."""

    MAIN = "main"
    MINOR = "minor"


class Form(StrEnum):
    ORIGINAL = "original"
    COPY = "copy"
    ORIGINAL_AND_COPY = "original_and_copy"
    ELECTRONIC = "electronic"


class Trust(StrEnum):
    """Of 国办函〔2016〕108号: A issued by an agency, B compared with its original by a window, C uploaded and still
    to be compared, D self-made under promise.
    """

    A = "A"
    B = "B"
    C = "C"
    D = "D"


class Source(StrEnum):
    """Whether the lists come from the source documents or were made up for the demonstration."""

    DOCUMENTS = "documents"
    DEMONSTRATION = "demonstration"


class SiteKind(StrEnum):
    """大厅、驿站、楼小二服务点、街道、社区."""

    HALL = "hall"
    STATION = "station"
    LOUXIAOER = "louxiaoer"
    STREET = "street"
    COMMUNITY = "community"


class PlaceKind(StrEnum):
    """What a search for a place has found: 站点、地点."""

    SITE = "site"
    PLACE = "place"


class Position(StrEnum):
    """How far a site's coordinates can be trusted."""

    SURVEYED = "surveyed"
    APPROXIMATE = "approximate"


class Size(StrEnum):
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


class SmsKind(StrEnum):
    SIGN_IN_CODE = "sign_in_code"
    DEPOSIT_CODE = "deposit_code"
    DEPOSIT_RECEIPT = "deposit_receipt"
    RETURNED = "returned"
    CORRECTION_CODE = "correction_code"
    PICKUP_CODE = "pickup_code"
    REISSUED_CODE = "reissued_code"
    NOT_ACCEPTED = "not_accepted"
    DEPOSIT_REMINDER = "deposit_reminder"
    PICKUP_REMINDER = "pickup_reminder"
    DEADLINE_MOVED = "deadline_moved"
    MOVED_DOOR = "moved_door"
    RECALL_BEGUN = "recall_begun"
    CHECK_UNDONE = "check_undone"
    DEPOSIT_WAS_EMPTY = "deposit_was_empty"
    FOUND_EMPTY = "found_empty"
    RESULT_NOT_THERE = "result_not_there"
    OTHER_CABINET = "other_cabinet"
    CONSENT_ASKED = "consent_asked"
    MAIL_RETURNED = "mail_returned"
    CONSENT_RECORDED = "consent_recorded"
