"""Another way for the result to come back, about which the applicant is asked (征询)."""

import msgspec

from chalicelib.domain.custody.envelope import Channel


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """`at`: when the front desk asked. A locker is named with its cabinet."""

    channel: Channel
    cabinet: str | None = None
    at: int
