"""Signing in by a code to one's phone (OWASP ASVS 5.0, 6.5 and 6.6): six digits, minutes, five tries, once."""

import msgspec

from chalicelib.domain.base.durations import DAY, HOUR
from chalicelib.domain.base.entity import Entity, changed

DIGITS = 6
MOST_TRIES = 5


class Challenge(Entity, frozen=True, kw_only=True):
    """What was sent to a phone. `code_mac` is a keyed hash, `phone_ct` ciphertext: neither tells anything at rest."""

    id: str
    phone_index: str
    phone_ct: str
    code_mac: str
    until: int
    tries: int = 0
    used: bool = False


def is_live(challenge: Challenge, now: int) -> bool:
    return not challenge.used and challenge.tries < MOST_TRIES and now < challenge.until


def missed(challenge: Challenge) -> Challenge:
    return changed(challenge, tries=challenge.tries + 1)


def spent(challenge: Challenge) -> Challenge:
    """Used once; the phone is known to the party now, so the challenge forgets it."""
    return changed(challenge, used=True, phone_ct="")


class Limit(msgspec.Struct, frozen=True):
    """At most `most` codes per `window` seconds; windows are fixed, beginning at multiples of their length."""

    scope: str
    most: int
    window: int


class Counter(Entity, frozen=True, kw_only=True):
    count: int = 0


# Per phone, so that nobody can be pestered, and guessing stays below 50 tries a day. Per source address and for
# everybody together (the spend breaker) the deployment decides.
PER_PHONE = (Limit("phone", 5, HOUR), Limit("phone", 10, DAY))
# Access codes that an applicant may ask for: each is an SMS that somebody pays for.
PER_PARTY = Limit("party", 50, DAY)
