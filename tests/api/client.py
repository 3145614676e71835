"""Speaks to app.py as API Gateway would: real routes, real authorizers, JSON in and out."""

import json
import secrets
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from chalice.test import Client

from tests.api.published import require_published


@dataclass(frozen=True)
class Answer:
    status: int
    body: Any
    headers: dict[str, Any]

    @property
    def code(self) -> str | None:
        """The error's code."""
        return self.body.get("code") if isinstance(self.body, dict) else None


class Api:
    def __init__(self, client: Client) -> None:
        self._client = client

    def get(self, path: str, token: str | None = None, **query: Any) -> Answer:
        return self.request("GET", f"{path}?{urlencode(query)}" if query else path, token=token)

    def post(self, path: str, body: Any = None, token: str | None = None, key: str | None = None) -> Answer:
        """A new Idempotency-Key unless `key` says which; "" sends none."""
        return self._write("POST", path, body, token, key)

    def put(self, path: str, body: Any = None, token: str | None = None, key: str | None = None) -> Answer:
        return self._write("PUT", path, body, token, key)

    def form(self, path: str, fields: dict[str, str], headers: dict[str, str]) -> Answer:
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self.request("POST", path, urlencode(fields).encode(), headers | kind)

    def _write(self, method: str, path: str, body: Any, token: str | None, key: str | None) -> Answer:
        key = secrets.token_hex(16) if key is None else key
        headers = {"Content-Type": "application/json"} | ({"Idempotency-Key": key} if key else {})
        return self.request(method, path, json.dumps({} if body is None else body).encode(), headers, token)

    def request(
        self, method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None, token: str | None = None
    ) -> Answer:
        headers = (headers or {}) | ({"Authorization": token} if token is not None else {})
        answer = self._client.http.request(method, path, headers=headers, body=body)
        found = Answer(answer.status_code, _decoded(answer.body), answer.headers)
        require_published(method, path, found.status, found.body)
        return found


def _decoded(body: bytes) -> Any:
    """None for no body, text for a page."""
    try:
        return json.loads(body) if body else None
    except ValueError:
        return body.decode()


def refused(answer: Answer, status: int, code: str, field: str | None) -> None:
    """Fails unless the answer is this refusal, in both languages and with nothing left to be filled in."""
    assert (answer.status, answer.code, answer.body["field"]) == (status, code, field), answer.body
    assert answer.body["reason"]
    assert answer.body["reason_zh"]
    assert code == "BAD_FIELD" or "{" not in answer.body["reason"] + answer.body["reason_zh"]
