"""Erasing what was written freely about a case (个人信息保护法 47): the chain keeps its proof, the words are gone.

Copies go first and the texts last, so that a text that is still there tells what its copies are.
"""

from collections.abc import Iterable, Iterator

from chalicelib.domain.base import free_text
from chalicelib.domain.base.act import Act
from chalicelib.domain.base.chain import Entry
from chalicelib.domain.base.entity import changed
from chalicelib.domain.base.free_text import Erased, ErasureGround, FreeText
from chalicelib.domain.case.case import Case
from chalicelib.domain.case.task import Task, TaskKind, task_id
from chalicelib.domain.people.staff import Staff
from chalicelib.replies.desk import TextsErased
from chalicelib.store import cases, envelopes, personal, tasks
from chalicelib.store.transaction import MAX_WRITES, Plan
from chalicelib.usecases.parts import case_view, moves
from chalicelib.usecases.parts.perform import Decision

# Beside them: the case, its link, and the answer that is kept for the request.
MOST = MAX_WRITES - 10
Lines = tuple[int, ...] | None


def erase(case: Case, lines: Lines, ground: ErasureGround, staff: Staff, now: int) -> Decision[TextsErased]:
    """The texts of these lines of the timeline, or all of the case, wherever they stand; again changes nothing more."""
    entries = cases.history(case.id)
    found = _chosen(case, entries, lines)
    gone = {word for text in found.values() for word in free_text.words(text.said)}
    copies = [*_plan_notices(case, entries, gone), *_plan_tasks(case, gone, notes=lines is None)]
    mark = Erased(number=staff.number, at=now, ground=ground)
    texts = [cases.plan_erased(case.id, hash_, mark) for hash_ in found]
    plan = [*copies, *texts][:MOST]
    erased = list(found)[: max(0, len(plan) - len(copies))]
    moved, noted = _plan_noted(case, erased, gone, ground, Act(staff.id, now)) if plan else (case, [])
    answer = TextsErased(
        **case_view.standing_fields(moved), texts=len(erased), copies=min(len(copies), MOST),
        left=len(copies) + len(texts) - len(plan), within_chain=_within(entries, lines),
    )  # fmt: skip
    return Decision([*plan, *noted], answer)


def _chosen(case: Case, entries: Iterable[Entry], lines: Lines) -> dict[str, FreeText]:
    """By their hashes, with those that say the very same."""
    there = {hash_: text for hash_, text in cases.texts(case.id).items() if isinstance(text, FreeText)}
    if lines is None:
        return there
    named = {hash_ for entry in entries if entry.number in lines for hash_ in free_text.hashes(entry.detail)}
    said = [text.said for hash_, text in there.items() if hash_ in named]
    return {hash_: text for hash_, text in there.items() if text.said in said}


def _within(entries: Iterable[Entry], lines: Lines) -> list[int]:
    asked = (entry for entry in entries if lines is None or entry.number in lines)
    return [entry.number for entry in asked if free_text.within(entry.detail)]


def _plan_noted(case: Case, erased: list[str], gone: set[str], ground: ErasureGround, act: Act) -> moves.MovedCase:
    detail = {"ground": str(ground), "texts": erased}
    returned = free_text.blotted(case.returned, gone)
    return moves.plan_case_note(case, "texts_erased", act, detail=detail, returned=returned)


def _plan_notices(case: Case, entries: Iterable[Entry], gone: set[str]) -> Plan:
    """What the applicant was told, and the staff who took the case over from each other."""
    holders = {case.party, *(entry.actor for entry in entries if entry.event in ("taken", "taken_over"))}
    found = (pair for holder in sorted(holders) for pair in personal.about(holder, case.id))
    blotted = ((changed(one, detail=free_text.blotted(one.detail, gone)), one, row) for one, row in found)
    return [personal.plan_rewritten(new, row) for new, old, row in blotted if new != old]


def _plan_tasks(case: Case, gone: set[str], *, notes: bool) -> Plan:
    """Of the case's tasks the same words; with `notes` also what was written when they were ended."""
    pairs = ((_blotted(task, gone, notes), task) for task in _tasks(case))
    return [tasks.plan(new) for new, old in pairs if new != old]


def _blotted(task: Task, gone: set[str], notes: bool) -> Task:
    note = free_text.BLOT if notes and task.note else free_text.blotted(task.note, gone)
    return changed(task, detail=free_text.blotted(task.detail, gone), note=note)


def _tasks(case: Case) -> Iterator[Task]:
    """Those about the case itself, and about every compartment where one of its envelopes has been."""
    for place in sorted({("", case.id), *_places(case)}):
        found = (tasks.find(task_id(*place, kind)) for kind in TaskKind)
        yield from (task for task in found if task and task.case == case.id)


def _places(case: Case) -> Iterator[tuple[str, str]]:
    for id_ in dict.fromkeys([*case.earlier, *filter(None, (case.inbound, case.outbound))]):
        envelope = envelopes.load(id_)
        moved = (entry.detail for entry in envelopes.custody(id_))
        named = ((str(d.get("cabinet", envelope.cabinet)), str(d["door"])) for d in moved if d.get("door"))
        yield from (place for place in ((envelope.cabinet or "", envelope.door or ""), *named) if all(place))
