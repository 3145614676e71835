"""make torture-cabinet N=1000: kills the cabinet's real program N times and says what did not survive.

Two cabinets, each on simulated lock boards, talk to a real broker over mutual TLS and the rule's queue is read as the
cloud reads it. The last line gives every count; all must be 0.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from infra.proof.torture_cabinet.report import say
from infra.proof.torture_cabinet.torture import torture


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m infra.proof.torture_cabinet", description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--cabinets", type=int, default=2, help="how many are tortured side by side")
    parser.add_argument("--seed", type=int, default=int(time.time()), help="of the dice; timing stays the machine's")
    parser.add_argument("--keep", type=Path, help="a directory for journals and logs, to look into afterwards")
    options = parser.parse_args(argv)
    print(f"killing {options.cabinets} cabinets {options.kills} times in all, seed {options.seed}", flush=True)
    with tempfile.TemporaryDirectory(prefix="torture-") as scratch:
        directory = options.keep or Path(scratch)
        directory.mkdir(parents=True, exist_ok=True)
        tortured = torture(directory, kills=options.kills, cabinets=options.cabinets, seed=options.seed, say=_show)
    return 0 if say(tortured) else 1


def _show(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main())
