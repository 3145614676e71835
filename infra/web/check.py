"""python -m infra.web.check: the pages' types, rules and small logic; ends with "web: N checks, M failed"."""

import sys
from subprocess import CompletedProcess

from infra.say import Stop, complain
from infra.web import node

CHECKS = (("tsc", "--noEmit"), ("oxlint", "--deny-warnings", "src"))


def main() -> int:
    try:
        failed = [name for name, *arguments in CHECKS if not _holds(node.tool(name, *arguments))]
        failed += [] if _holds(node.run("node", "--test", "--test-reporter=dot", "test/*.test.ts")) else ["logic"]
    except Stop as error:
        return complain(error)
    print(f"web: {len(CHECKS) + 1} checks, {len(failed)} failed")
    return 1 if failed else 0


def _holds(done: CompletedProcess[str]) -> bool:
    if done.returncode:
        print(done.stdout + done.stderr)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
