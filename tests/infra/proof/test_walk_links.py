"""The walk opens the links that answers contain; one that leads nowhere, or to another file, must not pass."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from infra.proof.walk.checks import Checks
from infra.proof.walk.links import Links

FILES = {"/bucket/c1/d1": b"%PDF one", "/bucket/c1/d2": b"%PDF \xff two"}


class Bucket(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        assert "Authorization" not in self.headers
        found = FILES.get(self.path.partition("?")[0])
        self.send_response(403 if found is None else 200)
        self.end_headers()
        self.wfile.write(found or b"AccessDenied")

    def log_message(self, *_args: object) -> None:
        """Silent."""


@pytest.fixture
def bucket() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), Bucket) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/bucket"
        server.shutdown()


@pytest.fixture
def checks() -> Checks:
    return Checks(lambda _text: None)


@pytest.fixture
def links(checks: Checks) -> Links:
    found = Links(checks)
    for path, content in FILES.items():
        found.uploaded(path.removeprefix("/bucket/"), content)
    return found


def test_every_link_however_deep_is_opened_and_compared(bucket: str, links: Links, checks: Checks) -> None:
    links.open_all("GET", {"items": [{"url": f"{bucket}/c1/d1?versionId=1"}], "url": f"{bucket}/c1/d2"})
    assert (checks.done, checks.failed) == (2, 0)


def test_a_link_that_is_refused_fails(bucket: str, links: Links, checks: Checks) -> None:
    links.uploaded("c1/d3", b"never stored")
    links.open_all("GET", {"url": f"{bucket}/c1/d3"})
    assert checks.failed == 1


@pytest.mark.parametrize("uploaded", [b"another file", FILES["/bucket/c1/d1"] + b"\n"])
def test_another_file_behind_the_link_fails(bucket: str, links: Links, checks: Checks, uploaded: bytes) -> None:
    links.uploaded("c1/d1", uploaded)
    links.open_all("GET", {"url": f"{bucket}/c1/d1"})
    assert checks.failed == 1


def test_a_link_to_something_that_nobody_uploaded_fails(bucket: str, checks: Checks) -> None:
    Links(checks).open_all("GET", [f"{bucket}/c1/d1"])
    assert checks.failed == 1


def test_words_that_are_no_link_are_left_alone(links: Links, checks: Checks) -> None:
    links.open_all("GET", {"name": "see http later", "size": 3, "none": None})
    assert checks.done == 0
