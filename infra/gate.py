"""The one gate: lint, every test, the walk; goes on after a failure and ends with one summary.

python -m infra.gate           everything (Java and npm for the race tests)
python -m infra.gate --quick   without the local stack and the race engine
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass

from infra.package import ROOT

PYTHON = sys.executable


@dataclass(frozen=True)
class Step:
    """`quick` steps need neither a running stack nor Java."""

    name: str
    command: tuple[str, ...]
    quick: bool = True


STEPS = (
    Step("lint", (PYTHON, "-m", "ruff", "check", "--quiet")),
    Step("tests", (PYTHON, "-m", "pytest", "--quiet"), quick=False),
    Step("quick tests", (PYTHON, "-m", "pytest", "--quiet", "-m", "not stack and not engine")),
    Step("walk", (PYTHON, "-m", "infra.walk"), quick=False),
)


@dataclass(frozen=True)
class Result:
    step: Step
    passed: bool
    seconds: float
    last_line: str


def _run(step: Step) -> Result:
    """Shows what the step prints as it comes, and keeps its last line for the summary."""
    started, last = time.monotonic(), ""
    process = subprocess.Popen(step.command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert process.stdout is not None
    for line in process.stdout:
        print(line, end="", flush=True)
        last = line.strip() or last
    return Result(step, process.wait() == 0, time.monotonic() - started, last)


def chosen(quick: bool) -> list[Step]:
    """The quick tests are part of all tests, and are not run twice."""
    return [step for step in STEPS if (step.quick if quick else step.name != "quick tests")]


def summary(results: Sequence[Result]) -> str:
    lines = [
        f"  {'passed' if r.passed else 'FAILED':7} {r.step.name:13} {r.seconds:6.1f} s   {r.last_line[:90]}"
        for r in results
    ]
    failed = sum(not r.passed for r in results)
    total = sum(r.seconds for r in results)
    return "\n".join(["", *lines, f"gate: {len(results)} steps, {failed} failed, {total:.0f} s"])


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m infra.gate", description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="without the local stack and the race engine")
    args = parser.parse_args(argv)
    results = []
    for step in chosen(args.quick):
        print(f"── {step.name}", flush=True)
        results.append(_run(step))
    print(summary(results))
    return 0 if all(r.passed for r in results) else 1


if __name__ == "__main__":
    sys.exit(main())
