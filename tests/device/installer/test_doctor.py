"""The doctor against simulated faults: each is found, named for an electrician, and nothing well is called broken."""

import json
import time
from pathlib import Path
from typing import Any

import pytest

from iot.boards.bus import Bus
from iot.errors import ConfigError
from iot.installer.__main__ import main
from iot.installer.diagnosis import Finding
from iot.installer.dialogue import Terminal
from iot.installer.doctor import Doctor, document, tell
from iot.installer.examining import Examination
from iot.installer.scanning import Search
from iot.installer.sentences_doctor import FINDINGS, SAYINGS
from tests.device.boards.wires import Bench, bank
from tests.device.sim.test_control import simulator

QUICK_S = 0.002
FAMILIES = ["8a80", "wkly", "kerong", "modbus"]


class Person:
    """Says yes to these questions."""

    def __init__(self, *yes: str) -> None:
        self.yes = yes

    def say(self, sentence: str, **fill: Any) -> None: ...

    def ask(self, sentence: str, **fill: Any) -> str:
        return "y" if sentence in self.yes else ""


def doctor(simulated: Bench, **settings: Any) -> Doctor:
    examination = Examination(simulated.bus, QUICK_S, search=Search(simulated.bus, QUICK_S))
    return Doctor(simulated.banks, examination=examination, make_bus=simulated.bus, pause=lambda s: None, **settings)


def findings(simulated: Bench, **settings: Any) -> list[Finding]:
    return [finding for _, found in doctor(simulated, **settings).examine() for finding in found]


def codes(simulated: Bench, **settings: Any) -> list[str]:
    return [finding.code for finding in findings(simulated, **settings)]


def two(family: str = "8a80", **changes: Any) -> Bench:
    return Bench(bank(family, address=1), bank(family, letter="B", address=2, **changes))


@pytest.mark.parametrize("family", FAMILIES)
def test_a_sound_bus_has_no_findings(family: str) -> None:
    assert codes(two(family), all_shut=True, doors=["A01", "B02"]) == []


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize(
    ("fault", "code"),
    [("dead", "board_silent"), ("no_reply", "board_silent"), ("bad_checksum", "checksum"), ("short_reply", "short"),
     ("flaky", "lossy")],
)  # fmt: skip
def test_one_sick_board_among_well_ones(family: str, fault: str, code: str) -> None:
    simulated = two(family)
    simulated.boards["B"].set_fault(fault, True)
    [finding] = findings(simulated)
    assert (finding.code, finding.bank) == (code, "B")


@pytest.mark.parametrize("family", FAMILIES)
def test_a_line_on_which_nobody_answers_names_power_wires_rate_and_address(family: str) -> None:
    simulated = two(family)
    simulated.port.line.wires.set_fault("crossed", True)
    [finding] = findings(simulated)
    assert finding.code == "nobody_answers"
    said = finding.to_wire()
    assert "A and B" in said["do"]
    assert "12 V" in said["do"]
    assert "A、B" in said["do_zh"]


@pytest.mark.parametrize("family", FAMILIES)
def test_letters_that_nobody_can_read_are_a_matter_of_rate_or_termination(family: str) -> None:
    simulated = two(family)
    simulated.port.line.wires.set_fault("garbled", True)
    found = findings(simulated)
    assert {finding.code for finding in found} == {"garbled"}
    assert "120 Ω" in found[0].to_wire()["do"]


@pytest.mark.parametrize("family", ["8a80", "kerong", "modbus"])
def test_an_adapter_that_hears_itself_is_told_from_a_board(family: str) -> None:
    simulated = two(family)
    simulated.port.line.wires.set_fault("echo", True)
    assert codes(simulated) == ["echo"]


def test_a_board_on_another_address_is_found_and_named() -> None:
    simulated = two("8a80")
    simulated.banks = (simulated.banks[0], bank("8a80", letter="B", address=5))
    [finding] = findings(simulated)
    assert finding.code == "wrong_settings"
    assert "address 2" in finding.to_wire()["what"]


def test_a_board_on_another_rate_or_of_another_family_is_found_and_named() -> None:
    simulated = Bench(bank("kerong", address=4))
    simulated.banks = (bank("kerong", address=4, baud=9600), *simulated.banks)[:1]
    simulated.ports[Path("bus")].baud_fits = True
    real = simulated.bus

    def at_its_own_rate(path: Path, *, baud: int) -> Bus:
        bus = real(path, baud=baud)
        simulated.banks = (bank("kerong", address=4),)
        return bus

    examination = Examination(at_its_own_rate, QUICK_S, search=Search(at_its_own_rate, QUICK_S))
    [(_, [finding])] = Doctor([bank("kerong", address=4, baud=9600)], examination=examination).examine()
    assert finding.code == "wrong_settings"
    assert "19200 baud" in finding.to_wire()["what"]


