"""The one gate: lint, types, every test, the walk; goes on after a failure and ends with one summary.

python -m infra.proof.gate           everything, and how much of the code it ran against the floors
python -m infra.proof.gate --quick   without the local stack, the race engine and the floors

Two hands take the steps from one list, since half of them compute and the other half wait for doors and networks.
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
from infra.proof import floors

PYTHON = (sys.executable, "-m")
PYTEST = ("pytest", "--quiet", "-p", "no:cacheprovider")
ALONE = "not stack and not engine and not web"
TYPED = ("app.py", "chalicelib", "vendor", "iot", "infra")
HANDS = 2
_TERMINAL = Lock()


@dataclass(frozen=True)
class Step:
    """`quick` ones need neither a running stack nor the race engine; what `measured` ones ran counts for the floors."""

    name: str
    module: tuple[str, ...]
    quick: bool = True
    measured: bool = False

    def command(self, measure: bool) -> tuple[str, ...]:
        return (*PYTHON, *(("coverage", "run", "-m") if measure and self.measured else ()), *self.module)


# The longest first, and what waits beside what computes. A stack of its own: the last four but the races.
STEPS = (
    Step("tests: cabinet", (*PYTEST, "-m", ALONE, "tests/device"), measured=True),
    Step("lint", ("ruff", "check", "--quiet")),
    Step("plans", ("infra.proof.plans",)),
    Step("format", ("ruff", "format", "--check", "--quiet")),
    Step("types", ("mypy", *TYPED)),
    Step("pages", ("infra.web.check",)),
    Step("tests: rules, API, template", (*PYTEST, "-m", ALONE, "--ignore", "tests/device"), measured=True),
    Step("walk and fuzz", ("infra.proof",), quick=False, measured=True),
    Step("tests: races", (*PYTEST, "-m", "engine"), quick=False, measured=True),
    Step("tests: faces", (*PYTEST, "-m", "web"), quick=False, measured=True),
    Step("tests: stack", (*PYTEST, "-m", "stack"), quick=False, measured=True),
)
FLOORS = Step("floors", ("infra.proof.floors",), quick=False)


@dataclass(frozen=True)
class Result:
    step: Step
    passed: bool
    seconds: float
    last_line: str


def _say(text: str) -> None:
    with _TERMINAL:
        print(text, flush=True)


def run(step: Step, measure: bool = False) -> Result:
    """What the step printed is shown when it ends, so that two hands do not mix their lines."""
    _say(f"── {step.name}: begun")
    started = time.monotonic()
    done = subprocess.run(
        step.command(measure), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    seconds = time.monotonic() - started
    _say(f"{done.stdout}── {step.name}: {'passed' if done.returncode == 0 else 'FAILED'} after {seconds:.0f} s")
    lines = [line.strip() for line in done.stdout.splitlines() if line.strip()]
    return Result(step, done.returncode == 0, seconds, lines[-1] if lines else "")


def every(steps: Sequence[Step], quick: bool) -> list[Result]:
    """The floors come last, when all has been measured."""
    taken = [step for step in steps if step.quick or not quick]
    if not quick:
        floors.begin()
    with ThreadPoolExecutor(HANDS) as hands:
        results = list(hands.map(lambda step: run(step, not quick), taken))
    return results if quick else [*results, run(FLOORS)]


def summary(results: Sequence[Result], seconds: float) -> str:
    lines = [
        f"  {'passed' if r.passed else 'FAILED':7} {r.step.name:28} {r.seconds:5.0f} s   {r.last_line[:80]}"
        for r in results
    ]
    failed = sum(not r.passed for r in results)
    return "\n".join(["", *lines, f"gate: {len(results)} steps, {failed} failed, {seconds:.0f} s"])


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m infra.proof.gate", description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="without the local stack, the race engine and the floors")
    args = parser.parse_args(argv)
    started = time.monotonic()
    results = every(STEPS, args.quick)
    print(summary(results, time.monotonic() - started))
    return 0 if all(r.passed for r in results) else 1


if __name__ == "__main__":
    sys.exit(main())
