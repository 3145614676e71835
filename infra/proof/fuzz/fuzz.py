"""All rounds, a few at a time; what was found, and what nobody has reached."""

import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from infra import typed
from infra.proof.fuzz.callers import Caller
from infra.proof.fuzz.document import closed_to, open_to, operations
from infra.proof.fuzz.known import Known
from infra.proof.fuzz.report import Outcome
from infra.proof.fuzz.rounds import Effort, Round, run

AT_A_TIME = 2
# What schemathesis needs to start, at least.
START_S = 2
# On a busy machine it needs longer; nobody is left out because the others were slow.
LEAST_S = 8


class Budget:
    """Divides what is left of the time among the rounds that are left, so that the whole keeps to it."""

    def __init__(self, effort: Effort, rounds: int) -> None:
        self._effort = effort
        self._end = time.monotonic() + effort.seconds
        self._rounds = rounds
        self._lock = threading.Lock()

    def share(self) -> Effort:
        """For the next of them; enough to ask something, however late it is."""
        with self._lock:
            left = (self._end - time.monotonic()) * AT_A_TIME / self._rounds
            self._rounds -= 1
        return replace(self._effort, seconds=max(LEAST_S, left - START_S))


def rounds(document: typed.Record, callers: Iterable[Caller]) -> Iterator[Round]:
    """Everybody asks what is open to them; the first of each kind also glances at what is not."""
    seen: set[str | None] = set()
    for caller in callers:
        parts = [Round(caller, open_to(document, caller.scheme))]
        if caller.scheme not in seen:
            parts.append(Round(caller, closed_to(document, caller.scheme), glance=True))
        seen.add(caller.scheme)
        yield from (part for part in parts if part.document["paths"])


def fuzz(
    api: str, document: typed.Record, callers: Iterable[Caller], known: Known, *, effort: Effort, seed: int
) -> bool:
    """True if nothing was found and every operation was reached; the last line says how many requests there were.

    `effort` is for all rounds together.
    """
    planned = list(rounds(document, callers))
    budget = Budget(effort, sum(not one.glance for one in planned))

    def told(one: Round) -> Outcome:
        found = run(one, api, known, effort=effort if one.glance else budget.share(), seed=seed)
        _tell(one, found)
        return found

    with ThreadPoolExecutor(AT_A_TIME) as pool:
        return sum_up(operations(document), list(pool.map(told, planned)))


def _tell(one: Round, found: Outcome) -> None:
    what = "what is closed" if one.glance else "what is open"
    print(f"  {found.name:15} {what:15} {found.requests:6} requests, {found.failed} failed", flush=True)
    if found.said:
        print(f"\nas {found.name}:\n{found.said}\n", flush=True)


def sum_up(wanted: set[str], outcomes: Sequence[Outcome]) -> bool:
    """An operation that nobody has reached counts as a failure: a document that is not tried says nothing."""
    reached = frozenset().union(*(found.reached for found in outcomes))
    accepted = frozenset().union(*(found.accepted for found in outcomes))
    missed = sorted(wanted - reached)
    for name in missed:
        print(f"  nobody has reached {name}: more --seconds, or no caller may")
    print(f"  {len(wanted & reached)} of {len(wanted)} operations were reached, {len(wanted & accepted)} answered 2xx")
    failed = sum(found.failed for found in outcomes) + len(missed)
    print(f"fuzz: {sum(found.requests for found in outcomes)} requests, {failed} failed", flush=True)
    return not failed
