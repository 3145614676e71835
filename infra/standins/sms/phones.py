"""What was sent, as Twilio would describe it, and what each phone received."""

import secrets
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any

from infra.standins.sms.segments import segments


@dataclass(slots=True)
class SentText:
    to: str
    sender: str
    body: str
    callback: str | None
    sid: str = field(default_factory=lambda: f"SM{secrets.token_hex(16)}")
    status: str = "queued"
    error: int | None = None
    # Asked of `time`, which a demonstration may have moved.
    at: datetime = field(default_factory=lambda: datetime.fromtimestamp(time.time(), UTC))
    told: list[str] = field(default_factory=list)

    def as_twilio(self, account: str) -> dict[str, Any]:
        """https://www.twilio.com/docs/messaging/api/message-resource"""
        date = format_datetime(self.at)
        place = f"/2010-04-01/Accounts/{account}/Messages/{self.sid}"
        return {
            "account_sid": account,
            "api_version": "2010-04-01",
            "body": self.body,
            "date_created": date,
            "date_sent": date if self.status in ("sent", "delivered", "undelivered") else None,
            "date_updated": date,
            "direction": "outbound-api",
            "error_code": self.error,
            "error_message": None,
            "from": self.sender,
            "messaging_service_sid": None,
            "num_media": "0",
            "num_segments": str(segments(self.body)),
            "price": None,
            "price_unit": "USD",
            "sid": self.sid,
            "status": self.status,
            "subresource_uris": {"media": f"{place}/Media.json"},
            "to": self.to,
            "uri": f"{place}.json",
        }

    def as_seen(self) -> dict[str, Any]:
        """For the walk and for the page."""
        return {
            "sid": self.sid,
            "body": self.body,
            "from": self.sender,
            "status": self.status,
            "error": self.error,
            "at": self.at.timestamp(),
            "callbacks": list(self.told),
        }


class Phones:
    """Every message of this run, oldest first."""

    def __init__(self) -> None:
        self._messages: dict[str, SentText] = {}

    def add(self, message: SentText) -> None:
        self._messages[message.sid] = message

    def find(self, sid: str) -> SentText | None:
        return self._messages.get(sid)

    def sent_to(self, to: str | None, after: datetime | None) -> list[SentText]:
        """Newest first, as Twilio lists them."""
        found = [m for m in self._messages.values() if to in (None, m.to) and (after is None or m.at >= after)]
        return found[::-1]

    def by_number(self) -> dict[str, list[dict[str, Any]]]:
        """What the phones show: nothing that was not handed to them."""
        seen: dict[str, list[dict[str, Any]]] = {}
        for message in self._messages.values():
            if message.status in ("sent", "delivered"):
                seen.setdefault(message.to, []).append(message.as_seen())
        return seen
