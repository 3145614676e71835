"""The configuration file: both spellings, relative paths, and one clear sentence for each mistake."""

import json
from pathlib import Path
from typing import Any

import pytest

from iot import __main__ as program
from iot.config.loading import load, parse
from iot.errors import ConfigError
from iot.sim import __main__ as simulator

GOOD: dict[str, Any] = {
    "thing": "cab-hall",
    "state": "state",
    "broker": {"host": "localhost", "port": 8883, "ca": "ca.pem", "reconnect_s": [0.2, 2]},
    "banks": [{"bank": "A", "driver": "8a80", "serial": "bus0", "address": 1, "doors": {"A01": 1, "A02": 2}}],
}

TOO_MANY = {f"A{number:02}": number for number in range(1, 27)}


def test_relative_paths_are_relative_to_the_file(tmp_path: Path) -> None:
    path = tmp_path / "cabinet.json"
    path.write_text(json.dumps(GOOD))
    config = load(path)
    assert config.state == tmp_path / "state"
    assert config.broker.ca == tmp_path / "ca.pem"
    assert config.banks[0].serial == tmp_path / "bus0"
    assert config.doors == ("A01", "A02")
    assert config.banks[0].open_is == 0x11
    assert config.broker.reconnect_s == (0.2, 2)


def test_toml_says_the_same(tmp_path: Path) -> None:
    path = tmp_path / "cabinet.toml"
    path.write_text(
        'thing = "cab-hall"\nstate = "state"\n[broker]\nhost = "localhost"\n[[banks]]\nbank = "A"\ndriver = "8a80"\n'
        'serial = "bus0"\naddress = 1\nopen_is = "00"\n[banks.doors]\nA01 = 1\n'
    )
    assert load(path).banks[0].open_is == 0


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"thing": "Hall 1"}, "thing"),
        ({"thing": None}, "thing"),
        ({"broker": "localhost"}, "broker"),
        ({"broker": {}}, "broker"),
        ({"broker": {"host": "localhost", "port": "8883"}}, "broker.port"),
        ({"broker": {"host": "localhost", "prot": 1}}, "broker"),
        ({"banks": []}, "banks"),
        ({"banks": ["A"]}, "banks"),
        ({"banks": [GOOD["banks"][0] | {"driver": "cu48"}]}, "banks.driver"),
        ({"banks": [GOOD["banks"][0] | {"open_is": "22"}]}, "banks.open_is"),
        ({"banks": [GOOD["banks"][0] | {"doors": {"B01": 1}}]}, "banks.doors"),
        ({"banks": [GOOD["banks"][0] | {"doors": {"A01": 0}}]}, "banks.doors"),
        ({"banks": [GOOD["banks"][0] | {"doors": {"A01": 25}}]}, "banks.doors"),
        (
            {"banks": [GOOD["banks"][0] | {"channels": 50, "doors": TOO_MANY}]},
            "banks.doors",
        ),
        ({"banks": [GOOD["banks"][0], GOOD["banks"][0]]}, "banks"),
        ({"banks": [GOOD["banks"][0], GOOD["banks"][0] | {"bank": "B", "doors": {"B01": 1}}]}, "banks.address"),
        ({"timings": {"watch_s": "fast"}}, "timings.watch_s"),
        ({"timings": {"watch_s": True}}, "timings.watch_s"),
        ({"uplink": {"unruly": 1}}, "uplink.unruly"),
        ({"sim": []}, "sim"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, change: dict[str, Any], field: str) -> None:
    with pytest.raises(ConfigError) as raised:
        parse(GOOD | change, tmp_path)
    assert raised.value.field == field


@pytest.mark.parametrize("text", ["", "{", "[]", "thing = "])
def test_a_file_that_is_no_configuration_says_so(tmp_path: Path, text: str) -> None:
    path = tmp_path / "cabinet.json"
    path.write_text(text)
    with pytest.raises(ConfigError):
        load(path)


@pytest.mark.parametrize("main", [program.main, simulator.main])
def test_a_program_without_a_usable_file_ends_with_one_sentence(
    main: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--config", str(tmp_path / "missing.json")]) == 2
    assert "missing.json" in capsys.readouterr().err


def test_a_cabinet_without_an_identity_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "cabinet.json"
    path.write_text(json.dumps(GOOD))
    assert program.main(["--config", str(path)]) == 2
    assert "provision this cabinet first" in capsys.readouterr().err


def test_provisioning_without_its_files_says_which(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        program.main(["provision", "--config", "cabinet.json"])
    assert "--claim-cert" in capsys.readouterr().err
