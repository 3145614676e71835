"""python -m infra.proof.fuzz: the API against its own OpenAPI document, as nobody, as an applicant, as each role."""

import argparse
import random
import sys
from collections.abc import Sequence
from pathlib import Path

from infra import typed
from infra.proof.fuzz.rounds import Effort
from infra.proof.fuzz.session import fuzz_stack
from infra.proof.running_stack import STACK_FILE, running_stack
from infra.proof.walk.checks import Unexpected
from infra.say import Stop, complain

SECONDS = 120


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m infra.proof.fuzz", description=__doc__)
    parser.add_argument("--stack", type=Path, default=STACK_FILE, help="stack.json of a running stack")
    parser.add_argument("--seconds", type=float, default=SECONDS, help=f"for all requests together ({SECONDS})")
    parser.add_argument("--examples", type=int, help="so many requests of each kind for each operation, not a time")
    parser.add_argument("--seed", type=int, default=random.randrange(2**31), help="of the dice; otherwise a new one")
    parser.add_argument("--document", type=Path, help="an OpenAPI document instead of the one that the stack serves")
    return parser.parse_args(argv)


def main(argv: Sequence[str] | None = None) -> int:
    args = _arguments(argv)
    effort = Effort(args.seconds, args.examples)
    try:
        document = typed.read(args.document) if args.document else None
        with running_stack(args.stack) as addresses:
            return 0 if fuzz_stack(addresses, effort=effort, seed=args.seed, document=document) else 1
    except (Stop, Unexpected) as error:
        return complain(Stop(str(error)))


if __name__ == "__main__":
    sys.exit(main())
