"""One case, moved by anybody in any order: what each step may do, and who had its papers at every instant."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from cabinet_contract.words import Answer, Outcome, Purpose
from chalicelib.domain.base.act import Act
from chalicelib.domain.case.case import Case
from chalicelib.domain.case.task import Action, Task
from chalicelib.domain.custody.envelope import Custodian, Envelope
from chalicelib.domain.people.staff import Role, Staff
from chalicelib.errors import XinbaoError
from chalicelib.store import cases, codec, envelopes, tasks
from chalicelib.store.rows import EnvelopeRow
from chalicelib.usecases.parts import shown_codes
from chalicelib.usecases.parts.perform import Decision, perform
from chalicelib.usecases.staff import tasks as staff_tasks
from tests.api.deployment import CENTRE
from tests.api.town.world import Town

STEP_SECONDS = 20 * 60
DUTY = Staff(id="s-duty", name="值班", centre=CENTRE, roles=tuple(Role))


Step = Callable[["Papers"], bool]


class Papers:
    """`at` counts on with every step; `seen` is who had each envelope at each of these instants."""

    def __init__(self, town: Town, case: str, at: int) -> None:
        self.town, self.case, self.at = town, case, at
        self.codes: set[str] = set()
        self.seen: dict[int, dict[str, Custodian]] = {}

    # ---- what is there -----------------------------------------------------------------------------------------------

    @property
    def now(self) -> Case:
        return cases.load(self.case)

    def envelopes(self) -> list[Envelope]:
        """All that the case ever had, whether it still knows of them or not."""
        rows = EnvelopeRow.scan(EnvelopeRow.sk == "envelope")
        return [one for row in rows if (one := codec.read(row, Envelope)).case == self.case]

    def open_tasks(self) -> list[Task]:
        return tasks.open_of(CENTRE, 50, None)[0]

    # ---- what anybody does -------------------------------------------------------------------------------------------

    def step(self, tried: Sequence[Step]) -> str | None:
        """The first step of `tried` that is possible now; its name, or None where none is."""
        self.at += STEP_SECONDS
        self.town.hall.is_online(True, self.at)
        for holder in (self.now.party, DUTY.id):
            self.codes |= {f"{c.purpose} {c.code}" for c in shown_codes.shown(holder).items}
        for step in tried:
            if step(self):
                self.seen[self.at] = {one.id: one.custodian for one in self.envelopes()}
                return step.__name__
        return None

    def does(self, decide: Callable[[Case, Act], Decision[Any]], by: str = "s-1") -> bool:
        try:
            perform(lambda: decide(self.now, Act(by, self.at)))
        except XinbaoError:
            return False
        self.town.settle(self.at)
        return True

    def types(self, purpose: Purpose, outcome: Outcome = Outcome.OPENED, answer: Answer | None = None) -> bool:
        """A code that somebody has, or once had, and that the cabinet takes."""
        hall = self.town.hall
        known = (code.split(" ", 1)[1] for code in sorted(self.codes) if code.startswith(f"{purpose} "))
        code = next((code for code in known if hall.judge(code, self.at)), None)
        if code is None:
            return False
        grant, doors = hall.type(code, self.at, outcome)
        if outcome is Outcome.OPENED:
            hall.close(grant, doors[0], self.at, answer)
            for door in doors[1:]:
                hall.open(grant, door, self.at)
                hall.close(grant, door, self.at)
        self.town.settle(self.at)
        return True

    def ends_task(self, action: Action) -> bool:
        return any(self._ended(task, action) for task in self.open_tasks())

    def _ended(self, task: Task, action: Action) -> bool:
        return self.does(lambda _case, _act: staff_tasks.end(task.id, action, "看过", DUTY, self.at))


def chains(papers: Papers) -> Iterator[tuple[Envelope, list[Any]]]:
    for one in papers.envelopes():
        yield one, envelopes.custody(one.id)
