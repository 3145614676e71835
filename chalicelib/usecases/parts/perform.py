"""Running a use case: load, decide, one transaction; again if somebody was faster; once per Idempotency-Key."""

import hashlib
import hmac
from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from chalicelib.domain.base.entity import Entity
from chalicelib.errors import Lost, OutOfTurn, XinbaoError
from chalicelib.store import access
from chalicelib.store.transaction import Write, commit

TRIES = 8
KEPT_SECONDS = 7 * 24 * 3600


class Decision(msgspec.Struct, frozen=True):
    """What a use case wants written, and what it answers. `answer` is kept for a week: nothing secret in it."""

    writes: list[Write]
    answer: dict[str, Any]


class Key(msgspec.Struct, frozen=True):
    """`id` is who and which key; `request` the fingerprint of what was asked with it."""

    id: str
    request: str
    now: int

    @classmethod
    def of(cls, principal: str, given: str, operation: str, body: bytes, now: int) -> "Key":
        # Keyed by what the caller alone knows: a plain hash of a body with a phone in it is soon tried out.
        request = hmac.new(given.encode(), operation.encode() + b"\0" + body, "sha256").hexdigest()
        return cls(f"answer#{principal}#{hashlib.sha256(given.encode()).hexdigest()}", request, now)


class KeptAnswer(Entity, frozen=True, kw_only=True):
    request: str
    answer: dict[str, Any]


def perform(story: Callable[[], Decision], key: Key | None = None, tries: int = TRIES) -> dict[str, Any]:
    """The answer of `story`, whose writes are committed exactly once for `key`.

    Raises what the story raises; Lost when others were faster `tries` times; OutOfTurn (IDEMPOTENCY_KEY_REUSED)
    where the key was used for another request.
    """
    lost = Lost("BUSY")
    for _ in range(tries):
        kept = key and _kept(key)
        if kept:
            return kept
        try:
            decision = story()
        except XinbaoError:
            # What the story found was perhaps left by the same request, run a moment ago on another lambda.
            if key and (kept := _kept(key)):
                return kept
            raise
        try:
            commit([*decision.writes, *_keeping(key, decision.answer)])
        except Lost as error:
            lost = error
            continue
        return decision.answer
    raise lost


def _kept(key: Key) -> dict[str, Any] | None:
    found = access.load(key.id, KeptAnswer)
    if found and found.request != key.request:
        raise OutOfTurn("IDEMPOTENCY_KEY_REUSED", "Idempotency-Key")  # fmt: skip
    return found.answer if found else None


def _keeping(key: Key | None, answer: dict[str, Any]) -> Iterable[Write]:
    if key is None:
        return []
    plain = msgspec.to_builtins(answer)
    return [access.write(key.id, KeptAnswer(request=key.request, answer=plain), key.now + KEPT_SECONDS)]
