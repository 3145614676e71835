"""python -m infra.proof.tour: the loop in a browser, slowly, with pictures; ends with "tour: N steps, 0 failed"."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Error

from infra.local.addresses import Addresses
from infra.paths import ROOT
from infra.proof.running_stack import STACK_FILE, running_stack
from infra.proof.tour.steps import CABINET, STEPS, Tour
from infra.proof.tour.town import opened
from infra.proof.walk.checks import Unexpected
from infra.say import Progress, Stop, complain

PICTURES = ROOT / ".local" / "tour"


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m infra.proof.tour", description=__doc__)
    parser.add_argument("--stack", type=Path, default=STACK_FILE, help="stack.json of a running stack")
    parser.add_argument("--language", choices=("zh", "en"), default="zh")
    parser.add_argument("--pictures", type=Path, default=PICTURES, help="folder of the pictures")
    parser.add_argument("--slow", type=int, default=150, help="milliseconds after each thing that is done")
    args = parser.parse_args(argv)
    try:
        with running_stack(args.stack) as found:
            return walked(found, args.language, args.pictures, args.slow, Progress())
    except Stop as error:
        return complain(error)


def walked(addresses: Addresses, language: str, pictures: Path | None, slow_ms: int, say: Progress) -> int:
    """0 where every step was gone; what follows a step that failed is not tried, since it stands on it."""
    done = 0
    with opened(addresses, language, say, pictures=pictures, slow_ms=slow_ms) as town:
        tour = Tour(town)
        town.cabinet(CABINET).hand(automatic=True)
        for step in STEPS:
            say(step.zh if language == "zh" else step.en)
            try:
                step.does(tour)
            except (Error, AssertionError, Unexpected) as error:
                town.picture_all("failed")
                say(f"failed: {str(error).strip().splitlines()[0]}")
                break
            done += 1
    say(f"the pictures are in {pictures}")
    print(f"tour: {len(STEPS)} steps, {len(STEPS) - done} failed")
    return 0 if done == len(STEPS) else 1


if __name__ == "__main__":
    sys.exit(main())
