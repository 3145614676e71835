"""The verdict in a few lines; the last one for machines."""

from collections import Counter

from infra.proof.torture_cabinet.torture import Tortured

SHOWN = 5


def say(tortured: Tortured) -> bool:
    """Whether everything held."""
    print("\n".join(lines(tortured)), flush=True)
    return all(verdict.good for verdict in tortured.verdicts)


def lines(tortured: Tortured) -> list[str]:
    books = tortured.books
    kills: Counter[str] = Counter()
    for book in books:
        kills.update(book.kills)
    issued = [issued for book in books for issued in book.issued.values()]
    of_kind = Counter(i.kind for i in issued)
    found = _found(tortured)
    counts = " ".join(f"{name}={len(sentences)}" for name, sentences in found.items())
    return [
        f"{kills.total()} kills in {tortured.seconds:.0f} s: "
        + ", ".join(f"{n} while {when}" if when != "boot" else f"{n} at boot" for when, n in sorted(kills.items())),
        f"{of_kind['grant']} grants and {of_kind['order']} orders issued, {sum(i.uses for i in issued)} codes answered "
        f"with an opening, {sum(b.unanswered for b in books)} tries cut off, {sum(b.refusals for b in books)} refused",
        f"{sum(b.pulses for b in books)} pulses of locks, {tortured.events} events received through the rule's queue",
        *(f"  {name.replace('_', ' '):18} {len(sentences)}" for name, sentences in found.items()),
        *(f"  {name}: {sentence}" for name, sentences in found.items() for sentence in sentences[:SHOWN]),
        f"torture-cabinet: kills={kills.total()} {counts}",
    ]


def _found(tortured: Tortured) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for book, verdict in zip(tortured.books, tortured.verdicts, strict=True):
        for name, sentences in verdict.findings.items():
            found.setdefault(name, []).extend(f"{book.thing}: {sentence}" for sentence in sentences)
    return found
