"""Links that answers contain, opened as whoever receives them would: no account, no token, nothing but the address."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote, urlsplit

from infra.proof.http import fetched
from infra.proof.walk.checks import Checks


class Links:
    """One for all who call the same stack; a file is known by its key, with which the path of its link ends."""

    def __init__(self, checks: Checks) -> None:
        self._checks = checks
        self._files: dict[str, bytes] = {}

    def uploaded(self, key: str, content: bytes) -> None:
        self._files[key] = content

    def open_all(self, what: str, body: Any) -> None:
        """Every link in `body` gives the very bytes that were uploaded."""
        for link in _links(body):
            self._checks.equal(f"{what}: its link gives the file", (200, self._expected(link)), fetched(link))

    def _expected(self, link: str) -> bytes | None:
        path = unquote(urlsplit(link).path)
        return next((content for key, content in self._files.items() if path.endswith(f"/{key}")), None)


def _links(body: Any) -> Iterator[str]:
    if isinstance(body, dict):
        for value in body.values():
            yield from _links(value)
    elif isinstance(body, list):
        for value in body:
            yield from _links(value)
    elif isinstance(body, str) and body.startswith(("http://", "https://")):
        yield body
