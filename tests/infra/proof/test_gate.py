"""The gate says what failed, and fails; nothing is left out of it."""

import pytest
from coverage import Coverage

from infra.paths import ROOT
from infra.proof import floors, gate
from infra.proof.floors import FLOORS, Floor
from infra.proof.gate import Step

GOOD = Step("good", ("platform",), measured=True)
BAD = Step("bad", ("json.tool", "no-such-file"), quick=False)


def test_it_goes_on_after_a_failure_and_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    results = [gate.run(step) for step in (BAD, GOOD)]
    assert [r.passed for r in results] == [False, True]
    said = gate.summary(results, 1).splitlines()
    assert said[-1] == "gate: 2 steps, 1 failed, 1 s"
    assert said[1].startswith("  FAILED  bad")
    assert "no-such-file" in said[1]
    monkeypatch.setattr(gate, "STEPS", (Step("bad", BAD.module), GOOD))
    assert gate.main(["--quick"]) == 1
    assert capsys.readouterr().out.splitlines()[-1].startswith("gate: 2 steps, 1 failed")


def test_quick_leaves_out_what_needs_a_stack(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "STEPS", (BAD, GOOD))
    assert gate.main(["--quick"]) == 0


def test_only_the_whole_gate_pays_for_measuring() -> None:
    assert GOOD.command(measure=True)[1:] == ("-m", "coverage", "run", "-m", "platform")
    assert GOOD.command(measure=False)[1:] == ("-m", "platform")
    assert BAD.command(measure=True)[1:3] == ("-m", "json.tool")


def test_every_test_is_in_exactly_one_step() -> None:
    """By marker and by place: the cabinet alone, the rest alone, and whatever needs the engine or a stack."""
    options = [step.module[len(gate.PYTEST) :] for step in gate.STEPS if step.module[0] == "pytest"]
    assert gate.ALONE == "not stack and not engine and not web"
    assert sorted(options) == [
        ("-m", "engine"),
        ("-m", gate.ALONE, "--ignore", "tests/device"),
        ("-m", gate.ALONE, "tests/device"),
        ("-m", "stack"),
        ("-m", "web"),
    ]


def test_every_step_that_runs_tests_or_the_walk_is_measured() -> None:
    assert {step.name for step in gate.STEPS if not step.measured} == {"lint", "plans", "format", "types", "pages"}


def test_below_its_floor_fails_and_at_its_floor_holds() -> None:
    low, high = Floor("low", (), 30.0), Floor("high", (), 98.0)
    assert floors.verdict([(low, 30.0), (high, 98.04)]) == (
        True,
        "coverage: low 30.0 % (floor 30), high 98.0 % (floor 98)",
    )
    holds, said = floors.verdict([(low, 29.9), (high, 99.0)])
    assert not holds
    assert "low 29.9 % (BELOW 30)" in said


def test_every_room_of_the_code_is_under_a_floor() -> None:
    measured = Coverage(config_file=str(ROOT / "pyproject.toml")).config
    rooms = {f"{room}/*" for room in measured.source} | {f"{module}.py" for module in measured.source_pkgs}
    assert rooms == {files for floor in FLOORS for files in floor.files}
