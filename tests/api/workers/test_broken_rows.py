"""One row that cannot be read stops no time: neither for the cabinets nor for the other cases."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet.cabinet import GrantState
from chalicelib.domain.case.queues import Queue
from chalicelib.store import cabinets
from chalicelib.store.cases import queue_key
from chalicelib.store.rows import CaseRow, MessageRow
from chalicelib.store.transaction import commit
from chalicelib.usecases.clock import expiring
from chalicelib.workers import sweeping
from tests.api import cloud
from tests.api.deployment import CENTRE, Person
from tests.api.town.hall import reserved, tasks
from tests.api.town.small_centre import PERSON_ITEM
from tests.api.town.world import Town, clock

Newcomer = Callable[..., Person]
HOUR, DAY = 3600, 24 * 3600


def broken_wake() -> None:
    CaseRow("c_broken", "wake", version=1, body="{", queue=f"{CENTRE}#wakes", since=1).save()


def broken_return() -> None:
    queue = queue_key(CENTRE, Queue.PAPERS_TO_RETURN)
    CaseRow("c_broken", "return", version=1, body="{", queue=queue, since=1).save()


def broken_message() -> None:
    MessageRow("m_broken", version=1, body="{", state="waiting", at=1).save()


@pytest.mark.parametrize("breaks", [broken_wake, broken_return, broken_message])
def test_a_row_that_cannot_be_read_holds_up_no_cabinet_and_is_counted(
    town: Town, newcomer: Newcomer, capsys: pytest.CaptureFixture[str], breaks: Callable[[], None]
) -> None:
    reserved(town, newcomer())
    breaks()
    cloud.waiting(town.env["SWEEP_QUEUE_URL"])
    sweeping.sweep(clock() + 4 * DAY)
    assert "cab-hall" in {body["id"] for body in cloud.waiting(town.env["SWEEP_QUEUE_URL"])}
    figures: list[dict[str, Any]] = [
        json.loads(line) for line in capsys.readouterr().out.splitlines() if "_aws" in line
    ]
    assert sum(figure.get("FailedSweeps", 0) for figure in figures) == 1


def test_a_row_that_cannot_be_read_holds_up_no_other_case(town: Town, newcomer: Newcomer) -> None:
    case = town.submitted(newcomer(), PERSON_ITEM)
    broken_wake()
    sweeping.sweep(clock() + 10 * DAY)
    assert case in {task["case"] for task in tasks(town)}


def test_a_code_that_another_look_has_dropped_meanwhile_holds_up_nothing(town: Town, newcomer: Newcomer) -> None:
    reserved(town, newcomer())
    (grant,) = cabinets.load("cab-hall").grants
    commit([cabinets.plan_grant(changed(grant, state=GrantState.USED, used_at=clock() - 25 * HOUR))])
    commit(cabinets.plan_drop_grants([g for g in cabinets.load("cab-hall").grants if g.id == grant.id]))
    assert expiring._unfinished("cab-hall", grant.id, clock()) == expiring.NOTHING
