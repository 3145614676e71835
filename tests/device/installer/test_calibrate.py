"""Calibration with an installer who watches real doors: boards found, polarity found, every door on its channel."""

import json
from pathlib import Path
from typing import Any

import pytest

from iot.config.families import FAMILIES
from iot.config.loading import load
from tests.device.boards.wires import Bench, bank
from tests.device.installer.dialogue import Installer, bench_at, calibration, config_of, row


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("turned", [False, True])
def test_boards_of_every_family_are_found_mapped_and_turned_right(tmp_path: Path, family: str, turned: bool) -> None:
    usual = FAMILIES[family].open_is
    real = 0x11 - usual if turned else usual
    simulated = bench_at(tmp_path, ((family,), {"address": 2, "open_is": real, "channels": 8}))
    wired = {"A01": 3, "A02": 1, "A03": 2}
    installer = Installer(simulated, wired)
    path = config_of(tmp_path, row("A", family, 2, channels=8))
    assert calibration(simulated, path, installer).run() == 0
    [found] = load(path).banks
    assert dict(found.doors) == wired
    assert found.open_is == real
    assert len(installer.told("polarity_turned" if turned else "polarity_kept")) == 1
    assert [fill["door"] for fill in installer.told("blind")] == []


def test_the_old_file_stays_beside_the_new_one_and_other_settings_are_kept(tmp_path: Path) -> None:
    simulated = bench_at(tmp_path, (("8a80",), {"address": 1}))
    path = config_of(tmp_path, row("A", "8a80", 1))
    old = path.read_text()
    installer = Installer(simulated, {"A01": 1})
    calibration(simulated, path, installer).run()
    [written] = installer.told("written")
    assert Path(written["backup"]).read_text() == old
    assert json.loads(path.read_text())["broker"] == {"host": "localhost"}


def test_nothing_is_written_when_the_person_says_no(tmp_path: Path) -> None:
    simulated = bench_at(tmp_path, (("8a80",), {"address": 1}))
    path = config_of(tmp_path, row("A", "8a80", 1))
    old = path.read_text()
    calibration(simulated, path, Installer(simulated, {"A01": 1}, write="n")).run()
    assert path.read_text() == old
    assert list(tmp_path.iterdir()) == [path]


def test_a_board_on_another_address_is_offered_and_taken(tmp_path: Path) -> None:
    simulated = bench_at(tmp_path, (("8a80",), {"address": 9}), (("modbus",), {"letter": "B", "address": 4}))
    path = config_of(tmp_path, row("A", "8a80", 1), row("B", "modbus", 4))
    installer = Installer(simulated, {"A01": 1, "B01": 2}, which_board="1")
    assert calibration(simulated, path, installer).run() == 0
    assert [(b.driver, b.address, dict(b.doors)) for b in load(path).banks] == [
        ("8a80", 9, {"A01": 1}),
        ("modbus", 4, {"B01": 2}),
    ]


def test_a_bank_whose_board_is_of_another_family_takes_its_settings(tmp_path: Path) -> None:
    simulated = bench_at(tmp_path, (("kerong",), {"address": 3}))
    path = config_of(tmp_path, row("A", "8a80", 1, pulse_ms=2000))
    assert calibration(simulated, path, Installer(simulated, {"A05": 16}, which_board="1")).run() == 0
    [found] = load(path).banks
    assert (found.driver, found.baud, found.address, found.channels) == ("kerong", 19200, 3, 16)
    assert (found.pulse_ms, dict(found.doors)) == (None, {"A05": 16})


def test_a_bank_without_a_board_is_left_as_it_was(tmp_path: Path) -> None:
    simulated = bench_at(tmp_path, (("8a80",), {"address": 1}))
    path = config_of(tmp_path, row("A", "8a80", 1), row("B", "8a80", 2, doors={"B01": 1}))
    installer = Installer(simulated, {"A01": 1})
    assert calibration(simulated, path, installer).run() == 1
    assert installer.told("left_out") == [{"bank": "B"}]
    assert dict(load(path).banks[1].doors) == {"B01": 1}


def test_a_door_whose_sensor_never_changes_is_mapped_and_named(tmp_path: Path) -> None:
    simulated = bench_at(tmp_path, (("8a80",), {"address": 1}))
    simulated.boards["A"].doors[2].set_fault("stuck", True)
    path = config_of(tmp_path, row("A", "8a80", 1))
    installer = Installer(simulated, {"A01": 1, "A02": 2})
    calibration(simulated, path, installer).run()
    assert [fill["door"] for fill in installer.told("blind")] == ["A02"]
    assert dict(load(path).banks[0].doors) == {"A01": 1, "A02": 2}


def test_what_each_sensor_says_is_told_before_the_door_is_asked_for_and_again_at_the_end(tmp_path: Path) -> None:
    simulated = bench_at(tmp_path, (("8a80",), {"address": 1, "channels": 8}))
    simulated.boards["A"].doors[2].set_fault("stuck", True)
    path = config_of(tmp_path, row("A", "8a80", 1, channels=8))
    installer = Installer(simulated, {"A01": 1, "A02": 2})
    calibration(simulated, path, installer).run()
    said = [(sentence, fill["channel"]) for sentence, fill in installer.heard if "channel" in fill]
    assert said[:6] == [
        ("pulsed", 1), ("sensor_opened", 1), ("which_door", 1),
        ("pulsed", 2), ("sensor_still_closed", 2), ("which_door", 2),
    ]  # fmt: skip
    assert installer.told("door_works") == [{"door": "A01", "channel": 1}]
    assert installer.told("blind") == [{"door": "A02"}]


