"""A site that is not ours (`localhost` where ours is 127.0.0.1): what a page there can make a browser do."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit


@contextmanager
def running() -> Iterator[str]:
    """The address of the site."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://localhost:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


class _Site(BaseHTTPRequestHandler):
    """`/form?to=…`: a form that somebody presses; `/sign-in?to=…`: a page that sends on, as an issuer's does."""

    def do_GET(self) -> None:
        to = parse_qs(urlsplit(self.path).query).get("to", [""])[0]
        self._say(200, f'<form method="post" enctype="text/plain" action={json.dumps(to)}><button>Go</button></form>')

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self._say(302, "", Location=parse_qs(urlsplit(self.path).query)["to"][0])

    def _say(self, status: int, page: str, **headers: str) -> None:
        self.send_response(status)
        for name, value in ({"Content-Type": "text/html"} | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(page.encode())

    def log_message(self, *_args: Any) -> None:
        """Quiet."""
