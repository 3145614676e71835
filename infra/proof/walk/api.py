"""The HTTP interface as one caller uses it. Every write is sent twice with the same Idempotency-Key."""

import json
import uuid
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple
from urllib.parse import urlencode

from infra.proof.http import HttpAnswer, send
from infra.proof.published import Published
from infra.proof.walk.checks import Checks, Unexpected
from infra.proof.walk.links import Links
from infra.typed import Record

Picked = Callable[[Record], Any]


class Refusal(NamedTuple):
    """`code` None: not checked, since the gateway's own refusals have a form of their own."""

    status: int
    code: str | None = None


def _whole(answer: Record) -> Record:
    return answer


class ApiCaller:
    """`token` None is somebody who has not signed in."""

    def __init__(
        self, published: Published, checks: Checks, token: str | None = None, links: Links | None = None
    ) -> None:
        self._published = published
        self._checks = checks
        self.token = token
        self.links = links or Links(checks)

    @property
    def address(self) -> str:
        """Where the stack's interface is, for what is asked in another form than JSON."""
        return self._published.api

    def signed_in(self, token: str) -> "ApiCaller":
        return ApiCaller(self._published, self._checks, token, self.links)

    def get(self, path: str, **query: Any) -> Record:
        answer = self.ask("GET", path, **query)
        return self._good(f"GET {path}", answer)

    def ask(self, method: str, path: str, **query: Any) -> HttpAnswer:
        return self._sent(method, path + (f"?{urlencode(query)}" if query else ""), None, self._headers())

    def pages(self, path: str, **query: Any) -> Iterator[Record]:
        """Every item of a list, page by page."""
        cursor: dict[str, str] = {}
        while True:
            page = self.get(path, limit=100, **query, **cursor)
            yield from page["items"]
            if not page["next"]:
                return
            cursor = {"cursor": page["next"]}

    def post(self, path: str, body: Any = None, same: Picked = _whole) -> Record:
        return self._write("POST", path, body, same)

    def put(self, path: str, body: Any) -> Record:
        return self._write("PUT", path, body, _whole)

    def refused(self, what: str, refusal: Refusal, path: str, body: Any = None, *, method: str = "POST") -> None:
        """A write that must fail, twice alike, with a code, a field and a reason in both languages."""
        first, again = self.twice(method, path, body)
        self._checks.equal(f"{what}: status", refusal.status, first.status)
        if refusal.code:
            self._checks.equal(f"{what}: code", refusal.code, _code(first))
            self._checks.true(f"{what}: field and reasons", _explains(first.body), first.body)
        self._checks.equal(f"{what}: the same when repeated", first, again)

    def twice(self, method: str, path: str, body: Any = None) -> tuple[HttpAnswer, HttpAnswer]:
        key = str(uuid.uuid4())
        return self.write_once(method, path, body, key), self.write_once(method, path, body, key)

    def write_once(self, method: str, path: str, body: Any, key: str | None) -> HttpAnswer:
        """`body` may be bytes, to be sent as they are; `key` None sends no Idempotency-Key."""
        data = body if isinstance(body, bytes) else json.dumps(body if body is not None else {}).encode()
        headers = {"Idempotency-Key": key} if key else {}
        return self._sent(method, path, data, self._headers() | headers)

    def _sent(self, method: str, path: str, data: bytes | None, headers: dict[str, str]) -> HttpAnswer:
        """Every answer is held against what the stack has published; every link in one that is read is opened."""
        answer = send(method, self._published.api + path, data, headers)
        if fault := self._published.fault(method, path, answer):
            self._checks.fail(f"{method} {path}: {fault}")
        if method == "GET":
            self.links.open_all(f"{method} {path}", answer.body)
        return answer

    def _write(self, method: str, path: str, body: Any, same: Picked) -> Record:
        first, again = self.twice(method, path, body)
        found = self._good(f"{method} {path}", first)
        repeated = self._good(f"{method} {path}, repeated", again)
        what = f"{method} {path} answers the same to the same Idempotency-Key"
        self._checks.equal(what, same(found), same(repeated))
        return found

    def _good(self, what: str, answer: HttpAnswer) -> Record:
        if answer.status != 200 or not isinstance(answer.body, dict):
            raise Unexpected(f"{what}: expected 200 and an object, found {answer.status} {answer.body}")
        return answer.body

    def _headers(self) -> dict[str, str]:
        said = {"Content-Type": "application/json"}
        return said | {"Authorization": self.token} if self.token else said


def _code(answer: HttpAnswer) -> Any:
    return answer.body.get("code") if isinstance(answer.body, dict) else answer.body


def _explains(body: Any) -> bool:
    return isinstance(body, dict) and "field" in body and bool(body.get("reason")) and bool(body.get("reason_zh"))
