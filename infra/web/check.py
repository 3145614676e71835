"""python -m infra.web.check: the pages' types and rules; ends with "web: N checks, M failed"."""

import sys

from infra.say import Stop, complain
from infra.web import node

CHECKS = (("tsc", "--noEmit"), ("oxlint", "--deny-warnings", "src"))


def main() -> int:
    try:
        failed = [name for name, *arguments in CHECKS if not _passes(name, *arguments)]
    except Stop as error:
        return complain(error)
    print(f"web: {len(CHECKS)} checks, {len(failed)} failed")
    return 1 if failed else 0


def _passes(name: str, *arguments: str) -> bool:
    done = node.tool(name, *arguments)
    if done.returncode:
        print(done.stdout + done.stderr)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
