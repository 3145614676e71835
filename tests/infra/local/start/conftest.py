"""A start page with everything behind it faked, and a browser of the rude kind: it sends any header."""

import http.client
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

import pytest

from infra.local.ports import LOOPBACK
from tests.infra.local.start.rig import Town, running


@dataclass
class Page:
    """The start page on `port`."""

    port: int

    def ask(
        self, path: str, *, host: str = "localhost", form: dict[str, str] | None = None, **headers: str
    ) -> tuple[http.client.HTTPResponse, str]:
        """Answer and body; a form comes from the page itself unless `Origin` says otherwise."""
        line = http.client.HTTPConnection(LOOPBACK, self.port, timeout=10)
        said = {"Host": f"{host}:{self.port}"}
        if form is not None:
            said |= {"Origin": f"http://{host}:{self.port}", "Content-Type": "application/x-www-form-urlencoded"}
        said |= {name.replace("_", "-"): value for name, value in headers.items()}
        line.request("GET" if form is None else "POST", path, form and urlencode(form), said)
        answer = line.getresponse()
        text = answer.read().decode()
        line.close()
        return answer, text


@pytest.fixture
def town() -> Town:
    return Town()


@pytest.fixture
def page(town: Town) -> Iterator[Page]:
    with running(town) as port:
        yield Page(port)
