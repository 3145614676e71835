"""What Twilio refuses of a message, with its own codes (twilio.com/docs/api/errors)."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from yarl import URL

E164 = re.compile(r"\+[1-9][0-9]{6,14}")
SHORT_CODE = re.compile(r"[0-9]{3,8}")
# One letter at least: what has digits only is a number.
NAME = re.compile(r"(?=.*[A-Za-z])[A-Za-z0-9 +\-_&]{1,11}")
HOST = re.compile(r"[A-Za-z0-9.-]+")
LONGEST_BODY, LONGEST_URL = 1600, 4000


class Wrong(NamedTuple):
    code: int
    text: str


def wrong(form: Mapping[str, str]) -> Wrong | None:
    """The first thing that is wrong with the fields of a message."""
    to, body, sender, callback = (form.get(name, "") for name in ("To", "Body", "From", "StatusCallback"))
    if not E164.fullmatch(to):
        return Wrong(21211, f"The 'To' number {to} is not a valid phone number.")
    if not sender:
        return Wrong(21603, "A 'From' phone number is required.")
    if not any(kind.fullmatch(sender) for kind in (E164, SHORT_CODE, NAME)):
        return Wrong(21212, f"The 'From' number {sender} is not a valid phone number, shortcode, or sender ID.")
    if callback and not _is_address(callback):
        return Wrong(21609, f"The 'StatusCallback' URL {callback} is not a valid URL.")
    if not body or len(body) > LONGEST_BODY:
        return Wrong(21617 if body else 21602, "The message body is missing or too long.")
    return None


def _is_address(text: str) -> bool:
    """Whole and encoded as it should be; a host of this machine is right here, where Twilio could not reach it."""
    if len(text) > LONGEST_URL or not text.isascii() or re.search(r"[\s<>\"]|%(?![0-9A-Fa-f]{2})", text):
        return False
    try:
        found = URL(text, encoded=True)
    except ValueError:
        return False
    return found.scheme in ("http", "https") and HOST.fullmatch(found.host or "") is not None
