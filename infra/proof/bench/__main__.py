"""python -m infra.proof.bench: medians of nine from one run, on the running stack or on one of its own."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from infra.proof.bench import delivery, imports
from infra.proof.bench.median import ratio, shown
from infra.proof.running_stack import STACK_FILE, running_stack
from infra.proof.walk.checks import Unexpected
from infra.say import Progress, Stop, complain

IMPORT_GOAL, DELIVERY_GOAL = 1.15, 1.5


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m infra.proof.bench", description=__doc__)
    parser.add_argument("--stack", type=Path, default=STACK_FILE, help="stack.json of a running stack")
    args = parser.parse_args(argv)
    try:
        return _run(args.stack)
    except (Stop, Unexpected) as error:
        return complain(Stop(str(error)))


def _run(file: Path) -> int:
    say = Progress()
    say("importing the packaged API lambda, in turns with its two libraries")
    ours, libraries = imports.measure(say)
    with running_stack(file) as found:
        delivered = delivery.measure(found, say)
    heard = [sample.heard for sample in delivered.floor]
    print(shown("import app (the API lambda)", ours))
    print(shown("import chalice, pynamodb.models", libraries))
    print(shown("reservation answered → grant stored at the cabinet", delivered.ours))
    print(shown("  with the way back of an answer: from the write", delivered.from_the_write))
    print(shown("the same hops with empty handlers, from the write", heard))
    imported, delivery_ratio = ratio(ours, libraries), ratio(delivered.from_the_write, heard)
    print(
        f"bench: import {imported:.2f} x (goal {IMPORT_GOAL}), delivery {delivery_ratio:.2f} x (goal {DELIVERY_GOAL})"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
