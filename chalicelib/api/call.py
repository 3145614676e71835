"""One request, as a view sees it."""

from typing import Any

import msgspec
from chalice.app import Request

from chalicelib.domain.base.act import Act
from chalicelib.domain.people.staff import Staff
from chalicelib.errors import BadInput
from chalicelib.usecases.parts.perform import RequestKey

KEY_HEADER = "Idempotency-Key"
SHORTEST_KEY, LONGEST_KEY = 8, 80


def raw_body(request: Request) -> bytes:
    raw = request.raw_body
    return raw.encode() if isinstance(raw, str) else raw or b""


class Call(msgspec.Struct, frozen=True):
    """Path parameters, who calls, and when."""

    request: Request
    path: dict[str, str]
    now: int

    @property
    def _context(self) -> dict[str, Any]:
        return self.request.context

    @property
    def party(self) -> str:
        return str(self._context["authorizer"]["principalId"])

    @property
    def staff(self) -> Staff:
        return msgspec.json.decode(self._context["authorizer"]["staff"], type=Staff)

    @property
    def act(self) -> Act:
        """By the member of staff who calls, now."""
        return Act(self.staff.id, self.now)

    @property
    def address(self) -> str:
        return str(self._context["identity"]["sourceIp"])

    def header(self, name: str) -> str:
        """ "" where it was not sent."""
        return str(self.request.headers.get(name, ""))

    def key(self, principal: str) -> RequestKey:
        """The Idempotency-Key of this write, fenced by who wrote and to where."""
        given = self.request.headers.get(KEY_HEADER.lower(), "")
        if not SHORTEST_KEY <= len(given) <= LONGEST_KEY or not given.isascii():
            raise BadInput("IDEMPOTENCY_KEY_NEEDED", KEY_HEADER)
        operation = f"{self.request.method} {self._context['path']}"
        return RequestKey.of(principal, given, operation.encode() + b"\0" + raw_body(self.request), self.now)
