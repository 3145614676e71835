"""Everything that can go wrong for a caller, as one tree; HTTP status and answer follow from the class.

    XinbaoError
    ├── BadInput            400  a field is malformed or breaks a rule
    ├── NotAllowed          403  the caller may not do this
    ├── NotFound            404  no such thing, or not the caller's
    ├── OutOfTurn           409  the thing is in a state that does not allow it
    │   └── Lost            409  somebody else was faster; reload and try again
    ├── NothingFree         409  no compartment for this wish
    ├── TooLarge            413  more than a request may hold
    └── TooMany             429  a limit on tries or messages was reached

Each carries a stable `code`, the `field` it concerns (or None) and the reason in English and Chinese.
"""

from chalice import ChaliceViewError


class XinbaoError(ChaliceViewError):
    STATUS_CODE = 400

    def __init__(self, code: str, field: str | None, reason: str, reason_zh: str) -> None:
        super().__init__(reason)
        self.code = code
        self.field = field
        self.reason = reason
        self.reason_zh = reason_zh

    def to_wire(self) -> dict[str, str | None]:
        return {"code": self.code, "field": self.field, "reason": self.reason, "reason_zh": self.reason_zh}


class BadInput(XinbaoError):
    STATUS_CODE = 400


class NotAllowed(XinbaoError):
    STATUS_CODE = 403


class NotFound(XinbaoError):
    STATUS_CODE = 404


class OutOfTurn(XinbaoError):
    STATUS_CODE = 409


class Lost(OutOfTurn):
    """A conditional write found that the state had moved since it was read."""


class NothingFree(XinbaoError):
    STATUS_CODE = 409


class TooLarge(XinbaoError):
    STATUS_CODE = 413


class TooMany(XinbaoError):
    STATUS_CODE = 429


def not_found(what: str, what_zh: str, field: str) -> NotFound:
    return NotFound("NOT_FOUND", field, f"There is no such {what}.", f"没有这个{what_zh}。")


def moved_on(field: str | None = None) -> Lost:
    return Lost("STATE_MOVED_ON", field, "Somebody was faster: reload and try again.", "状态已变化，请刷新后重试。")
