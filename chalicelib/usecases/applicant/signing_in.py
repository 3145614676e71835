"""Signing in by phone. Nothing here depends on whether a phone is known, so nobody can find out who uses this."""

import hmac

from chalicelib.config import optional
from chalicelib.domain.base.durations import HOUR, MINUTE
from chalicelib.domain.catalogue.words import SmsKind
from chalicelib.domain.messages.message import Message
from chalicelib.domain.people import sign_in
from chalicelib.domain.people.party import Party, PhoneClaim
from chalicelib.domain.people.phone import normalise_phone
from chalicelib.domain.people.sign_in import PER_PHONE, Challenge, Limit
from chalicelib.errors import BadInput
from chalicelib.gateways import keys
from chalicelib.gateways.keys import Context
from chalicelib.replies.people import ChallengeMade, CodeTried
from chalicelib.store import access, parties
from chalicelib.store.transaction import Plan, Write
from chalicelib.usecases.parts import limits, notices, randomness, rules
from chalicelib.usecases.parts.perform import Decision


def ask(typed: str, centre: str, address: str, now: int) -> Decision[ChallengeMade]:
    """A new challenge and the SMS for it. `centre` words and signs the SMS.

    Raises BadInput (BAD_PHONE), NotFound (NO_SUCH_CENTRE), TooMany (TOO_MANY_CODES).
    """
    phone = normalise_phone(typed, _prefixes())
    until = now + rules.settings(centre).sign_in_code_minutes * MINUTE
    index = phone_index(phone)
    counts = _plan_counts(index, address, now)
    id_, code = randomness.new_id("s"), randomness.digits(sign_in.DIGITS)
    phone_ct = keys.encrypted(phone, Context.PHONE)
    challenge = Challenge(id=id_, phone_index=index, phone_ct=phone_ct, code_mac=_code_mac(id_, code), until=until)
    message = Message(
        id=randomness.new_id("m"), centre=centre, kind=SmsKind.SIGN_IN_CODE, to_ct=phone_ct,
        code_ct=keys.encrypted(code, Context.CODE), until=until, at=now,
    )  # fmt: skip
    writes = [*counts, _plan(challenge), *notices.plan_sending(message)]
    return Decision(writes, ChallengeMade(challenge=id_, expires=until))


def enter(challenge_id: str, code: str, now: int) -> Decision[CodeTried]:
    """The party of the phone, new if need be; or, a try having been counted, no party.

    A wrong code is a write, so two guesses at a time cannot share a try. Raises what `refused` makes.
    """
    challenge = access.load(_key(challenge_id), Challenge)
    if challenge is None or not sign_in.is_live(challenge, now):
        raise refused()
    if not hmac.compare_digest(challenge.code_mac, _code_mac(challenge_id, code)):
        return Decision([_plan(sign_in.missed(challenge))], CodeTried(party=None, issued=now))
    party, made = _plan_party(challenge, now)
    return Decision([_plan(sign_in.spent(challenge)), *made], CodeTried(party=party, issued=now))


def refused() -> BadInput:
    """The same for wrong, used, expired, tried too often and never issued."""
    return BadInput("SIGN_IN_REFUSED", "code")


def phone_index(phone: str) -> str:
    """Finds a phone again without holding it: a keyed hash, because eleven digits are soon tried out."""
    return keys.mac("INDEX_KEY_ID", f"phone|{phone}".encode()).hex()


def _plan_party(challenge: Challenge, now: int) -> tuple[str, Plan]:
    claim = parties.by_phone(challenge.phone_index)
    if claim:
        return claim.party, []
    party = Party(id=randomness.new_id("p"), phone_ct=challenge.phone_ct, since=now)
    claim = PhoneClaim(index=challenge.phone_index, party=party.id)
    return party.id, [parties.plan(party), parties.plan_claim(claim)]


def _plan_counts(index: str, address: str, now: int) -> Plan:
    per_address = Limit("address", _most("SIGN_IN_CODES_PER_ADDRESS", 20), HOUR)
    for_all = Limit("all", _most("SIGN_IN_CODES_PER_HOUR", 2000), HOUR)
    return [
        *(limits.plan_counted(limit, index, now) for limit in PER_PHONE),
        limits.plan_counted(per_address, limits.source(address), now),
        limits.plan_counted(for_all, "all", now),
    ]


def _most(variable: str, otherwise: int) -> int:
    return int(optional(variable) or otherwise)


def _prefixes() -> list[str]:
    return (optional("SMS_PREFIXES") or "+852,+853,+886").split(",")


def _code_mac(challenge: str, code: str) -> str:
    return keys.mac("INDEX_KEY_ID", f"sign-in|{challenge}|{code}".encode()).hex()


def _key(challenge: str) -> str:
    return f"challenge#{challenge}"


def _plan(challenge: Challenge) -> Write:
    return access.plan(_key(challenge.id), challenge, challenge.until)