def test_a_board_with_another_number_of_channels_is_named() -> None:
    simulated = Bench(bank("8a80", channels=32))
    simulated.banks = (bank("8a80", channels=24),)
    [finding] = findings(simulated)
    assert finding.code == "wrong_channels"
    assert "its board has 32" in finding.to_wire()["what"]
    relays = Bench(bank("modbus", channels=8))
    relays.banks = (bank("modbus", channels=16),)
    assert codes(relays) == ["declined"]


@pytest.mark.parametrize("family", FAMILIES)
def test_sensors_that_call_every_shut_door_open_are_the_wrong_way_round(family: str) -> None:
    simulated = Bench(bank(family))
    turned = 0x00 if simulated.banks[0].open_is else 0x11
    simulated.banks = (bank(family, open_is=turned),)
    [finding] = findings(simulated, all_shut=True)
    assert finding.code == "all_open"
    assert f'"{0x11 - turned:02x}"' in finding.to_wire()["do"]
    assert codes(simulated) == []


def test_one_sensor_that_calls_its_shut_door_open_is_named() -> None:
    simulated = two()
    simulated.boards["B"].doors[7].open = True
    [finding] = findings(simulated, all_shut=True)
    assert finding.code == "some_open"
    assert "B07" in finding.to_wire()["what"]


def test_a_lock_that_opens_unseen_is_a_switch_and_one_that_does_not_open_is_a_lock() -> None:
    simulated = two()
    simulated.boards["A"].doors[3].set_fault("stuck", True)
    assert codes(simulated, doors=["A03"], talk=Person("ask_opened")) == ["sensor_blind"]
    simulated.boards["A"].doors[4].set_fault("jam", True)
    assert codes(simulated, doors=["A04"], talk=Person()) == ["lock_dead"]
    assert codes(simulated, doors=["A04"]) == ["not_seen"]
    simulated.boards["A"].set_fault("dead", True)
    assert codes(simulated, doors=["A04"]) == ["board_silent", "not_acked"]


def test_a_missing_adapter_is_said_once_for_its_bus() -> None:
    simulated = two()
    simulated.ports.clear()
    assert codes(simulated) == ["adapter_missing"]


def test_a_port_that_the_cabinet_holds_is_called_busy(tmp_path: Path) -> None:
    with simulator(tmp_path) as config:
        wire = json.loads(config.read_text())
        holder = Bus(tmp_path / "one")
        holder.ask(bytes.fromhex("80 01 00 33 B2"), 7, 1)
        banks = [bank("8a80", serial=tmp_path / "one")]
        [(report, [finding])] = Doctor(banks).examine()
        holder.close()
        assert wire["banks"][0]["serial"] == "one"
        assert (report.adapter, finding.code) == ("busy", "adapter_busy")


def test_a_door_that_there_is_not_is_said_before_anything_opens() -> None:
    with pytest.raises(ConfigError, match="Z09"):
        doctor(two(), doors=["A01", "Z09"]).examine()


def test_every_finding_speaks_both_languages_and_is_reachable() -> None:
    fill = dict.fromkeys(
        ("bus", "banks", "baud", "bank", "driver", "address", "other", "channels", "found", "good", "asked", "doors",
         "door", "channel"), "x",
    )  # fmt: skip
    for code, words in FINDINGS.items():
        assert len(words) == 4, code
        assert all(word.format(**fill) for word in words)
    assert all(len(both) == 2 for both in SAYINGS.values())


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_is_wrong_is_told_with_what_to_do(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    simulated = two()
    simulated.boards["B"].set_fault("dead", True)
    tell(doctor(simulated).examine(), Terminal(SAYINGS, language), language == "zh")
    said = capsys.readouterr().out
    assert ("Bank B (address 2) is silent" if language == "en" else "副柜 B（地址 2）无应答") in said
    assert "→" in said


def test_the_document_for_a_program_holds_figures_and_findings() -> None:
    simulated = two()
    simulated.boards["B"].set_fault("flaky", True)
    told = json.loads(document(doctor(simulated).examine()))
    assert not told["ok"]
    assert told["buses"][0]["boards"][1]["heard"] == {"good": 4, "silent": 2}
    assert [finding["code"] for finding in told["buses"][0]["findings"]] == ["lossy"]


def test_the_program_asks_real_ports_and_ends_with_its_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with simulator(tmp_path) as config:
        started = time.monotonic()
        assert main(["doctor", "--config", str(config), "--json", "--all-shut", "--open", "A01"]) == 0
        assert time.monotonic() - started < 10
        assert json.loads(capsys.readouterr().out)["ok"]
        wire = json.loads(config.read_text())
        wire["banks"] = [wire["banks"][2] | {"serial": "nowhere"}]
        config.write_text(json.dumps(wire))
        assert main(["doctor", "--config", str(config), "--lang", "en"]) == 1
        assert "The adapter of bus nowhere is not there" in capsys.readouterr().out
    assert main(["doctor", "--config", str(tmp_path / "none.json")]) == 2
