"""A bank that can be reached and does not confirm what it shall know is somebody's task, until it does."""

from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet.cabinet import Cabinet, CabinetSnapshot
from chalicelib.domain.case.task import TaskKind
from chalicelib.store.transaction import Plan
from chalicelib.usecases.parts import task_rows


def plan_told(snapshot: CabinetSnapshot, bank: str, since: int, now: int, why: str) -> tuple[Cabinet, Plan]:
    """Again where staff have ended the task and the bank is still behind; `since` is that of the first time."""
    behind = changed(snapshot.cabinet, out_of_step={bank: since} | snapshot.cabinet.out_of_step)
    return behind, task_rows.plan_task(snapshot, bank, TaskKind.OUT_OF_STEP, now, detail=why)


def plan_mended(snapshot: CabinetSnapshot, bank: str, now: int) -> tuple[Cabinet, Plan]:
    """Nothing where nobody was told."""
    behind = snapshot.cabinet.out_of_step
    if bank not in behind:
        return snapshot.cabinet, []
    left = {name: since for name, since in behind.items() if name != bank}
    settled = task_rows.plan_settled(snapshot, bank, TaskKind.OUT_OF_STEP, now)
    return changed(snapshot.cabinet, out_of_step=left), settled
