"""Where the bench measures: a running stack, one of its cabinets, an applicant with cases, the floor beside them."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from infra.aws import LOCAL_KEYS, AwsAccount
from infra.local.addresses import Addresses
from infra.local.warm import function_names
from infra.proof.bench.floor import Floor, standing
from infra.proof.bench.median import TIMES
from infra.proof.walk import steps
from infra.proof.walk.checks import Checks, Unexpected
from infra.proof.walk.live_cabinet import LiveCabinet
from infra.proof.walk.plan import SMALL_ITEM
from infra.proof.walk.story import Story, WalkedCase
from infra.proof.walk.timeline import Teller, Timeline
from infra.proof.walk.world import World
from infra.say import Progress

PAUSE = 0.3  # between two samples, so that none starts in the other's wake


class Silence(Teller):
    """The bench walks to its starting line without telling of it."""

    def __call__(self, step: str, case: dict[str, Any] | None = None, paper: dict[str, Any] | None = None) -> None:
        return


@dataclass(frozen=True)
class Ground:
    """`config` is the cabinet's own file; `env` and `path` are the API lambda's environment and import path."""

    story: Story
    cabinet: LiveCabinet
    config: Path
    floor: Floor
    env: dict[str, str]
    path: str

    @property
    def unnamed(self) -> dict[str, str]:
        """The environment for the witness, who has to be there before the lambda makes any client."""
        return {name: value for name, value in self.env.items() if name != "_HANDLER"}

    def cases(self, many: int = TIMES + 1) -> list[WalkedCase]:
        """Each of them about to reserve a compartment."""
        who = self.story.world.applicant()
        who.signs_in()
        return [steps.passed_case(self.story, who, SMALL_ITEM) for _ in range(many)]

    def settles(self) -> None:
        self.story.world.in_step(self.cabinet.thing)
        time.sleep(PAUSE)

    def withdraws(self, cases: list[WalkedCase]) -> None:
        for case in cases:
            case.writes("withdrawal", {"reason": "bench"})


@contextmanager
def prepared(places: Addresses, path: str, say: Progress) -> Iterator[Ground]:
    """Raises Unexpected where something failed on the way; leaves the stack as it was."""
    checks = Checks(say)
    world = World(places, checks)
    world.opens_for_the_day()
    cabinet = next(c for c in world.cabinets.values() if c.thing not in world.unruly)
    say("deploying the floor")
    try:
        with standing(places) as floor:
            config = Path(places["cabinets"][cabinet.thing]["config"])
            story = Story(world, Silence(Timeline(), "bench"))
            yield Ground(story, cabinet, config, floor, _environment(places), path)
    finally:
        world.as_before()
    if checks.failed:
        raise Unexpected(f"{checks.failed} checks failed on the way")


def _environment(places: Addresses) -> dict[str, str]:
    cloud = AwsAccount(places["endpoint"], places["region"])
    name = function_names(cloud, places["stack"])["APIHandler"]
    deployed = cloud.client("lambda").get_function_configuration(FunctionName=name)
    keys = {name.upper(): value for name, value in LOCAL_KEYS.items()}
    place = {"AWS_DEFAULT_REGION": places["region"], "AWS_ENDPOINT_URL": places["endpoint"]}
    return {**deployed["Environment"]["Variables"], **keys, **place, "_HANDLER": "app.app"}
