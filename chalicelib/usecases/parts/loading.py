"""Reading what a story is about, for those alone who may know that it is there."""

from chalicelib.domain.cabinet.cabinet import CabinetSnapshot
from chalicelib.domain.case.case import Case
from chalicelib.domain.case.task import Task
from chalicelib.domain.people.staff import Staff
from chalicelib.errors import no_such
from chalicelib.store import cabinets, cases, tasks


def own_case(case_id: str, party: str) -> Case:
    """Raises NotFound for another's case too: whether it exists is not theirs to know."""
    case = cases.load(case_id)
    if case.party != party:
        raise no_such("case")
    return case


def case_of_centre(case_id: str, staff: Staff) -> Case:
    """Raises NotFound for another centre's case: staff see only their own centre's."""
    case = cases.load(case_id)
    if case.centre != staff.centre:
        raise no_such("case")
    return case


def cabinet_of_centre(cabinet: str, centre: str) -> CabinetSnapshot:
    """Raises NotFound for another centre's cabinet."""
    snapshot = cabinets.load(cabinet)
    if snapshot.cabinet.centre != centre:
        raise no_such("cabinet")
    return snapshot


def open_task(id_: str, staff: Staff) -> Task:
    """Raises NotFound for one that is done, and for another centre's."""
    task = tasks.find(id_)
    if task is None or task.centre != staff.centre or task.done_at is not None:
        raise no_such("task")
    return task
