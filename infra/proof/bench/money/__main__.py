"""python -m infra.proof.bench.money [TREE …]: the bill of one straight case, here and beside it in older checkouts."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from infra.paths import ROOT
from infra.proof.bench.money.bill import sentence, table
from infra.proof.bench.money.measuring import measure
from infra.say import Stop, complain


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m infra.proof.bench.money", description=__doc__)
    parser.add_argument("trees", type=Path, nargs="*", help="checkouts to compare with")
    args = parser.parse_args(argv)
    try:
        bills = {tree.name: measure(tree) for tree in (*args.trees, ROOT)}
    except Stop as error:
        return complain(error)
    print("\n".join(table(bills)))
    print(sentence(bills[ROOT.name]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
