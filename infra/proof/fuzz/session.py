"""The fuzzer on a running stack: everybody signs in, there is something to ask about, and nothing is left of it."""

from infra import typed
from infra.local.addresses import Addresses
from infra.proof.fuzz import known
from infra.proof.fuzz.callers import everybody
from infra.proof.fuzz.document import fetched
from infra.proof.fuzz.fuzz import fuzz
from infra.proof.fuzz.rounds import Effort
from infra.proof.walk.checks import Checks
from infra.proof.walk.world import World
from infra.say import Progress


def fuzz_stack(addresses: Addresses, *, effort: Effort, seed: int, document: typed.Record | None = None) -> bool:
    """`document` None is the one that the stack serves. Raises Stop where there is none, Unexpected if a step fails."""
    say = Progress()
    about = document or fetched(addresses["api"])
    say("signing in, and making the cases that will be asked about")
    checks = Checks(say)
    world = World(addresses, checks)
    world.staff_signs_in()
    who = known.applicant(world)
    cases = known.cases(world, who)
    say(f"asking with --seed {seed}")
    try:
        callers, ids = everybody(addresses, world, who), known.known(addresses, cases)
        good = fuzz(addresses["api"], about, callers, ids, effort=effort, seed=seed)
    finally:
        known.give_up(cases)
    return good and not checks.failed
