"""python -m infra.proof.walk: whole cases through the public interfaces, on the running stack or on one of its own."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from infra.proof.running_stack import STACK_FILE, running_stack
from infra.say import Stop, complain


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m infra.proof.walk", description=__doc__)
    parser.add_argument("--stack", type=Path, default=STACK_FILE, help="stack.json of a running stack")
    args = parser.parse_args(argv)
    from infra.proof.walk.walk import Walk

    try:
        with running_stack(args.stack) as found:
            return 0 if Walk(found).run() else 1
    except Stop as error:
        return complain(error)


if __name__ == "__main__":
    sys.exit(main())
