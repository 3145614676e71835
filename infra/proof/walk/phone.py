"""One person's phone, read as the SMS stand-in shows it."""

import re
import time

from infra import typed
from infra.proof.http import send, send_json
from infra.proof.walk.checks import Checks, until

LINK = re.compile(r"https?:|www\.|\.cn\b|\.com\b")


class SmsService:
    """The stand-in: what phones received, and what can go wrong on the way."""

    def __init__(self, url: str) -> None:
        self._url = url

    def texts(self, number: str) -> list[typed.Record]:
        phones = typed.record(send("GET", f"{self._url}/phones").body)
        return typed.records(phones, number) if number in phones else []

    def goes_down(self) -> None:
        send_json("POST", f"{self._url}/faults", {"fault": "down"})

    def comes_back(self) -> None:
        send("DELETE", f"{self._url}/faults")


class Phone:
    """`personal` are the words that no text may hold: name, numbers."""

    def __init__(self, service: SmsService, number: str, checks: Checks, personal: list[str]) -> None:
        self._service = service
        self._checks = checks
        self.number = number
        self._personal = [*personal, number]

    def shows(self, *words: str) -> bool:
        return any(all(word in text["body"] for word in words) for text in self._texts())

    def receives(self, *words: str, since: float = 0, seconds: float = 40) -> str:
        """The text with all `words`, once it has come; nothing personal and no link in it."""

        def found() -> str | None:
            texts = [t["body"] for t in self._texts() if t["at"] >= since and all(w in t["body"] for w in words)]
            return texts[-1] if texts else None

        body = until(f"an SMS with {' and '.join(words)} for {self.number}", found, seconds) or ""
        self._checks.true("an SMS names nobody and has no link", self._is_discreet(body), body)
        return body

    def _texts(self) -> list[typed.Record]:
        return self._service.texts(f"+86{self.number}")

    def _is_discreet(self, body: str) -> bool:
        return not LINK.search(body) and not any(word in body for word in self._personal)


def now() -> float:
    """By the clock that the stand-in stamps its texts with."""
    return time.time()
