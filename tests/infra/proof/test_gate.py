"""The gate says what failed, and fails; nothing is left out of it."""

import sys

import pytest

from infra.proof import gate
from infra.proof.gate import Step

GOOD = Step("good", (sys.executable, "-c", "print('12 passed')"))
BAD = Step("bad", (sys.executable, "-c", "print('1 failed'); raise SystemExit(1)"), quick=False)


def test_it_goes_on_after_a_failure_and_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(gate, "LANES", ((BAD, GOOD), (GOOD,)))
    assert gate.main([]) == 1
    said = capsys.readouterr().out.splitlines()
    assert said[-1].startswith("gate: 3 steps, 1 failed")
    assert any(line.startswith("  FAILED  bad") and line.endswith("1 failed") for line in said)


def test_quick_leaves_out_what_needs_a_stack(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "LANES", ((BAD, GOOD), (GOOD,)))
    assert gate.main(["--quick"]) == 0


def test_every_test_is_in_exactly_one_step() -> None:
    """By marker and by place: device alone, the rest alone, and whatever needs a stack or the engine."""
    selections = [step.command[5:] for lane in gate.LANES for step in lane if "pytest" in step.command]
    assert selections == [
        ("no:cacheprovider", "-m", gate.ALONE, "--ignore", "tests/device"),
        ("no:cacheprovider", "-m", gate.ALONE, "tests/device"),
        ("no:cacheprovider", "-m", "stack or engine"),
    ]
    assert gate.ALONE == "not stack and not engine"