def test_a_bus_that_is_taken_away_while_doors_are_opened_is_a_sentence(tmp_path: Path) -> None:
    simulated = bench_at(tmp_path, (("8a80",), {"address": 1}))
    path = config_of(tmp_path, row("A", "8a80", 1))
    installer = Installer(simulated, {"A01": 1})
    ask = installer.ask

    def pulled_out(sentence: str, **fill: Any) -> str:
        simulated.port.plugged = sentence != "shut_all"
        return ask(sentence, **fill)

    installer.ask = pulled_out  # type: ignore[method-assign]
    assert calibration(simulated, path, installer).run() == 1
    assert installer.told("adapter_missing") == [{"bus": "bus"}]


def test_a_sensor_wired_to_another_channel_is_told(tmp_path: Path) -> None:
    simulated = bench_at(tmp_path, (("8a80",), {"address": 1}))
    simulated.port.line = crossed(simulated.port.line)  # type: ignore[assignment]
    path = config_of(tmp_path, row("A", "8a80", 1))
    installer = Installer(simulated, {"A01": 1})
    calibration(simulated, path, installer).run()
    assert installer.told("crossed") == [{"door": "A01", "channel": 1, "seen": 8}]


def crossed(line: Any) -> Any:
    """The status of channels 1 to 8 comes the other way round."""

    def feed(data: bytes) -> bytes:
        answer = line.feed(data)
        if data[0] != 0x80 or len(answer) != 7:
            return answer
        turned = int(f"{answer[4]:08b}"[::-1], 2)
        return answer[:4] + bytes((turned, answer[5], answer[6] ^ answer[4] ^ turned))

    return type("Crossed", (), {"feed": staticmethod(feed)})()


def test_sensors_that_disagree_about_polarity_are_named(tmp_path: Path) -> None:
    simulated = bench_at(tmp_path, (("8a80",), {"address": 1}))
    path = config_of(tmp_path, row("A", "8a80", 1))
    simulated.boards["A"].doors[3].__class__ = Turned
    installer = Installer(simulated, {"A01": 1, "A02": 2, "A03": 3})
    calibration(simulated, path, installer).run()
    assert installer.told("polarity_mixed") == [{"bank": "A", "doors": "A03"}]


class Turned(type(Bench(bank("8a80")).board.doors[1])):  # type: ignore[misc]
    """A compartment with a switch of the other kind."""

    __slots__ = ()

    @property
    def switch_says_open(self) -> bool:
        return not self.open


def test_a_name_that_is_no_free_door_is_asked_again(tmp_path: Path) -> None:
    simulated = bench_at(tmp_path, (("8a80",), {"address": 1}))
    path = config_of(tmp_path, row("A", "8a80", 1))
    answers = iter(["B01", "nonsense", "a07", "A07", "a08", "q"])
    installer = Installer(simulated, {})
    installer._opened = lambda: next(answers)  # type: ignore[method-assign]
    calibration(simulated, path, installer).run()
    assert [fill["typed"] for fill in installer.told("not_a_door")] == ["B01", "nonsense", "A07"]
    assert dict(load(path).banks[0].doors) == {"A07": 1, "A08": 2}


def test_enter_takes_the_door_that_is_already_set_for_a_channel(tmp_path: Path) -> None:
    simulated = bench_at(tmp_path, (("8a80",), {"address": 1}))
    path = config_of(tmp_path, row("A", "8a80", 1, doors={"A11": 1, "A12": 2}))
    answers = iter(["", "", "q"])
    installer = Installer(simulated, {})
    installer._opened = lambda: next(answers)  # type: ignore[method-assign]
    calibration(simulated, path, installer).run()
    assert dict(load(path).banks[0].doors) == {"A11": 1, "A12": 2}


def test_a_board_that_dies_meanwhile_ends_its_bank_and_writes_nothing_of_it(tmp_path: Path) -> None:
    simulated = bench_at(tmp_path, (("8a80",), {"address": 1}))
    path = config_of(tmp_path, row("A", "8a80", 1))
    old = path.read_text()
    installer = Installer(simulated, {"A01": 1})
    shut = installer._shut

    def shut_and_die() -> None:
        shut()
        if installer.told("shut_it"):
            simulated.boards["A"].set_fault("dead", True)

    installer._shut = shut_and_die  # type: ignore[method-assign]
    assert calibration(simulated, path, installer).run() == 1
    assert installer.told("no_answer")
    assert path.read_text() == old


def test_a_missing_adapter_is_said(tmp_path: Path) -> None:
    simulated = bench_at(tmp_path, (("8a80",), {"address": 1}))
    simulated.ports.clear()
    installer = Installer(simulated, {})
    assert calibration(simulated, config_of(tmp_path, row("A", "8a80", 1)), installer).run() == 1
    assert [fill["bus"] for fill in installer.told("adapter_missing")] == ["bus"]
