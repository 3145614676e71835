"""The built pages as a gateway gives them out: compressed, with the stack's API behind the same address."""

import gzip
import mimetypes
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

FACES = ("portal", "desk", "kiosk", "board")


def _handler(folder: Path, api: str) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            name = self.path.partition("?")[0].lstrip("/")
            file = folder / (f"{name}.html" if name in FACES else name)
            if file.is_file():
                self._give(200, mimetypes.guess_type(file.name)[0] or "text/plain", file.read_bytes())
            else:
                self._give(*_asked("GET", api + self.path, None, dict(self.headers)))

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self._give(*_asked("POST", api + self.path, body, dict(self.headers)))

        def _give(self, status: int, kind: str, body: bytes) -> None:
            packed = gzip.compress(body)
            self.send_response(status)
            for name, value in (("Content-Type", kind), ("Content-Encoding", "gzip"), ("Content-Length", len(packed))):
                self.send_header(name, str(value))
            self.end_headers()
            self.wfile.write(packed)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name is the base class's)
            """Nobody reads it."""

    return Handler


def _asked(method: str, url: str, body: bytes | None, headers: dict[str, str]) -> tuple[int, str, bytes]:
    kept = {name: value for name, value in headers.items() if name.lower() not in ("host", "accept-encoding")}
    request = urllib.request.Request(url, data=body, headers=kept, method=method)
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.headers.get("Content-Type", ""), answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers.get("Content-Type", ""), error.read()


@contextmanager
def served(folder: Path, api: str) -> Iterator[str]:
    """The address while the block runs."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(folder, api))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://localhost:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
