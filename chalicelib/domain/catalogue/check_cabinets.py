"""Rules of one cabinet: doors, banks, lock boards and measures must agree with each other."""

from collections import Counter
from collections.abc import Iterator

from cabinet_contract.names import MAX_DOORS_PER_BANK, bank_of
from chalicelib.domain.catalogue.centre import CabinetPlan, Compartment
from chalicelib.domain.catalogue.check_heights import height_faults
from chalicelib.domain.catalogue.faults import Fault


def cabinet_faults(cabinet: CabinetPlan, path: str) -> Iterator[Fault]:
    yield from _full_banks(cabinet, path)
    yield from _shared_locks(cabinet, path)
    yield from _scattered_banks(cabinet, path)
    yield from height_faults(cabinet, path)
    for i, cell in enumerate(cabinet.compartments):
        yield from _compartment(cell, f"{path}.compartments.{i}")


def _full_banks(cabinet: CabinetPlan, path: str) -> Iterator[Fault]:
    """One shadow holds one bank, and a shadow holds 8 KB."""
    for bank, doors in Counter(c.bank for c in cabinet.compartments).items():
        if doors > MAX_DOORS_PER_BANK:
            yield Fault(
                f"{path}.compartments",
                f"bank {bank} has {doors} doors, {MAX_DOORS_PER_BANK} is the most",
                f"副柜 {bank} 有 {doors} 个柜门，最多 {MAX_DOORS_PER_BANK} 个",
            )


def _shared_locks(cabinet: CabinetPlan, path: str) -> Iterator[Fault]:
    doors: set[str] = set()
    locks: dict[tuple[int, int], str] = {}
    for i, cell in enumerate(cabinet.compartments):
        place = f"{path}.compartments.{i}"
        if cell.door in doors:
            yield Fault(f"{place}.door", f"{cell.door} is there twice", f"柜门 {cell.door} 重复")
        doors.add(cell.door)
        other = locks.setdefault((cell.board, cell.channel), cell.door)
        if other != cell.door:
            yield Fault(
                f"{place}.channel",
                f"board {cell.board} channel {cell.channel} already opens {other}",
                f"锁控板 {cell.board} 的通道 {cell.channel} 已用于 {other}",
            )


def _scattered_banks(cabinet: CabinetPlan, path: str) -> Iterator[Fault]:
    """A bank is what stands on one lock board: health is kept and lost per board."""
    boards: dict[str, int] = {}
    banks: dict[int, str] = {}
    for i, cell in enumerate(cabinet.compartments):
        board, bank = boards.setdefault(cell.bank, cell.board), banks.setdefault(cell.board, cell.bank)
        if (board, bank) != (cell.board, cell.bank):
            yield Fault(
                f"{path}.compartments.{i}.board",
                f"bank {cell.bank} and lock board {cell.board} do not belong together alone",
                f"副柜 {cell.bank} 与锁控板 {cell.board} 应一一对应",
            )


def _compartment(cell: Compartment, path: str) -> Iterator[Fault]:
    if bank_of(cell.door) != cell.bank:
        yield Fault(
            f"{path}.door", f"{cell.door} does not stand in bank {cell.bank}", f"{cell.door} 不属于副柜 {cell.bank}"
        )
    if cell.top_mm <= cell.bottom_mm:
        yield Fault(f"{path}.top_mm", "the door's top must be above its bottom", "柜门上沿应高于下沿")
    elif cell.height_mm > cell.top_mm - cell.bottom_mm:
        yield Fault(f"{path}.height_mm", "the inside is higher than its door", "格口内高大于柜门高度")
