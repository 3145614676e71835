"""The one gate: lint, every test, the walk; goes on after a failure and ends with one summary.

python -m infra.proof.gate           everything
python -m infra.proof.gate --quick   without the local stack and the race engine

Two lanes go side by side, since half of it computes and the other half waits for doors, networks and deadlines.
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Lock

from infra.paths import ROOT

PYTHON = sys.executable
PYTEST = (PYTHON, "-m", "pytest", "--quiet", "-p", "no:cacheprovider")
ALONE = "not stack and not engine"
_TERMINAL = Lock()


@dataclass(frozen=True)
class Step:
    """`quick` steps need neither a running stack nor the race engine."""

    name: str
    command: tuple[str, ...]
    quick: bool = True


LANES = (
    (
        Step("lint", (PYTHON, "-m", "ruff", "check", "--quiet")),
        Step("tests: rules, API, template", (*PYTEST, "-m", ALONE, "--ignore", "tests/device")),
    ),
    (
        Step("tests: cabinet", (*PYTEST, "-m", ALONE, "tests/device")),
        Step("tests: stack and races", (*PYTEST, "-m", "stack or engine"), quick=False),
        Step("walk", (PYTHON, "-m", "infra.proof.walk"), quick=False),
    ),
)


@dataclass(frozen=True)
class Result:
    step: Step
    passed: bool
    seconds: float
    last_line: str


def _say(text: str) -> None:
    with _TERMINAL:
        print(text, flush=True)


def run(step: Step) -> Result:
    """What the step printed is shown when it ends, so that two lanes do not mix their lines."""
    _say(f"── {step.name}: begun")
    started = time.monotonic()
    done = subprocess.run(
        step.command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    seconds = time.monotonic() - started
    _say(f"{done.stdout}── {step.name}: {'passed' if done.returncode == 0 else 'FAILED'} after {seconds:.0f} s")
    lines = [line.strip() for line in done.stdout.splitlines() if line.strip()]
    return Result(step, done.returncode == 0, seconds, lines[-1] if lines else "")


def lanes(quick: bool) -> list[list[Step]]:
    return [[step for step in lane if step.quick or not quick] for lane in LANES]


def summary(results: Sequence[Result], seconds: float) -> str:
    lines = [
        f"  {'passed' if r.passed else 'FAILED':7} {r.step.name:28} {r.seconds:5.0f} s   {r.last_line[:80]}"
        for r in results
    ]
    failed = sum(not r.passed for r in results)
    return "\n".join(["", *lines, f"gate: {len(results)} steps, {failed} failed, {seconds:.0f} s"])


def _lane(steps: list[Step]) -> list[Result]:
    return [run(step) for step in steps]


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m infra.proof.gate", description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="without the local stack and the race engine")
    args = parser.parse_args(argv)
    started = time.monotonic()
    with ThreadPoolExecutor() as pool:
        results = [result for lane in pool.map(_lane, lanes(args.quick)) for result in lane]
    print(summary(results, time.monotonic() - started))
    return 0 if all(r.passed for r in results) else 1


if __name__ == "__main__":
    sys.exit(main())
