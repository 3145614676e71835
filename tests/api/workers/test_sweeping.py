"""The sweep asks for a look at the cabinets that need one, on a queue of its own, and leaves the others alone."""

import zlib
from collections.abc import Callable
from typing import Any

import pytest

from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet.cabinet import DoorUse, GrantState
from chalicelib.domain.cabinet.due import needs_look
from chalicelib.store import cabinets
from chalicelib.store.rows import CabinetRow
from chalicelib.store.transaction import commit
from chalicelib.workers import looking, sweeping
from tests.api import cloud
from tests.api.deployment import Person
from tests.api.town.hall import HALL, reserved
from tests.api.town.small_centre import PERSON_ITEM
from tests.api.town.world import Town, clock

Newcomer = Callable[..., Person]
HOUR, DAY = 3600, 24 * 3600


def not_its_turn(now: int) -> int:
    """A moment soon after at which no cabinet of the town is looked at only because an hour has passed."""
    minutes = {zlib.crc32(cabinet.encode()) % 60 for cabinet in ("cab-hall", "cab-lugang")}
    busy = {(minute + n) % 60 for minute in minutes for n in range(5)}
    return next(at for at in range(now, now + HOUR, 60) if at // 60 % 60 not in busy)


def received(town: Town) -> list[dict[str, Any]]:
    """The sweep's messages, as the lambda gets them."""
    found = cloud.client("sqs").receive_message(QueueUrl=town.env["SWEEP_QUEUE_URL"], MaxNumberOfMessages=10)
    names = {"messageId": "MessageId", "receiptHandle": "ReceiptHandle", "body": "Body"}
    return [{ours: message[theirs] for ours, theirs in names.items()} for message in found.get("Messages", [])]


def swept(town: Town, now: int) -> list[str]:
    """Who was to be looked at."""
    sweeping.sweep(now)
    assert cloud.waiting(town.env["CABINETS_QUEUE_URL"]) == []
    return sorted(body["id"] for body in cloud.waiting(town.env["SWEEP_QUEUE_URL"]))


def test_cabinets_in_step_with_nothing_due_are_left_alone(town: Town, newcomer: Newcomer) -> None:
    reserved(town, newcomer())
    assert swept(town, not_its_turn(clock())) == []


def test_a_bank_out_of_step_has_its_cabinet_looked_at(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    town.asks(who, town.passed(who, PERSON_ITEM), "handing-in", HALL)
    town.pump()
    assert swept(town, not_its_turn(clock())) == ["cab-hall"]


def test_a_code_past_its_end_has_its_cabinet_looked_at_until_the_look(town: Town, newcomer: Newcomer) -> None:
    reserved(town, newcomer())
    late = not_its_turn(clock() + 4 * DAY)
    assert swept(town, late) == ["cab-hall"]
    looking.look("cab-hall", late)
    town.settle()
    assert swept(town, late) == []


def test_what_waits_behind_a_door_is_looked_at_when_its_time_has_come_and_once(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.waiting_for_pickup(who, PERSON_ITEM)
    soon, late = not_its_turn(clock() + 60), not_its_turn(clock() + 8 * DAY)
    assert swept(town, soon) == []
    town.in_reach(late)
    assert swept(town, late) == ["cab-hall"]
    looking.look("cab-hall", late)
    assert town.sees(who, case)["outbound"]["state"] == "overdue"
    assert swept(town, late) == []


def test_a_door_of_the_version_before_is_looked_at_once_and_then_knows(town: Town, newcomer: Newcomer) -> None:
    town.waiting_for_pickup(newcomer(), PERSON_ITEM)
    door = next(d for d in town.doors("cab-hall") if d.use is DoorUse.OCCUPIED)
    commit([cabinets.plan_door(changed(door, due=0))])
    now = not_its_turn(clock())
    assert swept(town, now) == ["cab-hall"]
    looking.look("cab-hall", now)
    assert (next(d for d in town.doors("cab-hall") if d.door == door.door).due or 0) > now
    assert swept(town, now) == []


def test_a_reminder_that_somebody_writes_into_the_door_is_due(town: Town, newcomer: Newcomer) -> None:
    _, name = reserved(town, newcomer())
    now = not_its_turn(clock())
    door = cabinets.door("cab-hall", name)
    assert door
    commit([cabinets.plan_door(changed(door, due=now - 1))])
    assert swept(town, now) == ["cab-hall"]


def test_each_cabinet_is_looked_at_once_an_hour_in_any_case(town: Town) -> None:
    seen = [swept(town, clock() + minutes * 60) for minutes in range(0, 60, 5)]
    assert sorted(name for names in seen for name in names) == ["cab-hall", "cab-lugang"]


def test_a_cabinet_that_cannot_be_looked_at_holds_up_no_other(town: Town) -> None:
    row = CabinetRow.get("cab-hall", "cabinet")
    row.body = "{"
    row.save()
    sweeping.sweep(clock())
    messages = received(town)
    messages += [m | {"messageId": "other", "body": '{"id": "cab-lugang"}'} for m in messages[:1]]
    failed = looking.from_queue({"Records": messages})["batchItemFailures"]
    broken = [m["messageId"] for m in messages if "cab-hall" in m["body"]]
    assert [entry["itemIdentifier"] for entry in failed] == broken != []


def test_a_used_grant_goes_an_hour_after_its_door_closed_though_the_cabinet_has_nothing_more_to_say(
    town: Town, newcomer: Newcomer
) -> None:
    reserved(town, who := newcomer())
    grant, doors = town.hall.type(town.code(who, "deposit"), clock())
    town.hall.deliver(clock())
    town.hall.close(grant, doors[0], clock() + 20)
    town.hall.deliver(clock() + 20)
    town.settle()
    later = not_its_turn(clock() + HOUR + 60)
    assert [g.state for g in cabinets.load("cab-hall").grants] == [GrantState.USED]
    assert not needs_look(cabinets.load("cab-hall"), clock() + HOUR - 60)
    town.in_reach(later)
    assert swept(town, later) == ["cab-hall"]
    looking.look("cab-hall", later)
    assert cabinets.load("cab-hall").grants == ()


@pytest.mark.parametrize("minutes", [2, 30])
def test_no_interval_of_the_sweep_leaves_anybody_out(town: Town, monkeypatch: pytest.MonkeyPatch, minutes: int) -> None:
    monkeypatch.setenv("SWEEP_MINUTES", str(minutes))
    seen = [swept(town, clock() + at * 60) for at in range(0, 60, minutes)]
    assert sorted(name for names in seen for name in names) == ["cab-hall", "cab-lugang"]
