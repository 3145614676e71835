"""Running a use case: load, decide, one transaction; again if somebody was faster; once per Idempotency-Key."""

import hashlib
import hmac
from collections.abc import Callable
from typing import Any, Generic, TypeVar

import msgspec

from chalicelib.domain.base.durations import DAY
from chalicelib.domain.base.entity import Entity
from chalicelib.errors import Lost, OutOfTurn, XinbaoError, moved_on
from chalicelib.store import access
from chalicelib.store.transaction import Plan, Write, commit
from chalicelib.usecases.parts import reconciling

TRIES = 8
KEPT_SECONDS = 7 * DAY
A = TypeVar("A")


class Decision(msgspec.Struct, Generic[A], frozen=True):
    """What a use case wants written, and what it answers. `answer` is kept for a week: nothing secret in it."""

    writes: Plan
    answer: A


class RequestKey(msgspec.Struct, frozen=True):
    """`id` is who and which key; `request` the fingerprint of what was asked with it."""

    id: str
    request: str
    now: int

    @classmethod
    def of(cls, principal: str, given: str, request: bytes, now: int) -> "RequestKey":
        # Keyed by what the caller alone knows: a plain hash of a body with a phone in it is soon tried out.
        fingerprint = hmac.new(given.encode(), request, "sha256").hexdigest()
        return cls(f"answer#{principal}#{hashlib.sha256(given.encode()).hexdigest()}", fingerprint, now)


class KeptAnswer(Entity, frozen=True, kw_only=True):
    request: str
    answer: Any


def perform(story: Callable[[], Decision[A]]) -> A:
    """For what nobody asked for, such as time that has passed. Raises what the story raises; Lost."""
    for _ in range(TRIES):
        decision = story()
        if _committed(decision.writes):
            return decision.answer
    raise moved_on()


def perform_once(kind: type[A], story: Callable[[], Decision[A]], key: RequestKey, tries: int = TRIES) -> A:
    """The answer of `story`, whose writes are committed exactly once for `key`; `kind` reads it back when repeated.

    Raises what the story raises; Lost when others were faster `tries` times; OutOfTurn (IDEMPOTENCY_KEY_REUSED)
    where the key was used for another request.
    """
    for _ in range(tries):
        kept = _kept(kind, key)
        if kept is not None:
            return kept
        try:
            decision = story()
        except XinbaoError:
            # What the story found was perhaps left by the same request, run a moment ago on another lambda.
            kept = _kept(kind, key)
            if kept is not None:
                return kept
            raise
        if _committed([*decision.writes, _plan_keeping(key, decision.answer)]):
            reconciling.at_once(decision.writes)  # a person waits, perhaps in front of the cabinet
            return decision.answer
    raise moved_on()


def _committed(plan: Plan) -> bool:
    try:
        commit(plan)
    except Lost:
        return False
    return True


def _kept(kind: type[A], key: RequestKey) -> A | None:
    found = access.load(key.id, KeptAnswer)
    if found is None:
        return None
    if found.request != key.request:
        raise OutOfTurn("IDEMPOTENCY_KEY_REUSED", "Idempotency-Key")
    return msgspec.convert(found.answer, kind)


def _plan_keeping(key: RequestKey, answer: Any) -> Write:
    kept = KeptAnswer(request=key.request, answer=msgspec.to_builtins(answer))
    return access.plan(key.id, kept, key.now + KEPT_SECONDS)
