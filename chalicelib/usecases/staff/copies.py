"""Where what was written about a case stands besides its chain, and the plans that blot it out there.

`every`: all of the case goes, also what was written in no line of it, as the reason for taking over one of its tasks.
"""

from collections.abc import Iterable, Iterator

from chalicelib.domain.base import free_text
from chalicelib.domain.base.chain import Entry
from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet.orders import OrderRecord
from chalicelib.domain.case.case import Case
from chalicelib.domain.case.task import Task, TaskKind, task_id
from chalicelib.domain.custody import holding
from chalicelib.domain.custody.holding import Stay
from chalicelib.domain.people.personal import Notice
from chalicelib.store import cabinets, cases, envelopes, personal, tasks
from chalicelib.store.transaction import Plan


def plan_blotted(case: Case, entries: Iterable[Entry], gone: set[str], *, every: bool) -> Plan:
    """Everywhere; nothing where there is nothing any more."""
    return [
        *_plan_notices(case, entries, gone, every),
        *_plan_tasks(case, gone, every),
        *_plan_orders(case, gone, every),
    ]


def _plan_notices(case: Case, entries: Iterable[Entry], gone: set[str], every: bool) -> Plan:
    """What the applicant was told, and the staff who took the case or its tasks over from each other."""
    took = {entry.actor for entry in entries if entry.event in ("taken", "taken_over")}
    holders = {case.party, *took, *cases.told(case.id)}
    found = (pair for holder in sorted(holders) for pair in personal.about(holder, case.id))
    blotted = ((_without(one, gone, every and one.holder != case.party), one, row) for one, row in found)
    return [personal.plan_rewritten(new, row) for new, old, row in blotted if new != old]


def _without(notice: Notice, gone: set[str], every: bool) -> Notice:
    own = free_text.written(notice.detail) if every else set()
    return changed(notice, detail=free_text.blotted(notice.detail, gone | own))


def _plan_tasks(case: Case, gone: set[str], every: bool) -> Plan:
    """Of the case's tasks the same words; with `every` also what was written when they were ended."""
    pairs = ((_blotted(task, gone, every), task) for task in _tasks(case))
    return [tasks.plan(new) for new, old in pairs if new != old]


def _blotted(task: Task, gone: set[str], every: bool) -> Task:
    note = free_text.BLOT if every and task.note else free_text.blotted(task.note, gone, free=True)
    return changed(task, detail=free_text.blotted(task.detail, gone, free=True), note=note)


def _plan_orders(case: Case, gone: set[str], every: bool) -> Plan:
    """Why a door was opened from afar while the case's papers lay behind it."""
    stays = [stay for id_ in _ids(case) for stay in holding.stays(envelopes.custody(id_))]
    found = (one for cabinet in sorted({stay.cabinet for stay in stays}) for one in cabinets.order_records(cabinet))
    about = (one for one in found if any(_during(one, stay) for stay in stays))
    pairs = ((changed(one, reason=_reason(one, gone, every)), one) for one in about)
    return [cabinets.plan_order_record(new) for new, old in pairs if new != old]


def _reason(order: OrderRecord, gone: set[str], every: bool) -> str:
    return free_text.BLOT if every else str(free_text.blotted(order.reason, gone, free=True))


def _during(order: OrderRecord, stay: Stay) -> bool:
    """An order of before, without the time when it was made, goes by when it ended."""
    made = order.made or order.until
    here = (order.cabinet, order.door) == (stay.cabinet, stay.door)
    return here and stay.since <= made and (stay.until is None or made < stay.until)


def _ids(case: Case) -> list[str]:
    return list(dict.fromkeys([*case.earlier, *filter(None, (case.inbound, case.outbound))]))


def _tasks(case: Case) -> Iterator[Task]:
    """Those about the case itself, and about every compartment where one of its envelopes has been."""
    for place in sorted({("", case.id), *_places(case)}):
        found = (tasks.find(task_id(*place, kind)) for kind in TaskKind)
        yield from (task for task in found if task and task.case == case.id)


def _places(case: Case) -> Iterator[tuple[str, str]]:
    for id_ in _ids(case):
        envelope = envelopes.load(id_)
        moved = (entry.detail for entry in envelopes.custody(id_))
        named = ((str(d.get("cabinet", envelope.cabinet)), str(d["door"])) for d in moved if d.get("door"))
        yield from (place for place in ((envelope.cabinet or "", envelope.door or ""), *named) if all(place))
