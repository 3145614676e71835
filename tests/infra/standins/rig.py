"""Twilio's own library, pointed at the stand-in, and somebody who hears what it calls back."""

import http.server
import urllib.parse
from typing import Any

from twilio.http.http_client import TwilioHttpClient
from twilio.request_validator import RequestValidator
from twilio.rest import Client

from tests.api.phones import ACCOUNT, TOKEN, Phones

TO = "+8613900000001"


class Rewritten(TwilioHttpClient):
    """Sends what is meant for Twilio to the stand-in."""

    def __init__(self, url: str, timeout: float) -> None:
        super().__init__(timeout=timeout)
        self._url = url

    def request(self, method: str, url: str, *args: Any, **kwargs: Any) -> Any:
        return super().request(method, url.replace("https://api.twilio.com", self._url), *args, **kwargs)


def client_of(standin: Phones, token: str = TOKEN, timeout: float = 5) -> Client:
    return Client(ACCOUNT, token, http_client=Rewritten(standin.url, timeout))


class Callbacks:
    """Hears what Twilio would tell us, with the signature."""

    def __init__(self) -> None:
        self.heard: list[dict[str, str]] = []
        self.signed: list[bool] = []
        heard, signed = self.heard, self.signed

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                fields = dict(urllib.parse.parse_qsl(body))
                url = f"http://{self.headers['Host']}{self.path}"
                signed.append(RequestValidator(TOKEN).validate(url, fields, self.headers["X-Twilio-Signature"]))
                heard.append(fields)
                self.send_response(204)
                self.end_headers()

            def log_message(self, *_args: Any) -> None:
                pass

        self.server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/sms/status/m_1"

    @property
    def states(self) -> list[str]:
        return [fields["MessageStatus"] for fields in self.heard]
