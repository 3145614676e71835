"""The control page's addresses, and the same by command line."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer

from iot.config.loading import parse
from iot.sim import __main__ as program
from iot.sim import finding
from iot.sim.control import control_api
from iot.sim.simulator import Simulator
from tests.device.box import started
from tests.device.rig import in_loop
from tests.device.sim.test_faults import WIRE


async def client(directory: Path) -> TestClient[Any, Any]:
    made: TestClient[Any, Any] = TestClient(TestServer(control_api(Simulator(parse(WIRE, directory)))))
    await made.start_server()
    return made


@in_loop
async def test_the_page_its_style_and_its_program_are_served(tmp_path: Path) -> None:
    page = await client(tmp_path)
    files = (("/", "text/html", "信包"), ("/page.css", "text/css", ".door"), ("/page.js", "text/javascript", "jam"))
    for path, kind, word in files:
        answer = await page.get(path)
        assert answer.content_type == kind
        assert word in await answer.text()
    await page.close()


@in_loop
async def test_one_document_holds_all_that_the_page_draws(tmp_path: Path) -> None:
    page = await client(tmp_path)
    await page.post("/faults", json={"target": "A03", "fault": "jam"})
    await page.post("/faults", json={"target": "one", "fault": "garbled"})
    await page.post("/doors/B02/open", json={})
    state = await (await page.get("/state")).json()
    assert [bank["driver"] for bank in state["banks"]] == ["8a80", "modbus", "wkly", "kerong"]
    assert state["doors"]["A03"]["faults"] == ["jam"]
    assert state["doors"]["B02"]["open"]
    assert {line["name"]: line["faults"] for line in state["lines"]} == {"one": ["garbled"], "two": [], "three": []}
    assert await (await page.get("/belief")).json() is None
    await page.close()


@in_loop
async def test_a_mistake_is_answered_in_both_languages(tmp_path: Path) -> None:
    page = await client(tmp_path)
    for body, field in (({"target": "Z", "fault": "jam"}, "target"), ({"target": "A", "fault": "jam"}, "fault")):
        answer = await page.post("/faults", json=body)
        said = await answer.json()
        assert (answer.status, said["field"]) == (400, field)
        assert said["reason_zh"]
    await page.close()


@in_loop
async def test_a_foreign_page_cannot_move_a_door(tmp_path: Path) -> None:
    page = await client(tmp_path)
    answer = await page.post("/doors/A01/open", json={}, headers={"Origin": "http://elsewhere.example"})
    assert answer.status == 403
    await page.close()


@contextmanager
def simulator(directory: Path, wire: dict[str, Any] | None = None) -> Iterator[Path]:
    config = directory / "cabinet.json"
    config.write_text(json.dumps(wire or WIRE))
    process = started("iot.sim", config)
    try:
        yield config
    finally:
        process.terminate()
        process.communicate(timeout=10)
        assert process.returncode == 0


def test_a_door_is_jammed_moved_and_mended_from_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def said(*words: str) -> Any:
        assert program.main([*words, "--config", str(config)]) == 0
        return json.loads(capsys.readouterr().out)

    with simulator(tmp_path) as config:
        assert said("fault", "A03", "jam", "on") == {"A03": ["jam"]}
        assert said("fault", "two", "unplugged") == {"A03": ["jam"], "two": ["unplugged"]}
        assert said("door", "C01", "open")["open"]
        assert said("item", "D02", "in")["item"]
        assert said("hand", "800") == {"after_ms": 800}
        assert set(said("show")["doors"]) == {"A03", "C01", "D02"}
        assert said("fault", "A03", "jam", "off") == {"two": ["unplugged"]}
        assert "jam" in said("faults")
        assert program.main(["--config", str(config), "fault", "A03", "dead"]) == 1
        assert "jam, stuck, left_open" in capsys.readouterr().err


def test_a_simulator_that_does_not_run_is_said_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = tmp_path / "cabinet.json"
    config.write_text(json.dumps(WIRE))
    assert program.main(["fault", "A03", "jam", "--config", str(config)]) == 2
    assert "not running" in capsys.readouterr().err
    assert program.main(["fault", "A03", "jam", "--url", "http://127.0.0.1:9"]) == 2


def test_the_only_simulator_that_runs_needs_no_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    note = finding.announce("http://127.0.0.1:1234")
    assert finding.url_of(None, None) == "http://127.0.0.1:1234"
    (note.parent / "999999999.json").write_text("{}")
    assert finding.url_of(None, None) == "http://127.0.0.1:1234"
    note.unlink()
    with pytest.raises(ValueError, match="0 simulators"):
        finding.url_of(None, None)
