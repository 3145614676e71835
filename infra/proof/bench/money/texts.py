"""The least that stands in for the SMS service: takes texts, remembers them, and signs what it reports."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl

from twilio.request_validator import RequestValidator

ACCOUNT, TOKEN = "AC" + "0" * 32, "token-of-the-bench"


class Texts:
    def __init__(self, url: str) -> None:
        self.account = {"account_sid": ACCOUNT, "auth_token": TOKEN, "from": "+8610690000", "base_url": url}
        self.sent: list[dict[str, str]] = []

    def report(self, text: dict[str, str], status: str) -> tuple[str, dict[str, str], dict[str, str]]:
        """The address, the form and the headers of a status callback."""
        url, form = text["StatusCallback"], {"MessageSid": text["sid"], "MessageStatus": status}
        return url, form, {"X-Twilio-Signature": RequestValidator(TOKEN).compute_signature(url, form)}


@contextmanager
def taken() -> Iterator[Texts]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.texts = Texts(f"http://127.0.0.1:{server.server_port}")  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server.texts  # type: ignore[attr-defined]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        form = dict(parse_qsl(self.rfile.read(int(self.headers["Content-Length"])).decode()))
        sent: list[dict[str, str]] = self.server.texts.sent  # type: ignore[attr-defined]
        sent.append(form | {"sid": f"SM{len(sent):032}"})
        body = json.dumps({"sid": sent[-1]["sid"], "status": "queued"}).encode()
        self.send_response(201)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the base class calls it so
        """Nothing: the report is what the program prints."""
