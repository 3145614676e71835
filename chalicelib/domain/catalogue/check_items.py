"""Rules of one service item: what the law and the locker ask of its lists."""

from collections.abc import Iterable, Iterator

from chalicelib.domain.catalogue.check_added import added_faults
from chalicelib.domain.catalogue.faults import Fault
from chalicelib.domain.catalogue.items import Item
from chalicelib.domain.catalogue.words import Handling, Rank

# 即办件 is decided on the spot; a day is what the published lists allow at most for one.
IMMEDIATE_DAYS = 1


def item_faults(item: Item, path: str) -> Iterator[Fault]:
    yield from _twice((m.id for m in item.materials), f"{path}.materials")
    yield from _twice((s.id for s in item.steps), f"{path}.steps")
    yield from _materials(item, path)
    yield from _days(item, path)
    yield from added_faults(item, path)
    if item.locker and not item.no_meeting:
        yield Fault(f"{path}.locker", "only a no-meeting item may use the locker", "只有“不见面审批”事项才能使用信包箱")


def _twice(ids: Iterable[str], path: str) -> Iterator[Fault]:
    seen: set[str] = set()
    for i, one in enumerate(ids):
        if one in seen:
            yield Fault(f"{path}.{i}.id", f"{one} is there twice", f"{one} 重复")
        seen.add(one)


def _materials(item: Item, path: str) -> Iterator[Fault]:
    if not any(m.rank is Rank.MAIN for m in item.asked):
        yield Fault(f"{path}.materials", "an item needs at least one main material", "事项至少要有一份主要材料")
    steps = {s.id for s in item.steps}
    for i, material in enumerate(item.materials):
        place = f"{path}.materials.{i}"
        for field, step in (("step", material.step), ("made_by", material.made_by)):
            if step is not None and step not in steps:
                yield Fault(f"{place}.{field}", f"there is no step {step}", f"没有环节 {step}")
        if material.made_by and material.upload:
            yield Fault(f"{place}.upload", "what the case makes cannot be uploaded", "办理中产生的材料不能要求上传")


def _days(item: Item, path: str) -> Iterator[Fault]:
    if item.promised_days > item.legal_days:
        yield Fault(f"{path}.promised_days", "is longer than the legal limit", "承诺时限长于法定时限")
    total = sum(s.working_days for s in item.steps)
    if total > item.promised_days:
        yield Fault(
            f"{path}.promised_days",
            f"the steps take {total:g} working days",
            f"各环节合计 {total:g} 个工作日，超过承诺时限",
        )
    if item.handling is Handling.IMMEDIATE and item.promised_days > IMMEDIATE_DAYS:
        yield Fault(
            f"{path}.handling",
            f"an immediate item takes at most {IMMEDIATE_DAYS} working day",
            f"即办件不超过 {IMMEDIATE_DAYS} 个工作日",
        )
