"""Calibration with an installer who watches real doors: boards found, polarity found, every door on its channel."""

import json
from pathlib import Path
from typing import Any

import pytest

from iot.boards.families import FAMILIES
from iot.boards.making import Lines
from iot.config import load
from iot.errors import ConfigError
from iot.installer import __main__ as program
from iot.installer.calibrate import Calibration
from iot.installer.dialogue import Terminal, language
from iot.installer.scanning import Found, Search
from iot.installer.words_calibrate import SENTENCES
from tests.device.test_sim_control import simulator
from tests.device.wires import Bench, bank

QUICK_S = 0.002


class Installer:
    """Looks at the simulated doors, tells which one opened, shuts it, and remembers what was said.

    `wired`: the channel of each door as the doors are really hung. `says` overrides answers by sentence.
    """

    def __init__(self, simulated: Bench, wired: dict[str, int], **says: str) -> None:
        self.boards = simulated.boards
        self.wired = wired
        self.says = says
        self.heard: list[tuple[str, dict[str, Any]]] = []

    def say(self, sentence: str, **fill: Any) -> None:
        self.heard.append((sentence, fill))

    def ask(self, sentence: str, **fill: Any) -> str:
        self.say(sentence, **fill)
        if sentence in ("shut_all", "shut_it"):
            self._shut()
        if sentence in self.says:
            return self.says[sentence]
        return self._opened() if sentence.startswith("opened") else ""

    def _opened(self) -> str:
        open_doors = [name for name, channel in self.wired.items() if self.boards[name[0]].doors[channel].open]
        return open_doors[0].lower() if open_doors else "-"

    def _shut(self) -> None:
        for board in self.boards.values():
            for door in board.doors.values():
                door.open = False

    def told(self, sentence: str) -> list[dict[str, Any]]:
        return [fill for said, fill in self.heard if said == sentence]


def config_of(directory: Path, *rows: dict[str, Any]) -> Path:
    path = directory / "cabinet.json"
    wire = {"thing": "cab-hall", "state": "state", "broker": {"host": "localhost"}, "banks": list(rows)}
    path.write_text(json.dumps(wire))
    return path


def row(letter: str, driver: str, address: int, **changes: Any) -> dict[str, Any]:
    return {"bank": letter, "driver": driver, "serial": "bus", "address": address, "doors": {}} | changes


def calibration(simulated: Bench, path: Path, installer: Installer) -> Calibration:
    search = Search(simulated.bus, QUICK_S)
    return Calibration(path, installer, search, lambda: Lines(simulated.bus), pause=lambda seconds: None)


def bench_at(directory: Path, *banks: Any) -> Bench:
    return Bench(*(bank(*args, serial=directory / "bus", **changes) for args, changes in banks))


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
    assert [fill["bus"] for fill in installer.told("adapter")] == ["bus"]


def test_only_a_json_configuration_can_be_written_back(tmp_path: Path) -> None:
    path = tmp_path / "cabinet.toml"
    path.write_text("")
    with pytest.raises(ConfigError, match="JSON"):
        Calibration(path, Installer(Bench(bank("8a80")), {})).run()


def test_a_search_tells_everything_that_answers_and_opens_nothing() -> None:
    simulated = Bench(bank("8a80", address=16), bank("modbus", letter="B", address=5))
    found = Search(simulated.bus, QUICK_S).boards(Path("bus"), [9600])
    assert found == [Found("8a80", 9600, 16, 24), Found("modbus", 9600, 5, 8)]
    assert all(door.pulses == 0 for board in simulated.boards.values() for door in board.doors.values())


def test_a_lonely_board_with_a_high_address_tells_it() -> None:
    simulated = Bench(bank("8a80", address=77))
    assert Search(simulated.bus, QUICK_S).boards(Path("bus"), [9600], ["8a80"]) == [Found("8a80", 9600, 77, 24)]


@pytest.mark.parametrize("family", ["wkly", "kerong"])
def test_every_address_of_a_small_family_is_tried(family: str) -> None:
    last = min(FAMILIES[family].addresses[-1], 15)
    simulated = Bench(bank(family, address=last))
    [found] = Search(simulated.bus, QUICK_S).boards(Path("bus"), [FAMILIES[family].baud], [family])
    assert (found.address, found.channels) == (last, FAMILIES[family].channels)


def test_every_sentence_is_there_in_both_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    assert all(len(both) == 2 and all(both) for both in SENTENCES.values())
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert (language(None), language("en")) == ("zh", "en")
    monkeypatch.setenv("LC_ALL", "C")
    assert language(None) == "en"


def one_bus(config: Path) -> str:
    wire = json.loads(config.read_text())
    wire["banks"] = [wire["banks"][0]]
    config.write_text(json.dumps(wire))
    return config.read_text()


def test_on_a_real_port_the_answers_may_come_from_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("iot.installer.scanning.MOST_ADDRESSES", 2)
    with simulator(tmp_path) as config:
        one_bus(config)
        answers = iter(["", "", "", "a04", "", "q", ""])
        talk = Terminal(SENTENCES, "en", lambda text: next(answers))
        assert Calibration(config, talk, Search(within_s=0.03)).run() == 0
        assert "2 doors, A01=1, A04=2" in capsys.readouterr().out


def test_an_installer_who_goes_away_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(text: str) -> str:
        raise EOFError

    monkeypatch.setattr("iot.installer.scanning.MOST_ADDRESSES", 1)
    monkeypatch.setattr(Terminal.__init__, "__defaults__", (gone,))
    with simulator(tmp_path) as config:
        old = one_bus(config)
        assert program.main(["calibrate", "--config", str(config), "--lang", "zh"]) == 1
        assert "已中止" in capsys.readouterr().out
        assert config.read_text() == old
