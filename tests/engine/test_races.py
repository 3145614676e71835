"""Races on Amazon's own engine: compartments, keys, events; and conflicts that the engine itself never shows."""

import os
import random
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import pytest

from cabinet_contract.events import Batch, Event
from cabinet_contract.words import EventType
from chalicelib import aws
from chalicelib.api.applicant.cases import FILING_TRIES
from chalicelib.domain.base.entity import Entity
from chalicelib.domain.cabinet.cabinet import DoorUse
from chalicelib.errors import Lost
from chalicelib.replies.cases import HandingInChosen
from chalicelib.store import cabinets, cases, codec, rows, transaction
from chalicelib.store.rows import OutboxRow
from chalicelib.usecases.cabinet import events as cabinet_events
from chalicelib.usecases.parts import case_numbering
from chalicelib.usecases.parts.perform import Decision, RequestKey, perform, perform_once
from tests.api.deployment import forget
from tests.engine import kms_double
from tests.engine.crowd import CABINET, NOW, gathered, opened, reserve

pytestmark = pytest.mark.engine
# Each hand holds 8 MiB while it derives a verifier.
HANDS = 48
DOORS, PEOPLE = 40, 1000


@pytest.fixture
def town(tables: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The environment of a lambda on the engine; its models learn their tables' new names."""
    settings = {f"{name}_KEY_ID": name.lower() for name in ("CABINET", "DATA", "INDEX", "TOKEN")}
    for name, value in (tables | settings).items():
        monkeypatch.setenv(name, value)
    for model in rows.ALL:
        variable = model.Meta.table_name if model.Meta.table_name in tables else _VARIABLES[model]
        _VARIABLES.setdefault(model, variable)
        monkeypatch.setattr(model.Meta, "table_name", tables[variable])
    _other_aws()
    with kms_double.running():
        yield
    _other_aws()


_VARIABLES: dict[Any, str] = {}


def _other_aws() -> None:
    """The next client is of another engine, and knows other keys."""
    forget()
    aws.session.cache_clear()
    aws.client.cache_clear()


def at_once(work: Any, things: list[Any]) -> list[Any]:
    with ThreadPoolExecutor(HANDS) as pool:
        return list(pool.map(work, things))


def test_a_thousand_reservations_for_forty_compartments_have_forty_winners(town: None) -> None:
    opened(DOORS)
    crowd = gathered(PEOPLE)
    random.shuffle(crowd)
    answers = dict(zip(crowd, at_once(reserve, crowd), strict=True))
    won = {case: answer for case, answer in answers.items() if isinstance(answer, HandingInChosen)}
    lost = Counter(answer for answer in answers.values() if not isinstance(answer, HandingInChosen))
    assert (len(won), lost) == (DOORS, {"NO_FREE_FITTING_COMPARTMENT": PEOPLE - DOORS})
    contents = cabinets.load(CABINET)
    assert {d.use for d in contents.doors} == {DoorUse.RESERVED}
    assert {a.door: a.envelope for a in won.values()} == {d.door: d.envelope for d in contents.doors}
    assert {g.id for g in contents.grants} == {a.grant for a in won.values()}
    assert len({g.verifier for g in contents.grants}) == DOORS
    assert Counter(row.effect for row in OutboxRow.scan()) == {"cabinet": DOORS, "message": DOORS}
    assert {cases.load(case).version for case in crowd if case not in won} == {1}


def test_one_key_in_many_hands_at_once_reserves_once(town: None) -> None:
    opened(24)
    (case,) = gathered(1)
    key = RequestKey.of("p_0000", "the-same-key", b"POST /x", NOW)
    answers = at_once(lambda _: reserve(case, key), list(range(16)))
    assert all(answer == answers[0] for answer in answers)
    assert isinstance(answers[0], HandingInChosen)
    assert sum(d.use is DoorUse.RESERVED for d in cabinets.load(CABINET).doors) == 1


def test_events_in_many_hands_at_once_are_applied_once_and_in_order(town: None) -> None:
    opened(24)
    events = tuple(Event(n, float(NOW), EventType.STARTED, {"boot": n}) for n in range(1, 9))
    batches = [Batch(CABINET, "ab", 1, events[:size]) for size in range(1, 9)] * 3
    random.shuffle(batches)

    def deliver(batch: Batch) -> None:
        try:
            cabinet_events.apply(batch, NOW, NOW)
        except Lost:
            cabinet_events.apply(batch, NOW, NOW)  # as SQS would: the batch comes again

    at_once(deliver, batches)
    cabinet_events.apply(batches[0], NOW, NOW)
    cabinet_events.apply(Batch(CABINET, "ab", 1, events), NOW, NOW)
    assert cabinets.load(CABINET).cabinet.applied == 8


@contextmanager
def conflicts(share: float, seed: int = 1) -> Iterator[list[int]]:
    """So many of the transactions meet another one, as AWS says and the local engine never does."""
    chance, met = random.Random(seed), []

    def hook(**_: Any) -> Any:
        if chance.random() >= share:
            return None
        met.append(1)
        reasons = [{"Code": "None"}, {"Code": "TransactionConflict", "Message": "Transaction is ongoing for the item"}]
        kind = "com.amazonaws.dynamodb.v20120810#TransactionCanceledException"
        return kms_double.answered(400, {"__type": kind, "Message": "cancelled", "CancellationReasons": reasons})

    events = aws.client("dynamodb").meta.events
    events.register("before-send.dynamodb.TransactWriteItems", hook)
    yield met
    events.unregister("before-send.dynamodb.TransactWriteItems", hook)


def test_a_conflict_is_a_race_and_is_run_again(town: None) -> None:
    opened(24)
    crowd = gathered(12)
    with conflicts(0.5) as met:
        answers = at_once(reserve, crowd)
    assert len(met) >= 5
    assert all(isinstance(answer, HandingInChosen) for answer in answers)
    assert len({answer.door for answer in answers}) == 12


def test_conflicts_without_end_are_told_as_busy_and_nothing_is_written(town: None) -> None:
    opened(24)
    (case,) = gathered(1)
    with conflicts(1.0):
        assert reserve(case, tries=8) == "STATE_MOVED_ON"
    assert cases.load(case).version == 1
    assert list(OutboxRow.scan()) == []


def test_a_row_that_was_changed_after_it_was_read_is_not_overwritten(town: None) -> None:
    opened(24)
    (case,) = gathered(1)
    read = cases.load(case)
    transaction.commit(cases.plan(read))
    with pytest.raises(Lost):
        transaction.commit(cases.plan(read))
    assert cases.load(case).version == 2


def test_a_transaction_of_nothing_asks_nobody(town: None) -> None:
    assert perform(lambda: Decision([], "done")) == "done"


def test_made_up_cursors_and_odd_keys_are_refused_before_the_engine(town: None) -> None:
    from chalicelib.errors import BadInput, NotFound
    from chalicelib.store import catalogue, pages
    from chalicelib.usecases.parts import rules

    (case,) = gathered(1)
    cursor = pages.encode({"pk": {"S": case}, "sk": {"S": "case"}, "party": {"S": "p_0000"}, "opened": {"N": "1"}})
    assert cases.of_party("p_0000", 5, cursor)[0] == []
    with pytest.raises(BadInput):
        cases.of_party("p_0000", 5, pages.encode({"party": {"S": "p_0000"}}))
    with pytest.raises(BadInput):
        rules.asked_generation("")
    for name in ("", " "):
        with pytest.raises(NotFound):
            catalogue.generation(name)


@pytest.mark.parametrize("length", [1024, 1025, 2048, 2049, 60_000])
def test_what_is_too_long_for_a_key_is_not_there_and_no_error(town: None, length: int) -> None:
    """The engine refuses such keys, moto does not; a query that holds one is a 404 for people."""
    assert codec.found(rows.CatalogueRow, Entity, "live", "c" * length) is None
    assert codec.found(rows.AccessRow, Entity, "案" * length) is None


NUMBERED, FILING_AT_ONCE = 120, 6


def test_numbers_that_are_given_at_once_are_all_different_and_run_without_a_gap(town: None) -> None:
    """Six who file in the same moment, again and again: nobody is turned away, and no number is given twice."""
    opened(1)
    crowd = gathered(NUMBERED)

    def numbered(case: str) -> str:
        def story() -> Decision[str]:
            return Decision(*reversed(case_numbering.plan_given(cases.load(case), NOW)))

        key = RequestKey(f"answer#{case}#{os.urandom(8).hex()}", "x", NOW)
        return perform_once(str, story, key, FILING_TRIES)

    with ThreadPoolExecutor(FILING_AT_ONCE) as pool:
        numbers = list(pool.map(numbered, crowd))
    assert sorted(int(number.split("-")[2]) for number in numbers) == list(range(1, NUMBERED + 1))
    assert {cases.of_number(number) for number in numbers} == set(crowd)
