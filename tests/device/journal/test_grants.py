"""Grants in the journal: a bank's document replaces those before it."""

from pathlib import Path

from cabinet_contract.shadow import Grant
from cabinet_contract.words import Purpose
from iot.journal import Journal, grants

NOW = 1_800_000_000


def made(number: int, until: int = NOW + 600) -> Grant:
    return Grant(f"g_{number}", (f"A{number:02d}",), Purpose.DEPOSIT, number.to_bytes(16), NOW, until)


def changes(journal: Journal, *wanted: Grant) -> int:
    before = journal.db.total_changes
    with journal.transaction() as db:
        grants.replace(db, "A", version=1, rev="r", grants=wanted, now=NOW)
    return journal.db.total_changes - before


def live(journal: Journal, grant: Grant) -> list[tuple[int, bool]]:
    return [(known.grant.until, known.live) for known in grants.by_verifier(journal.db, grant.verifier)]


def test_a_document_replaces_what_differs_and_touches_nothing_else(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    gone, longer, *others = (made(number) for number in range(1, 21))
    changes(journal, gone, longer, *others)
    nothing = changes(journal, gone, longer, *others)
    assert nothing < 8
    one_more = changes(journal, gone, made(2, NOW + 900), *others, made(21)) - nothing
    assert one_more <= 8
    changes(journal, made(2, NOW + 900), *others)
    assert live(journal, gone) == [(NOW + 600, False)]
    assert live(journal, longer) == [(NOW + 900, True)]
    assert live(journal, others[0]) == [(NOW + 600, True)]
    assert grants.count(journal.db, "A") == 19
    journal.close()


def test_a_grant_that_comes_back_is_live_again(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    for wanted in ([made(1)], [], [made(1)]):
        changes(journal, *wanted)
    assert live(journal, made(1)) == [(NOW + 600, True)]
    assert grants.count(journal.db, "A") == 1
    journal.close()
