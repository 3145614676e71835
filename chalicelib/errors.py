"""Everything that can go wrong for a caller, as one tree; HTTP status and answer follow from the class.

    XinbaoError
    ├── BadInput            400  a field is malformed or breaks a rule
    ├── NotAllowed          403  the caller may not do this
    ├── NotFound            404  no such thing, or not the caller's
    ├── OutOfTurn           409  the thing is in a state that does not allow it
    │   └── Lost            409  somebody else was faster; reload and try again
    ├── NothingFree         409  no compartment for this wish
    ├── TooLarge            413  more than a request may hold
    ├── TooMany             429  a limit on tries or messages was reached
    └── Unforeseen          500  a fault of ours, which the log tells under the same reference

Each carries a stable `code`, the `field` it concerns (or None) and the reason in English and Chinese: the sentences
stand beside their codes in `chalicelib.sentences`.
"""

from chalicelib.sentences import SENTENCES


class XinbaoError(Exception):
    """`STATUS_CODE` is what HTTP shall say; the edge alone turns it into an answer."""

    STATUS_CODE = 400

    def __init__(self, code: str, field: str | None = None, **fill: object) -> None:
        """`fill` completes the two sentences that `chalicelib.sentences` has for `code`."""
        self.code = code
        self.field = field
        self.reason, self.reason_zh = (text.format(**fill) for text in SENTENCES[code])
        super().__init__(self.reason)

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


class Unforeseen(XinbaoError):
    """Made by the edge alone. `reference` stands in the sentence, for people, and in the log, for who mends it."""

    STATUS_CODE = 500

    def __init__(self, code: str, reference: str) -> None:
        super().__init__(code, reference=reference)
        self.reference = reference


def no_such(what: str, **fill: object) -> NotFound:
    """`what` case, cabinet, envelope … is not there, or not the caller's: which of the two is not told."""
    return NotFound(f"NO_SUCH_{what.upper()}", what, **fill)


def moved_on() -> Lost:
    return Lost("STATE_MOVED_ON")
