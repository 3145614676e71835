"""python -m infra.proof.bench: medians of nine from one run, on the running stack or on one of its own."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from infra.proof.bench import delivery, first_answer, loading
from infra.proof.bench.faces import measuring as visits
from infra.proof.bench.ground import prepared
from infra.proof.bench.median import ratio, shown
from infra.proof.bench.money import bill
from infra.proof.bench.money import measuring as money
from infra.proof.bench.packaged import unpacked
from infra.proof.running_stack import STACK_FILE, running_stack
from infra.proof.walk.checks import Unexpected
from infra.say import Progress, Stop, complain

ANSWER_GOAL, DELIVERY_GOAL = 1.3, 1.5


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
    with unpacked(say) as path:
        ready = loading.measure(path, say)
        with running_stack(file) as found, prepared(found, path, say) as ground:
            answers = first_answer.measure(ground, say)
            delivered = delivery.measure(ground, say)
            faces = visits.measure(found, say)
    say("counting what one straight case asks of AWS")
    lines = money.measure()
    for name, seconds in ready.items():
        print(shown(f"{name} is ready for its first event (CPU)", seconds))
    _print_answers(answers)
    _print_deliveries(delivered)
    print("\n".join(bill.table({"here": lines})))
    answer = ratio([life.cpu for life in answers.ours], [life.cpu for life in answers.floor])
    reached = ratio([sample.stored for sample in delivered.ours], delivered.floor)
    print(visits.sentence(faces))
    print(bill.sentence(lines))
    print(f"bench: first-answer {answer:.2f} x (goal {ANSWER_GOAL}), delivery {reached:.2f} x (goal {DELIVERY_GOAL})")
    return 0


def _print_answers(answers: first_answer.Measured) -> None:
    print(shown("fresh process → first reservation answered (CPU)", [life.cpu for life in answers.ours]))
    print(shown("  by the clock", [life.wall for life in answers.ours]))
    print(shown(f"its {answers.calls} calls of AWS from a bare handler (CPU)", [life.cpu for life in answers.floor]))
    print(shown("  by the clock", [life.wall for life in answers.floor]))


def _print_deliveries(delivered: delivery.Measured) -> None:
    print(shown("reservation committed → grant stored at the cabinet", [sample.stored for sample in delivered.ours]))
    print(shown("  of that behind the answer", [sample.behind_the_answer for sample in delivered.ours]))
    print(shown("the same from a bare handler → its device has heard", delivered.floor))


if __name__ == "__main__":
    sys.exit(main())
