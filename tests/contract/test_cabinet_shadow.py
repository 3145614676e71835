"""The cabinet's side of the shadows: what the cloud's writer makes is stored, anything else changes nothing."""

import json
from pathlib import Path
from typing import Any

import pytest

from cabinet_contract.shadow import BankDesired, Grant
from iot.cloud.messages import ShadowDocument
from tests.device.rig import NOON, Rig, in_loop, until


@in_loop
async def test_a_full_bank_is_stored_whole(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        _, one = rig.grant(1)
        many = [Grant(f"g_{n:016d}", ("A01",), one.purpose, bytes([n]) * 16, NOON, NOON + 60) for n in range(50)]
        await rig.want("A", *many)
        assert cabinet.state()["banks"]["A"]["grants"] == 50
        await rig.want("A")
        assert cabinet.state()["banks"]["A"]["grants"] == 0


@in_loop
async def test_doors_being_cleared_are_confirmed_by_their_rev(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered():
        before = await rig.want("A")
        desired = BankDesired.of([], [], [("A01", "e_1")])
        rig.cloud.want("bank-A", desired.to_wire())
        await until(lambda: [e["rev"] for e in rig.events("bank_synced")] == [before, desired.rev])


def spoiled(rig: Rig) -> list[dict[str, Any]]:
    good = BankDesired.of([rig.grant(2, "A02")[1]], []).to_wire()
    return [
        good | {"rev": "0" * 12},
        good | {"grants": [["g_2"]]},
        good | {"grants": 5},
        good | {"orders": [["o_1", "A01", "soon"]]},
        good | {"clearing": ["A01"]},
        {"rev": good["rev"], "grants": [], "orders": [], "clearing": []},
    ]


@pytest.mark.parametrize("which", range(6))
@pytest.mark.parametrize("whole", [True, False])
def test_a_damaged_document_changes_nothing_and_stops_nothing(tmp_path: Path, which: int, whole: bool) -> None:
    @in_loop
    async def story() -> None:
        rig = Rig(tmp_path)
        async with rig.plugged_in(), rig.powered() as cabinet:
            code, grant = rig.grant(1)
            rev = await rig.want("A", grant)
            line = rig.cloud.connection
            assert line is not None
            line.tell(ShadowDocument("bank-A", 99, NOON, spoiled(rig)[which], whole))
            line.tell(ShadowDocument("cabinet", 99, NOON, {"ack": {"lineage": 5, "number": "x"}}, whole))
            await until(cabinet.inbox._arrived.empty)
            assert cabinet.state()["banks"]["A"]["rev"] == rev
            assert (await cabinet.keypad.type(code)).result == "opened"

    story()


@in_loop
async def test_what_a_cabinet_reports_of_a_full_bank_stays_below_1_kb(tmp_path: Path) -> None:
    banks = [
        {
            "bank": "A",
            "driver": "8a80",
            "serial": "bus",
            "address": 1,
            "channels": 32,
            "doors": {f"A{n:02d}": n for n in range(1, 26)},
        }
    ]
    rig = Rig(tmp_path, banks=banks)
    async with rig.plugged_in(), rig.powered():
        await rig.want("A", rig.grant(1)[1])
        await until(lambda: len(rig.cloud.reported("bank-A").get("doors", {})) == 25)
        assert len(json.dumps(rig.cloud.reported("bank-A"), separators=(",", ":"))) < 1024
        assert set(rig.cloud.reported("bank-A")) == {"rev", "doors"}


@in_loop
async def test_a_refused_document_is_told_once_until_one_is_taken(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        line = rig.cloud.connection
        assert line is not None
        bad = {"rev": "0" * 12, "grants": [], "orders": [], "clearing": [["A01", ""]]}

        def told() -> list[tuple[str, int, str]]:
            return [(e["shadow"], e["version"], e["reason"]) for e in rig.events("document_refused")]

        for version in (97, 98):
            line.tell(ShadowDocument("bank-A", version, NOON, bad, True))
        await until(cabinet.inbox._arrived.empty)
        first = ("bank-A", 97, "clearing: needs a door and an envelope")
        await until(lambda: told() == [first])
        good = BankDesired.of([rig.grant(1)[1]], []).to_wire()
        line.tell(ShadowDocument("bank-A", 99, NOON, good, True))
        line.tell(ShadowDocument("bank-A", 100, NOON, bad, True))
        await until(lambda: told() == [first, ("bank-A", 100, first[2])])
