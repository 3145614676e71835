"""One story of the walk: what it may use, and how it asks where its case stands."""

import time
from dataclasses import dataclass
from typing import Any

from infra.proof.walk.portal_user import PortalUser
from infra.proof.walk.standings import Standing
from infra.proof.walk.timeline import Teller
from infra.proof.walk.world import World
from infra.typed import Record

PATIENCE = 40


@dataclass(frozen=True)
class WalkedCase:
    """A case and its applicant."""

    id: str
    owner: PortalUser
    item: Record

    def seen(self) -> Record:
        return self.owner.api.get(f"/cases/{self.id}")

    def custody(self) -> Record:
        """Where is the paper now, and who has it: the one call."""
        return self.owner.api.get(f"/cases/{self.id}/custody")

    def writes(self, what: str, body: Any = None) -> Record:
        return self.owner.api.post(f"/cases/{self.id}/{what}", body)


@dataclass(frozen=True)
class Story:
    world: World
    say: Teller

    def stands(self, case: WalkedCase, step: str, expected: Standing, who: str | None = None) -> Record:
        """Checks a case against the loop and tells the step; waits for what a cabinet or a queue still has to do.

        `who` is the very person or place that must have the paper.
        """
        seen = self._settled(case, expected)
        custody = case.custody()
        paper = custody["now"][-1] if custody["now"] else None
        self._compare(case, step, expected, seen=seen, custody=custody)
        if who:
            self.world.checks.equal(f"{step}: in the hands of", who, self._in_the_hands_of(case))
        self.say(step, seen, paper)
        return seen

    def _in_the_hands_of(self, case: WalkedCase) -> str | None:
        """As staff read it: to the applicant every member of staff is `staff`."""
        now = self.world.staff("supervisor").api.get(f"/staff/cases/{case.id}/custody")["now"]
        return str(now[-1]["custodian"]["who"]) if now else None

    def _settled(self, case: WalkedCase, expected: Standing) -> Record:
        """The case once it is in the expected state and queue, or as it is when patience ends."""
        deadline = time.monotonic() + PATIENCE
        while True:
            seen = case.seen()
            settled = (seen["state"], seen["desk"]) == (expected.state, expected.desk)
            if settled or time.monotonic() > deadline:
                return seen
            time.sleep(0.1)

    def _compare(self, case: WalkedCase, step: str, expected: Standing, *, seen: Record, custody: Record) -> None:
        paper = custody["now"][-1] if custody["now"] else None
        holder = paper and paper["custodian"]["kind"]
        found = Standing(seen["state"], seen["desk"], seen["responsible"], holder, paper and paper["state"])
        check = self.world.checks
        for name, wanted, is_ in zip(Standing._fields, expected, found, strict=True):
            check.equal(f"{step}: {name}", wanted, is_)
        check.equal(f"{step}: custody names the one responsible", expected.responsible, custody["responsible"])
        check.true(f"{step}: the custody chain is unbroken", all(link["unbroken"] for link in custody["chain"]))
        if expected.desk:
            queue = self.world.staff("supervisor").queue(expected.desk)
            check.true(f"{step}: it stands in the queue {expected.desk}", case.id in queue, sorted(queue))
