"""Looking for boards, and calibration as the program that an installer starts."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from infra.paths import ROOT
from infra.programs import environment
from iot.boards.bus import Bus
from iot.boards.frames_8a80 import read_board
from iot.config.families import FAMILIES
from iot.errors import ConfigError
from iot.installer import __main__ as program
from iot.installer.calibrate import Calibration
from iot.installer.dialogue import Terminal, language
from iot.installer.scanning import FoundBoard, Search
from iot.installer.sentences_calibrate import SENTENCES
from tests.device.boards.wires import Bench, bank
from tests.device.installer.dialogue import QUICK_S, Installer
from tests.device.sim.test_control import simulator
from tests.device.sim.test_faults import WIRE


def test_only_a_json_configuration_can_be_written_back(tmp_path: Path) -> None:
    path = tmp_path / "cabinet.toml"
    path.write_text("")
    with pytest.raises(ConfigError, match="JSON"):
        Calibration(path, Installer(Bench(bank("8a80")), {})).run()


def test_a_search_tells_everything_that_answers_and_opens_nothing() -> None:
    simulated = Bench(bank("8a80", address=16), bank("modbus", letter="B", address=5))
    found = Search(simulated.bus, QUICK_S).boards(Path("bus"), [9600])
    assert found == [FoundBoard("8a80", 9600, 16, 24), FoundBoard("modbus", 9600, 5, 8)]
    assert all(door.pulses == 0 for board in simulated.boards.values() for door in board.doors.values())


def test_a_lonely_board_with_a_high_address_tells_it() -> None:
    simulated = Bench(bank("8a80", address=77))
    assert Search(simulated.bus, QUICK_S).boards(Path("bus"), [9600], ["8a80"]) == [FoundBoard("8a80", 9600, 77, 24)]


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


@pytest.mark.parametrize(
    ("lang", "sentence"), [("en", "Another program uses bus one"), ("zh", "总线 one 正被其他程序占用")]
)
@pytest.mark.parametrize("command", [["calibrate"], ["open-all", "--bank", "A"]])
def test_a_bus_that_another_program_holds_is_a_sentence_with_what_to_do(
    tmp_path: Path, command: list[str], lang: str, sentence: str
) -> None:
    with simulator(tmp_path) as config:
        one_bus(config)
        holder = Bus(tmp_path / "one")
        holder.ask(read_board(1), 7, 1)
        asked = [sys.executable, "-m", "iot", *command, "--config", str(config), "--lang", lang]
        done = subprocess.run(
            asked, input="A\n", cwd=ROOT, env=environment(), capture_output=True, text=True, check=False
        )
        holder.close()
    assert done.returncode == 1, done.stderr
    assert sentence in done.stdout
    assert "systemctl stop xinbao-cabinet" in done.stdout
    assert "Errno" not in done.stdout + done.stderr


def test_a_simulated_cabinet_that_was_never_calibrated_has_doors_that_move_their_sensors(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("iot.installer.scanning.MOST_ADDRESSES", 1)
    with simulator(tmp_path, WIRE | {"banks": [WIRE["banks"][0] | {"doors": {}}]}) as config:
        answers = iter(["", "", "", "q", ""])
        talk = Terminal(SENTENCES, "en", lambda text: next(answers))
        assert Calibration(config, talk, Search(within_s=0.03)).run() == 0
    said = capsys.readouterr().out
    assert "Sensor 1: closed, now open." in said
    assert "1 doors, A01=1" in said


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
