"""What the locks did, what was issued and what was told, held against each other. Each finding is a sentence.

An event is *lost* if something happened and no event says so, *doubled* if two say so, *invented* if nothing happened.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from infra.proof.torture_cabinet.book import Book, IssuedAccess

Told = Mapping[str, Any]


@dataclass(slots=True)
class TortureVerdict:
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    invented: list[str] = field(default_factory=list)
    double_openings: list[str] = field(default_factory=list)
    by_itself: list[str] = field(default_factory=list)
    forgotten_lockouts: list[str] = field(default_factory=list)
    failed_starts: list[str] = field(default_factory=list)

    @property
    def findings(self) -> dict[str, list[str]]:
        return {name: getattr(self, name) for name in self.__slots__}

    @property
    def good(self) -> bool:
        return not any(self.findings.values())


def judge(book: Book, batches: Iterable[Mapping[str, Any]]) -> TortureVerdict:
    """`batches` as they arrived, repeated or not. Judged when everything was sent and every door is closed."""
    verdict = TortureVerdict()
    told = list(_numbered(batches, verdict))
    by_cause: dict[str, list[Told]] = defaultdict(list)
    for event in told:
        if cause := event.get("grant") or event.get("order"):
            by_cause[cause].append(event)
    for issued in book.issued.values():
        _judge_one(issued, by_cause.pop(issued.id, []), verdict)
    verdict.invented += [f"{cause}: nobody issued this" for cause in by_cause]
    _judge_all(book, told, verdict)
    return verdict


def _numbered(batches: Iterable[Mapping[str, Any]], verdict: TortureVerdict) -> Iterable[Told]:
    """Each event once, in the order of its number, lineage after lineage."""
    found: dict[str, dict[int, Told]] = {}
    for batch in batches:
        events = found.setdefault(batch["lineage"], {})
        for event in batch["events"]:
            if events.setdefault(event["n"], event) != event:
                verdict.doubled.append(f"number {event['n']} stands for two events")
    for lineage, events in found.items():
        missing = sorted(set(range(1, max(events) + 1)) - set(events))
        verdict.lost += [f"number {n} of {lineage} never arrived" for n in missing]
        yield from (events[n] for n in sorted(events))


def _judge_one(issued: IssuedAccess, events: Sequence[Told], verdict: TortureVerdict) -> None:
    times = Counter(event["type"] for event in events)
    for type_ in ("grant_used", "door_opened", "door_closed", "order_refused"):
        if times[type_] > 1:
            verdict.doubled.append(f"{issued.id}: {type_} {times[type_]} times")
    if issued.pulses > 1 or issued.uses > 1:
        verdict.double_openings.append(f"{issued.id}: {issued.pulses} pulses, {issued.uses} answers")
    _judge_opening(issued, events, times, verdict)
    if issued.kind == "grant":
        _judge_use(issued, times, verdict)
    elif times["door_opened"] + times["order_refused"] != 1:
        verdict.lost.append(f"{issued.id}: nothing tells what became of this order")


def _judge_opening(
    issued: IssuedAccess, events: Sequence[Told], times: Mapping[str, int], verdict: TortureVerdict
) -> None:
    outcomes = [event["outcome"] for event in events if event["type"] == "door_opened"]
    if issued.pulses and not outcomes:
        verdict.lost.append(f"{issued.id}: the lock was pulsed, no door_opened")
    if not issued.pulses and "opened" in outcomes:
        verdict.invented.append(f"{issued.id}: door_opened, the lock never was")
    if "opened" in outcomes and not times["door_closed"]:
        verdict.lost.append(f"{issued.id}: no door_closed")
    if times["door_closed"] and "opened" not in outcomes:
        verdict.invented.append(f"{issued.id}: door_closed, it was never seen open")


def _judge_use(issued: IssuedAccess, times: Mapping[str, int], verdict: TortureVerdict) -> None:
    if (issued.uses or issued.pulses) and not times["grant_used"]:
        verdict.lost.append(f"{issued.id}: no grant_used")
    if times["grant_used"] and not times["door_opened"]:
        verdict.lost.append(f"{issued.id}: used, no door_opened")
    if times["grant_used"] and not issued.uses and not issued.unanswered:
        verdict.invented.append(f"{issued.id}: grant_used, nobody typed its code")
    if issued.pulses and not issued.uses and not issued.unanswered:
        verdict.by_itself.append(f"{issued.id}: the lock was pulsed, nobody typed its code")


def _judge_all(book: Book, told: Sequence[Told], verdict: TortureVerdict) -> None:
    times = Counter(event["type"] for event in told)
    most = book.refusals + book.unanswered
    _between(verdict, "code_refused", times["code_refused"], least=book.refusals, most=most)
    _between(verdict, "started", times["started"], least=book.readies, most=book.starts)
    boots = [event["boot"] for event in told if event["type"] == "started"]
    verdict.doubled += [f"start {boot} is told twice" for boot, n in Counter(boots).items() if n > 1]
    unknown = {event["rev"] for event in told if event["type"] == "bank_synced"} - book.revs
    verdict.invented += [f"bank_synced {rev}: no such document" for rev in unknown]
    verdict.invented += [f"door_forced {e['door']}" for e in told if e["type"] == "door_forced"]
    verdict.by_itself += [f"{book.strays} pulses that nothing was issued for"] * bool(book.strays)
    verdict.lost += [f"{book.pending} events never left the cabinet"] * bool(book.pending)
    verdict.forgotten_lockouts += ["the count of wrong codes fell by itself"] * book.forgotten_lockouts
    verdict.failed_starts += ["the program ended instead of getting ready"] * book.unready


def _between(verdict: TortureVerdict, what: str, times: int, *, least: int, most: int) -> None:
    if times < least:
        verdict.lost.append(f"{least - times} of {what}")
    if times > most:
        verdict.invented.append(f"{times - most} of {what}")
