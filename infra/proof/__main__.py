"""python -m infra.proof: the walk, then the fuzzer, on one stack, so that the gate starts only one."""

import random
import sys

from infra.proof.fuzz.__main__ import SECONDS
from infra.proof.fuzz.rounds import Effort
from infra.proof.fuzz.session import fuzz_stack
from infra.proof.running_stack import running_stack
from infra.proof.walk.checks import Unexpected
from infra.proof.walk.walk import Walk
from infra.say import Stop, complain


def main() -> int:
    try:
        with running_stack() as addresses:
            walked = Walk(addresses).run()
            fuzzed = fuzz_stack(addresses, effort=Effort(SECONDS), seed=random.randrange(2**31))
    except (Stop, Unexpected) as error:
        return complain(Stop(str(error)))
    return 0 if walked and fuzzed else 1


if __name__ == "__main__":
    sys.exit(main())
