"""Every door of a bank at once: asked for at the box, confirmed by its letter, and nothing else opens."""

import subprocess
import sys
from pathlib import Path

import pytest

from infra.paths import ROOT
from infra.programs import environment
from iot.config.families import FAMILIES
from iot.errors import ConfigError
from iot.installer.maintenance import SENTENCES, open_all
from tests.device.boards.wires import Bench, bank
from tests.device.installer.dialogue import Installer
from tests.device.sim.test_control import simulator


def opened(simulated: Bench) -> dict[str, bool]:
    return {name: all(door.open for door in board.doors.values()) for name, board in simulated.boards.items()}


def moved(simulated: Bench) -> bool:
    return any(door.pulses for board in simulated.boards.values() for door in board.doors.values())


def two() -> Bench:
    return Bench(bank("8a80"), bank("kerong", letter="B", serial=Path("other")))


def test_the_bank_that_was_confirmed_opens_and_no_other() -> None:
    simulated = two()
    person = Installer(simulated, {}, sure="B")
    assert open_all(simulated.banks, ["B"], person, simulated.bus)
    assert opened(simulated) == {"A": False, "B": True}
    assert not any(door.pulses for door in simulated.boards["A"].doors.values())
    (told,) = person.told("opened")
    assert (told["bank"], told["seen"]) == ("B", told["count"])


@pytest.mark.parametrize("said", ["", "y", "B", "a"])
def test_anything_but_its_letter_leaves_a_bank_shut(said: str) -> None:
    simulated = two()
    person = Installer(simulated, {}, sure=said)
    assert open_all(simulated.banks, ["A"], person, simulated.bus)
    assert not moved(simulated)
    assert person.told("kept")


def test_a_bank_that_there_is_not_is_said_before_anything_opens() -> None:
    simulated = two()
    with pytest.raises(ConfigError, match="no bank C; there are A, B"):
        open_all(simulated.banks, ["A", "C"], Installer(simulated, {}, sure="A"), simulated.bus)
    assert not moved(simulated)


def test_a_board_that_does_not_answer_is_said() -> None:
    simulated = two()
    simulated.boards["A"].set_fault("dead", True)
    person = Installer(simulated, {}, sure="A")
    assert not open_all(simulated.banks, ["A"], person, simulated.bus)
    (told,) = person.told("failed")
    assert "no answer" in str(told["error"])
    assert told["seen"] == "?"


@pytest.mark.parametrize("family", FAMILIES)
def test_an_order_that_was_not_confirmed_may_have_opened_doors_and_says_how_many(family: str) -> None:
    simulated = Bench(bank(family))
    simulated.board.set_fault("bad_checksum", True)
    person = Installer(simulated, {}, sure="A")
    assert not open_all(simulated.banks, ["A"], person, simulated.bus)
    assert opened(simulated) == {"A": True}
    simulated.board.set_fault("bad_checksum", False)
    assert open_all(simulated.banks, ["A"], person, simulated.bus)
    assert person.told("opened")[0]["seen"] == len(simulated.banks[0].doors)


def test_every_sentence_is_there_in_both_languages() -> None:
    assert all(len(both) == 2 and all(both) for both in SENTENCES.values())


def test_as_the_program_that_staff_start(tmp_path: Path) -> None:
    with simulator(tmp_path) as config:
        command = [sys.executable, "-m", "iot", "open-all", "--config", str(config), "--bank", "A", "--lang", "zh"]
        runs = [
            subprocess.run(
                command, input=said, cwd=ROOT, env=environment(), capture_output=True, text=True, check=False
            )
            for said in ("\n", "A\n", "")
        ]
    assert [run.returncode for run in runs] == [0, 0, 1]
    assert "副柜 A 未打开" in runs[0].stdout
    assert "已见" in runs[1].stdout
