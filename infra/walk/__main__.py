"""python -m infra.walk: whole cases through the public interfaces, on the running stack or on one of its own."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from infra.say import Stop, complain
from infra.walk.stack import STACK_FILE, places


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m infra.walk", description=__doc__)
    parser.add_argument("--stack", type=Path, default=STACK_FILE, help="stack.json of a running stack")
    args = parser.parse_args(argv)
    from infra.walk.walk import Walk

    try:
        with places(args.stack) as found:
            return 0 if Walk(found).run() else 1
    except Stop as error:
        return complain(error)


if __name__ == "__main__":
    sys.exit(main())
