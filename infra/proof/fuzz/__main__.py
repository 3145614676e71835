"""python -m infra.proof.fuzz: the API against its own OpenAPI document, as nobody, as an applicant, as each role."""

import argparse
import random
import sys
from collections.abc import Sequence
from pathlib import Path

from infra import typed
from infra.local.addresses import Addresses
from infra.proof.fuzz import known
from infra.proof.fuzz.callers import everybody
from infra.proof.fuzz.document import fetched
from infra.proof.fuzz.fuzz import fuzz
from infra.proof.fuzz.rounds import Effort
from infra.proof.running_stack import STACK_FILE, running_stack
from infra.proof.walk.checks import Checks, Unexpected
from infra.proof.walk.world import World
from infra.say import Progress, Stop, complain


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m infra.proof.fuzz", description=__doc__)
    parser.add_argument("--stack", type=Path, default=STACK_FILE, help="stack.json of a running stack")
    parser.add_argument("--seconds", type=float, default=120, help="for all requests together (120)")
    parser.add_argument("--examples", type=int, help="so many requests of each kind for each operation, not a time")
    parser.add_argument("--seed", type=int, default=random.randrange(2**31), help="of the dice; otherwise a new one")
    parser.add_argument("--document", type=Path, help="an OpenAPI document instead of the one that the stack serves")
    args = parser.parse_args(argv)
    try:
        with running_stack(args.stack) as addresses:
            document = typed.read(args.document) if args.document else fetched(addresses["api"])
            return 0 if _fuzz(addresses, document, args) else 1
    except (Stop, Unexpected) as error:
        return complain(Stop(str(error)))


def _fuzz(addresses: Addresses, document: typed.Record, args: argparse.Namespace) -> bool:
    say = Progress()
    say("signing in, and making the cases that will be asked about")
    checks = Checks(say)
    world = World(addresses, checks)
    world.staff_signs_in()
    who = known.applicant(world)
    cases = known.cases(world, who)
    say(f"asking with --seed {args.seed}")
    effort = Effort(args.seconds, args.examples)
    try:
        callers, about = everybody(addresses, world, who), known.known(addresses, cases)
        good = fuzz(addresses["api"], document, callers, about, effort=effort, seed=args.seed)
    finally:
        known.give_up(cases)
    return good and not checks.failed


if __name__ == "__main__":
    sys.exit(main())
