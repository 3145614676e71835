"""python -m infra.proof.floors: how much of the code the gate's steps ran, against what it must be at least.

Lines and branches together, as coverage.py counts them. Each measured step has left its data in .local/coverage.
"""

import io
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from coverage import Coverage
from coverage.exceptions import CoverageException

from infra.paths import ROOT
from infra.say import Stop, complain


@dataclass(frozen=True)
class Floor:
    """`percent` may only rise."""

    name: str
    files: tuple[str, ...]
    percent: float


FLOORS = (
    Floor("chalicelib and contract", ("app.py", "chalicelib/*", "vendor/*"), 98.0),
    Floor("iot", ("iot/*",), 93.0),
    Floor("infra", ("infra/*",), 76.0),
)


def _coverage() -> Coverage:
    return Coverage(config_file=str(ROOT / "pyproject.toml"))


def begin() -> None:
    """Forgets what earlier runs measured."""
    shutil.rmtree(ROOT / ".local" / "coverage", ignore_errors=True)
    (ROOT / ".local" / "coverage").mkdir(parents=True)


def measured(found: Coverage) -> Iterator[tuple[Floor, float]]:
    """What of each room was run. Where that is too little, prints the files and lines that no step ran."""
    for floor in FLOORS:
        missing = io.StringIO()
        share = found.report(include=list(floor.files), show_missing=True, skip_covered=True, file=missing)
        if share < floor.percent:
            print(f"\n{floor.name}\n{missing.getvalue()}")
        yield floor, share


def verdict(shares: list[tuple[Floor, float]]) -> tuple[bool, str]:
    """Whether all floors hold, and the sentence about it."""
    said = [
        f"{floor.name} {share:.1f} % ({'BELOW' if share < floor.percent else 'floor'} {floor.percent:g})"
        for floor, share in shares
    ]
    return all(share >= floor.percent for floor, share in shares), "coverage: " + ", ".join(said)


def main() -> int:
    found = _coverage()
    try:
        found.combine(keep=True)
        holds, sentence = verdict(list(measured(found)))
    except CoverageException as error:
        return complain(Stop(f"nothing was measured ({error}); the gate runs the tests first."))
    print(sentence)
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
