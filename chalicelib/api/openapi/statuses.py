"""The HTTP status of every error code; a test holds it against the classes that raise them."""

_OF: dict[int, tuple[str, ...]] = {
    403: (
        "CALLBACK_NOT_SIGNED", "FOREIGN_PAGE", "NOT_AGENT", "NOT_YOUR_TURN", "ROLE_MISSING", "SAME_PERSON",
        "SESSION_ENDED",
    ),
    409: (
        "CHOSEN_ALREADY", "CHOSEN_CABINET_FULL", "CHOSEN_CABINET_GONE", "CHOSEN_CABINET_USABLE", "COLLECTING_FIXED",
        "CONSENT_NEEDED", "NOTHING_TO_ASK", "NOTHING_TO_RETURN", "NOT_ASKED", "NOT_THE_NEXT_CABINET", "NO_CABINET_NEAR",
        "BUSY", "DOOR_IN_USE", "IDEMPOTENCY_KEY_REUSED", "NOTHING_INSIDE", "NOTHING_TO_COLLECT", "NOT_ANNOUNCED",
        "NOT_AT_THE_DESK", "NOT_TAKEN", "TAKEN_ALREADY",
        "NOT_AT_WINDOW", "NOT_CHECKED", "NOT_DELIVERED", "NOT_IN_HAND", "NOT_IN_THE_MAIL",
        "NOT_PREPARED", "NOT_STORED", "NOT_VERIFIED",
        "NOT_WITH_APPLICANT", "NOT_WITH_DEPARTMENT", "NO_ACCESSIBLE_COMPARTMENT", "NO_CHECK_TO_UNDO",
        "NO_FREE_FITTING_COMPARTMENT",
        "ORDERED_ALREADY", "OUT_OF_TURN", "PAPER_INSIDE", "PREPARED_OTHERWISE", "STATE_MOVED_ON", "STILL_PARKED",
    ),
    413: ("BODY_TOO_LARGE", "FILE_TOO_LARGE"),
    429: ("TOO_MANY_CODES", "TOO_MANY_TRIES"),
    500: ("UNFORESEEN",),
}  # fmt: skip
_STATUS = {code: status for status, codes in _OF.items() for code in codes}


def status_of(code: str) -> int:
    """400 for what a caller got wrong, unless the code says more."""
    return 404 if code.startswith("NO_SUCH_") else _STATUS.get(code, 400)
