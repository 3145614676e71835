"""The session of docs/writing-a-controller.md, played by our own cabinet: the same events, batches and acks in turn."""

import re
from pathlib import Path

import pytest

from cabinet_contract.shadow import BankDesired
from infra.paths import ROOT
from infra.printed import asyncapi_examples as example
from iot.config.loading import Timings
from iot.controller import Controller
from tests.device.rig import Rig, in_loop, numbers, until

TEXT = (ROOT / "docs" / "writing-a-controller.md").read_text(encoding="utf-8")
SESSION = TEXT.partition("## 13.")[2].partition("## 14.")[0]
TOLD = [(int(number), type_) for number, type_ in re.findall(r"event (\d+) ([a-z_]+)", SESSION)]
SENT = [
    [int(n) for n in some.split(", ")] for some in re.findall(r"cab-hall/events +n ([\d, ]+)$", SESSION, re.MULTILINE)
]
ACKS = [int(number) for number in re.findall(r"ack (\d+)$", SESSION, re.MULTILINE)]
BANK_A = {
    "bank": "A", "driver": "8a80", "serial": "bus", "address": 1, "channels": 24, "doors": {"A01": 1, "A02": 2},
}  # fmt: skip


class Day:
    """The rig's cabinet, and a cloud that answers as the session says."""

    def __init__(self, rig: Rig) -> None:
        self.rig = rig
        self._acks = iter(ACKS)
        self._steps = 0

    async def sent(self) -> None:
        """One batch more, and it is the next of the session."""
        self._steps += 1
        await until(lambda: numbers(self.rig.cloud.batches) == SENT[: self._steps])

    def ack(self) -> None:
        self.rig.ack(next(self._acks))

    async def begins(self) -> None:
        await self.sent()
        await self.rig.want("A")
        self.ack()
        await self.sent()
        self.ack()

    async def deposits(self, cabinet: Controller) -> None:
        code, grant = self.rig.grant(1)
        await self.rig.want("A", grant)
        await self.sent()
        self.ack()
        assert (await cabinet.keypad.type(code)).result == "opened"
        await self.sent()
        await self.rig.want("A")
        assert cabinet.doors.watcher.watched == ["A01"]
        self.ack()
        await self.sent()
        self.ack()
        self.rig.door("A01").open = False
        await self.sent()
        self.ack()
        await until(lambda: cabinet.state()["pending"] == 0)


@in_loop
async def played(folder: Path) -> None:
    rig = Rig(folder, banks=[BANK_A], uplink={"resend_s": 60})
    async with rig.plugged_in(), rig.powered() as cabinet:
        day = Day(rig)
        await day.begins()
        await day.deposits(cabinet)
        assert [(event["n"], event["type"]) for event in rig.cloud.events()] == TOLD
        assert numbers(rig.cloud.batches) == SENT
    assert rig.events("door_closed")[0]["grant"] == rig.events("grant_used")[0]["grant"]


def test_our_own_cabinet_tells_exactly_what_the_session_shows(tmp_path: Path) -> None:
    assert (len(TOLD), len(SENT), ACKS[-1]) == (7, 6, TOLD[-1][0])
    played(tmp_path)


def test_the_used_grant_leaves_the_shadow_before_its_door_is_closed() -> None:
    places = [SESSION.index(part) for part in ("grant_used", "the used grant is gone", "the door is closed")]
    assert places == sorted(places)


def test_the_revs_in_the_session_name_what_is_said_of_them() -> None:
    granted, empty = BankDesired.of([example.GRANT], []).rev, BankDesired().rev
    assert re.findall(r"bank_synced ([0-9a-f]{12})", SESSION) == [empty, granted, empty]
    assert f"grant {example.GRANT.id}, rev {granted}" in SESSION
    assert f"gone, rev {empty}" in SESSION


@pytest.mark.parametrize("name", ["heartbeat_s", "left_open_s", "open_window_s", "idle_poll_s", "sequence_s"])
def test_a_setting_s_default_is_that_of_our_own_cabinet(name: str) -> None:
    assert f"| {getattr(Timings(), name):.0f} |" in next(line for line in TEXT.splitlines() if f"| `{name}` |" in line)
