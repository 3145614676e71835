"""What a browser says of a page that the person does not see: console, policy reports, foreign requests."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page, Request

LOCAL = re.compile(r"^(127\.0\.0\.1|localhost|[\w-]+\.localhost)$")
# The browser's own line about a refusal, or a network that is gone, for which the page has words.
ANSWERED = re.compile(
    r"Failed to load resource: (the server responded with a status of 4\d\d|net::ERR_INTERNET_DISCONNECTED)"
)
# The same where a test takes the other end away.
LOST = re.compile(r"Failed to load resource: (net::ERR_|the server responded with a status of 503)")


class Watched:
    """Listens to one page from its first moment."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._said: list[str] = []
        self._foreign: list[str] = []
        self.loses_line = False
        page.on("console", self._console)
        page.on("pageerror", lambda error: self._said.append(f"error: {error}"))
        page.on("request", self._request)

    def faults(self) -> list[str]:
        return [*self._said, *(f"foreign request: {url}" for url in self._foreign)]

    def _console(self, message: ConsoleMessage) -> None:
        expected = ANSWERED.search(message.text) or (self.loses_line and LOST.search(message.text))
        if not expected:
            self._said.append(f"{message.type}: {message.text}")

    def _request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in ("http", "https", "ws", "wss") and not LOCAL.match(address.hostname or ""):
            self._foreign.append(request.url)
