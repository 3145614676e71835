"""SMS through Twilio's library, or through whatever speaks its REST interface at `base_url`.

    SmsError
    ├── SmsRefused      the service said no; `final` if it will always say no
    ├── SmsUnreachable  certainly not sent: try later
    └── SmsUnknown      perhaps sent: look it up before trying again (creating a message is not idempotent)

The account is JSON in the secret SMS_SECRET_ID: {account_sid, auth_token, from, base_url?}. The library costs 330 ms
to import, hence only here and only when something is sent.
"""

import functools
import logging
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import msgspec

from chalicelib.aws import client
from chalicelib.config import setting
from chalicelib.gateways.sms_codes import VERDICTS, is_final

if TYPE_CHECKING:
    from twilio.rest import Client

LOG = logging.getLogger(__name__)
LOOKED_AT = 50  # messages to one number, newest first
SKEW = 120  # seconds by which their clock may be behind ours
KEPT = 300  # seconds


class SmsError(Exception):
    pass


class SmsRefused(SmsError):
    def __init__(self, code: int, final: bool) -> None:
        super().__init__(f"error {code}, {'final' if final else 'for now'}")
        self.code = code
        self.final = final


class SmsUnreachable(SmsError):
    pass


class SmsUnknown(SmsError):
    pass


class Account(msgspec.Struct, frozen=True):
    account_sid: str
    auth_token: str
    sender: str = msgspec.field(name="from")
    base_url: str | None = None


def send(to: str, text: str, callback_url: str | None) -> str:
    """Returns the service's id (sid). Raises SmsError."""
    with _translated():
        sent = _client(_account()).messages.create(
            to=to, from_=_account().sender, body=text, status_callback=callback_url
        )
    return str(sent.sid)


def find_sent(to: str, text: str, since: int) -> str | None:
    """The sid of a message of this text to this number, made at `since` (epoch seconds) or later. Raises SmsError.

    By creation, not by their date filter: that one is by the day and leaves out what is still queued.
    """
    with _translated():
        found = _client(_account()).messages.list(to=to, limit=LOOKED_AT, page_size=LOOKED_AT)
    oldest = datetime.fromtimestamp(since - SKEW, UTC)
    # endswith: a trial account puts a sentence of its own in front.
    return next((str(m.sid) for m in found if m.date_created >= oldest and m.body.endswith(text)), None)


def is_signed(url: str, form: Mapping[str, str], signature: str) -> bool:
    """Whether the service itself made this callback to `url`, the public address that it was given."""
    from twilio.request_validator import RequestValidator

    return bool(RequestValidator(_account().auth_token).validate(url, form, signature))


def _account() -> Account:
    return _read(int(time.time()) // KEPT)


@functools.lru_cache(maxsize=1)
def _read(_period: int) -> Account:
    """Read again in each period, so that a rotated token is heard of."""
    secret = client("secretsmanager").get_secret_value(SecretId=setting("SMS_SECRET_ID"))
    return msgspec.json.decode(secret["SecretString"], type=Account)


@functools.lru_cache(maxsize=1)
def _client(account: Account) -> "Client":
    from twilio.rest import Client

    from chalicelib.gateways.sms_http import Transport

    if not account.account_sid:
        raise SmsUnreachable("the secret holds no account yet")
    return Client(account.account_sid, account.auth_token, http_client=Transport(account.base_url))


@contextmanager
def _translated() -> Iterator[None]:
    import requests
    from twilio.base.exceptions import TwilioRestException, TwilioServiceException

    from chalicelib.gateways.sms_http import never_left

    # "from None": their errors quote the request, and logs must not learn whom we write to.
    try:
        yield
    except (TwilioRestException, TwilioServiceException) as error:
        raise _refusal(error.status, int(error.code or 0)) from None
    except requests.RequestException as error:
        kind = SmsUnreachable if never_left(error) else SmsUnknown
        raise kind(type(error).__name__) from None
    except ValueError:
        raise SmsUnknown("the answer is not JSON") from None


def _refusal(status: int, code: int) -> SmsError:
    if status >= 500:
        return SmsUnknown(f"status {status}")
    if code not in VERDICTS:
        LOG.error("the SMS service answered with status %s and an error code without a verdict: %s", status, code)
    return SmsRefused(code or status, is_final(code))
