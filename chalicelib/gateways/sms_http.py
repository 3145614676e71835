"""How Twilio's library speaks HTTP for us: short timeouts, no silent retries, perhaps to a stand-in."""

import logging
from typing import Any

import requests
from twilio.http.http_client import TwilioHttpClient
from twilio.http.response import Response
from urllib3.exceptions import MaxRetryError, NewConnectionError

REAL = "https://api.twilio.com"
# The library logs each request with its numbers and texts at INFO.
logging.getLogger("twilio.http_client").setLevel(logging.WARNING)
TIMEOUT = (2, 6)  # seconds to connect, to answer


class Transport(TwilioHttpClient):  # type: ignore[misc] # twilio says nothing of its types
    """`base_url` takes the place of the real service's address."""

    def __init__(self, base_url: str | None) -> None:
        # A retry of the library could send a text twice; who calls looks the message up first.
        super().__init__(timeout=None, max_retries=0)
        self._base_url = (base_url or REAL).rstrip("/")
        self.timeout = TIMEOUT

    def request(self, method: str, url: str, *args: Any, **kwargs: Any) -> Response:
        return super().request(method, url.replace(REAL, self._base_url, 1), *args, **kwargs)


def never_left(error: requests.RequestException) -> bool:
    """True where no connection came about, so that the service cannot have seen the request."""
    reason = error.args[0] if error.args else None
    refused = isinstance(reason, MaxRetryError) and isinstance(reason.reason, NewConnectionError)
    return refused or isinstance(error, requests.ConnectTimeout)
