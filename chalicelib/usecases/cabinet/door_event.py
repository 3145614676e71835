"""One door event of one grant, with what was read to apply it."""

import msgspec

from chalicelib.domain.cabinet.cabinet import Contents, Door, Grant
from chalicelib.domain.case.case import Case
from chalicelib.domain.custody.envelope import Envelope
from chalicelib.store import cases, envelopes


class Happening(msgspec.Struct, frozen=True):
    """`at` is the cabinet's time, which is when the law counts it; `now` is ours."""

    contents: Contents
    grant: Grant
    door: Door
    at: int
    now: int

    @property
    def actor(self) -> str:
        return self.contents.cabinet.id

    def envelope(self) -> Envelope:
        return envelopes.load(self.grant.doors[self.door.door])

    def case(self) -> Case:
        return cases.load(self.envelope().case)
